"""HMICFRS's deadlines that a meeting should see first, in groups, and the steps left. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from peeltrack.documents.parts.names import named_together
from peeltrack.documents.parts.scope import Scope
from peeltrack.model.items import Item
from peeltrack.wording import (
    WEEKDAYS,
    counted,
    counted_in_words,
    in_words,
    lateness,
    near_date,
)

AHEAD = 92
"""Days: a quarter, in which most forums meet three times at most."""
FORTNIGHT = 14
"""Days within which a date is given with its weekday."""


_NAMES = 10
"""Words of the names of findings; of longer ones a headline gives their number."""


@dataclass(frozen=True, slots=True)
class DeadlineGroup:
    """The items with one of HMICFRS's dates ahead, or all those whose dates have been missed."""

    day: date
    """The date; of several missed ones, the first."""
    items: tuple[Item, ...]
    is_missed: bool
    has_one_date: bool
    """Whether all have the same date."""


def deadline_groups(scope: Scope) -> Iterator[DeadlineGroup]:
    """Yield the missed deadlines as one group, then each date of the next quarter."""
    items = [item for item in scope.items if item.due and item.awaits_action]
    days = sorted({item.due for item in items if item.due})
    missed = [day for day in days if day < scope.on]
    if missed:
        late = tuple(item for item in items if item.due and item.due < scope.on)
        yield DeadlineGroup(missed[0], late, is_missed=True, has_one_date=len(missed) == 1)
    for day in days:
        if scope.on <= day <= scope.on + timedelta(days=AHEAD):
            due = tuple(item for item in items if item.due == day)
            yield DeadlineGroup(day, due, is_missed=False, has_one_date=True)


def said_of(group: DeadlineGroup, on: date) -> str:
    """Say what deadline they have to meet, or by how much they missed it."""
    if group.is_missed:
        late = lateness(group.day, on).removesuffix(" overdue")
        are = "is" if len(group.items) == 1 else "are"
        if group.has_one_date:
            return f"{are} past HMICFRS's deadline of {near_date(group.day, on)} by {late}"
        return f"{are} past HMICFRS's deadlines by up to {late}"
    return f"must meet HMICFRS's deadline {_when(group.day, on)}"


def asked_of(group: DeadlineGroup, meeting: date, on: date) -> str:
    """Ask whether they will meet the deadline, or their targets if they missed it.

    Args:
        group: the findings.
        meeting: the day of the meeting.
        on: the day of the paper.
    """
    them = {1: "it", 2: "both"}.get(len(group.items), "all")
    when = near_date(group.day, on)
    if group.is_missed:
        return f"Deadline missed. Why, and {_when_complete(group, them, meeting, on)}?"
    if group.day < meeting:
        return f"{'Was' if them == 'it' else 'Were'} {them} complete by {when}?"
    if group.day == on:
        return f"Will {them} be complete today?"
    return f"Will {them} be complete by {when}?"


def _when_complete(group: DeadlineGroup, them: str, meeting: date, on: date) -> str:
    """Ask whether findings will be complete by the targets that they now have, or when."""
    targets = sorted({item.target for item in group.items if item.target})
    if not all(item.target for item in group.items) or targets[0] < meeting:
        return f"when will {them} be complete"
    if len(targets) == 1:
        return f"will {them} be complete by {near_date(targets[0], on)}"
    first, last = near_date(targets[0], on), near_date(targets[-1], on)
    return f"will they be complete by their targets, {first} to {last}"


def steps_left(items: Sequence[Item]) -> str:
    """Count the open steps of items: four of eight steps open, three undated.

    Of several items it says how many have no step, so that nothing counts as done for want of one.
    """
    bare = sum(not item.steps_to_green for item in items)
    if bare == len(items):
        return "no steps recorded"
    return _steps_open(items) + (f", and no step for {in_words(bare)} of them" if bare else "")


def _steps_open(items: Sequence[Item]) -> str:
    steps = sum(len(item.steps_to_green) for item in items)
    left = [step for item in items for step in item.open_steps]
    if not left:
        return f"{_all(steps, items)} done"
    undated = sum(step.due is None for step in left)
    which = "all" if undated == len(left) else in_words(undated)
    loose = f", {f'{which} ' * (len(left) > 1)}undated" if undated else ""
    how_many = (
        _all(steps, items)
        if len(left) == steps
        else f"{in_words(len(left))} of {in_words(steps)} steps"
    )
    return f"{how_many} open{loose}"


def _all(steps: int, items: Sequence[Item]) -> str:
    only = "the only step" if len(items) == 1 else "their only step"
    return {1: only, 2: "both steps"}.get(steps, f"all {counted(steps, 'step')}")


def _when(day: date, on: date) -> str:
    left = (day - on).days
    if left == 0:
        return "today"
    weekday = f"{WEEKDAYS[day.weekday()]} " if left <= FORTNIGHT else ""
    return f"of {weekday}{near_date(day, on)}"


def findings_named(scope: Scope, items: Sequence[Item]) -> str:
    """Name findings, or count them where their names are long."""
    if len(items) <= _NAMES:  # each has a word at least
        words = named_together([scope.links[item.id] for item in items])
        names = "".join(each.text for each in words)
        if len(names.split()) <= _NAMES:
            return names
    return counted_in_words(len(items), "finding")
