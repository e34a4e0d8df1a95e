"""The tables of inspections and what their reports say besides the findings."""

from collections.abc import Iterator
from datetime import date

from peeltrack.exports.columns import FlatTable, computed_columns, record_columns, renamed_column
from peeltrack.exports.keys import FORCE, INSPECTION, PLACE, of_inspections, refers, within
from peeltrack.exports.source import Export, ExportEntry
from peeltrack.model.inspections import (
    Area,
    Expectation,
    ExpectedReport,
    Explanation,
    HotDebrief,
    Inspection,
    Practice,
    QuickTimeAction,
    StatedCounts,
    StatutoryResponse,
    TimelineEntry,
)
from peeltrack.model.published_positions import Position, PositionCount

_OF_INSPECTION = (refers("inspection", "inspections"),)

_RESPONSE = ("sent", "sent_to", "published", "url", "note")
_COMMENTS = ("chief_constable_comments_due", "chief_constable_comments", "comments")
_TEXTS = ("summary", "background", "improvement_plan", "oversight", "next_steps")

INSPECTIONS = FlatTable[ExportEntry[Inspection, Inspection]](
    "inspections",
    "Every report, with the commissioner's response to it.",
    ("force", "id"),
    (
        FORCE,
        *record_columns(Inspection, "id", "title", "short", "body", "kind", "cycle", "published"),
        *record_columns(
            Inspection, "received_draft", "url", "source", "wording_is", "scale", *_TEXTS
        ),
        *record_columns(Inspection, "response_due"),
        *record_columns(Inspection, "supporting_papers", "formerly"),
        *record_columns(StatutoryResponse, *_COMMENTS, via="statutory_response"),
        *record_columns(StatutoryResponse, *_RESPONSE, via="statutory_response", as_="response_"),
        *record_columns(
            StatedCounts, *StatedCounts.model_fields, via="stated_counts", as_="stated_"
        ),
        renamed_column(HotDebrief, "raised", "quick_time_actions", via="hot_debrief"),
        renamed_column(HotDebrief, "matched", "matched_later_findings", via="hot_debrief"),
        renamed_column(HotDebrief, "note", "hot_debrief_note", via="hot_debrief"),
    ),
    of_inspections(lambda inspection: (inspection,)),
)

AREAS = FlatTable[ExportEntry[Inspection, Area]](
    "areas",
    "The areas that an inspection assessed, with their grades; never compare them across methods.",
    ("force", "inspection", "id"),
    (
        FORCE,
        INSPECTION,
        *record_columns(Area, "id"),
        PLACE,
        *record_columns(Area, "name", "aliases", "grade"),
    ),
    of_inspections(lambda inspection: inspection.areas),
    _OF_INSPECTION,
)

EXPLANATIONS = FlatTable[ExportEntry[Inspection, Explanation]](
    "explanations",
    "The response's explanation for each finding: the action, or why no action is taken.",
    ("force", "inspection", "place"),
    (FORCE, INSPECTION, PLACE, *record_columns(Explanation, "item", "text", "none_because")),
    of_inspections(
        lambda inspection: (
            inspection.statutory_response.explanations if inspection.statutory_response else ()
        )
    ),
    (*_OF_INSPECTION, refers("item", "items")),
)


def _meanings(source: Export) -> Iterator[ExportEntry[Inspection, str]]:
    for inspection in source.register.inspections.values():
        for place, (grade, said) in enumerate(inspection.grade_meanings.items(), 1):
            yield ExportEntry(source, inspection, said, place, within=grade)


def meaning(entry: ExportEntry[Inspection, str]) -> str:
    """What HMICFRS means by it."""
    return entry.fact


GRADE_MEANINGS = FlatTable[ExportEntry[Inspection, str]](
    "grade_meanings",
    "What each grade means in the scale of an inspection.",
    ("force", "inspection", "grade"),
    (FORCE, INSPECTION, within("grade", "The grade."), *computed_columns(meaning)),
    _meanings,
    _OF_INSPECTION,
)

PRACTICE = FlatTable[ExportEntry[Inspection, Practice]](
    "practice",
    "Good practice that a report names.",
    ("force", "inspection", "place"),
    (FORCE, INSPECTION, PLACE, *record_columns(Practice, "kind", "text", "area")),
    of_inspections(lambda inspection: inspection.practice),
    _OF_INSPECTION,
)

TIMELINE = FlatTable[ExportEntry[Inspection, TimelineEntry]](
    "timeline",
    "The stages of an inspection.",
    ("force", "inspection", "place"),
    (
        FORCE,
        INSPECTION,
        PLACE,
        *record_columns(TimelineEntry, "what"),
        renamed_column(TimelineEntry, "when", "said_when"),
        *record_columns(TimelineEntry, "starts", "ends"),
    ),
    of_inspections(lambda inspection: inspection.timeline),
    _OF_INSPECTION,
)

EXPECTED = FlatTable[ExportEntry[Inspection, ExpectedReport]](
    "expected_reports",
    "Reports still to come that a paper announces.",
    ("force", "inspection", "place"),
    (
        FORCE,
        INSPECTION,
        PLACE,
        *record_columns(ExpectedReport, "what"),
        renamed_column(ExpectedReport, "when", "said_when"),
    ),
    of_inspections(lambda inspection: inspection.expected),
    _OF_INSPECTION,
)


ACTIONS_OF_DEBRIEF = FlatTable[ExportEntry[Inspection, QuickTimeAction]](
    "quick_time_actions",
    "The actions that the force took from a hot debrief, before the report.",
    ("force", "inspection", "id"),
    (
        FORCE,
        INSPECTION,
        *record_columns(QuickTimeAction, "id"),
        PLACE,
        *record_columns(QuickTimeAction, "text", "area", "lead", "done", "matched"),
    ),
    of_inspections(
        lambda inspection: inspection.hot_debrief.actions if inspection.hot_debrief else ()
    ),
    (*_OF_INSPECTION, refers("lead", "leads"), refers("matched", "items")),
)

EXPECTATIONS = FlatTable[ExportEntry[Inspection, Expectation]](
    "expectations",
    "What a report expects in its narrative, in addition to its findings.",
    ("force", "inspection", "place"),
    (FORCE, INSPECTION, PLACE, *record_columns(Expectation, "text", "source", "note")),
    of_inspections(lambda inspection: inspection.expectations),
    _OF_INSPECTION,
)


def _published(source: Export) -> Iterator[ExportEntry[Position, PositionCount]]:
    counts = [(each, count) for each in source.register.positions for count in each.counts]
    for place, (position, count) in enumerate(counts, 1):
        yield ExportEntry(source, position, count, place)


def day(entry: ExportEntry[Position, PositionCount]) -> date:
    """The date of the figures."""
    return entry.whole.date


def inspection(entry: ExportEntry[Position, PositionCount]) -> str:
    """The inspection it covers."""
    return entry.whole.inspection


def source(entry: ExportEntry[Position, PositionCount]) -> str:
    """The paper and paragraph."""
    return entry.whole.source


POSITIONS = FlatTable[ExportEntry[Position, PositionCount]](
    "positions",
    "Published figures for the number of items at each RAG: claims that `validate` checks.",
    ("force", "place"),
    (
        FORCE,
        PLACE,
        *computed_columns(day),
        *computed_columns(inspection),
        *record_columns(PositionCount, "kind", "rag", "count"),
        *computed_columns(source),
    ),
    _published,
    _OF_INSPECTION,
)
