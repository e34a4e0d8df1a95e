"""Withdrawals of what was recorded in error, as plans of edits."""

from datetime import date

from peeltrack.edits.amendments import find_place, place_at, put_or_drop
from peeltrack.edits.edit_guards import Recorded, refuse_unless_reviewer, refuse_withdrawn
from peeltrack.edits.kinds import Edit, Plan, Put
from peeltrack.edits.repairs import Repair
from peeltrack.errors import RefusedError
from peeltrack.model.items import Item
from peeltrack.model.organisation import Organisation
from peeltrack.model.problems import Place
from peeltrack.model.progress import LED_TO
from peeltrack.model.record import Record
from peeltrack.wording import long_date


def withdraw(
    record: Recorded,
    where: str | None,
    repair: Repair,
    organisation: Organisation,
) -> Plan:
    """Withdraw a record, or one of its entries, that was recorded in error; nothing is deleted.

    If it changed a RAG, a target or a step's date, that goes back to the result of the
    remaining changes.

    Args:
        record: the record, with whatever was withdrawn from it before.
        where: the keys that lead to an entry, as an amendment names it; None for the record.
        repair: why it is done, by whom, and from when it no longer counts.
        organisation: who may review, and so withdraw.

    Raises:
        RefusedError: if whoever withdraws may not review, if it is withdrawn already, or if
            the place is not an entry that can be withdrawn.
        UnknownNameError: if there is no such place.
        AmbiguousError: if a name fits several entries.
    """
    refuse_unless_reviewer(record, repair.by, organisation, "withdraw")
    place = find_place(record, where) if where else None
    at, what, value = (place.at, place.what, place.value) if place else ((), "", record)
    _refuse_other(record, what, value)
    for end in range(len(at) + 1):
        refuse_withdrawn(place_at(record, at[:end]).value, f"{record.id} {what}".strip())
    edits: tuple[Edit, ...] = (Put(record.file, (*at, "withdrawn"), repair.entry),)
    done = f"{what} withdrawn".strip()
    if key := LED_TO.get(str(at[-2])) if at else None:
        result = _led_back_to(record, at)
        edits = (*edits, put_or_drop(record.file, (*at[:-2], key), result))
        shown = long_date(result) if isinstance(result, date) else result or "not set"
        done = f"{done}, {key.replace('rag', 'RAG')} is {shown}"
    hint = f"peeltrack {'history' if isinstance(record, Item) else 'meeting show'} {record.id}"
    return Plan(record.id, done, edits, hint=hint, counts_withdrawn=True)


def _led_back_to(record: Recorded, at: Place) -> object:
    """Return the result of the changes in a list that remain once one of them is withdrawn."""
    changes = place_at(record, at[:-1]).value
    if not isinstance(changes, tuple):
        return None
    left = [each for index, each in enumerate(changes) if index != at[-1] and not each.withdrawn]
    return left[-1].after if left else changes[0].before


def _refuse_other(record: Recorded, what: str, value: object) -> None:
    """Refuse whatever cannot be withdrawn: a single value, a whole list, an undated detail."""
    if isinstance(value, Record) and "withdrawn" in type(value).model_fields:
        return
    if not what:
        raise RefusedError(record.id, "an inspection cannot be withdrawn", "Withdraw its items")
    if isinstance(value, tuple) and value:
        raise RefusedError(record.id, f"{what} is a list", f"Name one of its entries: {what}.1")
    raise RefusedError(
        record.id, f"{what} is not an entry that can be withdrawn", "Amend it, or name its entry"
    )
