"""Rows of import report: the items of a proposal in the table, and all of it in JSON."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from peeltrack.cli.shared.options import Format
from peeltrack.cli.shared.output import TabularAnswer
from peeltrack.imports.proposals import Source
from peeltrack.imports.reports.proposed_items import (
    Match,
    Proposal,
    ProposedInspection,
    ProposedItem,
)
from peeltrack.imports.reports.stated_counts import StatedCount
from peeltrack.wording import spoken

_COLUMNS = [
    "id", "kind", "number", "area", "parent", "due", "to", "where", "title", "wording",
]  # fmt: skip
_FIRST_WORDS = 9


def answer_of(
    proposal: Proposal, matches: Sequence[Match], on: date, format: Format
) -> TabularAnswer:
    """Return the items proposed, with everything beside them for the JSON contract."""
    short = format in (Format.TABLE, Format.MD)
    return TabularAnswer(
        "import report",
        on,
        [_short_row(item) if short else _row_of(item) for item in proposal.items],
        _COLUMNS,
        _beside(proposal, matches) if format == Format.JSON else {},
        nothing="Nothing found.",
        flexible="title",
        spare=("wording", "kind", "to", "parent", "area"),
    )


def _beside(proposal: Proposal, matches: Sequence[Match]) -> dict[str, object]:
    return {
        "skipped": [
            {
                "text": each.text,
                "why": each.why,
                "source": _source(each.source),
                "line": each.ref or None,
            }
            for each in proposal.left_out
        ],
        "counts": [_count(each) for each in proposal.counts],
        "inspections": [_inspection(each) for each in proposal.inspections],
        "matches": [
            {"id": each.proposed, "item": each.held, "by": each.by, "likeness": each.likeness}
            for each in matches
        ],
        "layouts": list(proposal.layouts),
        "remarks": list(proposal.remarks),
    }


def _row_of(item: ProposedItem) -> dict[str, Any]:
    """Return an item as a row of the JSON contract."""
    return {
        "id": item.id,
        "inspection": item.inspection,
        "kind": item.kind,
        "number": item.number,
        "title": item.title,
        "wording": item.wording,
        "area": item.area.id if item.area else None,
        "cause_of_concern": item.cause_of_concern,
        "due_phrase": item.due_phrase,
        "due": item.due,
        "target": item.target,
        "addressed_to": list(item.addressed_to),
        "clauses": [{"ref": part.ref, "text": part.text} for part in item.clauses],
        "source": _source(item.source),
        "relevance": item.relevance,
        "relevance_reason": item.relevance_reason,
        "flags": list(item.flags),
        "restated": item.restated is not None,
        "certainty": "certain" if item.is_certain else "uncertain",
        "evidence": list(item.evidence),
        "doubts": [{"attribute": each.attribute, "reason": each.reason} for each in item.doubts],
        "lines": [str(span) for span in item.spans],
    }


def _short_row(item: ProposedItem) -> dict[str, Any]:
    """Return an item as a row of the table; "?" marks what is in doubt and not written."""
    words = item.wording.split()
    more = " …" if len(words) > _FIRST_WORDS else ""
    return {
        "id": item.id,
        "kind": _marked(spoken(item.kind), not item.is_certain),
        "number": _marked(item.number, item.doubt("number")),
        "area": _marked(item.area.id if item.area else None, item.doubt("area")),
        "parent": _marked(item.cause_of_concern, item.doubt("parent")),
        "due": _marked(item.due or item.due_phrase, item.doubt("due")),
        "to": _marked(", ".join(item.addressed_to), item.doubt("addressee")),
        "where": str(item.source),
        "title": item.title,
        "wording": " ".join(words[:_FIRST_WORDS]) + more,
    }


def _marked(value: object, doubt: object) -> object:
    return f"{value or ''}?" if doubt else value or None


def _source(source: Source) -> dict[str, Any]:
    return {"file": source.file, "page": source.page, "line": source.line or None}


def _count(count: StatedCount) -> dict[str, Any]:
    return {
        "inspection": count.inspection or None,
        "area": count.area,
        "what": count.what,
        "stated": count.stated,
        "found": count.found,
        "agrees": count.agrees,
        "text": count.text,
        "source": _source(count.source),
    }


def _inspection(inspection: ProposedInspection) -> dict[str, Any]:
    return {
        "id": inspection.id,
        "title": inspection.title,
        "kind": inspection.kind,
        "published": inspection.published,
        "cycle": inspection.cycle,
        "scale": inspection.scale,
        "areas": [
            {"id": area.id, "name": area.name, "grade": area.grade} for area in inspection.areas
        ],
        "practice": [
            {"kind": each.kind, "text": each.text, "area": each.area.id if each.area else None}
            for each in inspection.practice
        ],
    }
