"""The validate command: every problem, as lines for people and editors or for a host."""

from collections import Counter
from collections.abc import Sequence
from enum import StrEnum
from functools import partial
from typing import Annotated, Any

import typer

from peeltrack.checks import run_checks, run_notes
from peeltrack.cli.shared.check_past import rewritten_records
from peeltrack.cli.shared.options import AnswerFileOption, ReadOptions, option_groups
from peeltrack.cli.shared.output import TabularAnswer, render_json
from peeltrack.cli.shared.workspace import Workspace, option_date
from peeltrack.history import changed_files
from peeltrack.history.errors import PartialCheckoutError
from peeltrack.model.problems import Problem
from peeltrack.model.vocabulary import Severity
from peeltrack.on_demand import on_demand
from peeltrack.storage.load import place_problems
from peeltrack.wording import counted

with on_demand():  # the formats of hosts
    from peeltrack.documents import ci_formats

_COLUMNS = ("file", "line", "column", "rule", "severity", "message", "item")


class ValidationFormat(StrEnum):
    """The formats of problems."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    GITLAB = "gitlab"
    AZURE = "azure"
    JUNIT = "junit"
    SARIF = "sarif"


AgainstOption = Annotated[
    str | None,
    typer.Option(
        "--against",
        metavar="REV",
        help="Also report what was rewritten since REV",
        show_default=False,
    ),
]


@option_groups
def validate(
    context: typer.Context,
    options: ReadOptions,
    format: Annotated[
        ValidationFormat, typer.Option("--format", "-f", help="Output format")
    ] = ValidationFormat.TEXT,
    strict: Annotated[bool, typer.Option("--strict", help="Treat warnings as errors")] = False,
    against: AgainstOption = None,
    answer_file: AnswerFileOption = None,  # noqa: ARG001 (WordsCommand writes it)
) -> None:
    """Check every file and report each problem with its line

    Exits with 1 if there is an error, or with --strict a warning; never for a note. With
    --against, also if anything recorded there was edited or deleted without an amendment that
    says so. docs/checks.md explains each rule.
    """
    workspace = Workspace.of(context, options)
    past = rewritten_records(workspace.root, against) if against is not None else ()
    problems = (*past, *_problems(workspace))
    write_problems(problems, workspace, format)
    failing = (Severity.ERROR, Severity.WARNING) if strict else (Severity.ERROR,)
    if any(problem.severity in failing for problem in problems):
        raise typer.Exit(1)


def _problems(workspace: Workspace) -> tuple[Problem, ...]:
    """List everything that is wrong with the register, errors first, each with its line.

    Raises:
        PartialCheckoutError: if a sparse checkout leaves out what other files refer to.
    """
    if workspace.left_out:
        raise PartialCheckoutError(workspace.left_out, "cannot check the whole register")
    register = workspace.loaded.register
    today = option_date("--on", None)
    violations = run_checks(register, workspace.on, today) if register else ()
    notes = run_notes(register, workspace.on, today) if register else ()
    problems = [*workspace.loaded.problems, *place_problems(workspace.read, (*violations, *notes))]
    weights = list(Severity)
    return tuple(
        sorted(
            problems,
            key=lambda p: (weights.index(p.severity), p.file, p.line or 0, p.column or 0),
        )
    )


def write_problems(
    problems: Sequence[Problem], workspace: Workspace, format: ValidationFormat
) -> None:
    """Write each problem to stdout and, unless as JSON, a summary to stderr."""
    if format == ValidationFormat.JSON:
        rows = [_row(problem) for problem in problems]
        answer = TabularAnswer(
            "validate", workspace.on, rows, _COLUMNS, revision=workspace.revision
        )
        typer.echo(render_json(answer), nl=False)
        return
    if format == ValidationFormat.TEXT:
        if problems:
            typer.echo("\n".join(map(str, problems)))
    else:
        typer.echo(_render_for_host(problems, workspace, format), nl=False)
    typer.echo(_summary(problems, workspace), err=True)


def _render_for_host(
    problems: Sequence[Problem], workspace: Workspace, format: ValidationFormat
) -> str:
    """Return the problems in a host's format, with paths from the top of the repository."""
    writers: dict[ValidationFormat, ci_formats.Writer] = {
        ValidationFormat.GITHUB: ci_formats.as_github,
        ValidationFormat.GITLAB: ci_formats.as_gitlab,
        ValidationFormat.AZURE: ci_formats.as_azure,
        ValidationFormat.JUNIT: partial(ci_formats.as_junit, on=workspace.on),
        ValidationFormat.SARIF: ci_formats.as_sarif,
    }
    return writers[format](problems, changed_files.prefix(workspace.root) or "")


def _row(problem: Problem) -> dict[str, Any]:
    return {column: getattr(problem, column) for column in _COLUMNS}


def _summary(problems: Sequence[Problem], workspace: Workspace) -> str:
    counts = Counter(problem.severity.value for problem in problems)
    register = workspace.loaded.register
    items = counted(len(register.items), "item") if register else "no item"
    notes = f", {counted(counts['note'], 'note')}" if counts["note"] else ""
    return (
        f"{items} checked: {counted(counts['error'], 'error')}, "
        f"{counted(counts['warning'], 'warning')}{notes}."
    )
