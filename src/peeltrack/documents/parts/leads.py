"""The lists of leads: the items each holds at a forum, and what is overdue. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from peeltrack.documents.parts.header import RagView, rag_view
from peeltrack.documents.parts.names import Link
from peeltrack.documents.parts.scope import Scope
from peeltrack.model.items import Item
from peeltrack.model.vocabulary import State
from peeltrack.queries.due import DueKind
from peeltrack.wording import lateness

_T = TypeVar("_T")

_AT_A_STAGE = {
    State.COMPLETE: "complete, not submitted",
    State.AWAITING_SIGN_OFF: "submitted, not decided",
}


@dataclass(frozen=True, slots=True)
class LeadItem:
    """A live item of a lead."""

    link: Link
    """The item."""
    rating: RagView | None
    """Its RAG; None if not rated."""
    needs: tuple[str, ...]
    """Its needs: complete, not submitted; no update; last update 62 days old."""


@dataclass(frozen=True, slots=True)
class OverdueTask:
    """An overdue task of a lead, or one the lead is answerable for."""

    link: Link | None
    """The item; None if it is about no item of this brief."""
    text: str
    """The task, in one line."""
    lateness: str
    """Its lateness: 8 days overdue."""
    by: str | None
    """The office responsible, if another: nobody, or the office in full."""


@dataclass(frozen=True, slots=True)
class LeadView:
    """A lead with its items and overdue tasks here."""

    title: str
    """The office in full; Unallocated for items and tasks without a lead."""
    left: date | None
    """The date its holder left, if on or before the date of the meeting."""
    strategic: tuple[LeadItem, ...]
    """The items it leads strategically."""
    tactical: tuple[LeadItem, ...]
    """The items it leads tactically."""
    overdue: tuple[OverdueTask, ...]
    """Its overdue tasks, and the overdue parts of its items that others are to do."""


def lead_views(scope: Scope) -> Iterator[LeadView]:
    """Yield every lead who has an item of the brief or an overdue task, as registered.

    Items without a lead come last. A public audience sees none: shortfalls by lead are between
    the force's offices.
    """
    if scope.is_public:
        return
    leads = scope.register.organisation.leads
    items = [item for item in scope.items if item.needs_leads]
    strategic = _by_lead((item.strategic_lead, item) for item in items)
    tactical = _by_lead((item.tactical_lead, item) for item in items)
    overdue = _by_lead(_overdue_tasks(scope))
    for id_ in (*leads, None):
        lead = leads[id_] if id_ else None
        if strategic[id_] or tactical[id_] or overdue[id_]:
            yield LeadView(
                title=lead.title if lead else "Unallocated",
                left=None if lead is None or lead.is_in_post(scope.on) else lead.left,
                strategic=tuple(_lead_item(scope, item) for item in strategic[id_]),
                tactical=tuple(_lead_item(scope, item) for item in tactical[id_]),
                overdue=tuple(overdue[id_]),
            )


def _by_lead(entries: Iterable[tuple[str | None, _T]]) -> Mapping[str | None, Sequence[_T]]:
    groups = defaultdict[str | None, list[_T]](list)
    for lead, entry in entries:
        groups[lead].append(entry)
    return groups


def _overdue_tasks(scope: Scope) -> Iterator[tuple[str | None, OverdueTask]]:
    """Yield overdue tasks by lead, those of an item also for the leads answerable for it."""
    for due in scope.watchlist.late:
        if due.kind in (DueKind.RESPONSE, DueKind.COMMENTS):
            continue
        task = OverdueTask(
            link=scope.links.get(due.item or ""),
            text=" ".join(due.what.split()),
            lateness=lateness(due.due, scope.on),
            by=None,
        )
        by = scope.register.lead_title(due.lead) or "nobody"
        for lead in dict.fromkeys((due.lead, *due.leads)):
            is_own = lead == due.lead or due.kind in (DueKind.ITEM, DueKind.TARGET)
            yield lead, task if is_own else replace(task, by=by)


def _lead_item(scope: Scope, item: Item) -> LeadItem:
    stage = _AT_A_STAGE.get(item.state)
    flags = (flag.text for flag in scope.watchlist.flags[item.id])
    return LeadItem(
        link=scope.links[item.id],
        rating=rag_view(scope.register, item.rag) if item.rag else None,
        needs=(*((stage,) if stage else ()), *flags),
    )
