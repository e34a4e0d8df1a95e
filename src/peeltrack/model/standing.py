"""A record as it stands: without those of its entries that were withdrawn. Pure."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, TypeVar

from peeltrack.model.problems import Place
from peeltrack.model.progress import LED_TO, DateChange, RagChange
from peeltrack.model.record import Record
from peeltrack.model.withdrawals import is_withdrawn, withdrawable_lists

_R = TypeVar("_R", bound=Record)
_Change = RagChange | DateChange


def standing(record: _R, by: date = date.max) -> _R:
    """Return a record without its entries that were withdrawn by a date."""
    changes: dict[str, Any] = {}
    for name in withdrawable_lists(type(record)):
        entries = getattr(record, name)
        kept = tuple(standing(entries[index], by) for index in standing_indexes(entries, by))
        if len(kept) == len(entries):
            if any(now is not was for now, was in zip(kept, entries, strict=True)):
                changes[name] = kept
            continue
        if name in LED_TO:
            changes[LED_TO[name]] = led_to(entries, by)
            kept = _joined(kept, entries[0].before)
        changes[name] = kept
    if "steps_to_green" in changes:
        changes |= _without_steps(record, changes)
    return record.model_copy(update=changes) if changes else record


def standing_indexes(entries: Sequence[Record], by: date = date.max) -> list[int]:
    """Return where the entries of a list stand that were not withdrawn by a date.

    A change that only leads back from a withdrawn one moved nothing, and is left out.
    """
    indexes: list[int] = []
    value: object = entries[0].before if entries and isinstance(entries[0], _Change) else None
    after_gap = False
    for index, entry in enumerate(entries):
        if is_withdrawn(entry, by):
            after_gap = True
        elif not isinstance(entry, _Change):
            indexes.append(index)
        elif not (after_gap and entry.after == value):
            indexes.append(index)
            value, after_gap = entry.after, False
    return indexes


def led_to(changes: Sequence[_Change], by: date = date.max) -> object:
    """Return the result of the last standing change; without one, the value before the first."""
    left = [change for change in changes if not is_withdrawn(change, by)]
    return left[-1].after if left else changes[0].before


def place_in_file(record: Record, at: Place) -> Place:
    """Return the place in the file of a place in the record as it stands."""
    value: object = record
    place: Place = ()
    for step in at:
        here = step
        if isinstance(step, int) and isinstance(value, tuple):
            indexes = standing_indexes(value) if _are_records(value) else range(len(value))
            here = indexes[step] if step < len(indexes) else len(value)
            value = value[here] if here < len(value) else None
        else:
            value = getattr(value, str(step), None)
        place = (*place, here)
    return place


def _are_records(value: Iterable[object]) -> bool:
    return all(isinstance(each, Record) for each in value)


def _joined(changes: tuple[Any, ...], start: object) -> tuple[Any, ...]:
    """Return the changes so that each starts from what the one before led to."""
    joined: list[_Change] = []
    for change in changes:
        joined.append(
            change if change.before == start else change.model_copy(update={"before": start})
        )
        start = change.after
    return tuple(joined)


def _without_steps(record: Record, changes: dict[str, Any]) -> dict[str, Any]:
    """Return the lists of an item whose entries name withdrawn steps, without their names."""
    left = {step.id for step in changes["steps_to_green"]}
    gone = {step.id for step in getattr(record, "steps_to_green")} - left  # noqa: B009
    lists: dict[str, Any] = {}
    for name, key in (("progress", "steps"), ("rag_changes", "steps_open")):
        lists[name] = tuple(
            each.model_copy(update={key: tuple(s for s in getattr(each, key) if s not in gone)})
            for each in changes.get(name, getattr(record, name))
        )
    return lists
