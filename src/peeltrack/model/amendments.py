"""Amendments: open corrections that keep what they replaced."""

from collections import Counter
from collections.abc import Iterator, Sequence

from peeltrack.model.record import IsoDate, LeadId, Line, Record, Text


class Amendment(Record):
    """A correction of a recorded fact; it keeps what it replaced."""

    date: IsoDate
    """When it was made."""
    by: LeadId
    """Who made it, a lead who may review."""
    because: Text
    """The reason."""
    what: Line
    """What was corrected, by its keys, an entry by its id or date: progress.2022-04-12.text."""
    replaced: Text | None = None
    """The earlier value, word for word; empty if there was none."""


def entry_names(entries: Sequence[object]) -> list[str]:
    """Name each entry as an amendment does: by its id, part of the wording, date or number.

    The second entry of one date is 2022-04-12-2, so that an amendment says which it corrected.
    """
    given, names = Counter[str](), []
    for name in shared_names(entries):
        given[name] += 1
        names.append(name if given[name] == 1 else f"{name}-{given[name]}")
    return names


def shared_names(entries: Sequence[object]) -> list[str]:
    """Name each entry as `entry_names` does, but all entries of one date by that date."""
    return [_name(entry, number) for number, entry in enumerate(entries, start=1)]


def _name(entry: object, number: int) -> str:
    values = vars(entry) if isinstance(entry, Record) else {}
    return str(values.get("id") or values.get("ref") or values.get("date") or number)


def texts_of(value: object) -> Iterator[str]:
    """List every text and date of a value; an amendment of it must keep them."""
    if isinstance(value, Record):
        for name in type(value).model_fields:
            yield from texts_of(getattr(value, name))
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for each in value:
            yield from texts_of(each)
    elif value is not None and value is not False:
        yield str(value)
