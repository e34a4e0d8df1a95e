"""Movement between two dates: newly green, later, closed, reopened, updated."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from peeltrack.changes.change import SIGN_OFFS, Change, ChangeKind
from peeltrack.changes.diff import item_changes, recorded_in
from peeltrack.changes.moves import moves_between
from peeltrack.model.items import Item
from peeltrack.model.progress import ProgressUpdate
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import Rag, State
from peeltrack.queries.dates_moved_later import dates_moved_later


@dataclass(frozen=True, slots=True)
class Movement:
    """The items that moved after one day, up to and including another."""

    since: date
    items: tuple[Item, ...]
    """Every item."""
    new: tuple[Item, ...]
    """Items of a report published since."""
    newly_green: tuple[Item, ...]
    rated_otherwise: tuple[Item, ...]
    """Items whose RAG changed, to another than green."""
    slipped: tuple[Item, ...]
    """Items not ended whose target, or an open step's date, was moved to a later one."""
    closed: tuple[Item, ...]
    reopened: tuple[Item, ...]
    updates: Mapping[str, tuple[ProgressUpdate, ...]]
    """Each item's updates since."""
    changes: Mapping[str, tuple[Change, ...]]
    """Each item's changes since."""

    @property
    def updated(self) -> tuple[str, ...]:
        """The ids of the items with an update since."""
        return tuple(id_ for id_, updates in self.updates.items() if updates)


def movement(before: Register, now: Register, since: date) -> Movement:
    """Compare the register as at a date with the register now."""
    pairs = [(before.items.get(id_), item) for id_, item in now.items.items()]
    changes = {item.id: changes_since(old, item) for old, item in pairs}
    differing = [(old, item) for old, item in pairs if old is not item]

    def where(moved: Callable[[Item | None, Item], bool]) -> tuple[Item, ...]:
        return tuple(item for old, item in differing if moved(old, item))

    return Movement(
        since=since,
        items=tuple(now.items.values()),
        new=where(lambda old, _: old is None),
        newly_green=where(
            lambda old, item: item.rag == Rag.GREEN and (old is None or rated(changes[item.id]))
        ),
        rated_otherwise=where(
            lambda old, item: old is not None and item.rag != Rag.GREEN and rated(changes[item.id])
        ),
        slipped=where(lambda _, item: any(dates_moved_later(item, changes[item.id]))),
        closed=where(
            lambda old, item: (
                item.state == State.CLOSED
                and (old is None or old.state != State.CLOSED)
                and signed_off(changes[item.id]) == ChangeKind.ITEM_CLOSED
            )
        ),
        reopened=where(lambda old, item: old is not None and old.has_ended and not item.has_ended),
        updates={item.id: _updates(old, changes[item.id], since) for old, item in pairs},
        changes=changes,
    )


def changes_since(old: Item | None, item: Item) -> tuple[Change, ...]:
    """List the changes from an item as it was to what it is; all that a new one records."""
    if old is item:
        return ()
    return item_changes(old, item) if old else recorded_in(item)


def rated(changes: Iterable[Change]) -> bool:
    """Check whether changes of an item leave it with a different RAG."""
    return _moved(changes, ChangeKind.RAG_CHANGED)


def retargeted(changes: Iterable[Change]) -> bool:
    """Check whether changes of an item leave it with a different target."""
    return _moved(changes, ChangeKind.TARGET_MOVED)


def _moved(changes: Iterable[Change], kind: ChangeKind) -> bool:
    alike = [each for each in changes if each.kind == kind]
    return bool(alike) and alike[0].before != alike[-1].after


def signed_off(changes: Iterable[Change]) -> ChangeKind | None:
    """Return the last stage of sign-off that changes record."""
    stages = [each.kind for each in changes if each.kind in SIGN_OFFS.values()]
    return stages[-1] if stages else None


def updates_since(before: Register, item: Item, since: date) -> tuple[ProgressUpdate, ...]:
    """Return the updates about an item since a date: dated after it, or released after it.

    What a new item brings from before that date is not since.

    Args:
        before: the register as at that date, for the same audience.
        item: the item now.
        since: the date.
    """
    old = before.items.get(item.id)
    changes = changes_since(old, item)
    return _updates(old, changes, since) if changes else ()


def _updates(
    old: Item | None, changes: Iterable[Change], since: date
) -> tuple[ProgressUpdate, ...]:
    entries = (each.entry for each in changes if each.kind == ChangeKind.PROGRESS_RECORDED)
    updates = (entry for entry in entries if isinstance(entry, ProgressUpdate))
    return tuple(update for update in updates if old or update.date > since)


@dataclass(frozen=True, slots=True)
class EnteredLate:
    """Facts dated by a date that the register did not have then: no paper since has told them."""

    steps: int
    """Steps completed."""
    updates: int


def entered_late(recorded: Register, before: Register, ids: Iterable[str]) -> EnteredLate:
    """Count what is dated by a date and was entered after it, about items known then.

    Args:
        recorded: the register as it was recorded at the end of that date.
        before: the register as at that date, by what is recorded now.
        ids: the items.
    """
    former = moves_between(recorded, before).items
    pairs = ((recorded.items.get(former.get(id_, id_)), before.items.get(id_)) for id_ in ids)
    kinds = Counter(
        change.kind for old, item in pairs if old and item for change in item_changes(old, item)
    )
    return EnteredLate(kinds[ChangeKind.STEP_DONE], kinds[ChangeKind.PROGRESS_RECORDED])


def steps_done(changes: Iterable[Change], since: date) -> int:
    """Count the steps that changes complete, after a date."""
    days = (each.day for each in changes if each.kind == ChangeKind.STEP_DONE)
    return sum(day is not None and day > since for day in days)
