"""Contradictions: an update against its item's dates, its steps, and other updates."""

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from peeltrack.language.days_ahead import days_ahead
from peeltrack.language.figure import Figure
from peeltrack.language.figures import figures, number
from peeltrack.model.items import Item
from peeltrack.model.parse_date import MONTH
from peeltrack.queries.challenge.accounts import Account, account, public_accounts
from peeltrack.queries.challenge.figures.clauses import subject
from peeltrack.queries.challenge.figures.series import PERIOD
from peeltrack.queries.challenge.points import Preparation, RuleResult
from peeltrack.queries.challenge.quotes import quote
from peeltrack.queries.challenge.spans import A_QUARTER
from peeltrack.queries.challenge.word_overlap import (
    content_words,
    shared,
    shares_word,
    speaks_to,
    words_apart,
)
from peeltrack.wording import capitalised, long_date

_AHEAD = re.compile(
    r"\b(?:will|shall|can|to be|is to|are to|starts?|begins?|due|expect\w*|plann?\w*|by|next"
    r"|intend\w*|propos\w+|hop\w+ (?:for|that"
    r"|to)|aim\w*|target\w*|now"
    r"|go(?:es)? live|complet\w+|follows?|deliver\w*|arrives?|not (?:before|until))\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"(?<!not )\buntil\b|\b(?:repeat\w*|again|review\w*|fund(?:ed|ing)|contract|lease"
    r"|next (?:survey|audit|inspection|sample|report))\b",
    re.IGNORECASE,
)
"""What comes later and completes nothing: a contract until March, the next survey."""
_ROUTINE = re.compile(
    r"\bmeets? (?:again|next|every|on|in)\b"
    r"|\b(?:meetings?|sittings?|workshops?|conferences?|seminars?|anniversary|visits?|reviews?"
    r"|audits?|surveys?|inspections?|events?|sessions?)\b"
    r"|\b(?:panel|board|group|forum) (?:next )?(?:sits|is to sit)\b",
    re.IGNORECASE,
)
"""What comes round again, and completes nothing unless the sentence says so."""
_ENDS = re.compile(
    r"\b(?:complet|finish|deliver|implement|conclu|cleared|achiev"
    r"|reach\w* (?:\w+ )?(?:\d|standard|target|measure|aim)|roll\w* out"
    r"|go(?:es)? live|going live|live (?:by|on|in|from)|in (?:place|service|use|post)|ready|done"
    r"|launch|install|publish|trained|adopt|sign(?:s|ed|atur)|accredit)\w*",
    re.IGNORECASE,
)
"""What ties a date to the end of the work."""
_BEGINS = re.compile(
    rf"\b(?:start|begin|open|arriv|appoint)\w*(?: \w+){{0,2}} (?:on|in|by|from) "
    rf"(?:the |early |mid-|late )*(?:\d|{MONTH})",
    re.IGNORECASE,
)
"""What ties a date to work that cannot end before it; and no clock that starts at a call."""
_APART = 2
_PLACES = frozenset(
    ["north", "south", "east", "west", "centre", "city", "county", "district", "division", "rural"]
)


class _Quantity(NamedTuple):
    item: Item
    told: Account
    statement: str
    figure: Figure
    what: tuple[str, ...]
    """The telling words of the figure's clause."""


def later_than_target(meeting: Preparation) -> Iterator[RuleResult]:
    """An update names no date for the work that is later than the item's own.

    Its sentence speaks of completing, delivering, going live or the like, or of an open step: a
    routine meeting, review or event completes nothing.
    """
    for item in meeting.questioned_items:
        last = account(item)
        days = [day for day in (item.due, item.target) if day and last and day >= last.update.date]
        deadline = min(days, default=None)
        if last is None or deadline is None:
            continue
        named = _later(item, last, deadline)
        if named:
            day, statement = named
            name, when = meeting.name(item), long_date(deadline)
            what = quote(statement) if statement else f"completion by {long_date(day)}"
            asks = "which is it"
            if not statement:
                asks = "has HMICFRS been told" if deadline == item.due else "who has agreed to that"
            yield RuleResult.on_item(
                item,
                ("progress", last.index),
                f"The item is due by {when}; the update of {long_date(last.update.date)} says "
                f"{what}.",
                f"{name} is due by {when} and the update says {what}: {asks}?"
                if statement
                else f"{name} is due by {when} and its lead now expects {what}: why, and {asks}?",
                short=f"Due by {when}, yet {what}. {capitalised(asks)}?",
                statement=statement,
            )


def two_figures(meeting: Preparation) -> Iterator[RuleResult]:
    """Two updates give one figure for the same thing at the same time, of one item or of two."""
    by_key: dict[tuple[str, frozenset[str]], list[_Quantity]] = defaultdict(list)
    for quantity in _quantities(meeting):
        periods = frozenset(each.casefold() for each in PERIOD.findall(quantity.statement))
        if periods:
            by_key[quantity.figure.unit, periods].append(quantity)
    asked: set[str] = set()
    for alike in by_key.values():
        for place, one in enumerate(alike):
            other = next((each for each in alike[:place] if _disagree(one, each)), None)
            if other and one.item.id not in asked and other.item.id not in asked:
                asked |= {one.item.id, other.item.id}
                yield _which_is_it(meeting, other, one)


def _which_is_it(meeting: Preparation, one: _Quantity, other: _Quantity) -> RuleResult:
    first, second = meeting.name(one.item), meeting.name(other.item)
    figures_named = f"{one.figure.as_printed} and {other.figure.as_printed}"
    where = f"{first} and {second}" if one.item is not other.item else f"two updates of {first}"
    return RuleResult.on_item(
        one.item,
        ("progress", one.told.index),
        f"{first} says “{one.statement}” on {long_date(one.told.update.date)}; {second} says "
        f"“{other.statement}” on {long_date(other.told.update.date)}.",
        f"{where[:1].upper()}{where[1:]} give {figures_named} for the same thing, "
        f"{quote(other.statement)}: which is it?",
        short=f"{figures_named} are given for {quote(other.statement)}. Which is it?",
        statement=one.statement,
    )


def _quantities(meeting: Preparation) -> Iterator[_Quantity]:
    """List the figures that recent public updates give, each with what it counts."""
    for item in meeting.questioned_items:
        for told in public_accounts(item):
            if (meeting.on - told.update.date).days > A_QUARTER:
                continue
            for statement in told.statements:
                named = figures(statement)
                if named and not named[0].is_earlier:
                    yield _Quantity(item, told, statement, named[0], subject(statement, named[0]))


def _disagree(one: _Quantity, other: _Quantity) -> bool:
    return (
        one.figure.value != other.figure.value
        and _count_the_same(one, other)
        and _are_of_the_same(one, other)
        and not (one.item is other.item and one.told.index == other.told.index)
    )


def _count_the_same(one: _Quantity, other: _Quantity) -> bool:
    """Check whether two figures count one thing: two words in common, and one more at most.

    What a figure does not say of its thing, the title of its item may.
    """
    common = shared(one.what, other.what)
    if not common:
        return False
    apart = words_apart(" ".join(one.what), " ".join(other.what))
    of_titles = shared(apart, _title_words(one, other))
    return len(common) + len(of_titles) > 1 and len(apart) - len(of_titles) <= 1


def _are_of_the_same(one: _Quantity, other: _Quantity) -> bool:
    """Check whether two statements differ by two words at most, and by no name or place.

    A word of either item's title is left aside.
    """
    apart = words_apart(PERIOD.sub("", one.statement), PERIOD.sub("", other.statement))
    apart = [word for word in apart if number(word) is None]
    if any(word[0].isupper() or word.casefold() in _PLACES for word in apart):
        return False
    return len(apart) - len(shared(apart, _title_words(one, other))) <= _APART


def _title_words(one: _Quantity, other: _Quantity) -> tuple[str, ...]:
    """Return the telling words of both titles, each title's by itself: there are many pairs."""
    return (*content_words(one.item.title), *content_words(other.item.title))


def _later(item: Item, last: Account, deadline: date) -> tuple[date, str] | None:
    """Return the first later date that an update names, with the statement that does."""
    work = [
        word
        for text in (item.title, item.wording, *(step.text for step in item.open_steps))
        for word in content_words(text)
    ]
    for statement in last.statements:
        goes_on = _GOES_ON.search(statement) or _is_routine(item, statement)
        is_ahead = _AHEAD.search(statement) and not goes_on
        if is_ahead and shares_word(statement, work) and _is_tied(item, statement):
            for day in days_ahead(statement, last.update.date):
                if day > deadline:
                    return day, statement
    milestone = last.update.next_milestone
    if last.update.completed_by and last.update.completed_by > deadline:
        return last.update.completed_by, ""
    if milestone and milestone.due and milestone.due > deadline and _is_tied(item, milestone.text):
        return milestone.due, milestone.text
    return None


def _is_routine(item: Item, text: str) -> bool:
    """Check whether a text is of a meeting or an event that no open step of the item is about."""
    is_event = _ROUTINE.search(text) is not None
    return is_event and not _ENDS.search(text) and not _is_of_step(item, text)


def _is_tied(item: Item, text: str) -> bool:
    """Check whether a text ties its date to the end of the work, or of an open step."""
    if not text:
        return True
    works = _ENDS.search(text) or _BEGINS.search(text) or _is_of_step(item, text)
    return bool(works) and not _is_routine(item, text)


def _is_of_step(item: Item, text: str) -> bool:
    """Check whether a text speaks to an open step, or names the event that the step is to hold."""
    events = [found[0] for found in _ROUTINE.finditer(text)]
    steps = [step.text for step in item.open_steps]
    return any(speaks_to(text, step) or shares_word(step, events) for step in steps)
