"""Columns that identify and join rows, and the lists that rows come from."""

from collections.abc import Callable, Iterable, Iterator
from operator import attrgetter
from typing import TypeVar

from peeltrack.exports.column_types import Type
from peeltrack.exports.columns import Column, ForeignKey
from peeltrack.exports.source import Export, ExportEntry
from peeltrack.model.inspections import Inspection
from peeltrack.model.items import Item
from peeltrack.model.meetings import Meeting
from peeltrack.model.register import Register

_Whole = TypeVar("_Whole")
_Fact = TypeVar("_Fact")

FORCE = Column[ExportEntry[object, object]](
    "force",
    Type.TEXT,
    nullable=False,
    value=attrgetter("source.force"),
    meaning="The force: its name in register.yaml as an id, so that forces' tables combine.",
)
PLACE = Column[ExportEntry[object, object]](
    "place",
    Type.INTEGER,
    nullable=False,
    value=attrgetter("place"),
    meaning="Its position in its list, from 1; dated facts are listed oldest first.",
)


def _whole(name: str) -> Column[ExportEntry[object, object]]:
    """Return a column for the id of the record that contains the row's entry."""
    return Column(name, Type.TEXT, False, attrgetter("whole.id"), f"The {name}'s id.")


ITEM, INSPECTION, MEETING = _whole("item"), _whole("inspection"), _whole("meeting")


def within(name: str, said: str) -> Column[ExportEntry[object, object]]:
    """Return a column for the id of the entry that contains the row's."""
    return Column(name, Type.TEXT, False, attrgetter("within"), said)


def refers(column: str, table: str) -> ForeignKey:
    """Return a column with the id of a row of another table, of the same force."""
    return ForeignKey(("force", column), table)


def of_items(
    facts: Callable[[Item], Iterable[_Fact]],
) -> Callable[[Export], Iterator[ExportEntry[Item, _Fact]]]:
    """Return the entries of a list that every item has."""
    return _of_each(lambda register: register.items.values(), facts)


def of_inspections(
    facts: Callable[[Inspection], Iterable[_Fact]],
) -> Callable[[Export], Iterator[ExportEntry[Inspection, _Fact]]]:
    """Return the entries of a list that every inspection has."""
    return _of_each(lambda register: register.inspections.values(), facts)


def of_meetings(
    facts: Callable[[Meeting], Iterable[_Fact]],
) -> Callable[[Export], Iterator[ExportEntry[Meeting, _Fact]]]:
    """Return the entries of a list that every meeting has."""
    return _of_each(lambda register: register.meetings.values(), facts)


def _of_each(
    records: Callable[[Register], Iterable[_Whole]], facts: Callable[[_Whole], Iterable[_Fact]]
) -> Callable[[Export], Iterator[ExportEntry[_Whole, _Fact]]]:
    return lambda source: (
        ExportEntry(source, record, fact, place)
        for record in records(source.register)
        for place, fact in enumerate(facts(record), 1)
    )
