"""Dates moved later: the target of an item that has not ended, and those of its open steps."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from peeltrack.changes.change import Change, ChangeKind
from peeltrack.model.items import Item
from peeltrack.model.progress import DateChange, StepToGreen


@dataclass(frozen=True, slots=True)
class LaterDate:
    """A date that is later than it was."""

    step: StepToGreen | None
    """Whose date it is; None for the item's target."""
    first: date
    """The date before those moves."""
    now: date
    moves: tuple[DateChange, ...]
    """The moves considered, oldest first; setting the first date is not a move."""


def dates_moved_later(item: Item, changes: Iterable[Change] | None = None) -> Iterator[LaterDate]:
    """List the dates of an item that are later than first set, its target's first.

    What is green or with HMICFRS keeps the dates by which it was to be; what has ended has none.

    Args:
        item: the item.
        changes: look only at the moves that these changes of it record: what is later than it
            was before them, or than it was first set by them; None for every move.
    """
    if item.has_ended:
        return
    recorded = None if changes is None else [each.entry for each in changes if each.kind in _MOVES]
    if recorded == []:
        return
    steps = [each for each in item.steps_to_green if each.due_changes and each.done is None]
    dates = [(None, item.target_changes), *((each, each.due_changes) for each in steps)]
    for step, moves in dates:
        yield from _slip(step, [m for m in moves if recorded is None or m in recorded])


_MOVES = (ChangeKind.TARGET_MOVED, ChangeKind.STEP_MOVED)


def _slip(step: StepToGreen | None, changes: Sequence[DateChange]) -> Iterator[LaterDate]:
    moves = tuple(change for change in changes if change.before)
    if moves and moves[0].before and moves[-1].after > moves[0].before:
        yield LaterDate(step, moves[0].before, moves[-1].after, moves)
