"""The order of items in papers: by area, each cause of concern before its recommendations. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from peeltrack.model.inspections import Area, Inspection
from peeltrack.model.items import Item
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import ItemKind


def by_inspection(items: Iterable[Item]) -> Mapping[str, Sequence[Item]]:
    """Group items by inspection, in their given order."""
    groups = defaultdict[str, list[Item]](list)
    for item in items:
        groups[item.inspection].append(item)
    return groups


def by_area(
    register: Register, inspection: Inspection, items: Sequence[Item]
) -> Iterator[tuple[Area | None, list[Item]]]:
    """Yield every area of an inspection with its items, then the items without an area."""
    groups: dict[str | None, list[Item]] = {area.id: [] for area in inspection.areas}
    for item in _causes_first(items):
        area_id = area_of(register, item)
        groups.setdefault(area_id if area_id in groups else None, []).append(item)
    for area in inspection.areas:
        yield area, groups[area.id]
    if None in groups:
        yield None, groups[None]


def in_order(register: Register, items: Sequence[Item]) -> list[Item]:
    """Sort items of any inspections in that order, inspections in the register's."""
    groups = by_inspection(items)
    return [
        item
        for inspection in register.inspections.values()
        for _, group in by_area(register, inspection, groups[inspection.id])
        for item in group
    ]


def area_of(register: Register, item: Item) -> str | None:
    """Return its area; for a recommendation without one, that of its cause of concern."""
    if item.area or item.cause_of_concern is None:
        return item.area
    cause = register.items.get(f"{item.inspection}/{item.cause_of_concern}")
    return cause.area if cause else None


def area_record(register: Register, item: Item) -> Area | None:
    """Return the area of its report that `area_of` names; None without one."""
    id_ = area_of(register, item)
    return next((each for each in register.inspection_of(item).areas if each.id == id_), None)


def _causes_first(items: Sequence[Item]) -> list[Item]:
    """List each cause of concern with its recommendations, then the others."""
    causes = {item.id: [item] for item in items if item.kind == ItemKind.CAUSE_OF_CONCERN}
    others = []
    for item in items:
        cause = f"{item.inspection}/{item.cause_of_concern}"
        if cause in causes:
            causes[cause].append(item)
        elif item.id not in causes:
            others.append(item)
    return [*(item for group in causes.values() for item in group), *others]
