"""Each office: its findings, what is overdue and due soon, and updates out of date. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from peeltrack.documents.parts.header import RagView, rag_view
from peeltrack.documents.parts.names import Link
from peeltrack.documents.site.site import DeadlineRow, Site
from peeltrack.model.items import Item
from peeltrack.queries.leads import Portfolio, portfolios


@dataclass(frozen=True, slots=True)
class HeldFinding:
    """A finding that an office leads."""

    link: Link
    rating: RagView | None
    is_monitored: bool


@dataclass(frozen=True, slots=True)
class Office:
    """An office with what it leads and has to do."""

    id: str
    title: str
    left: date | None
    """The date its holder left; None while it is in post."""
    strategic: tuple[HeldFinding, ...]
    tactical: tuple[HeldFinding, ...]
    number: int
    """The number of its findings."""
    overdue: tuple[DeadlineRow, ...]
    soon: tuple[DeadlineRow, ...]
    stale: tuple[Link, ...]
    """Its findings whose update is missing or out of date."""


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
    offices = tuple(_office(site, each) for each in portfolios(register, site.on))
    listed = {office.id for office in offices}
    known = register.organisation.leads
    return LeadsView(
        offices=offices,
        others=tuple((id_, lead.title) for id_, lead in known.items() if id_ not in listed),
        without=tuple(site.scope.links[id_] for id_ in site.scope.watchlist.unowned),
        stale_after=site.scope.stale_after,
        soon_days=register.organisation.rules.due_soon_days,
    )


def _office(site: Site, mine: Portfolio) -> Office:
    return Office(
        id=mine.id,
        title=mine.lead.title,
        left=None if mine.lead.is_in_post(site.on) else mine.lead.left,
        strategic=_held(site, mine.strategic),
        tactical=_held(site, mine.tactical),
        number=len(mine.items),
        overdue=site.rows(mine.overdue),
        soon=site.rows(mine.due_soon),
        stale=tuple(site.scope.links[entry.item.id] for entry in mine.stale),
    )


def _held(site: Site, items: Sequence[Item]) -> tuple[HeldFinding, ...]:
    return tuple(
        HeldFinding(
            site.scope.links[item.id],
            rag_view(site.register, item.rag) if item.rag else None,
            not item.needs_leads,
        )
        for item in items
    )
