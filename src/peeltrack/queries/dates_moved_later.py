"""Dates moved later: an open item's target, and those of its open steps."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from peeltrack.model.items import Item
from peeltrack.model.progress import DateChange, StepToGreen


@dataclass(frozen=True, slots=True)
class LaterDate:
    """A date that is later than it was."""

    step: StepToGreen | None
    """Whose day; none for the item's target."""
    first: date
    """The day before those moves."""
    now: date
    moves: tuple[DateChange, ...]
    """Those looked at, oldest first; the first setting of a day is no move."""


def dates_moved_later(item: Item, since: date | None = None) -> Iterator[LaterDate]:
    """List the dates of an open item that are later than first set, its target's first.

    Args:
        item: the item.
        since: look at the moves after that day alone: what is later than it was then, or
            than it was first set after it; none for every move.
    """
    if item.is_open:
        yield from _slip(None, item.target_changes, since)
        for step in item.open_steps:
            yield from _slip(step, step.due_changes, since)


def _slip(
    step: StepToGreen | None, changes: Sequence[DateChange], since: date | None
) -> Iterator[LaterDate]:
    moves = tuple(
        change for change in changes if change.before and (since is None or change.date > since)
    )
    if moves and moves[0].before and moves[-1].after > moves[0].before:
        yield LaterDate(step, moves[0].before, moves[-1].after, moves)
