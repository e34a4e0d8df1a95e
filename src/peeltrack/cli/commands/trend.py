"""The trend command: RAG and state by month, as a chart of letters, a drawing or data."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from peeltrack.cli.shared import monthly_registers
from peeltrack.cli.shared.monthly_registers import Dated, HistorySource
from peeltrack.cli.shared.options import AnswerOptions, Format, lead_option, option_groups
from peeltrack.cli.shared.output import TabularAnswer, usual_format, write_answer
from peeltrack.cli.shared.workspace import Workspace
from peeltrack.errors import UnknownNameError
from peeltrack.on_demand import on_demand
from peeltrack.queries.selection import Selection
from peeltrack.queries.trend import TrendPoint
from peeltrack.queries.trend import trend as points_by_month

with on_demand():  # of people alone, with rich or the charts
    from peeltrack.cli.commands import trend_drawing, trend_page


class TrendGrouping(StrEnum):
    """The groups of a trend: one series of months for each."""

    MONTH = "month"
    INSPECTION = "inspection"
    LEAD = "lead"


@dataclass(frozen=True)
class TrendOptions:
    """The items, the months and the source of a trend."""

    by: Annotated[
        TrendGrouping, typer.Option(help="One series, or one for each inspection or lead")
    ] = TrendGrouping.MONTH
    inspection: Annotated[
        str | None, typer.Option(metavar="ID", help="Only this inspection", show_default=False)
    ] = None
    lead: Annotated[
        str | None, lead_option("Only this strategic or tactical lead", metavar="ID")
    ] = None
    source: Annotated[
        HistorySource | None,
        typer.Option("--from", help="Source: git, or dated facts without it", show_default=False),
    ] = None
    since: Annotated[
        str | None,
        typer.Option("--since", metavar="MONTH", help="First month: YYYY-MM", show_default=False),
    ] = None
    until: Annotated[
        str | None,
        typer.Option("--until", metavar="MONTH", help="Last month: YYYY-MM", show_default=False),
    ] = None


@option_groups
def trend(
    context: typer.Context,
    trend_options: TrendOptions,
    options: AnswerOptions,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", metavar="FILE", help="Draw a chart as FILE.svg", show_default=False
        ),
    ] = None,
) -> None:
    """Show RAG and state at the end of each month

    From git: the register as it was committed by then. From its dated facts: as they
    show it, with today's leads and wording.
    """
    workspace, months = (
        Workspace.of(context, options),
        monthly_registers.MonthRange(trend_options.since, trend_options.until),
    )
    git = trend_options.source == HistorySource.GIT or (
        trend_options.source is None and monthly_registers.has_earlier_month(workspace)
    )
    dated = (monthly_registers.from_git if git else monthly_registers.from_facts)(workspace, months)
    selection = Selection(inspection=trend_options.inspection, lead=trend_options.lead)
    _refuse_unknown(dated, selection)
    group = {TrendGrouping.INSPECTION: "inspection", TrendGrouping.LEAD: "strategic_lead"}.get(
        trend_options.by
    )
    points = points_by_month(dated, selection, lambda item: getattr(item, group) if group else None)
    title = f"{dated[-1][1].organisation.name}: RAG by month" if dated else "RAG by month"
    if output:
        trend_drawing.draw_trend(output, points)
    elif usual_format(options.format) == Format.TABLE:
        trend_page.print_trend(points, title)
    else:
        source = HistorySource.GIT if git else HistorySource.FACTS
        _write_rows(workspace, points, options.format, trend_options.by, source)


def _refuse_unknown(dated: Dated, selection: Selection) -> None:
    """Refuse a name that the register had in no month: an empty answer would hide the mistake."""
    inspections = {id_: None for _, register in dated for id_ in register.inspections}
    leads = {id_: None for _, register in dated for id_ in register.organisation.leads}
    for what, name, names in (
        ("inspection", selection.inspection, inspections),
        ("lead", selection.lead, leads),
    ):
        if name is not None and name not in names:
            raise UnknownNameError(what, name, list(names))


def _write_rows(
    workspace: Workspace,
    points: Sequence[TrendPoint],
    format: Format | None,
    by: TrendGrouping,
    source: HistorySource,
) -> None:
    rows: list[dict[str, Any]] = []
    for point in points:
        of_lead = {"lead": point.group} if by == TrendGrouping.LEAD else {}
        rows += [{"month": point.month, **of_lead, **count.by_name()} for count in point.counts]
    columns = ["month", "inspection", "kind", "rag", "state", "count"]
    columns[1:1] = ["lead"] if by == TrendGrouping.LEAD else []
    beside = {"from": source.value}
    answer = TabularAnswer(
        "trend", workspace.on, rows, columns, beside=beside, revision=workspace.revision
    )
    write_answer(answer, format)
