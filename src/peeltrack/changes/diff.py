"""Two registers to the changes between them, by item and by entry, never by line. Pure."""

from collections.abc import Iterator, Mapping
from typing import TypeVar

from peeltrack.changes.change import Change, ChangeKind
from peeltrack.changes.change_kinds import Subject, named
from peeltrack.changes.differences import Difference, Manner, differences
from peeltrack.model.inspections import Inspection
from peeltrack.model.items import Item
from peeltrack.model.meetings import Meeting
from peeltrack.model.published_positions import Positions
from peeltrack.model.register import Register

_Kept = TypeVar("_Kept", Item, Meeting, Inspection)


def compare(old: Register, new: Register) -> tuple[Change, ...]:
    """Every change from one register to another: the register's own, then by record.

    What could not be read on either side is passed over.
    """
    return (
        *_organisation(old, new),
        *_records(old.inspections, new.inspections, old, new),
        *_items(old, new),
        *_records(old.meetings, new.meetings, old, new),
        *_positions(old, new),
    )


def renamed_items(old: Register, new: Register) -> dict[str, str]:
    """The earlier id of each item that has another one now, known by the finding's wording."""
    gone = [id_ for id_ in old.items if id_ not in new.items and id_ not in new.unread]
    found: dict[str, str] = {}
    for id_, item in new.items.items():
        if id_ in old.items or id_ in old.unread:
            continue
        was = next((each for each in gone if old.items[each].wording == item.wording), None)
        if was is not None:
            found[id_] = was
            gone.remove(was)
    return found


def _items(old: Register, new: Register) -> Iterator[Change]:
    names = renamed_items(old, new)
    for id_, was in names.items():
        item, before = new.items[id_], old.items[was]
        yield Change(ChangeKind.ITEM_RENAMED, id_, item.file, "id", was, id_)
        yield from _record(before.model_copy(update={"id": id_}), item)
    taken = set(names.values())
    before_names = {id_: item for id_, item in old.items.items() if id_ not in taken}
    now = {id_: item for id_, item in new.items.items() if id_ not in names}
    yield from _records(before_names, now, old, new)


_COME_AND_GONE: dict[type, tuple[ChangeKind, ChangeKind]] = {
    Item: (ChangeKind.ITEM_ADDED, ChangeKind.ITEM_REMOVED),
    Meeting: (ChangeKind.MEETING_ADDED, ChangeKind.MEETING_REMOVED),
    Inspection: (ChangeKind.INSPECTION_ADDED, ChangeKind.INSPECTION_REMOVED),
}


def _records(
    before: Mapping[str, _Kept], after: Mapping[str, _Kept], old: Register, new: Register
) -> Iterator[Change]:
    for id_, record in before.items():
        if id_ not in after and id_ not in new.unread:
            kind = _COME_AND_GONE[type(record)][1]
            yield Change(kind, id_, record.file, before=_called(record))
    for id_, record in after.items():
        was = before.get(id_)
        if was is not None:
            yield from _record(was, record)
        elif id_ not in old.unread:
            kind = _COME_AND_GONE[type(record)][0]
            yield Change(kind, id_, record.file, after=_called(record))


def _record(before: _Kept, after: _Kept) -> Iterator[Change]:
    if before is not after and before != after:
        subject = Subject(after.id, after.file)
        yield from named(subject, tuple(differences(before, after)))


def _called(record: Item | Meeting | Inspection) -> str:
    return record.title or record.id


def _organisation(old: Register, new: Register) -> Iterator[Change]:
    found = tuple(differences(old.organisation, new.organisation))
    return named(Subject("register", "register.yaml"), found)


def _positions(old: Register, new: Register) -> Iterator[Change]:
    before, after = Positions(positions=old.positions), Positions(positions=new.positions)
    subject = Subject("positions", "positions.yaml")
    for found in differences(before, after):
        if found.manner == Manner.ADDED and len(found.path) == 2:
            yield Change(
                ChangeKind.ENTRY_ADDED, *subject, found.field, after=found.after, at=found.at
            )
        else:
            yield _position_mended(subject, found)


def _position_mended(subject: Subject, found: Difference) -> Change:
    kind = {
        Manner.REMOVED: ChangeKind.FACT_REMOVED,
        Manner.REORDERED: ChangeKind.FACTS_REORDERED,
    }.get(found.manner, ChangeKind.FACT_EDITED)
    return Change(kind, *subject, found.field, found.before, found.after, at=found.at)
