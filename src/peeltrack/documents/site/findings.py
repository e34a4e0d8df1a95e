"""The list of findings: every open one with what a reader filters and sorts by. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from peeltrack.documents.parts.dates import Deadline
from peeltrack.documents.parts.ended import ended_on
from peeltrack.documents.parts.item_order import area_record, by_inspection
from peeltrack.documents.parts.names import office_in_notes
from peeltrack.documents.parts.overview import FindingRow, next_date, overview
from peeltrack.documents.site.site import Site
from peeltrack.model.items import Item
from peeltrack.model.vocabulary import Rag, State
from peeltrack.wording import NOT_RATED, capitalised, long_date, spoken

_RATINGS = (*Rag, None)


@dataclass(frozen=True, slots=True)
class ListedFinding:
    """A finding in the list."""

    row: FindingRow
    """What the row shows."""
    area: str
    """The name of its area; empty without one."""
    report: str
    """The id of its report."""
    rating: str
    """What the filter calls its RAG: amber, unrated, monitored."""
    order: int
    """The place of its RAG, worst first."""
    leads: str
    """The ids of its leads, with spaces between."""
    next_date: Deadline | None
    """The earliest deadline about it, also of what a meeting agreed; None without one."""
    is_late: bool
    is_complete: bool
    """Whether it is rated green and not yet submitted."""
    is_changed: bool
    """Whether the branch changes it."""


@dataclass(frozen=True, slots=True)
class FilterChoice:
    """An entry of a filter."""

    value: str
    name: str


@dataclass(frozen=True, slots=True)
class FindingsView:
    """The list of open findings. A template sees this as `it`."""

    rows: tuple[ListedFinding, ...]
    ratings: tuple[FilterChoice, ...]
    reports: tuple[FilterChoice, ...]
    areas: tuple[FilterChoice, ...]
    leads: tuple[FilterChoice, ...]
    has_complete: bool
    """Whether a finding is rated green and not yet submitted."""
    stale_after: int
    """The age in days after which an update is out of date."""
    shows_shortfalls: bool
    """Whether ages of updates and missing leads are shown."""
    shows_steps: bool
    """Whether its audience sees steps to green."""


def findings(site: Site) -> FindingsView:
    """Return the list of open findings, in the register's order."""
    items = site.listed
    shown = overview(site.scope, items, None).rows  # in the same order
    rows = tuple(_listed(site, item, row) for item, row in zip(items, shown, strict=True))
    found = {item.inspection for item in items}
    return FindingsView(
        rows=rows,
        ratings=tuple(_ratings(rows)),
        reports=tuple(
            FilterChoice(each.id, each.called)
            for each in site.register.inspections.values()
            if each.id in found
        ),
        areas=tuple(
            FilterChoice(name, name) for name in dict.fromkeys(r.area for r in rows) if name
        ),
        leads=tuple(
            FilterChoice(id_, office_in_notes(site.register, id_) or id_)
            for id_ in site.register.organisation.leads
            if any(id_ in (item.strategic_lead, item.tactical_lead) for item in items)
        ),
        has_complete=any(row.is_complete for row in rows),
        stale_after=site.scope.stale_after,
        shows_shortfalls=site.shows_shortfalls,
        shows_steps=not site.page.is_public,
    )


def _listed(site: Site, item: Item, row: FindingRow) -> ListedFinding:
    monitored = item.rag is None and not item.needs_leads
    area = area_record(site.register, item)
    return ListedFinding(
        row=row,
        area=area.name if area else "",
        report=item.inspection,
        rating="monitored" if monitored else item.rag or "unrated",
        order=_RATINGS.index(item.rag) + monitored,
        leads=" ".join(filter(None, (item.strategic_lead, item.tactical_lead))),
        next_date=next_date(site.next_deadlines.get(item.id), site.on),
        is_late=item.id in site.late_items,
        is_complete=item.state == State.COMPLETE,
        is_changed=item.id in site.changed,
    )


def _ratings(rows: Sequence[ListedFinding]) -> Iterator[FilterChoice]:
    names = {rag.value: rag.capitalize() for rag in Rag}
    names |= {"unrated": capitalised(NOT_RATED), "monitored": "Monitor only"}
    found = {row.rating for row in rows}
    return (FilterChoice(value, name) for value, name in names.items() if value in found)


@dataclass(frozen=True, slots=True)
class EndedFinding:
    """A finding that is closed, superseded or not applicable."""

    reference: str
    title: str
    address: str
    state: str
    """Closed, superseded or not applicable."""
    when: str
    """The date of that; empty if not recorded."""


@dataclass(frozen=True, slots=True)
class EndedReport:
    """The ended findings of a report."""

    name: str
    address: str
    rows: tuple[EndedFinding, ...]


@dataclass(frozen=True, slots=True)
class EndedView:
    """The findings that have ended, by report. A template sees this as `it`."""

    reports: tuple[EndedReport, ...]


def ended(site: Site) -> EndedView:
    """Return the findings that are closed, superseded or not applicable."""
    reports = []
    groups = by_inspection(item for item in site.register.items.values() if item.has_ended)
    for inspection in site.newest_reports:
        if items := groups.get(inspection.id):
            rows = tuple(_ended(site, item) for item in items)
            reports.append(EndedReport(inspection.called, site.at.inspection(inspection.id), rows))
    return EndedView(tuple(reports))


def _ended(site: Site, item: Item) -> EndedFinding:
    link = site.scope.links[item.id]
    day = ended_on(item)
    return EndedFinding(
        link.reference,
        link.title,
        link.anchor,
        capitalised(spoken(item.state)),
        long_date(day) if day else "",
    )
