"""Admissions: what an update says is late, missing or lost, and whom it passes over."""

import re
from collections.abc import Iterator
from itertools import pairwise

from peeltrack.language.admissions import admits, provides_for
from peeltrack.language.figures import figures
from peeltrack.language.shortfalls import lags_behind
from peeltrack.model.items import Item
from peeltrack.queries.challenge.accounts import (
    Account,
    account_since_rating,
    admitted,
    just_before,
    weightiest,
)
from peeltrack.queries.challenge.asides import is_aside
from peeltrack.queries.challenge.ask_about import ask_about
from peeltrack.queries.challenge.figures.bases import about_a_basis
from peeltrack.queries.challenge.figures.clauses import telling_words
from peeltrack.queries.challenge.figures.measured import meeting_measures
from peeltrack.queries.challenge.figures.series import bettered, compares_itself
from peeltrack.queries.challenge.points import Preparation, RuleResult
from peeltrack.queries.challenge.word_overlap import GROUPS

_PEOPLE = rf"(?:{'|'.join(GROUPS)}|callers|women|girls|boys|men|residents|families)"
_KINDS = (
    r"(?:Black|Asian|minority|disabled|deaf|young|younger|old|older|female|male|rural|repeat"
    r"|vulnerable|elderly|traumatised|transgender|gay)"
)
_QUALIFIED = re.compile(
    r"\bthose (?:who|whose|with|without|on|in|from|at|under|placed|waiting)\b"
    rf"|\b{_PEOPLE} (?:who(?:se)?|with(?:out)?|placed|living|aged|of colour"
    r"|in (?:care|custody|crisis|hospital|prison)|from (?:other|minority|ethnic|the))\b"
    rf"|\b{_KINDS} (?:\w+ )?{_PEOPLE}\b",
    re.IGNORECASE,
)
_OF_THEM = re.compile(
    r"(?<!all but )(?<!all )\b(?:\d+|[a-z-]+) (?:of|among) (?:them|those|these|whom)\b"
    r"|\bof (?:these|those|them|whom|which),? \d+",
    re.IGNORECASE,
)
_AT_RISK = re.compile(
    r"\bhigh(?:est|er)?[- ]risk\b|\bat (?:most|more|greatest|high) risk\b|\bvulnerable\b"
    r"|\bsafeguarding\b|\bchild(?:ren)?\b(?!['\u2019])|\bdomestic abuse\b|\brapes?\b|\bviolen\w+",
    re.IGNORECASE,
)
_NONE_AT_RISK = re.compile(r"\brisk\b[^,;.\d]{0,12}(?:\b0|\bnil|\bnone)\b", re.IGNORECASE)
_OVER_NOBODY = re.compile(
    r"\b(?:no|not one|none|nobody|no one)\b[^.;,]{0,40}"
    r"\b(?:wait|left|remain|outstanding|overdue|miss|unassessed|unvisited|unseen|without)\w*"
    r"|(?<!not )\b(?:all|each|every one|both)\b[^.;,]{0,40}"
    r"\b(?:is|are|was|were|has|have)\b(?! not)",
    re.IGNORECASE,
)
"""What says that something is done for all of them, or that none waits."""
_BECAUSE = re.compile(r"\b(?:because|since|owing to|due to)\b", re.IGNORECASE)
_DISPUTES = re.compile(
    r"\b(?:we|I|the force|officers|managers) (?:do|does|did|can)(?: not|not|n['\u2019]t)"
    r" (?:recognise|accept|agree|believe|consider)\b",
    re.IGNORECASE,
)
"""How an update disputes what was found."""
_MOST = 3
"""Setbacks of an update; what a stronger question quotes is not quoted again."""


def green_and_setback(meeting: Preparation) -> Iterator[RuleResult]:
    """A green item's update since its rating, or that proposed it, admits nothing late or lost."""
    for item in meeting.questioned_items:
        if not item.is_open:
            yield from _setback(meeting, item)


def setback_told(meeting: Preparation) -> Iterator[RuleResult]:
    """The last update of an item that is not green admits nothing late, missing or lost.

    The lead's own barrier comes first; else the first such statement with a figure is quoted, or
    the first of all. People lent to other work are admitted too, if the update says how many.
    """
    for item in meeting.questioned_items:
        if item.is_open:
            yield from _setback(meeting, item)


def _setback(meeting: Preparation, item: Item) -> Iterator[RuleResult]:
    last, besides = account_since_rating(item), bettered(item)
    if last is None:
        return
    if not weightiest(last, besides):
        last = just_before(item, last)
        besides |= {each for each in last.statements if figures(each)}  # others_left asks of these
    if weightiest(last, besides):  # only now: the readings of all measures take long
        passed_over = besides | meeting_measures(item) | about_a_basis(last)
        asides = {
            each
            for before, each in pairwise(("", *last.statements))
            if is_aside(item, each, telling_words(each), before)
        }
        for statement in admitted(last, passed_over | asides)[:_MOST]:
            if _DISPUTES.search(statement):
                yield _asked(meeting, item, last, statement, "what is the evidence for that")
            else:
                yield _asked(meeting, item, last, statement, "what is being done", "about it")


def group_passed_over(meeting: Preparation) -> Iterator[RuleResult]:
    """An update that says who is worst off says what is done for them."""
    for item in meeting.questioned_items:
        last = account_since_rating(item)
        for statement in last.statements if last else ():
            if last and (asks := _asks_for_those_behind(last, statement)):
                yield _asked(meeting, item, last, statement, asks)
                break


def _asks_for_those_behind(last: Account, statement: str) -> str:
    """Return what to ask for those whom a statement says to be worst off, or to lag behind."""
    if _names_worst_off(statement) and not compares_itself(statement):
        return "what is being done for them"
    if not telling_words(statement) or not lags_behind(statement, last.in_sentence(statement)):
        return ""
    is_explained = _BECAUSE.search(statement) is not None
    return "what is being done there" if is_explained else "why is it so much lower there"


def _asked(
    meeting: Preparation, item: Item, last: Account, statement: str, asks: str, more: str = ""
) -> RuleResult:
    also = "" if item.is_open else f", and is it still {item.rag or 'complete'}"
    whole = f"{asks} {more}" if more else asks
    return ask_about(meeting, item, last, statement, f"{whole}{also}", short=asks if more else "")


def _names_worst_off(statement: str) -> bool:
    """Check whether a statement singles out a group that fares worse than the others."""
    if _NONE_AT_RISK.search(statement):
        return False
    is_admitted = admits(statement) and not provides_for(statement)
    named = not provides_for(statement) and figures(statement)
    is_of_them = named and _OF_THEM.search(statement) and _AT_RISK.search(statement)
    if is_of_them and (is_admitted or not _OVER_NOBODY.search(statement)):
        return True
    return is_admitted and bool(_QUALIFIED.search(statement) or _AT_RISK.search(statement))
