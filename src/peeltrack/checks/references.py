"""Rules about references: whatever is named exists, once."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from peeltrack.checks.violation import Violation
from peeltrack.model.inspections import Inspection
from peeltrack.model.items import Item
from peeltrack.model.meetings import Meeting
from peeltrack.model.moves import current_ids
from peeltrack.model.organisation import Organisation
from peeltrack.model.problems import Place
from peeltrack.model.published_positions import Positions
from peeltrack.model.record import Record, ReferenceKind
from peeltrack.model.references import references
from peeltrack.model.register import Register
from peeltrack.wording import listed, nearest

MAIN_FILE = "register.yaml"


def every_inspection_named_is_there(register: Register, on: date) -> Iterator[Violation]:
    """Items are in an inspection's folder, and every inspection that is named exists."""
    known = {*register.inspections, *register.unread, *_folders(register.unread)}
    for folder in {item.inspection: item for item in register.items.values()}.values():
        if folder.inspection not in known:
            yield Violation.in_item(
                folder,
                (),
                f"{folder.inspection!r} has no inspection.yaml; write one beside the items.",
            )
    yield from _unknown_names(register, "inspection", known, register.inspections)


def every_item_named_is_there(register: Register, on: date) -> Iterator[Violation]:
    """Every item named by another item, a meeting or a statutory response exists."""
    known = register.items.keys() | register.unread
    for item in register.items.values():
        parent = item.cause_of_concern
        if parent and f"{item.inspection}/{parent}" not in known:
            yield Violation.in_item(
                item, ("cause_of_concern",), _unknown_item(f"{item.inspection}/{parent}", register)
            )
        earlier = item.carried_forward_from
        if earlier and earlier not in known and earlier not in register.inspections:
            yield Violation.in_item(
                item, ("carried_forward_from",), _unknown_item(earlier, register)
            )
    yield from _unknown_names(register, "item", known, register.items)


def no_former_id_is_in_use(register: Register, on: date) -> Iterator[Violation]:
    """An id under formerly belongs to one record only, and no record has it now."""
    taken = {*register.items, *register.inspections, *register.unread}
    records: tuple[Item | Inspection, ...] = (
        *register.inspections.values(),
        *register.items.values(),
    )
    for record in records:
        for index, id_ in enumerate(record.formerly):
            if id_ in taken:
                fault = f"{id_} is the id of another record, or the former id of one; remove it."
                yield _violation(record, ("formerly", index), fault)
            taken.add(id_)


def every_lead_named_is_known(register: Register, on: date) -> Iterator[Violation]:
    """Whoever leads, reports, reviews, chairs, asks, answers or owns an action is a known lead."""
    leads = register.organisation.leads
    return _unknown_names(register, "lead", leads, leads)


def every_area_named_is_known(register: Register, on: date) -> Iterator[Violation]:
    """An item's area, and that of good practice, is one of its inspection's areas."""
    areas = {
        id_: [area.id for area in inspection.areas]
        for id_, inspection in register.inspections.items()
    }
    owners: list[tuple[Item | Inspection, str]] = [
        *((item, item.inspection) for item in register.items.values()),
        *((inspection, inspection.id) for inspection in register.inspections.values()),
    ]
    for record, inspection_id in owners:
        if (known := areas.get(inspection_id)) is None:
            continue
        for at, name in references(record, "area"):
            if name not in known:
                yield _violation(record, at, _unknown("area", name, known))


def every_programme_named_is_known(register: Register, on: date) -> Iterator[Violation]:
    """An item's programmes are listed in register.yaml."""
    programmes = register.organisation.programmes
    return _unknown_names(register, "programme", programmes, programmes)


def every_funding_named_is_known(register: Register, on: date) -> Iterator[Violation]:
    """The sum that includes an investment is in register.yaml."""
    funding = register.organisation.funding
    return _unknown_names(register, "funding", funding, funding)


def every_forum_named_is_known(register: Register, on: date) -> Iterator[Violation]:
    """The forum of a meeting is listed in register.yaml."""
    forums = register.organisation.forums
    return _unknown_names(register, "forum", forums, forums)


def every_part_named_is_there(register: Register, on: date) -> Iterator[Violation]:
    """Steps and updates name only clauses and steps that their item has."""
    for item in register.items.values():
        known: dict[str, list[str]] = {}
        for at, names in _parts_named(item):
            known = known or {
                "clauses": [clause.ref for clause in item.clauses],
                "steps": [step.id for step in item.steps_to_green],
            }
            what, parts = str(at[-1]), known[str(at[-1])]
            for name in sorted(set(names).difference(parts)):
                yield Violation.in_item(item, at, _unknown(what.removesuffix("s"), name, parts))


def no_two_parts_share_an_id(register: Register, on: date) -> Iterator[Violation]:
    """Within a file, no two steps, clauses, areas, questions or actions have the same id."""
    for item in register.items.values():
        if len(item.steps_to_green) > 1:
            yield from _twice(
                item.file, "steps_to_green", (step.id for step in item.steps_to_green), item.id
            )
        if item.clauses:
            yield from _twice(
                item.file, "clauses", (clause.ref for clause in item.clauses), item.id
            )
    for inspection in register.inspections.values():
        yield from _twice(inspection.file, "areas", (area.id for area in inspection.areas))
        if inspection.hot_debrief:
            ids = (action.id for action in inspection.hot_debrief.actions)
            yield from _twice(inspection.file, "hot_debrief.actions", ids)
    for meeting in register.meetings.values():
        yield from _twice(
            meeting.file, "questions", (question.id for question in meeting.questions)
        )
        yield from _twice(meeting.file, "actions", (action.id for action in meeting.actions))


def no_two_items_share_a_number(register: Register, on: date) -> Iterator[Violation]:
    """Within an inspection, no two items of one kind have the same number."""
    first: dict[tuple[str, str, str], Item] = {}
    for item in register.items.values():
        key = (item.inspection, item.kind, item.number)
        if other := first.get(key):
            yield Violation.in_item(
                item,
                ("number",),
                f"{other.id} already has the number {item.number!r}; give each a different one.",
            )
        else:
            first[key] = item


def supersession_comes_to_an_end(register: Register, on: date) -> Iterator[Violation]:
    """Following superseded_by from item to item never leads back to the first."""
    for item in register.items.values():
        seen = {item.id}
        later = item.superseded_by
        while later and later not in seen and later in register.items:
            seen.add(later)
            later = register.items[later].superseded_by
        if later == item.id:
            yield Violation.in_item(
                item,
                ("superseded_by",),
                f"{item.id} is ultimately superseded by itself; break the circle.",
            )


def _twice(file: str, key: str, ids: Iterable[str], item: str | None = None) -> Iterator[Violation]:
    seen: set[str] = set()
    for index, id_ in enumerate(ids):
        if id_ in seen:
            yield Violation(
                file, (key, index), f"{id_!r} appears twice in {key}; give each its own id.", item
            )
        seen.add(id_)


def _parts_named(item: Item) -> Iterator[tuple[Place, Sequence[str]]]:
    """Return the clauses and steps that an item's steps and updates name, by their place."""
    yield from _each(item, "steps_to_green", "clauses")
    for index, update in enumerate(item.progress):
        if update.clauses:
            yield ("progress", index, "clauses"), update.clauses
        if update.steps:
            yield ("progress", index, "steps"), update.steps


def _unknown_names(
    register: Register, kind: ReferenceKind, known: Container[str], listed: Iterable[str]
) -> Iterator[Violation]:
    """Find what names nothing that is known, whichever record names it, by its types."""
    if all(name in known for name in register.names_used.get(kind, ())):
        return  # to look for the places takes ten times as long
    now = current_ids(register)
    records = (
        *register.items.values(),
        *register.meetings.values(),
        *register.inspections.values(),
        register.organisation,
        Positions(positions=register.positions),
    )
    for record in records:
        for at, name in references(record, kind):
            if name not in known:
                yield _violation(record, at, _moved(name, now) or _unknown(kind, name, listed))


def _violation(record: Record, at: Place, message: str) -> Violation:
    if isinstance(record, Item):
        return Violation.in_item(record, at, message)
    if isinstance(record, Meeting | Inspection):
        return Violation(record.file, at, message)
    return Violation(
        MAIN_FILE if isinstance(record, Organisation) else "positions.yaml", at, message
    )


def _each(record: Record, key: str, name: str) -> Iterator[tuple[Place, Any]]:
    """Return the values that entries of a list have under a name."""
    for index, entry in enumerate(getattr(record, key)):
        if value := getattr(entry, name):
            yield (key, index, name), value


def _folders(unread: Iterable[str]) -> set[str]:
    return {id_.partition("/")[0] for id_ in unread}


def _unknown_item(name: str, register: Register) -> str:
    return _moved(name, current_ids(register)) or _unknown("item", name, register.items)


def _moved(name: str, now: Mapping[str, str]) -> str | None:
    """Return what to write for a former id, as in a branch begun before it changed."""
    return f"{name} is now {now[name]}; use that." if name in now else None


def _unknown(what: str, name: str, known: Iterable[str]) -> str:
    names = list(known)
    if near := nearest(name, names):
        return f"there is no {what} {name!r}; did you mean {listed(near, 'or')}?"
    first = ", ".join(names[:6]) + (" …" if len(names) > 6 else "")
    return f"there is no {what} {name!r}; there are: {first or 'none'}."
