"""Ratings by month on the pages: the same numbers as `trend`, however they are grouped."""

from datetime import date
from pathlib import Path

from peeltrack.documents.site.over_time import MonthLine, MonthTable, over_time
from peeltrack.documents.site.site import site_of
from peeltrack.model.vocabulary import Audience
from peeltrack.queries.as_at import as_at
from peeltrack.queries.selection import Selection
from peeltrack.queries.trend import month_ends, trend
from peeltrack.storage.load import load_register

ON = date(2022, 7, 25)
REGISTER = as_at(load_register(Path(__file__).parents[3] / "register").whole(), ON)


def summed(tables: tuple[MonthTable, ...]) -> list[tuple[int, ...]]:
    """The numbers of all tables together, month by month."""
    months = zip(*(table.rows for table in tables), strict=True)
    return [tuple(map(sum, zip(*(row.numbers for row in rows), strict=True))) for rows in months]


def test_the_months_are_those_of_trend_by_report_and_by_lead_too() -> None:
    view = over_time(site_of(REGISTER, Audience.INTERNAL, ON))
    days = month_ends(date(2022, 4, 30), ON)
    points = trend([(day, as_at(REGISTER, day)) for day in days], Selection())
    wanted = [tuple(point.shares().values()) for point in points]
    assert view.all
    assert [row.numbers for row in view.all.rows] == wanted
    assert [row.month for row in view.all.rows] == [
        "April 2022",
        "May 2022",
        "June 2022",
        "July 2022",
    ]
    assert summed(view.reports) == wanted
    assert summed(view.leads) == wanted
    assert [table.name for table in view.reports] == ["PEEL 2018/19", "PEEL 2021/22"]
    assert view.leads[-1].name == "No strategic lead"


def test_consecutive_months_with_the_same_numbers_share_a_row() -> None:
    months = zip(("April", "May", "June", "July"), ((1, 2), (1, 2), (0, 3), (1, 2)), strict=True)
    table = MonthTable("All", tuple(MonthLine(month, numbers) for month, numbers in months))
    assert table.spans == (
        MonthLine("April to May", (1, 2)),
        MonthLine("June", (0, 3)),
        MonthLine("July", (1, 2)),
    )


def test_the_public_sees_no_months_by_lead() -> None:
    assert over_time(site_of(REGISTER, Audience.PUBLIC, ON)).leads == ()
