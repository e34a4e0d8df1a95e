"""The command for the national monitoring portal: portal."""

from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from peeltrack.cli.shared.document_output import OutputOption, ReferenceOption, Written
from peeltrack.cli.shared.options import AsAt, SignedWriting, grouped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from peeltrack.cli.shared.output import Answer
    from peeltrack.cli.shared.workspace import Workspace
    from peeltrack.documents.portal import PortalField
    from peeltrack.model.register import Register
    from peeltrack.queries.portal import News


class PortalFormat(StrEnum):
    """What a return is written in."""

    TEXT = "text"
    CSV = "csv"
    JSON = "json"


_KEYS = ("id", "reference", "inspection", "kind", "title", "state", "rag", "target", "text")


@grouped
def portal(
    context: typer.Context,
    as_at: AsAt,
    since: Annotated[
        str | None,
        typer.Option(metavar="DATE|REV", help="Else the last return recorded", show_default=False),
    ] = None,
    format: Annotated[
        PortalFormat, typer.Option("--format", "-f", help="What is printed without -o")
    ] = PortalFormat.TEXT,
    output: OutputOption = None,
    reference: ReferenceOption = None,
    sent: Annotated[
        bool, typer.Option("--sent", help="Record that it was made, for the next to follow on")
    ] = False,
    by: Annotated[
        str | None,
        typer.Option(metavar="LEAD", help="With --sent: who made it", show_default=False),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="With --sent: show the difference, write nothing")
    ] = False,
    commit: Annotated[
        bool | None,
        typer.Option("--commit/--no-commit", help="With --sent: commit it", show_default=False),
    ] = None,
) -> None:
    """Write the return for the national monitoring portal

    What is new about each finding since the last return, in plain text for the portal's
    field; with -o as a document. Nothing restricted is in it, and no update that awaits
    review.
    """
    if sent:
        _record(context, SignedWriting(as_at.register, as_at.on, dry_run, commit, by))
        return
    from peeltrack.cli.shared.workspace import Workspace
    from peeltrack.queries.audience import for_inspectorate
    from peeltrack.queries.portal import held_back, news
    from peeltrack.wording import listed

    workspace = Workspace.of(context, as_at)
    last = since or _last_return(workspace.register)
    before = _before(workspace, last) if last else replace(workspace.register, items={})
    now = for_inspectorate(workspace.register)
    told = news(for_inspectorate(before), now)
    if output is None:
        _print(workspace, now, told, format)
    else:
        _write(workspace, now, told, last, Written(output, None, reference))
    if unsaid := held_back(news(before, workspace.register), told):
        typer.echo(f"Held back, restricted or awaiting review: {listed(unsaid)}.", err=True)


def _print(
    workspace: "Workspace", now: "Register", told: "Sequence[News]", format: PortalFormat
) -> None:
    from peeltrack.cli.shared.options import Format
    from peeltrack.cli.shared.output import write_answer
    from peeltrack.documents.portal import portal_fields

    shown = portal_fields(now, told, workspace.on)
    if format == PortalFormat.TEXT:
        typer.echo("\n\n\n".join(map(_in_text, shown)) or "Nothing is new.")
    else:
        write_answer(_answer(workspace, shown), Format(format))


def _write(
    workspace: "Workspace",
    now: "Register",
    told: "Sequence[News]",
    last: str | None,
    written: Written,
) -> None:
    from peeltrack.documents.portal import portal_return
    from peeltrack.history.revisions import day_meant
    from peeltrack.wording import counted

    since = day_meant(last) if last else None
    view = portal_return(now, told, workspace.on, since=since, revision=workspace.revision())
    in_short = counted(len(told), "finding")
    written.write(workspace, "portal", view.page, {"portal": view}, in_short)


def _last_return(register: "Register") -> str | None:
    made = register.organisation.portal_returns
    return made[-1].date.isoformat() if made else None


def _before(workspace: "Workspace", wanted: str) -> "Register":
    """The register at the last return: as git had it then, or as its dated facts tell."""
    from peeltrack.history.errors import (
        NoCommitByThenError,
        NoRegisterThenError,
        NoRepositoryError,
    )
    from peeltrack.history.revisions import day_meant
    from peeltrack.queries.as_at import as_at

    day = day_meant(wanted)
    try:
        return replace(workspace, on=day or workspace.on, as_of=wanted).register
    except (NoCommitByThenError, NoRegisterThenError, NoRepositoryError):
        if day is None:
            raise
        typer.echo(
            "Git does not reach back to then: the facts' own days say what is new.", err=True
        )
        return as_at(workspace.register, day)


def _in_text(field: "PortalField") -> str:
    heading = f"{field.inspection}: {field.link.heading}"
    return f"{heading}\n{'=' * len(heading)}\n{field.plain}"


def _answer(workspace: "Workspace", told: "Sequence[PortalField]") -> "Answer":
    from peeltrack.cli.shared.output import Answer

    rows = [
        {
            "id": field.item.id,
            "reference": field.link.reference,
            "inspection": field.inspection,
            "kind": field.item.kind,
            "title": field.item.title,
            "state": field.item.state,
            "rag": field.item.rag,
            "target": field.item.target,
            "text": field.plain,
        }
        for field in told
    ]
    return Answer("portal", workspace.on, rows, _KEYS, keys=_KEYS, revision=workspace.revision)


def _record(context: typer.Context, writing: SignedWriting) -> None:
    from peeltrack.cli.shared.write_session import Desk
    from peeltrack.edits.portal import record_return

    desk = Desk.of(context, writing)
    by = desk.who()
    desk.write(lambda: record_return(desk.organisation, by, desk.on))
