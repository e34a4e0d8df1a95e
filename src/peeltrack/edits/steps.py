"""Steps to green, as plans of edits."""

from collections.abc import Sequence
from datetime import date

from peeltrack.edits.edit_guards import find_only, new_id, refuse_ended, refuse_unknown_clauses
from peeltrack.edits.kinds import Insert, Plan, Put
from peeltrack.edits.milestones import note_of_step_done, note_of_step_moved
from peeltrack.errors import AlreadySoError, RefusedError
from peeltrack.model.items import Item
from peeltrack.model.progress import StepToGreen
from peeltrack.wording import long_date


def add_step(
    item: Item,
    text: str,
    *,
    due: date | None = None,
    lead: str | None = None,
    clauses: Sequence[str] = (),
    restricted: bool = False,
) -> Plan:
    """Add a step to green, with an id made from its words.

    Raises:
        RefusedError: if the item has ended.
        UnknownNameError: if it has no such clause.
    """
    refuse_ended(item)
    refuse_unknown_clauses(item, clauses)
    twice = any(step.text == text for step in item.steps_to_green)
    warnings = ("there is already a step with the same text",) if twice else ()
    id_ = new_id(text, [step.id for step in item.steps_to_green])
    entry = {
        "id": id_,
        "text": text,
        "lead": lead,
        "due": due,
        "clauses": tuple(clauses),
        "restricted": restricted or None,
    }
    edit = Insert(item.file, ("steps_to_green",), len(item.steps_to_green), entry)
    hint = f"peeltrack step done {item.id} {id_}"
    return Plan(item.id, f"step {id_} added", (edit,), warnings, hint)


def finish_step(item: Item, step_id: str, on: date) -> Plan:
    """Mark a step to green as done on a date.

    Raises:
        RefusedError: if the item has ended or the step is done already.
        UnknownNameError: if there is no such step.
        AmbiguousError: if it may be several.
    """
    refuse_ended(item)
    index, step = _step(item, step_id)
    if step.done:
        raise RefusedError(
            item.id, f"step {step.id} was done on {long_date(step.done)}", "No action is needed"
        )
    edit = Put(item.file, ("steps_to_green", index, "done"), on)
    left = len(item.open_steps) - 1
    then = f"rag {item.id} green --because …" if left == 0 else f"show {item.id}"
    hint = f"peeltrack {then}"
    notes = note_of_step_done(item, step.text, on)
    return Plan(item.id, f"step {step.id} done, {left} left", (edit,), notes, hint)


def move_step(item: Item, step_id: str, to: date, because: str, by: str, on: date) -> Plan:
    """Give a step a new deadline, keeping the earlier one and the reason.

    Raises:
        RefusedError: if the item has ended, the step is done, or that is its deadline already.
        UnknownNameError: if there is no such step.
        AmbiguousError: if it may be several.
    """
    refuse_ended(item)
    index, step = _step(item, step_id)
    if step.done:
        raise RefusedError(
            item.id, f"step {step.id} was done on {long_date(step.done)}", "Leave it"
        )
    if step.due == to:
        raise AlreadySoError(
            item.id, f"step {step.id} is already due on that date", "Choose another"
        )
    entry = {"date": on, "from": step.due, "to": to, "because": because, "by": by}
    at = ("steps_to_green", index)
    edits = (
        Put(item.file, (*at, "due"), to),
        Insert(item.file, (*at, "due_changes"), len(step.due_changes), entry),
    )
    summary, hint = f"step {step.id} moved to {long_date(to)}", f"peeltrack show {item.id}"
    notes = (*_after_item(item, to), *note_of_step_moved(item, step.text, to, on))
    return Plan(item.id, summary, edits, notes, hint)


def _step(item: Item, step_id: str) -> tuple[int, StepToGreen]:
    """Find the step by its id, or by the only matching beginning of one."""
    index = find_only(item.id, "step", step_id, [step.id for step in item.steps_to_green])
    return index, item.steps_to_green[index]


def _after_item(item: Item, day: date) -> tuple[str, ...]:
    days = [last for last in (item.due, item.target) if last]
    if days and day > (last := max(days)):
        return (f"the step is now due after the item, {long_date(last)}",)
    return ()
