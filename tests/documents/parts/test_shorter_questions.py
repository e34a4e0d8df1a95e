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
            "measure-missed",
            "12 on 24 September 2025, now “41 visits are late”. Why?",
            "12 on 24 September, now “41 visits are late”. Why?",
        ),
        (
            "measure-missed",
            "No figure for “Fewer than 10% are abandoned” since 14% on 9 May 2024. What is it now?",
            "No figure for “Fewer than 10% are abandoned” since 14% on 9 May 2024. Why?",
        ),
        (
            "measure-missed",
            "9% on 9 May 2025, now 8%, against “A reason is given in 95% of a monthly sample of 50 "
            "stop and search records”. Why?",
            "9% on 9 May, now 8%, against “A reason is given in 95% of … stop and search records”. "
            "Why?",
        ),
        (
            "later-than-target",
            "Due by 28 February 2026, yet “To avoid survey fatigue the questions will now be part "
            "of the annual survey of all staff in May”. Which is it?",
            "Due by 28 February, yet “… the annual survey of all staff in May”. Which is it?",
        ),
        (
            "said-done",
            "“The council has signed the protocol for the sharing of what it records” (18 July "
            "2025), now “We hope for signature in the spring”. Which is true?",
            "“The council has signed the protocol …” (18 July), now “We hope for signature "
            "in the spring”. Which is true?",
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
    assert len(asked) > 5
    assert [each for p in asked if len((each := in_short(p, on)).split()) > _MOST] == []
    assert [each.question for each in asked if each.short == each.question] == []
