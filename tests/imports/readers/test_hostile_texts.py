import random
import re
import sys
from pathlib import Path
from time import process_time
from types import FrameType

import pytest

from peeltrack.errors import PeelTrackError
from peeltrack.imports.errors import UnreadablePaperError
from peeltrack.imports.readers import limits
from peeltrack.imports.readers.limits import SIZE_LIMIT
from peeltrack.imports.readers.read_paper import read_paper
from peeltrack.imports.reports.report_proposal import ReportOptions, proposal_from
from tests.imports.notes.minutes import OFFICE, drafted
from tests.registers import register_from

SECONDS = 40
"""A generous bound, of processor time, for a whole text; each takes a second or two."""
SHARE = 10
"""The whole of a text is read by `make soak`; else one part of so many, in a part of the time."""

MEGABYTE = 1 << 20


def _outcome(data: bytes) -> str:
    try:
        proposal_from([read_paper("it.txt", data)], ReportOptions())
    except PeelTrackError as error:
        return str(error)
    return "read"


def test_random_bytes_are_refused_in_one_line_each() -> None:
    chance = random.Random(4)  # noqa: S311 (no secret)
    papers = [chance.randbytes(chance.randint(20, 4_000)) for _ in range(200)]
    outcomes = {_outcome(paper) for paper in papers}
    assert outcomes == {"cannot read it.txt: it is not text or a known format."}


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("one line of 10 MB", b"the force should " * (10 * MEGABYTE // 17)),
        ("one word of 10 MB", b"a" * (10 * MEGABYTE)),
        ("stars", b"*" * (10 * MEGABYTE)),
        ("spaces", b" " * (10 * MEGABYTE) + b"x"),
        ("deep nesting", b"".join(b" " * i + b"- a:\n" for i in range(2_000))),
        ("a sentence without end", b"Recommendation 1: the " + b"and, " * 100_000 + b"should"),
        ("numbers", b"\n".join(b"one two three " * 1_400 for _ in range(100))),
        ("counts", b"\n".join(b"five recommendations " * 950 for _ in range(100))),
        ("dates", b"Title of the report - 1 January 2021\n" * 20_000),
        ("questions", b"How effective " * 1_000 + b"?\n" * 20_000),
        ("tabs", b"a\tb\t" * MEGABYTE),
        ("tags", (b"<p " * 10_000 + b"\t\n") * 20),
        ("brackets", b"(" * MEGABYTE),
        ("leading words", b"It is recommended that the " + b"a " * MEGABYTE + b"committee"),
        ("full stops", b"a. " * MEGABYTE),
        ("hyphens", b"a-\n" * 20_000),
        ("bodies joined", (b"police and crime " * 60 + b"should go.\n") * 500),
        ("lead-ins without a list", b"The force should:\n" * 5_000),
        ("bars", b"a | b " * 100_000),
        ("bullets in one line", "• x ".encode() * 100_000),
        ("labels in one line", b"Recommendation 1 The force should go. " * 10_000),
    ],
)
def test_a_hostile_text_is_done_with_in_bounded_time(
    name: str, data: bytes, pytestconfig: pytest.Config
) -> None:
    share = 1 if pytestconfig.getoption("--soak") else SHARE
    _outcome(b"A text.")  # what is imported at its first use is
    started = process_time()
    outcome = _outcome(data[: len(data) // share - 1] + data[-1:])
    assert outcome == "read" or outcome.endswith("findings, which no report has."), name
    assert process_time() - started < SECONDS / share, name


@pytest.mark.parametrize(
    ("name", "begins", "goes_on"),
    [
        ("actions", "", "Action: DCC to send. "),
        ("names", "Present: ", "Ada Quill, Bo Dyer, "),
        ("initials", "Present: ", "Ada Quill (AQ), Chief Constable; "),
        ("apologies", "Apologies were received from ", "the Head of Audit and Risk and "),
        ("a reference and no end", "AFI 3 ", "Ada Quill, Bo Dyer, "),
        ("stars", "", "** "),
        ("stars and signs", "", "* = "),
        ("speech", "", "The Chief Constable said that the DCC would send the figures. "),
    ],
)
def test_minutes_in_one_line_are_done_with_in_bounded_time(
    name: str, begins: str, goes_on: str, pytestconfig: pytest.Config
) -> None:
    share = 1 if pytestconfig.getoption("--soak") else SHARE
    length = MEGABYTE // share
    head = "Holding to Account\n23 May 2022\nPresent: Chief Constable, DCC\n1. Opening\n"
    text = head + begins + goes_on * (length // len(goes_on))
    started = process_time()
    assert drafted(register_from(OFFICE), text).meeting.attendance, name
    assert process_time() - started < SECONDS / share, name


def _calls(text: str) -> int:
    """Return how many functions are called while a text is read: the work, on any machine."""
    calls = 0

    def counted(_frame: FrameType, event: str, _arg: object) -> None:
        nonlocal calls
        calls += event == "call"

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        _outcome(text.encode())
    finally:
        sys.setprofile(before)
    return calls


@pytest.mark.parametrize(
    "pattern",
    [
        "{0}. The force should, by 3 May 2027, review its vans of kind {0}:\n",
        "{0}. The Home Office should:\na) review van {0}; and\n",
        "- the van of the fleet with number {0}\n",
        "Members are asked to:\n- note van {0}\n",
        "Recommendation {0}\nBy 3 March 2027:\n- mend van {0};\n",
        "Appendix A: Progress on recommendations from the last inspection\n{0} vans\n",
        "Timescale: within {0} months\nOwner: Home Office\n",
        "Cause of concern: the vans of kind {0} of the force\n",
        "Cause of concern\nThe force does not mend van {0}.\n",
        "{0}. The vans in chapter {0}\n\n",
        "An inspection of the vans {0} - 4 January 2027\nThe force should mend van {0}.\n",
    ],
)
def test_a_text_four_times_as_long_takes_some_four_times_the_work(pattern: str) -> None:
    short, long = (
        "".join(pattern.format(number) for number in range(1, lines + 1)) for lines in (25, 100)
    )
    _outcome(pattern.format(999).encode())  # what is compiled at its first use is no such work
    assert _calls(long) < 6 * _calls(short)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "it is empty"),
        (b" \n\t\n", "it is empty"),
        (b"a" * (SIZE_LIMIT + 1), "it is larger than 20 MB"),
        (b"a\n\n" * 110_000, "it has more than 200,000 lines"),
        (b"Paragraph.\n\n" * 31_000, "it has more than 30,000 paragraphs"),
        (b"text\x00text", "it is not text or a known format"),
    ],
)
def test_what_cannot_be_a_paper_is_refused_with_the_reason(data: bytes, why: str) -> None:
    with pytest.raises(UnreadablePaperError) as caught:
        read_paper("it.txt", data)
    assert str(caught.value) == f"cannot read it.txt: {why}."


def test_more_findings_than_a_report_can_hold_are_refused() -> None:
    entries = "".join(f"- The force should do thing {number}.\n" for number in range(1_500))
    assert _outcome(f"Areas for improvement\n{entries}".encode()) == (
        "cannot read it.txt: it seems to have more than 1,000 findings, which no report has."
    )


def test_the_page_on_security_lists_every_limit_as_it_is() -> None:
    page = (Path(__file__).parents[3] / "docs/security.md").read_text(encoding="utf-8")
    told = page.partition("### A paper")[2]
    for name, limit in vars(limits).items():
        if name.isupper() and not name.startswith("_"):
            shown = f"{limit >> 20} MiB" if isinstance(limit, int) and limit % MEGABYTE == 0 else ""
            assert re.search(rf"\| {shown or f'{limit:,.0f}'}(?: seconds)? \|", told), name
