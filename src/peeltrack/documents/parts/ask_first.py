"""The questions that a chair should ask first, from the facts and what challenge raises. Pure."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice

from peeltrack.documents.parts.first_asker import Asker
from peeltrack.documents.parts.first_facts import FirstFacts
from peeltrack.documents.parts.first_points import (
    other_points,
    points_of_all,
    points_of_updates,
)
from peeltrack.documents.parts.first_promises import FirstPromises
from peeltrack.documents.parts.first_question import (
    OF_LEADS,
    FirstQuestion,
    Weight,
    own_item,
)
from peeltrack.documents.parts.scope import Scope
from peeltrack.documents.parts.shorter_questions import in_short
from peeltrack.queries.challenge.points import Point

_LONGEST = 26
"""Words of a question of challenge for which there is no shorter form."""
_FIRST_LATE = 1
"""Overdue steps asked about before what updates themselves say."""
_LONGEST_OF_ALL = 36
"""Words of one on the findings as a whole, which may quote two of them."""
_OF_ALL = 2
"""Questions on the findings as a whole that come before those on single ones."""
_BY_FACTS = ("measure-missed", "milestone-passed")
"""Rules whose questions the facts put in fewer words."""


def first_questions(
    asker: Asker, facts: FirstFacts, points: Sequence[Point]
) -> tuple[FirstQuestion, ...]:
    """Return the questions of a meeting in the order in which they are given room.

    Deadlines and what was promised to this meeting come first; then what has no lead, no update
    or no date, in few words; then what another meeting went through, two questions on the findings
    as a whole, what is green in doubt, the step longest overdue, what updates themselves say, other
    overdue steps, and the rest. A second question about one finding comes after all of these.

    Args:
        asker: who asks them.
        facts: the questions that the facts of the meeting give rise to.
        points: what challenge chose for it, strongest first.
    """
    promises = FirstPromises(asker)
    owed = (
        *facts.pressing_deadlines(),
        *facts.statutory_response(),
        *promises.commitments(),
    )
    silent = tuple(promises.without_update())
    missing = (*promises.without_lead(), *silent)
    asked = {own_item(each) for each in missing}.union(*(each.ids for each in silent))
    measures = tuple(facts.missed_measures())
    late = tuple(facts.overdue_steps())
    others = [
        point
        for point in points
        if point.item not in asked
        and not (point.rule in _BY_FACTS and any(point.item in e.ids for e in (*late, *measures)))
    ]
    of_updates = _of_updates(asker.scope, facts, others, frozenset().union(*(e.ids for e in owed)))
    short = ((each, in_short(each, asker.scope.meeting)) for each in points_of_all(points))
    of_all = [
        facts.point(each, text, Weight.CONTRADICTED)
        for each, text in short
        if len(text.split()) <= _LONGEST_OF_ALL
    ]
    ordered = (
        *owed,
        *missing,
        *facts.nothing_since(),
        *of_all[:_OF_ALL],
        *facts.doubtful_greens(),
        *facts.old_or_undated(),
        *late[:_FIRST_LATE],
        *measures,
        *of_updates,
        *late[_FIRST_LATE:],
        *facts.later_deadlines(),
        *islice(facts.parts_without_step(), 1),
        *facts.raised_before(),
        *_others(asker.scope, facts, promises, others),
        *of_all[_OF_ALL:],
        *facts.decisions(),
    )
    return tuple(_by_turns(ordered))


def _by_turns(questions: Iterable[FirstQuestion]) -> Iterator[FirstQuestion]:
    """Yield questions, those about one finding that another is about already at the end."""
    asked: set[frozenset[str]] = set()
    seconds = []
    for each in questions:
        is_light = each.weight > Weight.DEADLINE and each.kind != OF_LEADS
        is_of_one = len(each.ids) == 1 and is_light
        if is_of_one and each.ids in asked:
            seconds.append(each)
            continue
        yield each
        if is_of_one:
            asked.add(each.ids)
    yield from seconds


def _of_updates(
    scope: Scope, facts: FirstFacts, points: Sequence[Point], owing: Collection[str]
) -> Iterator[FirstQuestion]:
    """Yield the questions on what updates say, first about findings that owe nothing yet asked."""
    free = points_of_updates([each for each in points if each.item not in owing])
    for point in (*free, *points_of_updates([e for e in points if e.item in owing])):
        yield facts.point(point, in_short(point, scope.meeting), Weight.CONTRADICTED)


def _others(
    scope: Scope, facts: FirstFacts, promises: FirstPromises, points: Sequence[Point]
) -> Iterator[FirstQuestion]:
    for point in other_points(points):
        text = in_short(point, scope.meeting)
        if len(text.split()) <= _LONGEST and not promises.is_promised(point):
            yield facts.point(point, text, Weight.REST)
