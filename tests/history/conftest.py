"""The scripted history, written once for all tests."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from peeltrack.cli import app
from tests.history.repository import Repository
from tests.history.script import write_history

Asking = Callable[..., Result]
Telling = Callable[..., dict[str, Any]]


@pytest.fixture(scope="session")
def west_mercia_history(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """The shipped register from April to November 2022; not to be changed by a test."""
    return write_history(tmp_path_factory.mktemp("history") / "west-mercia")


@pytest.fixture
def asked(west_mercia_history: Repository) -> Asking:
    """Ask PeelTrack about the scripted history."""

    def ask(*arguments: str) -> Result:
        register = str(west_mercia_history.folder / "register")
        return CliRunner().invoke(app, ["-R", register, *arguments])

    return ask


@pytest.fixture
def told(asked: Asking) -> Telling:
    """The JSON object that a command answers with."""

    def tell(*arguments: str) -> dict[str, Any]:
        result = asked(*arguments, "--format", "json")
        assert result.exit_code == 0, result.output
        whole: dict[str, Any] = json.loads(result.stdout)
        return whole

    return tell
