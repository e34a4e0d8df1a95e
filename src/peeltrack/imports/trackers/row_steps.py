"""Steps to green in the rows of one finding, with their columns of dates and states. Pure."""

import re
from collections.abc import Iterable
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

_IS_DONE = re.compile(r"y|yes|done|completed?|closed|finished|[\u2713\u2714\u2611\u2705]", re.I)
_IS_OPEN = re.compile(
    r"no?|open|late|overdue|ongoing|on-going|in progress|not (?:yet )?(?:started|done|begun)"
    r"|outstanding|on track",
    re.IGNORECASE,
)


def steps_of(facts: Facts) -> list[Values]:
    """Return the steps of all rows, each once; the last row decides whether one is done."""
    found: dict[str, tuple[Step, TrackerRow, str | None]] = {}
    for row in facts.rows:
        for at, cell in row.cells(Field.STEPS):
            if facts.says_none(at, cell):
                continue
            facts.cells.setdefault("steps_to_green", []).append(at)
            steps = steps_in(text_of(cell))
            lead = None
            if len(steps) == 1:
                until = _step_due(row, facts)
                lead = replace(facts, rows=[row]).lead("steps_to_green", Field.STEP_LEAD)
                steps = (_with_state(replace(steps[0], due=steps[0].due or until), row, facts),)
            found |= {step.text.casefold(): (step, row, lead) for step in steps}
    return _step_values(facts, found.values())


def _step_values(
    facts: Facts, steps: Iterable[tuple[Step, TrackerRow, str | None]]
) -> list[Values]:
    """Return steps as an item's file has them; one without a date of completion stays open."""
    made: list[Values] = []
    for step, row, lead in steps:
        done = step.done or (_day_done(step, row, facts) if step.is_done else None)
        text = step.text if done else step.written
        id_ = new_id(text, [str(each["id"]) for each in made])
        said = {"id": id_, "text": text, "lead": lead, "due": step.due, "done": done}
        made.append({**said, **facts.context.restricted})
    return made


def _with_state(step: Step, row: TrackerRow, facts: Facts) -> Step:
    """Return the only step of a row with what a column says of its completion."""
    for at, cell in row.cells(Field.STEP_DONE):
        text = one_line(text_of(cell))
        if text.casefold() == "x":
            facts.context.ledger.cannot_place("is not clearly done or open", at)
        elif _IS_OPEN.fullmatch(text) or facts.says_none(at, cell):
            facts.context.ledger.leave_out("says that the step is not done", at)
        elif _IS_DONE.fullmatch(text):
            facts.cells["steps_to_green"].append(at)
            return replace(step, is_done=True)
        elif (day := facts.context.day(cell)[0]) is not None:
            facts.cells["steps_to_green"].append(at)
            return replace(step, is_done=True, done=day)
        else:
            facts.context.ledger.cannot_place("is not clearly done or open", at)
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


def _day_done(step: Step, row: TrackerRow, facts: Facts) -> date | None:
    """Return the date of a step that is said to be done without one; point it out.

    A row with a column for it does not take the date of the whole tracker.
    """
    if any(row.cells(Field.UPDATE_DATE)):
        return row_day(row, facts.context, Field.UPDATE_DATE)
    day = None if row.table.named(Field.STEP_DONE) else facts.context.as_at
    doubt = "is said to be done but has no date: it stays open"
    if day:
        doubt = f"is said to be done without a date: dated {day}, like the tracker"
    facts.flags.append(f"step “{step.text}” {doubt}")
    return day
