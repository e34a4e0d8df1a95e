"""The officer's day of docs/recording-progress.md, run as it stands there."""

import os
import re
import shlex
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from peeltrack.cli import app
from tests.cli.small_office import plain_environment

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "recording-progress.md"
CONSOLE = re.compile(r"(?<=```console\n).*?(?=```)", re.DOTALL)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A clone with the sample register, at the liaison officer's desk."""
    for name in os.environ.keys() - plain_environment().keys():
        monkeypatch.delenv(name)
    for name, value in plain_environment().items():
        monkeypatch.setenv(name, value)
    shutil.copytree(ROOT / "register", tmp_path / "register")
    monkeypatch.chdir(tmp_path)
    for given in (
        "init --quiet --initial-branch=main",
        "config user.name 'Force Liaison Officer'",
        "config user.email force-liaison-officer@westmercia.example",
        "config core.abbrev 7",
        "add --all",
        "commit --quiet --message 'The position of June' --date 2022-06-30T12:00:00Z",
    ):
        subprocess.run(["git", *shlex.split(given)], check=True)
    return tmp_path


@pytest.mark.usefixtures("desk")
def test_the_day_goes_as_the_page_says(page_says: Callable[[Path, str], None]) -> None:
    page = PAGE.read_text(encoding="utf-8")
    page_says(PAGE, CONSOLE.sub(lambda block: replay(block[0]), page))


def test_the_days_difference_holds_every_kind_of_change_and_no_other() -> None:
    """Nothing is removed but what was put in its place."""
    difference = PAGE.read_text(encoding="utf-8").split("$ git diff\n")[1].split("```")[0]
    removed = [line for line in difference.splitlines() if re.match(r"-(?!--)", line)]
    assert removed == ["-rag: amber", "-rag: amber", "-rag: amber"]


def test_what_was_wrong_goes_back_as_the_page_says(desk: Path) -> None:
    assert "`peeltrack undo`" in PAGE.read_text(encoding="utf-8")
    files = {path: path.read_bytes() for path in (desk / "register").rglob("*.yaml")}
    replay("$ peeltrack step done afi-16 map-skills --date 2022-06-30\n")
    assert {path: path.read_bytes() for path in files} != files
    replay("$ peeltrack undo --yes\n")
    assert {path: path.read_bytes() for path in files} == files


def replay(block: str) -> str:
    """The commands of a block, each with what it says now."""
    commands = re.findall(r"^\$ (?:.*\\\n)*.*\n", block, re.MULTILINE)
    return "".join(command + said_by(command[2:].replace("\\\n", "")) for command in commands)


def said_by(command: str) -> str:
    """What a command shows on the terminal; > sends its answer to a file."""
    command, _, file = command.partition(" > ")
    program, *given = shlex.split(command)
    if program == "git":
        done = subprocess.run([program, *given], check=True, capture_output=True, encoding="utf-8")
        return done.stdout
    result = CliRunner().invoke(app, given)
    shown = result.stderr if file else result.output
    return re.sub(r"^Note: --due: .* ago; check that .*\n", "", shown, flags=re.MULTILINE)
