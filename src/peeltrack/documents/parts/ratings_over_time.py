"""Ratings at the end of each month, as a picture shows them: the counts of `trend`. Pure."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from peeltrack.documents.charts.chart import Chart
from peeltrack.documents.charts.over_time import MOST, MonthRatings, over_time
from peeltrack.documents.charts.palette import MarkTone
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
    points = trend([(day, as_at(narrowed, day)) for day in ends], Selection())
    rated = [share for share in OPEN_SHARES if share != NOT_RATED]
    if not any(point.shares()[share] for point in points for share in rated):
        return None
    return ratings_by_month(points, "Open findings")


def ratings_by_month(points: Sequence[TrendPoint], what: str) -> Chart | None:
    """Return the picture of one series of months; what has ended is not counted."""
    months = [
        MonthRatings(point.day, tuple(point.shares()[share] for share in OPEN_SHARES))
        for point in points
    ]
    return over_time([(share, MarkTone(share)) for share in OPEN_SHARES], months, what)
