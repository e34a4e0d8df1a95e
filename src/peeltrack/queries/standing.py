"""The register without what was withdrawn. Pure.

The one place that decides it: whatever reports a position is given the result of
`without_withdrawn`, as by `as_at`. History, `show` and the export's table of withdrawals read
the record itself.
"""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from peeltrack.model.inspections import Inspection
from peeltrack.model.items import LINKS, Item
from peeltrack.model.meetings import Action, Commitment, Meeting, Question, Remark
from peeltrack.model.register import Register
from peeltrack.model.standing import standing
from peeltrack.model.withdrawals import is_withdrawn, withdrawable_lists


def without_withdrawn(register: Register, by: date = date.max) -> Register:
    """Return the register without what was withdrawn by a date; the very same if nothing was.

    A change after a withdrawn one starts from the value before both, and RAG and dates are
    those of the last change not withdrawn. No reference to a withdrawn item remains.
    """
    if not register.holding_withdrawn:
        return register
    items = _standing_records(register.items.values(), by)
    meetings = _standing_records(register.meetings.values(), by)
    gone = register.items.keys() - items.keys()
    if not gone:
        return replace(register, items=items, meetings=meetings)
    return replace(
        register,
        items={id_: _item_without(item, gone) for id_, item in items.items()},
        meetings={id_: _meeting_without(meeting, gone) for id_, meeting in meetings.items()},
        inspections={id_: _responding_without(i, gone) for id_, i in register.inspections.items()},
    )


def _standing_records(records: Iterable[Any], by: date) -> dict[str, Any]:
    return {
        each.id: standing(each, by) if each.holds_withdrawn else each
        for each in records
        if not is_withdrawn(each, by)
    }


def _item_without(item: Item, gone: Collection[str]) -> Item:
    gone_links = [link for link in LINKS if getattr(item, link) in gone]
    changes = dict.fromkeys((*gone_links, *(LINKS[link] for link in gone_links)))
    if f"{item.inspection}/{item.cause_of_concern}" in gone:
        changes["cause_of_concern"] = None
    return item.model_copy(update=changes) if changes else item


def _meeting_without(meeting: Meeting, gone: Collection[str]) -> Meeting:
    """Return a meeting that names no withdrawn item; what was said stays."""
    changes: dict[str, Any] = {}
    for name in withdrawable_lists(Meeting):
        entries = getattr(meeting, name)
        changes[name] = tuple(
            entry.model_copy(update=_named_without(entry, gone)) for entry in entries
        )
    return meeting.model_copy(update=changes)


def _named_without(
    entry: Question | Remark | Action | Commitment, gone: Collection[str]
) -> dict[str, object]:
    changes: dict[str, object] = {"item": None} if entry.item in gone else {}
    if isinstance(entry, Question):
        changes["also_about"] = tuple(id_ for id_ in entry.also_about if id_ not in gone)
    return changes


def _responding_without(inspection: Inspection, gone: Collection[str]) -> Inspection:
    response = inspection.statutory_response
    if response is None or not any(each.item in gone for each in response.explanations):
        return inspection
    left = tuple(each for each in response.explanations if each.item not in gone)
    changed = response.model_copy(update={"explanations": left})
    return inspection.model_copy(update={"statutory_response": changed})
