"""A tracker that a person accepts, to the edits that bring it into the register. Pure.

New items get their files; of those that are there, only their progress grows, and a lead,
target or RAG is taken where they have none.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from peeltrack.edits.kinds import Edit, Insert, NewFile, Put
from peeltrack.imports.trackers.drafts import ItemDraft
from peeltrack.imports.trackers.existing_items import filled, new_updates
from peeltrack.imports.trackers.tracker_import import Import
from peeltrack.model.items import Item
from peeltrack.model.register import Register

_REGISTER = "register.yaml"


@dataclass(frozen=True, slots=True)
class TrackerAcceptance:
    """What accepting a tracker would do."""

    edits: tuple[Edit, ...]
    items: int
    """How many items are new."""
    updates: int
    """How many updates are added to items that are there."""
    leads: int
    """How many leads are new."""
    filled: int = 0
    """How many values are given to items that are there and had none."""


def accepted(import_: Import, register: Register) -> TrackerAcceptance:
    """The edits that accepting a tracker makes."""
    new = [draft for draft in import_.drafts if draft.held is None]
    wanted = {draft.finding.inspection for draft in new}
    edits: list[Edit] = [
        NewFile(f"inspections/{each.id}/inspection.yaml", each.values(_source(new)))
        for each in import_.inspections
        if each.id in wanted and each.id not in register.unread
    ]
    edits += [NewFile(f"inspections/{draft.id}.yaml", _in_order(draft.values)) for draft in new]
    added = [edit for draft in import_.drafts if draft.held for edit in _added(draft)]
    gaps = [edit for draft in import_.drafts if draft.held for edit in _filled(draft)]
    edits += [*added, *gaps]
    if not edits:
        return TrackerAcceptance((), 0, 0, 0)
    edits = [*_leads(import_, register), *edits]
    filled_in = sum(isinstance(edit, Put) for edit in gaps)
    return TrackerAcceptance(tuple(edits), len(new), len(added), len(import_.leads), filled_in)


def _added(draft: ItemDraft) -> Iterator[Insert]:
    """The new updates of an item, each put where its day belongs among those before it."""
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
    """What an item had nothing of, and the record of how the tracker came to it."""
    for key, entries in filled(draft).items():
        if draft.held:
            yield Put(draft.held.file, (key,), draft.values[key])
            for index, entry in enumerate(entries):
                yield Insert(draft.held.file, (f"{key}_changes",), index, entry)


def _leads(import_: Import, register: Register) -> Iterator[Put]:
    leads = {id_: {"title": title} for id_, title in import_.leads.items()}
    if register.organisation.leads:
        # Each goes right below the first lead: the last one first keeps their order.
        for id_, lead in reversed(leads.items()):
            yield Put(_REGISTER, ("leads", id_), lead)
    elif leads:
        yield Put(_REGISTER, ("leads",), leads)


def _in_order(values: Mapping[str, object]) -> dict[str, object]:
    """The keys as every file of the register orders them."""
    return {key: values[key] for key in Item.model_fields if key in values}


def _source(drafts: list[ItemDraft]) -> str:
    return drafts[0].facts.context.file
