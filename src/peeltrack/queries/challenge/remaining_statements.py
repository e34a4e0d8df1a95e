"""Statements of a last update that no chosen question quotes, asked about with one. Pure."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from peeltrack.language.admissions import admits
from peeltrack.language.figure import Unit
from peeltrack.model.items import Item
from peeltrack.queries.challenge.accounts import (
    Account,
    account_since_rating,
    may_be_overtaken,
)
from peeltrack.queries.challenge.answered import last_answered
from peeltrack.queries.challenge.asks import asks_about
from peeltrack.queries.challenge.beside import is_repeated
from peeltrack.queries.challenge.clauses import own_figures, telling_words
from peeltrack.queries.challenge.measured import is_overtaken, measures_shown
from peeltrack.queries.challenge.points import RuleResult
from peeltrack.queries.challenge.preparation import Preparation
from peeltrack.queries.challenge.quotes import is_quoted_in, quote, quote_head, quote_said
from peeltrack.queries.challenge.telling import SLIGHT, has_moved, said_before, told_by
from peeltrack.queries.challenge.word_overlap import content_words, shared
from peeltrack.wording import listed, long_date

_MOST = 4
"""Statements of an item's last update."""
_MOST_TOGETHER = 2
"""Of these, those that one question quotes."""
_ENOUGH = 3
"""Telling words of a statement without a figure that says something."""
_GOOD = 95
"""The share, in per cent, that leaves hardly anything over."""
_TO_HMICFRS = re.compile(r"\b(?:submit|submission|(?:to|with) HMICFRS)\b", re.IGNORECASE)


class _Remaining(NamedTuple):
    """A statement that no question quotes yet."""

    said: str
    """It as the fact quotes it, with the earlier figure of the same thing."""
    head: str
    """Its first words, as the question quotes them."""
    asks: str
    """What is asked about it, without a mark."""


def with_what_else(meeting: Preparation, chosen: Sequence[RuleResult]) -> list[RuleResult]:
    """Return questions with what else is telling in the last update of each item asked about.

    The fact quotes it, the question only its first words, so that it stays one that can be put. A
    statement goes with the question about its item that has most words in common with it, of
    several with the shortest. What a newer restricted update may have overtaken is left out, and
    what the forum does not see.
    """
    asked = list(chosen)
    for item in meeting.questioned_items:
        own = [place for place, each in enumerate(asked) if each.item == item.id]
        last = account_since_rating(item)
        if own and last:
            facts = " ".join(f"{asked[place].question} {asked[place].fact}" for place in own)
            left = _not_quoted(meeting, item, last, facts)
            for place, said in _by_question(asked, own, left):
                whole = _each_quoted(item, last, said, facts)
                both = asked[place]._replace(
                    what_else=_said(item, asked[place].fact, last, whole), asks_else=_asks(whole)
                )
                asked[place] = both if meeting.is_seen(both) else asked[place]
        if own:
            _ask_of_answer(meeting, item, asked, own)
    return asked


def _ask_of_answer(
    meeting: Preparation, item: Item, asked: list[RuleResult], own: Sequence[int]
) -> None:
    """Let one question about an item ask about the last answer on it that no question quotes."""
    facts = " ".join(f"{asked[e].question} {asked[e].fact} {asked[e].what_else}" for e in own)
    for past, statement, asks in last_answered(meeting, item):
        if is_quoted_in(statement, facts) or is_repeated(statement, facts):
            continue
        place = max(own, key=lambda place: _fit(asked[place], statement))
        day, host = long_date(past.date), asked[place]
        asked_too = f"on the answer of {day}, {quote_head(statement)}, {asks}"
        both = host._replace(
            what_else=f"{host.what_else} The answer of {day} was {quote_said(statement)}.".lstrip(),
            asks_else="; and ".join(filter(None, (host.asks_else, asked_too))),
        )
        asked[place] = both if meeting.is_seen(both) else host
        return


def _not_quoted(meeting: Preparation, item: Item, last: Account, quoted: str) -> Sequence[str]:
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
        if not may_be_overtaken(item, last, each.statement) and _says_enough(each.statement)
    ]
    return [each.statement for each in left[:_MOST]]


def _says_enough(statement: str) -> bool:
    """Check whether a statement admits something, or has a figure or some telling words.

    A share that leaves hardly anything over says nothing that is to be asked about.
    """
    given = own_figures(statement)
    is_good = len(given) == 1 and given[0].unit == Unit.SHARE and given[0].value >= _GOOD
    says_something = bool(given) or len(telling_words(statement)) >= _ENOUGH
    return admits(statement) or (says_something and not is_good)


def _is_submitted(item: Item, last: Account, statement: str) -> bool:
    """Check whether a statement says that something goes to HMICFRS which has gone since."""
    is_done = any(act.date >= last.update.date for act in item.sign_offs)
    return is_done and _TO_HMICFRS.search(statement) is not None


def _by_question(
    asked: Sequence[RuleResult], own: Sequence[int], statements: Sequence[str]
) -> Iterable[tuple[int, Sequence[str]]]:
    """Return the place of each question with the statements that go with it."""
    found: dict[int, list[str]] = {place: [] for place in own}
    for statement in statements:
        if free := [place for place in own if len(found[place]) < _MOST_TOGETHER]:
            found[max(free, key=lambda place: _fit(asked[place], statement))].append(statement)
    return [(place, said) for place, said in found.items() if said]


def _fit(question: RuleResult, statement: str) -> tuple[int, int]:
    """Return how well a statement fits a question: by the words of both, then by its length."""
    alike = shared(content_words(question.question), content_words(statement))
    return len(alike), -len(question.question) - len(question.asks_else)


def _each_quoted(
    item: Item, last: Account, statements: Sequence[str], quoted: str
) -> list[_Remaining]:
    """Quote statements, each beside what is quoted already."""
    whole: list[_Remaining] = []
    for each in statements:
        beside = " ".join([quoted, *(other.said for other in whole)])
        whole.append(_remaining(item, last, each, beside))
    return whole


def _remaining(item: Item, last: Account, statement: str, quoted: str) -> _Remaining:
    """Quote a statement, alone if what it refers back to is quoted, with its earlier figure."""
    whole = last.quoted(statement)
    said = quote_said(statement) if is_quoted_in(whole[1:], quoted) else whole
    before = said_before(item, statement, last)
    is_moved = has_moved(before, statement)
    if before and is_moved and before[1] not in quoted:
        said = f"{said} (after {quote(before[1])} on {long_date(before[0].update.date)})"
    return _Remaining(said, quote_head(statement), asks_about(statement, has_moved=is_moved))


def _said(item: Item, fact: str, last: Account, statements: Sequence[_Remaining]) -> str:
    also = " also" if " says “" in fact else ""
    said = listed([each.said for each in statements])
    is_one_of_two = any(e.restricted and e.date == last.update.date for e in item.progress)
    public = "public " if is_one_of_two else ""
    return f"The {public}update of {long_date(last.update.date)}{also} says {said}."


def _asks(statements: Sequence[_Remaining]) -> str:
    """Ask about statements, those that are asked the same together."""
    heads: dict[str, list[str]] = {}
    for each in statements:
        heads.setdefault(each.asks, []).append(each.head)
    return "; and ".join(f"on {listed(named)}, {asks}" for asks, named in heads.items())
