"""Every lead of a forum, with the items it holds there and how much is overdue. Pure."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from peeltrack.documents.parts.names import Link, LinkedWords, named_together
from peeltrack.documents.parts.scope import Scope
from peeltrack.queries.due import Due, DueKind


@dataclass(frozen=True, slots=True)
class LeadView:
    """A lead with its items here, and how much of them is overdue."""

    title: str
    """The office in full; Unallocated for items and tasks without a lead."""
    left: date | None
    """The date its holder left, if on or before the date of the meeting."""
    strategic: tuple[LinkedWords, ...]
    """The items it leads strategically, by kind: AFIs 6 and 15; empty if none."""
    tactical: tuple[LinkedWords, ...]
    """The items it leads tactically, likewise."""
    overdue: int
    """Its overdue tasks, and the overdue parts of its items that others are to do."""


def lead_views(scope: Scope) -> Iterator[LeadView]:
    """Yield every lead who has an item of the brief or an overdue task, as registered.

    Items without a lead come last. A public audience sees none: shortfalls by lead are between
    the force's offices.
    """
    if scope.is_public:
        return
    leads = scope.register.organisation.leads
    strategic, tactical = defaultdict[str | None, list[Link]](list), defaultdict(list)
    for item in scope.items:
        if item.needs_leads:
            strategic[item.strategic_lead].append(scope.links[item.id])
            tactical[item.tactical_lead].append(scope.links[item.id])
    overdue = Counter(_answerable(scope.watchlist.late))
    for id_ in (*leads, None):
        lead = leads[id_] if id_ else None
        if strategic[id_] or tactical[id_] or overdue[id_]:
            yield LeadView(
                title=lead.title if lead else "Unallocated",
                left=None if lead is None or lead.is_in_post(scope.on) else lead.left,
                strategic=named_together(strategic[id_]),
                tactical=named_together(tactical[id_]),
                overdue=overdue[id_],
            )


def _answerable(late: Iterable[Due]) -> Iterator[str | None]:
    """Yield whoever is to do each overdue task; of an item also the leads answerable for it."""
    for due in late:
        if due.kind not in (DueKind.RESPONSE, DueKind.COMMENTS):
            yield from dict.fromkeys((due.lead, *due.leads))
