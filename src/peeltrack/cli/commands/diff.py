"""The command that tells what a branch changes, by item and by entry: diff."""

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from peeltrack.cli.shared.options import OnOption, RegisterOption

if TYPE_CHECKING:
    from peeltrack.changes.change import Change
    from peeltrack.cli.shared.compare_revisions import Compared
    from peeltrack.cli.shared.workspace import Workspace

_COLUMNS = (
    "item", "change", "field", "before", "after", "date", "recorded", "commit", "author",
    "by", "because", "days",
)  # fmt: skip


class DiffFormat(StrEnum):
    """How changes are written."""

    TEXT = "text"
    MD = "md"
    JSON = "json"
    GITHUB = "github"


RevisionsArgument = Annotated[
    str,
    typer.Argument(
        metavar="[BASE[..HEAD]]",
        help="HEAD unless said; without ..HEAD, the files as they are",
        show_default=False,
    ),
]


def diff(
    context: typer.Context,
    revisions: RevisionsArgument = "HEAD",
    register: RegisterOption = None,
    on: OnOption = None,
    format: Annotated[
        DiffFormat, typer.Option("--format", "-f", help="How to write them")
    ] = DiffFormat.TEXT,
    fail: Annotated[bool, typer.Option("--fail", help="Exit with 1 if there are any")] = False,
) -> None:
    """Tell what changed, by item and by entry, never by line

    BASE...HEAD compares with the last commit that both have in common, as a pull
    request does. A file that was only laid out anew is no change. The md format is for
    a pull request's summary.
    """
    from peeltrack.changes.diff import compare
    from peeltrack.cli.shared.compare_revisions import compared
    from peeltrack.cli.shared.options import AsAt
    from peeltrack.cli.shared.workspace import Workspace

    workspace = Workspace.of(context, AsAt(register, on))
    sides = compared(workspace.root, revisions)
    changes = compare(*sides.registers())
    _write(workspace, sides, changes, format)
    if fail and changes:
        raise typer.Exit(1)


def _write(
    workspace: "Workspace", sides: "Compared", changes: Sequence["Change"], format: DiffFormat
) -> None:
    from peeltrack.documents.changes import as_markdown, as_text, summary

    if format == DiffFormat.TEXT:
        typer.echo(as_text(changes, _titles(sides)), nl=False)
    elif format == DiffFormat.MD:
        typer.echo(as_markdown(changes, _titles(sides)), nl=False)
    elif format == DiffFormat.JSON:
        typer.echo(_as_json(workspace, sides, changes), nl=False)
    else:
        typer.echo("\n".join(_annotations(workspace, sides, changes)), nl=bool(changes))
        typer.echo(summary(changes), err=True)


def _titles(sides: "Compared") -> dict[str, str]:
    """The title of each item, meeting and inspection that differs."""
    found: dict[str, str] = {}
    for register in sides.registers():
        for records in (register.inspections, register.items, register.meetings):
            found |= {id_: record.title for id_, record in records.items() if record.title}
    return found


def _as_json(workspace: "Workspace", sides: "Compared", changes: Sequence["Change"]) -> str:
    from peeltrack.cli.shared.output import Answer, render_json

    rows = [_row(change, sides) for change in changes]
    beside = {"revision": sides.revision}
    return render_json(Answer("diff", workspace.on, rows, _COLUMNS, beside))


def _row(change: "Change", sides: "Compared") -> dict[str, Any]:
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
    from peeltrack.model.record import Record

    if isinstance(value, Record):
        return value.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value


def _annotations(
    workspace: "Workspace", sides: "Compared", changes: Sequence["Change"]
) -> list[str]:
    """A mark beside each change in the new files; what rewrites the past comes first."""
    from peeltrack.documents.changes import REWRITING, in_one_line
    from peeltrack.documents.ci_formats import github_line
    from peeltrack.history import changed_files
    from peeltrack.model.problems import Problem
    from peeltrack.storage.line_numbers import locate
    from peeltrack.storage.yaml import decode

    prefix = changed_files.prefix(workspace.root) or ""
    lines = []
    for change in sorted(changes, key=lambda each: each.kind not in REWRITING):
        text = decode(sides.texts.get(change.file, b""))
        line, column = locate(text, change.at) if text and change.at else (1, 1)
        message = f"{change.subject}: {in_one_line(change)}"
        problem = Problem(change.kind, message, change.file, line=line, column=column)
        level = "warning" if change.kind in REWRITING else "notice"
        lines.append(github_line(level, problem, prefix))
    return lines
