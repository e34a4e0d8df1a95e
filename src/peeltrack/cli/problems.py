"""What `validate` found, as lines for people and editors or as JSON."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

import typer

from peeltrack.cli.answers import Answer, render_json
from peeltrack.cli.workspace import Workspace
from peeltrack.model.problems import Problem
from peeltrack.wording import counted

_COLUMNS = ("file", "line", "column", "rule", "severity", "message", "item")


def write_problems(problems: Sequence[Problem], workspace: Workspace, *, as_json: bool) -> None:
    """Write each problem to stdout, and a summary for people to stderr."""
    if as_json:
        rows = [_row(problem) for problem in problems]
        told = Answer("validate", workspace.on, rows, _COLUMNS, revision=workspace.revision)
        typer.echo(render_json(told), nl=False)
        return
    if problems:
        typer.echo("\n".join(map(str, problems)))
    typer.echo(_summary(problems, workspace), err=True)


def _row(problem: Problem) -> dict[str, Any]:
    return {column: getattr(problem, column) for column in _COLUMNS}


def _summary(problems: Sequence[Problem], workspace: Workspace) -> str:
    counts = Counter(problem.severity.value for problem in problems)
    register = workspace.loaded.register
    items = counted(len(register.items), "item") if register else "no item"
    return (
        f"{items} read: {counted(counts['error'], 'error')}, "
        f"{counted(counts['warning'], 'warning')}."
    )
