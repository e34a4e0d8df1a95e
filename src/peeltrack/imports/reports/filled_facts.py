"""Facts of a report that the register's own records of it lack. Pure."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from peeltrack.edits.drafts import take_grades
from peeltrack.edits.kinds import Edit, Plan, Put
from peeltrack.imports.reports.new_files import areas_of
from peeltrack.imports.reports.proposed_items import ProposedInspection, ProposedItem
from peeltrack.model.inspections import Inspection
from peeltrack.model.items import Item
from peeltrack.wording import counted


def facts_of_inspection(proposed: ProposedInspection, held: Inspection) -> Plan:
    """Plan the publication date, areas and grades that an inspection lacks.

    Areas of its own are kept as they are named; those that it lacks, and grades that differ,
    are in the plan's warnings.
    """
    edits: list[Edit] = []
    if proposed.published and held.published is None:
        edits.append(Put(held.file, ("published",), proposed.published))
    if not held.areas and proposed.areas:
        edits.append(Put(held.file, ("areas",), areas_of(proposed)))
        done = f"{counted(len(proposed.areas), 'area')} of the report recorded"
        return Plan(held.id, done, tuple(edits))
    grades = {area.name: area.grade for area in proposed.areas if area.grade}
    graded = take_grades(held, grades)
    return replace(graded, edits=(*edits, *graded.edits))


def facts_of_items(
    pairs: Iterable[tuple[ProposedItem, Item]],
    areas: Mapping[str, Mapping[str, str]],
    causes: Collection[str],
) -> Iterator[Put]:
    """Yield the facts that existing items lack; no recorded one changes.

    Args:
        pairs: the findings that the register has word for word.
        areas: by inspection, the id that its own file has for each area of the report.
        causes: the ids of the causes of concern that there are, or are written with them.
    """
    for proposed, item in pairs:
        area = areas.get(item.inspection, {}).get(proposed.area.id) if proposed.area else None
        cause = proposed.cause_of_concern
        facts = {
            "area": area,
            "cause_of_concern": cause if f"{item.inspection}/{cause}" in causes else None,
            "due_phrase": proposed.due_phrase,
            "due": proposed.due,
        }
        for key, value in facts.items():
            if value is not None and getattr(item, key) is None:
                yield Put(item.file, (key,), value)
