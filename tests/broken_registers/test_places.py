"""What lies in a register that is no file of it: folders, links, pipes, names, and nothing."""

import os
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from peeltrack.cli import app
from peeltrack.edits.kinds import NewFile
from peeltrack.storage.errors import NotOnWindowsError
from peeltrack.storage.write import prepare
from tests.storage.small_register import (
    ITEM,
    MAIN,
    SMALL_REGISTER,
    validate,
    with_lines,
    write_register,
)

FOLDER = "inspections/peel-2022"
THIRD = f"{FOLDER}/afi-03.yaml"
THIRD_ITEM = SMALL_REGISTER[ITEM].replace('"2"', '"3"')
MISPLACED = "1:1: error [file-is-in-its-place]"
posix_only = pytest.mark.skipif(sys.platform == "win32", reason="needs links, pipes or odd names")


def test_a_folder_called_like_a_file_gets_one_line(tmp_path: Path) -> None:
    register = write_register(tmp_path)
    (register / THIRD).mkdir()
    line = "is not a file that can be read; put a file here, or rename it."
    assert validate(register) == (1, [f"{THIRD}:{MISPLACED} {line}"])


@posix_only
def test_a_pipe_is_never_waited_for(tmp_path: Path) -> None:
    register = write_register(tmp_path)
    os.mkfifo(register / THIRD)
    line = "is not a file that can be read; put a file here, or rename it."
    assert validate(register) == (1, [f"{THIRD}:{MISPLACED} {line}"])


@posix_only
@pytest.mark.parametrize("target", ["nowhere.yaml", "afi-03.yaml"], ids=["nothing", "itself"])
def test_a_link_to_nothing_gets_one_line(target: str, tmp_path: Path) -> None:
    register = write_register(tmp_path)
    (register / THIRD).symlink_to(target)
    line = "is a broken link; put the file itself here."
    assert validate(register) == (1, [f"{THIRD}:{MISPLACED} {line}"])


@posix_only
def test_a_link_that_leaves_the_register_gets_one_line(tmp_path: Path) -> None:
    register = write_register(tmp_path / "register")
    (tmp_path / "elsewhere.yaml").write_text(THIRD_ITEM)
    (register / THIRD).symlink_to("../../../elsewhere.yaml")
    line = "is a link to outside the register; put the file itself here."
    assert validate(register) == (1, [f"{THIRD}:{MISPLACED} {line}"])


@posix_only
def test_a_link_to_a_device_gets_one_line(tmp_path: Path) -> None:
    register = write_register(tmp_path)
    (register / THIRD).symlink_to("/dev/zero")
    line = "is a link to outside the register; put the file itself here."
    assert validate(register) == (1, [f"{THIRD}:{MISPLACED} {line}"])


@posix_only
def test_a_linked_folder_outside_the_register_gets_one_line(tmp_path: Path) -> None:
    register = write_register(tmp_path / "register")
    write_register(tmp_path / "other")
    (register / "inspections/peel-2023").symlink_to(tmp_path / "other/inspections/peel-2022")
    line = "is a link to outside the register; put the file itself here."
    assert validate(register) == (1, [f"inspections/peel-2023:{MISPLACED} {line}"])


@posix_only
def test_a_linked_folder_inside_the_register_gets_one_line_even_in_a_circle(tmp_path: Path) -> None:
    register = write_register(tmp_path)
    (register / "inspections/peel-2023").symlink_to("..")
    line = "is a link to a folder; put the folder itself here."
    assert validate(register) == (1, [f"inspections/peel-2023:{MISPLACED} {line}"])


@posix_only
def test_a_link_to_a_file_inside_the_register_is_read(tmp_path: Path) -> None:
    register = write_register(tmp_path, {"drafts/third.txt": THIRD_ITEM.replace("target", "trgt")})
    (register / THIRD).symlink_to("../../drafts/third.txt")
    line = f"{THIRD}:5:1: error [key-is-known] trgt is not a key here; did you mean target?"
    assert validate(register) == (1, [line])


@posix_only
def test_a_link_that_is_no_file_of_the_register_does_not_matter(tmp_path: Path) -> None:
    register = write_register(tmp_path)
    (register / "circle").symlink_to("circle")
    (register / "paper.pdf").symlink_to("/dev/null")
    assert validate(register) == (0, [])


@posix_only
@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (b"afi\n03.yaml", r"afi\n03.yaml"),
        (b"afi\x1b[31m03.yaml", r"afi\x1b[31m03.yaml"),
        ("afi\u202e03.yaml".encode(), r"afi\u202e03.yaml"),
        (b"afi\xff03.yaml", r"afi\udcff03.yaml"),
    ],
    ids=["line break", "escape", "override", "no UTF-8"],
)
def test_a_name_that_cannot_be_shown_is_shown_in_escapes(
    name: bytes, shown: str, tmp_path: Path
) -> None:
    register = write_register(tmp_path)
    Path(os.fsdecode(os.fsencode(register / FOLDER) + b"/" + name)).write_text(THIRD_ITEM)
    line = "has a name that cannot be displayed; rename it."
    assert validate(register) == (1, [f"{FOLDER}/{shown}:{MISPLACED} {line}"])


@posix_only
@pytest.mark.parametrize(
    "name",
    [
        "aux.yaml", "con.yaml", "NUL.yaml", "com1.yaml", "lpt9.tar.yaml", "aux", "prn.html",
        "a:b.txt", "what?.yaml", "afi-03.yaml ", "notes.",
    ],
)  # fmt: skip
def test_a_name_that_windows_cannot_have_gets_one_line(name: str, tmp_path: Path) -> None:
    register = write_register(tmp_path)
    for neighbour in ("auxiliary.txt", "con-1.txt", "com10.txt", "nulls.txt"):
        (register / FOLDER / neighbour).write_text("x")
    (register / FOLDER / name).write_text(THIRD_ITEM)
    line = "has a name that Windows does not allow, so it cannot be checked out there; rename it."
    assert validate(register) == (1, [f"{FOLDER}/{name}:{MISPLACED} {line}"])


def test_a_folder_that_windows_cannot_have_gets_one_line_and_no_new_file_is_called_so(
    tmp_path: Path,
) -> None:
    register = write_register(tmp_path)
    for file in ("inspections/con/inspection.yaml", f"{FOLDER}/aux.yaml"):
        with pytest.raises(NotOnWindowsError):
            prepare(register, [NewFile(file, {"kind": "x"})])
    assert prepare(register, [NewFile(f"{FOLDER}/auxiliary.yaml", {"kind": "x"})])
    if sys.platform != "win32":
        (register / "inspections/con").mkdir()
        line = (
            "has a name that Windows does not allow, so it cannot be checked out there; rename it."
        )
        assert validate(register) == (1, [f"inspections/con:{MISPLACED} {line}"])


def test_what_is_no_yaml_or_is_hidden_does_not_matter(tmp_path: Path) -> None:
    more = {"README.md": "# Ours", f"{FOLDER}/.afi-03.yaml": "{", ".git/x.yaml": "{", "a.txt": "{"}
    assert validate(write_register(tmp_path, more)) == (0, [])


def run(*asked: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, asked)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.stdout, result.stderr


@pytest.mark.parametrize("command", ["validate", "status", "list", "overdue", "leads"])
@pytest.mark.parametrize("folder", ["nowhere", "empty", "n" * 300])
def test_no_register_where_one_is_named_is_told_in_one_line(
    command: str, folder: str, tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()
    named = str(tmp_path / folder)
    why = "is not a register: it has no register.yaml. Name the folder that contains one."
    assert run(command, "--register", named) == (3, "", f"peeltrack: {named} {why}\n")


def test_a_register_without_its_main_file_is_told_by_validate_and_refused_by_status(
    tmp_path: Path,
) -> None:
    register = write_register(tmp_path, {MAIN: None})
    says = "is missing; create it with the force, its leads, its forums and its programmes."
    line = f"register.yaml:1:1: error [file-is-there] {says}"
    refused = f"peeltrack: {line} Run peeltrack validate to see every problem.\n"
    assert validate(register) == (1, [line])
    assert run("status", "--register", str(register)) == (3, "", refused)


def test_a_register_with_a_broken_main_file_is_told_by_validate_and_refused_by_status(
    tmp_path: Path,
) -> None:
    register = write_register(tmp_path, {MAIN: "name: A: B\n"})
    says = "a colon is in the wrong place; put the text in quotes, or check the indentation."
    line = f"register.yaml:1:8: error [yaml-is-well-formed] {says}"
    refused = f"peeltrack: {line} Run peeltrack validate to see every problem.\n"
    assert validate(register) == (1, [line])
    assert run("status", "--register", str(register)) == (3, "", refused)


def test_every_problem_of_a_file_is_told_in_the_order_of_its_lines(tmp_path: Path) -> None:
    text = with_lines(ITEM, "id: afi-02\nrag: ambr\ndue: 2022-02-30").replace('"2"', "2")
    assert validate(write_register(tmp_path, {ITEM: text})) == (
        1,
        [
            f"{ITEM}:2:1: error [text-is-text] number: 2 is a number where text is required; write "
            '"2" in quotes.',
            f"{ITEM}:8:1: error [key-is-known] id is not written in the file, because its path is "
            "the id; remove the line.",
            f"{ITEM}:9:1: error [word-is-known] "
            "rag: 'ambr' is not one of red, amber, yellow, green; did you mean amber?",
            f"{ITEM}:10:1: error [date-is-a-day] due: '2022-02-30' is not a valid date; write it "
            "as YYYY-MM-DD.",
        ],
    )


def test_past_a_hundred_problems_only_their_number_is_told(tmp_path: Path) -> None:
    text = with_lines(ITEM, "\n".join(f"key-{number}: x" for number in range(103)))
    code, told = validate(write_register(tmp_path, {ITEM: text}))
    more = f"{ITEM}:107:1: error [file-has-few-problems] has 3 more problems; correct these first."
    assert (code, len(told), told[-1]) == (1, 101, more)


def test_files_with_problems_do_not_hide_those_of_others(tmp_path: Path) -> None:
    changed = {ITEM: with_lines(ITEM, "rag: ambr"), THIRD: "- a\n", MAIN: "name: 6\n"}
    assert validate(write_register(tmp_path, changed)) == (
        1,
        [
            f"{ITEM}:8:1: error [word-is-known] "
            "rag: 'ambr' is not one of red, amber, yellow, green; did you mean amber?",
            f"{THIRD}:1:1: error [file-is-a-mapping] contains a list, not keys and values; "
            "write key: value.",
            "register.yaml:1:1: error [text-is-text] name: 6 is a number where text is required; "
            'write "6" in quotes.',
        ],
    )


def test_an_item_that_names_a_broken_one_is_not_blamed(tmp_path: Path) -> None:
    changed = {ITEM: with_lines(ITEM, "superseded_by: peel-2022/afi-03"), THIRD: ""}
    says = "is empty; write the record or remove the file."
    line = f"{THIRD}:1:1: error [file-is-a-mapping] {says}"
    assert validate(write_register(tmp_path, changed)) == (1, [line])


def test_each_item_of_a_circle_of_supersession_is_told(tmp_path: Path) -> None:
    first = "inspections/peel-2022/afi-01.yaml"
    changed = {
        first: with_lines(first, "superseded_by: peel-2022/afi-02"),
        ITEM: with_lines(ITEM, "superseded_by: peel-2022/afi-01"),
    }
    rule = "error [supersession-comes-to-an-end]"
    assert validate(write_register(tmp_path, changed)) == (
        1,
        [
            f"{first}:9:1: {rule} "
            "peel-2022/afi-01 is ultimately superseded by itself; break the circle.",
            f"{ITEM}:8:1: {rule} "
            "peel-2022/afi-02 is ultimately superseded by itself; break the circle.",
        ],
    )
