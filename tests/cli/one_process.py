"""Many commands in one process of their own: to start one takes longer than most commands."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

RUN = """
import json, sys
from typer.testing import CliRunner
from peeltrack.cli import app
told = []
for typed, environment in json.load(sys.stdin):
    result = CliRunner().invoke(app, typed, prog_name="peeltrack", env=environment)
    told.append([result.exit_code, result.stdout, result.stderr])
json.dump(told, sys.stdout)
"""

Typed = tuple[Sequence[str], Mapping[str, str]]
"""The words of a command, and the environment that is its own."""
Answer = tuple[int, str, str]
"""An exit code, what is printed, and what is said of it."""


def answers(
    commands: Sequence[Typed],
    folder: Path,
    environment: Mapping[str, str] = os.environ,
    *,
    within: Sequence[str] = (),
) -> list[Answer]:
    """What each command answers, in a folder and within another program, such as setpriv."""
    finished = subprocess.run(
        [*within, sys.executable, "-c", RUN],
        input=json.dumps(commands),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        cwd=folder,
        env=environment,
    )
    return [(code, out, err) for code, out, err in json.loads(finished.stdout)]
