"""Dates that an accepted proposal gives to the register, and those that are still missing. Pure."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date

from peeltrack.edits.kinds import Put
from peeltrack.imports.language.due_phrases import NEEDS_PUBLICATION
from peeltrack.imports.reports.proposed_items import ProposedInspection, ProposedItem
from peeltrack.model.items import Item
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import InspectionKind
from peeltrack.queries.response import begun_response, response_owed_by


def dated_now(
    inspections: Iterable[ProposedInspection], files: Collection[str], register: Register
) -> list[ProposedInspection]:
    """List the new inspections, and existing ones without a publication date."""
    found = []
    for each in inspections:
        held = register.inspections.get(each.id)
        is_new = f"inspections/{each.id}/inspection.yaml" in files
        if is_new or (held and held.published is None):
            found.append(each)
    return found


def begun_responses(
    inspections: Iterable[ProposedInspection], register: Register, on: date
) -> Iterator[Put]:
    """Yield the responses of existing inspections that are still due and not begun."""
    for each in inspections:
        held = register.inspections.get(each.id)
        if held is None or held.statutory_response is not None:
            continue
        if begun := begun_response(held.kind, held.published or each.published, on):
            yield Put(held.file, ("statutory_response",), begun)


def uncounted(inspections: Iterable[ProposedInspection]) -> Iterator[str]:
    """Yield the PEEL inspections whose response has no deadline: no publication date is known."""
    for each in inspections:
        if each.kind == InspectionKind.PEEL and each.published is None:
            yield each.id


def unanswered(
    inspections: Iterable[ProposedInspection], register: Register, on: date
) -> Iterator[tuple[str, date]]:
    """Yield the PEEL inspections whose response was due by a date that has passed, and the date."""
    for each in inspections:
        held, last = register.inspections.get(each.id), response_owed_by(each.kind, each.published)
        if last and last < on and not (held and held.statutory_response):
            yield each.id, last


def undated(
    items: Iterable[ProposedItem], existing: Mapping[str, Item]
) -> Iterator[tuple[str, str]]:
    """Yield the items without a due date for lack of the publication date, each with its phrase."""
    for item in items:
        held = existing.get(item.id)
        waits = any(NEEDS_PUBLICATION in flag for flag in item.flags)
        if item.due_phrase and waits and not (held and held.due):
            yield item.id, item.due_phrase
