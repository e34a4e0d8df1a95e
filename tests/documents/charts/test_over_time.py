"""The picture of ratings by month: what has moved, and that it can be read."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peeltrack.documents.charts.chart import Chart
from peeltrack.documents.charts.over_time import MonthRatings, over_time
from peeltrack.documents.charts.palette import MarkTone
from peeltrack.queries.trend import month_ends
from tests.documents.charts.drawn import assert_is_readable, parts_of, words_of

RATINGS = [("red", MarkTone.RED), ("amber", MarkTone.AMBER), ("not rated", MarkTone.UNRATED)]


def months(*numbers: tuple[int, ...]) -> list[MonthRatings]:
    ends = month_ends(date(2021, 11, 1), date(2035, 1, 1))
    return [MonthRatings(day, each) for day, each in zip(ends, numbers, strict=False)]


def drawing_of(*numbers: tuple[int, ...]) -> Chart | None:
    return over_time(RATINGS, months(*numbers), "Findings that HMICFRS has not closed,")


def test_each_month_is_a_column_and_the_last_is_named_in_words() -> None:
    drawn = drawing_of((0, 0, 15), (0, 0, 15), (1, 16, 3))
    assert drawn
    assert (
        drawn.title == "Sixteen of 20 findings are amber; there were 15 findings in November 2021"
    )
    assert drawn.subtitle == (
        "Findings that HMICFRS has not closed, by RAG at the end of each month, to 31 January 2022"
    )
    assert drawn.alt_text == (
        "Sixteen of 20 findings are amber; there were 15 findings in November 2021. "
        "January 2022: 1 red, 16 amber and 3 not rated. December 2021: 15 not rated. "
        "November 2021: 15 not rated."
    )
    assert drawn.columns == ("Month", "Red", "Amber", "Not rated", "All")
    assert drawn.rows == (
        ("November 2021", "", "", "15", "15"),
        ("December 2021", "", "", "15", "15"),
        ("January 2022", "1", "16", "3", "20"),
    )
    for drawing in (drawn.wide, drawn.narrow):
        shown = words_of(drawing)
        assert shown[-3:] == ["1 red", "16 amber", "3 not rated"]
        assert [each for each in shown if each in {"Nov", "2021", "Dec", "Jan", "2022"}] == [
            "Nov",
            "2021",
            "Dec",
            "Jan",
            "2022",
        ]
        assert len(list(parts_of(drawing).iter("path"))) == 1  # the lines of the red part


@pytest.mark.parametrize(
    ("numbers", "title"),
    [
        (
            ((3, 1, 0), (2, 1, 0), (1, 1, 0)),
            "Findings not closed have fallen from 4 to 2 since *; one is red",
        ),
        (((3, 1, 0), (3, 1, 0), (1, 3, 0)), "Findings rated red have fallen from 3 to 1 since *"),
        (((0, 1, 3), (0, 1, 3), (0, 2, 2)), "Findings rated amber have risen from 1 to 2 since *"),
        (
            ((1, 1, 0), (2, 0, 0), (1, 1, 0)),
            "Findings rated red have fallen from 2 to 1 since December 2021 (there was 1 in *)",
        ),
        (
            ((9, 5, 0), (4, 10, 0), (6, 8, 0)),
            "Findings rated red have risen from 4 to 6 since December 2021 (there were 9 in *)",
        ),
        (
            ((9, 5, 0), (6, 8, 0), (4, 10, 0), (4, 10, 0)),
            "Findings rated red have fallen from 9 to 4 since *",
        ),
        (
            ((5, 0, 0), (5, 2, 0), (5, 2, 0), (5, 1, 0)),
            "Findings not closed have fallen from 7 to 6 since January 2022 (there were 5 in *); "
            "five are red",
        ),
        (((3, 1, 0), (3, 1, 0), (0, 0, 0)), "Findings not closed have fallen from 4 to 0 since *"),
        (
            ((0, 0, 1), (0, 0, 2), (0, 0, 3)),
            "None of 3 findings is rated; there was 1 finding in *",
        ),
        (
            ((1, 0, 0), (2, 0, 0), (3, 0, 0)),
            "All 3 findings are red; there was 1 finding in *",
        ),
    ],
)
def test_a_headline_says_what_has_moved(numbers: tuple[tuple[int, ...], ...], title: str) -> None:
    drawn = drawing_of(*numbers)
    assert drawn
    assert drawn.title == title.replace("*", "November 2021")


def test_a_rating_that_only_earlier_columns_have_is_in_the_key() -> None:
    rated = drawing_of((0, 0, 15), (0, 1, 14), (1, 16, 0))
    assert rated
    assert [words_of(each)[-3:] for each in (rated.wide, rated.narrow)] == [
        ["1 red", "16 amber", "not rated"]
    ] * 2
    assert_is_readable(rated.narrow)


@pytest.mark.parametrize(
    "numbers",
    [(), ((1, 0, 0), (0, 1, 0)), ((1, 0, 0),) * 5, ((0, 0, 0), (0, 0, 0), (1, 0, 0), (0, 1, 0))],
    ids=["none", "two months", "no change", "two months after an empty beginning"],
)
def test_what_a_sentence_says_as_well_is_no_picture(numbers: tuple[tuple[int, ...], ...]) -> None:
    assert drawing_of(*numbers) is None


def test_a_picture_has_a_year_and_a_month_at_most_and_a_narrow_one_six_months() -> None:
    drawn = drawing_of(*[(n, 0, 0) for n in range(1, 30)])
    assert drawn
    assert len(drawn.rows) == 13
    assert drawn.rows[-1][1] == "29"
    names = [each for each in words_of(drawn.narrow) if len(each) == 3 and each.isalpha()]
    assert len(names) == 6


def test_months_without_findings_at_the_end_are_empty_columns() -> None:
    drawn = drawing_of((0, 0, 1), *[(0, 0, 0)] * 6)
    assert drawn
    assert drawn.title == "Findings not closed have fallen from 1 to 0 since November 2021"
    assert_is_readable(drawn.narrow)
    december = over_time(RATINGS, months((0, 0, 1), (0, 0, 10_000), (1, 0, 1))[1:], "All")
    assert december is None
    first = over_time(RATINGS, months(*[(0, 0, 1)] * 2, (0, 0, 10_000), (1, 0, 1))[1:], "All")
    assert first
    assert [each for each in words_of(first.narrow) if each.startswith("20")] == ["2022"]


counts = st.tuples(*[st.integers(0, 30) | st.integers(0, 20_000)] * 3)


@settings(deadline=None, max_examples=50)
@given(st.lists(counts, min_size=3, max_size=16))
def test_every_drawing_can_be_read(numbers: list[tuple[int, ...]]) -> None:
    drawn = drawing_of(*numbers)
    for drawing, most in ((drawn.wide, 13), (drawn.narrow, 6)) if drawn else ():
        assert_is_readable(drawing)
        assert drawn
        parts = [n for row in drawn.rows[-most:] for n in row[1:-1] if n]
        boxes = [each for each in parts_of(drawing).iter("rect") if each.get("stroke")]
        columns = drawn.rows[-most:]
        key = [n for n in (1, 2, 3) if any(row[n] for row in columns) and not columns[-1][n]]
        assert len(boxes) == len(parts) + len(key)
