"""Comparison of what was sent to a lead, what came back, and the register now. Pure."""

from collections.abc import Iterator, Sequence

from peeltrack.imports.language.nothing_told import says_no_update
from peeltrack.model.items import Item
from peeltrack.model.progress import ProgressUpdate
from peeltrack.model.register import Register
from peeltrack.queries.as_given import GivenUpdate, updates_as_given
from peeltrack.returns.answers import ItemAnswer, LockedCells, ReturnIssue
from peeltrack.returns.questions import (
    LAST_UPDATE,
    NO_UPDATE,
    REFERENCE,
    SentRow,
    fitting,
    mark_of,
    plain,
    update_in_words,
)
from peeltrack.wording import cut_short

_SHOWN = 60
"""The most characters of a cell that a note quotes."""


def is_as_sent(locked: LockedCells, names: Sequence[str], lead_id: str) -> bool:
    """Check whether a row's locked cells are as they were sent to that lead, by the row's mark.

    The mark is in the row, so it survives sorting, and copying to another file.
    """
    cells = [locked.cells.get(name) for name in names]
    return locked.as_sent is not None and locked.as_sent.split()[0] == mark_of(lead_id, cells)


def differences(
    locked: LockedCells,
    names: Sequence[str],
    lead_id: str,
    now: SentRow,
    *,
    is_answered: bool,
    but: Sequence[str] = (),
) -> Iterator[ReturnIssue]:
    """Report each locked cell that differs from the register.

    A change in the register meanwhile matters to an answer; without an answer, only
    changes in the file are reported.

    Args:
        locked: what came back.
        names: the locked columns.
        lead_id: to whom it was sent.
        now: what would be sent of the same today.
        is_answered: whether the row holds an answer.
        but: columns that are not looked at.
    """
    intact = is_as_sent(locked, names, lead_id)
    if intact and not is_answered:
        return
    for name, cell in zip(names, now.cells, strict=True):
        if name == REFERENCE or name in but or name not in locked.cells:
            continue
        came, has = plain(locked.cells[name]), plain(cell)
        if came == has:
            continue
        if intact:
            told = f"{name} has changed in the register since this was sent"
        else:
            told = f"{name} differs from the register; a locked cell was changed"
        text = f"{told}: here {_quoted(came)}, there {_quoted(has)}"
        yield ReturnIssue(locked.places[name], text, now.reference)


def same_update(answer: ItemAnswer, by: str, given: GivenUpdate) -> bool:
    """Check whether an update has, or was given with, the text that a lead answered."""
    return by in given.authors and plain(answer.text) in map(plain, given.texts)


def says_the_same(answer: ItemAnswer, update: ProgressUpdate) -> bool:
    """Check whether an update of the same text also looks ahead as the answer does."""
    milestone = update.next_milestone
    recorded = (
        update.proposed_rag,
        milestone.text if milestone else None,
        milestone.due if milestone else None,
        update.blocker,
        update.completed_by,
        update.restricted,
    )
    return recorded == answer.values[1:]


def columns_compared(item: Item, answer: ItemAnswer, by: str) -> tuple[str, ...]:
    """Return the columns to leave out: the last update, if it is this very answer."""
    last = item.last_update
    given = updates_as_given((last,) if last else (), item.amendments)
    return (LAST_UPDATE,) if any(same_update(answer, by, each) for each in given) else ()


def words_elsewhere(register: Register, item: Item, answer: ItemAnswer) -> str:
    """Return what was typed over the last update in a row without an update; empty if nothing."""
    locked = answer.locked
    came = plain(locked.cells.get(LAST_UPDATE))
    shown = {
        plain(fitting(update_in_words(register, given.update.model_copy(update={"text": text}))))
        for given in updates_as_given(item.progress, item.amendments)
        for text in given.texts
    }
    is_own = answer.text is None and locked.as_sent is not None and not says_no_update(came)
    return came if is_own and came and came not in {NO_UPDATE, *shown} else ""


def _quoted(text: str) -> str:
    if not text:
        return "nothing"
    return repr(cut_short(text, _SHOWN))
