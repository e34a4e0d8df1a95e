"""The examples of docs/importing-a-tracker.md, run as they stand there."""

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from peeltrack.cli import app
from peeltrack.imports.trackers.heading_names import Field
from tests.cli.small_office import plain_environment
from tests.walkthroughs.test_day import CONSOLE, said_by

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "importing-a-tracker.md"
TRACKER = re.compile(r"(?<=```csv\n).*?(?=```)", re.DOTALL)
EDIT = re.compile(r"-  (.*)\n\+  (.*)\n")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A register just begun, and the tracker of the page."""
    for name in os.environ.keys() - plain_environment().keys():
        monkeypatch.delenv(name)
    assert CliRunner().invoke(app, ["init", str(tmp_path), "--bare"]).exit_code == 0
    (tracker,) = TRACKER.findall(PAGE.read_text(encoding="utf-8"))
    (tmp_path / "tracker.csv").write_text(tracker, encoding="utf-8", newline="\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def replay(block: str) -> str:
    """The commands of a block, each with what it says now; an edit is made as it is shown."""
    if block.startswith("$ edit "):
        name = block.split()[2]
        text = Path(name).read_text(encoding="utf-8")
        for before, after in EDIT.findall(block):
            assert text.count(f"  {before}\n") == 1
            text = text.replace(f"  {before}\n", f"  {after}\n")
        Path(name).write_text(text, encoding="utf-8", newline="\n")
        return block
    commands = re.findall(r"^\$ .*\n", block, re.MULTILINE)
    return "".join(command + _said(command[2:].strip()) for command in commands)


def _said(command: str) -> str:
    if command.startswith("cat "):
        return Path(command.split()[1]).read_text(encoding="utf-8")
    return said_by(command)


@pytest.mark.usefixtures("desk")
def test_the_examples_go_as_the_page_says(page_says: Callable[[Path, str], None]) -> None:
    page = PAGE.read_text(encoding="utf-8")
    page_says(PAGE, CONSOLE.sub(lambda block: replay(block[0]), page))
    assert CliRunner().invoke(app, ["validate"]).exit_code == 0


def test_the_page_tells_every_field() -> None:
    page = PAGE.read_text(encoding="utf-8")
    told = page.split("The fields of a column are:")[1].split("## What is recognised")[0]
    assert set(re.findall(r"`(\w+)`", told)) == {field.value for field in Field}
