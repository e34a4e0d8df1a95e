"""What the chair of a forum can be expected to ask, and the fact that gives rise to it.

To add a rule: write the function in the module of its ground, put it into RULES where it
belongs by its gravity, and run `make docs`.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from enum import IntEnum, StrEnum
from itertools import count
from typing import NamedTuple

from peeltrack.model.register import Register
from peeltrack.queries.challenge import account, promises, proof, reliance, steps, times
from peeltrack.queries.challenge.points import Point, Preparation, Raised


class Ground(StrEnum):
    """What a question is about; a chair asks of an item once on each."""

    PROMISES = "promises"
    OWNER = "owner"
    ACCOUNT = "account"
    STEPS = "steps"
    TIME = "time"
    PROOF = "proof"
    RELIANCE = "reliance"


class Together(NamedTuple):
    """How a question is put once where it could be put of most items."""

    fact: str
    """What follows "15 of the 19 items"."""
    question: str


class Rule(NamedTuple):
    """One thing that a well-kept item has; whatever lacks it is raised."""

    ask: Callable[[Preparation], Iterator[Raised]]
    ground: Ground
    together: Together | None = None
    """Where the question is the same whichever the item is."""

    @property
    def name(self) -> str:
        """As points and docs/challenge.md show it."""
        return self.ask.__name__.replace("_", "-")


RULES: tuple[Rule, ...] = (
    Rule(promises.action_unanswered, Ground.PROMISES),
    Rule(promises.promise_not_kept, Ground.PROMISES),
    Rule(
        account.no_lead,
        Ground.OWNER,
        Together("lack a lead", "Why do so many of the findings have no owner?"),
    ),
    Rule(account.lead_has_left, Ground.OWNER),
    Rule(
        account.no_update,
        Ground.ACCOUNT,
        Together("have no update", "Why has so little been reported at all?"),
    ),
    Rule(steps.milestone_passed, Ground.STEPS),
    Rule(proof.green_without_evidence, Ground.PROOF),
    Rule(steps.part_without_step, Ground.STEPS),
    Rule(account.update_says_less, Ground.ACCOUNT),
    Rule(times.due_before_work_ends, Ground.TIME),
    Rule(times.target_moved_again, Ground.TIME),
    Rule(steps.step_unspoken, Ground.STEPS),
    Rule(reliance.one_programme, Ground.RELIANCE),
    Rule(reliance.dependency_without_date, Ground.RELIANCE),
    Rule(
        steps.no_step,
        Ground.STEPS,
        Together("have no step to green", "What is the plan, finding by finding?"),
    ),
    Rule(
        proof.no_measure,
        Ground.PROOF,
        Together(
            "name no measure of success, or none that an update reports on",
            "How will anybody see that these findings have been put right?",
        ),
    ),
    Rule(
        times.no_timetable,
        Ground.TIME,
        Together("have no day for anything still to do", "By when will these be complete?"),
    ),
    Rule(
        account.stale_update,
        Ground.ACCOUNT,
        Together(
            "have a last update older than this forum accepts",
            "Do the updates show where things stand now, and is so long a lag acceptable?",
        ),
    ),
)
"""The most telling first."""

POINTS_AN_ITEM = 2
"""A meeting has time for about so many questions an item."""

_PATTERN = 4
"""Items. Fewer that share a want are no pattern."""


class Tier(IntEnum):
    """How far something sets the item apart that it is asked of."""

    MEETING = 0
    """It is asked of the meeting as a whole."""
    FACT = 1
    HINT = 2
    COMMON = 3
    """It is so with most items, and is asked of the meeting already."""


class _Weighed(NamedTuple):
    """Something raised, with what it is sorted and chosen by."""

    tier: Tier
    gravity: int
    """The place of its rule among them all."""
    order: int
    """The place of its item on the agenda."""
    rule: Rule
    raised: Raised


class Foreseen(NamedTuple):
    """What can be expected of a meeting, the gravest first in either."""

    told: tuple[Point, ...]
    """The most telling points: two an item at most, and on average."""
    raised: tuple[Point, ...]
    """All that the rules raise."""


def challenge(register: Register, forum_id: str, on: date) -> tuple[Point, ...]:
    """The most telling points for a meeting of a forum, the gravest first.

    At most two of an item and each on another ground; two an item over all, what is asked
    of the meeting as a whole included. Nothing of that meeting or of a later one is read.

    Args:
        register: the register as at that day.
        forum_id: a key of the register's fora.
        on: the day of the meeting.
    """
    return foresee(register, forum_id, on).told


def foresee(register: Register, forum_id: str, on: date) -> Foreseen:
    """The most telling points, and beside them all that they were chosen from."""
    meeting = Preparation(register, forum_id, on)
    weighed = _weighed(meeting)
    told = _most_telling(weighed)[: POINTS_AN_ITEM * len(meeting.agenda)]
    return Foreseen(_points(told), _points(weighed))


def _weighed(meeting: Preparation) -> list[_Weighed]:
    """All that is raised, the most telling first."""
    order = {item.id: index for index, item in enumerate(meeting.agenda)}
    found: list[_Weighed] = []
    for gravity, rule in enumerate(RULES):
        raised = list(rule.ask(meeting))
        is_common = len(raised) >= _PATTERN and len(raised) * 2 > len(order)
        if rule.together and is_common:
            once = _asked_once(rule.together, raised, len(order))
            found.append(_Weighed(Tier.MEETING, gravity, 0, rule, once))
        for each in raised:
            tier = Tier.COMMON if rule.together and is_common else _tier(each)
            found.append(_Weighed(tier, gravity, order.get(each.item or "", 0), rule, each))
    return sorted(found, key=lambda each: each[:3])


def _tier(raised: Raised) -> Tier:
    if raised.item is None:
        return Tier.MEETING
    return Tier.HINT if raised.is_hint else Tier.FACT


def _asked_once(together: Together, raised: Sequence[Raised], items: int) -> Raised:
    """One point of the meeting as a whole; the first of those it stands for is its place."""
    fact = f"{len(raised)} of the {items} items {together.fact}."
    return Raised(None, raised[0].file, raised[0].at, fact, together.question)


def _most_telling(weighed: Sequence[_Weighed]) -> list[_Weighed]:
    """Two of an item at most, on two grounds; what is common and not its only one, last."""
    taken: dict[str, list[Ground]] = defaultdict(list)
    chosen: list[_Weighed] = []
    last: list[_Weighed] = []
    for each in weighed:
        mine = taken[each.raised.item] if each.raised.item else []
        if len(mine) == POINTS_AN_ITEM or each.rule.ground in mine:
            continue
        (last if each.tier == Tier.COMMON and mine else chosen).append(each)
        mine.append(each.rule.ground)
    return [*chosen, *last]


def _points(weighed: Sequence[_Weighed]) -> tuple[Point, ...]:
    ranks = count(1)
    return tuple(
        Point(
            item=raised.item,
            rule=rule.name,
            fact=raised.fact,
            question=raised.question,
            rank=next(ranks),
            is_hint=raised.is_hint,
            file=raised.file,
            at=raised.at,
        )
        for *_, rule, raised in weighed
    )
