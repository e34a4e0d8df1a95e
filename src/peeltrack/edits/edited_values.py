"""Edits made on plain values and on records, before any file has them. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from datetime import date
from typing import Any

from peeltrack.edits.kinds import Drop, Edit, Insert, Put
from peeltrack.model.items import Item

PlacedEdit = Put | Insert | Drop
"""An edit with a place within a file."""


def with_edits(values: dict[Any, Any], edits: Iterable[PlacedEdit]) -> dict[Any, Any]:
    """Make edits at once on plain values, the measure of a splice; those given stay unchanged.

    An entry is inserted where it was to go before those inserted ahead of it.

    Raises:
        LookupError: if a place is not there.
    """
    new = deepcopy(values)
    for number, edit in enumerate(edits):
        *way, last = edit.at
        parent: Any = new
        for step in way:
            parent = parent[step]
        if isinstance(edit, Drop):
            del parent[last]
        elif isinstance(edit, Put):
            parent[last] = plain_value(edit.value)
        elif isinstance(parent, dict) and not parent.get(last):
            parent[last] = [plain_value(edit.entry)]
        else:
            parent[last].insert(edit.index + number, plain_value(edit.entry))
    return new


def edited_item(item: Item, edits: Iterable[Edit]) -> Item:
    """Return an item as it will be when edits are made, one after another."""
    values = item.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    for edit in edits:
        if isinstance(edit, PlacedEdit):
            values = with_edits(values, [edit])
    return Item.model_validate(values)


def plain_value(value: object) -> object:
    """Return a value as a file's reader gives it: dates as text, no empty keys."""
    if isinstance(value, Mapping):
        return {key: plain_value(each) for key, each in value.items() if not _is_nothing(each)}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [plain_value(each) for each in value]
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, str) else value


def _is_nothing(value: object) -> bool:
    return value is None or (isinstance(value, Sequence | Mapping) and not value)
