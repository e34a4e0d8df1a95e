"""Deadlines, overdue or soon: items, targets, steps, actions and statutory responses."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from peeltrack.model.items import Item
from peeltrack.model.register import Register


class DueKind(StrEnum):
    """Kinds of deadline."""

    ITEM = "item"
    """The inspectorate's date for an item."""
    TARGET = "target"
    """The force's own date for an item."""
    STEP = "step"
    """A step to green."""
    ACTION = "action"
    """An action arising from a meeting."""
    RESPONSE = "response"
    """The commissioner's statutory response to a report."""


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline that has not been met yet."""

    kind: DueKind
    due: date
    """The last day for it, inclusive: on the day itself it is in time."""
    what: str
    source: str
    """The id of the item, meeting or inspection that promises it."""
    item: str | None = None
    lead: str | None = None
    part: str | None = None
    """The id of the step or action; None if the deadline is the source's own."""

    @property
    def id(self) -> str:
        """What tells it from every other promise, whatever its day: step/peel-2022/afi-01/audit."""
        return "/".join(filter(None, (self.kind, self.source, self.part)))

    def days_overdue(self, on: date) -> int:
        """Return the days since it was due; nought or less while it is in time."""
        return (on - self.due).days


def overdue(register: Register, on: date, items: Collection[str] | None = None) -> tuple[Due, ...]:
    """List what is overdue on a date, longest overdue first.

    Something due on the day itself is not overdue. An item that is complete, submitted,
    closed, superseded or not applicable is never overdue, nor are its steps.

    Args:
        register: the register as it stood on the day.
        on: the day.
        items: the ids to look at; none for everything, actions and responses included.
    """
    return tuple(due for due in every_deadline(register, items) if due.due < on)


def due_within(
    register: Register, on: date, days: int, items: Collection[str] | None = None
) -> tuple[Due, ...]:
    """List what is due on a date or within so many days after it, soonest first."""
    last = on + timedelta(days=days)
    return tuple(due for due in every_deadline(register, items) if on <= due.due <= last)


def every_deadline(register: Register, items: Collection[str] | None = None) -> list[Due]:
    """List every deadline not yet met, soonest first."""
    deadlines = [
        due
        for item in register.items.values()
        if item.is_open and (items is None or item.id in items)
        for due in _of_item(item)
    ]
    deadlines.extend(due for due in _of_meetings(register) if items is None or due.item in items)
    if items is None:
        deadlines.extend(_of_inspections(register))
    return sorted(deadlines, key=lambda due: (due.due, due.source, due.kind))


def _of_item(item: Item) -> Iterator[Due]:
    lead = item.strategic_lead
    if item.due:
        yield Due(DueKind.ITEM, item.due, item.title, item.id, item.id, lead)
    if item.target and item.target != item.due:
        yield Due(DueKind.TARGET, item.target, item.title, item.id, item.id, lead)
    for step in item.steps_to_green:
        if step.due and not step.done:
            lead = step.lead or item.tactical_lead
            yield Due(DueKind.STEP, step.due, step.text, item.id, item.id, lead, step.id)


def _of_meetings(register: Register) -> Iterator[Due]:
    for meeting in register.meetings.values():
        for action in meeting.actions:
            if action.due and not action.done:
                about = (action.text, meeting.id, action.item, action.owner, action.id)
                yield Due(DueKind.ACTION, action.due, *about)


def _of_inspections(register: Register) -> Iterator[Due]:
    for inspection in register.inspections.values():
        response = inspection.statutory_response
        if inspection.response_due and response and response.published is None:
            what = f"Statutory response to {inspection.called}"
            yield Due(DueKind.RESPONSE, inspection.response_due, what, inspection.id)


def undated(register: Register) -> tuple[Item, ...]:
    """List the open items to act on that have neither HMICFRS's due date nor a target."""
    return tuple(i for i in register.open_items if i.needs_leads and not (i.due or i.target))
