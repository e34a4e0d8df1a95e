"""Edits that bring an accepted tracker into the register. Pure.

New items get their files. Existing items only gain progress, and a lead, target, RAG, steps
or sign-offs if they have none.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from peeltrack.edits.kinds import Edit, Insert, NewFile, Put
from peeltrack.imports.trackers.drafts import ItemDraft
from peeltrack.imports.trackers.existing_items import filled
from peeltrack.imports.trackers.existing_updates import new_updates
from peeltrack.imports.trackers.tracker_import import Import
from peeltrack.model.items import Item
from peeltrack.model.register import Register

_REGISTER = "register.yaml"


@dataclass(frozen=True, slots=True)
class TrackerAcceptance:
    """The result of accepting a tracker."""

    edits: tuple[Edit, ...]
    items: int
    """The number of new items."""
    updates: int
    """The number of updates added to existing items."""
    leads: int
    """The number of new leads."""
    filled: int = 0
    """The number of values given to existing items that had none."""


def accepted(import_: Import, register: Register) -> TrackerAcceptance:
    """Return the edits that accepting a tracker makes."""
    new = [draft for draft in import_.drafts if draft.held is None]
    wanted = {draft.finding.inspection for draft in new}
    edits: list[Edit] = [
        NewFile(f"inspections/{each.id}/inspection.yaml", each.values(_source(new)))
        for each in import_.inspections
        if each.id in wanted
    ]
    edits += [NewFile(f"inspections/{draft.id}.yaml", _in_order(draft.values)) for draft in new]
    added = [edit for draft in import_.drafts if draft.held for edit in _added(draft)]
    gaps = [edit for draft in import_.drafts if draft.held for edit in _filled(draft)]
    edits += [*added, *gaps]
    if not edits:
        return TrackerAcceptance((), 0, 0, 0)
    edits = [*_leads(import_, register), *edits]
    filled_in = sum(len(filled(draft)) for draft in import_.drafts)
    return TrackerAcceptance(tuple(edits), len(new), len(added), len(import_.leads), filled_in)


def _added(draft: ItemDraft) -> Iterator[Insert]:
    """Yield the new updates of an item, each placed by its date among the existing ones."""
    if draft.held is None:
        return
    days = [update.date for update in draft.held.progress]
    for entry in new_updates(draft):
        day = entry["date"]
        if isinstance(day, date):
            place = bisect_right(days, day)
            days.insert(place, day)
            yield Insert(draft.held.file, ("progress",), place, entry)


def _filled(draft: ItemDraft) -> Iterator[Put | Insert]:
    """Yield what the item lacked and the tracker has, with the record of each change."""
    for key, entries in filled(draft).items():
        if draft.held:
            if own := draft.entries(key):
                yield from (
                    Insert(draft.held.file, (key,), at, each) for at, each in enumerate(own)
                )
            else:
                yield Put(draft.held.file, (key,), draft.values[key])
            for index, entry in enumerate(entries):
                yield Insert(draft.held.file, (f"{key}_changes",), index, entry)


def _leads(import_: Import, register: Register) -> Iterator[Put]:
    leads = {id_: {"title": title} for id_, title in import_.leads.items()}
    if register.organisation.leads:
        # Each goes directly below the first lead: inserting the last one first keeps their order.
        for id_, lead in reversed(leads.items()):
            yield Put(_REGISTER, ("leads", id_), lead)
    elif leads:
        yield Put(_REGISTER, ("leads",), leads)


def _in_order(values: Mapping[str, object]) -> dict[str, object]:
    """Return the keys in the order of every file of the register."""
    return {key: values[key] for key in Item.model_fields if key in values}


def _source(drafts: list[ItemDraft]) -> str:
    return drafts[0].facts.context.file
