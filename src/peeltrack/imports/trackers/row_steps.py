"""Steps to green in the rows of one finding, with their columns of dates. Pure."""

from dataclasses import replace
from datetime import date

from peeltrack.edits.edit_guards import new_id
from peeltrack.imports.trackers.cell_account import one_line, text_of
from peeltrack.imports.trackers.field_values import Facts
from peeltrack.imports.trackers.find_tables import TrackerRow
from peeltrack.imports.trackers.heading_names import Field
from peeltrack.imports.trackers.progress_and_sign_offs import row_day
from peeltrack.imports.trackers.rag import Values
from peeltrack.imports.trackers.steps import Step, steps_in

_DONE = frozenset({"y", "yes", "done", "complete", "completed", "finished", "\u2713", "\u2714"})
_NOT_DONE = frozenset(
    {"n", "no", "open", "not done", "not started", "ongoing", "in progress", "under way", "late"}
)
"""What a column of states says of a finished step, and of an open one."""


def steps_of(facts: Facts) -> list[Values]:
    """Return the steps of all rows, each once; the last row decides whether one is done."""
    found: dict[str, tuple[Step, tuple[date | None, bool]]] = {}
    for row in facts.rows:
        for at, cell in row.cells(Field.STEPS):
            if not facts.says_none(at, cell):
                facts.cells.setdefault("steps_to_green", []).append(at)
                steps = steps_in(text_of(cell))
                if len(steps) == 1:
                    steps = (_with_its_columns(steps[0], row, facts),)
                for step in steps:
                    found[step.text.casefold()] = (step, _day_done(row, facts))
    made: list[Values] = []
    for step, own_day in found.values():
        done = _done(step, *own_day, facts)
        text = step.text if done else step.written
        id_ = new_id(text, [str(each["id"]) for each in made])
        said = {"id": id_, "text": text, "due": step.due, "done": done}
        made.append({**said, **facts.context.restricted})
    return made


def _done(step: Step, day: date | None, is_own: bool, facts: Facts) -> date | None:
    """Return when a step was done; point out one that has no date of its own."""
    if step.done or not step.is_done:
        return step.done
    if day is None:
        doubt = "is said to be done but has no date: it stays open"
    else:
        doubt = f"is said to be done without a date: dated {day}, like the tracker"
    if not is_own or day is None:
        facts.flags.append(f"step “{step.text}” {doubt}")
    return day


def _day_done(row: TrackerRow, facts: Facts) -> tuple[date | None, bool]:
    """Return the date of a row's finished steps, and whether the row itself gives it.

    A row with a column for it does not take the date of the whole tracker.
    """
    day = row_day(row, facts.context, Field.UPDATE_DATE)
    if row.table.named(Field.STEP_DONE):
        return None, True
    return day, any(row.cells(Field.UPDATE_DATE))


def _with_its_columns(step: Step, row: TrackerRow, facts: Facts) -> Step:
    """Return the only step of a row with the dates in the row's columns for steps."""
    step = replace(step, due=step.due or _step_due(row, facts))
    for at, cell in row.cells(Field.STEP_DONE):
        said = facts.context.named(cell)
        text = one_line(text_of(cell)).casefold()
        if said.day or text in _DONE or text in _NOT_DONE:
            facts.cells["steps_to_green"].append(at)
            return replace(step, is_done=bool(said.day) or text in _DONE, done=said.day)
        facts.context.ledger.cannot_place("says neither that a step is done nor when", at)
    return step


def _step_due(row: TrackerRow, facts: Facts) -> date | None:
    """Return the date for the only step of a row, from a column of dates for steps."""
    for at, cell in row.cells(Field.STEP_DUE):
        if not facts.says_none(at, cell):
            day, why = facts.context.day(cell)
            if day is None:
                facts.context.ledger.cannot_place(why, at)
            else:
                facts.cells["steps_to_green"].append(at)
            return day
    return None
