"""Surroundings that fail: one line says what, and no answer is made from a part."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import chdir, contextmanager
from pathlib import Path

import pytest
from typer.testing import CliRunner

from peeltrack.cli import app
from peeltrack.cli.shared import terminal
from peeltrack.storage.lock import NAME, locked
from tests.cli.one_process import Answer, answers
from tests.cli.small_office import ITEM, Office

posix = pytest.mark.skipif(os.name == "nt", reason="modes and bytes of POSIX are needed")

BY = ("--by", "liaison", "--date", "2022-07-04")


@contextmanager
def closed(path: Path) -> Iterator[None]:
    mode = path.stat().st_mode
    path.chmod(0)
    try:
        yield
    finally:
        path.chmod(mode)


def without_rights(office: Office, *commands: Sequence[str]) -> list[Answer]:
    """Run commands as somebody who may open only what its mode allows."""
    drop = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]
    if os.geteuid() and not shutil.which("setpriv"):
        drop = []
    elif not shutil.which("setpriv"):
        pytest.skip("setpriv is not installed, and whoever runs this may open anything")
    return answers([(given, {}) for given in commands], office.folder, within=drop)


def one_line(answer: Answer) -> str:
    code, out, err = answer
    lines = err.splitlines()
    assert (code, len(lines), out) == (3, 1, "")
    return lines[0]


@posix
@pytest.mark.parametrize("folder", ["register", "register/inspections/peel-2022"])
def test_no_answer_is_made_without_a_folder_that_may_not_be_read(
    folder: str, git_office: Office
) -> None:
    commands = (
        ("list",),
        ("status",),
        ("validate",),
        ("format",),
        ("diff",),
        ("show", "afi-1"),
        ("rag", "afi-1", "red", "--because", "x", *BY),
        ("brief", "--meeting", "hta"),
    )
    with closed(git_office.folder / folder):
        told = without_rights(git_office, *commands)
    for given, answer in zip(commands, told, strict=True):
        said = one_line(answer)
        assert "Permission denied" in said, given
        assert folder in said or ITEM in said, given


@posix
def test_a_file_that_may_not_be_read_is_not_called_removed(git_office: Office) -> None:
    os.utime(git_office.register / ITEM, (0, 0))  # so that git looks at it again
    with closed(git_office.register / ITEM):
        (answer,) = without_rights(git_office, ("diff",))
    said = one_line(answer)
    assert said == (
        f"peeltrack: cannot read {ITEM}: Permission denied. Check that it exists and that you may "
        "read it."
    )
    (git_office.register / ITEM).unlink()
    done = git_office.run("diff")
    assert (done.code, "1 item removed" in done.out + done.err) == (0, True)


@posix
def test_a_template_that_may_not_be_read_is_not_passed_over(office: Office) -> None:
    beside = office.folder / "templates"
    beside.mkdir()
    (beside / "hta.html.j2").write_text("<h1>Ours</h1>")
    brief = ("brief", "--meeting", "hta", "--on", "2022-07-04")
    with closed(beside):
        (answer,) = without_rights(office, brief)
    assert re.search(r"templates/[a-z.0-9]+: Permission denied", one_line(answer))
    ((code, out, _),) = without_rights(office, brief)
    assert (code, "Ours" in out) == (0, True)


@posix
@pytest.mark.parametrize(
    "given",
    [("list",), ("format",), ("init",), ("merge", "x"), ("diff",), ("brief", "--meeting", "x")],
)
def test_a_folder_that_has_vanished_is_told(given: tuple[str, ...], tmp_path: Path) -> None:
    command = [sys.executable, "-m", "peeltrack", *given]
    gone = tmp_path / "gone"
    gone.mkdir()
    shell = ["sh", "-c", 'rmdir "$0" && exec "$@"', str(gone), *command]
    done = subprocess.run(shell, cwd=gone, capture_output=True, check=False, encoding="utf-8")
    said = one_line((done.returncode, done.stdout, done.stderr))
    assert "No such file or directory" in said


@posix
def test_bytes_that_are_no_text_are_not_blamed_on_the_file(office: Office) -> None:
    before = office.files()
    for given in (
        ("rag", "afi-1", "red", "--because", "Caf\udce9 closed", *BY),
        ("update", "afi-1", "-m", "Caf\udce9 closed", *BY),
        ("meeting", "new", "hta", "--date", "2022-07-04", "--title", "Caf\udce9"),
    ):
        done = office.run(*given)
        assert (done.code, done.err) == (
            2,
            "peeltrack: the byte 0xE9 after 'Caf' is not text in the terminal's encoding, so "
            "nothing was written. Set the terminal to UTF-8, or give the text in a file with -m "
            "-.\n",
        )
    assert office.files() == before


@pytest.mark.parametrize("columns", ["0", "1", "3"])
def test_a_terminal_without_width_gets_the_answer_too(
    columns: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    console = terminal.console()
    with console.capture() as captured:
        console.print("Missing person records")
    assert re.sub(r"\s", "", captured.get()) == "Missingpersonrecords"


@posix
def test_a_lock_that_cannot_be_taken_away_locks_nobody_out(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    unlink = Path.unlink

    def refuse(path: Path, missing_ok: bool = False) -> None:
        if path.name == NAME:
            raise PermissionError(13, "Permission denied")
        unlink(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", refuse)
    given = ("rag", "afi-1", "yellow", "--because", "Half is done.", *BY)
    assert office.run(*given).code == 0
    assert (office.register / NAME).exists()
    with locked(office.register):
        pass


def test_what_no_command_expects_is_one_line_too(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> bytes:
        raise OSError(5, "Input/output error", "x.yaml")

    monkeypatch.setattr("peeltrack.cli.commands.owners.code_owners", refuse)
    done = office.run("owners")
    assert (done.code, done.out, done.err) == (
        3,
        "",
        "peeltrack: the operating system refused x.yaml: Input/output error. Correct that, then "
        "try again.\n",
    )


def test_the_version_is_told_with_other_options_too(tmp_path: Path) -> None:
    with chdir(tmp_path):
        done = CliRunner().invoke(app, ["--debug", "--version"])
    assert (done.exit_code, done.stdout) == (0, "peeltrack 0.1.0\n")
