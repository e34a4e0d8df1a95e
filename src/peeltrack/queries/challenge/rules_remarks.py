"""Remarks: what the last update leaves open, in its own words."""

import re
from collections.abc import Callable, Iterator
from itertools import islice

from peeltrack.language.admissions import provides_for
from peeltrack.language.days_ahead import days_ahead
from peeltrack.language.figures import Unit, figures
from peeltrack.language.open_ends import (
    AWAITED,
    EXPLAINED,
    IN_DOUBT,
    IN_PART,
    PASSING,
    PRAISED,
    TO_COME,
    TROUBLE,
    counts_unwanted,
    leaves_open,
)
from peeltrack.language.remarks import DECLINED, RISK_CARRIED, UNKNOWN, remarks
from peeltrack.language.told import Phrase
from peeltrack.model.items import Item
from peeltrack.queries.challenge.accounts import Account, account_since_rating
from peeltrack.queries.challenge.ask_about import ask_about
from peeltrack.queries.challenge.measured import meeting_measures, readings
from peeltrack.queries.challenge.points import Preparation, RuleResult
from peeltrack.queries.challenge.series import bettered

_MOST = 2
"""Statements of one kind of an update; a stronger question may quote the first."""

_ENDS = re.compile(r"\b(?:until|ends?|runs? (?:to|out)|moves?|leav\w+|retires?)\b", re.IGNORECASE)
_Unless = Callable[[Item, Account, str], object]


def declined(meeting: Preparation) -> Iterator[RuleResult]:
    """The last update does not say that something is not to be done, or not any more."""
    yield from _asked(meeting, DECLINED, "who decided that, and what does it leave undone")


def risk_carried(meeting: Preparation) -> Iterator[RuleResult]:
    """The last update accepts no risk."""
    asks = "who accepted that risk, and what is done about it meanwhile"
    yield from _asked(meeting, RISK_CARRIED, asks)


def unknown(meeting: Preparation) -> Iterator[RuleResult]:
    """The last update does not say that something is not known, or not counted."""
    asks = "when will it be known, and what is being done to find out"
    yield from _asked(meeting, UNKNOWN, asks)


def left_open(meeting: Preparation) -> Iterator[RuleResult]:
    """The last update has no reservation, no part alone, no doubt and no undated promise.

    These are known by wide words, such as but, only, some, believes or will. Nothing is asked where
    the sentence says when, or puts it right.
    """
    for phrases, asks, *unless in _OPEN_ENDS:
        reads = leaves_open if phrases else counts_unwanted
        for each in _asked(meeting, phrases, asks, _is_better, *unless, reads=reads):
            yield each._replace(is_wide=True, only_besides=phrases not in _ALONE)


def _asked(
    meeting: Preparation,
    phrases: tuple[Phrase, ...],
    asks: str,
    *unless: _Unless,
    reads: Callable[[str, tuple[Phrase, ...]], bool] = remarks,
) -> Iterator[RuleResult]:
    """Ask about the statements of each item's last update that leave something open."""
    for item in meeting.questioned_items:
        last = account_since_rating(item)
        if last is None:
            continue
        found = (
            each
            for each in last.statements
            if reads(each, phrases)
            and not provides_for(each)
            and not last.makes_up_for(each)
            and not any(is_so(item, last, each) for is_so in unless)
        )
        for statement in islice(found, _MOST):
            yield ask_about(meeting, item, last, statement, asks)


def _is_dated(_: Item, last: Account, statement: str) -> bool:
    """Check whether the sentence of a statement names a date that was still to come."""
    return any(days_ahead(last.in_sentence(statement), last.update.date))


def _begins(item: Item, last: Account, statement: str) -> bool:
    """Check whether a date that a statement names is no end: overtime from 25 March."""
    return _is_dated(item, last, statement) and not _ENDS.search(statement)


def _has_figure(_: Item, __: Account, statement: str) -> bool:
    return bool(figures(statement))


def _has_share(_: Item, __: Account, statement: str) -> bool:
    return any(each.unit == Unit.SHARE for each in figures(statement))


def _is_better(item: Item, _: Account, statement: str) -> bool:
    """Check whether a statement meets a measure, or counts less of what is unwanted."""
    return statement in bettered(item) or statement in meeting_measures(item)


def _reports(item: Item, last: Account, _: str) -> bool:
    """Check whether an update gives a figure for a measure of its item."""
    given = (each for measure in item.measures for each in readings(item, measure))
    return not item.is_open or any(each.place == last.index for each in given)


_OPEN_ENDS: tuple[tuple[tuple[Phrase, ...], str, *tuple[_Unless, ...]], ...] = (
    (TROUBLE, "what is being done about it", _is_dated),
    ((), "what is being done about it", _is_dated),
    (EXPLAINED, "what is the evidence for that", _is_dated),
    (IN_DOUBT, "how sure is the figure", _is_dated),
    (PASSING, "how long is that to last, and what follows", _begins),
    (AWAITED, "when is that expected, and what can be done without it", _is_dated),
    (IN_PART, "what about the rest, and by when", _is_dated, _has_share),
    (TO_COME, "by when, and what happens until then", _is_dated, _has_figure),
    (PRAISED, "what shows that", _is_dated, _has_figure, _reports),
)
"""The wide readings, what is asked about each, and what answers it. None: a figure unwanted."""
_ALONE = (TROUBLE, EXPLAINED, IN_DOUBT)
"""Those that make a question of their own; the others only stand at the end of another."""
