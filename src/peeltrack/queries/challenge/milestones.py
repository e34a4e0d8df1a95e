"""Milestones: the dates of an item and of its steps, each with its place in the file."""

import re
from datetime import date
from typing import NamedTuple

from peeltrack.model.items import Item
from peeltrack.model.problems import Place
from peeltrack.queries.challenge.quotes import quote
from peeltrack.queries.due import COMPLETION, Due, DueKind, item_deadlines
from peeltrack.wording import long_date

OF_THE_ITEM = ("due", "target")
"""The dates of an item that the public sees; its steps are the lead's working plan."""


_INSPECTORATE = r"(?:HMICFRS|the inspectorate|inspectors|the force liaison lead)"
_TELLS = r"(?:told|informed|notified|aware|agree[ds]?|briefed|content|wr(?:ote|itten)|letter|wrote)"
_TOLD = re.compile(
    rf"\b{_INSPECTORATE}\b[^.;]{{0,60}}\b{_TELLS}\b|\b{_TELLS}\b[^.;]{{0,40}}\b{_INSPECTORATE}\b",
    re.IGNORECASE,
)
"""How a text says that HMICFRS knows of something."""


class OwnDate(NamedTuple):
    """A deadline of an item or one of its steps."""

    day: date
    what: str
    whose: str
    at: Place


def milestones(item: Item) -> list[OwnDate]:
    """List the deadlines of an item but for those of others, each with its place in the file."""
    dues = (due for due in item_deadlines(item) if due.kind != DueKind.DEPENDENCY)
    return [_milestone(item, due) for due in dues]


def has_reasoned_target(item: Item, on: date) -> bool:
    """Check whether the force has moved its target to a day still ahead, and said why."""
    moved = item.target_changes[-1:]
    return any(each.after == item.target and each.after >= on for each in moved)


def is_hmicfrs_told(item: Item) -> bool:
    """Check whether an update or the reason for a later date says that HMICFRS knows of it."""
    texts = [*(each.text for each in item.progress), *(e.because for e in item.target_changes)]
    return any(_TOLD.search(text or "") for text in texts)


def passed_by(milestone: OwnDate) -> str:
    """Say whose date has passed: the force's target of 30 June 2023."""
    whose = "the date" if milestone.at[0] == "progress" else milestone.whose
    return f"{whose} of {long_date(milestone.day)} passed"


def _milestone(item: Item, due: Due) -> OwnDate:
    whole = f"“{item.title}”"
    if due.kind == DueKind.STEP:
        index = next(at for at, each in enumerate(item.steps_to_green) if each.id == due.part)
        at: Place = ("steps_to_green", index, "due")
        return OwnDate(due.due, quote(due.what), "the step's own date", at)
    if due.kind == DueKind.ITEM:
        return OwnDate(due.due, whole, "HMICFRS's due date", ("due",))
    if due.kind == DueKind.TARGET:
        return OwnDate(due.due, whole, "the force's target", ("target",))
    key = "completed_by" if due.part == COMPLETION else "next_milestone"
    place = getattr(item.last_ahead, key) or 0
    update = item.progress[place]
    which = "last update" if update is item.last_update else f"update of {long_date(update.date)}"
    what = whole if due.part == COMPLETION else quote(due.what)
    return OwnDate(due.due, what, f"as the {which} has it", ("progress", place, key))
