"""No document is written over a file of the register, however its path is spelt."""

import os
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest

from peeltrack.storage.kept_files import why_kept
from tests.cli.small_office import ITEM, MEETING, Office

REFUSED = "peeltrack: cannot write {}: it is a file of the register. Name another file with -o.\n"

DOCUMENTS = [
    "brief --meeting hta --on 2022-07-04 --format md -o",
    "notes --meeting hta --format md -o",
    "portal --format text -o",
    "list --format csv -o",
    "status --format json -o",
    "owners -o",
]


def refused(office: Office, out: Path, command: str) -> None:
    before = office.files()
    done = office.run(*shlex.split(command), str(out))
    assert (done.code, done.err.splitlines(keepends=True)[-1]) == (3, REFUSED.format(out))
    assert office.files() == before


@pytest.mark.parametrize("command", DOCUMENTS)
def test_no_answer_takes_its_place(command: str, office: Office) -> None:
    refused(office, office.register / "register.yaml", command)


def link(office: Office) -> Path:
    path = office.folder / "brief.md"
    path.symlink_to(office.register / ITEM)
    return path


def drawing(office: Office) -> Path:
    path = office.folder / "trend.svg"
    path.symlink_to(office.register / "register.yaml")
    return path


def linked_folder(office: Office) -> Path:
    (office.folder / "papers").symlink_to(office.register, target_is_directory=True)
    return office.folder / "papers" / MEETING


SPELT: list[Callable[[Office], Path]] = [
    lambda office: office.register / ITEM,
    lambda office: office.register / "positions.yaml",
    lambda office: office.register / "meetings" / ".." / ITEM,
    lambda office: office.register / "REGISTER.YAML",
    lambda office: office.register / "Register.yaml. ",
    lambda office: office.register / "register.yaml:stream",
    lambda office: office.register / "inspections/peel-2022/afi-99.yml",  # not there, yet its own
    link,
    linked_folder,
]


@pytest.mark.skipif(os.name == "nt", reason="links ask for rights there")
@pytest.mark.parametrize("spelt", SPELT)
def test_no_other_spelling_gets_round_it(spelt: Callable[[Office], Path], office: Office) -> None:
    refused(office, spelt(office), DOCUMENTS[0])


@pytest.mark.skipif(os.name == "nt", reason="links ask for rights there")
def test_a_drawing_does_not_follow_a_link_to_it(office: Office) -> None:
    refused(office, drawing(office), "trend --from facts --since 2022-04 --until 2022-06 -o")


def test_another_register_is_safe_too(office: Office, tmp_path: Path) -> None:
    other = Office(tmp_path / "other")
    other.write({"inspections/peel-2022/inspection.yaml": "title: x\n"})  # its main file is lost
    refused(office, other.register / "register.yaml", DOCUMENTS[0])
    refused(office, other.register / ITEM, DOCUMENTS[0])


def test_templates_and_gits_own_files_are_safe(git_office: Office) -> None:
    git_office.write({"templates/hta.html.j2": "x"})
    (git_office.folder / "templates").mkdir()
    for path, why in {
        "register/templates/hta.docx": "it is a template of the register",
        "templates/hta.html.j2": "it is a template of the register",
        ".git/config": "it is in git's own folder",
    }.items():
        assert why_kept(git_office.folder.resolve() / path) == why


def test_what_lies_beside_the_registers_own_files_may_be_written(office: Office) -> None:
    for path in (
        "register/brief.md",
        "register/papers/hta.docx",
        "brief.yaml",
        "CODEOWNERS",
        "templates",
        "papers/templates/x.md",
        ".github/CODEOWNERS",
    ):
        assert why_kept(office.folder.resolve() / path) is None


def test_an_export_makes_no_file_of_the_register(office: Office) -> None:
    refused(office, office.register / "meetings/2022-09-01-hta.yaml", "export --to json -o")
    refused(office, office.register / "meetings/2022-09-01-hta.yaml", "calendar -o")


def test_a_mapping_is_no_file_of_the_register(office: Office, tmp_path: Path) -> None:
    tracker, out = tmp_path / "tracker.csv", office.register / "inspections/peel-2022/afi-50.yaml"
    tracker.write_text("Ref,Title,RAG\nAFI 1,Missing person records,Green\n")
    before = office.files()
    done = office.run("import", "tracker", str(tracker), "--mapping", str(out))
    assert (done.code, done.err.splitlines()[-1]) == (
        3,
        f"peeltrack: cannot write {out}: it is a file of the register. Name another file with -o.",
    )
    assert office.files() == before


def test_the_document_that_gives_the_look_is_not_written_over(
    office: Office, tmp_path: Path
) -> None:
    brief = ("brief", "--meeting", "hta", "--on", "2022-07-04", "-o")
    look = tmp_path / "look.docx"
    assert office.run(*brief, str(look)).code == 0
    data = look.read_bytes()
    (tmp_path / "same.docx").symlink_to(look)
    done = office.run(*brief, str(tmp_path / "same.docx"), "--reference", str(look))
    assert (done.code, "it is the document of --reference" in done.err) == (3, True)
    assert look.read_bytes() == data
    assert office.run(*brief, str(tmp_path / "other.docx"), "--reference", str(look)).code == 0


@pytest.mark.parametrize("ending", ["txt", "csv", "json"])
def test_the_report_to_the_portal_goes_to_a_file_as_it_is_printed(
    ending: str, office: Office, tmp_path: Path
) -> None:
    file = tmp_path / f"return.{ending}"
    printed = office.run("portal", "--format", ending.replace("txt", "text"))
    assert (office.run("portal", "-o", str(file)).code, printed.code) == (0, 0)
    assert file.read_text(encoding="utf-8") == printed.out  # line ends apart
    assert office.run("portal", "-o", "-").out == office.run("portal").out


def test_a_link_that_leads_to_itself_is_told(office: Office, tmp_path: Path) -> None:
    (tmp_path / "a.md").symlink_to(tmp_path / "a.md")
    done = office.run("brief", "--meeting", "hta", "-o", str(tmp_path / "a.md"))
    assert (done.code, "Traceback" in done.err) == (3, False)
