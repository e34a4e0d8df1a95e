"""The tracker as one sheet shows it: a row for each finding, a row for each step. Pure."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from peeltrack.imports.readers.workbook import Cell
from peeltrack.model.items import Item
from peeltrack.model.meetings import Meeting
from peeltrack.model.progress import StepToGreen
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import Audience
from peeltrack.queries.due import DueKind, overdue
from peeltrack.queries.item_names import names_apart
from peeltrack.queries.updates import age_of, newest_updates, updated_by
from peeltrack.returns.questions import (
    REFERENCE,
    RESTRICTED,
    STEP,
    fitting,
    step_in_words,
    update_in_words,
)
from peeltrack.returns.tracker.written import WrittenRow, mark
from peeltrack.wording import NOT_RATED, capitalised, long_date, short_date

REPORT, FINDING, AREA, RAG = "Report", "Finding", "Area", "RAG"
STRATEGIC, TACTICAL = "Strategic lead", "Tactical lead"
DUE, TARGET, STEPS_DONE, NEXT_STEP = "Due", "Target", "Steps done", "Next step"
LAST_UPDATE, AGE, NEXT_MEETING = "Last update", "Days since update", "Next meeting"
NEW_UPDATE, UPDATE_BY, REASON = "New update", "Update by", "Reason for change"
LEAD, DONE = "Lead", "Done on"

ITEM_COLUMNS = (
    REFERENCE, REPORT, FINDING, AREA, RAG, STRATEGIC, TACTICAL, DUE, TARGET, STEPS_DONE, NEXT_STEP,
    LAST_UPDATE, AGE, NEXT_MEETING,
)  # fmt: skip
"""The columns that show a finding."""
CHANGED = (RAG, STRATEGIC, TACTICAL, TARGET)
"""The columns that an officer changes in place."""
ANSWERED = (NEW_UPDATE, UPDATE_BY, RESTRICTED, REASON)
"""The columns that an officer fills in."""
STEP_COLUMNS = (REFERENCE, STEP, LEAD, DUE, DONE)
STEP_CHANGED = (DUE, DONE)
STEP_ANSWERED = (REASON,)
_NOT_FOR_PUBLIC = {STEPS_DONE, NEXT_STEP}
"""Steps to green are a lead's working plan, which is not published."""
_PASSING = (AGE, NEXT_MEETING)
"""Columns that change with the day, and so have no mark."""


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row of the tracker."""

    key: str
    """The item's id; for a step followed by a blank and the step's."""
    cells: Mapping[str, Cell]
    """By column."""
    written: WrittenRow
    overdue: frozenset[str]
    """The columns whose date has passed, as `overdue` counts them."""


@dataclass(frozen=True, slots=True)
class Tracker:
    """The content of a tracker's sheets."""

    force: str
    on: date
    revision: str | None
    audience: Audience
    items: tuple[ShownRow, ...]
    steps: tuple[ShownRow, ...]
    leads: tuple[str, ...]
    """The leads in post, by the names that a person may choose."""

    @property
    def is_collectable(self) -> bool:
        """Whether changes are taken from it: a public one shows less than the register has."""
        return self.audience == Audience.INTERNAL

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that its audience sees of a finding."""
        hidden = set() if self.is_collectable else _NOT_FOR_PUBLIC
        return tuple(name for name in ITEM_COLUMNS if name not in hidden)

    @property
    def mark(self) -> str:
        """The line that says what the file is, for people and for `returns collect`."""
        revision = f", revision {self.revision}" if self.revision else ""
        return f"PeelTrack tracker of {self.on.isoformat()}, {self.audience}{revision}"


def tracker_of(
    register: Register,
    meetings: Iterable[Meeting],
    items: Sequence[Item],
    on: date,
    revision: str | None,
    audience: Audience,
) -> Tracker:
    """Return the tracker of some items.

    Args:
        register: the register on the date, as the audience may see it.
        meetings: its meetings, also those still to come, as the audience may see them.
        items: the items of that register to show.
        on: the date.
        revision: the commit that the register is of; None if it is of none.
        audience: who is to see it.
    """
    rows = _TrackerRows(register, meetings, items, on, revision)
    leads = register.organisation.leads
    return Tracker(
        register.organisation.name,
        on,
        revision,
        audience,
        tuple(rows.of_item(item) for item in items),
        tuple(rows.of_step(item, step) for item in items for step in _open_first(item)),
        tuple(name for id_, name in rows.leads.items() if leads[id_].is_in_post(on)),
    )


class _TrackerRows:
    """The rows of one tracker in the making."""

    def __init__(
        self,
        register: Register,
        meetings: Iterable[Meeting],
        items: Sequence[Item],
        on: date,
        revision: str | None,
    ) -> None:
        self._register, self._on, self._revision = register, on, revision
        self._names, self._newest = names_apart(register, items), newest_updates(register)
        self._updated_by = updated_by(register)
        self._next_meeting = _next_meetings(register, meetings, on)
        self._late = _late(register, items, on)
        self.leads = lead_names(register)

    def of_item(self, item: Item) -> ShownRow:
        """Return the row of a finding."""
        register, last = self._register, self._newest[item.id]
        area = register.inspection_of(item).area_called(item.area or "")
        cells: dict[str, Cell] = {
            REFERENCE: self._names[item.id],
            REPORT: register.inspection_of(item).called,
            FINDING: _finding(register, item),
            AREA: area.name if area else item.area,
            RAG: item.rag.capitalize() if item.rag else capitalised(NOT_RATED),
            STRATEGIC: self.leads.get(item.strategic_lead or ""),
            TACTICAL: self.leads.get(item.tactical_lead or ""),
            DUE: item.due or item.due_phrase,
            TARGET: item.target,
            STEPS_DONE: _steps_done(item),
            NEXT_STEP: _next_step(item),
            LAST_UPDATE: update_in_words(register, last, self._updated_by.get(item.id)),
            AGE: age_of(last, self._on),
            NEXT_MEETING: self._next_meeting(item),
        }
        return self._row(item.id, cells, item_values(item))

    def of_step(self, item: Item, step: StepToGreen) -> ShownRow:
        """Return the row of a step."""
        cells: dict[str, Cell] = {
            REFERENCE: self._names[item.id],
            STEP: step_in_words(step),
            LEAD: self.leads.get(step.lead or ""),
            DUE: step.due,
            DONE: step.done,
        }
        return self._row(f"{item.id} {step.id}", cells, step_values(step))

    def _row(
        self, key: str, cells: Mapping[str, Cell], values: Mapping[str, str | None]
    ) -> ShownRow:
        cells = {name: fitting(cell) for name, cell in cells.items()}
        marks = {name: mark(cell) for name, cell in cells.items() if name not in _PASSING}
        record = WrittenRow(
            key=key, on=self._on, revision=self._revision, values=values, marks=marks
        )
        return ShownRow(key, cells, record, self._late.get(key, frozenset()))


def item_values(item: Item) -> Mapping[str, str | None]:
    """Return the values of an item that an officer may change, by column."""
    return {
        RAG: item.rag.value if item.rag else None,
        STRATEGIC: item.strategic_lead,
        TACTICAL: item.tactical_lead,
        TARGET: item.target.isoformat() if item.target else None,
    }


def step_values(step: StepToGreen) -> Mapping[str, str | None]:
    """Return the values of a step that an officer may change, by column."""
    return {
        DUE: step.due.isoformat() if step.due else None,
        DONE: step.done.isoformat() if step.done else None,
    }


def lead_names(register: Register) -> Mapping[str, str]:
    """Return each lead's name by its id: the office in full, with the id if two share it."""
    leads = register.organisation.leads
    titles = [lead.title.casefold() for lead in leads.values()]
    return {
        id_: lead.title if titles.count(lead.title.casefold()) == 1 else f"{lead.title} ({id_})"
        for id_, lead in leads.items()
    }


def _late(register: Register, items: Iterable[Item], on: date) -> Mapping[str, frozenset[str]]:
    """Return the columns of each row whose date has passed."""
    late: dict[str, frozenset[str]] = {}
    for due in overdue(register, on, {item.id for item in items}):
        if due.kind == DueKind.ITEM:
            is_target = register.items[due.source].target == due.due
            late[due.source] = frozenset({DUE, TARGET} if is_target else {DUE})
        elif due.kind == DueKind.TARGET:
            late[due.source] = late.get(due.source, frozenset()) | {TARGET}
        elif due.kind == DueKind.STEP:
            late[f"{due.source} {due.part}"] = frozenset({DUE})
    return late


def _finding(register: Register, item: Item) -> str:
    """Return the title and the wording; a summary is named as one, never shown as a quotation."""
    is_summary = register.inspection_of(item).is_in_summary
    title = f"{'[Restricted] ' if item.is_draft else ''}{item.title}"
    return f"{title}\n{'Summary: ' if is_summary else ''}{item.wording}"


def _steps_done(item: Item) -> str | None:
    if not item.steps_to_green:
        return None
    return f"{len(item.done_steps)} of {len(item.steps_to_green)}"


def _next_step(item: Item) -> str | None:
    steps = sorted(item.open_steps, key=lambda step: step.due or date.max)
    if not steps:
        return None
    due = f"{short_date(steps[0].due)}: " if steps[0].due else ""
    return f"{due}{step_in_words(steps[0])}"


def _open_first(item: Item) -> list[StepToGreen]:
    return sorted(item.steps_to_green, key=lambda step: step.done is not None)


def _next_meetings(
    register: Register, meetings: Iterable[Meeting], on: date
) -> Callable[[Item], str | None]:
    """Return what names the next meeting that looks at an item."""
    forums = register.organisation.forums
    planned = sorted((each for each in meetings if each.date >= on), key=lambda each: each.date)
    known: dict[str, str | None] = {}

    def of_inspection(inspection: str) -> Iterator[str]:
        for meeting in planned:
            forum = forums.get(meeting.forum)
            if forum and (not forum.inspections or inspection in forum.inspections):
                yield f"{long_date(meeting.date)}, {forum.name}"

    def of_item(item: Item) -> str | None:
        if item.inspection not in known:
            known[item.inspection] = next(of_inspection(item.inspection), None)
        return known[item.inspection]

    return of_item
