"""An item's target, leads and measures of success, as plans of edits."""

from collections.abc import Iterable, Mapping
from datetime import date

from peeltrack.edits.edit_guards import insert_by_date, refuse_before_last, refuse_ended
from peeltrack.edits.kinds import Insert, Plan, Put
from peeltrack.errors import AlreadySoError, RefusedError
from peeltrack.model.items import Item
from peeltrack.model.organisation import Lead
from peeltrack.wording import days, listed, long_date, times


def move_target(item: Item, to: date, because: str, by: str, on: date) -> Plan:
    """Give an item a new target, keeping every earlier one and the reason.

    Warns if it has moved before, or if it is after HMICFRS's due date.

    Raises:
        RefusedError: if the item has ended or that is its target already.
    """
    refuse_ended(item)
    if item.target == to:
        raise AlreadySoError(
            item.id, f"already has the target {long_date(to)}", "Choose another date"
        )
    refuse_before_last(item, "target_changes", on)
    entry = {"date": on, "from": item.target, "to": to, "because": because, "by": by}
    edits = (Put(item.file, ("target",), to), insert_by_date(item, "target_changes", entry, on))
    hint = f"peeltrack show {item.id}"
    return Plan(item.id, _target_moved(item, to), edits, _target_warnings(item, to), hint)


def assign_leads(
    item: Item,
    *,
    strategic: str | None,
    tactical: str | None,
    leads: Mapping[str, Lead],
    on: date,
) -> Plan:
    """Name the strategic lead, the tactical lead, or both.

    Raises:
        RefusedError: if the item has ended, they are its leads already, or one is not in
            post on that day.
    """
    refuse_ended(item)
    wanted = {"strategic_lead": strategic, "tactical_lead": tactical}
    changed = {key: lead for key, lead in wanted.items() if lead and lead != getattr(item, key)}
    if not changed:
        raise AlreadySoError(item.id, "already has those leads", "Choose others")
    _refuse_leavers(item, changed.values(), leads, on)
    changes = [f"{key.partition('_')[0]} lead {lead}" for key, lead in changed.items()]
    edits = tuple(Put(item.file, (key,), lead) for key, lead in changed.items())
    return Plan(item.id, listed(changes), edits, hint=f"peeltrack show {item.id}")


def hand_over(
    item: Item, leaver: str, successor: str, *, leads: Mapping[str, Lead], on: date
) -> Plan:
    """Give one lead's place on an item to another: as its lead, and on its open steps.

    Raises:
        RefusedError: if the item has ended, the first lead has no part in it, or the
            second is not in post on that day.
    """
    refuse_ended(item)
    _refuse_leavers(item, [successor], leads, on)
    roles = [role for role in ("strategic", "tactical") if getattr(item, f"{role}_lead") == leaver]
    steps = [
        (index, step)
        for index, step in enumerate(item.steps_to_green)
        if step.lead == leaver and not step.done
    ]
    if not roles and not steps:
        raise AlreadySoError(item.id, f"{leaver} has no role in it", "Name another item or lead")
    edits = (
        *(Put(item.file, (f"{role}_lead",), successor) for role in roles),
        *(Put(item.file, ("steps_to_green", index, "lead"), successor) for index, _ in steps),
    )
    changes = [f"{role} lead {leaver} → {successor}" for role in roles]
    changes += [f"step {step.id} {leaver} → {successor}" for _, step in steps]
    return Plan(item.id, listed(changes), edits, hint=f"peeltrack show {item.id}")


def _refuse_leavers(item: Item, named: Iterable[str], leads: Mapping[str, Lead], on: date) -> None:
    for lead in named:
        if not leads[lead].is_in_post(on):
            raise RefusedError(item.id, f"{lead} has left the post", "Name who has taken it over")


def add_measure(item: Item, text: str, method: str | None = None) -> Plan:
    """Add a measure of success.

    Raises:
        RefusedError: if the item has ended.
    """
    refuse_ended(item)
    entry = {"text": text, "method": method}
    edit = Insert(item.file, ("measures",), len(item.measures), entry)
    return Plan(item.id, "measure of success added", (edit,), hint=f"peeltrack show {item.id}")


def _target_moved(item: Item, to: date) -> str:
    if item.target is None:
        return f"target {long_date(to)}"
    by = (to - item.target).days
    moved = f"{days(abs(by))} {'later' if by > 0 else 'earlier'}"
    return f"target {long_date(item.target)} → {long_date(to)} ({moved})"


def _target_warnings(item: Item, to: date) -> tuple[str, ...]:
    moved = [change for change in item.target_changes if change.before]
    warnings = []
    if moved:
        first = item.original_target
        since = f", first {long_date(first)}" if first else ""
        warnings.append(f"the target has already moved {times(len(moved))}{since}")
    if item.due and to > item.due:
        warnings.append(f"the target is after HMICFRS's due date, {long_date(item.due)}")
    return tuple(warnings)
