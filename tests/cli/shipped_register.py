"""The shipped register, and the answers of commands about it."""

import json
import os
import subprocess
import sys
from pathlib import Path

from typer.testing import CliRunner, Result

from peeltrack.cli import app

ROOT = Path(__file__).parents[2]
REGISTER = str(ROOT / "register")
DAY = "2022-05-23"


def run(*arguments: str) -> Result:
    """Run a command on the register."""
    return CliRunner().invoke(app, ["-R", REGISTER, *arguments])


def rows(*arguments: str) -> list[dict[str, object]]:
    """Return the rows of a command's JSON."""
    result = run(*arguments, "--format", "json")
    assert result.exit_code == 0, result.stderr
    answer: list[dict[str, object]] = json.loads(result.stdout)["rows"]
    return answer


def peeltrack(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run a command in a process of its own."""
    command = [sys.executable, "-m", "peeltrack", *arguments]
    return subprocess.run(
        command, capture_output=True, check=False, env={**os.environ, **environment}
    )
