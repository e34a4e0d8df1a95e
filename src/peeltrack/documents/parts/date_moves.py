"""The moves of an item's dates, with their length and reason, and its other changes. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from peeltrack.changes.change import Change
from peeltrack.documents.change_sentences import length_of_move, moved_in_words, rag_change
from peeltrack.documents.formats.text import TextBlocks, blocks
from peeltrack.documents.parts.names import Link
from peeltrack.model.items import Item
from peeltrack.model.progress import DateChange
from peeltrack.model.register import Register
from peeltrack.queries import movement
from peeltrack.queries.dates_moved_later import dates_moved_later
from peeltrack.queries.movement import steps_done
from peeltrack.wording import counted, spoken


@dataclass(frozen=True, slots=True)
class DateMove:
    """One move of a target or of a step's date."""

    on: date
    """The date of the move."""
    before: date | None
    """The date before; None for the first."""
    after: date
    """The date since."""
    gap: str
    """Its length: first set, 31 days later, 5 days earlier."""
    because: TextBlocks
    """The reason given."""
    by: str | None
    """The office that moved it; None if not recorded."""
    is_new: bool
    """Whether it was moved since the date that movement is counted from."""


@dataclass(frozen=True, slots=True)
class DateMovedLater:
    """A target, or a step's date, that has moved later."""

    link: Link
    """The item."""
    what: str
    """The force's target, or the step in one line."""
    first: date
    """The date first set."""
    now: date
    """The current date."""
    gap: str
    """The move from the first to the current date: 61 days later."""
    times: int
    """The number of moves after it was first set."""
    last: DateMove
    """The last move, with its reason."""


def date_moves(
    register: Register, changes: Sequence[DateChange], since: date | None
) -> tuple[DateMove, ...]:
    """Return every move of a date, oldest first; moves after a date are new."""
    if not changes:  # most dates were set once
        return ()
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


def later_date_views(
    register: Register, item: Item, link: Link, since: date | None
) -> Iterator[DateMovedLater]:
    """Yield the target of an item and the dates of its open steps that have moved later."""
    for slip in dates_moved_later(item):
        last = date_moves(register, slip.moves[-1:], since)[0]
        what = f"Step: {' '.join(slip.step.text.split())}" if slip.step else "The force's target"
        moved = length_of_move(slip.first, slip.now)
        yield DateMovedLater(link, what, slip.first, slip.now, moved, len(slip.moves), last)


def changes_since(before: Register | None, since: date | None, item: Item) -> str | None:
    """Return an item's changes since a date, without updates: amber to yellow; 1 step done.

    Args:
        before: the register as at that date; None gives None.
        since: the date.
        item: the item now.
    """
    if before is None or since is None:
        return None
    old = before.items.get(item.id)
    if old is None:
        return "new"
    changes = movement.changes_since(old, item)
    return (changes_in_words(old, item, changes, since) or None) if changes else None


def changes_in_words(old: Item, item: Item, changes: Sequence[Change], since: date) -> str:
    """Return the changes from an item as it was on a date, without updates; may be empty."""
    parts = []
    if movement.rated(changes):
        parts.append(rag_change(old.rag, item.rag))
    if done := steps_done(changes, since):
        parts.append(f"{counted(done, 'step')} done")
    if item.target and movement.retargeted(changes):
        parts.append(moved_in_words("target", old.target, item.target))
    parts += [
        moved_in_words("step", s.first, s.now) for s in dates_moved_later(item, changes) if s.step
    ]
    if item.state != old.state and movement.signed_off(changes):
        parts.append(spoken(item.state))
    return "; ".join(parts)
