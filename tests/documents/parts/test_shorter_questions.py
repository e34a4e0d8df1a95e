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


def a_point(rule: str, fact: str, question: str) -> Point:
    return Point("peel/afi-07", rule, fact, question, 1, is_hint=False, file="", at=())


@pytest.mark.parametrize(
    ("rule", "fact", "question", "short"),
    [
        (
            "measure-missed",
            "Success is measured by “No visit is late”; updates gave 12 and 41.",
            "The figure for AFI 7 went from 12 on 24 September 2025 to 41 (“41 visits are late”): "
            "why, and when will the measure be met?",
            "12 on 24 September, now “41 visits are late”. Why?",
        ),
        (
            "measure-missed",
            "Success is measured by “Fewer than 10% are abandoned”; updates gave 14%.",
            "The last update of AFI 7 leaves out its figure, which was 14% on 9 May 2024: what is "
            "it now?",
            "No figure for “Fewer than 10% are abandoned” since 14% on 9 May 2024. What is it now?",
        ),
        (
            "said-done",
            "The update of AFI 7 on 18 July 2025 says “The council has signed”; the update of "
            "16 January 2026 says “We hope for signature in the spring”.",
            "The update of AFI 7 said on 18 July 2025 “The council has signed”, but the update of "
            "16 January 2026 says that it is still to come: which is true?",
            "“The council has signed” (18 July), now “We hope for signature in the spring”. Which "
            "is true?",
        ),
        (
            "later-than-target",
            "The item is due by 28 February 2026; the update of 21 January says so.",
            "AFI 7 is due by 28 February 2026 and the update says “To avoid survey fatigue the "
            "questions will now be part of the annual survey of all staff in May”: which is it?",
            "Due by 28 February, yet “… the annual survey of all staff in May”. Which is it?",
        ),
        (
            "update-says-less",
            "The update of 11 April 2022 says nothing of one part (in summary: record it) (of 2 "
            "parts), and speaks of victims only as “victims of domestic abuse”, the finding of "
            "victims in general.",
            "What progress is there?",
            "The last update speaks only of “victims of domestic abuse”. What about other victims?",
        ),
        (
            "promise-unrecorded",
            "An answer of 13 October 2025 says “I will have a date by May”; no commitment records "
            "it, and no update reports it.",
            "On 13 October 2025 the answer was “I will have a date by May”: has it been done?",
            "Said on 13 October: “I will have a date by May”. Was it done?",
        ),
    ],
)
def test_a_question_is_put_in_few_words(rule: str, fact: str, question: str, short: str) -> None:
    assert in_short(a_point(rule, fact, question), ON) == short


def test_an_answer_that_promises_nothing_is_not_quoted_as_a_promise() -> None:
    fact = "An answer of 13 October 2025 says “It is complete”; no commitment records it."
    assert in_short(a_point("promise-unrecorded", fact, "Has it been done?"), ON) is None


@pytest.mark.parametrize(("name", "forum", "on"), MEETINGS)
def test_what_updates_say_can_be_asked_in_few_words(name: str, forum: str, on: date) -> None:
    register = load_register(INVENTED / name / "register").register
    assert register
    points = likely_points(as_at(register, on), forum, on).chosen
    asked = {p.question: in_short(p, on) for p in points if p.rule in OF_THE_UPDATES}
    assert len(asked) > 5
    assert [question for question, short in asked.items() if not short] == []
    assert [each for each in asked.values() if each and len(each.split()) > _MOST] == []
