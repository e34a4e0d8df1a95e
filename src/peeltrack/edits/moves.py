"""Items and inspections under another id: their files, references and former ids, as a plan."""

from collections.abc import Iterator, Mapping, Sequence

from peeltrack.edits.kinds import Drop, Edit, Insert, MoveFile, Plan, Put
from peeltrack.edits.repairs import Repair, refuse_repair
from peeltrack.errors import AlreadySoError, RefusedError
from peeltrack.model.inspections import Inspection
from peeltrack.model.item_names import fitting_ids, with_nought
from peeltrack.model.items import Item
from peeltrack.model.meetings import Meeting
from peeltrack.model.moves import references_to
from peeltrack.model.organisation import Organisation
from peeltrack.model.published_positions import Positions
from peeltrack.model.record import Record
from peeltrack.model.register import Register
from peeltrack.wording import counted


def move_items(
    register: Register, moves: Mapping[str, str], repair: Repair, area: str | None = None
) -> Plan:
    """Give items other ids, within their inspection or in another; whatever names them follows.

    Args:
        register: the whole register, with what was withdrawn.
        moves: the new id of each.
        repair: why it is done, by whom and when.
        area: their area in the other inspection; without it they keep their own.

    Raises:
        RefusedError: if the lead may not amend, if an id is taken, if the inspection is not
            there or has no such area, or if a recommendation and its cause of concern would
            be parted.
    """
    edits: list[Edit] = []
    for old, new in moves.items():
        item = register.items[old]
        refuse_repair(item, repair, register.organisation)
        _refuse_place(register, item, new, moves, area)
        moved = item.model_copy(update={"id": new})
        edits += _moved(item, moved, repair)
        edits += _renumbered(item, moved, repair)
        if area and area != item.area:
            edits.append(Put(moved.file, ("area",), area))
    edits += follow(register, moves)
    parts = [Plan(old, f"now {new}", ()) for old, new in moves.items()]
    subject = parts[0].subject if len(parts) == 1 else f"{len(parts):,} items"
    done = parts[0].done if len(parts) == 1 else "moved"
    hint = f"peeltrack show {next(iter(moves.values()))}"
    several = tuple(parts) if len(parts) > 1 else ()
    return Plan(
        subject,
        done,
        tuple(edits),
        _others(edits, moves),
        hint,
        parts=several,
        counts_withdrawn=True,
    )


def rename_inspection(register: Register, old: str, new: str, repair: Repair) -> Plan:
    """Give an inspection another id; its items go with it, and whatever names them follows.

    Raises:
        RefusedError: if the lead may not amend, or the id is taken.
    """
    inspection = register.inspections[old]
    refuse_repair(inspection, repair, register.organisation)
    if new in register.inspections:
        raise RefusedError(old, f"there is already an inspection {new}", "Choose another id")
    items = [item for item in register.items.values() if item.inspection == old]
    ids = {old: new} | {item.id: f"{new}/{item.id.partition('/')[2]}" for item in items}
    edits = _moved(inspection, inspection.model_copy(update={"id": new}), repair)
    edits += [MoveFile(item.file, f"inspections/{ids[item.id]}.yaml") for item in items]
    edits += follow(register, ids)
    done = f"now {new}, with {counted(len(items), 'item')}"
    hint = f"peeltrack list --inspection {new}"
    return Plan(old, done, tuple(edits), _others(edits, ids), hint, counts_withdrawn=True)


def follow(register: Register, ids: Mapping[str, str]) -> Iterator[Edit]:
    """Return the edits that make whatever names an id name the new one, in its new file."""
    records: tuple[Record, ...] = (
        *register.items.values(),
        *register.inspections.values(),
        *register.meetings.values(),
        register.organisation,
        Positions(positions=register.positions),
    )
    for record in records:
        file = file_of(record, ids)
        for place, new in reversed(tuple(references_to(record, ids))):
            if new is None:
                yield Drop(file, place)
            elif isinstance(index := place[-1], int):
                yield Insert(file, place[:-1], index, new)
                yield Drop(file, (*place[:-1], index + 1))
            else:
                yield Put(file, place, new)


def file_of(record: Record, ids: Mapping[str, str]) -> str:
    """Return the file of a record once it has its new id."""
    if isinstance(record, Item | Inspection):
        record = record.model_copy(update={"id": ids.get(record.id, record.id)})
    if isinstance(record, Item | Inspection | Meeting):
        return record.file
    return "register.yaml" if isinstance(record, Organisation) else "positions.yaml"


def _moved(old: Item | Inspection, new: Item | Inspection, repair: Repair) -> list[Edit]:
    """Return the edits that move a file, keep the former id, and say who did it, when and why."""
    return [
        MoveFile(old.file, new.file),
        Insert(new.file, ("formerly",), len(old.formerly), old.id),
        repair.amendment(new, "id", old.id),
    ]


def _renumbered(old: Item, new: Item, repair: Repair) -> Iterator[Edit]:
    """Yield the edits that give an item the number of its new id, if it had that of its old one."""
    old_number, number = (each.id.rpartition("-")[2].lstrip("0") for each in (old, new))
    if old_number != number and old.number.lstrip("0") == old_number:
        yield Put(new.file, ("number",), number)
        yield repair.amendment(new, "number", old.number, after=1)


def _refuse_place(
    register: Register, item: Item, new: str, moves: Mapping[str, str], area: str | None
) -> None:
    """Refuse an id that is taken, or an inspection that the item does not fit in."""
    folder = new.partition("/")[0]
    if new == item.id:
        raise AlreadySoError(item.id, f"is already in {folder}", "Name another inspection")
    if taken := _taken_by(register, item, new, moves):
        instead = f"If both are one finding: peeltrack item merge {item.id} --into {taken}"
        if (other := register.items.get(taken)) and other.withdrawn:
            instead = f"That one was withdrawn: its number is free as {with_nought(taken)}"
        raise RefusedError(item.id, f"there is already an item {taken}", instead)
    inspection = register.inspections.get(folder)
    if inspection is None:
        raise RefusedError(item.id, f"there is no inspection {folder}", "Choose an existing one")
    known = [each.id for each in inspection.areas]
    if (wanted := area or item.area) and wanted not in known:
        instead = f"Choose one with --area: {', '.join(known) or 'it has none'}"
        raise RefusedError(item.id, f"{folder} has no area {wanted}", instead)
    for cause, others in _tied(register, item):
        place = moves.get(cause, cause).partition("/")[0]
        parted = [each for each in others if moves.get(each, each).partition("/")[0] != place]
        if parted:
            both = " ".join([cause, *others])
            why = "a recommendation stays with its cause of concern"
            raise RefusedError(item.id, why, f"Move them together: peeltrack item move {both}")


def _taken_by(register: Register, item: Item, new: str, moves: Mapping[str, str]) -> str | None:
    """Return the id, even of another move, that people could not tell from a new one."""
    if new in register.items:
        return new
    others = [id_ for id_, each in register.items.items() if id_ != item.id and not each.withdrawn]
    others += [to for old, to in moves.items() if old != item.id]
    return next(iter(fitting_ids(others, new)), None)


def _tied(register: Register, item: Item) -> Iterator[tuple[str, Sequence[str]]]:
    """Return the cause of concern that an item is or answers, with its recommendations."""
    name = item.cause_of_concern or item.id.partition("/")[2]
    answers = [
        each.id
        for each in register.items.values()
        if each.inspection == item.inspection and each.cause_of_concern == name
    ]
    if answers:
        yield f"{item.inspection}/{name}", answers


def _others(edits: Sequence[Edit], ids: Mapping[str, str]) -> tuple[str, ...]:
    """Say in how many other files references to an item were updated."""
    moved = {edit.to for edit in edits if isinstance(edit, MoveFile)}
    files = {edit.file for edit in edits if isinstance(edit, Put | Insert)} - moved
    named = counted(len(files), "other file")
    return (f"{named} that refer to {'it' if len(ids) == 1 else 'them'} updated",) if files else ()
