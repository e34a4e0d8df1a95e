"""The texts of items that the public may see, whole or in part: a first look at many. Pure."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from peeltrack.model.field_values import field_values, in_batches
from peeltrack.model.items import Item
from peeltrack.model.register import Register
from peeltrack.queries.public_fields import SHOWN

_FIELDS = {record: tuple(fields.split()) for record, fields in SHOWN.items()}


class ItemsWithText(NamedTuple):
    """A few items, and their texts below one another."""

    items: tuple[Item, ...]
    text: str

    def singly(self) -> "Iterator[ItemsWithText]":
        """Yield each of the items with its own text."""
        yield from (_with_text((item,)) for item in self.items)


def texts_of_items(register: Register) -> tuple[ItemsWithText, ...]:
    """Return the texts of items, ten items together: most tens need no look at each.

    Ask for it with `Register.once`, since several rules search the same texts. They are those of
    the fields that are public, of restricted and of unreviewed entries too.
    """
    return tuple(_with_text(items) for items in in_batches(register.items.values(), size=10))


def _with_text(items: Sequence[Item]) -> ItemsWithText:
    held = field_values(items, lambda record: _FIELDS.get(record, ()))
    texts = chain.from_iterable(each.values for each in held if type(each.values[0]) is str)
    return ItemsWithText(tuple(items), "\n".join(texts))
