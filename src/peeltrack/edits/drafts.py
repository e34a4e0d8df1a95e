"""Draft findings settled once their report is published, as plans of edits."""

from collections.abc import Mapping
from datetime import date

from peeltrack.edits.edit_guards import refuse_ended, refuse_unless_reviewer
from peeltrack.edits.kinds import Edit, Plan, Put
from peeltrack.edits.records import set_fields
from peeltrack.edits.repairs import Repair
from peeltrack.errors import AlreadySoError, RefusedError
from peeltrack.model.inspections import Inspection
from peeltrack.model.items import Item
from peeltrack.model.organisation import Organisation
from peeltrack.model.vocabulary import Grade
from peeltrack.wording import listed, long_date, spoken

_PUBLISHED = "The published report uses this wording."


def settle_draft(
    item: Item,
    inspection: Inspection,
    by: str,
    on: date,
    organisation: Organisation,
    *,
    wording: str | None = None,
) -> Plan:
    """Record that the published report contains a draft finding, as it was or reworded.

    The draft's own words stay in the amendments. A finding that the report dropped is
    withdrawn instead.

    Args:
        item: the draft finding.
        inspection: its inspection.
        by: who settles it, a lead who may review.
        on: the date.
        organisation: who may review.
        wording: the report's wording; None if it kept the draft's.

    Raises:
        RefusedError: if the item has ended or is no draft, if the report is not published
            by that date, or if whoever settles it may not review.
    """
    refuse_ended(item)
    if item.draft is None:
        raise AlreadySoError(item.id, "is not a draft finding", "Leave it")
    if item.draft.settled:
        settled = long_date(item.draft.settled)
        raise AlreadySoError(item.id, f"was already settled on {settled}", "Leave it")
    if inspection.published is None or inspection.published > on:
        raise RefusedError(
            item.id,
            "its report is not published",
            f"Record its date with peeltrack inspection change {inspection.id} --published DATE",
        )
    refuse_unless_reviewer(item, by, organisation, "settle a draft")
    edits: list[Edit] = [Put(item.file, ("draft", "settled"), on)]
    done = "draft settled, wording unchanged"
    if wording is not None and wording.split() != item.wording.split():
        done = "draft settled with the report's wording"
        edits += [
            Put(item.file, ("wording",), wording),
            Repair(_PUBLISHED, by, on).amendment(item, "wording", item.wording),
        ]
    return Plan(item.id, done, tuple(edits), hint=f"peeltrack show {item.id}")


def take_grades(inspection: Inspection, grades: Mapping[str, Grade]) -> Plan:
    """Record a published report's grades where an inspection has none; a recorded one stays.

    Args:
        inspection: the report's.
        grades: its grades, by the areas' names as it prints them.
    """
    edits: list[Edit] = []
    done, notes = list[str](), list[str]()
    at = {area.id: place for place, area in enumerate(inspection.areas)}
    command = f"peeltrack inspection area {{}} {inspection.id}"
    for name, grade in grades.items():
        area = inspection.area_called(name)
        stated = f"the report grades {name} {spoken(grade)}"
        if area is None:
            notes.append(f'{stated}: {command.format("add")} --name "{name}" --grade {grade}')
        elif area.grade is None:
            place = ("areas", at[area.id])
            edits += set_fields(inspection.file, inspection, place, {"grade": grade.value})
            done.append(f"{area.id} {spoken(grade)}")
        elif area.grade is not grade:
            change = f"{command.format('change')} {area.id} --grade {grade}"
            notes.append(f"{stated}, the register has {spoken(area.grade)}: {change}")
    return Plan(inspection.id, f"graded {listed(done)}", tuple(edits), tuple(notes))
