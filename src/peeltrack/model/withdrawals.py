"""Withdrawals: what was recorded in error keeps its place and no longer counts."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import get_args

from peeltrack.model.problems import Place
from peeltrack.model.record import IsoDate, Record, Slug, Text


class Withdrawal(Record):
    """The act by which something recorded in error was withdrawn; nothing is deleted."""

    date: IsoDate
    """When it was withdrawn; from then on it counts nowhere."""
    by: Slug
    """Who withdrew it, a lead who may review."""
    because: Text
    """The reason."""


def withdrawal_of(record: object) -> Withdrawal | None:
    """Return the withdrawal of a record; None if it stands, or can never be withdrawn."""
    withdrawal = getattr(record, "withdrawn", None)
    return withdrawal if isinstance(withdrawal, Withdrawal) else None


def is_withdrawn(record: object, by: date = date.max) -> bool:
    """Check whether a record was withdrawn on or before a date."""
    withdrawal = withdrawal_of(record)
    return withdrawal is not None and withdrawal.date <= by


@cache
def withdrawable_lists(kind: type[Record]) -> tuple[str, ...]:
    """List the fields of a record whose entries can be withdrawn, or hold some that can."""
    fields = kind.model_fields.items()
    return tuple(name for name, field in fields if _can_be_withdrawn(_entry_kind(field.annotation)))


def withdrawn_entries(record: Record, at: Place = ()) -> Iterator[tuple[Place, Record]]:
    """List the record if it was withdrawn, and every withdrawn entry in it, with its place."""
    if withdrawal_of(record):
        yield at, record
    for name in withdrawable_lists(type(record)):
        for index, entry in enumerate(getattr(record, name)):
            yield from withdrawn_entries(entry, (*at, name, index))


def _entry_kind(annotation: object) -> object:
    """Return the type of the entries of a tuple's annotation."""
    return next(iter(get_args(annotation)), None)


def _can_be_withdrawn(kind: object) -> bool:
    if not (isinstance(kind, type) and issubclass(kind, Record)):
        return False
    return "withdrawn" in kind.model_fields or bool(withdrawable_lists(kind))
