"""Remarks: what the last update leaves open, in its own words."""

from collections.abc import Callable, Iterator
from itertools import islice

from peeltrack.language.admissions import provides_for
from peeltrack.language.days_ahead import days_ahead
from peeltrack.language.figures import figures
from peeltrack.language.remarks import (
    AWAITED,
    DECLINED,
    DEFERRED,
    INTERIM,
    PASSED_BY,
    PILOTED,
    PRAISED,
    RISK_CARRIED,
    UNDECIDED,
    UNKNOWN,
    VAGUE,
    remarks,
)
from peeltrack.language.told import Phrase
from peeltrack.model.items import Item
from peeltrack.queries.challenge.accounts import Account, account_since_rating
from peeltrack.queries.challenge.ask_about import ask_about
from peeltrack.queries.challenge.measured import readings
from peeltrack.queries.challenge.points import Preparation, RuleResult

_MOST = 2
"""Statements of one kind of an update; a stronger question may quote the first."""

_Unless = Callable[[Account, str], object]


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


def interim(meeting: Preparation) -> Iterator[RuleResult]:
    """Nothing in the last update rests on what is not meant to last, such as overtime."""
    asks = "how long is that to last, and what will take its place"
    yield from _asked(meeting, INTERIM, asks)


def deferred(meeting: Preparation) -> Iterator[RuleResult]:
    """The last update puts nothing off without a date."""
    asks = "when will that be, and what happens until then"
    yield from _asked(meeting, DEFERRED, asks, _is_dated)


def awaited(meeting: Preparation) -> Iterator[RuleResult]:
    """Nothing in the last update waits, without a date, for money, a system or somebody else."""
    asks = "when is that expected, and what can be done without it"
    yield from _asked(meeting, AWAITED, asks, _is_dated)


def left_out(meeting: Preparation) -> Iterator[RuleResult]:
    """The last update names nobody and no place that is left out of what was done."""
    asks = "why are they left out, and what is being done about them"
    yield from _asked(meeting, PASSED_BY, asks, _is_dated, _has_figure)


def piloted(meeting: Preparation) -> Iterator[RuleResult]:
    """What the last update says is being tried has a date for the rest of the force."""
    asks = "what has it shown, and when will it reach the rest of the force"
    yield from _asked(meeting, PILOTED, asks, _is_dated)


def vague(meeting: Preparation) -> Iterator[RuleResult]:
    """The last update gives the number where it says that most, some or several are done."""
    asks = "how many is that, and of how many"
    yield from _asked(meeting, VAGUE, asks, _has_figure, is_open=True)


def undecided(meeting: Preparation) -> Iterator[RuleResult]:
    """The last update decides something, and does not only consider, watch or discuss it."""
    asks = "what has been decided, and what will change by when"
    yield from _asked(meeting, UNDECIDED, asks, _is_dated, _has_figure, is_open=True)


def praised(meeting: Preparation) -> Iterator[RuleResult]:
    """The last update shows by a figure what it praises.

    Nothing is asked where it gives one for a measure of the item.
    """
    yield from _asked(
        meeting, PRAISED, "what shows that", _has_figure, _is_dated, is_open=True, measured=False
    )


def _asked(
    meeting: Preparation,
    phrases: tuple[Phrase, ...],
    asks: str,
    *unless: _Unless,
    is_open: bool = False,
    measured: bool = True,
) -> Iterator[RuleResult]:
    """Ask about the statements of each item's last update that leave something open."""
    for item in meeting.questioned_items:
        last = account_since_rating(item)
        if (
            last is None
            or (is_open and not item.is_open)
            or (not measured and _reports(item, last))
        ):
            continue
        found = (
            each
            for each in last.statements
            if remarks(each, phrases)
            and not provides_for(each)
            and not last.makes_up_for(each)
            and not any(is_so(last, each) for is_so in unless)
        )
        for statement in islice(found, _MOST):
            yield ask_about(meeting, item, last, statement, asks)


def _is_dated(last: Account, statement: str) -> bool:
    """Check whether the sentence of a statement names a date that was still to come."""
    return any(days_ahead(last.in_sentence(statement), last.update.date))


def _has_figure(_: Account, statement: str) -> bool:
    return bool(figures(statement))


def _reports(item: Item, last: Account) -> bool:
    """Check whether an update gives a figure for a measure of its item."""
    given = (each for measure in item.measures for each in readings(item, measure))
    return any(each.place == last.index for each in given)
