"""A record added or changed: what was typed, as a plan that is carried out."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from peeltrack.changes.entry_identity import pair_entries
from peeltrack.cli.errors import BadOptionError
from peeltrack.cli.records.due_date import dates_from_publication, work_out_due_date
from peeltrack.cli.records.entries import PlaceShape, Spot, find_spot, layout_of
from peeltrack.cli.records.fields import RecordField
from peeltrack.cli.records.places import Placement
from peeltrack.cli.records.published_response import (
    published_without,
    response_from_publication,
    response_of_new,
)
from peeltrack.cli.records.values import keys_to_clear, read_values, refuse_misfit
from peeltrack.cli.shared.person_named import doubts_of_lead
from peeltrack.cli.shared.prompts import line
from peeltrack.cli.shared.write_session import WriteSession
from peeltrack.edits.edit_guards import Recorded, new_id
from peeltrack.edits.kinds import NewFile, Plan, Value
from peeltrack.edits.records import add_entry, put_value, set_fields, value_at
from peeltrack.edits.repairs import Repair, refuse_repair
from peeltrack.errors import AlreadySoError, MissingOptionError, RefusedError
from peeltrack.model.inspections import Inspection
from peeltrack.model.item_names import fitting_ids
from peeltrack.model.items import Item
from peeltrack.model.record import Record
from peeltrack.storage.files import FileKind
from peeltrack.wording import is_slug, listed, slug, spoken

_PAPERS = ("hta", "sib", "pcp", "jac")
"""The forums whose papers have a template; any other forum needs one to be named."""

_DATES = {
    "published": "publication date", "sent": "date sent", "kept": "date kept",
    "seen": "date seen", "settled": "date settled", "left": "date of leaving",
    "delivered": "date delivered",
}  # fmt: skip
"""The words for keys that are participles."""


@dataclass(frozen=True)
class Typed:
    """The arguments and options typed for a record."""

    owners: Sequence[str]
    """The inspections, items or meetings in whose files the record is, by their names."""
    names: Sequence[str]
    """The other arguments, in order: entries on the way there, and the record itself."""
    fields: Mapping[str, Any]
    clear: Sequence[str] = ()
    because: str | None = None


def add_record(
    session: WriteSession, place: Placement, fields: Sequence[RecordField], typed: Typed
) -> None:
    """Add a record to the file that holds it, or the same to each of several items."""
    names = list(typed.names)
    key = names.pop() if layout_of(place).shape == PlaceShape.KEYED else None
    spots = _spots(session, place, typed.owners, names)
    named = _named_by(key, fields, typed.fields)
    values = read_values(session, fields, named, spots()[0].owner, is_new=True)
    if not values:
        raise MissingOptionError("an option", f"--help shows what {place.one} has")

    def additions() -> list[tuple[Spot, Plan]]:
        return [(spot, _addition(place, spot, session, key, values)) for spot in spots()]

    _carry_out(session, additions, typed.because)


def _addition(
    place: Placement,
    spot: Spot,
    session: WriteSession,
    key: str | None,
    values: Mapping[str, Value],
) -> Plan:
    """Plan the addition of an entry.

    Raises:
        RefusedError: if it is there already.
    """
    record = layout_of(place).record
    then = f"peeltrack {place.command}"
    if key is not None:
        id_ = _id_of(key)
        if id_ in (spot.value or {}):
            raise RefusedError(
                id_, f"there is already {place.one} with that id", f"Use {then} change"
            )
        refuse_misfit(record, values)
        edit = put_value(spot.file, spot.owner, (*spot.at, id_), values)
        lacks_paper = place.command == "forum" and not ({"template"} & {*values} or id_ in _PAPERS)
        hint = f"{then} change {id_} --template sib" if lacks_paper else f"{then} list"
        doubts = doubts_of_lead(values) if place.command == "lead" else ()
        return Plan(spot.subject, f"{place.called} {id_} added", (edit,), (), hint, doubts)
    entry = dict(values)
    if "id" in record.model_fields:
        text = str(next((each for name, each in values.items() if name != "id"), ""))
        ids = [each.id for each in spot.value or ()]
        entry = {"id": values.get("id") or new_id(text, ids), **entry}
    if "date" in record.model_fields:
        entry = {"date": session.on, **entry}
    refuse_misfit(record, entry)
    entries = spot.value or ()
    if pair_entries(str(spot.at[-1]), entries, [record.model_validate(entry)], strict=True):
        already = f"{place.one} like that is already recorded"
        raise RefusedError(spot.subject, already, f"Use {then} change")
    called = f"{place.called} {entry['id']}" if "id" in entry else place.called
    edit = add_entry(spot.file, spot.owner, spot.at, entry)
    owner = f" {spot.subject}" if isinstance(spot.owner, Recorded) else ""
    return Plan(spot.subject, f"{called} added", (edit,), hint=f"{then} list{owner}")


def add_file(
    session: WriteSession, place: Placement, fields: Sequence[RecordField], typed: Typed
) -> None:
    """Add an inspection, or an item to one."""
    (name,) = typed.names
    above, _, own = name.rpartition("/") if place.file == "item" else ("", "", name)
    if place.file == "item" and not above:
        raise BadOptionError("ID", name, "the inspection's id, / and the item's: peel-2025/afi-1")
    owner: Record = session.inspection(above) if above else session.organisation
    folder = f"{session.inspection(above).id}/" if above else ""
    id_ = f"{folder}{_id_of(own)}"
    named = typed.fields if above else _named_by(own, fields, typed.fields)
    values = read_values(session, fields, named, owner, is_new=True)
    notes = work_out_due_date(session, values, owner)
    refuse_misfit(layout_of(place).record, {**values, "id": id_})
    notes += () if above else response_of_new(id_, values, session.on)
    path = f"inspections/{id_}.yaml" if above else f"inspections/{id_}/inspection.yaml"
    hint = f"peeltrack show {id_}" if above else f"peeltrack {place.command} list"

    def plan() -> Plan:
        ids = session.partial.ids
        known = [*ids(FileKind.ITEM), *ids(FileKind.INSPECTION)]
        # afi-3 is afi-03, unless that was withdrawn.
        if id_ in known or (above and fitting_ids(session.register.items, id_)):
            raise RefusedError(
                id_, f"there is already {place.one} with that id", "Choose another id"
            )
        return Plan(id_, f"{place.called} added", (NewFile(path, values),), notes, hint)

    session.write(plan)


def change_record(
    session: WriteSession, place: Placement, fields: Sequence[RecordField], typed: Typed
) -> None:
    """Set fields of a record; keep recorded values in an amendment if the rules require it."""
    spots = _spots(session, place, typed.owners, typed.names)
    first = spots()[0]
    is_new = value_at(first.owner, first.at, written=True) is None
    values = read_values(session, fields, typed.fields, first.owner, is_new=is_new)
    notes = _due_date_notes(session, first, values)
    values |= dict.fromkeys(keys_to_clear(typed.clear, fields))
    if not values and not is_new:
        raise MissingOptionError("an option", f"--help shows what {place.one} has")

    def dated(spot: Spot, plan: Plan) -> Plan:
        published = values.get("published")
        if place.file == "inspection" and not spot.at and isinstance(published, date):
            register = session.register
            for due in (
                dates_from_publication(register, spot.owner.id, published),
                response_from_publication(register.inspections[spot.owner.id], values, session.on),
            ):
                plan = plan.and_also(replace(due, hint=plan.hint)) if due.edits else plan
                plan = plan if due.edits else plan.with_warnings(due.warnings)
        if place.command == "inspection response" and isinstance(spot.owner, Inspection):
            return replace(plan, warnings=published_without(session.register, spot.owner, values))
        return plan.with_warnings(notes)

    def changes() -> list[tuple[Spot, Plan]]:
        return [(spot, dated(spot, _change(place, spot, values))) for spot in spots()]

    _carry_out(session, changes, typed.because)


_REASON_UNKEPT = "only a change of a recorded fact keeps its reason, so --because is not recorded"


def _carry_out(
    session: WriteSession, planned: Callable[[], list[tuple[Spot, Plan]]], because: str | None
) -> None:
    """Carry out the plan of each record; what it changes of recorded facts is amended openly."""
    if not any(session.rewritten(plan) for _, plan in planned()):
        unkept = (_REASON_UNKEPT,) if because else ()
        session.write(lambda: Plan.together([plan for _, plan in planned()]).with_warnings(unkept))
        return
    by, reason = session.author(), line("--because", because, "the reason")
    repair = Repair(reason, by, session.on)

    def amended(spot: Spot, plan: Plan) -> Plan:
        replaced = [(each.field, each.before) for each in session.rewritten(plan)]
        if not replaced:
            return plan
        refuse_repair(spot.owner, repair, session.organisation)
        amendments = (
            repair.amendment(spot.owner, *each, after=number)
            for number, each in enumerate(replaced)
        )
        what = listed([field for field, _ in replaced])
        return replace(plan, done=f"{what} amended", edits=(*plan.edits, *amendments))

    session.write(lambda: Plan.together([amended(*each) for each in planned()]))


def _due_date_notes(session: WriteSession, spot: Spot, values: dict[str, Value]) -> tuple[str, ...]:
    """Add the due date of an item that has none, from a time limit that is typed."""
    if not isinstance(spot.owner, Item) or spot.at or spot.owner.due:
        return ()
    return work_out_due_date(session, values, session.inspection(spot.owner.inspection))


def _change(place: Placement, spot: Spot, values: Mapping[str, Value]) -> Plan:
    """Plan new values of a record's fields.

    Raises:
        RefusedError: if it has them already.
    """
    edits = set_fields(spot.file, spot.owner, spot.at, values)
    called = f"{place.called} {spot.name}" if spot.name else ""
    if not edits:
        raise AlreadySoError(
            called or spot.subject, "it already has that value", "Give another value"
        )
    now = value_at(spot.owner, spot.at, written=True)
    kept = now.model_dump(by_alias=True, exclude_unset=True) if isinstance(now, Record) else {}
    rest = {key: each for key, each in {**kept, **values}.items() if each is not None}
    refuse_misfit(layout_of(place).record, rest)
    owner = f" {spot.subject}" if isinstance(spot.owner, Recorded) else ""
    item = f"peeltrack show{owner}" if place.file == "item" else ""
    verb = "list" if place.many else "show"
    hint = item or f"peeltrack {place.command} {verb}{owner if place.way else ''}"
    done = _outcome(kept, values) or f"{place.called.removeprefix('the ')} started"
    doubts = doubts_of_lead(values) if place.command == "lead" else ()
    return Plan(spot.subject, f"{called}: {done}" if called else done, edits, (), hint, doubts)


def _outcome(before: Mapping[str, object], values: Mapping[str, Value]) -> str:
    """Say of each field whether it is recorded, changed or cleared; a first fact is recorded."""
    verbs = defaultdict[str, list[str]](list)
    for key, value in values.items():
        is_first = before.get(key) in (None, (), {})
        verb = "cleared" if value is None else "recorded" if is_first else "changed"
        verbs[verb].append(_DATES.get(key, spoken(key)))
    return ", ".join(f"{listed(keys)} {verb}" for verb, keys in verbs.items())


def _spots(
    session: WriteSession, place: Placement, owners: Sequence[str], names: Sequence[str]
) -> Callable[[], list[Spot]]:
    """Return a function that finds the records' places, as they are when it is called."""
    if place.file == "organisation":
        return lambda: [find_spot(session.organisation, place, names)]
    if not owners:
        raise MissingOptionError(place.file.upper(), "name one or more")
    find: dict[str, Callable[[str], Recorded]] = {
        "inspection": session.inspection,
        "item": session.item,
        "meeting": session.held_meeting if place.way else session.meeting,
    }
    find_owner = find[place.file]
    ids = dict.fromkeys(find_owner(name).id for name in owners)
    return lambda: [find_spot(find_owner(id_), place, names) for id_ in ids]


def _named_by(
    name: str | None, fields: Sequence[RecordField], typed: Mapping[str, Any]
) -> Mapping[str, Any]:
    """Return what was typed; the name that gives the id is also the first text needed."""
    first = next((field for field in fields if field.is_required and field.kind is str), None)
    if name is None or first is None or typed.get(first.name) or name == _id_of(name):
        return typed
    return {**typed, first.name: name}


def _id_of(name: str) -> str:
    """Return the id that a person typed, or one made of a name."""
    plain = name.strip().casefold()
    if is_slug(plain):
        return plain
    made = slug(name)
    if not made:
        raise BadOptionError("ID", name, "a name with letters")
    return made
