"""Rows for items, as the JSON contract has them (docs/json.md)."""

from collections.abc import Mapping
from operator import attrgetter
from typing import Any

from peeltrack.model.items import Item
from peeltrack.model.progress import ProgressUpdate

ITEM_KEYS = (
    "id", "inspection", "kind", "number", "title", "area", "rag", "state",
    "strategic_lead", "tactical_lead", "due", "target", "last_update",
)  # fmt: skip
"""The keys of an item's row (docs/json.md)."""


_VALUES = attrgetter(*ITEM_KEYS[:-1])


def item_row(item: Item, newest: Mapping[str, ProgressUpdate | None]) -> dict[str, Any]:
    """Return an item as a row of the JSON contract.

    Args:
        item: the item.
        newest: the last update about each item, as `newest_updates` finds it.
    """
    last = newest.get(item.id)
    return dict(zip(ITEM_KEYS, (*_VALUES(item), last.date if last else None), strict=True))
