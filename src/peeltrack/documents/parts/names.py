"""What people call an item, and where in a brief it stands. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping

from peeltrack.documents.parts.item_view import Link
from peeltrack.model.items import Item
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import ItemKind

_CALLED = {
    ItemKind.CAUSE_OF_CONCERN: "Cause of concern",
    ItemKind.RECOMMENDATION: "Recommendation",
    ItemKind.AREA_FOR_IMPROVEMENT: "AFI",
}


def reference(register: Register, item: Item) -> str:
    """What people call an item: AFI 6, Recommendation 1, Cause of concern.

    A cause of concern is numbered only where its inspection made several.
    """
    if item.kind == ItemKind.CAUSE_OF_CONCERN and not _has_others(register, item):
        return _CALLED[item.kind]
    return f"{_CALLED[item.kind]} {item.number}"


def links(
    register: Register, items: Iterable[Item], usual: str | None = None
) -> Mapping[str, Link]:
    """The way to each item's section, by its id.

    Where the items are from several inspections, each is named with its own.

    Args:
        register: the register.
        items: the items.
        usual: the id of the inspection whose items are named without it, where the
            document says so; none to name each item's.
    """
    found = tuple(items)
    several = len({item.inspection for item in found}) > 1
    return {
        item.id: _link(register, item, named=several and item.inspection != usual) for item in found
    }


def usual_inspection(items: Iterable[Item]) -> str | None:
    """The id of the inspection that made most of the items, the last of those that made as many.

    None where all are of one inspection, so that none needs naming.
    """
    numbers = Counter(item.inspection for item in items)
    return max(reversed(numbers), key=numbers.__getitem__) if len(numbers) > 1 else None


def earlier_item(register: Register, named: str | None) -> str | None:
    """What people call an item or an inspection named by its id, with its inspection."""
    if named is None:
        return None
    inspection = register.inspections.get(named.partition("/")[0])
    called = inspection.called if inspection else named
    item = register.items.get(named)
    return f"{reference(register, item)} of {called}" if item else called


def _has_others(register: Register, item: Item) -> bool:
    return any(cause.id != item.id for cause in register.causes_of_concern[item.inspection])


def _link(register: Register, item: Item, *, named: bool) -> Link:
    called = reference(register, item)
    if named:
        called = f"{called} ({register.inspection_of(item).called})"
    heading = f"{called}: {item.title}"
    return Link(called, item.title, heading, anchor=item.id.replace("/", "."))
