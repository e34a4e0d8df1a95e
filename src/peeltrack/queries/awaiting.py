"""Updates and items that wait for the liaison officer's review, a decision, or HMICFRS."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from peeltrack.model.items import Item
from peeltrack.model.progress import ProgressUpdate
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import State


@dataclass(frozen=True, slots=True)
class WaitingUpdate:
    """An update that somebody has to act on."""

    item: Item
    update: ProgressUpdate


@dataclass(frozen=True, slots=True)
class WaitingItem:
    """An item that waits at a stage, and since when."""

    item: Item
    since: date | None
    """None if the file does not say."""


def awaiting_review(register: Register) -> tuple[WaitingUpdate, ...]:
    """List the unreviewed updates of items that have not ended, oldest first."""
    reviewers = register.organisation.reviewers
    waiting = [
        WaitingUpdate(item, update)
        for item in register.items.values()
        if not item.has_ended
        for update in item.progress
        if update.awaits_review(reviewers)
    ]
    return tuple(sorted(waiting, key=lambda entry: entry.update.date))


def awaiting_clearance(register: Register) -> tuple[WaitingUpdate, ...]:
    """List the imported updates of items that have not ended which nobody has cleared."""
    reviewers = register.organisation.reviewers
    return tuple(
        WaitingUpdate(item, update)
        for item in register.items.values()
        if not item.has_ended
        for update in item.progress
        if update.awaits_clearance(reviewers)
    )


def proposed_ratings(register: Register) -> tuple[WaitingUpdate, ...]:
    """List the last updates that propose a change of RAG, oldest first.

    A RAG set on that date or later counts as the answer.
    """
    waiting = [
        WaitingUpdate(item, last)
        for item in register.items.values()
        if not item.has_ended
        and (last := item.last_update)
        and last.proposed_rag not in (None, item.rag)
        and not rag_decided(item, last)
    ]
    return tuple(sorted(waiting, key=lambda entry: entry.update.date))


def rag_decided(item: Item, update: ProgressUpdate) -> bool:
    """Check whether an item's RAG was set on the date of an update or later."""
    return any(change.date >= update.date for change in item.rag_changes)


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
