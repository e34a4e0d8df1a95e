"""The reports: their findings by status, grades, timeline and statutory response. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from peeltrack.documents.charts.chart import Chart
from peeltrack.documents.formats.text import TextBlocks, blocks
from peeltrack.documents.parts.committee_reports import findings_made
from peeltrack.documents.parts.header import RagView, rag_view
from peeltrack.documents.parts.inspection_timeline import Stage, stages, still_to_come
from peeltrack.documents.parts.item_order import by_area, by_inspection
from peeltrack.documents.parts.names import Link
from peeltrack.documents.parts.report_grades import grades_picture
from peeltrack.documents.parts.status_counts import StatusCounts, status_counts, status_picture
from peeltrack.documents.site.site import Site
from peeltrack.model.inspections import Inspection
from peeltrack.model.items import Item
from peeltrack.queries.committee_status import count_by_status
from peeltrack.queries.response import response_sentence
from peeltrack.wording import capitalised, listed, long_date, spoken


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A report in the list."""

    counts: StatusCounts
    address: str
    published: date | None
    response: str | None
    """The statutory response against its deadline; None if none is due."""


@dataclass(frozen=True, slots=True)
class ReportsView:
    """The reports, newest first. A template sees this as `it`."""

    columns: tuple[str, ...]
    """The statuses that some finding has."""
    rows: tuple[ReportLine, ...]
    total: StatusCounts
    picture: Chart | None


@dataclass(frozen=True, slots=True)
class RatedLink:
    """A finding with its rating."""

    link: Link
    rating: RagView | None
    is_monitored: bool
    state: str
    """Its state, if it has ended or waits; empty while it is open."""


@dataclass(frozen=True, slots=True)
class GradedArea:
    """An area of a report with its findings."""

    name: str
    grade: str | None
    address: str
    findings: tuple[RatedLink, ...]
    practice: tuple[tuple[str, TextBlocks], ...]
    """The good practice that the report names: innovative or promising, and what it is."""


@dataclass(frozen=True, slots=True)
class ReportView:
    """A report. A template sees this as `it`."""

    title: str
    called: str
    body: str
    published: date | None
    url: str | None
    is_in_summary: bool
    made: str
    """The number of its findings: 13 recommendations, all relevant to the force."""
    standings: str
    """The number at each status, in words."""
    texts: tuple[tuple[str, TextBlocks], ...]
    """Its summary, background and what follows, each with a heading."""
    response: str | None
    timeline: tuple[Stage, ...]
    expected: tuple[Stage, ...]
    areas: tuple[GradedArea, ...]
    picture: Chart | None
    """The grades; None if fewer than three areas are graded, or all alike."""


def reports(site: Site) -> ReportsView:
    """Return the list of reports with the status of their findings."""
    register, groups = site.register, by_inspection(site.register.items.values())
    numbers = count_by_status(register.items.values())
    statuses = [status for status, number in numbers.items() if number]
    rows = tuple(
        ReportLine(
            status_counts(each.called, groups[each.id], statuses),
            site.at.inspection(each.id),
            each.published,
            response_sentence(each, site.on),
        )
        for each in site.newest_reports
    )
    total = status_counts("Total", tuple(register.items.values()), statuses)
    columns = tuple(spoken(each).capitalize() for each in statuses)
    shown = [row.counts for row in rows if row.counts.total]
    picture = status_picture(columns, [*shown, total], long_date(site.on)) if shown else None
    return ReportsView(columns, rows, total, picture)


def report(site: Site, inspection: Inspection, items: Sequence[Item]) -> ReportView:
    """Return the page of one report.

    Args:
        site: the site.
        inspection: the report.
        items: its findings.
    """
    numbers = {each: number for each, number in count_by_status(items).items() if number}
    parts = [f"{number:,} {spoken(each)}" for each, number in numbers.items()]
    texts = (
        ("Summary", inspection.summary),
        ("Background", inspection.background),
        ("Improvement plan", inspection.improvement_plan),
        ("Oversight", inspection.oversight),
        ("Next steps", inspection.next_steps),
    )
    return ReportView(
        title=inspection.title,
        called=inspection.called,
        body=inspection.body,
        published=inspection.published,
        url=inspection.url if (inspection.url or "").startswith("https://") else None,
        is_in_summary=inspection.is_in_summary,
        made=findings_made(inspection, items),
        standings=capitalised(listed(parts)),
        texts=tuple((heading, blocks(text)) for heading, text in texts if text),
        response=response_sentence(inspection, site.on),
        timeline=stages(inspection.timeline),
        expected=still_to_come(inspection.expected, site.on),
        areas=graded_areas(site, inspection, items),
        picture=grades_picture(inspection),
    )


def graded_areas(
    site: Site, inspection: Inspection, items: Sequence[Item]
) -> tuple[GradedArea, ...]:
    """Return the areas of a report, then the findings and practice tied to none."""
    areas = []
    groups = [*by_area(site.register, inspection, items)]
    loose = [each for each in inspection.practice if each.area is None]
    if loose and not any(area is None for area, _ in groups):
        groups.append((None, []))
    for area, group in groups:
        id_ = area.id if area else None
        areas.append(
            GradedArea(
                name=area.name if area else _loose_name(inspection),
                grade=capitalised(area.judgment) if area else None,
                address=site.at.area(inspection.id, id_),
                findings=tuple(rated_link(site, item) for item in group),
                practice=tuple(
                    (spoken(each.kind).capitalize(), blocks(each.text))
                    for each in inspection.practice
                    if each.area == id_
                ),
            )
        )
    return tuple(areas)


def _loose_name(inspection: Inspection) -> str:
    return "Not tied to an area" if inspection.areas else "Findings"


def rated_link(site: Site, item: Item) -> RatedLink:
    """Return the link to a finding with its rating."""
    rating = rag_view(site.register, item.rag) if item.rag and not item.has_ended else None
    state = "" if item.is_open else capitalised(spoken(item.state))
    return RatedLink(site.scope.links[item.id], rating, not item.needs_leads, state)
