"""Movement between two dates: newly green, later, closed, reopened, updated."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from peeltrack.model.items import Item
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import Rag, State
from peeltrack.queries.dates_moved_later import dates_moved_later


@dataclass(frozen=True, slots=True)
class Movement:
    """The items that moved after one day, up to and including another."""

    since: date
    new: tuple[Item, ...]
    """Items of a report published since."""
    newly_green: tuple[Item, ...]
    rated_otherwise: tuple[Item, ...]
    """Items whose RAG changed, to another than green."""
    slipped: tuple[Item, ...]
    """Open items whose target, or an open step's date, was moved to a later one."""
    closed: tuple[Item, ...]
    reopened: tuple[Item, ...]
    updated: tuple[Item, ...]
    """Items with a progress update since."""


def movement(before: Register, now: Register, since: date) -> Movement:
    """Compare the register as at a date with the register now."""

    def where(moved: Callable[[Item | None, Item], bool]) -> tuple[Item, ...]:
        return tuple(item for old, item in _pairs(before, now) if moved(old, item))

    return Movement(
        since=since,
        new=where(lambda old, _: old is None),
        newly_green=where(
            lambda old, item: item.rag == Rag.GREEN and (old is None or old.rag != Rag.GREEN)
        ),
        rated_otherwise=where(
            lambda old, item: old is not None and item.rag not in (old.rag, Rag.GREEN)
        ),
        slipped=where(lambda _, item: any(dates_moved_later(item, since))),
        closed=where(
            lambda old, item: (
                item.state == State.CLOSED and (old is None or old.state != State.CLOSED)
            )
        ),
        reopened=where(lambda old, item: old is not None and old.has_ended and not item.has_ended),
        updated=where(lambda old, item: len(item.progress) > (len(old.progress) if old else 0)),
    )


def _pairs(before: Register, now: Register) -> Iterator[tuple[Item | None, Item]]:
    return ((before.items.get(id_), item) for id_, item in now.items.items())


def steps_done(item: Item, since: date) -> int:
    """Count an item's steps that were done after a date."""
    return sum(step.done is not None and step.done > since for step in item.steps_to_green)
