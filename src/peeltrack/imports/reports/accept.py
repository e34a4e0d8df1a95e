"""A proposal a person accepts, to the files that it would make. Pure.

Nothing that the register holds is changed: what is there already is left, and where it
differs the difference is told. Only a day that it does not have is filled in, and the
response that is owed by such a day is begun.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from peeltrack.edits.kinds import NewFile, Put
from peeltrack.imports.language.due_phrases import NEEDS_PUBLICATION
from peeltrack.imports.language.likeness import word_difference
from peeltrack.imports.reports.new_files import (
    begun_response,
    inspection_file,
    item_file,
    response_owed_by,
)
from peeltrack.imports.reports.proposed_items import (
    Match,
    Proposal,
    ProposedInspection,
    ProposedItem,
)
from peeltrack.model.inspections import Inspection
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import InspectionKind, ItemKind

_SURE = 0.9
"""A restated finding so like one held is that one."""


@dataclass(frozen=True, slots=True)
class DifferentWording:
    """An item held whose wording is not the paper's."""

    item: str
    words: str


@dataclass(frozen=True, slots=True)
class ReportAcceptance:
    """What accepting a proposal would do."""

    new: tuple[NewFile, ...] = ()
    filled: tuple[Put, ...] = ()
    """Days that the register has none of, of an inspection or item that it holds."""
    begun: tuple[Put, ...] = ()
    """Statutory responses of inspections that it holds, whose last day such a day tells."""
    same: tuple[str, ...] = ()
    """Ids of items held already, word for word."""
    differing: tuple[DifferentWording, ...] = ()
    withheld: tuple[tuple[str, str], ...] = ()
    """Ids of items that are not written, each with the reason."""
    undated: tuple[tuple[str, str], ...] = ()
    """Ids of items without a due day for want of the day of publication, each with its phrase."""
    uncounted: tuple[str, ...] = ()
    """Ids of PEEL inspections whose response has no last day for want of that day."""
    doubtful: tuple[str, ...] = ()
    """What is not written of items that are, for it is in doubt, each with the reason."""
    unanswered: tuple[tuple[str, date], ...] = ()
    """Ids of PEEL inspections whose response was due by a day that has passed, and that day:
    whether it was published is for a person to say."""


def accepted(
    proposal: Proposal, register: Register, matches: Sequence[Match], on: date
) -> ReportAcceptance:
    """The files that accepting a proposal makes on a day, and what it leaves alone and why."""
    certain = [without_doubts(item) for item in proposal.items if item.is_certain]
    same, differing, fresh = _divided(certain, register)
    wanted, withheld = _withheld(fresh, register, matches)
    withheld += _uncertain(proposal.items)
    files: list[NewFile] = []
    for inspection in proposal.inspections:
        items = [item for item in wanted if item.inspection == inspection.id]
        held = register.inspections.get(inspection.id)
        if items and held is None and inspection.id not in register.unread:
            files.append(inspection_file(inspection, items, proposal.counts, on))
        areas = _area_ids(inspection, held)
        files += [item_file(item, areas) for item in items]
    ids = {item.id for item in wanted} | set(same)
    waiting = [item for item in certain if item.id in ids]
    dated_now = _dated_now(proposal.inspections, {file.file for file in files}, register)
    return ReportAcceptance(
        new=tuple(files),
        filled=_filled_days(proposal.inspections, certain, same, register),
        begun=tuple(_begun_responses(dated_now, register, on)),
        same=tuple(same),
        differing=tuple(differing),
        withheld=tuple(withheld),
        undated=tuple(_undated(waiting, register)),
        uncounted=tuple(_uncounted(dated_now)),
        unanswered=tuple(_unanswered(dated_now, register, on)),
        doubtful=tuple(_doubtful(proposal.items, ids)),
    )


def without_doubts(item: ProposedItem) -> ProposedItem:
    """Return an item without what the paper does not settle: nothing guessed is written."""
    if not item.doubts:
        return item
    return replace(
        item,
        due=None if item.doubt("due") else item.due,
        area=None if item.doubt("area") else item.area,
        cause_of_concern=None if item.doubt("parent") else item.cause_of_concern,
    )


def _uncertain(items: Iterable[ProposedItem]) -> Iterator[tuple[str, str]]:
    for item in items:
        if not item.is_certain:
            why = item.doubt("kind") or item.doubt("number") or "; ".join(item.evidence)
            yield item.id, f"uncertain ({why}): confirm it in a proposal file (-o FILE)"


def _doubtful(items: Iterable[ProposedItem], written: Collection[str]) -> Iterator[str]:
    """Return what is not written of the items that are, with the reason."""
    for item in items:
        for each in item.doubts if item.id in written else ():
            if each.attribute in ("due", "area", "parent") and "publication" not in each.reason:
                yield f"{item.id}: {each.attribute} not written, in doubt: {each.reason}"


def _dated_now(
    inspections: Iterable[ProposedInspection], files: Collection[str], register: Register
) -> list[ProposedInspection]:
    """The inspections that are new, and those held without their day of publication."""
    found = []
    for each in inspections:
        held = register.inspections.get(each.id)
        is_new = f"inspections/{each.id}/inspection.yaml" in files
        if is_new or (held and held.published is None):
            found.append(each)
    return found


def _begun_responses(
    dated_now: Iterable[ProposedInspection], register: Register, on: date
) -> Iterator[Put]:
    """The responses of inspections held, now that their last day is known."""
    for each in dated_now:
        held, begun = register.inspections.get(each.id), begun_response(each, on)
        if held and held.statutory_response is None and begun:
            yield Put(held.file, ("statutory_response",), begun)


def _uncounted(dated_now: Iterable[ProposedInspection]) -> Iterator[str]:
    for each in dated_now:
        if each.kind == InspectionKind.PEEL and each.published is None:
            yield each.id


def _unanswered(
    dated_now: Iterable[ProposedInspection], register: Register, on: date
) -> Iterator[tuple[str, date]]:
    for each in dated_now:
        held, last = register.inspections.get(each.id), response_owed_by(each)
        if last and last < on and not (held and held.statutory_response):
            yield each.id, last


def _filled_days(
    inspections: Iterable[ProposedInspection],
    certain: Iterable[ProposedItem],
    same: Sequence[str],
    register: Register,
) -> tuple[Put, ...]:
    """Return the dates that a paper says, or a person of it, where the register has none.

    Only of inspections held and of items held word for word; no date that is there is changed.
    """
    published = [
        Put(held.file, ("published",), each.published)
        for each in inspections
        if (held := register.inspections.get(each.id)) and held.published is None
    ]
    items = [
        Put(item.file, ("due",), each.due)
        for each in certain
        if each.id in same and (item := register.items[each.id]).due is None
    ]
    return tuple(put for put in (*published, *items) if put.value)


def _undated(items: Iterable[ProposedItem], register: Register) -> Iterator[tuple[str, str]]:
    for item in items:
        held = register.items.get(item.id)
        waits = any(NEEDS_PUBLICATION in flag for flag in item.flags)
        if item.due_phrase and waits and not (held and held.due):
            yield item.id, item.due_phrase


def _divided(
    items: Iterable[ProposedItem], register: Register
) -> tuple[list[str], list[DifferentWording], list[ProposedItem]]:
    """Items held word for word, items held with other words, and new ones."""
    same: list[str] = []
    differing: list[DifferentWording] = []
    fresh: list[ProposedItem] = []
    for item in items:
        held = register.items.get(item.id)
        if held is None:
            fresh.append(item)
        elif _plain(held.wording) == _plain(item.wording):
            same.append(item.id)
        else:
            differing.append(DifferentWording(item.id, word_difference(held.wording, item.wording)))
    return same, differing, fresh


def _withheld(
    items: Sequence[ProposedItem], register: Register, matches: Sequence[Match]
) -> tuple[list[ProposedItem], list[tuple[str, str]]]:
    """The items to write, and those that the register must not be given."""
    alike = {match.proposed: match for match in matches if match.likeness >= _SURE}
    wanted: list[ProposedItem] = []
    withheld: list[tuple[str, str]] = []
    for item in items:
        match = alike.get(item.id)
        if item.id in register.unread:
            withheld.append(
                (item.id, "the register has that file, with problems: run peeltrack validate")
            )
        elif match and (item.restated or _is_told_again(match, register)):
            withheld.append((item.id, f"restates {match.held}, which the register holds"))
        else:
            wanted.append(item)
    return _with_their_family(wanted, register, withheld), withheld


def _is_told_again(match: Match, register: Register) -> bool:
    """Whether it repeats an accelerated cause of concern, as the report that follows does."""
    held = register.inspections.get(match.held.partition("/")[0])
    accelerated = held is not None and held.kind == InspectionKind.ACCELERATED
    return (
        accelerated
        and match.likeness == 1
        and not match.proposed.startswith(f"{held.id}/" if held else "")
    )


def _with_their_family(
    items: Sequence[ProposedItem], register: Register, withheld: list[tuple[str, str]]
) -> list[ProposedItem]:
    """Causes of concern need a recommendation, and recommendations the cause they name."""
    answered = {f"{item.inspection}/{item.cause_of_concern}" for item in items}
    answered |= {f"{item.inspection}/{item.cause_of_concern}" for item in register.items.values()}
    kept: list[ProposedItem] = []
    for item in items:
        if item.kind == ItemKind.CAUSE_OF_CONCERN and item.id not in answered:
            withheld.append(
                (item.id, "no recommendation that answers it was found: add both by hand")
            )
        else:
            kept.append(item)
    there = {item.id for item in kept} | register.items.keys()
    return [
        item
        if f"{item.inspection}/{item.cause_of_concern}" in there
        else replace(item, cause_of_concern=None)
        for item in kept
    ]


def _area_ids(inspection: ProposedInspection, held: Inspection | None) -> dict[str, str]:
    """For each area of the proposal, the id that the inspection's own file has for it."""
    if held is None:
        return {area.id: area.id for area in inspection.areas}
    ids = {}
    for area in inspection.areas:
        known = next(filter(None, map(held.area_called, (area.id, area.name, *area.aliases))), None)
        if known:
            ids[area.id] = known.id
    return ids


def _plain(wording: str) -> str:
    return " ".join(wording.split())
