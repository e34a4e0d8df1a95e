"""A proposal a person accepts, to the files that it would make. Pure.

Nothing that the register holds is changed: what is there already is left, and where it
differs the difference is told.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from peeltrack.edits.kinds import NewFile
from peeltrack.exchange.areas import AreaHeading
from peeltrack.exchange.counts import StatedCount
from peeltrack.exchange.likeness import word_difference
from peeltrack.exchange.proposals import Match, Proposal, ProposedInspection, ProposedItem
from peeltrack.model.inspections import Inspection
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import InspectionKind, ItemKind, Relevance

_SURE = 0.9
"""A restated finding so like one held is that one."""


@dataclass(frozen=True, slots=True)
class Difference:
    """An item held whose wording is not the paper's."""

    item: str
    words: str


@dataclass(frozen=True, slots=True)
class Acceptance:
    """What accepting a proposal would do."""

    new: tuple[NewFile, ...] = ()
    same: tuple[str, ...] = ()
    """Ids of items held already, word for word."""
    differing: tuple[Difference, ...] = ()
    withheld: tuple[tuple[str, str], ...] = ()
    """Ids of items that are not written, each with the reason."""


def accepted(proposal: Proposal, register: Register, matches: Sequence[Match]) -> Acceptance:
    """The files that accepting a proposal makes, and what it leaves alone and why."""
    same, differing, fresh = _divided(proposal.items, register)
    wanted, withheld = _withheld(fresh, register, matches)
    files: list[NewFile] = []
    for inspection in proposal.inspections:
        items = [item for item in wanted if item.inspection == inspection.id]
        held = register.inspections.get(inspection.id)
        if items and held is None and inspection.id not in register.unread:
            files.append(_inspection_file(inspection, items, proposal.counts))
        areas = _area_ids(inspection, held)
        files += [_item_file(item, areas) for item in items]
    return Acceptance(tuple(files), tuple(same), tuple(differing), tuple(withheld))


def _divided(
    items: Iterable[ProposedItem], register: Register
) -> tuple[list[str], list[Difference], list[ProposedItem]]:
    """Items held word for word, items held with other words, and new ones."""
    same: list[str] = []
    differing: list[Difference] = []
    fresh: list[ProposedItem] = []
    for item in items:
        held = register.items.get(item.id)
        if held is None:
            fresh.append(item)
        elif _plain(held.wording) == _plain(item.wording):
            same.append(item.id)
        else:
            differing.append(Difference(item.id, word_difference(held.wording, item.wording)))
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


def _inspection_file(
    inspection: ProposedInspection, items: Sequence[ProposedItem], counts: Sequence[StatedCount]
) -> NewFile:
    values: dict[str, object] = {
        "title": inspection.title,
        "body": "HMICFRS",
        "kind": inspection.kind.value,
        "cycle": inspection.cycle,
        "published": inspection.published,
        "source": inspection.source,
        "scale": inspection.scale.value if inspection.scale else None,
        "areas": [_area(area) for area in inspection.areas],
        "stated_counts": _stated(inspection.id, items, counts),
    }
    return NewFile(f"inspections/{inspection.id}/inspection.yaml", _filled(values))


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
    """The figures that the text states of the whole report and that its items bear out.

    Where the paper prints only a part of the recommendations, their number is the total.
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


def _item_file(item: ProposedItem, areas: Mapping[str, str]) -> NewFile:
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
    }
    return NewFile(f"inspections/{item.id}.yaml", _filled(values))


def _filled(values: Mapping[str, object]) -> dict[str, object]:
    return {key: value for key, value in values.items() if value not in (None, "", [], {}, ())}


def _plain(wording: str) -> str:
    return " ".join(wording.split())
