"""The pictures of the shipped registers, whole, for a page and for a telephone."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from peeltrack.documents.board import forum_brief
from peeltrack.documents.charts.chart import Chart
from peeltrack.documents.charts.standalone import standalone
from peeltrack.documents.committee import committee_paper
from peeltrack.documents.parts.ratings_over_time import ratings_by_month
from peeltrack.documents.parts.report_grades import grades_picture
from peeltrack.model.register import Register
from peeltrack.queries.as_at import as_at
from peeltrack.queries.selection import Selection
from peeltrack.queries.trend import month_ends, trend
from peeltrack.storage.load import load_register
from tests.documents.charts.drawn import assert_is_readable

ROOT = Path(__file__).parents[3]
GOLDEN = ROOT / "tests" / "golden" / "pictures"
ON = date(2022, 5, 23)
NAMES = ("areas", "steps", "ages", "item-steps", "grades", "over-time", "by-report")


@pytest.fixture(scope="module")
def pictures(west_mercia: Register) -> Mapping[str, Chart | None]:
    brief = forum_brief(as_at(west_mercia, ON), "hta", ON)
    ends = month_ends(date(2021, 11, 1), ON)
    points = trend([(day, as_at(west_mercia, day)) for day in ends], Selection())
    west_midlands = load_register(ROOT / "examples" / "west-midlands" / "register").register
    assert west_midlands
    committee = date(2021, 9, 29)
    drawn_steps = (item.steps_picture for item in brief.items if item.steps_picture)
    return {
        "areas": brief.first_page.ratings.picture,
        "steps": brief.pictures.steps,
        "ages": brief.pictures.ages,
        "item-steps": next(drawn_steps, None),
        "grades": grades_picture(west_mercia.inspections["peel-2021-22"]),
        "over-time": ratings_by_month(points, "Findings that HMICFRS has not closed,"),
        "by-report": committee_paper(as_at(west_midlands, committee), "jac", committee).picture,
    }


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_is_as_expected(
    pictures: Mapping[str, Chart | None], name: str, page_says: Callable[[Path, str], None]
) -> None:
    picture = pictures[name]
    assert picture
    page_says(GOLDEN / f"{name}.svg", standalone([picture]))
    narrow = standalone([replace(picture, wide=picture.narrow)])
    page_says(GOLDEN / f"{name}-narrow.svg", narrow)
    assert_is_readable(picture.wide)
    assert_is_readable(picture.narrow)
