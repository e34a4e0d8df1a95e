"""Items that nobody can report on: without an update, with an old one, or without a lead."""

from dataclasses import dataclass
from datetime import date

from peeltrack.model.items import Item, ProgressUpdate
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import State


@dataclass(frozen=True, slots=True)
class StaleItem:
    """An open item whose last update is out of date, or that has none."""

    item: Item
    last_update: date | None
    age: int | None
    """Days from the last update to the day asked about."""


def stale(register: Register, on: date, after_days: int) -> tuple[StaleItem, ...]:
    """List the open items whose last update is more than so many days old, oldest first.

    Items without any update come before all others. An item that the force only
    watches (relevance: monitor) owes no update.
    """
    items = [
        StaleItem(item, last, age)
        for item in register.open_items
        if item.needs_leads
        for last, age in [_age_of_last_update(item, on)]
        if age is None or age > after_days
    ]
    return tuple(sorted(items, key=lambda entry: entry.last_update or date.min))


def without_update(register: Register) -> tuple[Item, ...]:
    """Return the open items that the force must act on and that have no update at all."""
    return tuple(item for item in register.open_items if item.needs_leads and not item.progress)


def unowned(register: Register, on: date) -> tuple[Item, ...]:
    """List the open items without a strategic or a tactical lead who is in post on that date."""
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


@dataclass(frozen=True, slots=True)
class LatestFromPaper:
    """An open item whose latest update came from a public paper, not from the force itself."""

    item: Item
    latest: ProgressUpdate
    """The update from the paper."""
    own: ProgressUpdate | None
    """The force's own last update, or None."""


def latest_from_paper(register: Register) -> tuple[LatestFromPaper, ...]:
    """List the open items to act on whose latest update came from a public paper."""
    papers = register.organisation.public_papers

    def last_own(item: Item) -> ProgressUpdate | None:
        own = (each for each in reversed(item.progress) if not each.is_of_paper(papers))
        return next(own, None)

    return tuple(
        LatestFromPaper(item, last, last_own(item))
        for item in register.open_items
        if item.needs_leads and (last := item.last_update) and last.is_of_paper(papers)
    )


def _age_of_last_update(item: Item, on: date) -> tuple[date | None, int | None]:
    last = item.last_update
    return (last.date, (on - last.date).days) if last else (None, None)
