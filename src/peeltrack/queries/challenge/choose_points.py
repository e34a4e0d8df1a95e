"""Points that the chair of a forum is likely to raise, with the fact behind each.

The rules (rules.py) raise all that a register gives rise to; here it is weighed, and the most
telling chosen.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from enum import IntEnum
from typing import NamedTuple

from peeltrack.model.register import Register
from peeltrack.queries.challenge.already_heard import heard_before
from peeltrack.queries.challenge.meeting import asking_office
from peeltrack.queries.challenge.points import Point, Preparation, RuleResult
from peeltrack.queries.challenge.quotes import admitted_setback
from peeltrack.queries.challenge.rule_list import RULES, Ground, Rule, Together
from peeltrack.queries.challenge.rules_updates import setback_told
from peeltrack.wording import agreeing, counted, listed

POINTS_AN_ITEM = 2
"""On average: a meeting has time for about so many questions an item."""
MOST_AN_ITEM = 3
"""Of one item; real meetings spend their time unevenly."""

_PATTERN = 4
"""Items. Fewer that share a want are no pattern."""

_NEAREST = (
    Ground.RELIANCE, Ground.TIME, Ground.STEPS, Ground.PROOF, Ground.ACCOUNT, Ground.OWNER,
    Ground.PROMISES,
)  # fmt: skip
"""The grounds in the order in which a point on them can quote a setback."""


class Tier(IntEnum):
    """The degree to which a point sets its item apart."""

    MEETING = 0
    """It is asked of the meeting as a whole."""
    FACT = 1
    HINT = 2
    COMMON = 3
    """It is so with most items, and is asked of the meeting already."""
    ALONE = 4
    """It is asked if nothing else is asked about the item; otherwise that quotes it."""
    HEARD = 5
    """An earlier meeting has just gone through the item; it is not told."""


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


def challenge(register: Register, forum_id: str, on: date) -> tuple[Point, ...]:
    """Choose the most telling points for a meeting of a forum, the gravest first.

    At most three of an item and each on another ground; two an item over all, what is asked
    of the meeting as a whole included. Nothing of that meeting or of a later one is read.

    Args:
        register: the register as at that day.
        forum_id: the id of a forum.
        on: the day of the meeting.
    """
    return likely_points(register, forum_id, on).chosen


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
    meeting = Preparation(register, forum_id, on, today)
    weighed = _weighed(meeting)
    chosen = sorted(_most_telling(weighed)[: POINTS_AN_ITEM * len(meeting.agenda)])
    quoting = _quoting(meeting, weighed, chosen)
    raised = tuple(
        _point(place + 1, each.rule, quoting.get(place, each.raised))
        for place, each in enumerate(weighed)
    )
    return LikelyPoints(tuple(raised[place] for place in chosen), raised)


def _weighed(meeting: Preparation) -> list[_Weighed]:
    """Weigh all candidates and sort them, the most telling first."""
    order = {item.id: index for index, item in enumerate(meeting.agenda)}
    worked = {item.id for item in meeting.worked_items}
    already_heard = heard_before(meeting)
    weighed: list[_Weighed] = []
    for gravity, rule in enumerate(RULES):
        raised = list(rule.ask(meeting))
        alike = [each for each in raised if each.item in worked]
        is_common = len(alike) >= _PATTERN and len(alike) * 2 > len(worked)
        if rule.together and is_common:
            once = _asked_once(meeting, rule.together, alike)
            weighed.append(_Weighed(Tier.MEETING, gravity, 0, rule, once))
        for each in raised:
            tier = Tier.COMMON if rule.together and is_common else _tier(rule, each)
            if each.item in already_heard and not rule.gave_way:
                tier = Tier.HEARD
            weighed.append(_Weighed(tier, gravity, order.get(each.item or "", 0), rule, each))
    return sorted(weighed, key=lambda each: each[:3])


def _tier(rule: Rule, raised: RuleResult) -> Tier:
    if raised.item is None:
        return Tier.MEETING
    if rule.ask is setback_told:
        return Tier.ALONE
    return Tier.HINT if raised.is_hint else Tier.FACT


def _asked_once(
    meeting: Preparation, together: Together, raised: Sequence[RuleResult]
) -> RuleResult:
    """Combine points into one about the meeting as a whole, at the place of the first."""
    wants = Counter(each.of_many or together.fact for each in raised)
    (most, number), *rest = wants.most_common()
    items = f"of the {len(meeting.worked_items)} items to put right"
    facts = [f"{number} {items} {agreeing(most, number)}"]
    facts += [f"{counted(count, 'other')} {agreeing(want, count)}" for want, count in rest]
    question = together.question.format(asker=asking_office(meeting))
    return RuleResult(
        None, raised[0].file, raised[0].at, f"{listed(facts)}{meeting.set_aside}.", question
    )


def _most_telling(weighed: Sequence[_Weighed]) -> list[int]:
    """Return the places of three of an item at most, on as many grounds.

    What is common goes last, where it is not the item's only one.
    """
    grounds: dict[str, list[Ground]] = defaultdict(list)
    chosen: list[int] = []
    last: list[int] = []
    for place, each in enumerate(weighed):
        mine = grounds[each.raised.item] if each.raised.item else []
        if each.tier == Tier.HEARD or (each.tier == Tier.ALONE and mine):
            continue
        if len(mine) == MOST_AN_ITEM or each.rule.ground in mine:
            continue
        (last if each.tier == Tier.COMMON and mine else chosen).append(place)
        mine.append(each.rule.ground)
    return [*chosen, *last]


def _quoting(
    meeting: Preparation, weighed: Sequence[_Weighed], chosen: Sequence[int]
) -> Mapping[int, RuleResult]:
    """Choose, by its place, the point that quotes the setback admitted by the item's update.

    One point of an item does: the one nearest to what is being done and by when.
    """
    places_of_items: dict[str, list[int]] = defaultdict(list)
    for place in chosen:
        places_of_items[weighed[place].raised.item or ""].append(place)
    questions = {}
    for id_, places in places_of_items.items():
        setback = admitted_setback(meeting.register.items[id_].last_update) if id_ else None
        if setback and not any(setback in weighed[place].raised.question for place in places):
            place = min(places, key=lambda each: _NEAREST.index(weighed[each].rule.ground))
            raised = weighed[place].raised
            question = f"The update says {setback}. {raised.question}"
            questions[place] = raised._replace(question=question)
    return questions


def _point(rank: int, rule: Rule, raised: RuleResult) -> Point:
    return Point(
        item=raised.item,
        rule=rule.name,
        fact=raised.fact,
        question=raised.question,
        rank=rank,
        is_hint=raised.is_hint,
        file=raised.file,
        at=raised.at,
    )
