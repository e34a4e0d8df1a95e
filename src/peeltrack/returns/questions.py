"""Questions to a lead: their items and steps as the register has them on a date. Pure."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from peeltrack.imports.readers.workbook import Cell
from peeltrack.model.items import Item
from peeltrack.model.organisation import Lead
from peeltrack.model.progress import ProgressUpdate, StepToGreen
from peeltrack.model.register import Register
from peeltrack.queries.agreed import Agreed, agreed, soonest_first
from peeltrack.queries.forum import seen_by
from peeltrack.queries.item_names import names_apart, reference
from peeltrack.queries.leads import Portfolio, portfolios
from peeltrack.wording import NOT_RATED, capitalised, long_date, spoken

REFERENCE = "Reference"
AS_SENT = "As sent"
RAG_NOW, LAST_UPDATE, NO_UPDATE = "RAG now", "Last update", "No update yet"
ASKED = (REFERENCE, "Finding", RAG_NOW, "Due", "Target", LAST_UPDATE)
"""The locked columns of the sheet of items, in their order."""
UPDATE, RAG, MILESTONE, MILESTONE_DAY, BLOCKER, COMPLETED_BY, RESTRICTED = (
    "Your update", "Proposed RAG", "Next milestone", "Milestone date", "Barrier",
    "Expected completion", "Restricted",
)  # fmt: skip
ANSWERS = (UPDATE, RAG, MILESTONE, MILESTONE_DAY, BLOCKER, COMPLETED_BY, RESTRICTED)
"""The columns that a lead fills."""
STEP, DONE_BEFORE, DONE_ON = "Step", "Done before", "Done on"
ASKED_OF_STEP = (REFERENCE, STEP, "Due", DONE_BEFORE)
"""The locked columns of the sheet of steps."""
RETURN, LEAD, REVISION, DAY = "Return", "Lead", "Register", "Date of update"
"""The labels of the values at the top of the sheet."""
UPDATE_SHEET, STEPS_SHEET = "Your update", "Steps"
AGREED_SHEET, HELP_SHEET = "From meetings", "How to complete this"
"""The names of the sheets; the last two have nothing to fill in."""

CELL_LIMIT = 32_767
"""The most characters in a cell of a workbook."""
_CUT = " … (cut here; the register has the whole)"


@dataclass(frozen=True, slots=True)
class SentRow:
    """A row of a sheet as it is sent: its locked cells, and their mark."""

    key: str
    """The id of the item, for a step followed by # and the step's."""
    cells: tuple[Cell, ...]
    as_sent: str
    """The mark, the key and the reference, so that the key is known to be this row's."""

    @property
    def reference(self) -> str:
        """The id of the item it is about."""
        return self.key.partition("#")[0]


@dataclass(frozen=True, slots=True)
class LeadReturn:
    """The questions to one lead."""

    lead_id: str
    lead: Lead
    forum_id: str | None
    about: str
    """What it is for: the Service Improvement Board meeting, or the force's findings."""
    on: date
    """The day it is sent."""
    revision: str | None
    """The commit it was made from; none outside git or where files differ from it."""
    items: tuple[SentRow, ...]
    steps: tuple[SentRow, ...]
    portfolio: Portfolio
    agreed: tuple[Agreed, ...] = ()
    """Their open commitments and actions, the soonest due first and those without a date last."""

    @property
    def code(self) -> str:
        """The words that identify this return, for people and for `collect`."""
        return " ".join(filter(None, (self.on.isoformat(), self.forum_id, self.lead_id)))

    @property
    def file_stem(self) -> str:
        """The name of its file without the ending."""
        return f"return-{self.code.replace(' ', '-')}"


def questions_for_leads(
    register: Register,
    forum_id: str | None,
    on: date,
    revision: str | None,
    meeting: date | None = None,
) -> tuple[LeadReturn, ...]:
    """Return the questions to every lead with items that have not ended, in the register's order.

    Args:
        register: the register as at the day.
        forum_id: whose items; none for all.
        on: the day of sending.
        revision: the commit that the register is of.
        meeting: when the forum meets next, if that is known.
    """
    about = f"the findings of {register.organisation.name}"
    if forum_id:
        held = f" of {long_date(meeting)}" if meeting else ""
        about = f"the {register.organisation.forums[forum_id].name} meeting{held}"
    names = names_apart(register, register.live_items)
    open_ones = soonest_first(each for each in agreed(register.meetings.values()) if not each.met)
    return tuple(
        LeadReturn(
            mine.id,
            mine.lead,
            forum_id,
            about,
            on,
            revision,
            tuple(item_row(register, item, mine.id, names[item.id]) for item in mine.items),
            tuple(step_row(item, step, mine.id, names[item.id]) for item, step in _steps(mine)),
            mine,
            tuple(each for each in open_ones if mine.id in each.leads),
        )
        for mine in portfolios(register, on, forum_id)
        if mine.items
    )


def _steps(mine: Portfolio) -> list[tuple[Item, StepToGreen]]:
    """Return the steps of a lead's items, those left to do before those done."""
    steps = [(item, step) for item in mine.items for step in item.steps_to_green]
    return sorted(steps, key=lambda each: each[1].done is not None)


def items_without_leads(register: Register, forum_id: str | None) -> tuple[str, ...]:
    """Return the ids of the open items without any lead: no workbook includes them."""
    return tuple(
        item.id
        for item in seen_by(register, forum_id).open_items
        if item.needs_leads and item.strategic_lead is None and item.tactical_lead is None
    )


def item_row(register: Register, item: Item, lead_id: str, name: str) -> SentRow:
    """Return the row that a lead is sent about an item, under its usual name."""
    return _row(
        lead_id,
        item.id,
        name,
        _finding(register, item),
        item.rag.capitalize() if item.rag else capitalised(NOT_RATED),
        item.due or item.due_phrase,
        item.target,
        update_in_words(register, item.last_update),
    )


def _finding(register: Register, item: Item) -> str:
    heading = register.inspection_of(item).wording_heading
    name = f"{spoken(item.kind).capitalize()} {item.number}: {item.title}"
    return f"{name}\n\n{heading}: {item.wording}"


def step_row(item: Item, step: StepToGreen, lead_id: str, name: str) -> SentRow:
    """Return the row that a lead is sent about a step."""
    key = f"{item.id}#{step.id}"
    return _row(lead_id, key, name, step_in_words(step), step.due, step.done)


def step_in_words(step: StepToGreen) -> str:
    """Return a step's words as a workbook shows them."""
    return f"{'[Restricted] ' if step.restricted else ''}{step.text}"


def mark_of(lead_id: str, cells: Sequence[Cell]) -> str:
    """Return a short mark of the row as sent: it no longer fits if a locked cell was changed."""
    told = "\x1f".join((lead_id, *map(plain, cells)))
    return hashlib.sha256(told.encode()).hexdigest()[:10]


def plain(cell: Cell) -> str:
    """Normalise a cell for comparison, whatever a program does to blanks and dates."""
    if isinstance(cell, datetime):
        cell = cell.date() if cell == datetime.combine(cell.date(), datetime.min.time()) else cell
    if isinstance(cell, date):
        return cell.isoformat()
    return "" if cell is None else " ".join(str(cell).split())


def _row(lead_id: str, key: str, *cells: Cell) -> SentRow:
    fitted = tuple(fitting(cell) for cell in cells)
    return SentRow(key, fitted, f"{mark_of(lead_id, fitted)} {key} {plain(fitted[0])}")


def key_of(as_sent: str, reference: str) -> str | None:
    """Return the key of a row by its last cell; None if that is another row's, or is gone."""
    _, _, rest = as_sent.partition(" ")
    key, _, name = rest.partition(" ")
    return key if key and name == reference else None


def fitting(cell: Cell) -> Cell:
    """Cut a text to the length of a cell; Excel counts in UTF-16."""
    if not isinstance(cell, str) or len(cell.encode("utf-16-le")) // 2 <= CELL_LIMIT:
        return cell
    kept = cell.encode("utf-16-le")[: 2 * (CELL_LIMIT - len(_CUT))]
    return kept.decode("utf-16-le", errors="ignore") + _CUT


def update_in_words(
    register: Register, update: ProgressUpdate | None, about: Item | None = None
) -> str:
    """Describe an item's last update: 12 April 2022, ACC: text; or that it has none.

    Args:
        register: the register.
        update: the update.
        about: the recommendation that the last update of a cause of concern is about.
    """
    if update is None:
        return NO_UPDATE
    mark = "[Restricted] " if update.restricted else ""
    by = f", {register.lead_title(update.by)}" if update.by else ""
    of = f", about {reference(register, about)}" if about else ""
    return f"{mark}{long_date(update.date)}{of}{by}: {update.text}"
