"""The examples of docs/importing.md, run as they stand there."""

import os
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from peeltrack.cli import app
from tests.cli.small_office import plain_environment
from tests.walkthroughs.test_day import replay

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "importing.md"
BLOCK = re.compile(r"```(?P<kind>text|yaml|console)\n(?P<body>.*?)```", re.DOTALL)
FILES = {"text": ["odd.txt", "peel.txt"], "yaml": ["odd.yaml"]}
"""The files that the page shows, in its order."""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A register just begun, in a folder of its own."""
    for name in os.environ.keys() - plain_environment().keys():
        monkeypatch.delenv(name)
    assert CliRunner().invoke(app, ["init", str(tmp_path), "--bare"]).exit_code == 0
    monkeypatch.chdir(tmp_path)
    return tmp_path


def replayed(page: str, folder: Path) -> str:
    """The page as its examples go now: files are written and commands are run in its order."""
    waiting = {kind: iter(names) for kind, names in FILES.items()}

    def now(found: re.Match[str]) -> str:
        kind, body = found["kind"], found["body"]
        if kind == "console":
            return f"```console\n{replay(body) or body}```"
        (folder / next(waiting[kind])).write_text(body, encoding="utf-8", newline="\n")
        return found[0]

    return BLOCK.sub(now, page)


def test_the_examples_go_as_the_page_says(desk: Path, pytestconfig: pytest.Config) -> None:
    page = PAGE.read_text(encoding="utf-8")
    said = replayed(page, desk)
    if pytestconfig.getoption("--golden"):
        PAGE.write_text(said, encoding="utf-8", newline="\n")
    else:
        assert said == page
    assert CliRunner().invoke(app, ["validate"]).exit_code == 0
