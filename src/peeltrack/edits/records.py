"""Records of any type added, and their fields set, as edits."""

from collections.abc import Mapping

from peeltrack.edits.kinds import Drop, Edit, Insert, Put, Value
from peeltrack.model.problems import Place
from peeltrack.model.record import Record


def value_at(record: Record, at: Place, *, written: bool = False) -> object:
    """Return what a record holds at a place by the keys of its file; None if nothing is there.

    Args:
        record: the record.
        at: the keys, and the indices of entries.
        written: whether only what its file says counts, and no default.
    """
    value: object = record
    for step in at:
        if isinstance(value, Record):
            names = {field.alias or name: name for name, field in type(value).model_fields.items()}
            name = names[str(step)]
            value = getattr(value, name) if not written or name in value.model_fields_set else None
        elif isinstance(value, tuple) and isinstance(step, int):
            value = value[step]
        else:
            value = value.get(step) if isinstance(value, Mapping) else None
    return value


def add_entry(file: str, record: Record, at: Place, entry: Mapping[str, Value]) -> Edit:
    """Append an entry to the list at a place in a record, and whatever has to contain it."""
    entries = value_at(record, at)
    if entries and isinstance(entries, tuple):
        return Insert(file, at, len(entries), entry)
    return put_value(file, record, at, [entry])


def put_value(file: str, record: Record, at: Place, value: Value) -> Edit:
    """Put a value at a place in a record, and the mapping that has to contain it."""
    for length in range(1, len(at)):
        if _is_bare(value_at(record, at[:length], written=True)):
            nested = value
            for step in reversed(at[length:]):
                nested = {step: nested}
            return Put(file, at[:length], nested)
    return Put(file, at, value)


def set_fields(
    file: str, record: Record, at: Place, values: Mapping[str, Value]
) -> tuple[Edit, ...]:
    """Set the fields of the record at a place; None leaves a field out.

    A field that is as it should be already is left alone. Without values a record that is
    not there is begun.
    """
    earlier = value_at(record, at, written=True)
    if at and _is_bare(earlier):
        whole = {key: value for key, value in values.items() if value is not None}
        return (put_value(file, record, at, whole),) if whole or earlier is None else ()
    edits: list[Edit] = []
    for key, value in values.items():
        place = (*at, key)
        now = value_at(record, place, written=True)
        if isinstance(value, Mapping) and isinstance(now, Mapping) and now:
            changed = {name: each for name, each in value.items() if now.get(name) != each}
            edits += [Put(file, (*place, name), each) for name, each in changed.items()]
        elif value is None and now not in (None, (), {}):
            edits.append(Drop(file, place))
        elif value is not None and value != now:
            edits.append(Put(file, place, value))
    return tuple(edits)


def _is_bare(value: object) -> bool:
    """Check whether nothing is written at a place, or only that something is there."""
    return not value or (isinstance(value, Record) and not value.model_fields_set)
