"""The findings in a police and crime panel's paper, area by area. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from peeltrack.documents.formats.text import TextBlocks, blocks
from peeltrack.documents.parts.counts import kinds_in_words
from peeltrack.documents.parts.dates import Deadline, public_due_date, target_deadline
from peeltrack.documents.parts.investments import InvestmentView, investment_views
from peeltrack.documents.parts.item_order import by_area
from peeltrack.documents.parts.names import Link, OfficeView, office_view
from peeltrack.documents.parts.public_progress import (
    PublicAccount,
    last_public_account,
    paper_citation,
)
from peeltrack.documents.parts.scope import Scope
from peeltrack.model.inspections import Inspection
from peeltrack.model.items import Item
from peeltrack.model.register import Register
from peeltrack.wording import capitalised, spoken


@dataclass(frozen=True, slots=True)
class PanelFinding:
    """A finding with the work of the force and the commissioner on it."""

    link: Link
    """Its reference, title, heading and anchor."""
    kind: str
    """Its kind in full: Area for improvement."""
    wording: TextBlocks
    """The finding."""
    is_in_summary: bool
    """Whether that is a summary rather than the report's own words."""
    state: str
    """Its state: open, awaiting allocation, complete, awaiting sign off."""
    is_monitored: bool
    """Whether others must act, so that it needs neither lead nor update."""
    strategic_lead: OfficeView | None
    """The chief officer responsible."""
    programmes: tuple[str, ...]
    """The programmes of work that carry it."""
    due: Deadline | None
    """HMICFRS's due date."""
    target: Deadline | None
    """The force's own target."""
    progress: PublicAccount | None
    """The force's last public account; None if there is none."""
    last_updated: str | None
    """The recommendation that the last update of a cause of concern is about, with its date;
    None if that is its own."""
    same_as: Link | None
    """The first finding of the report with the same account; None if that is this one."""
    investments: tuple[InvestmentView, ...]
    """The commissioner's investments in it."""


@dataclass(frozen=True, slots=True)
class GoodPractice:
    """Good practice that the report names."""

    kind: str
    """innovative or promising."""
    text: TextBlocks
    """The practice."""


@dataclass(frozen=True, slots=True)
class PanelArea:
    """An area of an inspection with its findings."""

    name: str
    """The area's name."""
    anchor: str
    """The id of the section in HTML."""
    grade: str | None
    """The judgment: Requires improvement; None for findings without an area."""
    found: str
    """The number of live findings, in words: two AFIs; empty for none."""
    findings: tuple[PanelFinding, ...]
    """Those findings, causes of concern with their recommendations first."""
    practice: tuple[GoodPractice, ...]
    """Good practice named in the area."""


@dataclass(frozen=True, slots=True)
class ReportItems:
    """An inspection with all its items, in the scope of a meeting."""

    scope: Scope
    inspection: Inspection
    items: tuple[Item, ...]
    links: Mapping[str, Link]

    @property
    def open(self) -> tuple[Item, ...]:
        """Return the items that have not ended."""
        return tuple(item for item in self.items if not item.has_ended)


def panel_areas(report: ReportItems) -> Iterator[PanelArea]:
    """Yield the areas of a report in order, then its findings without an area."""
    inspection = report.inspection
    rest = "Not tied to an area" if inspection.areas else "All findings"
    firsts: dict[PublicAccount, Link] = {}
    for area, items in by_area(report.scope.register, inspection, report.open):
        yield PanelArea(
            name=area.name if area else rest,
            anchor=f"area.{inspection.id}.{area.id}" if area else f"area.{inspection.id}",
            grade=capitalised(area.judgment) if area else None,
            found=kinds_in_words(items),
            findings=tuple(_findings(report, items, firsts)),
            practice=good_practice(inspection, area.id) if area else (),
        )


def good_practice(inspection: Inspection, area: str | None) -> tuple[GoodPractice, ...]:
    """Return good practice named in an area; for None, in no area."""
    practices = (each for each in inspection.practice if each.area == area)
    return tuple(GoodPractice(each.kind, blocks(each.text)) for each in practices)


def _findings(
    report: ReportItems, items: Sequence[Item], firsts: dict[PublicAccount, Link]
) -> Iterator[PanelFinding]:
    """Yield findings, and remember in `firsts` the first one that each account is about."""
    register, on = report.scope.register, report.scope.on
    paper = paper_citation(report.scope.forum.name, report.scope.meeting)
    for item in items:
        account, link = last_public_account(item, paper), report.links[item.id]
        first = firsts.setdefault(account, link) if account else link
        yield PanelFinding(
            link=link,
            kind=spoken(item.kind).capitalize(),
            wording=blocks(item.wording),
            is_in_summary=report.inspection.is_in_summary,
            state=spoken(item.state),
            is_monitored=not item.needs_leads,
            strategic_lead=office_view(register, item.strategic_lead, on),
            programmes=_named(register, item.programmes),
            due=public_due_date(register, item, on),
            target=target_deadline(item, on),
            progress=account,
            last_updated=report.scope.last_updated(item),
            same_as=first if first != link else None,
            investments=investment_views(register, item),
        )


def _named(register: Register, programmes: Iterable[str]) -> tuple[str, ...]:
    records = register.organisation.programmes
    return tuple(records[id_].name for id_ in programmes if id_ in records)
