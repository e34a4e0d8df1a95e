"""The questions that a chair should ask first, from the facts and what challenge raises. Pure."""

from collections.abc import Iterator, Sequence
from itertools import islice

from peeltrack.documents.parts.first_facts import FirstFacts
from peeltrack.documents.parts.first_points import other_points, points_of_updates
from peeltrack.documents.parts.first_question import FirstQuestion, Weight
from peeltrack.documents.parts.scope import Scope
from peeltrack.documents.parts.shorter_questions import in_short
from peeltrack.queries.challenge.points import Point

_LONGEST = 26
"""Words of a question of challenge for which there is no shorter form."""
_AT_A_TIME = 3
"""Questions on what updates say that are put before what is missing, and after it."""


def first_questions(scope: Scope, points: Sequence[Point]) -> tuple[FirstQuestion, ...]:
    """Return the questions of a meeting in the order in which they are given room.

    HMICFRS's and statutory deadlines come first, then what was promised to this meeting, the
    gravest of what updates themselves say, missing leads, updates and dates, and the rest.

    Args:
        scope: the meeting.
        points: what challenge chose for it, strongest first.
    """
    facts = FirstFacts(scope)
    of_updates = _of_updates(scope, facts, points)
    return (
        *facts.pressing_deadlines(),
        *facts.statutory_response(),
        *facts.commitments(),
        *islice(of_updates, _AT_A_TIME),
        *facts.without_lead(),
        *facts.without_update(),
        *islice(of_updates, _AT_A_TIME),
        *facts.old_or_undated(),
        *facts.later_deadlines(),
        *facts.overdue_parts(),
        *facts.nothing_since(),
        *islice(facts.parts_without_step(), 1),
        *of_updates,
        *_others(scope, facts, points),
        *facts.decisions(),
    )


def _of_updates(
    scope: Scope, facts: FirstFacts, points: Sequence[Point]
) -> Iterator[FirstQuestion]:
    for point in points_of_updates(points):
        if text := in_short(point, scope.meeting):
            yield facts.point(point, text, Weight.CONTRADICTED)


def _others(scope: Scope, facts: FirstFacts, points: Sequence[Point]) -> Iterator[FirstQuestion]:
    for point in other_points(points):
        text = in_short(point, scope.meeting) or point.question
        if len(text.split()) <= _LONGEST:
            yield facts.point(point, text, Weight.REST)
