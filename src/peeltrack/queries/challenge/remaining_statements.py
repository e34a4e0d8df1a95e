"""Statements of a last update that no chosen question quotes, asked about with one. Pure."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from peeltrack.language.admissions import admits
from peeltrack.language.telling import has_words, is_over
from peeltrack.language.told import statements
from peeltrack.model.items import Item
from peeltrack.queries.challenge.accounts import Account, may_be_overtaken, public_accounts
from peeltrack.queries.challenge.asks import asks_about, asks_since
from peeltrack.queries.challenge.beside import is_repeated
from peeltrack.queries.challenge.clauses import own_figures, telling_words
from peeltrack.queries.challenge.measured import is_overtaken, measures_shown
from peeltrack.queries.challenge.preparation import Preparation
from peeltrack.queries.challenge.quotes import is_quoted_in, quote, quote_head, quote_said
from peeltrack.queries.challenge.spans import HALF_A_YEAR
from peeltrack.queries.challenge.supplementary import ItemQuestions
from peeltrack.queries.challenge.telling import (
    SLIGHT,
    Told,
    has_moved,
    said_before,
    says_enough,
    told_by,
    told_in,
)
from peeltrack.queries.challenge.word_overlap import shared
from peeltrack.wording import listed, long_date

_MOST = 5
"""Statements of an item's last update."""
_MOST_TOGETHER = 3
"""Of these, those that one question quotes."""
_ASKED = 0.75
"""How telling one is to be, to be asked about: what is less so is only quoted."""
_LEAST_OF_EARLIER = 1.8
"""How telling a statement of an earlier update is to be."""
_MOST_OF_EARLIER = 2
"""Statements of earlier updates."""
_ENOUGH = 4
"""Telling words of one that is more than a figure of its time."""
_TARGET = re.compile(r"\b(?:target|date)\b", re.IGNORECASE)
_TO_HMICFRS = re.compile(r"\b(?:submit|submission|(?:to|with) HMICFRS)\b", re.IGNORECASE)


class _Remaining(NamedTuple):
    """A statement that no question quotes yet."""

    said: str
    """It as the fact quotes it, with the earlier figure of the same thing."""
    head: str
    """Its first words, as the question quotes them."""
    asks: str
    """What is asked about it, without a mark; empty if it is only quoted."""


def ask_of_last_update(
    meeting: Preparation, item: Item, last: Account, asked: ItemQuestions
) -> None:
    """Let the questions about an item ask what else is telling in its last update.

    What a newer restricted update may have overtaken is left out.
    """
    quoted = asked.quoted
    for place, said in _by_question(asked, _not_quoted(meeting, item, last, quoted)):
        whole = _each_quoted(item, last, said, quoted)
        asked.ask_at(place, _said(item, asked.questions[place].fact, last, whole), _asks(whole))


def ask_of_earlier_updates(meeting: Preparation, item: Item, asked: ItemQuestions) -> None:
    """Let them ask what has come of what earlier updates told that none since speaks of.

    An update since speaks of it if a statement of it has two of its telling words. Read are the
    public updates of half a year before the last.
    """
    *earlier, last = public_accounts(item)
    told = [
        (each.weight, then.index, each.statement)
        for then in earlier
        if (last.update.date - then.update.date).days <= HALF_A_YEAR
        for each in told_in(item, then)
        if each.weight >= _LEAST_OF_EARLIER and not (each.misses and meeting.is_public)
        if _is_worth_going_back_to(item, each.statement)
        if not is_quoted_in(each.statement, asked.quoted)
        if not is_repeated(each.statement, asked.quoted)
        if not _is_spoken_of(item, then, each.statement)
    ]
    for _, index, statement in sorted(told, reverse=True)[:_MOST_OF_EARLIER]:
        then = Account(index, item.progress[index], is_last=False)
        day = long_date(then.update.date)
        said = f"The update of {day} said {then.quoted(statement)}."
        asks = f"on {quote_head(statement)} of {day}, {asks_since(statement)}"
        asked.ask_too(statement, said, [asks])


def _is_worth_going_back_to(item: Item, statement: str) -> bool:
    """Check whether a statement is more than a figure of then, or what its lead thought of it.

    Neither does it speak of a target that has been moved, nor admit only what was so.
    """
    if (item.target_changes and _TARGET.search(statement)) or is_over(statement):
        return False
    is_view = has_words(statement, "praise") or has_words(statement, "opinion")
    is_only_view = is_view and not admits(statement) and not own_figures(statement)
    return len(telling_words(statement)) >= _ENOUGH and not is_only_view


def _is_spoken_of(item: Item, then: Account, statement: str) -> bool:
    """Check whether an update after one speaks of what a statement of it says."""
    words = telling_words(statement)
    return any(
        len(shared(words, telling_words(said))) > 1
        for update in item.progress[then.index + 1 :]
        for said in statements(f"{update.text} {update.blocker or ''}")
    )


def _not_quoted(meeting: Preparation, item: Item, last: Account, quoted: str) -> Sequence[Told]:
    """Return the most telling statements of an item's last update that no question quotes."""
    overtaken = [
        each.reading.statement
        for each in measures_shown(item)
        if each.reading and is_overtaken(item, each)
    ]
    left = [
        each
        for each in meeting.once(told_by, item)
        if each.weight >= SLIGHT and not (each.misses and meeting.is_public)
        if not is_quoted_in(each.statement, quoted) and not is_repeated(each.statement, quoted)
        if each.statement not in overtaken and not _is_submitted(item, last, each.statement)
        if not may_be_overtaken(item, last, each.statement) and says_enough(each.statement)
    ]
    return left[:_MOST]


def _is_submitted(item: Item, last: Account, statement: str) -> bool:
    """Check whether a statement says that something goes to HMICFRS which has gone since."""
    is_done = any(act.date >= last.update.date for act in item.sign_offs)
    return is_done and _TO_HMICFRS.search(statement) is not None


def _by_question(asked: ItemQuestions, left: Sequence[Told]) -> Iterator[tuple[int, list[Told]]]:
    """Yield the place of each question with the statements that go with it."""
    found: dict[int, list[Told]] = {place: [] for place in range(len(asked.questions))}
    for told in left:
        if free := [place for place, said in found.items() if len(said) < _MOST_TOGETHER]:
            found[max(free, key=lambda place: asked.fit(place, told.statement))].append(told)
    yield from ((place, said) for place, said in found.items() if said)


def _each_quoted(item: Item, last: Account, left: Sequence[Told], quoted: str) -> list[_Remaining]:
    """Quote statements, each beside what is quoted already."""
    whole: list[_Remaining] = []
    for each in left:
        beside = " ".join([quoted, *(other.said for other in whole)])
        whole.append(_remaining(item, last, each, beside))
    return whole


def _remaining(item: Item, last: Account, told: Told, quoted: str) -> _Remaining:
    """Quote a statement, alone if what it refers back to is quoted, with its earlier figure."""
    statement = told.statement
    whole = last.quoted(statement)
    said = quote_said(statement) if is_quoted_in(whole[1:], quoted) else whole
    before = said_before(item, statement, last)
    is_moved = has_moved(before, statement)
    if before and is_moved and before[1] not in quoted:
        said = f"{said} (after {quote(before[1])} on {long_date(before[0].update.date)})"
    asks = asks_about(statement, has_moved=is_moved) if told.weight >= _ASKED else ""
    return _Remaining(said, quote_head(statement), asks)


def _said(item: Item, fact: str, last: Account, left: Sequence[_Remaining]) -> str:
    also = " also" if " says “" in fact else ""
    said = listed([each.said for each in left])
    is_one_of_two = any(e.restricted and e.date == last.update.date for e in item.progress)
    public = "public " if is_one_of_two else ""
    return f"The {public}update of {long_date(last.update.date)}{also} says {said}."


def _asks(left: Sequence[_Remaining]) -> list[str]:
    """Ask about statements, those that are asked the same together."""
    heads: dict[str, list[str]] = {}
    for each in left:
        heads.setdefault(each.asks, []).append(each.head)
    return [f"on {listed(named)}, {asks}" for asks, named in heads.items() if asks]
