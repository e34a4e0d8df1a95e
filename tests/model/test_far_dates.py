from datetime import date

import pytest

from peeltrack.model.far_dates import date_likely_meant, how_long_before, is_far, years_away

TODAY = date(2022, 7, 4)


@pytest.mark.parametrize(
    ("day", "far"),
    [
        (date(1926, 6, 1), True),
        (date(2062, 6, 1), True),
        (date(2012, 7, 3), True),
        (date(2012, 7, 5), False),
        (date(2032, 7, 3), False),
        (date(2032, 7, 5), True),
        (date.min, True),
        (date.max, True),
    ],
)
def test_a_date_over_ten_years_away_is_far(day: date, far: bool) -> None:
    assert is_far(day, TODAY) is far


def test_a_date_near_the_change_or_near_today_is_not_far() -> None:
    assert not is_far(date(2000, 1, 1), TODAY, date(1998, 1, 1))
    assert is_far(date(1980, 1, 1), TODAY, date(1998, 1, 1))


@pytest.mark.parametrize(
    ("day", "likely"),
    [
        (date(1926, 6, 1), date(2026, 6, 1)),
        (date(2062, 6, 1), date(2026, 6, 1)),
        (date(1924, 2, 29), date(2024, 2, 29)),
        (date(2055, 6, 1), None),
        (date(202, 6, 1), None),
        (date(9999, 6, 1), None),
    ],
)
def test_the_year_meant_is_of_this_century_or_has_its_figures_swapped(
    day: date, likely: date | None
) -> None:
    assert date_likely_meant(day, TODAY) == likely


def test_the_distance_is_told_in_whole_years() -> None:
    assert years_away(date(1926, 7, 5), TODAY) == "95 years before 4 July 2022"
    assert years_away(date(2062, 7, 5), TODAY) == "40 years after 4 July 2022"


@pytest.mark.parametrize(
    ("day", "long"),
    [
        (date(2026, 10, 2), "1 day"),
        (date(2026, 9, 4), "29 days"),
        (date(2026, 9, 3), "1 month"),
        (date(2026, 1, 31), "8 months"),
        (date(2024, 10, 4), "23 months"),
        (date(2024, 10, 3), "2 years"),
    ],
)
def test_how_long_ago_a_date_is_in_whole_units(day: date, long: str) -> None:
    assert how_long_before(day, date(2026, 10, 3)) == long
