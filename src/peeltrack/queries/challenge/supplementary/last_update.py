"""Statements of a last update that no chosen question quotes, asked about with one. Pure."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from peeltrack.model.items import Item
from peeltrack.queries.challenge.accounts import Account, may_be_overtaken
from peeltrack.queries.challenge.asks import asks_about
from peeltrack.queries.challenge.beside import is_told_in
from peeltrack.queries.challenge.measured import is_overtaken, measures_shown
from peeltrack.queries.challenge.preparation import Preparation
from peeltrack.queries.challenge.quotes import is_quoted_in, quote, quote_head, quote_said
from peeltrack.queries.challenge.supplementary.item_questions import ItemQuestions
from peeltrack.queries.challenge.telling import (
    SLIGHT,
    Told,
    has_moved,
    said_before,
    says_enough,
    told_by,
)
from peeltrack.wording import listed, long_date

_MOST = 5
"""Statements of an item's last update."""
_MOST_TOGETHER = 3
"""Of these, those that one question quotes."""
_ASKED = 0.75
"""How telling one is to be, to be asked about: what is less so is only quoted."""
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
        new = [each for each in whole if not asked.is_asked(each.head.strip("“”"))]
        asked.ask_at(place, _said(item, asked.questions[place].fact, last, whole), _asks(new))


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
        if not is_told_in(each.statement, quoted)
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
