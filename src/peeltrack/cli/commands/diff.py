"""The diff command: what a branch changes, by item and by entry."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated, Any

import typer

from peeltrack.changes.change import Change
from peeltrack.changes.diff import compare
from peeltrack.cli.shared.compare_revisions import Comparison, compare_revisions, titles_of
from peeltrack.cli.shared.options import (
    AnswerFileOption,
    FailOption,
    OnOption,
    ReadOptions,
    RegisterOption,
)
from peeltrack.cli.shared.output import TabularAnswer, render_json
from peeltrack.cli.shared.workspace import Workspace
from peeltrack.documents.change_sentences import in_one_line, summary
from peeltrack.documents.change_words import REWRITING
from peeltrack.documents.changes import as_markdown, as_text
from peeltrack.history import changed_files
from peeltrack.model.problems import Problem
from peeltrack.model.record import Record
from peeltrack.on_demand import on_demand
from peeltrack.storage.yaml import decode

with on_demand():  # annotations for a host, and ruamel for their lines
    from peeltrack.documents import ci_formats
    from peeltrack.storage import line_numbers

_COLUMNS = (
    "item", "change", "field", "before", "after", "date", "recorded", "commit", "author",
    "by", "because", "days",
)  # fmt: skip


class DiffFormat(StrEnum):
    """The formats of a comparison."""

    TEXT = "text"
    MD = "md"
    JSON = "json"
    GITHUB = "github"


RevisionsArgument = Annotated[
    str,
    typer.Argument(
        metavar="[BASE[..HEAD]]",
        help="HEAD by default; without ..HEAD, the files as they are",
        show_default=False,
    ),
]


def diff(
    context: typer.Context,
    revisions: RevisionsArgument = "HEAD",
    register: RegisterOption = None,
    on: OnOption = None,
    format: Annotated[
        DiffFormat, typer.Option("--format", "-f", help="Output format")
    ] = DiffFormat.TEXT,
    fail: FailOption = False,
    answer_file: AnswerFileOption = None,  # noqa: ARG001 (WordsCommand writes it)
) -> None:
    """Show what changed, item by item

    BASE...HEAD compares with the last commit that both have in common, as a pull
    request does. A file with only a new layout has not changed. The md format is for
    a pull request's summary.
    """
    workspace = Workspace.of(context, ReadOptions(register, on))
    sides = compare_revisions(workspace.root, revisions)
    changes = compare(*sides.registers())
    _write(workspace, sides, changes, format)
    if fail and changes:
        raise typer.Exit(1)


def _write(
    workspace: Workspace, sides: Comparison, changes: Sequence[Change], format: DiffFormat
) -> None:
    if format == DiffFormat.TEXT:
        typer.echo(as_text(changes, titles_of(sides)), nl=False)
    elif format == DiffFormat.MD:
        typer.echo(as_markdown(changes, titles_of(sides)), nl=False)
    elif format == DiffFormat.JSON:
        typer.echo(_as_json(workspace, sides, changes), nl=False)
    else:
        typer.echo("\n".join(_annotations(workspace, sides, changes)), nl=bool(changes))
        typer.echo(summary(changes), err=True)


def _as_json(workspace: Workspace, sides: Comparison, changes: Sequence[Change]) -> str:
    rows = [_row(change, sides) for change in changes]
    beside = {"revision": sides.revision}
    return render_json(TabularAnswer("diff", workspace.on, rows, _COLUMNS, beside))


def _row(change: Change, sides: Comparison) -> dict[str, Any]:
    recorded = sides.recorded.get(change.file)
    return {
        "item": change.subject,
        "change": change.kind,
        "field": change.field,
        "before": _plain(change.before),
        "after": _plain(change.after),
        "date": change.day,
        "recorded": recorded.day if recorded else None,
        "commit": recorded.commit if recorded else None,
        "author": recorded.author if recorded else None,
        "by": change.by,
        "because": change.because,
        "days": change.days,
    }


def _plain(value: object) -> object:
    if isinstance(value, Record):
        return value.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value


def _annotations(workspace: Workspace, sides: Comparison, changes: Sequence[Change]) -> list[str]:
    """Annotate each change in the new files; those that rewrite the past come first."""
    prefix = changed_files.prefix(workspace.root) or ""
    lines = []
    for change in sorted(changes, key=lambda each: each.kind not in REWRITING):
        text = decode(sides.texts.get(change.file, b""))
        line, column = line_numbers.locate(text, change.at) if text and change.at else (1, 1)
        message = f"{change.subject}: {in_one_line(change)}"
        problem = Problem(change.kind, message, change.file, line=line, column=column)
        level = "warning" if change.kind in REWRITING else "notice"
        lines.append(ci_formats.github_line(level, problem, prefix))
    return lines
