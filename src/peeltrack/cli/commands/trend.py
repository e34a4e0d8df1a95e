"""The trend command: RAG and state by month, as a chart of letters, a drawing or data."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from itertools import groupby
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from peeltrack.cli.errors import UnwritableOutputError
from peeltrack.cli.shared import monthly_registers
from peeltrack.cli.shared.monthly_registers import Dated, HistorySource
from peeltrack.cli.shared.options import AnswerOptions, Format, lead_option, option_groups
from peeltrack.cli.shared.output import TabularAnswer, is_terminal, usual_format, write_answer
from peeltrack.cli.shared.terminal import RAG_STYLES, console, print_page
from peeltrack.cli.shared.workspace import Workspace
from peeltrack.cli.shared.write_document import STANDARD_OUTPUT, write_document
from peeltrack.documents.charts.chart import Chart
from peeltrack.documents.charts.over_time import MOST
from peeltrack.documents.charts.standalone import standalone
from peeltrack.documents.parts.ratings_over_time import ratings_by_month
from peeltrack.errors import UnknownNameError
from peeltrack.model.vocabulary import Rag
from peeltrack.queries.selection import Selection
from peeltrack.queries.trend import SHARES, TrendPoint
from peeltrack.queries.trend import trend as points_by_month
from peeltrack.wording import NOT_RATED, counted

_FIGURES = 58
"""Width of the month and the figures."""

_WIDEST = 60

_SIGNS = {NOT_RATED: "-", "ended": "."}
"""Of the parts of a bar that have no RAG; the others have its first letter."""


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
        _draw(output, points)
    elif usual_format(options.format) == Format.TABLE:
        print_page(_page(points, title))
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


def _draw(output: Path, points: Sequence[TrendPoint]) -> None:
    if output.suffix.lower() != ".svg" and output != STANDARD_OUTPUT:
        requirement = "a file that ends in .svg; for data use --format and redirect it"
        raise UnwritableOutputError(str(output), requirement)
    charts = [*_charts(points)]
    if not charts:
        typer.echo(
            "Fewer than three months, or no number has changed: no picture is written.", err=True
        )
        raise typer.Exit(1)
    write_document(output, standalone(charts).encode())
    if output != STANDARD_OUTPUT:
        months = len({point.month for point in points})
        shown = f"the last {MOST} of {months} months" if months > MOST else f"{months} months"
        typer.echo(f"Wrote {output} ({counted(len(charts), 'picture')}, {shown}).", err=True)


def _charts(points: Sequence[TrendPoint]) -> Iterator[Chart]:
    """Yield the picture of each group that has changed; of all findings if there are no groups."""
    grouped = any(point.group for point in points)
    for group, series in groupby(points, key=lambda point: point.group):
        of_group = f" of {group}" if group else " without a lead"
        chart = ratings_by_month(tuple(series), f"Open findings{of_group * grouped}")
        if chart:
            yield chart


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
        rows += [{"month": point.month, **of_lead, **asdict(count)} for count in point.counts]
    columns = ["month", "inspection", "kind", "rag", "state", "count"]
    columns[1:1] = ["lead"] if by == TrendGrouping.LEAD else []
    beside = {"from": source.value}
    answer = TabularAnswer(
        "trend", workspace.on, rows, columns, beside=beside, revision=workspace.revision
    )
    write_answer(answer, format)


def _page(points: Sequence[TrendPoint], title: str) -> Iterator[RenderableType]:
    """Yield a trend, one group below the other."""
    yield Text(title, style="bold")
    if not points:
        yield Text("There are no months to show.")
        return
    has_groups = any(point.group for point in points)
    largest = max((point.total for point in points), default=0) or 1
    yield Text(_scale(_bar_width(largest), largest), style="dim")
    for group, points_of_group in groupby(points, key=lambda point: point.group):
        yield _table(
            (group or "Without a lead") if has_groups else "Month", tuple(points_of_group), largest
        )


def _table(heading: str, points: Sequence[TrendPoint], largest: int) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    table.add_column(heading, no_wrap=True)
    for share in SHARES:
        table.add_column(share.capitalize(), justify="right", no_wrap=True)
    table.add_column(no_wrap=True)
    width = _bar_width(largest)
    for point in points:
        figures = [_figure(share, number) for share, number in point.shares().items()]
        table.add_row(point.month, *figures, _bar(point, width, largest))
    return table


def _bar_width(largest: int) -> int:
    """Return the letters of the longest bar: one for each item, as far as there is room."""
    space = (console().width if is_terminal() else _FIGURES + _WIDEST) - _FIGURES
    return max(0, min(_WIDEST, space, largest))


def _scale(width: int, largest: int) -> str:
    """Explain the letters of a bar, and how many items each represents."""
    letters = "R, A, Y and G by rating, - not rated, . ended"
    if width == 0:
        return "Open and ended items at the end of each month."
    if width == largest:
        return f"One letter is one item: {letters}."
    return f"One letter is about {largest / width:.1f} items: {letters}."


def _figure(share: str, number: int) -> Text:
    style = RAG_STYLES[Rag(share)] if share in set(Rag) else ""
    return Text(f"{number:,}", style=style) if number else Text("-", style="dim")


def _bar(point: TrendPoint, width: int, largest: int) -> Text:
    """Draw the shares as letters; ends are rounded from the running total, so that none is lost."""
    bar, total, letters = Text(), 0, 0
    for share, number in point.shares().items():
        total += number
        end = round(width * total / largest)
        letter = _SIGNS.get(share, share[0].upper())
        style = "dim" if share in _SIGNS else f"{RAG_STYLES[Rag(share)]} reverse"
        bar.append(letter * (end - letters), style=style)
        letters = end
    return bar
