"""peeltrack brief: its options reach the core, and what it says where."""

import io
import os
import shutil
import sys
import zipfile
from pathlib import Path

import docx
import pytest
from typer.testing import CliRunner, Result

from peeltrack.cli import app
from peeltrack.model.versions import short_name
from tests.documents.formats.small_document import letterhead
from tests.history.repository import Repository

ROOT = Path(__file__).parents[2]
REGISTER = str(ROOT / "register")
MEETING = "2022-05-23-hta"
COUNTS = (
    "19 items: one cause of concern, two recommendations and sixteen AFIs; "
    "1 overdue (1 step); without an update: 2, out of date: 14, no strategic or tactical lead: 1"
)


def brief(*arguments: str, register: str = REGISTER) -> Result:
    return CliRunner().invoke(app, ["brief", "-R", register, *arguments])


@pytest.fixture(scope="module")
def committed(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """The shipped register in a repository of its own, with nothing left to commit."""
    repository = Repository.new(tmp_path_factory.mktemp("committed"))
    shutil.copytree(REGISTER, repository.folder / "register")
    repository.commit("2022-05-23T08:00+01:00", "The register")
    return repository


def golden(repository: Repository, name: str) -> str:
    """The expected document, with the commit that it is of."""
    text = (ROOT / "tests" / "golden" / name).read_bytes().decode()
    return text.replace("abc1234", short_name(repository.git("rev-parse", "HEAD")))


@pytest.mark.parametrize("day", ["--on", "--date"])
def test_markdown_goes_to_stdout_and_nothing_to_stderr(day: str, committed: Repository) -> None:
    register = str(committed.folder / "register")
    result = brief("--meeting", "HTA", day, "2022-05-23", register=register)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == golden(committed, "hta-2022-05-23.md")


def test_on_is_today_and_the_meeting_is_the_next_planned_or_the_one_named(
    committed: Repository,
) -> None:
    register = str(committed.folder / "register")
    for named, said in (("hta", "Meeting: 2022-05-23-hta, the next planned.\n"), (MEETING, "")):
        result = brief(named, "--on", "2022-05-10", register=register)
        assert (result.exit_code, result.stderr) == (0, said)
        assert result.stdout.startswith("# Holding to Account: brief for 23 May 2022\n")
        assert "as it stood on 10 May 2022" in result.stdout
    # A meeting that was held by then is briefed as it stood on its own date.
    late = brief(MEETING, "--on", "2022-07-25", register=register)
    assert late.stdout == golden(committed, "hta-2022-05-23.md")


def test_a_date_to_come_is_today_too_and_not_the_day_on_which_it_is_asked(
    committed: Repository,
) -> None:
    register = str(committed.folder / "register")
    result = brief("hta", "--on", "2090-05-10", register=register)
    assert "as it stood on 10 May 2090, revision" in result.stdout


def test_a_date_without_a_meeting_is_said_with_the_next_one(committed: Repository) -> None:
    register = str(committed.folder / "register")
    result = brief("hta", "--date", "2022-05-10", "--on", "2022-05-01", register=register)
    assert result.stdout.startswith("# Holding to Account: brief for 10 May 2022\n")
    assert result.stderr == (
        "For a meeting on 10 May 2022: the register has no meeting of hta on that date; the next "
        "planned is 2022-05-23-hta.\n"
    )


def test_the_format_follows_the_name_of_the_file(tmp_path: Path, committed: Repository) -> None:
    file = tmp_path / "brief.HTML"
    register = str(committed.folder / "register")
    result = brief("--meeting", "hta", "--on", "2022-06-27", "-o", str(file), register=register)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.startswith(f"Wrote {file} (19 items: ")
    assert file.read_bytes() == golden(committed, "hta-2022-06-27.html").encode()
    assert list(tmp_path.iterdir()) == [file]


def test_a_brief_of_files_that_are_in_no_commit_names_none(tmp_path: Path) -> None:
    shutil.copytree(REGISTER, tmp_path / "register")
    result = brief("--meeting", "hta", "--on", "2022-05-23", register=str(tmp_path / "register"))
    assert "as it stood on 23 May 2022, from a working copy.\n" in result.stdout


def test_the_format_asked_for_comes_before_the_name_of_the_file(tmp_path: Path) -> None:
    file = tmp_path / "brief.txt"
    assert brief("--meeting", "hta", "-o", str(file), "--format", "md").exit_code == 0
    assert file.read_text("utf-8").startswith("# Holding to Account: brief for ")


@pytest.mark.parametrize(
    ("name", "begins"), [("brief.docx", b"PK\x03\x04"), ("brief.PDF", b"%PDF-1.7")]
)
def test_word_and_pdf_are_files_and_the_same_each_time(
    tmp_path: Path, committed: Repository, name: str, begins: bytes
) -> None:
    if name.endswith("PDF"):
        pytest.importorskip("typst")
    file, register = tmp_path / name, str(committed.folder / "register")
    made = []
    for _ in range(2):
        result = brief("--meeting", "hta", "--on", "2022-05-23", "-o", str(file), register=register)
        assert (result.exit_code, result.stdout) == (0, "")
        assert result.stderr == f"Wrote {file} ({COUNTS}).\n"
        made.append(file.read_bytes())
    assert made[0].startswith(begins)
    assert made[0] == made[1]


def test_a_word_document_of_the_forces_own_lends_its_look(tmp_path: Path) -> None:
    (tmp_path / "force.docx").write_bytes(letterhead())
    file, own = tmp_path / "brief.docx", tmp_path / "force.docx"
    result = brief("--meeting", "hta", "-o", str(file), "--reference", str(own))
    assert result.exit_code == 0, result.stderr
    header = docx.Document(str(file)).sections[0].header
    assert [each.text for each in header.paragraphs] == ["Borsetshire Constabulary"]


@pytest.mark.parametrize(
    ("part", "content", "why"),
    [
        ("word/media/image1.bin", b"\0" * (51 << 20), "it unpacks to more than 50 MB"),
        ("word/styles.xml", b"<x>" + b"a" * (16 << 20) + b"</x>", "its text unpacks to more than"),
        ("word/theme/theme1.xml", b'<!DOCTYPE x [<!ENTITY a "a">]><x>&a;</x>', "it declares entit"),
        (
            "word/fontTable.xml",
            b"<x>" * 900 + b"</x>" * 900,
            "its parts are nested more than 200 deep",
        ),
    ],
    ids=["gigabytes of zeros", "a megabyte of letters", "entities", "levels"],
)
def test_a_reference_that_would_grow_is_refused_before_it_does(
    part: str, content: bytes, why: str, tmp_path: Path
) -> None:
    own = tmp_path / "force.docx"
    with zipfile.ZipFile(io.BytesIO(letterhead())) as given:
        members = {name: given.read(name) for name in given.namelist()}
    with zipfile.ZipFile(own, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in {**members, part: content}.items():
            made.writestr(name, data)
    result = brief("--meeting", "hta", "-o", str(tmp_path / "b.docx"), "--reference", str(own))
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(f"peeltrack: cannot read force.docx: {why}")
    assert result.stderr.count("\n") == 1
    assert not (tmp_path / "b.docx").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_a_file_that_is_replaced_keeps_its_mode(tmp_path: Path) -> None:
    file = tmp_path / "brief.md"
    file.write_text("before", encoding="utf-8")
    file.chmod(0o640)
    brief("--meeting", "hta", "-o", str(file))
    assert file.stat().st_mode & 0o777 == 0o640
    assert file.read_text("utf-8").startswith("# ")


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["-o", "brief.odt"], 2, "cannot write 'brief.odt': use a file that ends in .md"),
        (["-o", ".", "--format", "md"], 3, "cannot write .: it is a folder."),
        (["-o", "no/such/brief.md"], 3, "its folder is not there."),
        (["-o", os.devnull, "--format", "md"], 3, "it is not a file."),
        (["--format", "docx"], 2, "-o is needed: a .docx is written to a file."),
        (["--format", "pdf"], 2, "-o is needed: a .pdf is written to a file."),
        (["--reference", "x.docx"], 2, "--reference 'x.docx' cannot be read."),
        (["-o", "b.docx", "--reference", "none.docx"], 3, "cannot read none.docx: No such file"),
        (["-o", "b.docx", "--reference", __file__], 3, "--reference is not a Word document."),
        (["--on", "yesterday"], 2, "--on 'yesterday' is not a valid date; "),
        (
            ["--meeting", "xyz"],
            2,
            "no forum 'xyz'. The register has: sib, hta, hta-thematic, pcp, jac.",
        ),
    ],
)
def test_what_cannot_be_done_is_told_in_one_line(
    arguments: list[str], code: int, told: str
) -> None:
    meeting = [] if "--meeting" in arguments else ["--meeting", "hta"]
    result = brief(*meeting, *arguments)
    assert (result.exit_code, result.stdout) == (code, "")
    assert result.stderr.startswith("peeltrack: ")
    assert told in result.stderr
    assert result.stderr.count("\n") == 1
