"""The position: items by kind, RAG and state, and what needs attention."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from peeltrack.model.items import Item
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import ItemKind, Rag, State
from peeltrack.queries.awaiting import (
    WaitingDates,
    WaitingUpdate,
    items_awaiting_review,
    proposed_ratings,
)
from peeltrack.queries.due import Due, every_deadline, passed, soon
from peeltrack.queries.leads import items_without_lead
from peeltrack.queries.selection import Selection, select_items
from peeltrack.queries.updates import StaleItem, stale
from peeltrack.wording import counted_in_words, listed


@dataclass(frozen=True, slots=True)
class Count:
    """The number of items that share an inspection, a kind, a RAG and a state."""

    inspection: str
    kind: ItemKind
    rag: Rag | None
    state: State
    count: int

    def by_name(self) -> dict[str, Any]:
        """Return its values by their names, as a row."""
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class Status:
    """The position of the register, or of a selection of it, on a day."""

    on: date
    items: tuple[Item, ...]
    counts: tuple[Count, ...]
    overdue: tuple[Due, ...]
    due_soon: tuple[Due, ...]
    stale: tuple[StaleItem, ...]
    """Without those that have no update at all."""
    no_update: tuple[Item, ...]
    unowned: tuple[Item, ...]
    proposals: tuple[WaitingUpdate, ...]
    """The last proposals of another RAG that nobody has decided."""
    reviews: tuple[WaitingDates, ...]
    """The items with an update that awaits review, in the register's order."""
    stale_after_days: int
    due_soon_days: int


def status(register: Register, on: date, selection: Selection | None = None) -> Status:
    """Return the position on a date.

    Args:
        register: the register as at that day.
        on: the day.
        selection: which items to look at; none for all, with actions and responses.
    """
    rules = register.organisation.rules
    chosen = select_items(register, selection or Selection())
    ids = {item.id for item in chosen}
    within = None if selection in (None, Selection()) else ids
    deadlines = every_deadline(register, within)
    old = [each for each in stale(register, on, rules.stale_after_days) if each.item.id in ids]
    return Status(
        on=on,
        items=chosen,
        counts=count_items(chosen),
        overdue=passed(deadlines, on),
        due_soon=soon(deadlines, on, rules.due_soon_days),
        stale=tuple(each for each in old if each.last_update),
        no_update=tuple(each.item for each in old if not each.last_update),
        unowned=tuple(
            register.items[id_] for id_ in items_without_lead(register, on) if id_ in ids
        ),
        proposals=tuple(update for update in proposed_ratings(register) if update.item.id in ids),
        reviews=tuple(each for each in items_awaiting_review(register) if each.item.id in ids),
        stale_after_days=rules.stale_after_days,
        due_soon_days=rules.due_soon_days,
    )


def count_items(items: Iterable[Item]) -> tuple[Count, ...]:
    """Count the items by inspection, kind, RAG and state, in the order they first come."""
    counts = Counter((item.inspection, item.kind, item.rag, item.state) for item in items)
    return tuple(Count(*key, count) for key, count in counts.items())


def rag_sentence(items: Iterable[Item]) -> str:
    """Write the RAG position as a paper prints it: fifteen AFIs and one recommendation amber, …

    Items that have ended are left out; empty where none is rated.
    """
    counts = Counter((item.rag, item.kind) for item in items if item.rag and not item.has_ended)
    parts = []
    for rag in Rag:
        kinds = [(kind, counts[rag, kind]) for kind in reversed(ItemKind) if counts[rag, kind]]
        if kinds:
            parts.append(f"{listed([kind_in_words(kind, n) for kind, n in kinds])} {rag}")
    return "; ".join(parts)


class Noun(NamedTuple):
    """The singular and plural of a kind."""

    one: str
    many: str


KIND_NOUNS = {
    ItemKind.CAUSE_OF_CONCERN: Noun("cause of concern", "causes of concern"),
    ItemKind.RECOMMENDATION: Noun("recommendation", "recommendations"),
    ItemKind.AREA_FOR_IMPROVEMENT: Noun("AFI", "AFIs"),
}
"""The kinds as people say them."""


def kind_in_words(kind: ItemKind, number: int) -> str:
    """Count a kind in words: fifteen AFIs."""
    noun = KIND_NOUNS[kind]
    return counted_in_words(number, noun.one, noun.many)
