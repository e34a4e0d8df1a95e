"""A breach of a rule: its place and its message; the rule is the check's own name."""

from typing import NamedTuple

from peeltrack.model.items import Item
from peeltrack.model.problems import Place


class Violation(NamedTuple):
    """A breach of a rule in a file."""

    file: str
    at: Place
    message: str
    item: str | None = None

    @classmethod
    def in_item(cls, item: Item, at: Place, message: str) -> "Violation":
        """Return a violation in an item's own file."""
        return cls(item.file, at, message, item.id)
