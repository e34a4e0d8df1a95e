"""The portal command: the report for the national monitoring portal."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from peeltrack.cli.shared.answer_file import written_to
from peeltrack.cli.shared.document_output import DocumentOutput, ReferenceOption
from peeltrack.cli.shared.last_report import register_before
from peeltrack.cli.shared.options import Format, ReadOptions, option_groups
from peeltrack.cli.shared.output import TabularAnswer, write_answer
from peeltrack.cli.shared.workspace import Workspace
from peeltrack.cli.shared.write_document import STANDARD_OUTPUT
from peeltrack.cli.shared.write_options import SignedWriteOptions
from peeltrack.cli.shared.write_session import WriteSession
from peeltrack.documents.portal import PortalField, portal_fields, portal_report
from peeltrack.edits.organisation import record_report
from peeltrack.model.register import Register
from peeltrack.queries.audience import for_inspectorate
from peeltrack.queries.portal import News, Withheld, news, withheld_updates, without_closed
from peeltrack.wording import counted, listed


class PortalFormat(StrEnum):
    """The formats of a report."""

    TEXT = "text"
    CSV = "csv"
    JSON = "json"


_KEYS = ("id", "reference", "inspection", "kind", "title", "state", "rag", "target", "text")


@dataclass(frozen=True, slots=True)
class _Destination:
    """The place and format of a report."""

    output: Path | None
    format: PortalFormat | None
    reference: Path | None
    with_closed: bool


@option_groups
def portal(
    context: typer.Context,
    options: ReadOptions,
    since: Annotated[
        str | None,
        typer.Option(
            metavar="DATE|REV",
            help="The last report; by default the last one recorded",
            show_default=False,
        ),
    ] = None,
    format: Annotated[
        PortalFormat | None,
        typer.Option(
            "--format", "-f", help="By default as FILE ends, otherwise text", show_default=False
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE",
            help="Write to FILE: .txt, .csv or .json; .md, .html, .docx or .pdf",
            show_default=False,
        ),
    ] = None,
    reference: ReferenceOption = None,
    closed: Annotated[
        bool, typer.Option("--closed", help="Include findings that HMICFRS has closed")
    ] = False,
    sent: Annotated[
        bool, typer.Option("--sent", help="Record that it was made; the next one starts from it")
    ] = False,
    by: Annotated[
        str | None,
        typer.Option(metavar="LEAD", help="With --sent: who made it", show_default=False),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="With --sent: show the changes without writing them")
    ] = False,
    commit: Annotated[
        bool | None,
        typer.Option("--commit/--no-commit", help="With --sent: commit it", show_default=False),
    ] = None,
    yes: Annotated[
        bool, typer.Option("--yes", help="With --sent: accept a date more than ten years away")
    ] = False,
) -> None:
    """Write the report for the national monitoring portal

    What is new about each finding since the last report, in plain text for the portal's field,
    as data or as a document: FILE's ending decides. It leaves out whatever is restricted,
    updates awaiting review, citations of the force's own papers and, without --closed, findings
    that HMICFRS has closed. --sent writes it only with -o FILE.
    """
    destination = _Destination(output, format, reference, closed)
    if not sent:
        _write_report(context, options, since, destination)
        return
    write_options = SignedWriteOptions(options.register, options.on, dry_run, commit, yes, by)
    session = WriteSession.of(context, write_options)
    author = session.author()
    if output and not dry_run:
        _write_report(context, options, since, destination)
    session.write(lambda: record_report(session.organisation, author, session.on))


def _write_report(
    context: typer.Context,
    options: ReadOptions,
    since: str | None,
    destination: _Destination,
) -> None:
    workspace = Workspace.of(context, options)
    before, since_date = register_before(workspace, since)
    now = for_inspectorate(workspace.register)
    every_news = news(for_inspectorate(before), now)
    news_list = every_news if destination.with_closed else without_closed(every_news)
    file = destination.output or STANDARD_OUTPUT
    plain = _plain_format(file, destination.format)
    if plain:
        with written_to(file):
            _print(workspace, now, news_list, plain)
    else:
        document = DocumentOutput(destination.output, None, destination.reference)
        _write(workspace, now, news_list, since_date, document)
    if closed := len(every_news) - len(news_list):
        findings = counted(closed, "finding")
        note = f"Left out because closed by HMICFRS: {findings}; --closed includes them."
        typer.echo(note, err=True)
    reviewers = workspace.register.organisation.reviewers
    withheld = withheld_updates(news(before, workspace.register), every_news, reviewers)
    for reason, by_item in withheld.items():
        updates = [f"{n} of {id_}" for id_, n in by_item.items()]
        typer.echo(f"Updates left out: {listed(updates)}, {_WITHHELD[reason]}.", err=True)


_WITHHELD = {
    Withheld.RESTRICTED: "restricted",
    Withheld.UNREVIEWED: "awaiting review (peeltrack review ITEM)",
    Withheld.UNCLEARED: "imported and not cleared (peeltrack review ITEM --imported --public)",
}
"""The reason for each update that is left out, and the command that releases it."""


_ENDINGS = {".txt": PortalFormat.TEXT, ".csv": PortalFormat.CSV, ".json": PortalFormat.JSON}


def _plain_format(file: Path, format: PortalFormat | None) -> PortalFormat | None:
    """Return the format of plain data; None for a document."""
    if file == STANDARD_OUTPUT:
        return format or PortalFormat.TEXT
    return format or _ENDINGS.get(file.suffix.lower())


def _print(
    workspace: Workspace, now: Register, news_list: Sequence[News], format: PortalFormat
) -> None:
    field_list = portal_fields(now, news_list, workspace.on)
    if format == PortalFormat.TEXT:
        typer.echo("\n\n\n".join(map(_in_text, field_list)) or "There is nothing new to report.")
    else:
        write_answer(_answer(workspace, field_list), Format(format))


def _write(
    workspace: Workspace,
    now: Register,
    news_list: Sequence[News],
    since: date | None,
    destination: DocumentOutput,
) -> None:
    view = portal_report(now, news_list, workspace.on, since=since, revision=workspace.revision())
    in_short = counted(len(news_list), "finding")
    destination.write(workspace, "portal", view.page, {"portal": view}, in_short)


def _in_text(field: PortalField) -> str:
    heading = field.link.heading
    if field.inspection not in heading:
        heading = f"{field.inspection}: {heading}"
    return f"{heading}\n{'=' * len(heading)}\n{field.plain}"


def _answer(workspace: Workspace, news_list: Sequence[PortalField]) -> TabularAnswer:
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
        for field in news_list
    ]
    return TabularAnswer(
        "portal", workspace.on, rows, _KEYS, keys=_KEYS, revision=workspace.revision
    )
