"""Leads' portfolios: their items, and those that are overdue or lack an update."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from peeltrack.model.items import Item
from peeltrack.model.organisation import Lead
from peeltrack.model.register import Register
from peeltrack.queries.due import Due, due_within, overdue
from peeltrack.queries.updates import StaleItem, stale
from peeltrack.wording import lateness, long_date

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Portfolio:
    """A lead's items on a date."""

    id: str
    lead: Lead
    strategic: tuple[Item, ...]
    """Open items that they answer for."""
    tactical: tuple[Item, ...]
    """Open items that they do."""
    overdue: tuple[Due, ...]
    due_soon: tuple[Due, ...]
    stale: tuple[StaleItem, ...]
    """Their items without a fresh update."""

    @property
    def items(self) -> tuple[Item, ...]:
        """Every open item of theirs, once."""
        mine = {item.id: item for item in (*self.strategic, *self.tactical)}
        return tuple(mine.values())


def portfolios(register: Register, on: date) -> tuple[Portfolio, ...]:
    """List every lead who owns an open item or has a deadline, in the register's order."""
    rules = register.organisation.rules
    strategic = _by_lead(register.open_items, lambda item: (item.strategic_lead,))
    tactical = _by_lead(register.open_items, lambda item: (item.tactical_lead,))
    late = _by_lead(overdue(register, on), lambda due: (due.lead,))
    soon = _by_lead(due_within(register, on, rules.due_soon_days), lambda due: (due.lead,))
    unspoken = _by_lead(
        stale(register, on, rules.stale_after_days),
        lambda entry: (entry.item.strategic_lead, entry.item.tactical_lead),
    )
    everybody = (
        Portfolio(
            id=id_,
            lead=lead,
            strategic=tuple(strategic[id_]),
            tactical=tuple(tactical[id_]),
            overdue=tuple(late[id_]),
            due_soon=tuple(soon[id_]),
            stale=tuple(unspoken[id_]),
        )
        for id_, lead in register.organisation.leads.items()
    )
    return tuple(mine for mine in everybody if mine.items or mine.overdue or mine.due_soon)


def _by_lead(
    entries: Iterable[_T], leads: Callable[[_T], Iterable[str | None]]
) -> Mapping[str | None, Sequence[_T]]:
    """Group entries by the leads that they name, in the leads' order."""
    entries_of = defaultdict[str | None, list[_T]](list)
    for entry in entries:
        for lead in dict.fromkeys(leads(entry)):
            entries_of[lead].append(entry)
    return entries_of


def reminder(portfolio: Portfolio, on: date) -> str:
    """Write the e-mail that asks a lead about what is overdue, due soon or without an update."""
    lines = [f"To: {portfolio.lead.email or portfolio.lead.title}", ""]
    lines += [f"The position of your HMICFRS items on {long_date(on)}.", ""]
    lines += _paragraph(
        "Overdue",
        [f"{due.source}: {due.what} ({lateness(due.due, on)})" for due in portfolio.overdue],
    )
    lines += _paragraph(
        "Due soon",
        [f"{due.source}: {due.what} ({long_date(due.due)})" for due in portfolio.due_soon],
    )
    lines += _paragraph(
        "Please send an update", [_update_wanted(entry) for entry in portfolio.stale]
    )
    if not (portfolio.overdue or portfolio.due_soon or portfolio.stale):
        lines += ["Nothing is overdue, due soon or in want of an update.", ""]
    return "\n".join(lines)


def _paragraph(title: str, entries: list[str]) -> list[str]:
    return [f"{title}:", *(f"- {entry}" for entry in entries), ""] if entries else []


def _update_wanted(entry: StaleItem) -> str:
    since = f"last update {long_date(entry.last_update)}" if entry.last_update else "no update yet"
    return f"{entry.item.id}: {entry.item.title} ({since})"
