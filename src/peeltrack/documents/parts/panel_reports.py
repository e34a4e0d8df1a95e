"""The reports in a police and crime panel's paper: grades, counts and findings. Pure."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from peeltrack.documents.charts.chart import Chart
from peeltrack.documents.formats.text import TextBlocks, blocks
from peeltrack.documents.parts.counts import (
    Tally,
    kinds_in_words,
    rag_position_with_meanings,
    tallies,
)
from peeltrack.documents.parts.ended import ended_sentences
from peeltrack.documents.parts.header import RagView, rag_view
from peeltrack.documents.parts.inspection_timeline import Stage, still_to_come
from peeltrack.documents.parts.item_order import by_inspection, in_order
from peeltrack.documents.parts.names import KINDS_OF_INSPECTION, links
from peeltrack.documents.parts.panel_findings import (
    GoodPractice,
    PanelArea,
    ReportItems,
    good_practice,
    panel_areas,
)
from peeltrack.documents.parts.report_grades import grades_picture, tiers_of
from peeltrack.documents.parts.scope import Scope
from peeltrack.model.inspections import HotDebrief, Inspection
from peeltrack.model.vocabulary import Grade, ItemKind, Rag
from peeltrack.queries.response import response_sentence
from peeltrack.queries.status import kind_in_words
from peeltrack.wording import MONTHS, agreeing, counted, counted_in_words, in_words, listed, spoken


@dataclass(frozen=True, slots=True)
class GradeRow:
    """A grade of the inspection's scale with the areas given it."""

    grade: str
    """Requires improvement."""
    meaning: str | None
    """The meaning of the grade; None if not recorded."""
    areas: tuple[str, ...]
    """The areas, by their names in HMICFRS's table; may be empty."""


@dataclass(frozen=True, slots=True)
class PanelReport:
    """An inspection report in a panel's paper."""

    called: str
    """Its usual name: PEEL 2021/22."""
    title: str
    """Its title."""
    anchor: str
    """The id of its section in HTML."""
    kind: str
    """Its kind: a PEEL inspection."""
    body: str
    """The inspecting body."""
    published: date | None
    """The date it was published."""
    url: str | None
    """Its address."""
    summary: TextBlocks
    """Its findings in short."""
    background: TextBlocks
    """The background, and changes in HMICFRS's approach."""
    hot_debrief: TextBlocks
    """The published account of them."""
    debrief_counts: str
    """Those of the two numbers that this account does not give, in a sentence; may be empty."""
    improvement_plan: TextBlocks
    """The management of the force's work on the findings."""
    oversight: TextBlocks
    """The commissioner's oversight of that work."""
    next_steps: TextBlocks
    """The next steps."""
    grades: tuple[GradeRow, ...]
    """The grades of its scale, best first; empty if it gave none."""
    grades_picture: Chart | None
    """The same as a picture; None if fewer than three areas are graded, or all alike."""
    ungraded: tuple[str, ...]
    """The areas assessed but not graded."""
    without_grade: tuple[str, ...]
    """The areas whose grade the register does not record."""
    stated: str
    """The number of findings it states, in words; empty if not recorded."""
    found: str
    """The number in the paper: one cause of concern, two recommendations and sixteen AFIs."""
    ended: tuple[str, ...]
    """Those that HMICFRS closed, were superseded or do not apply, named in sentences."""
    remaining: str
    """The number of the others, in words: twelve findings that remain; empty if none has ended."""
    position: str
    """The RAG position of the others with each RAG's meaning: Fifteen AFIs amber (…); …"""
    ratings: tuple[RagView, ...]
    """The columns of the table of counts of the others: each RAG in use."""
    tallies: tuple[Tally, ...]
    """The rows of that table, the total last."""
    has_areas: bool
    """Whether the inspection assessed areas."""
    areas: tuple[PanelArea, ...]
    """Its areas in order, then the findings without an area."""
    practice: tuple[GoodPractice, ...]
    """Good practice outside any area."""
    expected: tuple[Stage, ...]
    """Reports still to come."""
    response: str | None
    """The status of the statutory response against its deadline; None if none is due."""
    response_note: TextBlocks
    """A further note on the response."""


def panel_reports(scope: Scope) -> Iterator[PanelReport]:
    """Yield the reports within the forum's remit, each with all its findings."""
    items = by_inspection(scope.looked_at)
    for inspection in scope.inspections:
        own = tuple(items[inspection.id])
        yield _report(ReportItems(scope, inspection, own, links(scope.register, own)))


def _report(report: ReportItems) -> PanelReport:
    inspection, debrief = report.inspection, report.inspection.hot_debrief
    response = inspection.statutory_response
    rags = [rag for rag in Rag if any(item.rag == rag for item in report.open)]
    return PanelReport(
        called=inspection.called,
        title=inspection.title,
        anchor=f"report.{inspection.id}",
        kind=KINDS_OF_INSPECTION[inspection.kind],
        body=inspection.body,
        published=inspection.published,
        url=inspection.url,
        summary=blocks(inspection.summary or ""),
        background=blocks(inspection.background or ""),
        hot_debrief=blocks((debrief.note if debrief else None) or ""),
        debrief_counts=_debrief_counts(debrief) if debrief else "",
        improvement_plan=blocks(inspection.improvement_plan or ""),
        oversight=blocks(inspection.oversight or ""),
        next_steps=blocks(inspection.next_steps or ""),
        grades=tuple(_grades(inspection)),
        grades_picture=grades_picture(inspection),
        ungraded=tuple(a.name for a in inspection.areas if a.grade == Grade.UNGRADED),
        without_grade=tuple(a.name for a in inspection.areas if a.grade is None),
        stated=_stated(inspection),
        found=kinds_in_words(report.items),
        ended=ended_sentences(in_order(report.scope.register, report.items), report.links),
        remaining=_remaining(report),
        position=rag_position_with_meanings(report.open, report.scope.register.organisation.rag),
        ratings=tuple(rag_view(report.scope.register, rag) for rag in rags),
        tallies=tuple(_narrowed(tallies(report.open), rags)),
        has_areas=bool(inspection.areas),
        areas=tuple(panel_areas(report)),
        practice=good_practice(inspection, None),
        expected=still_to_come(inspection.expected, report.scope.on),
        response=response_sentence(inspection, report.scope.on),
        response_note=blocks((response.note if response else None) or ""),
    )


def _remaining(report: ReportItems) -> str:
    """Count the findings that have not ended, if any has."""
    left = len(report.open)
    if left == len(report.items):
        return ""
    return f"{counted_in_words(left, 'finding')} that {agreeing('remain', left)}"


def _debrief_counts(debrief: HotDebrief) -> str:
    """Count the quick-time actions in a sentence, without the numbers that the account gives."""
    account = debrief.note or ""
    raised = _unless_in(account, debrief.raised)
    matched = _unless_in(account, debrief.matched)
    drew = f"The force drew {counted(raised or 0, 'quick-time action')} from the hot debrief"
    related = "related directly to findings in the report."
    if raised is None:
        return "" if matched is None else f"{matched} of the quick-time actions {related}"
    return f"{drew}." if matched is None else f"{drew}; {matched} of them {related}"


def _unless_in(account: str, number: int | None) -> int | None:
    """Return a number unless an account gives it, other than as the day of a date."""
    if number is None:
        return None
    months = "|".join(MONTHS)
    given = re.compile(rf"\b(?:{number}|{in_words(number)})\b(?! (?:{months})\b)", re.IGNORECASE)
    return None if number > 1 and given.search(account) else number


def _narrowed(rows: Iterable[Tally], rags: Sequence[Rag]) -> Iterator[Tally]:
    """Yield the rows of a table of counts with the columns of these ratings alone."""
    for row in rows:
        numbers = dict(zip(Rag, row.ratings, strict=True))
        yield replace(row, ratings=tuple(numbers[rag] for rag in rags))


def _stated(inspection: Inspection) -> str:
    """Count the findings of each kind that the report states, in words."""
    stated = inspection.stated_counts
    numbers = {
        ItemKind.CAUSE_OF_CONCERN: stated.causes_of_concern if stated else None,
        ItemKind.RECOMMENDATION: stated.recommendations if stated else None,
        ItemKind.AREA_FOR_IMPROVEMENT: stated.areas_for_improvement if stated else None,
    }
    return listed([kind_in_words(kind, number) for kind, number in numbers.items() if number])


def _grades(inspection: Inspection) -> Iterator[GradeRow]:
    """Yield each grade of the scale, best first; nothing if no area was graded."""
    is_graded = any(area.grade not in (None, Grade.UNGRADED) for area in inspection.areas)
    for grade in tiers_of(inspection) if is_graded else ():
        yield GradeRow(
            grade=spoken(grade).capitalize(),
            meaning=inspection.grade_meanings.get(grade),
            areas=tuple(area.name for area in inspection.areas if area.grade == grade),
        )
