"""The examples of docs/importing.md, run as they stand there."""

import os
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from peeltrack.cli import app
from tests.cli.small_office import plain_environment
from tests.walkthroughs.test_day import CONSOLE, replay

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "importing.md"
PAPER = re.compile(r"(?<=```text\n).*?(?=```)", re.DOTALL)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A register just begun, and the paper of the page."""
    for name in os.environ.keys() - plain_environment().keys():
        monkeypatch.delenv(name)
    assert CliRunner().invoke(app, ["init", str(tmp_path), "--bare"]).exit_code == 0
    (paper,) = PAPER.findall(PAGE.read_text(encoding="utf-8"))
    (tmp_path / "peel.txt").write_text(paper, encoding="utf-8", newline="\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("desk")
def test_the_examples_go_as_the_page_says(pytestconfig: pytest.Config) -> None:
    page = PAGE.read_text(encoding="utf-8")
    said = CONSOLE.sub(lambda block: replay(block[0]) or block[0], page)
    if pytestconfig.getoption("--golden"):
        PAGE.write_text(said, encoding="utf-8", newline="\n")
    else:
        assert said == page
    assert CliRunner().invoke(app, ["validate"]).exit_code == 0
