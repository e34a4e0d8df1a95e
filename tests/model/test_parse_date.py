from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peeltrack.errors import NoSuchDayError
from peeltrack.model.parse_date import day_written
from peeltrack.wording import long_date, short_date

MAY = date(2022, 5, 23)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2022-05-23", MAY),
        ("23 May 2022", MAY),
        (" 23  may 2022 ", MAY),
        ("23/05/2022", MAY),
        ("3/5/2022", date(2022, 5, 3)),
        ("3 Sept 2022", date(2022, 9, 3)),
        ("23 May", None),
        ("23/05/22", None),
        ("23.05.2022", None),
        ("2022-5-23", None),
        ("20220523", None),
        ("2022-05-23T12:00", None),
        ("main", None),
        ("", None),
    ],
)
def test_a_day_is_understood_as_people_write_it(text: str, day: date | None) -> None:
    assert day_written("--on", text) == day


@pytest.mark.parametrize("text", ["2022-02-30", "30/02/2022", "31 June 2022", "05/23/2022"])
def test_a_day_that_the_calendar_does_not_have_is_told(text: str) -> None:
    with pytest.raises(NoSuchDayError) as refusal:
        day_written("--on", text)
    said = f"--on {text!r}: there is no such day. Write another, as YYYY-MM-DD."
    assert str(refusal.value) == said


@given(st.dates(min_value=date(1000, 1, 1)))
def test_a_day_is_read_as_it_is_printed(day: date) -> None:
    for text in (str(day), long_date(day), short_date(day), f"{day:%d/%m/%Y}"):
        assert day_written("--on", text) == day
