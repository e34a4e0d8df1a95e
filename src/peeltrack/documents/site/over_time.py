"""Ratings by month, of all findings, by report and by strategic lead. Pure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from peeltrack.documents.charts.chart import Chart
from peeltrack.documents.site.site import Site
from peeltrack.model.items import Item
from peeltrack.model.register import Register
from peeltrack.queries.as_at import as_at
from peeltrack.queries.selection import Selection
from peeltrack.queries.trend import SHARES, TrendPoint, first_day, month_ends, trend
from peeltrack.wording import MONTHS, capitalised

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
    picture: Chart | None = None


def over_time(site: Site) -> OverTimeView:
    """Return the months up to the date of the site, by the register's own dated facts."""
    months = monthly(site)
    called = {id_: each.called for id_, each in site.register.inspections.items()}
    titles = {id_: lead.title for id_, lead in site.register.organisation.leads.items()}
    leads = () if site.page.is_public else _tables(months, _strategic_lead, titles)
    return OverTimeView(
        columns=tuple(map(capitalised, SHARES)),
        all=next(iter(_tables(months, lambda _: None, {})), None),
        reports=_tables(months, lambda item: item.inspection, called),
        leads=leads,
    )


def monthly(site: Site) -> tuple[tuple[date, Register], ...]:
    """Return the register at the end of each of the last months; empty where nothing is known."""
    first = first_day(site.register)
    if first is None:
        return ()
    earliest = (site.on.replace(day=1) - timedelta(days=30 * (_MONTHS - 2))).replace(day=1)
    days = month_ends(max(first, earliest), site.on)[-_MONTHS:]
    return tuple((day, as_at(site.register, day)) for day in days)


def _strategic_lead(item: Item) -> str | None:
    return item.strategic_lead


def _tables(
    months: Sequence[tuple[date, Register]],
    group_of: Callable[[Item], str | None],
    names: dict[str, str],
) -> tuple[MonthTable, ...]:
    points = trend(months, Selection(), group_of)
    return tuple(
        MonthTable(names.get(group or "", group or "No strategic lead"), tuple(map(_line, each)))
        for group, each in groupby(points, key=lambda point: point.group)
    )


def _line(point: TrendPoint) -> MonthLine:
    month = f"{MONTHS[point.day.month - 1]} {point.day.year}"
    return MonthLine(month, tuple(point.shares().values()))
