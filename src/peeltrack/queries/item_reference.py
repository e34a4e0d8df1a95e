"""The usual names of items. Pure."""

from peeltrack.model.items import Item
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import ItemKind

_CALLED = {
    ItemKind.CAUSE_OF_CONCERN: "Cause of concern",
    ItemKind.RECOMMENDATION: "Recommendation",
    ItemKind.AREA_FOR_IMPROVEMENT: "AFI",
}


def reference(register: Register, item: Item) -> str:
    """Return the usual name of an item: AFI 6, Recommendation 1, Cause of concern.

    A cause of concern is numbered only if its inspection made several.
    """
    if item.kind == ItemKind.CAUSE_OF_CONCERN and not _has_others(register, item):
        return _CALLED[item.kind]
    return f"{_CALLED[item.kind]} {item.number}"


def _has_others(register: Register, item: Item) -> bool:
    return any(cause.id != item.id for cause in register.causes_of_concern[item.inspection])
