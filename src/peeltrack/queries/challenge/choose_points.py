"""Points that the chair of a forum is likely to raise, with the fact behind each.

The rules raise all that a register gives rise to (rule_list.py), and weigh_points.py weighs it;
here the most telling is chosen.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from peeltrack.language.figures import figures
from peeltrack.language.leads import settles_who_leads
from peeltrack.model.meetings import Meeting
from peeltrack.model.register import Register
from peeltrack.queries.challenge.already_heard import heard_before
from peeltrack.queries.challenge.clauses import telling_words
from peeltrack.queries.challenge.points import Point, RuleResult
from peeltrack.queries.challenge.preparation import Preparation
from peeltrack.queries.challenge.public_view import among_all_updates, for_forum
from peeltrack.queries.challenge.quotes import QUOTATION, is_quoted_in
from peeltrack.queries.challenge.rule_list import LIGHT, Ground, Rule
from peeltrack.queries.challenge.supplementary.with_supplementary import with_supplementary
from peeltrack.queries.challenge.weigh_points import Tier, Weighed, weigh
from peeltrack.queries.challenge.word_overlap import content_words, likeness, shared
from peeltrack.wording import capitalised

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
"""The grounds on which an item may be asked about more than once, of its own or with another."""
_ON_WORK = (Ground.PROMISES, Ground.STEPS, Ground.TIME, Ground.PARTNERS, Ground.TOLD)
"""The grounds on which something is asked about that one question is enough for."""
_OWN_DATES = (("due",), ("target",))
_LARGE = 30
"""A number that two texts hardly both have by chance."""
_ALIKE = 0.5
"""The share of the words of two texts that both have, if they are of the same thing."""
_SHARED = 3
"""Telling words of two texts that are of the same thing, however many others they have."""
_NEAR = 2
"""Telling words of two texts that are near enough to be asked about together."""
_QUOTED = "another question quotes the same words"
_NO_ROOM = "two questions an item are stronger"
_NO_TURN = "three questions about the item are stronger"
_SURER = "a surer question about the item is asked"
_ASKED = "each of the items is asked about"
_SAME = "a stronger question about the item is on the same thing"
_JOINED = "another question about the item asks it too"
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
    places, left_out = _most_telling(weighed)
    while twice := _quoted_twice(weighed, places[:most]):
        left_out |= dict.fromkeys(twice, _QUOTED)
        places = [place for place in places if place not in twice]
    idle = _asked_elsewhere(weighed, places[:most], heard_before(meeting))
    left_out |= idle
    places = [place for place in places if place not in idle]
    left_out |= dict.fromkeys(places[most:], _NO_ROOM)
    chosen = sorted(places[:most])
    _join(weighed, chosen, left_out)
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
            found[place] = _ASKED
        elif is_promise and raised.item in led and settles_who_leads(raised.fact):
            found[place] = _JOINED
    return found


def _join(weighed: list[Weighed], chosen: Sequence[int], left_out: dict[int, str]) -> None:
    """Let each question chosen about an item ask what there is no room for, while it is not long.

    The strongest comes first; a question about a promise takes something if no other is left.
    """
    is_promise = [each.rule.ground == Ground.PROMISES for each in weighed]
    joined = Counter[int]()
    for place, each in enumerate(weighed):
        waits = left_out.get(place) in (_NO_ROOM, _NO_TURN, _SURER)
        if not (waits and each.raised.joined) or _is_quoted_by(each.raised, weighed, chosen):
            continue
        own = (host for host in chosen if weighed[host].raised.item == each.raised.item)
        host = min(own, key=lambda host: (joined[host], is_promise[host]), default=None)
        if host is None or each.raised.item is None or joined[host] == _MOST_JOINED:
            continue
        asked = weighed[host].raised
        question = f"{asked.question[:-1]}; and {each.raised.joined}?"
        if len(question) <= _LONGEST:
            fact = f"{asked.fact} {each.raised.fact}"
            # What was promised stands on the item's card in any case.
            beside = "" if is_promise[place] else f"{capitalised(each.raised.joined)}?"
            also = " ".join(filter(None, (asked.also, beside)))
            short = asked.short or asked.question
            both = asked._replace(question=question, fact=fact, also=also, short=short)
            weighed[host] = weighed[host]._replace(raised=both)
            joined[host] += 1
            left_out[place] = _JOINED


def _ask_what_else(
    meeting: Preparation,
    weighed: list[Weighed],
    chosen: Sequence[int],
    left_out: dict[int, str],
) -> None:
    """Let the questions chosen about an item ask about what else its last update says."""
    asked = with_supplementary(meeting, [weighed[place].raised for place in chosen])
    for place, raised in zip(chosen, asked, strict=True):
        weighed[place] = weighed[place]._replace(raised=raised)
    surer = [place for place, reason in left_out.items() if reason == _SURER]
    asked_too = [e for e in surer if _is_quoted_by(weighed[e].raised, weighed, chosen)]
    left_out |= dict.fromkeys(asked_too, _JOINED)


def _is_quoted_by(raised: RuleResult, weighed: Sequence[Weighed], chosen: Sequence[int]) -> bool:
    """Check whether a chosen question about an item quotes its statement already."""
    same = (weighed[e].raised for e in chosen if weighed[e].raised.item == raised.item)
    return any(is_quoted_in(raised.statement, f"{e.question} {e.what_else}") for e in same)


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
        alone = not mine and each.tier in (Tier.COMMON, Tier.SLIGHT) and not each.raised.is_hint
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
    is_own = each.raised.at[:1] in _OWN_DATES or (
        each.raised.statement and not each.rule.quotes_update
    )
    if ground in _ON_WORK and not is_own and _asks_the_same(each.raised, mine):
        return _SAME
    if ground not in _SEVERAL and any(e.rule.ground == ground for e in mine):
        return f"a stronger question about the item is on {ground} too"
    if reason := _is_asked_with(each, mine, is_own=bool(is_own)):
        return reason
    joins = ground == Ground.PROMISES and any(e.rule.ground == ground for e in mine)
    if mine and ground == Ground.TOLD:
        return _SURER
    if _turns(mine) == MOST_AN_ITEM and not joins:
        return _NO_TURN
    return ""


def _is_asked_with(each: Weighed, mine: Sequence[Weighed], *, is_own: bool) -> str:
    """Return why a point is left out that a stronger one about its item has in it, or nothing.

    What is on nearly the same thing is asked with it, unless it is the item's own date. What it
    takes to recover is asked with a missed measure; why a date has passed, where it had been put
    off; where the money is for posts, where it was promised that they will be filled.
    """
    if each.raised.joined and not is_own and _is_near(each, mine):
        return _SURER
    if each.rule.name == "rated-down" and any(e.rule.name == "measure-missed" for e in mine):
        return _SAME
    is_own_date = each.rule.name == "milestone-passed" and each.raised.at[:1] in _OWN_DATES
    put_off = [e.raised.at for e in mine if e.rule.name == "target-passed-again"]
    if is_own_date and any(at[0] == "target" or at[-1] == "completed_by" for at in put_off):
        return _SURER
    is_money = each.rule.ground == Ground.MONEY and each.raised.can_wait
    return _SURER if is_money and any(e.rule.ground == Ground.PROMISES for e in mine) else ""


def _asks_the_same(raised: RuleResult, mine: Sequence[Weighed]) -> bool:
    """Check whether all that a question names, stronger ones on its item name in like words."""
    named, asked = _named(raised), [text for each in mine for text in _named(each.raised)]
    return bool(named) and all(any(_are_alike(text, e) for e in asked) for text in named)


def _is_near(each: Weighed, mine: Sequence[Weighed]) -> bool:
    """Check whether all that a question names shares two telling words with what others name.

    Of what one meeting was promised of an item one word is enough.
    """
    is_promise = each.rule.ground == Ground.PROMISES
    for other in mine:
        is_of_one_meeting = is_promise and other.raised.file == each.raised.file
        least = 1 if is_of_one_meeting else _NEAR
        if is_promise and other.rule.ground == Ground.PROMISES and not is_of_one_meeting:
            continue
        theirs = telling_words(" ".join(_named(other.raised)))
        named = [telling_words(text) for text in _named(each.raised)]
        if named and all(len(shared(words, theirs)) >= least for words in named):
            return True
    return False


def _are_alike(one: str, other: str) -> bool:
    """Check whether two texts share half of their words, or three, or a word and a large number."""
    number = not _large_numbers(one).isdisjoint(_large_numbers(other))
    words = shared(content_words(one), content_words(other))
    is_like = likeness(one, other) >= _ALIKE or len(words) >= _SHARED
    return is_like or (number and bool(words))


def _large_numbers(text: str) -> set[float]:
    return {each.value for each in figures(text) if each.value >= _LARGE}


def _named(raised: RuleResult) -> list[str]:
    """List the steps, promises and measures that a question names, without what an update says."""
    quoted = QUOTATION.findall(raised.question)
    return [each for each in quoted if not is_quoted_in(each, raised.statement)]


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
        also=raised.also,
        what_else=raised.what_else,
        supplementary=raised.supplementary,
        left_out=left_out,
    )
