"""What a check finds: the place and the sentence; its rule is the check's own name."""

from typing import NamedTuple

from peeltrack.model.items import Item
from peeltrack.model.problems import Place


class Found(NamedTuple):
    """One way in which a file breaks a rule."""

    file: str
    at: Place
    message: str
    item: str | None = None

    @classmethod
    def in_item(cls, item: Item, at: Place, message: str) -> "Found":
        """A finding in an item's own file."""
        return cls(item.file, at, message, item.id)
