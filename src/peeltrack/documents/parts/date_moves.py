"""What moved of one item: its days, by how far and why; its RAG, its steps, its state. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from peeltrack.documents.formats.text import TextBlocks, blocks
from peeltrack.documents.parts.names import Link
from peeltrack.model.items import DateChange, Item
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import Rag
from peeltrack.queries.dates_moved_later import slips
from peeltrack.queries.movement import steps_done
from peeltrack.wording import counted, days, spoken


def length_of_move(before: date | None, after: date) -> str:
    """How far a day was moved: first set, 31 days later, 5 days earlier."""
    if before is None:
        return "first set"
    moved = (after - before).days
    return f"{days(abs(moved))} {'later' if moved >= 0 else 'earlier'}"


@dataclass(frozen=True, slots=True)
class DateMove:
    """One move of a target or of a step's day."""

    on: date
    """When it was moved."""
    before: date | None
    """The day before; none for the first."""
    after: date
    """The day since."""
    gap: str
    """How far: first set, 31 days later, 5 days earlier."""
    because: TextBlocks
    """The reason."""
    by: str | None
    """Who moved it; none where that is not recorded."""
    is_new: bool
    """Whether it was moved since the forum's last meeting."""


@dataclass(frozen=True, slots=True)
class DateMovedLater:
    """A target, or a step's day, that has been moved."""

    link: Link
    """The item."""
    what: str
    """The force's target, or the step in one line."""
    first: date
    """The day first set."""
    now: date
    """The day as it stands."""
    gap: str
    """From the first to this: 61 days later."""
    times: int
    """How often it was moved after it was first set."""
    last: DateMove
    """The last move, with its reason."""


def date_moves(
    register: Register, changes: Sequence[DateChange], since: date | None
) -> tuple[DateMove, ...]:
    """Every move of a day, oldest first; new are those after the day of the last meeting."""
    return tuple(
        DateMove(
            on=change.date,
            before=change.before,
            after=change.after,
            gap=length_of_move(change.before, change.after),
            because=blocks(change.because),
            by=register.lead_title(change.by),
            is_new=since is not None and change.date > since,
        )
        for change in changes
    )


def dates_moved_later(
    register: Register, item: Item, link: Link, since: date | None
) -> Iterator[DateMovedLater]:
    """The target of an item and the days of its open steps, where they were moved later."""
    for slip in slips(item):
        last = date_moves(register, slip.moves[-1:], since)[0]
        what = f"Step: {' '.join(slip.step.text.split())}" if slip.step else "The force's target"
        moved = length_of_move(slip.first, slip.now)
        yield DateMovedLater(link, what, slip.first, slip.now, moved, len(slip.moves), last)


def changes_since(before: Register | None, since: date | None, item: Item) -> str | None:
    """What became of an item since a day beside its updates: amber to yellow; 1 step done.

    Args:
        before: the register as at that day; none gives none.
        since: the day.
        item: the item now.
    """
    if before is None or since is None:
        return None
    old = before.items.get(item.id)
    if old is None:
        return "new"
    parts = []
    if item.rag != old.rag:
        parts.append(rag_change(old.rag, item.rag))
    if done := steps_done(item, since):
        parts.append(f"{counted(done, 'step')} done")
    if item.target and item.target != old.target:
        parts.append(f"target {length_of_move(old.target, item.target)}")
    parts += [f"step {length_of_move(s.first, s.now)}" for s in slips(item, since) if s.step]
    if item.state != old.state and len(item.sign_offs) > len(old.sign_offs):
        parts.append(spoken(item.state))
    return "; ".join(parts) or None


def rag_change(before: Rag | None, after: Rag | None) -> str:
    """A change of RAG in words: amber to yellow."""
    return f"{before or 'not rated'} to {after or 'not rated'}"
