"""Statements of a last update that no chosen question quotes, asked about with one. Pure."""

from collections.abc import Iterable, Sequence

from peeltrack.model.items import Item
from peeltrack.queries.challenge.accounts import Account, account_since_rating
from peeltrack.queries.challenge.beside import is_repeated
from peeltrack.queries.challenge.clauses import own_figures
from peeltrack.queries.challenge.measured import is_overtaken, measures_shown
from peeltrack.queries.challenge.points import Preparation, RuleResult
from peeltrack.queries.challenge.quotes import quote
from peeltrack.queries.challenge.telling import SLIGHT, said_before, told_by
from peeltrack.queries.challenge.word_overlap import content_words, shared
from peeltrack.wording import listed, long_date

_MOST = 4
"""Statements of an item's last update."""
_MOST_TOGETHER = 2
"""Of these, those that one question quotes."""
_START = 25
"""Characters by which a statement is known to be quoted."""


def with_what_else(meeting: Preparation, chosen: Sequence[RuleResult]) -> list[RuleResult]:
    """Return questions with what else is telling in the last update of each item asked about.

    The fact quotes it, the question only names it, so that it stays one that can be put. A
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
            left = _not_quoted(meeting, item, facts)
            for place, said in _by_question(asked, own, left):
                whole = [_with_before(item, last, each, facts) for each in said]
                both = asked[place]._replace(what_else=_said(asked[place].fact, last, whole))
                asked[place] = both if meeting.is_seen(both) else asked[place]
    return asked


def _not_quoted(meeting: Preparation, item: Item, quoted: str) -> Sequence[str]:
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
        if each.statement[:_START] not in quoted and not is_repeated(each.statement, quoted)
        if each.statement not in overtaken
    ]
    return [each.statement for each in left[:_MOST]]


def _by_question(
    asked: Sequence[RuleResult], own: Sequence[int], statements: Sequence[str]
) -> Iterable[tuple[int, Sequence[str]]]:
    """Return the place of each question with the statements that go with it."""
    words = {place: content_words(asked[place].question) for place in own}
    found: dict[int, list[str]] = {place: [] for place in own}

    def fits(place: int, statement: str) -> tuple[int, int]:
        alike = len(shared(words[place], content_words(statement)))
        return alike, -len(asked[place].question)

    for statement in statements:
        if free := [place for place in own if len(found[place]) < _MOST_TOGETHER]:
            found[max(free, key=lambda place: fits(place, statement))].append(statement)
    return [(place, said) for place, said in found.items() if said]


def _with_before(item: Item, last: Account, statement: str, quoted: str) -> str:
    """Quote a statement, alone if what it refers back to is quoted, with its earlier figure."""
    whole = last.quoted(statement)
    said = quote(statement) if whole[1:_START] in quoted else whole
    before = said_before(item, statement, last)
    if before is None or before[1] in quoted or not _has_moved(before[1], statement):
        return said
    return f"{said} (after {quote(before[1])} on {long_date(before[0].update.date)})"


def _has_moved(before: str, statement: str) -> bool:
    """Check whether two statements give other figures in a unit of the first figure of one."""
    was, now = own_figures(before), own_figures(statement)
    units = {each.unit for each in was}
    return bool(now) and now[0].unit in units and {e.value for e in was} != {e.value for e in now}


def _said(fact: str, last: Account, statements: Sequence[str]) -> str:
    also = " also" if " says “" in fact else ""
    return f"The update of {long_date(last.update.date)}{also} says {listed(statements)}."
