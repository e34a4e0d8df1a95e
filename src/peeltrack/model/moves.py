"""Ids that records had before, and references that follow them to their new ids."""

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from peeltrack.model.items import Item
from peeltrack.model.problems import Place
from peeltrack.model.record import Record
from peeltrack.model.references import references
from peeltrack.model.register import Register

_Kept = TypeVar("_Kept", bound=Record)


def current_ids(register: Register) -> dict[str, str]:
    """Return the id that each former id of an item or inspection stands for now."""
    ids = {old: id_ for id_, each in register.items.items() for old in each.formerly}
    for id_, inspection in register.inspections.items():
        for old in inspection.formerly:
            of_inspection = [each for each in (*register.items, *ids) if each.startswith(f"{id_}/")]
            for each in of_inspection:
                ids.setdefault(f"{old}/{each.partition('/')[2]}", ids.get(each, each))
            ids[old] = id_
    there = register.items.keys() | register.inspections.keys()
    return {old: new for old, new in ids.items() if old not in there}


def references_to(record: Record, ids: Mapping[str, str]) -> Iterator[tuple[Place, str | None]]:
    """List the places that name a former id, each with the correct value now.

    There is none if the same entry already names it: a question about two records that have
    become one names the item once. The places come in the order of the record.

    Args:
        record: the record, under its own former id if it has one.
        ids: the new id of each item and inspection that has another one.
    """
    for kind in ("item", "inspection"):
        for place, name in references(record, kind):
            if name in ids:
                yield place, None if _is_repeated(record, place, ids) else ids[name]
    if isinstance(record, Item):
        earlier = record.carried_forward_from  # an item, or the inspection that made it
        if earlier and earlier in ids:
            yield ("carried_forward_from",), ids[earlier]
        cause = f"{record.inspection}/{record.cause_of_concern}"
        if cause in ids:
            yield ("cause_of_concern",), ids[cause].partition("/")[2]


def _is_repeated(record: Record, place: Place, ids: Mapping[str, str]) -> bool:
    """Check whether an entry of a list of references would repeat an earlier one."""
    *way, key, index = (*place, None) if len(place) == 1 else place
    if not isinstance(index, int):
        return False
    entry: Any = record
    for step in way:
        is_field = isinstance(entry, Record)
        entry = getattr(entry, str(step)) if is_field else entry[step]
    before = [getattr(entry, "item", None), *getattr(entry, str(key))[:index]]
    new = ids[getattr(entry, str(key))[index]]
    return new in [ids.get(each, each) for each in before if each]


def following(record: _Kept, ids: Mapping[str, str]) -> _Kept:
    """Return a record whose references follow what they name to its new id."""
    for place, new in reversed(tuple(references_to(record, ids))):
        record = _with(record, place, new)
    return record


def _with(value: _Kept, place: Place, new: str | None) -> _Kept:
    """Return a record with a text at a place, or without the entry there."""
    key, *rest = place
    name = next(n for n, f in type(value).model_fields.items() if key == (f.alias or n))
    return value.model_copy(update={name: _replaced(getattr(value, name), tuple(rest), new)})


def _replaced(value: object, place: Place, new: str | None) -> object:
    if not place:
        return new
    if isinstance(value, Record):
        return _with(value, place, new)
    key, *rest = place
    if isinstance(value, Mapping):
        return {**value, key: _replaced(value[key], tuple(rest), new)}
    if isinstance(value, tuple) and isinstance(key, int):
        there = _replaced(value[key], tuple(rest), new)
        return (*value[:key], *([there] if there is not None else []), *value[key + 1 :])
    raise LookupError(place)
