"""Telling statements: what the last update says that leaves a question open, in its own words."""

import re
from collections.abc import Iterator

from peeltrack.language.admissions import admits
from peeltrack.language.bases import changes_basis
from peeltrack.language.figure import Figure, Unit
from peeltrack.language.figures import figures
from peeltrack.language.telling import has_words
from peeltrack.model.items import Item
from peeltrack.model.parse_date import MONTH
from peeltrack.queries.challenge.accounts import Account, account_since_rating
from peeltrack.queries.challenge.ask_about import ask_about
from peeltrack.queries.challenge.asks import asks_about
from peeltrack.queries.challenge.clauses import own_figures
from peeltrack.queries.challenge.points import RuleResult
from peeltrack.queries.challenge.preparation import Preparation
from peeltrack.queries.challenge.quotes import quote
from peeltrack.queries.challenge.telling import (
    LEAST,
    WEIGHTY,
    Told,
    has_moved,
    said_before,
    says_enough,
    told_by,
)

_MOST = 3
"""Statements of one update."""
_HARDLY = 1.0
"""How telling one is to be, to be asked about where nothing else is."""
_ASKED = ("praise", "draft", "money", "opinion", "not", "unfinished", "people", "contrast")
"""The groups of words by which a statement is asked about."""
_IN_FIGURES = ("money", "not", "unfinished", "contrast")
"""Those by which a statement with a figure is."""
_GOOD = 85
"""The share, in per cent, that is no bad news where a measure does not say so."""
_LIMIT = re.compile(rf"\buntil\b|\bnext\b|\b{MONTH}\b", re.IGNORECASE)
"""How a statement says itself until when."""
_SETTLED = re.compile(
    r"\b(?:is|are|was|were|(?:has|have) been) (?:all |now |fully |again )*(?:agreed|booked"
    r"|broken down|cleared|closed|completed?|done|filled|given|held|in place|made|met|mended|paid"
    r"|put right|recruited|redone|resolved|seen|secured|signed|trained|visited)\b"
    r"|\bcontinues?\b|\b(?:is|are) in (?:the|our) (?:base )?budget\b|\bas (?:it|they) should be\b",
    re.IGNORECASE,
)
"""How a statement says that a thing is done, goes on, or is as it should be."""
_BARRIER = "what is being done about it"
_WEIGHT_OF_A_BARRIER = 6.0
"""What a lead names as the barrier is asked about before most of what an update says."""


def telling_statement(meeting: Preparation) -> Iterator[RuleResult]:
    """The last update names no barrier, and no statement of it leaves a question open.

    How telling its statements are goes by their words and by the figures of the item's measures.
    Of a green item it is an update since its rating, or that proposed it. A figure that misses a
    measure is asked about with that, but for a public forum, which sees none.
    """
    for item in meeting.questioned_items:
        last = account_since_rating(item)
        if last and last.update.blocker:
            barrier = ask_about(meeting, item, last, last.update.blocker, _BARRIER)
            yield barrier._replace(weight=_WEIGHT_OF_A_BARRIER)
        if last:
            yield from (_asked(meeting, item, last, e) for e in _most_telling(meeting, item))


def slight_statement(meeting: Preparation) -> Iterator[RuleResult]:
    """No statement of a last update is at all telling, where nothing else is asked of its item.

    A chair who goes through the findings asks something about each. Of a green item it is an
    update since its rating, or that proposed it.
    """
    for item in meeting.questioned_items:
        last = account_since_rating(item)
        if last is None or _most_telling(meeting, item):
            continue
        said = (e for e in meeting.once(told_by, item) if _leaves_something(e.statement))
        told = next(said, None)
        if told and told.weight >= _HARDLY and not (told.misses and meeting.is_public):
            yield _asked(meeting, item, last, told)


def _most_telling(meeting: Preparation, item: Item) -> list[Told]:
    """Return the statements of a last update that are telling and leave something open."""
    return [
        told
        for told in meeting.once(told_by, item)[:_MOST]
        if meeting.is_public or not told.misses
        if told.weight >= LEAST and _is_open(told)
    ]


def _leaves_something(statement: str) -> bool:
    """Check whether a statement says enough, and not that a thing is done.

    Nine of the ten vacancies are filled.
    """
    return says_enough(statement) and not _SETTLED.search(statement)


def _asked(meeting: Preparation, item: Item, last: Account, told: Told) -> RuleResult:
    statement, before = told.statement, said_before(item, told.statement, last)
    asks = asks_about(statement, has_moved=has_moved(before, statement))
    first = asks.partition(", ")[0]
    if _names_measure(told):
        asks = first = f"how far is {quote(told.measure)} met"
    raised = ask_about(meeting, item, last, statement, asks, before=before, short=first)
    # Another question about the item asks it too: see remaining_statements.py.
    return raised._replace(weight=told.weight, can_wait=told.weight < WEIGHTY, joined="")


def _names_measure(told: Told) -> bool:
    return bool(told.measure) and not figures(told.statement)


def _is_open(told: Told) -> bool:
    """Check whether a statement's words leave something open, and it does not say until when."""
    statement = told.statement
    if _names_measure(told) or admits(statement) or changes_basis(statement):
        return True
    groups = _IN_FIGURES if figures(statement) else _ASKED
    own = [group for group in groups if has_words(statement, group)]
    if own[:1] in (["unfinished"], ["draft"]) and _LIMIT.search(statement):
        return False
    is_good = any(each.value >= _GOOD for each in _shares(statement))
    return bool(own) and not (is_good and own == ["contrast"])


def _shares(statement: str) -> list[Figure]:
    return [each for each in own_figures(statement) if each.unit == Unit.SHARE]
