"""The rows of a return about steps, compared with the steps of the register. Pure."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from peeltrack.model.items import Item
from peeltrack.model.progress import StepToGreen
from peeltrack.queries.as_given import is_undone
from peeltrack.returns.answers import ReturnIssue, StepAnswer
from peeltrack.returns.compare import differences
from peeltrack.returns.judgement import ReturnJudgement
from peeltrack.returns.questions import ASKED_OF_STEP, DONE_BEFORE, plain, step_in_words, step_row
from peeltrack.wording import long_date


class StepRow(NamedTuple):
    """A row and the step that it is about."""

    answer: StepAnswer
    step: StepToGreen


def row_of_step(found: ReturnJudgement, item: Item, answer: StepAnswer) -> StepRow | None:
    """Pair a row with its step; refuse an answer if the item has no such step."""
    words = [each for each in item.steps_to_green if _is_called(each, answer.step)]
    of_row = [each for each in item.steps_to_green if each.id == answer.step_id]
    both = [each for each in words if each in of_row]
    for step in (*both, *words, *of_row):
        return StepRow(answer, step)
    if answer.filled:
        found.refuse(answer.place, f"{item.id} has no step {answer.step!r}", item.id)
    return None


def newly_done(
    found: ReturnJudgement, item: Item, rows: Sequence[StepRow], day: date, day_in_words: str
) -> Iterator[tuple[str, date]]:
    """List the steps reported as done for the first time, each with its date.

    A step that is already done keeps its date.

    Args:
        found: the judgement, to which refusals and notes are added.
        item: the item.
        rows: its rows.
        day: the date of the return, after which nothing is done.
        day_in_words: the same, and where it comes from.
    """
    seen: dict[str, date] = {}
    for answer, step in rows:
        _compare_step(found, item, answer, step)
        place = answer.filled or answer.place
        if answer.done is None:
            continue
        when = long_date(answer.done)
        if seen.setdefault(step.id, answer.done) != answer.done:
            found.refuse(place, f"step {step.id} has a different date in a row above", item.id)
        elif step.done and step.done != answer.done:
            text = (
                f"step {step.id} is unchanged: the register shows it as done on "
                f"{long_date(step.done)}"
            )
            found.note(place, text, item.id)
        elif is_undone(step, answer.done, item.amendments):
            text = f"step {step.id} was amended to be open, and remains so"
            found.note(place, text, item.id)
        elif step.done is None and answer.done > day:
            text = f"step {step.id} cannot be done on {when}, after {day_in_words}"
            found.refuse_issue(ReturnIssue(place, text, item.id, is_of_cell=True))
        elif step.done is None:
            yield step.id, answer.done


def _compare_step(
    found: ReturnJudgement, item: Item, answer: StepAnswer, step: StepToGreen
) -> None:
    is_own = step.done is not None and step.done == answer.done
    found.notes += differences(
        answer.locked,
        ASKED_OF_STEP,
        found.lead,
        step_row(item, step, found.lead, found.names.get(item.id, "")),
        is_answered=bool(answer.filled),
        but=(DONE_BEFORE,) if is_own else (),
    )


def _is_called(step: StepToGreen, words: str) -> bool:
    """Check whether a row names a step: by its words, or by its id."""
    return words in (step.id, plain(step_in_words(step)))
