"""Rows for items, as the JSON contract has them (docs/json.md)."""

from operator import attrgetter
from typing import Any

from peeltrack.model.items import Item

ITEM_KEYS = (
    "id", "inspection", "kind", "number", "title", "area", "rag", "state",
    "strategic_lead", "tactical_lead", "due", "target", "last_update",
)  # fmt: skip
"""The keys of an item's row (docs/json.md)."""


_VALUES = attrgetter(*ITEM_KEYS[:-1])


def item_row(item: Item) -> dict[str, Any]:
    """Return an item as a row of the JSON contract."""
    last = item.last_update.date if item.last_update else None
    return dict(zip(ITEM_KEYS, (*_VALUES(item), last), strict=True))
