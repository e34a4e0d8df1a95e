"""Changes between two registers, by item and by entry, never by line. Pure."""

from collections.abc import Iterator, Mapping
from typing import TypeVar

from peeltrack.changes.change import Change, ChangeKind
from peeltrack.changes.change_kinds import ChangedRecord, name_changes
from peeltrack.changes.differences import Difference, DifferenceKind, differences
from peeltrack.changes.moves import Moves, following_register, moves_between
from peeltrack.model.inspections import Inspection
from peeltrack.model.items import Item
from peeltrack.model.meetings import Meeting
from peeltrack.model.published_positions import Positions
from peeltrack.model.register import Register

_Kept = TypeVar("_Kept", Item, Meeting, Inspection)


def compare(old: Register, new: Register) -> tuple[Change, ...]:
    """List the changes from one register to another: the register's own, then by record.

    Whatever could not be read on either side is skipped. A reference that follows a record to
    its new id has not changed.
    """
    moves = moves_between(old, new)
    old = following_register(old, moves.new_ids)
    return (
        *_organisation(old, new),
        *_inspections(old, new, moves),
        *_items(old, new, moves),
        *_records(old.meetings, new.meetings, old, new),
        *_positions(old, new),
    )


def item_changes(old: Item, new: Item) -> tuple[Change, ...]:
    """List the changes from one version of an item to another, a new id first."""
    if old.id == new.id:
        return tuple(_record(old, new))
    renamed = Change(ChangeKind.ITEM_RENAMED, new.id, new.file, "id", old.id, new.id)
    before = old.model_copy(update={"id": new.id, "formerly": new.formerly})
    return (renamed, *_record(before, new))


def recorded_in(item: Item) -> tuple[Change, ...]:
    """List the changes that an item holds: from one with empty lists and no links to itself."""
    fields = type(item).model_fields
    empty: dict[str, object] = {name: () for name, field in fields.items() if field.default == ()}
    empty |= dict.fromkeys(key for *both, _ in item.links_made for key in both)
    return item_changes(item.model_copy(update=empty), item)


def _inspections(old: Register, new: Register, moves: Moves) -> Iterator[Change]:
    names = moves.inspections
    for id_, was in names.items():
        after = new.inspections[id_]
        yield Change(ChangeKind.INSPECTION_RENAMED, id_, after.file, "id", was, id_)
        renamed = old.inspections[was].model_copy(update={"id": id_, "formerly": after.formerly})
        yield from _record(renamed, after)
    before = {id_: each for id_, each in old.inspections.items() if id_ not in names.values()}
    now = {id_: each for id_, each in new.inspections.items() if id_ not in names}
    yield from _records(before, now, old, new)


def _items(old: Register, new: Register, moves: Moves) -> Iterator[Change]:
    names = moves.items
    for id_, was in names.items():
        yield from item_changes(old.items[was], new.items[id_])
    renamed = {*names.values(), *moves.merged}
    before_names = {id_: item for id_, item in old.items.items() if id_ not in renamed}
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
        subject = ChangedRecord(after.id, after.file)
        yield from name_changes(subject, tuple(differences(before, after)))


def _called(record: Item | Meeting | Inspection) -> str:
    return record.title or record.id


def _organisation(old: Register, new: Register) -> Iterator[Change]:
    changes = tuple(differences(old.organisation, new.organisation))
    return name_changes(ChangedRecord("register", "register.yaml"), changes)


def _positions(old: Register, new: Register) -> Iterator[Change]:
    before, after = Positions(positions=old.positions), Positions(positions=new.positions)
    subject = ChangedRecord("positions", "positions.yaml")
    for difference in differences(before, after):
        if difference.manner == DifferenceKind.ADDED and len(difference.path) == 2:
            yield Change(
                ChangeKind.ENTRY_ADDED,
                *subject,
                difference.field,
                after=difference.after,
                at=difference.at,
            )
        else:
            yield _position_mended(subject, difference)


def _position_mended(subject: ChangedRecord, difference: Difference) -> Change:
    kind = {
        DifferenceKind.REMOVED: ChangeKind.FACT_REMOVED,
        DifferenceKind.REORDERED: ChangeKind.FACTS_REORDERED,
    }.get(difference.manner, ChangeKind.FACT_EDITED)
    return Change(
        kind, *subject, difference.field, difference.before, difference.after, at=difference.at
    )
