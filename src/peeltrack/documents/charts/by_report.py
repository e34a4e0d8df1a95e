"""Findings of each report by status: a bar for each number. Pure."""

from collections.abc import Sequence

from peeltrack.documents.charts import grid
from peeltrack.documents.charts.chart import Chart, alternative
from peeltrack.documents.charts.palette import MarkTone
from peeltrack.wording import capitalised, in_words

_MOST = 20
"""Reports drawn one by one; the others are one row."""


def by_report(
    statuses: Sequence[str],
    reports: Sequence[tuple[str, Sequence[int]]],
    title: str,
    day: str,
) -> Chart | None:
    """Return the picture of the findings of each report by status; None if one row says it.

    Args:
        statuses: the columns.
        reports: the name of each report, and its number at each status.
        title: the headline.
        day: the date, in words.
    """
    if len(reports) < 2:
        return None
    shown = [*reports[:_MOST]]
    if further := reports[_MOST:]:
        sums = [sum(numbers[n] for _, numbers in further) for n in range(len(statuses))]
        shown.append((f"{capitalised(in_words(len(further)))} further reports", sums))
    totals = [sum(numbers[n] for _, numbers in reports) for n in range(len(statuses))]
    longest = max(number for _, numbers in shown for number in numbers)
    columns = [grid.GridColumn(name) for name in statuses]
    rows = [
        grid.GridRow(name, tuple(_bar(number, longest) for number in numbers))
        for name, numbers in shown
    ]
    return Chart(
        title=title,
        subtitle=f"Findings of each report by status on {day}",
        alt_text=alternative([_said(statuses, *report) for report in shown]),
        wide=grid.wide(columns, rows),
        narrow=grid.narrow(columns, rows),
        columns=("Report", *statuses, "All"),
        rows=tuple(
            (name, *(f"{n:,}" if n else "" for n in numbers), f"{sum(numbers):,}")
            for name, numbers in (*reports, ("Total", totals))
        ),
    )


def _bar(number: int, longest: int) -> grid.Cell:
    return grid.GridBar(number, number / longest, MarkTone.COUNT) if number else None


def _said(statuses: Sequence[str], name: str, numbers: Sequence[int]) -> str:
    parts = [f"{n:,} {each.lower()}" for each, n in zip(statuses, numbers, strict=True) if n]
    return f"{name}: {', '.join(parts) or 'no finding'}."
