"""The rows of steps in a return, held against the steps of their items. Pure."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from peeltrack.model.items import Item, StepToGreen
from peeltrack.returns.answers import StepAnswer
from peeltrack.returns.compare import differences
from peeltrack.returns.judgement import Judged
from peeltrack.returns.questions import ASKED_OF_STEP, DAY, DONE_BEFORE, step_row
from peeltrack.wording import long_date


class StepRow(NamedTuple):
    """A row and the step that it is about."""

    answer: StepAnswer
    step: StepToGreen


def step_of(found: Judged, item: Item, answer: StepAnswer) -> StepRow | None:
    """The step of a row; none, and a problem if the row was filled, where the item has no such."""
    for step in item.steps_to_green:
        if step.id == answer.step:
            return StepRow(answer, step)
    if answer.filled:
        found.refuse(answer.place, f"{item.id} has no step {answer.step!r}", item.id)
    return None


def newly_done(
    found: Judged, item: Item, rows: Sequence[StepRow], day: date
) -> Iterator[tuple[str, date]]:
    """The steps newly said to be done, each with its day.

    A step that the register has as done stays done on the day that it has.
    """
    seen: dict[str, date] = {}
    for answer, step in rows:
        _compare(found, item, answer, step)
        place = answer.filled or answer.place
        if answer.done is None:
            continue
        when = long_date(answer.done)
        if seen.setdefault(step.id, answer.done) != answer.done:
            found.refuse(place, f"step {step.id} has another day in a row above", item.id)
        elif answer.done > day:
            text = f"step {step.id} cannot be done on {when}, after the {DAY.lower()}"
            found.refuse(place, text, item.id)
        elif step.done is None:
            yield step.id, answer.done
        elif step.done != answer.done:
            text = f"step {step.id} stays done on {long_date(step.done)}, as the register has it"
            found.note(place, text, item.id)


def _compare(found: Judged, item: Item, answer: StepAnswer, step: StepToGreen) -> None:
    is_own = step.done is not None and step.done == answer.done
    found.notes += differences(
        answer.locked,
        ASKED_OF_STEP,
        found.lead,
        step_row(item, step, found.lead),
        is_answered=bool(answer.filled),
        but=(DONE_BEFORE,) if is_own else (),
    )
