"""An item's next milestone: reached, or named where what it is about is recorded otherwise."""

from datetime import date

from peeltrack.edits.edit_guards import refuse_ended
from peeltrack.edits.kinds import Plan, Put
from peeltrack.errors import AlreadySoError, RefusedError
from peeltrack.model.items import Item
from peeltrack.model.progress import Milestone
from peeltrack.wording import LITTLE_WORDS, id_words, long_date

_OF_PROGRESS = """
    agreed approved begun complete completed delivered done finished implemented launched live
    off out place published reached ready rolled service signed started
"""
_HOW_FAR = frozenset(_OF_PROGRESS.split())
"""Words that say how far a thing is, and not which thing."""


def reach_milestone(item: Item, on: date) -> Plan:
    """Record that the next milestone was reached on a date.

    Raises:
        RefusedError: if the item has ended, or no update names a milestone, or not until later.
        AlreadySoError: if it was reached before.
    """
    refuse_ended(item)
    index = item.last_ahead.next_milestone
    milestone = item.progress[index].next_milestone if index is not None else None
    if index is None or milestone is None:
        raise RefusedError(
            item.id, "no update names a next milestone", "Name one with peeltrack update --next"
        )
    if milestone.done:
        raise AlreadySoError(
            item.id,
            f"the milestone was reached on {long_date(milestone.done)}",
            "Name another with peeltrack update --next",
        )
    if on < (named := item.progress[index].date):
        raise RefusedError(
            item.id, f"the milestone is in the update of {long_date(named)}", "Give a later --date"
        )
    edit = Put(item.file, ("progress", index, "next_milestone", "done"), on)
    return Plan(
        item.id, f"milestone reached: {milestone.text}", (edit,), hint=f"peeltrack show {item.id}"
    )


def note_of_step_done(item: Item, step: str, on: date) -> tuple[str, ...]:
    """Note the open milestone that is about the same thing as a step that is done."""
    milestone = _open_milestone(item, step, on, but=_HOW_FAR)
    return _still_open(milestone, f"reached: peeltrack milestone done {item.id} --date {on}")


def note_of_step_moved(item: Item, step: str, to: date, on: date) -> tuple[str, ...]:
    """Note the open milestone that is about the same thing as a step that is moved."""
    milestone = _open_milestone(item, step, on, but=_HOW_FAR)
    if milestone and milestone.due == to:
        return ()
    moved = f"moved too: peeltrack update {item.id} --next … --next-due {to}"
    return _still_open(milestone, moved)


def note_of_update(item: Item, update: str, on: date) -> tuple[str, ...]:
    """Note the open milestone whose words a later update uses without naming a new one."""
    milestone = _open_milestone(item, update, on)
    return _still_open(milestone, f"reached: peeltrack milestone done {item.id} --date …")


def _still_open(milestone: Milestone | None, if_it_is: str) -> tuple[str, ...]:
    if milestone is None:
        return ()
    due = f", due {long_date(milestone.due)}," if milestone.due else ""
    return (f"the milestone “{milestone.text}”{due} is still open; if it is {if_it_is}",)


def _open_milestone(
    item: Item, text: str, on: date, but: frozenset[str] = frozenset()
) -> Milestone | None:
    """Return an item's open milestone, if a text has two thirds of its words."""
    index = item.last_ahead.next_milestone
    milestone = item.progress[index].next_milestone if index is not None else None
    if index is None or milestone is None or milestone.done or item.progress[index].date > on:
        return None
    words = {*id_words(milestone.text)} - LITTLE_WORDS
    words = words - but or words
    is_same = words and 3 * len(words & {*id_words(text)}) >= 2 * len(words)
    return milestone if is_same else None
