"""Remarks: what the last update leaves open, in its own words."""

from collections.abc import Iterator
from itertools import islice

from peeltrack.language.admissions import provides_for
from peeltrack.language.remarks import DECLINED, RISK_CARRIED, UNKNOWN, remarks
from peeltrack.language.told import Phrase
from peeltrack.queries.challenge.accounts import account_since_rating
from peeltrack.queries.challenge.ask_about import ask_about
from peeltrack.queries.challenge.points import Preparation, RuleResult

_MOST = 2
"""Statements of one kind of an update; a stronger question may quote the first."""


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


def _asked(
    meeting: Preparation,
    phrases: tuple[Phrase, ...],
    asks: str,
) -> Iterator[RuleResult]:
    """Ask about the statements of each item's last update that leave something open."""
    for item in meeting.questioned_items:
        last = account_since_rating(item)
        if last is None:
            continue
        found = (
            each
            for each in last.statements
            if remarks(each, phrases) and not provides_for(each) and not last.makes_up_for(each)
        )
        for statement in islice(found, _MOST):
            yield ask_about(meeting, item, last, statement, asks)
