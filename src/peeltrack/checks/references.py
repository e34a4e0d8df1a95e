"""Rules about names: whatever is pointed at is there, once."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from peeltrack.checks.violation import Violation
from peeltrack.model.items import Item
from peeltrack.model.meetings import Meeting
from peeltrack.model.problems import Place
from peeltrack.model.record import Record
from peeltrack.model.register import Register
from peeltrack.wording import listed, nearest

MAIN_FILE = "register.yaml"


def every_inspection_named_is_there(register: Register, on: date) -> Iterator[Violation]:
    """Items lie in an inspection's folder; forums and positions name inspections that are there."""
    known = {*register.inspections, *register.unread, *_folders(register.unread)}
    for folder in {item.inspection: item for item in register.items.values()}.values():
        if folder.inspection not in known:
            yield Violation.in_item(
                folder,
                (),
                f"{folder.inspection!r} has no inspection.yaml; write one beside the items.",
            )
    for forum_id, forum in register.organisation.fora.items():
        for index, name in enumerate(forum.inspections):
            if name not in known:
                yield Violation(
                    MAIN_FILE,
                    ("fora", forum_id, "inspections", index),
                    _unknown("inspection", name, register.inspections),
                )
    for index, position in enumerate(register.positions):
        if position.inspection not in known:
            at = ("positions", index, "inspection")
            yield Violation(
                "positions.yaml",
                at,
                _unknown("inspection", position.inspection, register.inspections),
            )


def every_item_named_is_there(register: Register, on: date) -> Iterator[Violation]:
    """An item named by another item, a meeting or a statutory response is there."""
    known = register.items.keys() | register.unread
    for item in register.items.values():
        parent = item.cause_of_concern
        if parent and f"{item.inspection}/{parent}" not in known:
            yield Violation.in_item(
                item, ("cause_of_concern",), _unknown_item(f"{item.inspection}/{parent}", register)
            )
        if item.superseded_by and item.superseded_by not in known:
            yield Violation.in_item(
                item, ("superseded_by",), _unknown_item(item.superseded_by, register)
            )
        earlier = item.carried_forward_from
        if earlier and earlier not in known and earlier not in register.inspections:
            yield Violation.in_item(
                item, ("carried_forward_from",), _unknown_item(earlier, register)
            )
    for file, at, name in _items_named_elsewhere(register):
        if name not in known:
            yield Violation(file, at, _unknown_item(name, register))


def every_lead_named_is_known(register: Register, on: date) -> Iterator[Violation]:
    """Whoever leads, reports, reviews, chairs, asks, answers or owns an action is a known lead."""
    known = register.organisation.leads
    for item in register.items.values():
        for at, name in _leads_of_item(item):
            if name not in known:
                yield Violation.in_item(item, at, _unknown("lead", name, known))
    for meeting in register.meetings.values():
        for at, name in _leads_of_meeting(meeting):
            if name not in known:
                yield Violation(meeting.file, at, _unknown("lead", name, known))


def every_area_named_is_known(register: Register, on: date) -> Iterator[Violation]:
    """An item's area, and that of good practice, is one of its inspection's areas."""
    areas = {
        id_: {area.id for area in inspection.areas}
        for id_, inspection in register.inspections.items()
    }
    for item in register.items.values():
        known = areas.get(item.inspection)
        if item.area and known is not None and item.area not in known:
            yield Violation.in_item(item, ("area",), _unknown("area", item.area, known))
    for inspection in register.inspections.values():
        for index, practice in enumerate(inspection.practice):
            if practice.area and practice.area not in areas[inspection.id]:
                at = ("practice", index, "area")
                yield Violation(
                    inspection.file, at, _unknown("area", practice.area, areas[inspection.id])
                )


def every_programme_named_is_known(register: Register, on: date) -> Iterator[Violation]:
    """An item's programmes are register.yaml's."""
    known = register.organisation.programmes
    for item in register.items.values():
        for index, name in enumerate(item.programmes):
            if name not in known:
                yield Violation.in_item(
                    item, ("programmes", index), _unknown("programme", name, known)
                )


def every_forum_named_is_known(register: Register, on: date) -> Iterator[Violation]:
    """The forum of a meeting is listed in register.yaml."""
    for meeting in register.meetings.values():
        if meeting.forum not in register.organisation.fora:
            yield Violation(
                meeting.file,
                ("forum",),
                _unknown("forum", meeting.forum, register.organisation.fora),
            )


def every_part_named_is_there(register: Register, on: date) -> Iterator[Violation]:
    """Steps and updates name only clauses and steps that their item has."""
    for item in register.items.values():
        known: dict[str, set[str]] = {}
        for at, names in _parts_named(item):
            known = known or {
                "clauses": {clause.ref for clause in item.clauses},
                "steps": {step.id for step in item.steps_to_green},
            }
            what, parts = str(at[-1]), known[str(at[-1])]
            for name in sorted(set(names) - parts):
                yield Violation.in_item(item, at, _unknown(what.removesuffix("s"), name, parts))


def no_two_parts_share_an_id(register: Register, on: date) -> Iterator[Violation]:
    """Within a file, no two steps, clauses, areas, questions or actions have one id."""
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
    for meeting in register.meetings.values():
        yield from _twice(
            meeting.file, "questions", (question.id for question in meeting.questions)
        )
        yield from _twice(meeting.file, "actions", (action.id for action in meeting.actions))


def no_two_items_share_a_number(register: Register, on: date) -> Iterator[Violation]:
    """Within an inspection, no two items of one kind have one number."""
    first: dict[tuple[str, str, str], Item] = {}
    for item in register.items.values():
        key = (item.inspection, item.kind, item.number)
        if other := first.get(key):
            yield Violation.in_item(
                item,
                ("number",),
                f"{other.id} has the number {item.number!r} already; give each its own.",
            )
        else:
            first[key] = item


def supersession_comes_to_an_end(register: Register, on: date) -> Iterator[Violation]:
    """Following superseded_by from item to item never comes back to the first."""
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
                f"{item.id} is superseded by itself in the end; break the circle.",
            )


def _twice(file: str, key: str, ids: Iterable[str], item: str | None = None) -> Iterator[Violation]:
    seen: set[str] = set()
    for index, id_ in enumerate(ids):
        if id_ in seen:
            yield Violation(
                file, (key, index), f"{id_!r} stands twice in {key}; give each its own id.", item
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


def _leads_of_item(item: Item) -> Iterator[tuple[Place, str]]:
    if item.strategic_lead:
        yield ("strategic_lead",), item.strategic_lead
    if item.tactical_lead:
        yield ("tactical_lead",), item.tactical_lead
    yield from _each(item, "steps_to_green", "lead")
    yield from _each(item, "progress", "by")
    for index, update in enumerate(item.progress):
        for key, act in update.acts:
            yield ("progress", index, key, "by"), act.by
    for key in ("rag_changes", "target_changes", "sign_offs", "amendments"):
        yield from _each(item, key, "by")


def _leads_of_meeting(meeting: Meeting) -> Iterator[tuple[Place, str]]:
    if meeting.chair:
        yield ("chair",), meeting.chair
    yield from _each(meeting, "attendance", "lead")
    for key in _QUESTIONS:
        yield from _each(meeting, key, "asked_by")
        for index, question in enumerate(getattr(meeting, key)):
            for at, name in _each(question, "answers", "by"):
                yield (key, index, *at), name
    yield from _each(meeting, "remarks", "by")
    yield from _each(meeting, "actions", "owner")
    yield from _each(meeting, "commitments", "by")


def _items_named_elsewhere(register: Register) -> Iterator[tuple[str, Place, str]]:
    """Return the items that meetings and statutory responses name, each with its file and place."""
    for meeting in register.meetings.values():
        yield from ((meeting.file, at, name) for at, name in _items_of_meeting(meeting))
    for inspection in register.inspections.values():
        if response := inspection.statutory_response:
            for at, name in _each(response, "explanations", "item"):
                yield inspection.file, ("statutory_response", *at), name


def _items_of_meeting(meeting: Meeting) -> Iterator[tuple[Place, str]]:
    for key in _QUESTIONS:
        yield from _each(meeting, key, "item")
        for index, question in enumerate(getattr(meeting, key)):
            for number, name in enumerate(question.also_about):
                yield (key, index, "also_about", number), name
    for key in ("remarks", "actions", "commitments"):
        yield from _each(meeting, key, "item")


_QUESTIONS = ("opening", "questions", "any_other_business")


def _each(record: Record, key: str, name: str) -> Iterator[tuple[Place, Any]]:
    """Return the values that entries of a list have under a name."""
    for index, entry in enumerate(getattr(record, key)):
        if value := getattr(entry, name):
            yield (key, index, name), value


def _folders(unread: Iterable[str]) -> set[str]:
    return {id_.partition("/")[0] for id_ in unread}


def _unknown_item(name: str, register: Register) -> str:
    return _unknown("item", name, register.items)


def _unknown(what: str, name: str, known: Iterable[str]) -> str:
    names = list(known)
    if near := nearest(name, names):
        return f"there is no {what} {name!r}; did you mean {listed(near, 'or')}?"
    first = ", ".join(names[:6]) + (" …" if len(names) > 6 else "")
    return f"there is no {what} {name!r}; there are: {first or 'none'}."
