"""What a template may use of a police and crime panel's paper: findings by area, in public.

Every field is described here and, from here, in docs/templates.md.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from peeltrack.documents.formats.text import TextBlocks, blocks
from peeltrack.documents.parts.counts import (
    Tally,
    kinds_in_words,
    rag_position_with_meanings,
    tallies,
)
from peeltrack.documents.parts.dates import Deadline, public_due_date, public_target
from peeltrack.documents.parts.header import RagView, rag_view
from peeltrack.documents.parts.inspection_timeline import Stage, still_to_come
from peeltrack.documents.parts.item import InvestmentView, investment_views
from peeltrack.documents.parts.item_order import by_area, by_inspection
from peeltrack.documents.parts.names import Link, OfficeView, links, office_view
from peeltrack.documents.parts.public_progress import (
    PublicAccount,
    last_public_account,
    paper_citation,
)
from peeltrack.documents.parts.scope import Scope
from peeltrack.model.inspections import Area, Inspection
from peeltrack.model.items import Item
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import Grade, ItemKind, Rag, Scale
from peeltrack.queries.response import due_sentence
from peeltrack.queries.status import kind_in_words
from peeltrack.wording import listed, spoken


@dataclass(frozen=True, slots=True)
class GradeRow:
    """A grade of the inspection's scale with the areas that were given it."""

    grade: str
    """Requires improvement."""
    meaning: str | None
    """What the grade means; none where the register does not say."""
    areas: tuple[str, ...]
    """The areas, by the name that the inspectorate's table gives them; may be none."""


@dataclass(frozen=True, slots=True)
class PanelFinding:
    """A finding with what the force and the commissioner have done about it."""

    link: Link
    """Its reference, title, heading and anchor."""
    kind: str
    """Its kind in full: Area for improvement."""
    wording: TextBlocks
    """The finding."""
    state: str
    """Where it stands: open, awaiting allocation, complete, awaiting sign off."""
    is_monitored: bool
    """Whether it is for others to act on, and needs neither lead nor update."""
    strategic_lead: OfficeView | None
    """The chief officer who answers for it."""
    programmes: tuple[str, ...]
    """The programmes of work that carry it."""
    due: Deadline | None
    """The inspectorate's date."""
    target: Deadline | None
    """The force's own date."""
    progress: PublicAccount | None
    """The force's last public account; none where there is none."""
    investments: tuple[InvestmentView, ...]
    """What the commissioner put behind it."""


@dataclass(frozen=True, slots=True)
class GoodPractice:
    """Good practice that the report names."""

    kind: str
    """innovative or promising."""
    text: TextBlocks
    """What the force does well."""


@dataclass(frozen=True, slots=True)
class PanelArea:
    """An area of an inspection with what was found in it."""

    name: str
    """The area's name."""
    anchor: str
    """The id of the section in HTML."""
    grade: str | None
    """The judgment: Requires improvement; none for findings without an area."""
    found: str
    """How many findings are not yet ended, in words: two AFIs; empty for none."""
    findings: tuple[PanelFinding, ...]
    """Those findings, causes of concern with their recommendations first."""
    practice: tuple[GoodPractice, ...]
    """Good practice named in the area."""


@dataclass(frozen=True, slots=True)
class PanelReport:
    """An inspection report as the panel is told of it."""

    called: str
    """What people call it: PEEL 2021/22."""
    title: str
    """Its title."""
    anchor: str
    """The id of its section in HTML."""
    body: str
    """Who inspected."""
    published: date | None
    """When it was published."""
    url: str | None
    """Where it is."""
    summary: TextBlocks
    """What it found, in short."""
    background: TextBlocks
    """What went before, and what is new in how the inspectorate judges."""
    quick_time_actions: int | None
    """How many actions the force drew from the oral feedback; none where that is not recorded."""
    matched_later_findings: int | None
    """How many of them the report then asked for."""
    hot_debrief: TextBlocks
    """What was published of them."""
    improvement_plan: TextBlocks
    """How the force manages its work on the findings."""
    oversight: TextBlocks
    """How the commissioner holds the force to account for it."""
    next_steps: TextBlocks
    """What is to follow."""
    grades: tuple[GradeRow, ...]
    """The grades of its scale, best first; empty where it gave none."""
    ungraded: tuple[str, ...]
    """The areas that it looked at and did not grade."""
    stated: str
    """How many findings it says that it makes, in words; empty where that is not recorded."""
    found: str
    """How many the paper covers: one cause of concern, two recommendations and sixteen AFIs."""
    ended: str
    """How many of them have been closed or superseded or do not apply, in words; may be empty."""
    position: str
    """The RAG position of the others with what each RAG means: Fifteen AFIs amber (…); …"""
    ratings: tuple[RagView, ...]
    """The columns of the table of counts of the others: each RAG that one of them has."""
    tallies: tuple[Tally, ...]
    """The rows of that table, the total last."""
    areas: tuple[PanelArea, ...]
    """Its areas, in its order, then what has none."""
    practice: tuple[GoodPractice, ...]
    """Good practice that it ties to no area."""
    expected: tuple[Stage, ...]
    """Reports still to come."""
    response: str | None
    """How the statutory response stands to its last day; none where none is owed."""
    response_note: TextBlocks
    """What is said of it besides."""


@dataclass(frozen=True, slots=True)
class _ReportItems:
    """An inspection with all its items, in the scope of a meeting."""

    scope: Scope
    inspection: Inspection
    items: tuple[Item, ...]
    links: Mapping[str, Link]

    @property
    def open(self) -> tuple[Item, ...]:
        return tuple(item for item in self.items if not item.has_ended)


def panel_reports(scope: Scope) -> Iterator[PanelReport]:
    """Yield the reports that the forum looks at, each with all its findings."""
    ways = links(scope.register, scope.looked_at)
    found = by_inspection(scope.looked_at)
    for inspection in scope.inspections:
        yield _report(_ReportItems(scope, inspection, tuple(found[inspection.id]), ways))


def _report(report: _ReportItems) -> PanelReport:
    inspection, debrief = report.inspection, report.inspection.hot_debrief
    response = inspection.statutory_response
    taken = [rag for rag in Rag if any(item.rag == rag for item in report.open)]
    return PanelReport(
        called=inspection.called,
        title=inspection.title,
        anchor=f"report.{inspection.id}",
        body=inspection.body,
        published=inspection.published,
        url=inspection.url,
        summary=blocks(inspection.summary or ""),
        background=blocks(inspection.background or ""),
        quick_time_actions=debrief.quick_time_actions if debrief else None,
        matched_later_findings=debrief.matched_later_findings if debrief else None,
        hot_debrief=blocks((debrief.note if debrief else None) or ""),
        improvement_plan=blocks(inspection.improvement_plan or ""),
        oversight=blocks(inspection.oversight or ""),
        next_steps=blocks(inspection.next_steps or ""),
        grades=tuple(_grades(inspection)),
        ungraded=tuple(_short(a) for a in inspection.areas if a.grade == Grade.UNGRADED),
        stated=_stated(inspection),
        found=kinds_in_words(report.items),
        ended=kinds_in_words(item for item in report.items if item.has_ended),
        position=rag_position_with_meanings(report.open, report.scope.register.organisation.rag),
        ratings=tuple(rag_view(report.scope.register, rag) for rag in taken),
        tallies=tuple(_narrowed(tallies(report.open), taken)),
        areas=tuple(_areas(report)),
        practice=_practice(inspection, None),
        expected=still_to_come(inspection.expected, report.scope.on),
        response=due_sentence(inspection, report.scope.on) if inspection.response_due else None,
        response_note=blocks((response.note if response else None) or ""),
    )


def _narrowed(rows: Iterable[Tally], taken: Sequence[Rag]) -> Iterator[Tally]:
    """The rows of a table of counts with the columns of these ratings alone."""
    for row in rows:
        numbers = dict(zip(Rag, row.ratings, strict=True))
        yield replace(row, ratings=tuple(numbers[rag] for rag in taken))


def _stated(inspection: Inspection) -> str:
    """How many findings of each kind the report says that it makes, in words."""
    said = inspection.stated_counts
    numbers = {
        ItemKind.CAUSE_OF_CONCERN: said.causes_of_concern if said else None,
        ItemKind.RECOMMENDATION: said.recommendations if said else None,
        ItemKind.AREA_FOR_IMPROVEMENT: said.areas_for_improvement if said else None,
    }
    return listed([kind_in_words(kind, number) for kind, number in numbers.items() if number])


def _grades(inspection: Inspection) -> Iterator[GradeRow]:
    """Each grade of the scale, best first; none at all where no area was graded."""
    given = {area.grade for area in inspection.areas} - {Grade.UNGRADED}
    missing = {Grade.UNGRADED} | ({Grade.ADEQUATE} if inspection.scale == Scale.FOUR else set())
    for grade in (each for each in Grade if given and each not in missing):
        yield GradeRow(
            grade=spoken(grade).capitalize(),
            meaning=inspection.grade_meanings.get(grade),
            areas=tuple(_short(area) for area in inspection.areas if area.grade == grade),
        )


def _short(area: Area) -> str:
    """The name that the inspectorate's table gives an area, which is its first alias."""
    return area.aliases[0] if area.aliases else area.name


def _areas(report: _ReportItems) -> Iterator[PanelArea]:
    inspection = report.inspection
    for area, items in by_area(report.scope.register, inspection, report.open):
        yield PanelArea(
            name=area.name if area else "Not tied to an area",
            anchor=f"area.{inspection.id}.{area.id}" if area else f"area.{inspection.id}",
            grade=spoken(area.grade).capitalize() if area else None,
            found=kinds_in_words(items),
            findings=tuple(_findings(report, items)),
            practice=_practice(inspection, area.id) if area else (),
        )


def _practice(inspection: Inspection, area: str | None) -> tuple[GoodPractice, ...]:
    """Good practice named in an area; for none, in no area."""
    named = (each for each in inspection.practice if each.area == area)
    return tuple(GoodPractice(each.kind, blocks(each.text)) for each in named)


def _findings(report: _ReportItems, items: Sequence[Item]) -> Iterator[PanelFinding]:
    register, on = report.scope.register, report.scope.on
    paper = paper_citation(report.scope.forum.name, on)
    for item in items:
        yield PanelFinding(
            link=report.links[item.id],
            kind=spoken(item.kind).capitalize(),
            wording=blocks(item.wording),
            state=spoken(item.state),
            is_monitored=not item.needs_leads,
            strategic_lead=office_view(register, item.strategic_lead, on),
            programmes=_named(register, item.programmes),
            due=public_due_date(register, item, on),
            target=public_target(item, on),
            progress=last_public_account(item, paper),
            investments=investment_views(item),
        )


def _named(register: Register, programmes: Iterable[str]) -> tuple[str, ...]:
    known = register.organisation.programmes
    return tuple(known[id_].name for id_ in programmes if id_ in known)
