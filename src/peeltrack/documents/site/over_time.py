"""Ratings by month, of all findings, by report and by strategic lead. Pure."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from peeltrack.documents.charts.chart import Chart
from peeltrack.documents.parts.ratings_over_time import ratings_by_month
from peeltrack.documents.site.site import Site
from peeltrack.model.items import Item
from peeltrack.queries.as_at import as_at
from peeltrack.queries.selection import Selection
from peeltrack.queries.status import Count
from peeltrack.queries.trend import SHARES, TrendPoint, first_day, month_ends, trend
from peeltrack.wording import MONTHS, capitalised

_ALL, _NOBODY = "All findings", "No strategic lead"
_MONTHS = 13
"""Months shown: a year, and the one that it is compared with."""


@dataclass(frozen=True, slots=True)
class MonthLine:
    """The findings at the end of a month."""

    month: str
    numbers: tuple[int, ...]
    """The number at each rating, in the order of the columns."""


@dataclass(frozen=True, slots=True)
class MonthTable:
    """The months of all findings, or of a report or lead."""

    name: str
    rows: tuple[MonthLine, ...]

    @property
    def spans(self) -> tuple[MonthLine, ...]:
        """Return the rows with consecutive months of the same numbers as one: May to July."""
        groups = (tuple(rows) for _, rows in groupby(self.rows, key=lambda row: row.numbers))
        return tuple(
            MonthLine(
                rows[0].month if len(rows) == 1 else f"{rows[0].month} to {rows[-1].month}",
                rows[0].numbers,
            )
            for rows in groups
        )


@dataclass(frozen=True, slots=True)
class OverTimeView:
    """Ratings over time. A template sees this as `it`."""

    columns: tuple[str, ...]
    """Red, Amber … Not rated, Ended."""
    all: MonthTable | None
    """None if no month is known."""
    reports: tuple[MonthTable, ...]
    leads: tuple[MonthTable, ...]
    """By strategic lead; empty for a public audience."""
    picture: Chart | None
    """Open findings by month; None for fewer than three months, or without a change."""


def over_time(site: Site) -> OverTimeView:
    """Return the months up to the date of the site, by the register's own dated facts."""
    called = {id_: each.called for id_, each in site.register.inspections.items()}
    titles = {id_: lead.title for id_, lead in site.register.organisation.leads.items()}
    points = list[TrendPoint]()
    register = site.register
    for day in reversed(_months(site)):  # each from the next: few items differ from month to month
        register = as_at(register, day)
        points[:0] = trend([(day, register)], Selection(), _report_and_lead)
    everything = _grouped(points, lambda _: None)
    return OverTimeView(
        picture=ratings_by_month(everything, "Findings that HMICFRS has not closed,"),
        columns=tuple(map(capitalised, SHARES)),
        all=next(iter(_tables(everything, {})), None),
        reports=_tables(_grouped(points, lambda group: group.partition("/")[0]), called),
        leads=()
        if site.page.is_public
        else _tables(_grouped(points, lambda group: group.partition("/")[2] or None), titles),
    )


def _report_and_lead(item: Item) -> str:
    return f"{item.inspection}/{item.strategic_lead or ''}"


def _grouped(
    points: Sequence[TrendPoint], group_of: Callable[[str], str | None]
) -> list[TrendPoint]:
    """Put the counts of finer groups together, month by month."""
    counts = defaultdict[tuple[date, str | None], list[Count]](list)
    for point in points:
        counts[point.day, group_of(point.group or "")] += point.counts
    return [TrendPoint(day, group, tuple(each)) for (day, group), each in counts.items()]


def _months(site: Site) -> tuple[date, ...]:
    """Return the last day of each of the last months; empty if the register has no dates."""
    first = first_day(site.register)
    if first is None:
        return ()
    earliest = site.on.replace(day=1)
    for _ in range(_MONTHS - 1):
        earliest = (earliest - timedelta(days=1)).replace(day=1)
    return month_ends(max(first, earliest), site.on)


def _tables(points: Sequence[TrendPoint], names: Mapping[str, str]) -> tuple[MonthTable, ...]:
    """Return a table for each group, a month without findings of it included."""
    months = list(dict.fromkeys(point.day for point in points))
    known = {(point.group, point.day): point for point in points}
    groups = dict.fromkeys(point.group for point in points if point.total or point.group)
    return tuple(
        MonthTable(
            names.get(group or "", group or (_NOBODY if names else _ALL)),
            tuple(_line(known.get((group, day)) or TrendPoint(day, group, ())) for day in months),
        )
        for group in [
            *(each for each in names if each in groups),
            *([None] if None in groups else []),
        ]
    )


def _line(point: TrendPoint) -> MonthLine:
    month = f"{MONTHS[point.day.month - 1]} {point.day.year}"
    return MonthLine(month, tuple(point.shares().values()))
