"""What the tests of documents share: LibreOffice, run once on every Word document of theirs."""

import subprocess
from collections.abc import Mapping
from datetime import date

import pytest

from peeltrack.documents.board import Brief, forum_brief
from peeltrack.documents.formats.html_reader import document
from peeltrack.documents.formats.word.writer import word
from peeltrack.model.register import Register
from peeltrack.queries.as_at import as_at
from tests.documents.builders import ON, a_register, an_item, rendered
from tests.documents.formats.small_document import letterhead, small_document, small_page
from tests.documents.hostile_register import hostile_brief
from tests.documents.read_documents import text_of, tool


@pytest.fixture(scope="session")
def shipped_brief(west_mercia: Register) -> Brief:
    """The brief of the shipped register for the meeting of 23 May 2022."""
    return forum_brief(as_at(west_mercia, date(2022, 5, 23)), "hta", date(2022, 5, 23), "abc1234")


@pytest.fixture(scope="session")
def word_files(shipped_brief: Brief) -> Mapping[str, bytes]:
    """Word documents of every sort, by name."""
    endless = {"date": "2022-05-01", "text": "x" * 40_000}
    return {
        "shipped": as_word(shipped_brief),
        "hostile": as_word(hostile_brief()),
        "endless": as_word(forum_brief(a_register(an_item(progress=[endless])), "hta", ON)),
        "small": word(small_document(), small_page()),
        "lettered": word(small_document(), small_page(), letterhead()),
    }


def as_word(brief: Brief) -> bytes:
    return word(document(rendered(brief), "hta.html.j2"), brief.page)


@pytest.fixture(scope="session")
def in_libreoffice(
    word_files: Mapping[str, bytes], tmp_path_factory: pytest.TempPathFactory
) -> Mapping[str, str]:
    """What each says in LibreOffice, which opened all of them in one go."""
    office = tool("soffice", "whether Word documents open is not tested")
    folder = tmp_path_factory.mktemp("word")
    for name, data in word_files.items():
        (folder / f"{name}.docx").write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    files = [str(folder / f"{name}.docx") for name in word_files]
    convert = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*convert, *files], check=True, capture_output=True, timeout=120)
    return {name: text_of(folder / f"{name}.pdf") for name in word_files}
