"""The columns by which rows are told apart and joined, and the lists that rows come from."""

from collections.abc import Callable, Iterable, Iterator
from operator import attrgetter
from typing import TypeVar

from peeltrack.exports.column_types import Type
from peeltrack.exports.columns import Column, Reference
from peeltrack.exports.source import Entry, Source
from peeltrack.model.inspections import Inspection
from peeltrack.model.items import Item
from peeltrack.model.meetings import Meeting

_Fact = TypeVar("_Fact")

FORCE = Column[Entry[object, object]](
    "force",
    Type.TEXT,
    nullable=False,
    value=attrgetter("source.force"),
    said="The force: its name in register.yaml as an id, so that several forces' tables stack.",
)
PLACE = Column[Entry[object, object]](
    "place",
    Type.INTEGER,
    nullable=False,
    value=attrgetter("place"),
    said="Where it stands in its list, from 1; of dated facts the oldest first.",
)


def _whole(name: str) -> Column[Entry[object, object]]:
    """A column for the id of the record that the row's entry stands in."""
    return Column(name, Type.TEXT, False, attrgetter("whole.id"), f"The {name}'s id.")


ITEM, INSPECTION, MEETING = _whole("item"), _whole("inspection"), _whole("meeting")


def within(name: str, said: str) -> Column[Entry[object, object]]:
    """A column for the id of the entry that the row's is part of."""
    return Column(name, Type.TEXT, False, attrgetter("within"), said)


def refers(column: str, table: str) -> Reference:
    """A column that holds the id of a row of another table, of the same force."""
    return Reference(("force", column), table)


def of_items(
    facts: Callable[[Item], Iterable[_Fact]],
) -> Callable[[Source], Iterator[Entry[Item, _Fact]]]:
    """The entries of a list that every item has."""
    return lambda source: (
        Entry(source, item, fact, place)
        for item in source.register.items.values()
        for place, fact in enumerate(facts(item), 1)
    )


def of_inspections(
    facts: Callable[[Inspection], Iterable[_Fact]],
) -> Callable[[Source], Iterator[Entry[Inspection, _Fact]]]:
    """The entries of a list that every inspection has."""
    return lambda source: (
        Entry(source, inspection, fact, place)
        for inspection in source.register.inspections.values()
        for place, fact in enumerate(facts(inspection), 1)
    )


def of_meetings(
    facts: Callable[[Meeting], Iterable[_Fact]],
) -> Callable[[Source], Iterator[Entry[Meeting, _Fact]]]:
    """The entries of a list that every meeting has."""
    return lambda source: (
        Entry(source, meeting, fact, place)
        for meeting in source.register.meetings.values()
        for place, fact in enumerate(facts(meeting), 1)
    )
