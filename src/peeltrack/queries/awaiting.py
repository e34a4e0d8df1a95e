"""What waits for the liaison officer's review, for a decision, or for the inspectorate."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from peeltrack.model.items import Item, ProgressUpdate
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import State


@dataclass(frozen=True, slots=True)
class Told:
    """An update that somebody has to act on."""

    item: Item
    update: ProgressUpdate


@dataclass(frozen=True, slots=True)
class Held:
    """An item that stands at a stage, and since when."""

    item: Item
    since: date | None
    """None where the file does not say."""


def awaiting_review(register: Register) -> tuple[Told, ...]:
    """Every update of an item that has not ended which nobody has reviewed, oldest first.

    One that a public paper gave is published, and awaits no review.
    """
    papers = register.organisation.public_papers
    found = [
        Told(item, update)
        for item in register.items.values()
        if not item.has_ended
        for update in item.progress
        if update.awaits_review(papers)
    ]
    return tuple(sorted(found, key=lambda told: told.update.date))


def awaiting_clearance(register: Register) -> tuple[Told, ...]:
    """List the imported updates of items that have not ended which nobody has cleared."""
    return tuple(
        Told(item, update)
        for item in register.items.values()
        if not item.has_ended
        for update in item.progress
        if update.awaits_clearance
    )


def proposed_ratings(register: Register) -> tuple[Told, ...]:
    """The last updates that propose another RAG than stands, oldest first.

    A RAG set on that day or later is the answer, whatever it is.
    """
    found = [
        Told(item, last)
        for item in register.items.values()
        if not item.has_ended
        and (last := item.last_update)
        and last.proposed_rag not in (None, item.rag)
        and not any(change.date >= last.date for change in item.rag_changes)
    ]
    return tuple(sorted(found, key=lambda told: told.update.date))


def not_submitted(register: Register) -> tuple[Held, ...]:
    """The items that the force believes complete and has not submitted, longest first."""
    return _longest_first(
        Held(item, item.rag_changes[-1].date if item.rag_changes else None)
        for item in register.items.values()
        if item.state == State.COMPLETE
    )


def awaiting_sign_off(register: Register) -> tuple[Held, ...]:
    """The items submitted to the inspectorate that it has not decided on, longest first."""
    return _longest_first(
        Held(item, item.sign_offs[-1].date)
        for item in register.items.values()
        if item.state == State.AWAITING_SIGN_OFF
    )


def _longest_first(found: Iterable[Held]) -> tuple[Held, ...]:
    return tuple(sorted(found, key=lambda held: held.since or date.min))
