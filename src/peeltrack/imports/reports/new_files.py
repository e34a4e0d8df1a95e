"""Files of a proposed inspection and its items in the register. Pure."""

from collections.abc import Mapping, Sequence
from datetime import date

from peeltrack.edits.kinds import NewFile
from peeltrack.imports.language.policing_areas import AreaHeading
from peeltrack.imports.proposals import LeftOut
from peeltrack.imports.reports.proposed_items import (
    ProposedInspection,
    ProposedItem,
    ProposedPractice,
)
from peeltrack.imports.reports.stated_counts import StatedCount
from peeltrack.model.vocabulary import ItemKind, Relevance
from peeltrack.queries.response import begun_response


def inspection_file(
    inspection: ProposedInspection,
    items: Sequence[ProposedItem],
    counts: Sequence[StatedCount],
    on: date,
    expectations: Sequence[LeftOut] = (),
) -> NewFile:
    """Return the file of an inspection that the register does not have on the date of writing.

    What the report expects in its narrative is noted in the report's own words; it is no finding.
    """
    values: dict[str, object] = {
        "title": inspection.title,
        "short": inspection.short,
        "body": "HMICFRS",
        "kind": inspection.kind.value,
        "cycle": inspection.cycle,
        "published": inspection.published,
        "source": inspection.source,
        "scale": inspection.scale.value if inspection.scale else None,
        "areas": areas_of(inspection),
        "practice": [_practice(each) for each in inspection.practice],
        "expectations": [{"text": e.text, "source": str(e.source)} for e in expectations],
        "stated_counts": _stated(inspection.id, items, counts),
        "statutory_response": begun_response(inspection.kind, inspection.published, on),
    }
    return NewFile(f"inspections/{inspection.id}/inspection.yaml", _filled(values))


def _practice(practice: ProposedPractice) -> dict[str, object]:
    area = practice.area.id if practice.area else None
    return _filled({"kind": practice.kind, "text": practice.text, "area": area})


def areas_of(inspection: ProposedInspection) -> list[dict[str, object]]:
    """Return a report's areas and grades, as the inspection's file has them."""
    return [_area(area) for area in inspection.areas]


def _area(area: AreaHeading) -> dict[str, object]:
    values = {
        "id": area.id,
        "name": area.name,
        "aliases": list(area.aliases),
        "grade": area.grade.value if area.grade else None,
    }
    return _filled(values)


_COUNTED = {
    ItemKind.CAUSE_OF_CONCERN.value: "causes_of_concern",
    ItemKind.RECOMMENDATION.value: "recommendations",
    ItemKind.AREA_FOR_IMPROVEMENT.value: "areas_for_improvement",
    "total": "total",
    "relevant": "relevant",
}


def _stated(
    inspection: str, items: Sequence[ProposedItem], counts: Sequence[StatedCount]
) -> dict[str, object]:
    """Return the figures that the text states for the whole report and its items confirm.

    If the paper prints only some of the recommendations, their number is the total.
    """
    own = [count for count in counts if count.inspection == inspection and count.area is None]
    stated: dict[str, object] = {}
    for count in own:
        if count.agrees and count.what in _COUNTED:
            stated.setdefault(_COUNTED[count.what], count.stated)
        elif count.agrees is None and count.what in ("total", ItemKind.RECOMMENDATION):
            stated.setdefault("total", count.stated)
    held = {kind.value: sum(item.kind == kind for item in items) for kind in ItemKind}
    held["relevant"] = len(items)
    wrong = {
        _COUNTED[what]
        for what, number in held.items()
        if stated.get(_COUNTED[what]) not in (None, number)
    }
    return {key: value for key, value in stated.items() if key not in wrong}


def item_file(item: ProposedItem, areas: Mapping[str, str]) -> NewFile:
    """Return the file of a new item.

    Args:
        item: the item.
        areas: the id of each area of the proposal in the inspection's own file.
    """
    acts = item.relevance == Relevance.ACT
    values: dict[str, object] = {
        "kind": item.kind.value,
        "number": item.number,
        "title": item.title,
        "wording": item.wording,
        "source": f"{item.source.file}, {item.source}"
        if item.source.line or item.source.page
        else item.source.file,
        "area": areas.get(item.area.id) if item.area else None,
        "cause_of_concern": item.cause_of_concern,
        "clauses": [{"ref": part.ref, "text": part.text} for part in item.clauses],
        "addressed_to": list(item.addressed_to),
        "relevance": None if acts else item.relevance.value,
        "relevance_reason": item.relevance_reason,
        "due_phrase": item.due_phrase,
        "due": item.due,
        "target": item.target,
    }
    return NewFile(f"inspections/{item.id}.yaml", _filled(values))


def _filled(values: Mapping[str, object]) -> dict[str, object]:
    return {key: value for key, value in values.items() if value not in (None, "", [], {}, ())}
