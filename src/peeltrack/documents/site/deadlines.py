"""Every deadline not yet met: overdue, soon, later, and the findings that have none. Pure."""

from dataclasses import dataclass

from peeltrack.documents.charts.chart import Chart
from peeltrack.documents.parts.names import Link
from peeltrack.documents.site.site import DeadlineRow, Site
from peeltrack.queries.due import kinds_in_words, passed, soon, undated


@dataclass(frozen=True, slots=True)
class DeadlinesView:
    """The deadlines. A template sees this as `it`."""

    overdue: tuple[DeadlineRow, ...]
    """What is overdue, longest first."""
    overdue_are: str
    """Their number by kind."""
    soon: tuple[DeadlineRow, ...]
    soon_days: int
    later: tuple[DeadlineRow, ...]
    undated: tuple[Link, ...]
    """The findings to act on without HMICFRS's due date or a target."""
    picture: Chart | None = None
    """The open steps that have a date; None in public."""


def deadlines(site: Site) -> DeadlinesView:
    """Return every deadline, soonest first in each group."""
    within = site.register.organisation.rules.due_soon_days
    late, close = passed(site.deadlines, site.on), soon(site.deadlines, site.on, within)
    later = [due for due in site.deadlines if (due.due - site.on).days > within]
    return DeadlinesView(
        overdue=site.rows(late),
        overdue_are=kinds_in_words(late),
        soon=site.rows(close),
        soon_days=within,
        later=site.rows(later),
        undated=tuple(site.scope.links[item.id] for item in undated(site.register)),
    )
