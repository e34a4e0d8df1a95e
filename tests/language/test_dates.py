"""Dates in running text: a day that the calendar does not have is no date."""

from datetime import date

import pytest

from peeltrack.language.dates import days_in, meeting_day
from peeltrack.language.days_ahead import days_ahead

MEETING = date(2026, 1, 12)


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("30 June 2026", date(2026, 6, 30)),
        ("31 June 2026", None),
        ("28 February", date(2026, 2, 28)),
        ("30 February", None),
        ("29 February 2024", date(2024, 2, 29)),
        ("29 February 2026", None),
        ("29 February", date(2028, 2, 29)),
        ("28/02/2026", date(2026, 2, 28)),
        ("31/02/2026", None),
        ("June 30, 2026", date(2026, 6, 30)),
        ("June 31, 2026", None),
        ("2026-04-30", date(2026, 4, 30)),
        ("2026-04-31", None),
        ("0 May 2026", None),
        ("32 May 2026", None),
    ],
)
def test_a_day_that_the_calendar_does_not_have_is_no_date(words: str, named: date | None) -> None:
    known = [] if named is None else [named]
    text = f"The audit will be done by {words}."
    assert [day for _, day in days_in(text, MEETING)] == known
    assert list(days_ahead(text, MEETING)) == [day for day in known if day > MEETING]
    assert (meeting_day(f"Meeting of {words}", "2028") is None) == (named is None)
