"""Comparison of what was sent to a lead, what came back, and the register now. Pure."""

from collections.abc import Iterable, Iterator, Sequence

from peeltrack.model.items import Item
from peeltrack.model.progress import ProgressUpdate
from peeltrack.model.withdrawals import Withdrawal
from peeltrack.returns.answers import ItemAnswer, LockedCells, ReturnIssue
from peeltrack.returns.questions import LAST_UPDATE, REFERENCE, SentRow, mark_of, plain
from peeltrack.wording import cut_short, long_date

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


def withdrawn_note(updates: Iterable[ProgressUpdate], answer: ItemAnswer, lead: str) -> str | None:
    """Note that the very update that a lead gives again was withdrawn; None if it was not."""
    for each in updates:
        if each.withdrawn and same_update(answer, lead, each):
            return remains_withdrawn("the update", each.withdrawn)
    return None


def remains_withdrawn(what: str, withdrawal: Withdrawal) -> str:
    """Note that something that comes back was withdrawn from the register."""
    return f"{what} was withdrawn on {long_date(withdrawal.date)} and remains withdrawn"


def same_update(answer: ItemAnswer, by: str, update: ProgressUpdate) -> bool:
    """Check whether an update has the text that a lead answered."""
    return update.by == by and plain(update.text) == plain(answer.text)


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
    is_own = last is not None and same_update(answer, by, last)
    return (LAST_UPDATE,) if is_own else ()


def _quoted(text: str) -> str:
    if not text:
        return "nothing"
    return repr(cut_short(text, _SHOWN))
