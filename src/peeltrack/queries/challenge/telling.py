"""Statements of an item's last update, by how likely a chair is to ask about them."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from peeltrack.language.admissions import admits
from peeltrack.language.bases import changes_basis
from peeltrack.language.figure import Unit
from peeltrack.language.figures import figures
from peeltrack.language.polarity import is_unwanted
from peeltrack.language.telling import telling
from peeltrack.model.items import Item
from peeltrack.model.parse_date import MONTH
from peeltrack.model.vocabulary import Rag
from peeltrack.queries.challenge.accounts import Account, account, public_accounts
from peeltrack.queries.challenge.clauses import item_words, own_figures, telling_words
from peeltrack.queries.challenge.measure_states import MeasureState
from peeltrack.queries.challenge.measured import measures_shown
from peeltrack.queries.challenge.standards import NONE, clauses_with_standards, standard_of
from peeltrack.queries.challenge.wanted import NONE_OF_THEM
from peeltrack.queries.challenge.word_overlap import content_words, shared, shares_word

LEAST = 2.4
"""How telling a statement is to be, to be asked about."""
SLIGHT = 0.0
"""How telling one is to be, to be asked about at all: below more speaks against it than for it."""
WEIGHTY = 3.6
"""How telling one is to be, not to wait for what else is asked about its item."""
_BY_STATE = {MeasureState.MISSED: 2.7, MeasureState.PERHAPS: 1.9, MeasureState.MET: -4.0}
"""What a statement gains by a figure that misses a measure, or meets it."""
_OTHER_BASIS = 2.0
"""What one gains by which a figure counts other things than before."""
_PART = 1.2
"""What one gains by which only a part of a whole is so that the finding speaks of: 33 of 38."""
_HARDLY_ANY = 25
"""The share, in per cent, below which a part may be what goes wrong: 3 of 412 were late."""
_MOST_OF_IT = 85
"""The share from which on a part is as good as the whole: 88 of 94."""
_ACKNOWLEDGED = -4.0
"""What one loses by which HMICFRS has what was sent: the decision is its own."""
_HMICFRS_HAS_IT = re.compile(
    r"\bHMICFRS (?:(?:has|have) )?(?:acknowledged|received)\b", re.IGNORECASE
)
_WORSE, _BETTER = 1.6, -2.0
"""What a statement gains whose figure is worse than in the update before, or loses if better."""
_ALIKE = 0.25
"""The share of the telling words of two statements that both have, if they are of one thing."""
_FIGURE_OR_MONTH = re.compile(
    rf"(?!\b(?:999|101)\b(?![.,%]\d?))\b\d[\d,.:]*(?<![,.:])|\b(?:{MONTH})\b", re.IGNORECASE
)
"""What differs between statements that give the same figure month by month."""
_PROPOSES = re.compile(rf"\bpropos\w+ (?:\w+ ){{0,2}}(?:closure|{'|'.join(Rag)})\b", re.IGNORECASE)
"""How a lead asks for a rating: I propose green if June is under ten."""
_COURTESY = re.compile(
    r"\b(?:thank(?:s|ful| you)?|grateful|tribute|congratulat\w+|awards?|shortlisted|commended)\b",
    re.IGNORECASE,
)
"""What is said out of courtesy, or is an honour."""
_OF_IT = 0.8
"""What a statement gains that shares two telling words with a measure."""
_WORDS_OF_NONE = 2
"""Words of a measure that wants none, by which a statement is of it."""
_ENOUGH = 3
"""Telling words of a statement without a figure that says something."""
_NOTHING_OVER = 95
"""The share, in per cent, that leaves hardly anything over."""


class Told(NamedTuple):
    """A statement of an update, and how telling it is."""

    weight: float
    statement: str
    measure: str
    """The measure that it speaks of without a figure for it; empty if there is none."""
    misses: bool
    """Whether its figure misses a measure, or may."""


def told_by(item: Item) -> list[Told]:
    """Return the statements of an item's last public update, the most telling first."""
    last = account(item)
    return told_in(item, last) if last else []


def told_in(item: Item, told: Account) -> list[Told]:
    """Return the statements of one of an item's updates, the most telling first."""
    return sorted(_told(item, told), reverse=True)


def _told(item: Item, last: Account) -> Iterator[Told]:
    said = last.statements
    shown = {
        each.reading.statement: each.state
        for each in reversed(measures_shown(item))
        if each.reading and each.reading.figures and each.reading.told.is_last
    }
    for place, statement in enumerate(said):
        before = said[place - 1] if place else ""
        after = said[place + 1] if place + 1 < len(said) else ""
        state = shown.get(statement) or _of_none(item, statement)
        # What misses a measure is as telling at the head of an update as later on.
        words = telling(
            statement, before or (statement if state == MeasureState.MISSED else ""), after
        )
        moved = _move(item, statement, last)
        gain = _BETTER if moved > 0 else _WORSE if moved < 0 else 0.0
        measure = "" if state else _spoken_of(item, statement)
        beside = _BY_STATE.get(state, 0.0) if state else _OF_IT * bool(measure)
        misses = state in (MeasureState.MISSED, MeasureState.PERHAPS)
        beside += _OTHER_BASIS * changes_basis(statement)
        beside += _PART * (not state and _is_part_of_it(item, statement))
        beside += _ACKNOWLEDGED if _HMICFRS_HAS_IT.search(statement) else 0
        yield Told(words + beside + gain, statement, measure, misses)


def _is_part_of_it(item: Item, statement: str) -> bool:
    """Check whether a statement counts a part of a whole, with a word of the finding."""
    is_part = any(
        each.part and _HARDLY_ANY <= each.value < _MOST_OF_IT for each in own_figures(statement)
    )
    return is_part and shares_word(statement, item_words(item))


def _of_none(item: Item, statement: str) -> MeasureState | None:
    """Return that a measure is met which wants none, where a statement says that there are none.

    It is of the measure by two of its words: nobody who answers calls at night is no call lost.
    """
    words = content_words(statement) if NONE.search(statement) else ()
    wants_none = (
        clause
        for measure in item.measures
        for clause in clauses_with_standards(measure.text)
        if words and standard_of(clause) == NONE_OF_THEM
    )
    wanted = (content_words(clause) for clause in wants_none)
    is_met = any(len(shared(each, words)) >= min(_WORDS_OF_NONE, len(each)) for each in wanted)
    return MeasureState.MET if is_met else None


def _spoken_of(item: Item, statement: str) -> str:
    """Return the first measure with two telling words of a statement, or nothing."""
    words = content_words(statement)
    of_it = (e.text for e in item.measures if len(shared(content_words(e.text), words)) > 1)
    return next(of_it, "")


def says_enough(statement: str) -> bool:
    """Check whether a statement admits something, or has a figure or some telling words.

    A share that leaves hardly anything over says nothing that is to be asked about, nor do the
    rating that its lead would have, thanks and honours.
    """
    if _PROPOSES.search(statement):
        return False
    if _COURTESY.search(statement) and not admits(statement):
        return False
    given = own_figures(statement)
    is_good = len(given) == 1 and given[0].unit == Unit.SHARE and given[0].value >= _NOTHING_OVER
    says_something = bool(given) or len(telling_words(statement)) >= _ENOUGH
    return admits(statement) or (says_something and not is_good)


def said_before(item: Item, statement: str, last: Account) -> tuple[Account, str] | None:
    """Return the statement with a figure that the update before gave of the same thing, if any.

    Both have two telling words, and a quarter of those that either has; or nothing but their
    figures and months differs. An update between them with a figure beside one of the words may
    have given it too; then none is returned.
    """
    words, place = telling_words(statement), _place_among_its_form(statement, last)
    for told in reversed(public_accounts(item)):
        if told.index >= last.index:
            continue
        given = [each for each in told.statements if figures(each)]
        same = next((e for e in given if _place_among_its_form(e, told) == place), None)
        if same:
            return told, same
        alike = {each: _likeness(words, telling_words(each)) for each in given}
        best = max(alike, key=alike.__getitem__, default="")
        if best and alike[best] >= _ALIKE:
            return told, best
        if any(shared(words, telling_words(each)) for each in given):
            return None
    return None


def has_moved(before: tuple[Account, str] | None, statement: str) -> bool:
    """Check whether a statement gives other figures than the one before it, in the same unit."""
    if not before:
        return False
    was, now = own_figures(before[1]), own_figures(statement)
    units = {each.unit for each in was}
    return bool(now) and now[0].unit in units and {e.value for e in was} != {e.value for e in now}


def _place_among_its_form(statement: str, told: Account) -> tuple[str, int, int]:
    """Return a statement without its figures, and its place among those of its update alike."""
    form = _form(statement)
    alike = [each for each in told.statements if _form(each) == form]
    return form, len(alike), alike.index(statement) if statement in alike else -1


@lru_cache(maxsize=1 << 14)
def _form(statement: str) -> str:
    return _FIGURE_OR_MONTH.sub("#", statement.casefold())


def _move(item: Item, statement: str, last: Account) -> float:
    """Return by how much the figure of a statement is better than one before it; nought if unknown.

    That is an earlier one of the same statement, or that of the update before. Which way it is to
    go is said by a measure in the same unit that shares a word with it; else less is better of what
    is unwanted.
    """
    before = said_before(item, statement, last)
    earlier = [each for each in figures(statement) if each.is_earlier]
    earlier += own_figures(before[1]) if before else []
    pairs = ((now, was) for now in own_figures(statement) for was in earlier)
    now, was = next(((now, was) for now, was in pairs if now.unit == was.unit), (None, None))
    if now is None or was is None:
        return 0.0
    words = content_words(statement)
    wanted = (
        standard.at_most
        for measure in item.measures
        for clause in clauses_with_standards(measure.text)
        if (standard := standard_of(clause)) and standard.unit == now.unit
        if shared(content_words(clause), words)
    )
    less = next(wanted, True if is_unwanted(statement) else None)
    if less is None:
        return 0.0
    return was.value - now.value if less else now.value - was.value


def _likeness(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    both = len(shared(one, other))
    return both / (len(one) + len(other) - both) if both > 1 else 0.0
