"""What `validate` found, as lines for people and editors or as JSON."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

import typer

from peeltrack.cli.shared.output import Answer, render_json
from peeltrack.cli.shared.workspace import Workspace
from peeltrack.model.problems import Problem
from peeltrack.wording import counted

_COLUMNS = ("file", "line", "column", "rule", "severity", "message", "item")


def write_problems(problems: Sequence[Problem], workspace: Workspace, format: str) -> None:
    """Write each problem to stdout, and but for JSON a summary for people to stderr."""
    if format == "json":
        rows = [_row(problem) for problem in problems]
        told = Answer("validate", workspace.on, rows, _COLUMNS, revision=workspace.revision)
        typer.echo(render_json(told), nl=False)
        return
    if format == "text":
        if problems:
            typer.echo("\n".join(map(str, problems)))
    else:
        typer.echo(_for_a_host(problems, workspace, format), nl=False)
    typer.echo(_summary(problems, workspace), err=True)


def _for_a_host(problems: Sequence[Problem], workspace: Workspace, format: str) -> str:
    """The problems as a host reads them, its files named from the top of the repository."""
    from functools import partial

    from peeltrack.documents import ci_formats
    from peeltrack.history import changed_files

    writers: dict[str, ci_formats.Writer] = {
        "github": ci_formats.as_github,
        "gitlab": ci_formats.as_gitlab,
        "azure": ci_formats.as_azure,
        "junit": partial(ci_formats.as_junit, on=workspace.on),
        "sarif": ci_formats.as_sarif,
    }
    return writers[format](problems, changed_files.prefix(workspace.root) or "")


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
