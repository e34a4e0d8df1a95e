"""Which items nobody can speak for: no update, an old update, nobody to give one."""

from dataclasses import dataclass
from datetime import date

from peeltrack.model.items import Item
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import State


@dataclass(frozen=True, slots=True)
class Stale:
    """An open item whose last update is too old, or that has none."""

    item: Item
    last_update: date | None
    age: int | None
    """Days from the last update to the day asked about."""


def stale(register: Register, on: date, after_days: int) -> tuple[Stale, ...]:
    """The open items whose last update is more than so many days old, oldest first.

    Items without any update come before all others. An item that the force only
    watches (relevance: monitor) owes no update.
    """
    found = [
        Stale(item, last, age)
        for item in register.open_items
        if item.needs_leads
        for last, age in [_age_of_last_update(item, on)]
        if age is None or age > after_days
    ]
    return tuple(sorted(found, key=lambda entry: entry.last_update or date.min))


def without_update(register: Register) -> tuple[Item, ...]:
    """The open items that the force must act on and that have no update at all."""
    return tuple(item for item in register.open_items if item.needs_leads and not item.progress)


def unowned(register: Register, on: date) -> tuple[Item, ...]:
    """The open items without a strategic or a tactical lead who is in post on that day."""
    leads = register.organisation.leads

    def in_post(lead: str | None) -> bool:
        return lead is not None and lead in leads and leads[lead].is_in_post(on)

    return tuple(
        item
        for item in register.open_items
        if item.needs_leads
        and (
            item.state == State.AWAITING_ALLOCATION
            or not (in_post(item.strategic_lead) and in_post(item.tactical_lead))
        )
    )


def _age_of_last_update(item: Item, on: date) -> tuple[date | None, int | None]:
    last = item.last_update
    return (last.date, (on - last.date).days) if last else (None, None)
