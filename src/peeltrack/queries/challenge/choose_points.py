"""Points that the chair of a forum is likely to raise, with the fact behind each.

The rules raise all that a register gives rise to (rule_list.py), and weigh_points.py weighs it;
here the most telling is chosen.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from peeltrack.model.register import Register
from peeltrack.queries.challenge.points import Point, Preparation, RuleResult
from peeltrack.queries.challenge.public_view import among_all_updates, for_forum
from peeltrack.queries.challenge.rule_list import LIGHT, Ground, Rule
from peeltrack.queries.challenge.weigh_points import Tier, Weighed, weigh

POINTS_AN_ITEM = 2
"""On average: a meeting has time for about so many questions an item."""
MOST_AN_ITEM = 3
"""Of one item; real meetings spend their time unevenly."""

STRONGEST = 10
"""The questions that a paper shows first, whatever their items."""

_NOT_CHOSEN = {
    Tier.REPEATED: "a recommendation of the cause of concern is asked the same",
    Tier.HEARD: "an earlier meeting has just gone through the item",
    Tier.UNSEEN: "the forum does not see what it rests on",
}
"""Why what is of these tiers is left out."""
_SEVERAL = (Ground.PROMISES, Ground.TOLD)
"""The grounds on which an item may be asked about more than once."""
_QUOTED = "another question quotes the same words"


class LikelyPoints(NamedTuple):
    """The likely points of a meeting and all candidates, the gravest first in either."""

    chosen: tuple[Point, ...]
    """The most telling points: three an item at most, two on average."""
    raised: tuple[Point, ...]
    """All that the rules raise."""


def challenge(
    register: Register, forum_id: str, on: date, today: date | None = None
) -> tuple[Point, ...]:
    """Choose the most telling points for a meeting of a forum, the gravest first.

    At most three of an item and each on another ground; two an item over all, what is asked
    of the meeting as a whole included. Nothing of that meeting or of a later one is read.
    """
    return likely_points(register, forum_id, on, today).chosen


def likely_points(
    register: Register, forum_id: str, on: date, today: date | None = None
) -> LikelyPoints:
    """Choose the most telling points, and return all candidates beside them.

    A point has the same rank in both: its place among all.

    Args:
        register: the register as at that day.
        forum_id: the id of a forum.
        on: the day of the meeting.
        today: the last date that the register can know about; None if that is later.
    """
    meeting = Preparation(for_forum(register, forum_id), forum_id, on, today)
    known = meeting if meeting.register is register else replace(meeting, register=register)
    weighed = weigh(meeting, known)
    most = POINTS_AN_ITEM * len(meeting.agenda)
    places, left_out = _most_telling(weighed)
    left_out |= dict.fromkeys(places[most:], "the meeting has two stronger questions an item")
    twice = _quoted_twice(weighed, places[:most])
    left_out |= dict.fromkeys(twice, _QUOTED)
    chosen = sorted(place for place in places[:most] if place not in twice)
    raised = tuple(
        _point(place + 1, each.rule, each.raised, left_out.get(place, ""))
        for place, each in enumerate(weighed)
    )
    if meeting.register is not register:
        raised = tuple(among_all_updates(register, each) for each in raised)
    return LikelyPoints(tuple(raised[place] for place in chosen), raised)


def _quoted_twice(weighed: Sequence[Weighed], places: Sequence[int]) -> list[int]:
    """List those places whose statement a question quotes that asks about more than that.

    A question about an item comes before one about the meeting as a whole.
    """
    quoting = {place: weighed[place] for place in places if weighed[place].raised.statement}
    of_items = {each.raised.statement for each in quoting.values() if each.raised.item}
    asks_more = {
        (each.raised.item, each.raised.statement)
        for each in quoting.values()
        if each.rule.quotes_update
    }
    return [
        place
        for place, each in quoting.items()
        if (not each.raised.item and each.raised.statement in of_items)
        or (not each.rule.quotes_update and (each.raised.item, each.raised.statement) in asks_more)
    ]


def strongest_first(points: Sequence[Point]) -> tuple[list[Point], list[Point]]:
    """Divide points into the ten strongest of those chosen, and the others; the strongest first."""
    ranked = sorted(points, key=lambda point: point.rank)
    first = [point for point in ranked if not point.left_out][:STRONGEST]
    return first, [point for point in ranked if point not in first]


def _most_telling(weighed: Sequence[Weighed]) -> tuple[list[int], dict[int, str]]:
    """Return the places of three of an item at most, and why each of the others is left out.

    A hint comes after every fact, and what is common last, unless it is a fact and all that
    there is to ask about its item; within these the strongest point of each item comes first,
    then the second of each, then the third. A light one that is not the first waits for these.
    """
    taken: dict[str, list[Weighed]] = defaultdict(list)
    turns: dict[int, tuple[Tier, int]] = {}
    left_out: dict[int, str] = {}
    for place, each in enumerate(weighed):
        mine = taken[each.raised.item] if each.raised.item else []
        reason = _why_not(each, mine)
        if reason:
            left_out[place] = reason
            continue
        alone = not mine and each.tier == Tier.COMMON and not each.raised.is_hint
        mine.append(each)
        turn = _turns(mine)
        is_first = turn == 1 and each.raised.item is not None
        waits = not is_first and (each.raised.can_wait or each.rule.name in LIGHT)
        turns[place] = (Tier.FACT if alone else each.tier, turn + MOST_AN_ITEM * waits)
    return sorted(turns, key=lambda place: (*turns[place], place)), left_out


def _why_not(each: Weighed, mine: Sequence[Weighed]) -> str:
    """Return why a point is left out, given the stronger ones about its item, or nothing."""
    ground = each.rule.ground
    if each.tier in _NOT_CHOSEN:
        return _NOT_CHOSEN[each.tier]
    is_quoted = any(e.raised.statement == each.raised.statement for e in mine)
    if each.raised.statement and is_quoted and not each.rule.quotes_update:
        return _QUOTED
    if ground not in _SEVERAL and any(e.rule.ground == ground for e in mine):
        return f"a stronger question about the item is on {ground} too"
    joins = ground == Ground.PROMISES and any(e.rule.ground == ground for e in mine)
    if _turns(mine) == MOST_AN_ITEM and not joins:
        return "three questions about the item are stronger"
    return ""


def _turns(mine: Sequence[Weighed]) -> int:
    """Count the questions about an item, its commitments as one."""
    promises = [each for each in mine if each.rule.ground == Ground.PROMISES]
    return len(mine) - len(promises) + bool(promises)


def _point(rank: int, rule: Rule, raised: RuleResult, left_out: str) -> Point:
    return Point(
        item=raised.item,
        rule=rule.name,
        fact=raised.fact,
        question=raised.question,
        short=raised.short or raised.question,
        rank=rank,
        is_hint=raised.is_hint,
        file=raised.file,
        at=raised.at,
        left_out=left_out,
    )
