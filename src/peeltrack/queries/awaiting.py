"""Updates and items that wait for the liaison officer's review, a decision, or HMICFRS."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from peeltrack.model.items import Item
from peeltrack.model.progress import ProgressUpdate
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import State


class WaitingUpdate(NamedTuple):
    """An update that somebody has to act on: a tuple, as a large register has many."""

    item: Item
    update: ProgressUpdate


class WaitingDates(NamedTuple):
    """An item with updates that somebody has to act on."""

    item: Item
    dates: Sequence[date]
    """Their dates, oldest first."""


@dataclass(frozen=True, slots=True)
class WaitingItem:
    """An item that waits at a stage, and since when."""

    item: Item
    since: date | None
    """None if the file does not say."""


def awaiting_review(register: Register) -> tuple[WaitingUpdate, ...]:
    """List the unreviewed updates of items that have not ended, oldest first."""
    reviewers = register.organisation.reviewers
    waiting = updates_that(register, lambda update: update.awaits_review(reviewers))
    return tuple(sorted(waiting, key=_date))


def items_awaiting_review(register: Register) -> tuple[WaitingDates, ...]:
    """List the items that have not ended with an unreviewed update, in the register's order.

    It says of `awaiting_review` what needs no update itself.
    """
    reviewers = register.organisation.reviewers
    return tuple(
        WaitingDates(item, dates)
        for item in register.items.values()
        if not item.has_ended and (dates := _unreviewed_dates(item, reviewers))
    )


def _unreviewed_dates(item: Item, reviewers: frozenset[str]) -> list[date]:
    by_reviewer = item.days_by_reviewer.items()
    waiting = [day for by, days in by_reviewer if by not in reviewers for day in days]
    return [date.fromordinal(day) for day in sorted(waiting)]


def awaiting_clearance(register: Register) -> tuple[WaitingUpdate, ...]:
    """List the imported updates of items that have not ended which nobody has cleared."""
    reviewers = register.organisation.reviewers
    return tuple(updates_that(register, lambda update: update.awaits_clearance(reviewers)))


def _date(entry: WaitingUpdate) -> date:
    return entry.update.date


def updates_that(register: Register, wait: Callable[[ProgressUpdate], bool]) -> list[WaitingUpdate]:
    """List the updates of a kind about items that have not ended."""
    return [
        WaitingUpdate(item, update)
        for item in register.items.values()
        if not item.has_ended
        for update in item.progress
        if wait(update)
    ]


def proposed_ratings(register: Register) -> tuple[WaitingUpdate, ...]:
    """List the last proposals of another RAG that nobody has decided, oldest first.

    A RAG set on that day or later is the decision, whatever it is; so is the review of the
    update, which leaves the RAG as it is unless it accepts. A later update that proposes none
    decides nothing.
    """
    reviewers = register.organisation.reviewers
    waiting = [
        WaitingUpdate(item, last)
        for item in register.items.values()
        if not item.has_ended
        and (last := item.last_proposal)
        and last.proposed_rag != item.rag
        and not rag_decided(item, last, reviewers)
    ]
    return tuple(sorted(waiting, key=_date))


def rag_decided(item: Item, update: ProgressUpdate, reviewers: frozenset[str]) -> bool:
    """Check whether an update's proposed RAG was decided: reviewed, or a RAG set then or later."""
    is_set = any(change.date >= update.date for change in item.rag_changes)
    return is_set or update.is_reviewed(reviewers)


def was_accepted(item: Item, update: ProgressUpdate) -> bool:
    """Check whether what an update proposed is the RAG set next, or kept if none was.

    A RAG set since another update proposed one decides that one.
    """
    proposals = [each.date for each in item.progress if each.proposed_rag]
    until = min((day for day in proposals if day > update.date), default=date.max)
    next_ = [each for each in item.rag_changes if update.date <= each.date < until]
    if next_:
        return update.proposed_rag in [each.after for each in next_ if each.date == next_[0].date]
    kept = item.rag
    for change in reversed(item.rag_changes):
        if change.date >= until:
            kept = change.before
    return kept == update.proposed_rag


def not_submitted(register: Register) -> tuple[WaitingItem, ...]:
    """Return the items that the force believes complete and has not submitted, longest first."""
    return _longest_first(
        WaitingItem(item, item.rag_changes[-1].date if item.rag_changes else None)
        for item in register.items.values()
        if item.state == State.COMPLETE
    )


def awaiting_sign_off(register: Register) -> tuple[WaitingItem, ...]:
    """List the items submitted to HMICFRS and not yet decided, longest first."""
    return _longest_first(
        WaitingItem(item, item.sign_offs[-1].date)
        for item in register.items.values()
        if item.state == State.AWAITING_SIGN_OFF
    )


def _longest_first(items: Iterable[WaitingItem]) -> tuple[WaitingItem, ...]:
    return tuple(sorted(items, key=lambda entry: entry.since or date.min))
