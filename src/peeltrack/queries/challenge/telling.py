"""Statements of an item's last update, by how likely a chair is to ask about them."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from peeltrack.language.figures import figures
from peeltrack.language.polarity import is_unwanted
from peeltrack.language.telling import telling
from peeltrack.model.items import Item, Measure
from peeltrack.queries.challenge.accounts import Account, account, public_accounts
from peeltrack.queries.challenge.clauses import own_figures, telling_words
from peeltrack.queries.challenge.standards import clauses_with_standards, standard_of
from peeltrack.queries.challenge.word_overlap import content_words, shared, speaks_to

LEAST = 2.4
"""How telling a statement is to be, to be asked about."""
WEIGHTY = 2.8
"""How telling one is to be, not to wait for what else is asked about its item."""
_MISSED, _MAY_MISS = 2.7, 1.9
_MET, _MAY_MEET = -4.0, -1.2
"""What a statement gains by figures that miss a measure, or meet it; or may, if it is its own."""
_NO_BETTER = 0.8
"""What a statement gains whose figure is no better than in the update before."""
_ALIKE = 0.25
"""The share of the telling words of two statements that both have, if they are of one thing."""
_OF_IT = 0.8
"""What a statement gains that shares two telling words with a measure."""


class Told(NamedTuple):
    """A statement of an update, and how telling it is."""

    weight: float
    statement: str
    measure: str
    """The measure that it speaks of; empty if there is none."""
    misses: bool
    """Whether its figures miss that."""


def told_by(item: Item) -> list[Told]:
    """Return the statements of an item's last public update, the most telling first."""
    last = account(item)
    return sorted(_told(item, last), reverse=True) if last else []


def _told(item: Item, last: Account) -> Iterator[Told]:
    said = last.statements
    for place, statement in enumerate(said):
        before = said[place - 1] if place else ""
        after = said[place + 1] if place + 1 < len(said) else ""
        beside = (_beside(measure, statement) for measure in item.measures)
        best = max(beside, default=Told(0.0, statement, "", misses=False))
        moved = _NO_BETTER if is_no_better(item, statement, last) else 0.0
        # What misses a measure is as telling at the head of an update as later on.
        words = telling(statement, before or statement if best.misses else before, after)
        yield best._replace(weight=words + best.weight + moved)


def _beside(measure: Measure, statement: str) -> Told:
    """Return what a statement gains or loses by a measure, and the measure if it speaks of it."""
    words = content_words(statement)
    is_of_it = len(shared(content_words(measure.text), words)) > 1
    gain = _OF_IT * is_of_it
    named = own_figures(statement)
    for clause in clauses_with_standards(measure.text):
        standard, alike = standard_of(clause), len(shared(content_words(clause), words))
        own = [each for each in named if standard and each.unit == standard.unit]
        if standard is None or not own or not alike:
            continue
        is_its_own = alike > 1 and speaks_to(statement, clause) and _is_of_the_same(clause, words)
        missing = [standard.is_missed_by(each) for each in own]
        if all(missing) and is_its_own:
            return Told(gain + _MISSED, statement, measure.text, misses=True)
        beside = _MAY_MISS if any(missing) else _MET if is_its_own else _MAY_MEET
        return Told(gain + beside, statement, "", misses=False)
    return Told(gain, statement, measure.text if is_of_it else "", misses=False)


def _is_of_the_same(clause: str, words: Sequence[str]) -> bool:
    """Check whether words name what a measure names as unwanted: late, and not on time."""
    unwanted = [word for word in content_words(clause) if is_unwanted(word)]
    return not unwanted or bool(shared(unwanted, words))


def said_before(item: Item, statement: str, last: Account) -> tuple[Account, str] | None:
    """Return the statement with a figure that the update before gave of the same thing, if any.

    Both have two telling words, and a quarter of those that either has. An update between them
    with a figure beside one of the words may have given it too; then none is returned.
    """
    words = telling_words(statement)
    for told in reversed(public_accounts(item)):
        given = (
            [each for each in told.statements if figures(each)] if told.index < last.index else []
        )
        alike = {each: _likeness(words, telling_words(each)) for each in given}
        best = max(alike, key=alike.__getitem__, default="")
        if best and alike[best] >= _ALIKE:
            return told, best
        if any(shared(words, telling_words(each)) for each in given):
            return None
    return None


def is_no_better(item: Item, statement: str, last: Account) -> bool:
    """Check whether the figure of a statement is as it was in the update before, or worse.

    Which way it is to go is said by a measure in the same unit that shares a word with it; else
    less is better of what is unwanted.
    """
    before = said_before(item, statement, last)
    pairs = (
        (now, was)
        for now in own_figures(statement)
        for was in (own_figures(before[1]) if before else ())
        if now.unit == was.unit
    )
    now, was = next(pairs, (None, None))
    if now is None or was is None:
        return False
    words = content_words(statement)
    wanted = (
        standard.at_most
        for measure in item.measures
        for clause in clauses_with_standards(measure.text)
        if (standard := standard_of(clause)) and standard.unit == now.unit
        if shared(content_words(clause), words)
    )
    less = next(wanted, True if is_unwanted(statement) else None)
    return less is not None and (now.value >= was.value if less else now.value <= was.value)


def _likeness(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    both = len(shared(one, other))
    return both / (len(one) + len(other) - both) if both > 1 else 0.0
