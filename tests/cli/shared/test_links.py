"""A branch can hold a link to any file of whoever works on it: no command follows one out."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from peeltrack.cli import app
from tests.cli.small_office import ITEM, MEETING, Office, Said

RAG = ("rag", "afi-1", "yellow", "--because", "Better.", "--by", "liaison", "--date", "2022-07-04")
NEW_MEETING = ("meeting", "new", "sib", "--by", "liaison", "--date", "2022-07-04")
BRIEF = ("brief", "hta", "--on", "2022-07-04", "--format", "html")
PRIVATE = "private: true\n"
LEAVES = "is a link to outside the register; put the file itself here."
BEHIND = "is behind a link to a folder; put the folder itself there."
MISPLACED = ":1:1: error [file-is-in-its-place]"
SEE_ALL = "Run peeltrack validate to see every problem."


@pytest.fixture
def secret(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of somebody's own, outside of every register."""
    file = tmp_path_factory.mktemp("home") / "secret.yaml"
    file.write_text(PRIVATE, encoding="utf-8")
    return file


def moved_out(office: Office, path: str, folder: Path) -> Path:
    """A file or folder of the register, moved out of it with a link in its place."""
    link, target = office.register / path, folder / Path(path).name
    shutil.move(link, target)
    link_to(target, link)
    return target


def link_to(target: Path, link: Path) -> None:
    """A link as each system has one that needs no rights: on Windows, to a folder, a junction."""
    link.parent.mkdir(parents=True, exist_ok=True)
    if sys.platform == "win32" and target.is_dir():
        subprocess.run(["cmd", "/c", "mklink", "/J", str(link), str(target)], check=True)
    else:
        link.symlink_to(target)


def contents(target: Path) -> dict[str, bytes]:
    files = [target] if target.is_file() else [each for each in target.rglob("*") if each.is_file()]
    return {each.name: each.read_bytes() for each in files}


def refused(office: Office, *given: str) -> Said:
    said = office.run(*given)
    assert (said.code, said.out) == (3, "")
    assert said.err.count("\n") == 1
    return said


@pytest.mark.parametrize(
    ("path", "command", "told"),
    [
        ("register.yaml", ("status",), f"register.yaml{MISPLACED} {LEAVES} {SEE_ALL}"),
        ("register.yaml", RAG, f"register.yaml{MISPLACED} {LEAVES} {SEE_ALL}"),
        ("register.yaml", NEW_MEETING, f"register.yaml{MISPLACED} {LEAVES} {SEE_ALL}"),
        ("register.yaml", ("format",), f"register.yaml{MISPLACED} {LEAVES} {SEE_ALL}"),
        ("meetings", NEW_MEETING, f"meetings/2022-07-04-sib.yaml {LEAVES}"),
        ("meetings", ("status",), f"meetings{MISPLACED} {LEAVES} {SEE_ALL}"),
        ("inspections", ("status",), f"inspections{MISPLACED} {LEAVES} {SEE_ALL}"),
        (
            "inspections/peel-2022",
            ("status",),
            f"inspections/peel-2022{MISPLACED} {LEAVES} {SEE_ALL}",
        ),
        (
            "inspections/peel-2022/inspection.yaml",
            RAG,
            f"inspections/peel-2022/inspection.yaml{MISPLACED} {LEAVES} {SEE_ALL}",
        ),
        (ITEM, ("show", "peel-2022/afi-01"), None),
        (ITEM, RAG, None),
        ("inspections/peel-2022", RAG, None),
        ("inspections", RAG, None),
    ],
)
def test_what_lies_outside_is_neither_read_nor_written(
    path: str, command: tuple[str, ...], told: str | None, office: Office, tmp_path: Path
) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    target = moved_out(office, path, outside)
    before = contents(target)
    said = office.run(*command)
    assert said.code != 0
    assert told is None or said == Said(3, "", f"peeltrack: {told}\n")
    assert contents(target) == before


def test_a_new_file_is_not_written_to_where_a_link_leads_that_leads_to_nothing(
    office: Office, tmp_path: Path
) -> None:
    link_to(tmp_path / "not-yet.yaml", office.register / "meetings/2022-07-04-sib.yaml")
    told = "peeltrack: meetings/2022-07-04-sib.yaml is a broken link; put the file itself here."
    assert refused(office, *NEW_MEETING).err == f"{told}\n"
    assert not (tmp_path / "not-yet.yaml").exists()


def test_a_new_file_is_not_written_into_a_linked_folder_of_the_register(office: Office) -> None:
    shutil.move(office.register / "meetings", office.register / "drafts")
    link_to(office.register / "drafts", office.register / "meetings")
    told = f"peeltrack: meetings/2022-07-04-sib.yaml {BEHIND}\n"
    assert refused(office, *NEW_MEETING).err == told
    assert [each.name for each in (office.register / "drafts").iterdir()] == [Path(MEETING).name]


@pytest.mark.skipif(sys.platform == "win32", reason="needs a link to a file")
def test_the_lock_is_not_made_of_a_file_that_a_link_leads_to(office: Office, secret: Path) -> None:
    link_to(secret, office.register / ".peeltrack.lock")
    assert office.run(*RAG).code == 3
    assert secret.read_text("utf-8") == PRIVATE


@pytest.mark.parametrize("include", ["notes.inc", "sub/notes.inc"])
@pytest.mark.parametrize("place", ["register/templates", "templates"])
def test_a_template_reads_nothing_through_a_link_that_leaves_its_folder(
    place: str, include: str, office: Office, secret: Path
) -> None:
    folder = office.folder / place
    folder.mkdir(parents=True)
    (folder / "hta.html.j2").write_text(f'\n<p>{{% include "{include}" %}}</p>', "utf-8")
    link_to(secret, folder / "hop")
    link_to(folder / "hop", folder / include)
    told = f"templates/{include} is a link to outside templates; put the file itself here."
    said = refused(office, *BRIEF)
    assert told in said.err
    assert f"hta.html.j2:2: {told}" in said.err


@pytest.mark.parametrize("place", ["register/templates", "templates"])
def test_a_template_is_not_itself_a_link_that_leaves(
    place: str, office: Office, secret: Path
) -> None:
    link_to(secret, office.folder / place / "hta.html.j2")
    told = "templates/hta.html.j2 is a link to outside templates; put the file itself here."
    assert told in refused(office, *BRIEF).err
    tried = office.run("templates", "--format", "json")
    assert (tried.code, told in tried.out, "private" in tried.out) == (1, True, False)


@pytest.mark.parametrize("place", ["register/templates", "templates"])
def test_templates_is_a_folder_of_its_own(place: str, office: Office, secret: Path) -> None:
    (secret.parent / "hta.html.j2").write_text("<h1>Elsewhere</h1>", "utf-8")
    link_to(secret.parent, office.folder / place)
    told = "templates/hta.html.j2 is a link to outside templates; put the file itself here."
    if place == "templates":
        assert told in refused(office, *BRIEF).err
    else:  # as any linked folder in a register, it is told before anything is made of it
        told = f"templates{MISPLACED} {LEAVES} {SEE_ALL}"
        assert refused(office, *BRIEF).err == f"peeltrack: {told}\n"


def test_a_template_reads_no_item_of_the_register(office: Office) -> None:
    """Whose restricted updates the audience may not see."""
    folder = office.register / "templates"
    link_to(office.register / ITEM, folder / "item.inc")
    (folder / "hta.html.j2").write_text('{% include "item.inc" %}', "utf-8")
    told = "templates/item.inc is a link to outside templates; put the file itself here."
    assert told in refused(office, *BRIEF).err


@pytest.mark.parametrize("ignoring", ["", " ignore missing"])
@pytest.mark.parametrize(
    "named", ["../register.yaml", "sub/../../register.yaml", "{secret}", "/{secret}", "//{secret}",
              "..\\\\register.yaml", "C:/secret.yaml", "./../register.yaml"],
)  # fmt: skip
def test_a_name_leads_out_of_the_folder_no_more_than_a_link(
    named: str, ignoring: str, office: Office, secret: Path
) -> None:
    folder = office.register / "templates"
    (folder / "sub").mkdir(parents=True)
    name = named.replace("{secret}", secret.as_posix())
    (folder / "hta.html.j2").write_text(
        f'<h1>Mine</h1>{{% include "{name}"{ignoring} %}}', encoding="utf-8"
    )
    said = office.run(*BRIEF)
    assert "private: true" not in said.out + said.err
    assert "Small Force" not in said.out
    assert said.code == 3 or (ignoring and said.out == "<h1>Mine</h1>\n")


def test_a_link_within_the_folder_of_templates_is_followed(office: Office) -> None:
    folder = office.register / "templates"
    folder.mkdir()
    (folder / "board.html.j2").write_text("<h1>{{ page.force }}</h1>", "utf-8")
    (folder / "hta.html.j2").symlink_to("board.html.j2")
    assert office.run(*BRIEF).out == "<h1>Small Force</h1>\n"


def test_a_register_may_be_reached_by_a_link_and_a_document_be_written_through_one(
    office: Office, tmp_path: Path
) -> None:
    link_to(office.register, tmp_path / "mine")
    (tmp_path / "elsewhere").mkdir()
    link_to(tmp_path / "elsewhere", tmp_path / "out")
    given = [*BRIEF, "--register", str(tmp_path / "mine"), "-o", str(tmp_path / "out/hta.html")]
    assert CliRunner().invoke(app, given).exit_code == 0
    assert (tmp_path / "elsewhere/hta.html").is_file()


@pytest.mark.parametrize(
    "linked", ["register", "schemas", "templates", ".github", ".github/workflows"]
)
def test_init_writes_nothing_through_a_linked_folder(linked: str, tmp_path: Path) -> None:
    outside, folder = tmp_path / "outside", tmp_path / "folder"
    outside.mkdir()
    link_to(outside, folder / linked)
    began = CliRunner().invoke(app, ["init", str(folder)])
    told = f"peeltrack: {linked} is a link to a folder; put the folder itself here.\n"
    assert (began.exit_code, began.stdout, began.stderr) == (3, "", told)
    assert list(outside.iterdir()) == []
    assert [each for each in folder.rglob("*") if each.is_file()] == []


def test_init_begins_a_register_in_a_folder_that_is_reached_by_a_link(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    link_to(tmp_path / "there", tmp_path / "here")
    assert CliRunner().invoke(app, ["init", str(tmp_path / "here")]).exit_code == 0
    assert (tmp_path / "there/register/register.yaml").is_file()


@pytest.mark.skipif(sys.platform == "win32", reason="needs a link to a file")
def test_a_clone_is_not_set_up_by_way_of_a_link(git_office: Office, secret: Path) -> None:
    link_to(secret, git_office.folder / ".gitattributes")
    before = git_office.git("config", "--local", "--list")
    told = ".gitattributes is a link, which git does not follow; put the file itself here."
    assert refused(git_office, "merge-driver", "install").err == f"peeltrack: {told}\n"
    assert secret.read_text("utf-8") == PRIVATE
    assert git_office.git("config", "--local", "--list") == before
