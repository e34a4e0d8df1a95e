"""Leads: the items that lack one, and each lead's portfolio with what is overdue in it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeVar

from peeltrack.model.items import Item
from peeltrack.model.organisation import Lead
from peeltrack.model.register import Register
from peeltrack.queries.agreed import Agreed, agreed
from peeltrack.queries.due import WHOSE_DATE, Due, every_deadline, kinds_in_words, soon
from peeltrack.queries.forum import forum_deadlines, seen_by
from peeltrack.queries.item_names import names_apart, reference
from peeltrack.queries.updates import StaleItem, stale
from peeltrack.wording import lateness, listed, long_date

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class MissingLead:
    """A lead that an item lacks."""

    role: Literal["strategic", "tactical"]
    lead: str | None
    """The lead who has left the post, or is unknown; None if none was ever named."""
    left: date | None
    """The date on which that lead left."""

    @property
    def key(self) -> str:
        """The key of the item's file that names the lead."""
        return f"{self.role}_lead"


def missing_leads(register: Register, item: Item, on: date) -> tuple[MissingLead, ...]:
    """List the leads that an item lacks on a date: not named, or no longer in post.

    None is missing from an item that is not open, or that the force only monitors.
    """
    if not item.awaits_action:
        return ()
    known = register.organisation.leads
    roles: tuple[tuple[Literal["strategic", "tactical"], str | None], ...] = (
        ("strategic", item.strategic_lead),
        ("tactical", item.tactical_lead),
    )
    return tuple(
        MissingLead(role, id_, lead.left if lead else None)
        for role, id_ in roles
        for lead in [known.get(id_ or "")]
        if lead is None or not lead.is_in_post(on)
    )


def items_without_lead(register: Register, on: date) -> Mapping[str, tuple[MissingLead, ...]]:
    """Return the ids of the items that lack a lead on a date, each with the leads it lacks."""
    missing = ((item.id, missing_leads(register, item, on)) for item in register.items_to_act_on)
    return {id_: leads for id_, leads in missing if leads}


def missing_in_words(missing: Sequence[MissingLead]) -> str:
    """Describe the leads an item lacks: no strategic lead; tactical lead no longer in post."""
    none = [each.role for each in missing if each.lead is None]
    gone = [each.role for each in missing if each.lead]
    parts = [f"no {listed(none, 'or')} lead"] if none else []
    if gone:
        parts.append(f"{listed(gone)} {'leads' if len(gone) > 1 else 'lead'} no longer in post")
    return "; ".join(parts)


def lack_in_short(missing: Sequence[MissingLead]) -> str:
    """Name the lead that an item lacks: no tactical lead; no lead if it has neither."""
    roles = [each.role for each in missing]
    which = f"no {roles[0]} lead" if len(roles) == 1 else "no lead"
    return f"{which} in post" if any(each.lead for each in missing) else which


def has_part_in(item: Item, lead: str) -> bool:
    """Check whether a lead is the item's strategic or tactical lead, or takes an open step."""
    return lead in (item.strategic_lead, item.tactical_lead) or any(
        step.lead == lead for step in item.open_steps
    )


def open_tasks_of_meetings(register: Register, lead: str) -> tuple[Agreed, ...]:
    """List a lead's actions not done and commitments not kept."""
    return tuple(
        each for each in agreed(register.meetings.values()) if lead in each.leads and not each.met
    )


def place_of_owner(task: Agreed, lead: str) -> str:
    """Return where a task of a meeting names a lead, as `amend` takes it: actions.count.owner."""
    if task.kind == "commitment":
        return f"commitments.{task.part}.by"
    return f"actions.{task.part}.{'owner' if task.leads[0] == lead else 'also_owned_by'}"


@dataclass(frozen=True, slots=True)
class Portfolio:
    """A lead's items on a date."""

    id: str
    lead: Lead
    strategic: tuple[Item, ...]
    """Items that have not ended and that they answer for."""
    tactical: tuple[Item, ...]
    """Items that have not ended and that they do."""
    overdue: tuple[Due, ...]
    due_soon: tuple[Due, ...]
    stale: tuple[StaleItem, ...]
    """Their items without a fresh update."""

    @property
    def items(self) -> tuple[Item, ...]:
        """Every item of theirs that has not ended, once."""
        mine = {item.id: item for item in (*self.strategic, *self.tactical)}
        return tuple(mine.values())


def portfolios(register: Register, on: date, forum_id: str | None = None) -> tuple[Portfolio, ...]:
    """List every lead who owns an item or has a deadline, in the register's order.

    A green or submitted item stays with its leads until it has ended.

    Args:
        register: the register as at the date.
        on: the date.
        forum_id: count only what concerns this forum, by its own limits.
    """
    deadlines = forum_deadlines(register, forum_id, on) if forum_id else every_deadline(register)
    register = seen_by(register, forum_id)
    rules = register.organisation.rules
    live = register.live_items
    strategic = by_lead(live, lambda item: (item.strategic_lead,))
    tactical = by_lead(live, lambda item: (item.tactical_lead,))
    late = by_lead((due for due in deadlines if due.due < on), lambda due: due.leads)
    close = by_lead(soon(deadlines, on, rules.due_soon_days), lambda due: due.leads)
    unspoken = by_lead(
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
            due_soon=tuple(close[id_]),
            stale=tuple(unspoken[id_]),
        )
        for id_, lead in register.organisation.leads.items()
    )
    return tuple(mine for mine in everybody if mine.items or mine.overdue or mine.due_soon)


def by_lead(
    entries: Iterable[_T], leads: Callable[[_T], Iterable[str | None]]
) -> Mapping[str | None, Sequence[_T]]:
    """Group entries by the leads that they name, in the leads' order."""
    entries_of = defaultdict[str | None, list[_T]](list)
    for entry in entries:
        for lead in dict.fromkeys(leads(entry)):
            entries_of[lead].append(entry)
    return entries_of


def reminder(register: Register, portfolio: Portfolio, on: date) -> str:
    """Write a lead's reminder by e-mail: what is overdue, due soon or without an update."""
    known = [*register.live_items, *portfolio.items]
    names = names_apart(register, {item.id: item for item in known}.values())

    def entry(due: Due, when: str) -> str:
        source = names.get(due.source) or _called(register, due.source)
        whose = f"{WHOSE_DATE[due.kind]}, " if due.kind in WHOSE_DATE else ""
        return f"{source}: {' '.join(due.what.split())} ({whose}{when})"

    lines = [f"The position of your HMICFRS items on {long_date(on)}.", ""]
    lines += _paragraph(
        f"Overdue ({kinds_in_words(portfolio.overdue)})",
        [entry(due, lateness(due.due, on)) for due in portfolio.overdue],
    )
    lines += _paragraph(
        f"Due soon ({kinds_in_words(portfolio.due_soon)})",
        [entry(due, long_date(due.due)) for due in portfolio.due_soon],
    )
    lines += _paragraph(
        "Please send an update",
        [f"{names[each.item.id]}: {_update_wanted(each)}" for each in portfolio.stale],
    )
    if not (portfolio.overdue or portfolio.due_soon or portfolio.stale):
        lines += ["Nothing is overdue or due soon, and no update is missing or out of date.", ""]
    return "\n".join(lines)


def _called(register: Register, source: str) -> str:
    """Return what people call a meeting, an inspection or an item."""
    if meeting := register.meetings.get(source):
        return f"{register.forum_name(meeting.forum)}, {long_date(meeting.date)}"
    if inspection := register.inspections.get(source):
        return inspection.called
    item = register.items.get(source)
    return reference(register, item) if item else source


def _paragraph(title: str, entries: list[str]) -> list[str]:
    return [f"{title}:", *(f"- {entry}" for entry in entries), ""] if entries else []


def _update_wanted(entry: StaleItem) -> str:
    since = f"last update {long_date(entry.last_update)}" if entry.last_update else "no update yet"
    return f"{entry.item.title} ({since})"
