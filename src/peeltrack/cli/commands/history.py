"""Commands about the past: history, trend."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from peeltrack.cli.shared.options import Asked, Format, ItemArgument, grouped, lead_option

if TYPE_CHECKING:
    from collections.abc import Sequence

    from peeltrack.cli.shared.monthly_registers import Dated
    from peeltrack.cli.shared.workspace import Workspace
    from peeltrack.model.items import Item
    from peeltrack.queries.item_history import Entry
    from peeltrack.queries.selection import Selection
    from peeltrack.queries.status import Count
    from peeltrack.queries.trend import Point


class By(StrEnum):
    """What a series is of."""

    MONTH = "month"
    INSPECTION = "inspection"
    LEAD = "lead"


class Source(StrEnum):
    """Where the past is taken from."""

    GIT = "git"
    FACTS = "facts"


@dataclass(frozen=True)
class Series:
    """Which items are counted, in which months, and from which source."""

    by: Annotated[By, typer.Option(help="One series of months, or one for each")] = By.MONTH
    inspection: Annotated[
        str | None, typer.Option(metavar="ID", help="Only this inspection", show_default=False)
    ] = None
    lead: Annotated[
        str | None, lead_option("Only this strategic or tactical lead", metavar="ID")
    ] = None
    source: Annotated[
        Source | None,
        typer.Option("--from", help="Else git, or facts where it has none", show_default=False),
    ] = None
    since: Annotated[
        str | None,
        typer.Option("--since", metavar="MONTH", help="First month: YYYY-MM", show_default=False),
    ] = None
    until: Annotated[
        str | None,
        typer.Option("--until", metavar="MONTH", help="Last month: YYYY-MM", show_default=False),
    ] = None


@grouped
def trend(
    context: typer.Context,
    series: Series,
    asked: Asked,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE", help="Draw FILE.svg", show_default=False),
    ] = None,
) -> None:
    """Show RAG and state at the end of each month

    From git: the register as it was committed by then. From its dated facts: as they
    say that it stood, with the leads and the wording of today.
    """
    from peeltrack.cli.shared import monthly_registers
    from peeltrack.cli.shared.workspace import Workspace
    from peeltrack.queries.selection import Selection
    from peeltrack.queries.trend import trend as counted

    workspace, months = (
        Workspace.of(context, asked),
        monthly_registers.Months(series.since, series.until),
    )
    git = series.source == Source.GIT or (
        series.source is None and monthly_registers.has_history(workspace)
    )
    dated = (monthly_registers.from_git if git else monthly_registers.from_facts)(workspace, months)
    selection = Selection(inspection=series.inspection, lead=series.lead)
    _refuse_unknown(dated, selection)
    group = {By.INSPECTION: "inspection", By.LEAD: "strategic_lead"}.get(series.by)
    points = counted(dated, selection, lambda item: getattr(item, group) if group else None)
    title = f"{dated[-1][1].organisation.name}: RAG by month" if dated else "RAG by month"
    if output:
        _draw(output, points, title)
    elif asked.format == Format.TABLE or (asked.format is None and _is_terminal()):
        from peeltrack.cli.commands.trend import print_trend

        print_trend(points, title)
    else:
        source = Source.GIT if git else Source.FACTS
        _write_rows(workspace, points, asked.format, series.by, source)


def _is_terminal() -> bool:
    from peeltrack.cli.shared.output import is_terminal

    return is_terminal()


def _refuse_unknown(dated: "Dated", selection: "Selection") -> None:
    """An empty answer would hide a slip; what the register had in any of the months is known."""
    from peeltrack.errors import UnknownNameError

    inspections = {id_: None for _, register in dated for id_ in register.inspections}
    leads = {id_: None for _, register in dated for id_ in register.organisation.leads}
    for what, name, known in (
        ("inspection", selection.inspection, inspections),
        ("lead", selection.lead, leads),
    ):
        if name is not None and name not in known:
            raise UnknownNameError(what, name, list(known))


def _draw(output: Path, points: "Sequence[Point]", title: str) -> None:
    from peeltrack.cli.shared.document_output import write_document
    from peeltrack.documents.trend_svg import trend_svg
    from peeltrack.errors import BadOptionError
    from peeltrack.wording import counted

    if output.suffix.lower() != ".svg":
        meant = "a file that ends in .svg; for data use --format and redirect it"
        raise BadOptionError("-o", str(output), meant)
    write_document(output, trend_svg(points, title).encode())
    typer.echo(f"Wrote {output} ({counted(len(points), 'bar')}).", err=True)


def _write_rows(
    workspace: "Workspace",
    points: "Sequence[Point]",
    format: Format | None,
    by: By,
    source: Source,
) -> None:
    from peeltrack.cli.shared.output import Answer, write_answer

    rows: list[dict[str, Any]] = []
    for point in points:
        of_lead = {"lead": point.group} if by == By.LEAD else {}
        rows += [{"month": point.month, **of_lead, **_count_row(count)} for count in point.counts]
    columns = ["month", "inspection", "kind", "rag", "state", "count"]
    columns[1:1] = ["lead"] if by == By.LEAD else []
    beside = {"from": source.value}
    answer = Answer(
        "trend", workspace.on, rows, columns, beside=beside, revision=workspace.revision
    )
    write_answer(answer, format)


def _count_row(count: "Count") -> dict[str, Any]:
    return {
        "inspection": count.inspection,
        "kind": count.kind,
        "rag": count.rag,
        "state": count.state,
        "count": count.count,
    }


@grouped
def history(context: typer.Context, item: ItemArgument, asked: Asked) -> None:
    """Tell an item's life: what happened, and its recording

    From its dated facts and from git together: what happened and when, when that was
    recorded, by whom and in which commit. What carries no date (leads, wording, area)
    git alone tells; without git the dated facts are told alone.
    """
    from peeltrack.cli.shared.workspace import Workspace

    workspace = Workspace.of(context, asked)
    register, found = workspace.item_alone(item)
    entries, in_git = _life_of(workspace, found)
    if asked.format in (None, Format.TABLE):
        from peeltrack.cli.commands.history_page import print_life

        print_life(register, found, entries, in_git=in_git)
        return
    from peeltrack.cli.shared.output import Answer, write_answer

    rows = [_entry_row(found.id, entry) for entry in entries]
    columns = ["date", "change", "field", "before", "after", "recorded", "commit", "author"]
    answer = Answer("history", workspace.on, rows, columns, revision=workspace.revision)
    write_answer(answer, asked.format)


def _life_of(workspace: "Workspace", item: "Item") -> "tuple[Sequence[Entry], bool]":
    """What happened to an item until the day asked about, and whether git told."""
    from peeltrack.history.errors import NoRepositoryError
    from peeltrack.history.log import versions_of
    from peeltrack.history.revisions import commit_meant
    from peeltrack.model.versions import Version
    from peeltrack.queries.item_history import life, life_from_facts

    try:
        start = commit_meant(workspace.root, workspace.as_of or "HEAD")
        versions = versions_of(workspace.root, item.file, start.id)
    except NoRepositoryError:
        typer.echo("No history in git: this is from the item's dated facts.", err=True)
        entries, in_git = life_from_facts(item), False
    else:
        last = versions[-1].item if versions else None
        if last != item and workspace.as_of is None:
            versions = (*versions, Version(None, item, (last,) if last else ()))
        entries, in_git = life(versions), True
    return [entry for entry in entries if entry.is_by(workspace.on)], in_git


def _entry_row(item: str, entry: "Entry") -> dict[str, Any]:
    commit = entry.commit
    return {
        "item": item,
        "change": entry.change,
        "field": entry.field,
        "subject": entry.subject,
        "before": entry.before,
        "after": entry.after,
        "because": entry.because,
        "by": entry.by,
        "date": entry.date,
        "recorded": entry.recorded,
        "commit": commit.short if commit else None,
        "author": commit.author if commit else None,
    }
