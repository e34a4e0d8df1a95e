"""Every deadline not yet met: overdue, soon, later, and the findings that have none. Pure."""

from dataclasses import dataclass

from peeltrack.documents.charts.chart import Chart
from peeltrack.documents.charts.steps import MOST, open_steps
from peeltrack.documents.parts.finding_steps import finding_steps
from peeltrack.documents.parts.names import Link
from peeltrack.documents.site.site import DeadlineRow, Site
from peeltrack.queries.due import kinds_in_words, later, passed, soon, undated


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
    picture: Chart | None
    """The open steps that have a date; None for fewer than three, for more than a picture shows,
    and in public."""


def deadlines(site: Site) -> DeadlinesView:
    """Return every deadline, soonest first in each group."""
    within = site.register.organisation.rules.due_soon_days
    late, close = passed(site.deadlines, site.on), soon(site.deadlines, site.on, within)
    return DeadlinesView(
        overdue=site.rows(late),
        overdue_are=kinds_in_words(late),
        soon=site.rows(close),
        soon_days=within,
        later=site.rows(later(site.deadlines, site.on, within)),
        picture=_picture(site),
        undated=tuple(site.scope.links[item.id] for item in undated(site.register)),
    )


def _picture(site: Site) -> Chart | None:
    found = [item for item in site.scope.items if item.awaits_action and item.open_steps]
    dated = sum(step.due is not None for item in found for step in item.open_steps)
    if dated > MOST:
        return None
    steps = [finding_steps(item, site.on, site.scope.links[item.id].reference) for item in found]
    return open_steps(steps, site.on)
