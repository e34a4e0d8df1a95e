"""The usual names of items: AFI 6, Recommendation 1, Cause of concern."""

from collections import Counter
from collections.abc import Iterable, Mapping

from peeltrack.model.items import Item
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import ItemKind
from peeltrack.wording import uncapitalised

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


def in_sentence(name: str) -> str:
    """Return an item's usual name as it stands within a sentence: AFI 6, the cause of concern."""
    only = _CALLED[ItemKind.CAUSE_OF_CONCERN]
    return f"the {uncapitalised(name)}" if name == only or name.startswith(f"{only} (") else name


def names_apart(register: Register, items: Iterable[Item]) -> Mapping[str, str]:
    """Return the usual name of each item by its id, with its inspection if two share the name."""
    names = {item.id: reference(register, item) for item in items}
    times = Counter(names.values())
    return {
        id_: name
        if times[name] == 1
        else f"{name} ({register.inspection_of(register.items[id_]).called})"
        for id_, name in names.items()
    }


def _has_others(register: Register, item: Item) -> bool:
    return any(cause.id != item.id for cause in register.causes_of_concern[item.inspection])
