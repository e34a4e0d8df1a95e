"""Points that the chair of a forum is likely to raise, with the fact behind each.

The rules (rules.py) raise all that a register gives rise to; here it is weighed, and the most
telling chosen.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from enum import IntEnum
from typing import NamedTuple

from peeltrack.model.register import Register
from peeltrack.model.vocabulary import ItemKind
from peeltrack.queries.challenge.already_heard import heard_before
from peeltrack.queries.challenge.beside import with_statement
from peeltrack.queries.challenge.meeting import asking_office
from peeltrack.queries.challenge.points import Point, Preparation, RuleResult
from peeltrack.queries.challenge.public_view import among_all_updates, for_forum
from peeltrack.queries.challenge.rule_list import LIGHT, RULES, Ground, Rule, Together
from peeltrack.wording import agreeing, counted, listed

POINTS_AN_ITEM = 2
"""On average: a meeting has time for about so many questions an item."""
MOST_AN_ITEM = 3
"""Of one item; real meetings spend their time unevenly."""

_NAMED = 6
"""Items that a count of several names."""
_PATTERN = 4
"""Items. Fewer that share a want are no pattern."""

STRONGEST = 10
"""The questions that a paper shows first, whatever their items."""


class Tier(IntEnum):
    """The degree to which a point sets its item apart."""

    MEETING = 0
    """It is asked of the meeting as a whole."""
    FACT = 1
    HINT = 2
    FORMAL = 3
    """It asks for what the register lacks, and says nothing of the work."""
    COMMON = 4
    """It is so with most items, and is asked of the meeting already."""
    REPEATED = 5
    HEARD = 6
    UNSEEN = 7


_NOT_CHOSEN = {
    Tier.REPEATED: "a recommendation of the cause of concern is asked the same",
    Tier.HEARD: "an earlier meeting has just gone through the item",
    Tier.UNSEEN: "the forum does not see what it rests on",
}
"""Why what is of these tiers is left out."""
_SEVERAL = (Ground.PROMISES, Ground.TOLD)
"""The grounds on which an item may be asked about more than once."""
_QUOTED = "another question quotes the same words"


class _Weighed(NamedTuple):
    """A point with the values that it is sorted and chosen by."""

    tier: Tier
    gravity: int
    """The place of its rule among them all."""
    order: int
    """The place of its item on the agenda."""
    rule: Rule
    raised: RuleResult


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
    weighed = _weighed(meeting, known)
    most = POINTS_AN_ITEM * len(meeting.agenda)
    places, left_out = _most_telling(weighed)
    left_out |= dict.fromkeys(places[most:], "the meeting has two stronger questions an item")
    quoted = {e.raised.statement for e in map(weighed.__getitem__, places[:most]) if e.raised.item}
    twice = [p for p in places[:most] if not weighed[p].raised.item and weighed[p].raised.statement]
    twice = [place for place in twice if weighed[place].raised.statement in quoted]
    twice += _quoted_by_others(weighed, places[:most])
    left_out |= dict.fromkeys(twice, _QUOTED)
    chosen = sorted(place for place in places[:most] if place not in twice)
    raised = tuple(
        _point(place + 1, each.rule, each.raised, left_out.get(place, ""))
        for place, each in enumerate(weighed)
    )
    if meeting.register is not register:
        raised = tuple(among_all_updates(register, each) for each in raised)
    return LikelyPoints(tuple(raised[place] for place in chosen), raised)


def _quoted_by_others(weighed: Sequence[_Weighed], places: Sequence[int]) -> list[int]:
    """List those places whose statement another question, on more than that, quotes as well."""
    by_others = {
        (each.raised.item, each.raised.statement)
        for each in map(weighed.__getitem__, places)
        if each.rule.quotes_update
    }
    return [
        place
        for place in places
        if not weighed[place].rule.quotes_update
        and (weighed[place].raised.item, weighed[place].raised.statement) in by_others
        and weighed[place].raised.statement
    ]


def strongest_first(points: Sequence[Point]) -> tuple[list[Point], list[Point]]:
    """Divide points into the ten strongest of those chosen, and the others; the strongest first."""
    ranked = sorted(points, key=lambda point: point.rank)
    first = [point for point in ranked if not point.left_out][:STRONGEST]
    return first, [point for point in ranked if point not in first]


def _weighed(meeting: Preparation, known: Preparation) -> list[_Weighed]:
    """Weigh all candidates, known with what the forum may not hear too, the most telling first."""
    order = {item.id: index for index, item in enumerate(meeting.agenda)}
    worked = {item.id for item in meeting.worked_items}
    already_heard = heard_before(meeting)
    weighed: list[_Weighed] = []
    quoted = set[tuple[str | None, str]]()
    for gravity, rule in enumerate(RULES):
        raised = _raised(rule, meeting, known, quoted)
        alike = [each for each in raised if each.item in worked and meeting.is_seen(each)]
        is_common = _is_common(rule.together, len(alike), len(worked))
        if rule.together and is_common:
            once = _asked_once(meeting, rule.together, alike)
            weighed.append(_Weighed(Tier.MEETING, gravity, 0, rule, once))
        for each in raised:
            tier = Tier.COMMON if rule.together and is_common else _tier(each)
            if _is_of_recommendations(meeting, each, raised):
                tier = Tier.REPEATED
            if each.item in already_heard and not rule.gave_way:
                tier = Tier.HEARD
            if not meeting.is_seen(each):
                tier = Tier.UNSEEN
            weighed.append(_Weighed(tier, gravity, order.get(each.item or "", 0), rule, each))
    return sorted(
        weighed, key=lambda each: (each.tier, each.gravity, -each.raised.weight, each.order)
    )


def _raised(
    rule: Rule, meeting: Preparation, known: Preparation, quoted: set[tuple[str | None, str]]
) -> list[RuleResult]:
    """List what a rule raises of what the forum may hear, and what else is known leaves open.

    What an update says is added to the first question that may quote it.

    Args:
        rule: the rule.
        meeting: the meeting, with what the forum may hear.
        known: the same with all that is known.
        quoted: the items with the statements that are quoted already; more are added.
    """
    raised = list(rule.ask(meeting))
    if known is not meeting:
        also = {each.item for each in rule.ask(known)}
        raised = [each for each in raised if each.item in also]
    for place, bare in enumerate(raised if rule.quotes_update else ()):
        whole = with_statement(meeting, bare)
        if (whole.item, whole.statement) not in quoted:
            raised[place] = whole
            quoted.add((whole.item, whole.statement))
    return raised


def _is_common(together: Together | None, alike: int, worked: int) -> bool:
    """Check whether a point is raised on so many items that it is asked once of them all."""
    if together is None:
        return False
    if together.from_items:
        return alike >= together.from_items
    return alike >= _PATTERN and alike * 2 > worked


def _is_of_recommendations(
    meeting: Preparation, each: RuleResult, raised: Sequence[RuleResult]
) -> bool:
    """Check whether a point on a cause of concern is raised on a recommendation of it too.

    One that quotes one of the cause's own updates, or is about one, about its own measure or what a
    meeting asked of it, is its own.
    """
    item = meeting.register.items.get(each.item or "")
    if item is None or item.kind != ItemKind.CAUSE_OF_CONCERN:
        return False
    is_own = each.at[:1] == ("measures",) or (each.at[:1] == ("progress",) and len(each.at) > 1)
    if each.statement or is_own or each.file != item.file:
        return False
    answering = {other.id for other in meeting.open_recommendations.get(item.id, ())}
    return any(other.item in answering for other in raised)


def _tier(raised: RuleResult) -> Tier:
    if raised.is_hint:
        return Tier.HINT
    return Tier.FORMAL if raised.is_formal else Tier.FACT


def _asked_once(
    meeting: Preparation, together: Together, raised: Sequence[RuleResult]
) -> RuleResult:
    """Combine points into one about the meeting as a whole, at the place of the first."""
    wants = Counter(each.of_many or together.fact for each in raised)
    (most, number), *rest = wants.most_common()
    items = f"of the {len(meeting.worked_items)} items to put right"
    facts = [f"{number} {items} {agreeing(most, number)}"]
    facts += [f"{counted(count, 'other')} {agreeing(want, count)}" for want, count in rest]
    if together.from_items and len(raised) <= _NAMED:
        names = [meeting.name(meeting.register.items[each.item]) for each in raised if each.item]
        facts[-1] = f"{facts[-1]}: {listed(names)}"
    question = together.question.format(asker=asking_office(meeting))
    return RuleResult(
        None, raised[0].file, raised[0].at, f"{listed(facts)}{meeting.set_aside}.", question
    )


def _most_telling(weighed: Sequence[_Weighed]) -> tuple[list[int], dict[int, str]]:
    """Return the places of three of an item at most, and why each of the others is left out.

    A hint comes after every fact, and what is common last, unless it is a fact and all that
    there is to ask about its item; within these the strongest point of
    each item comes first, then the second of each, then the third. A light one that is not the
    first waits for these.
    """
    taken: dict[str, list[_Weighed]] = defaultdict(list)
    turns: dict[int, tuple[Tier, int]] = {}
    left_out: dict[int, str] = {}
    compared = ""
    for place, each in enumerate(weighed):
        mine = taken[each.raised.item] if each.raised.item else []
        reason = _why_not(each, mine)
        is_told = bool(each.raised.statement) and each.raised.statement in compared
        if not reason and is_told and each.rule.ground != Ground.RESULTS:
            reason = "a question that compares two updates quotes the same words"
        if reason:
            left_out[place] = reason
            continue
        if each.rule.ground == Ground.CONSISTENCY:
            compared += each.raised.fact
        alone = not mine and each.tier == Tier.COMMON and not each.raised.is_hint
        mine.append(each)
        turn = _turns(mine)
        is_first = turn == 1 and each.raised.item is not None
        waits = not is_first and (each.raised.can_wait or each.rule.name in LIGHT)
        turns[place] = (Tier.FACT if alone else each.tier, turn + MOST_AN_ITEM * waits)
    return sorted(turns, key=lambda place: (*turns[place], place)), left_out


def _why_not(each: _Weighed, mine: Sequence[_Weighed]) -> str:
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


def _turns(mine: Sequence[_Weighed]) -> int:
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
