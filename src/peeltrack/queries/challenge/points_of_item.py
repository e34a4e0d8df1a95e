"""The points taken about each item: three at most, each on another ground. Pure."""

from collections import defaultdict
from collections.abc import Sequence
from enum import StrEnum

from peeltrack.language.figures import figures
from peeltrack.queries.challenge.clauses import telling_words
from peeltrack.queries.challenge.points import RuleResult
from peeltrack.queries.challenge.quotes import QUOTATION, is_quoted_in
from peeltrack.queries.challenge.rule_list import LIGHT, Ground
from peeltrack.queries.challenge.weigh_points import Tier, Weighed
from peeltrack.queries.challenge.word_overlap import content_words, likeness, shared

MOST_AN_ITEM = 3
"""Of one item; real meetings spend their time unevenly."""


class WhyLeftOut(StrEnum):
    """The reason why a point is left out."""

    REPEATED = "a recommendation of the cause of concern is asked the same"
    HEARD = "an earlier meeting has just gone through the item"
    UNSEEN = "the forum does not see what it rests on"
    QUOTED = "another question quotes the same words"
    NO_ROOM = "two questions an item are stronger"
    NO_TURN = "three questions about the item are stronger"
    SURER = "a surer question about the item is asked"
    ASKED = "each of the items is asked about"
    SAME = "a stronger question about the item is on the same thing"
    JOINED = "another question about the item asks it too"


_NOT_CHOSEN = {
    Tier.REPEATED: WhyLeftOut.REPEATED,
    Tier.HEARD: WhyLeftOut.HEARD,
    Tier.UNSEEN: WhyLeftOut.UNSEEN,
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


def most_telling(weighed: Sequence[Weighed]) -> tuple[list[int], dict[int, str]]:
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
        return WhyLeftOut.QUOTED
    if ground in _ON_WORK and not _is_for_itself(each) and _asks_the_same(each.raised, mine):
        return WhyLeftOut.SAME
    if ground not in _SEVERAL and any(e.rule.ground == ground for e in mine):
        return f"a stronger question about the item is on {ground} too"
    if reason := _is_asked_with(each, mine):
        return reason
    joins = ground == Ground.PROMISES and any(e.rule.ground == ground for e in mine)
    if mine and ground == Ground.TOLD:
        return WhyLeftOut.SURER
    if _turns(mine) == MOST_AN_ITEM and not joins:
        return WhyLeftOut.NO_TURN
    return ""


def _is_asked_with(each: Weighed, mine: Sequence[Weighed]) -> str:
    """Return why a point is left out that a stronger one about its item has in it, or nothing.

    What it takes to recover is asked with a missed measure; why a date has passed, where it had
    been put off; where the money is for posts, where it was promised that they will be filled;
    what shows that green holds, with anything else that is asked of it.
    """
    if mine and each.rule.name == "green-unsubmitted":
        return WhyLeftOut.SURER
    if each.rule.name == "rated-down" and any(e.rule.name == "measure-missed" for e in mine):
        return WhyLeftOut.SAME
    is_own_date = each.rule.name == "milestone-passed" and each.raised.at[:1] in _OWN_DATES
    put_off = [e.raised.at for e in mine if e.rule.name == "target-passed-again"]
    if is_own_date and any(at[0] == "target" or at[-1] == "completed_by" for at in put_off):
        return WhyLeftOut.SURER
    is_money = each.rule.ground == Ground.MONEY and each.raised.can_wait
    return (
        WhyLeftOut.SURER if is_money and any(e.rule.ground == Ground.PROMISES for e in mine) else ""
    )


def _is_for_itself(each: Weighed) -> bool:
    """Check whether a point is on its item's own date, or on what the update itself says."""
    is_said = bool(each.raised.statement) and not each.rule.quotes_update
    return is_said or each.raised.at[:1] in _OWN_DATES


def _asks_the_same(raised: RuleResult, mine: Sequence[Weighed]) -> bool:
    """Check whether all that a question names, stronger ones on its item name in like words."""
    named, asked = _named(raised), [text for each in mine for text in _named(each.raised)]
    return bool(named) and all(any(_are_alike(text, e) for e in asked) for text in named)


def is_near(each: Weighed, other: Weighed) -> bool:
    """Check whether all that a question names shares two telling words with what another names.

    They are about one item. The item's own date, and what the update itself says, is asked about
    for itself.
    """
    is_of_one = each.raised.item is not None and each.raised.item == other.raised.item
    if _is_for_itself(each) or not is_of_one:
        return False
    theirs = telling_words(" ".join(_named(other.raised)))
    named = [telling_words(text) for text in _named(each.raised)]
    return bool(named) and all(len(shared(words, theirs)) >= _NEAR for words in named)


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
