"""The questions of challenge in the words that the first page has for them."""

from datetime import date
from pathlib import Path

import pytest

from peeltrack.documents.parts.first_points import OF_THE_UPDATES
from peeltrack.documents.parts.shorter_questions import in_short
from peeltrack.queries.as_at import as_at
from peeltrack.queries.challenge.choose_points import likely_points
from peeltrack.queries.challenge.points import Point
from peeltrack.storage.load import load_register

INVENTED = Path(__file__).parents[2] / "challenge_accuracy"
MEETINGS = (
    ("crisis", "assurance", date(2022, 11, 17)),
    ("exemplary", "pab", date(2024, 11, 12)),
    ("neglected", "scrutiny", date(2019, 12, 4)),
    ("polished", "hta", date(2026, 2, 12)),
)
ON = date(2026, 2, 12)
_MOST = 32


def a_point(rule: str, short: str) -> Point:
    return Point("peel/afi-07", rule, "", "", short, 1, is_hint=False, file="", at=())


@pytest.mark.parametrize(
    ("rule", "short", "printed"),
    [
        (
            "telling-statement",
            "“41 visits are late”, after “12 visits were late” on 24 September 2025. Why, against "
            "“No visit is late”?",
            "“41 visits are late”, after “12 visits were late” on 24 September. Why, against “No "
            "visit is late”?",
        ),
        (
            "figure-not-given",
            "“Of all the calls that came in on a weekday, and were put through to one of our own "
            "teams, 14% were abandoned” (9 May 2024). What is it now?",
            "“… 14% were abandoned” (9 May 2024). What is it now?",
        ),
        (
            "programme-later",
            "Due by 28 February 2026, yet “To avoid survey fatigue the questions will now be part "
            "of the annual survey of all staff in May”. Which is it?",
            "Due by 28 February, yet “… now be part of the annual survey of all staff in May”. "
            "Which is it?",
        ),
    ],
)
def test_quotations_are_shortened_and_near_dates_have_no_year(
    rule: str, short: str, printed: str
) -> None:
    assert in_short(a_point(rule, short), ON) == printed


@pytest.mark.parametrize(("name", "forum", "on"), MEETINGS)
def test_what_updates_say_can_be_asked_in_few_words(name: str, forum: str, on: date) -> None:
    register = load_register(INVENTED / name / "register").register
    assert register
    points = likely_points(as_at(register, on), forum, on).chosen
    asked = [point for point in points if point.rule in OF_THE_UPDATES]
    assert len(asked) > 3
    assert [each for p in asked if len((each := in_short(p, on)).split()) > _MOST] == []
    assert [each.question for each in asked if each.short == each.question] == []
