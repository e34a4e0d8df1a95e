"""Flat tables: columns, each with its type, its meaning and the source of its values.

A column is either a field of the model, described by that field's own docstring, or a
function, described by the function's.
"""

import inspect
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property, partial
from operator import attrgetter
from typing import Any, Generic, TypeVar, get_type_hints

from peeltrack.exports.column_types import Type, is_list, may_be_empty, type_of, words_of
from peeltrack.exports.source import Export
from peeltrack.model.record import Record
from peeltrack.model.schema import field_docstrings

Value = str | int | date | bool | None
E = TypeVar("E", contravariant=True)


@dataclass(frozen=True)
class Column(Generic[E]):
    """A column of a table."""

    name: str
    type_: Type
    nullable: bool
    value: Callable[[E], Value]
    """The value in the row that is made of an entry."""
    meaning: str = ""
    """Its meaning, if no field of the model gives it."""
    of: type[Record] | None = None
    """The record whose field or property it is."""
    field: str = ""
    """That field's or property's name."""
    is_list: bool = False
    """Whether the text has a list, one entry on a line."""
    words: tuple[str, ...] = ()
    """The only possible values; empty if there can be any."""

    @property
    def described(self) -> str:
        """What it holds, in the model's own words."""
        if self.of is None:
            return self.meaning
        if self.field in self.of.model_fields:
            return _docstrings(self.of)[self.field]
        return inspect.cleandoc(getattr(self.of, self.field).__doc__)


_docstrings = cache(field_docstrings)  # which parses the source for each record it is asked of


@dataclass(frozen=True)
class ForeignKey:
    """Columns that hold the key of a row in another table."""

    columns: tuple[str, ...]
    table: str
    key: tuple[str, ...] = ("force", "id")


@dataclass(frozen=True)
class FlatTable(Generic[E]):
    """A flat table: the meaning of a row, and the source of the rows."""

    name: str
    described: str
    key: tuple[str, ...]
    columns: tuple[Column[E], ...]
    entries: Callable[[Export], Iterable[E]]
    """The source of the rows."""
    references: tuple[ForeignKey, ...] = ()

    def rows(self, source: Export) -> Iterator[tuple[Value, ...]]:
        """Return the rows, each a value for each column."""
        values = [column.value for column in self.columns]
        for entry in self.entries(source):
            yield tuple([value(entry) for value in values])


def record_columns(
    record: type[Record], *names: str, via: str = "", as_: str = ""
) -> tuple[Column[Any], ...]:
    """Return columns for fields or properties of an entry's record.

    Args:
        record: the model.
        names: its fields or properties.
        via: the field of the entry's record that holds this one, and may hold none.
        as_: what comes before each name, to make a column's name of it.
    """
    return tuple(renamed_column(record, name, f"{as_}{name}", via) for name in names)


def renamed_column(record: type[Record], name: str, column: str, via: str = "") -> Column[Any]:
    """Return a column for a field whose name SQL reserves, or which says too little alone."""
    field = record.model_fields.get(name)
    hint = field.annotation if field else _returned(_function_of(getattr(record, name)))
    nullable = may_be_empty(hint) or bool(via)
    return Column(
        column,
        type_of(hint),
        nullable,
        _value_reader(hint, name, via),
        of=record,
        field=name,
        is_list=is_list(hint),
        words=words_of(hint),
    )


_Getter = Callable[[object], object]


def _value_reader(hint: object, name: str, via: str) -> Callable[[Any], Value]:
    """Return the function that reads a row's value from an entry."""
    get: Callable[[Any], Any] = attrgetter(f"fact.{name}")
    if via:
        get = partial(_through, attrgetter(f"fact.{via}"), attrgetter(name))
    if is_list(hint):
        return lambda entry: "\n".join(get(entry) or ()) or None
    if words_of(hint):
        return lambda entry: None if (word := get(entry)) is None else str(word.value)
    return get


def _through(whole: _Getter, part: _Getter, entry: object) -> object:
    found = whole(entry)
    return None if found is None else part(found)


def computed_columns(*functions: Callable[[Any], Value]) -> tuple[Column[Any], ...]:
    """Return columns with the names, types and docstrings of functions."""
    return tuple(_computed_column(function) for function in functions)


def _computed_column(function: Callable[[Any], Value]) -> Column[Any]:
    hint = _returned(function)
    meaning = inspect.cleandoc(function.__doc__ or "")
    return Column(function.__name__, type_of(hint), may_be_empty(hint), function, meaning)


def _function_of(fact: property | cached_property[object]) -> Callable[..., object]:
    get = fact.func if isinstance(fact, cached_property) else fact.fget
    assert get  # noqa: S101 (a property that cannot be read is none of the model's)
    return get


def _returned(function: Callable[..., object]) -> object:
    return get_type_hints(function)["return"]
