"""What moved of one item: its days, by how far and why; its RAG, its steps, its state. Pure."""

from collections.abc import Iterator, Sequence
from datetime import date

from peeltrack.documents.board_view import Slipped
from peeltrack.documents.item_parts import DayMoved
from peeltrack.documents.item_view import Link
from peeltrack.documents.text import blocks
from peeltrack.model.items import DateChange, Item
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import Rag
from peeltrack.wording import counted, days, spoken


def days_moved(
    register: Register, changes: Sequence[DateChange], since: date | None
) -> tuple[DayMoved, ...]:
    """Every move of a day, oldest first; new are those after the day of the last meeting."""
    return tuple(
        DayMoved(
            on=change.date,
            before=change.before,
            after=change.after,
            gap=gap(change.before, change.after),
            because=blocks(change.because),
            by=register.lead_title(change.by),
            is_new=since is not None and change.date > since,
        )
        for change in changes
    )


def slipped(register: Register, item: Item, link: Link, since: date | None) -> Iterator[Slipped]:
    """The target of an item and the days of its open steps, where they were moved later."""
    if item.is_open:
        yield from _slip(register, item.target_changes, link, "The force's target", since)
        for step in item.open_steps:
            yield from _slip(register, step.due_changes, link, f"Step: {step.text}", since)


def since_then(before: Register | None, item: Item) -> str | None:
    """What became of an item since a day, in a line: 2 updates; amber to yellow; 1 step done.

    Args:
        before: the register as at that day; none gives none.
        item: the item now.
    """
    if before is None:
        return None
    old = before.items.get(item.id)
    if old is None:
        return "new"
    updates = len(item.progress) - len(old.progress)
    steps = len(old.open_steps) - len(item.open_steps)
    parts = [counted(updates, "update") if updates else "no update"]
    if item.rag != old.rag:
        parts.append(rated_otherwise(old.rag, item.rag))
    if steps > 0:
        parts.append(f"{counted(steps, 'step')} done")
    if item.target and item.target != old.target:
        parts.append(f"target {gap(old.target, item.target)}")
    if item.state != old.state and len(item.sign_offs) > len(old.sign_offs):
        parts.append(spoken(item.state))
    return "; ".join(parts)


def rated_otherwise(before: Rag | None, after: Rag | None) -> str:
    """A change of RAG in words: amber to yellow."""
    return f"{before or 'not rated'} to {after or 'not rated'}"


def _slip(
    register: Register, changes: Sequence[DateChange], link: Link, what: str, since: date | None
) -> Iterator[Slipped]:
    moves = [change for change in changes if change.before is not None]
    if not moves:
        return
    first, now = moves[0].before, moves[-1].after
    if first is not None and now > first:
        last = days_moved(register, moves[-1:], since)[0]
        yield Slipped(link, " ".join(what.split()), first, now, gap(first, now), len(moves), last)


def gap(before: date | None, after: date) -> str:
    """How far a day was moved: first set, 31 days later, 5 days earlier."""
    if before is None:
        return "first set"
    moved = (after - before).days
    return f"{days(abs(moved))} {'later' if moved >= 0 else 'earlier'}"
