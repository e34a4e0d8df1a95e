"""Telling statements: what the last update says that leaves a question open, in its own words."""

import re
from collections.abc import Iterator

from peeltrack.language.admissions import admits
from peeltrack.language.figure import Figure, Unit
from peeltrack.language.figures import figures
from peeltrack.language.telling import GROUPS, has_words
from peeltrack.model.items import Item
from peeltrack.model.parse_date import MONTH
from peeltrack.queries.challenge.accounts import Account, account_since_rating
from peeltrack.queries.challenge.ask_about import ask_about
from peeltrack.queries.challenge.clauses import own_figures
from peeltrack.queries.challenge.points import Preparation, RuleResult
from peeltrack.queries.challenge.quotes import quote
from peeltrack.queries.challenge.telling import LEAST, WEIGHTY, Told, said_before, told_by

_MOST = 3
"""Statements of one update."""
_ASKS = {
    "praise": "what shows it",
    "draft": "when will it be agreed, and what is done until then",
    "money": "what does it mean for the work, and what is done about it",
    "opinion": "what is that founded on",
    "not": "why, and what will be done about it",
    "unfinished": "why, until when, and what is done meanwhile",
    "people": "what does it mean for the work, and what is done about it",
}
"""What is asked of a statement, by the first group of words that it has."""
_IN_FIGURES = ("money", "not", "unfinished")
"""The groups by which a statement with a figure is asked about."""
_ADMITTED = "why, and what is being done about it"
_EXPLAINED = "what follows from that"
_GOOD = 85
"""The share, in per cent, that is no bad news where a measure does not say so."""
_REASON = re.compile(
    r"\b(?:because|since|so that|owing to|due to|given that|for which|reflects?)\b"
    r"|, as (?:it|they|we|the|one|two|three|four|\d+)\b|\bafter (?:an?|the|two|three)\b",
    re.IGNORECASE,
)
"""How a statement says itself why."""
_LIMIT = re.compile(rf"\buntil\b|\bnext\b|\b{MONTH}\b", re.IGNORECASE)
"""How a statement says itself until when."""
_BARRIER = "what is being done about it"
_WEIGHT_OF_A_BARRIER = 6.0
"""What a lead names as the barrier is asked about before most of what an update says."""
_WHY = "what lies behind that, and what follows from it"


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
        for told in meeting.once(told_by, item)[:_MOST] if last else ():
            is_asked = told.misses and not meeting.is_public
            if last and not is_asked and told.weight >= LEAST and (asks := _asks(told)):
                yield _asked(meeting, item, last, told, asks)


def _asked(meeting: Preparation, item: Item, last: Account, told: Told, asks: str) -> RuleResult:
    raised = ask_about(
        meeting,
        item,
        last,
        told.statement,
        asks,
        before=said_before(item, told.statement, last),
    )
    # Another question about the item asks it too, with all that the update says (what_else.py).
    return raised._replace(weight=told.weight, can_wait=told.weight < WEIGHTY, joined="")


def _asks(told: Told) -> str:
    """Return what to ask of a statement; nothing if neither its words nor its figures say why."""
    if told.measure and not figures(told.statement):
        return f"how far is {quote(told.measure)} met"
    if admits(told.statement):
        return _EXPLAINED if _REASON.search(told.statement) else _ADMITTED
    has = [
        group for group in GROUPS if GROUPS[group].weight > 0 and has_words(told.statement, group)
    ]
    own = [group for group in _ASKS if group in has]
    if figures(told.statement):
        own = [group for group in own if group in _IN_FIGURES]
    if own[:1] in (["unfinished"], ["draft"]) and _LIMIT.search(told.statement):
        return ""  # it says itself until when
    if not own and any(each.value >= _GOOD for each in _shares(told.statement)):
        return ""
    return _ASKS[own[0]] if own else _WHY if "contrast" in has else ""


def _shares(statement: str) -> list[Figure]:
    return [each for each in own_figures(statement) if each.unit == Unit.SHARE]
