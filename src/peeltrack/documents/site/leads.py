"""Each office: its findings, what is overdue and due soon, and updates out of date. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from peeltrack.documents.parts.names import Link
from peeltrack.documents.site.reports import RatedLink, rated_link
from peeltrack.documents.site.site import DeadlineRow, Site
from peeltrack.queries.due import Due, later
from peeltrack.queries.leads import Portfolio, by_lead, portfolios

_MOST = 30
"""Entries of each list of an office; the list of findings has all."""


@dataclass(frozen=True, slots=True)
class Office:
    """An office with what it leads and has to do."""

    id: str
    title: str
    left: date | None
    """The date its holder left; None while it is in post."""
    strategic: tuple[RatedLink, ...]
    """The findings that it leads strategically; the first of many."""
    number_strategic: int
    tactical: tuple[RatedLink, ...]
    """The findings that it leads tactically; the first of many."""
    number_tactical: int
    number: int
    """The number of its findings."""
    overdue: tuple[DeadlineRow, ...]
    """What is overdue, longest first; the first of many."""
    number_overdue: int
    soon: tuple[DeadlineRow, ...]
    """What is due soon, soonest first; the first of many."""
    number_soon: int
    later: tuple[DeadlineRow, ...]
    """What is due after that; the first of many."""
    number_later: int
    stale: tuple[Link, ...]
    """Its findings whose update is missing or out of date; the first of many."""
    number_stale: int
    findings: str
    """The address of the list of its findings."""


@dataclass(frozen=True, slots=True)
class LeadsView:
    """The leads. A template sees this as `it`."""

    offices: tuple[Office, ...]
    """Those with a finding or a deadline, in the register's order."""
    others: tuple[tuple[str, str], ...]
    """The id and title of each of the others."""
    without: tuple[Link, ...]
    """The findings that lack a lead."""
    stale_after: int
    soon_days: int


def leads(site: Site) -> LeadsView:
    """Return every lead with its findings."""
    register = site.register
    within = register.organisation.rules.due_soon_days
    far = by_lead(later(site.deadlines, site.on, within), lambda due: due.leads)
    offices = tuple(_office(site, each, far[each.id]) for each in portfolios(register, site.on))
    listed = {office.id for office in offices}
    known = register.organisation.leads
    return LeadsView(
        offices=offices,
        others=tuple((id_, lead.title) for id_, lead in known.items() if id_ not in listed),
        without=tuple(site.scope.links[id_] for id_ in site.scope.watchlist.unowned),
        stale_after=site.scope.stale_after,
        soon_days=within,
    )


def _office(site: Site, mine: Portfolio, far: Sequence[Due]) -> Office:
    return Office(
        id=mine.id,
        title=mine.lead.title,
        left=None if mine.lead.is_in_post(site.on) else mine.lead.left,
        strategic=tuple(rated_link(site, item) for item in mine.strategic[:_MOST]),
        number_strategic=len(mine.strategic),
        tactical=tuple(rated_link(site, item) for item in mine.tactical[:_MOST]),
        number_tactical=len(mine.tactical),
        number=len(mine.items),
        overdue=site.rows(mine.overdue[:_MOST]),
        number_overdue=len(mine.overdue),
        soon=site.rows(mine.due_soon[:_MOST]),
        number_soon=len(mine.due_soon),
        later=site.rows(far[:_MOST]),
        number_later=len(far),
        stale=tuple(site.scope.links[entry.item.id] for entry in mine.stale[:_MOST]),
        number_stale=len(mine.stale),
        findings=site.at.findings(lead=mine.id),
    )
