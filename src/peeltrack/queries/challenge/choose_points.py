"""Points that the chair of a forum is likely to raise, with the fact behind each.

The rules raise all that a register gives rise to (rule_list.py), and weigh_points.py weighs it;
here the most telling is chosen.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from peeltrack.language.leads import settles_who_leads
from peeltrack.model.meetings import Meeting
from peeltrack.model.register import Register
from peeltrack.queries.challenge.already_heard import heard_before
from peeltrack.queries.challenge.points import Point, RuleResult, places_by_item
from peeltrack.queries.challenge.points_of_item import WhyLeftOut, is_near, most_telling
from peeltrack.queries.challenge.preparation import Preparation
from peeltrack.queries.challenge.public_view import among_all_updates, for_forum
from peeltrack.queries.challenge.quotes import is_quoted_in
from peeltrack.queries.challenge.rule_list import Ground, Rule
from peeltrack.queries.challenge.supplementary.with_supplementary import with_supplementary
from peeltrack.queries.challenge.weigh_points import Weighed, weigh
from peeltrack.wording import capitalised

POINTS_AN_ITEM = 2
"""On average: a meeting has time for about so many questions an item."""
STRONGEST = 10
"""The questions that a paper shows first, whatever their items."""

_MOST_JOINED = 2
"""Things that a question asks beside its own."""
_LONGEST = 420
"""Characters of a question that asks two things."""


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
    places, left_out = most_telling(weighed)
    while twice := _quoted_twice(weighed, places[:most]):
        left_out |= dict.fromkeys(twice, WhyLeftOut.QUOTED)
        places = [place for place in places if place not in twice]
    idle = _asked_elsewhere(weighed, places[:most], heard_before(meeting))
    left_out |= idle
    places = [place for place in places if place not in idle]
    joined = Counter[int]()
    chosen = _with_near_joined(weighed, places, most, left_out, joined)
    left_out |= dict.fromkeys(set(places).difference(chosen, left_out), WhyLeftOut.NO_ROOM)
    _join(weighed, chosen, left_out, joined)
    _ask_what_else(meeting, weighed, chosen, left_out)
    raised = tuple(
        _point(place + 1, each.rule, each.raised, left_out.get(place, ""))
        for place, each in enumerate(weighed)
    )
    if meeting.register is not register:
        raised = tuple(among_all_updates(register, each) for each in raised)
    return LikelyPoints(tuple(raised[place] for place in chosen), raised)


def _asked_elsewhere(
    weighed: Sequence[Weighed], places: Sequence[int], heard: Mapping[str, Meeting]
) -> dict[int, str]:
    """Return the points that others ask too: for news of items, and for a lead of one."""
    asked = {weighed[place].raised.item for place in places}
    of_leads = ("no-lead", "lead-has-left")
    led = {weighed[e].raised.item for e in places if weighed[e].rule.name in of_leads}
    found: dict[int, str] = {}
    for place in places:
        rule, raised = weighed[place].rule, weighed[place].raised
        is_promise = rule.ground == Ground.PROMISES and rule.name not in of_leads
        if rule.name == "nothing-since" and heard and asked >= set(heard):
            found[place] = WhyLeftOut.ASKED
        elif is_promise and raised.item in led and settles_who_leads(raised.fact):
            found[place] = WhyLeftOut.JOINED
    return found


def _with_near_joined(
    weighed: list[Weighed],
    places: Sequence[int],
    most: int,
    left_out: dict[int, str],
    joined: Counter[int],
) -> list[int]:
    """Return the places chosen; what is nearly the same as one of them leaves room for another.

    It is asked within that question.
    """
    chosen: list[int] = []
    of_item = defaultdict[str | None, list[int]](list)
    for place in places:
        if len(chosen) == most:
            break
        own = of_item[weighed[place].raised.item]
        near = (host for host in own if is_near(weighed[place], weighed[host]))
        if any(_take(weighed, host, place, joined) for host in near):
            left_out[place] = WhyLeftOut.JOINED
        else:
            chosen.append(place)
            own.append(place)
    return sorted(chosen)


def _join(
    weighed: list[Weighed], chosen: Sequence[int], left_out: dict[int, str], joined: Counter[int]
) -> None:
    """Let each question chosen about an item ask what there is no room for, while it is not long.

    The strongest comes first; a question about a promise takes something if no other is left.
    """
    is_promise = [each.rule.ground == Ground.PROMISES for each in weighed]
    of_item = places_by_item((place, weighed[place].raised) for place in chosen)
    for place, each in enumerate(weighed):
        own = of_item.get(each.raised.item, ())
        waits = left_out.get(place) in (WhyLeftOut.NO_ROOM, WhyLeftOut.NO_TURN, WhyLeftOut.SURER)
        if not waits or _is_quoted_by(each.raised, weighed, own):
            continue
        host = min(own, key=lambda host: (joined[host], is_promise[host]), default=None)
        if host is not None and _take(weighed, host, place, joined):
            left_out[place] = WhyLeftOut.JOINED


def _take(weighed: list[Weighed], host: int, place: int, joined: Counter[int]) -> bool:
    """Let a question about an item ask what another does, if it can and is not long."""
    asked, each = weighed[host].raised, weighed[place].raised
    question = f"{asked.question[:-1]}; and {each.joined}?"
    if not (each.joined and each.item) or joined[host] == _MOST_JOINED or len(question) > _LONGEST:
        return False
    # What was promised stands on the item's card in any case.
    is_promise = weighed[place].rule.ground == Ground.PROMISES
    beside = "" if is_promise else f"{capitalised(each.joined)}?"
    both = asked._replace(
        question=question,
        fact=f"{asked.fact} {each.fact}",
        also=" ".join(filter(None, (asked.also, beside))),
        short=asked.short or asked.question,
    )
    weighed[host] = weighed[host]._replace(raised=both)
    joined[host] += 1
    return True


def _ask_what_else(
    meeting: Preparation,
    weighed: list[Weighed],
    chosen: Sequence[int],
    left_out: dict[int, str],
) -> None:
    """Let the questions chosen about an item ask about what else is known of it."""
    asked = with_supplementary(meeting, [weighed[place].raised for place in chosen])
    for place, raised in zip(chosen, asked, strict=True):
        weighed[place] = weighed[place]._replace(raised=raised)
    of_item = places_by_item(zip(chosen, asked, strict=True))
    surer = {p: weighed[p].raised for p, why in left_out.items() if why == WhyLeftOut.SURER}
    asked_too = [
        place
        for place, raised in surer.items()
        if _is_quoted_by(raised, weighed, of_item.get(raised.item, ()))
    ]
    left_out |= dict.fromkeys(asked_too, WhyLeftOut.JOINED)


def _is_quoted_by(raised: RuleResult, weighed: Sequence[Weighed], own: Sequence[int]) -> bool:
    """Check whether one of an item's own chosen questions quotes a statement already."""
    asked = (weighed[place].raised for place in own)
    return any(is_quoted_in(raised.statement, f"{e.question} {e.what_else}") for e in asked)


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
        also=raised.also,
        what_else=raised.what_else,
        supplementary=raised.supplementary,
        left_out=left_out,
    )
