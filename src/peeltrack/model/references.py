"""References: what a record names by its id, as the types of its fields say."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from functools import cache
from typing import NamedTuple, get_args

from peeltrack.model.field_values import field_values
from peeltrack.model.problems import Place
from peeltrack.model.record import Names, Record, ReferenceKind


class _Way(NamedTuple):
    """A field that holds references, or records that do."""

    name: str
    key: str


def references(record: Record, kind: ReferenceKind) -> Iterator[tuple[Place, str]]:
    """List what a record names of a kind, each with its place, in the order of its keys."""
    for name, key in _ways(type(record), kind):
        value = getattr(record, name)
        if isinstance(value, str):
            yield (key,), value
        elif value:
            yield from _within(value, kind, (key,))


def names_used(records: Iterable[Record]) -> Mapping[ReferenceKind, Set[str]]:
    """Collect the names of each kind in records, without their places, in one quick pass."""
    names = defaultdict[ReferenceKind, set[str]](set)
    for record, field, values in field_values(records, _every_way):
        if kind := _own_kind(record, field):
            names[kind].update(values)
    return names


def reference_kind(annotation: object, metadata: tuple[object, ...] = ()) -> ReferenceKind | None:
    """Return the kind that a field's texts name, or None.

    Args:
        annotation: the field's type.
        metadata: what pydantic has taken off it.
    """
    marks = (*metadata, *getattr(annotation, "__metadata__", ()))
    kinds = [mark.kind for mark in marks if isinstance(mark, Names)]
    kinds += filter(None, map(reference_kind, get_args(annotation)))
    return kinds[0] if kinds else None


def record_in(annotation: object) -> type[Record] | None:
    """Return the record type in a field's type, such as tuple[Clause, ...] or Lead | None."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation
    return next(filter(None, map(record_in, get_args(annotation))), None)


@cache
def _ways(record: type[Record], kind: ReferenceKind) -> tuple[_Way, ...]:
    """Return the fields of a record that lead to references of a kind."""
    ways = []
    for name, field in record.model_fields.items():
        inner = record_in(field.annotation)
        is_one = reference_kind(field.annotation, tuple(field.metadata)) == kind
        if name != "id" and (is_one or (inner is not None and _ways(inner, kind))):
            ways.append(_Way(name, field.alias or name))
    return tuple(ways)


_KINDS = get_args(ReferenceKind)


def _every_way(record: type[Record]) -> Iterable[str]:
    """Return the fields of a record that lead to references of any kind."""
    return dict.fromkeys(name for kind in _KINDS for name, _ in _ways(record, kind))


def _own_kind(record: type[Record], name: str) -> ReferenceKind | None:
    field = record.model_fields[name]
    return reference_kind(field.annotation, tuple(field.metadata))


def _within(value: object, kind: ReferenceKind, at: Place) -> Iterator[tuple[Place, str]]:
    if isinstance(value, str):
        yield at, value
    elif isinstance(value, Record):
        yield from ((at + below, name) for below, name in references(value, kind))
    elif isinstance(value, tuple):
        for index, each in enumerate(value):
            yield from _within(each, kind, (*at, index))
    elif isinstance(value, Mapping):
        for key, each in value.items():
            yield from _within(each, kind, (*at, key))
