"""The values of many records, field by field: several times as fast as record by record. Pure."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from operator import itemgetter
from typing import Any, NamedTuple, TypeVar

from peeltrack.model.record import Record

_T = TypeVar("_T")


class FieldValues(NamedTuple):
    """The values of a field in some records of a type, the entries of lists and mappings singly."""

    record: type[Record]
    field: str
    values: Sequence[Any]
    """Never empty; without absent, empty or false values, and without records."""


Chosen = Callable[[type[Record]], Iterable[str]]
"""The fields of a type of record that count."""


def field_values(records: Iterable[Record], chosen: Chosen) -> Iterator[FieldValues]:
    """List what records of any types, and all records in them, hold in fields, batch by batch."""
    for some in in_batches(records):
        yield from _values_of(some, chosen)


def in_batches(values: Iterable[_T], size: int = 100) -> Iterator[tuple[_T, ...]]:
    """Divide values: a hundred items stay near the processor while one question follows another.

    To ask them again takes half as long as of ten thousand, which come from far each time.
    """
    left = iter(values)
    while batch := tuple(islice(left, size)):
        yield batch


def _values_of(records: Iterable[Record], chosen: Chosen) -> Iterator[FieldValues]:
    by_type = defaultdict[type[Record], list[Record]](list)
    for record in records:
        by_type[type(record)].append(record)
    for kind, alike in by_type.items():
        held = list(map(vars, alike))  # to ask a record for a field takes four times as long
        for name in chosen(kind):
            values = _singly(list(filter(None, map(itemgetter(name), held))))
            if values and isinstance(values[0], Record):
                yield from _values_of(values, chosen)
            elif values:
                yield FieldValues(kind, name, values)


def _singly(values: list[Any]) -> list[Any]:
    """Return the entries of lists or mappings; other values as they are."""
    if values and isinstance(values[0], tuple):
        return list(chain.from_iterable(values))
    if values and isinstance(values[0], Mapping):
        return list(chain.from_iterable(each.values() for each in values))
    return values
