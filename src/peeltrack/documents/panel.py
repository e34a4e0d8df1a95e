"""The paper for a police and crime panel, from a register and a day. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from peeltrack.documents.brief_view import Tally
from peeltrack.documents.formats.text import blocks
from peeltrack.documents.parts.counts import kinds_in_words, position_with_meanings, tallies
from peeltrack.documents.parts.header import frame, rating
from peeltrack.documents.parts.inspection_timeline import still_to_come
from peeltrack.documents.parts.item import funded, office
from peeltrack.documents.parts.item_order import by_area, by_inspection
from peeltrack.documents.parts.item_view import Link
from peeltrack.documents.parts.names import links
from peeltrack.documents.parts.panel_reports import (
    Finding,
    GoodPractice,
    GradeRow,
    Implication,
    Panel,
    PanelArea,
    PanelReport,
    ProgrammeOfWork,
)
from peeltrack.documents.parts.public_progress import (
    last_public,
    paper_of,
    public_due,
    public_target,
)
from peeltrack.documents.parts.scope import Scope, scope_of
from peeltrack.model.inspections import Area, Inspection
from peeltrack.model.items import Item
from peeltrack.model.organisation import Forum
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import Grade, ItemKind, Rag, Scale
from peeltrack.queries.response import due_sentence
from peeltrack.queries.status import kind_in_words
from peeltrack.wording import listed, spoken


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


def panel_paper(
    register: Register,
    forum_id: str,
    on: date,
    revision: str | None = None,
    since: date | None = None,
) -> Panel:
    """The paper on the inspections that a forum looks at, as at the day of its meeting.

    Args:
        register: the register as at that day.
        forum_id: a key of the register's fora.
        on: the day of the meeting.
        revision: the commit that the register is of; none where its files are in none.
        since: as for every forum; a panel is shown the position, whatever is new in it.
    """
    scope = scope_of(register, forum_id, on, since)
    forum = scope.forum
    return Panel(
        page=frame(
            scope.register,
            title=_title(scope.inspections),
            audience=forum.audience,
            on=on,
            quoted=scope.inspections,
            revision=revision,
        ),
        forum=forum.name,
        chair=forum.chair,
        invited_to=forum.invited_to,
        reports=tuple(panel_reports(scope)),
        programmes=tuple(_programmes(scope)),
        implications=implications(forum),
        contact=contact_lines(forum),
    )


def _title(inspections: Sequence[Inspection]) -> str:
    """The subject: the report, or the reports."""
    called = listed([inspection.called for inspection in inspections])
    if not called:
        return "Inspection findings"
    return f"Inspection {'report' if len(inspections) == 1 else 'reports'}: {called}"


def _programmes(scope: Scope) -> Iterator[ProgrammeOfWork]:
    named = {id_ for item in scope.items for id_ in item.programmes}
    for id_, each in scope.register.organisation.programmes.items():
        if id_ in named:
            yield ProgrammeOfWork(each.name, blocks(each.text or ""), each.started)


def implications(forum: Forum) -> tuple[Implication, ...]:
    """The standing headings of a forum's papers."""
    return tuple(Implication(each.heading, blocks(each.text)) for each in forum.implications)


def contact_lines(forum: Forum) -> tuple[str, ...]:
    """Which office answers questions about a forum's papers, line by line."""
    return tuple(filter(None, map(str.strip, (forum.contact or "").splitlines())))


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
        position=position_with_meanings(report.open, report.scope.register.organisation.rag),
        ratings=tuple(rating(report.scope.register, rag) for rag in taken),
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


def _findings(report: _ReportItems, items: Sequence[Item]) -> Iterator[Finding]:
    register, on = report.scope.register, report.scope.on
    paper = paper_of(report.scope.forum.name, on)
    for item in items:
        yield Finding(
            link=report.links[item.id],
            kind=spoken(item.kind).capitalize(),
            wording=blocks(item.wording),
            state=spoken(item.state),
            is_monitored=not item.needs_leads,
            strategic_lead=office(register, item.strategic_lead, on),
            programmes=_named(register, item.programmes),
            due=public_due(register, item, on),
            target=public_target(item, on),
            progress=last_public(item, paper),
            investments=funded(item),
        )


def _named(register: Register, programmes: Iterable[str]) -> tuple[str, ...]:
    known = register.organisation.programmes
    return tuple(known[id_].name for id_ in programmes if id_ in known)
