"""Papers and workbooks with some bytes changed: read or refused in one line, within bounds."""

import random
import sys
import time
import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest

from peeltrack.imports.errors import UnreadablePaperError
from peeltrack.imports.readers.read_paper import read_paper
from peeltrack.imports.readers.workbook import read_workbook
from tests.imports.publish import as_html
from tests.imports.publish_word import as_docx
from tests.imports.readers.test_hostile_pdfs import BODY, a_pdf, text
from tests.imports.readers.test_readers import PARTS
from tests.imports.trackers.tracker_files import as_xlsx

SECONDS = 20
MEGABYTES = 600
"""That a run of trials may add to what the process holds at its most."""


def loose(data: bytes) -> bytes:
    """An archive with its members stored, so that a change reaches their XML."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as given, zipfile.ZipFile(made, "w") as stored:
        for name in given.namelist():
            stored.writestr(name, given.read(name))
    return made.getvalue()


def unchecked(data: bytes) -> bytes:
    """The archive with its checksums made to fit again, as a hostile one's do."""
    made = BytesIO()
    try:
        with zipfile.ZipFile(BytesIO(data)) as given, zipfile.ZipFile(made, "w") as stored:
            for member in given.infolist():
                member.CRC = 0
                start = member.header_offset + 30 + len(member.filename.encode())
                stored.writestr(member.filename, data[start : start + member.file_size])
    except Exception:
        return data
    return made.getvalue()


def flipped(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 5, 40))):
        changed[chance.randrange(len(changed))] = chance.choice((0, 60, 255, chance.randrange(256)))
    if chance.random() < 0.1:
        del changed[chance.randrange(len(changed)) :]
    return bytes(changed)


def most_held() -> float:
    """The megabytes that this process held at its most; 0 where the system does not say."""
    if sys.platform == "win32":
        return 0
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1 << (20 if sys.platform == "darwin" else 10))


PAPERS: dict[str, Callable[[], bytes]] = {
    "a.html": lambda: as_html(PARTS).encode(),
    "a.docx": lambda: loose(as_docx(PARTS)),
    "a.pdf": lambda: a_pdf(text(BODY)),
    "a.xlsx": lambda: loose(as_xlsx({"Tracker": [["Ref", "Finding"], ["AFI 1", "Should do."]]})),
}


@pytest.mark.parametrize("name", PAPERS)
def test_a_file_with_some_bytes_changed_is_read_or_refused_within_bounds(
    name: str, pytestconfig: pytest.Config
) -> None:
    whole = PAPERS[name]()
    before, outcomes = most_held(), set()
    for seed in range(2_000 if pytestconfig.getoption("--soak") else 40):
        chance = random.Random(seed)  # noqa: S311 (no secret)
        data = flipped(whole, chance)
        if data.startswith(b"PK") and chance.random() < 0.9:
            data = unchecked(data)
        begun = time.perf_counter()
        try:
            read_workbook(data, name) if name.endswith("xlsx") else read_paper(name, data)
            outcomes.add("read")
        except UnreadablePaperError as error:
            outcomes.add("refused" if "\n" not in str(error) else f"{seed}: {error}")
        assert time.perf_counter() - begun < SECONDS, seed
    assert outcomes == {"read", "refused"}
    assert most_held() - before < MEGABYTES
