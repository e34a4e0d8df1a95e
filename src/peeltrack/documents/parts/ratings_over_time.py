"""Ratings at the end of each month, as a picture shows them: the counts of `trend`. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from peeltrack.documents.charts.chart import Chart
from peeltrack.documents.charts.over_time import MONITOR_ONLY, MOST, MonthRatings, over_time
from peeltrack.documents.charts.palette import MarkTone
from peeltrack.model.items import Item
from peeltrack.model.organisation import Forum
from peeltrack.model.register import Register
from peeltrack.queries.as_at import as_at
from peeltrack.queries.forum import forum_items
from peeltrack.queries.selection import Selection
from peeltrack.queries.trend import OPEN_SHARES, TrendPoint, first_day, month_ends, trend
from peeltrack.wording import NOT_RATED


def ratings_over_time(register: Register, forum: Forum, on: date) -> Chart | None:
    """Return the picture of a forum's open findings by month, from the register's dated facts.

    None for fewer than three months, if no number has changed, or if nothing was ever rated.
    """
    items = {item.id: item for item in forum_items(register, forum)}
    narrowed = replace(register, items=items, meetings={})
    begin = first_day(narrowed)
    if begin is None:
        return None
    ends = month_ends(begin, on)[-MOST:]
    registers = [(day, as_at(narrowed, day)) for day in ends]
    points = trend(registers, Selection(), _only_monitored)
    rated = [share for share in OPEN_SHARES if share != NOT_RATED]
    if not any(point.shares()[share] for point in points for share in rated):
        return None
    acted_on = [point for point in points if point.group is None]
    monitored = {p.day: p.shares()[NOT_RATED] for p in points if p.group == MONITOR_ONLY}
    return ratings_by_month(acted_on, "Findings that HMICFRS has not closed,", monitored)


def _only_monitored(item: Item) -> str | None:
    """Return the group of what nobody need rate; one that is rated stands with its rating."""
    return None if item.needs_leads or item.rag else MONITOR_ONLY


def ratings_by_month(
    points: Sequence[TrendPoint], what: str, monitored: Mapping[date, int] | None = None
) -> Chart | None:
    """Return the picture of one series of months; what has ended is not counted.

    Args:
        points: the months.
        what: what is counted: Findings that HMICFRS has not closed,
        monitored: the findings that are only monitored and not among those, by month.
    """
    shares = [(share, MarkTone(share)) for share in OPEN_SHARES]
    shares += [(MONITOR_ONLY, MarkTone.ENDED)] if monitored else []
    months = [
        MonthRatings(
            point.day,
            (
                *(point.shares()[share] for share in OPEN_SHARES),
                *([monitored.get(point.day, 0)] if monitored else []),
            ),
        )
        for point in points
    ]
    return over_time(shares, months, what)
