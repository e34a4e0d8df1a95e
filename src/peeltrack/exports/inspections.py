"""The tables of inspections and what their reports say besides the findings."""

from collections.abc import Iterator
from datetime import date

from peeltrack.exports.columns import Table, renamed, told, worked_out
from peeltrack.exports.keys import FORCE, INSPECTION, PLACE, of_inspections, refers, within
from peeltrack.exports.source import Entry, Source
from peeltrack.model.inspections import (
    Area,
    ExpectedReport,
    Explanation,
    HotDebrief,
    Inspection,
    Practice,
    StatedCounts,
    StatutoryResponse,
    TimelineEntry,
)
from peeltrack.model.published_positions import Position, PositionCount

_OF_INSPECTION = (refers("inspection", "inspections"),)

_RESPONSE = ("sent", "sent_to", "published", "url", "note")
_COMMENTS = ("chief_constable_comments_due", "chief_constable_comments", "comments")
_TEXTS = ("summary", "background", "improvement_plan", "oversight", "next_steps")

INSPECTIONS = Table[Entry[Inspection, Inspection]](
    "inspections",
    "Every report, with the response that the commissioner owes to it.",
    ("force", "id"),
    (
        FORCE,
        *told(Inspection, "id", "title", "short", "body", "kind", "cycle", "published"),
        *told(Inspection, "received_draft", "url", "source", "wording_is", "scale", *_TEXTS),
        *told(Inspection, "response_due"),
        *told(StatutoryResponse, *_COMMENTS, via="statutory_response"),
        *told(StatutoryResponse, *_RESPONSE, via="statutory_response", as_="response_"),
        *told(StatedCounts, *StatedCounts.model_fields, via="stated_counts", as_="stated_"),
        *told(HotDebrief, "quick_time_actions", "matched_later_findings", via="hot_debrief"),
        renamed(HotDebrief, "note", "hot_debrief_note", via="hot_debrief"),
    ),
    of_inspections(lambda inspection: (inspection,)),
)

AREAS = Table[Entry[Inspection, Area]](
    "areas",
    "The areas that an inspection judged, with their grades; never compare them across methods.",
    ("force", "inspection", "id"),
    (
        FORCE,
        INSPECTION,
        *told(Area, "id"),
        PLACE,
        *told(Area, "name", "aliases", "grade"),
    ),
    of_inspections(lambda inspection: inspection.areas),
    _OF_INSPECTION,
)

EXPLANATIONS = Table[Entry[Inspection, Explanation]](
    "explanations",
    "What the commissioner's response says of each finding: the action, or why there is none.",
    ("force", "inspection", "place"),
    (FORCE, INSPECTION, PLACE, *told(Explanation, "item", "text", "none_because")),
    of_inspections(
        lambda inspection: (
            inspection.statutory_response.explanations if inspection.statutory_response else ()
        )
    ),
    (*_OF_INSPECTION, refers("item", "items")),
)


def _meanings(source: Source) -> Iterator[Entry[Inspection, str]]:
    for inspection in source.register.inspections.values():
        for place, (grade, said) in enumerate(inspection.grade_meanings.items(), 1):
            yield Entry(source, inspection, said, place, within=grade)


def meaning(entry: Entry[Inspection, str]) -> str:
    """What the inspectorate means by it."""
    return entry.fact


GRADE_MEANINGS = Table[Entry[Inspection, str]](
    "grade_meanings",
    "What each grade means in the scale of an inspection.",
    ("force", "inspection", "grade"),
    (FORCE, INSPECTION, within("grade", "The grade."), *worked_out(meaning)),
    _meanings,
    _OF_INSPECTION,
)

PRACTICE = Table[Entry[Inspection, Practice]](
    "practice",
    "Good practice that a report names.",
    ("force", "inspection", "place"),
    (FORCE, INSPECTION, PLACE, *told(Practice, "kind", "text", "area")),
    of_inspections(lambda inspection: inspection.practice),
    _OF_INSPECTION,
)

TIMELINE = Table[Entry[Inspection, TimelineEntry]](
    "timeline",
    "The stages of an inspection.",
    ("force", "inspection", "place"),
    (
        FORCE,
        INSPECTION,
        PLACE,
        *told(TimelineEntry, "what"),
        renamed(TimelineEntry, "when", "said_when"),
        *told(TimelineEntry, "starts", "ends"),
    ),
    of_inspections(lambda inspection: inspection.timeline),
    _OF_INSPECTION,
)

EXPECTED = Table[Entry[Inspection, ExpectedReport]](
    "expected_reports",
    "Reports still to come that a paper announces.",
    ("force", "inspection", "place"),
    (
        FORCE,
        INSPECTION,
        PLACE,
        *told(ExpectedReport, "what"),
        renamed(ExpectedReport, "when", "said_when"),
    ),
    of_inspections(lambda inspection: inspection.expected),
    _OF_INSPECTION,
)


def _published(source: Source) -> Iterator[Entry[Position, PositionCount]]:
    counts = [(each, count) for each in source.register.positions for count in each.counts]
    for place, (position, count) in enumerate(counts, 1):
        yield Entry(source, position, count, place)


def day(entry: Entry[Position, PositionCount]) -> date:
    """The day as at which it was stated."""
    return entry.whole.date


def inspection(entry: Entry[Position, PositionCount]) -> str:
    """The inspection it speaks of."""
    return entry.whole.inspection


def source(entry: Entry[Position, PositionCount]) -> str:
    """The paper and paragraph."""
    return entry.whole.source


POSITIONS = Table[Entry[Position, PositionCount]](
    "positions",
    "What papers stated of how many items stood at which RAG: claims that `validate` proves.",
    ("force", "place"),
    (
        FORCE,
        PLACE,
        *worked_out(day),
        *worked_out(inspection),
        *told(PositionCount, "kind", "rag", "count"),
        *worked_out(source),
    ),
    _published,
    _OF_INSPECTION,
)
