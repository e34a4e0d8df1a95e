"""Items that wait: pending decisions, barriers, overdue partners, updates only in papers. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from peeltrack.documents.formats.text import TextBlocks, blocks
from peeltrack.documents.parts.dates import Deadline
from peeltrack.documents.parts.header import RagView, rag_view
from peeltrack.documents.parts.names import Link
from peeltrack.documents.parts.scope import Scope
from peeltrack.model.progress import ProgressUpdate
from peeltrack.queries.awaiting import (
    WaitingItem,
    awaiting_clearance,
    awaiting_review,
    awaiting_sign_off,
    not_submitted,
    proposed_ratings,
)
from peeltrack.queries.due import DueKind
from peeltrack.queries.updates import latest_from_paper as items_retold
from peeltrack.wording import counted, lateness, listed, long_date


@dataclass(frozen=True, slots=True)
class OverdueDependency:
    """A dependency of an item that is overdue."""

    link: Link
    """The item."""
    who: str
    """The partner, project or supplier."""
    what: TextBlocks
    """Its description."""
    promise: Deadline
    """Its due date."""


@dataclass(frozen=True, slots=True)
class BlockedItem:
    """An item whose last update names a barrier."""

    link: Link
    """The item."""
    rating: RagView | None
    """Its RAG; None if not rated."""
    blocker: TextBlocks
    """The barrier."""
    by: str | None
    """The office that reported it; None if not recorded."""
    on: date
    """The date of that update."""
    age: int
    """Days from then to the meeting."""
    restricted: bool
    """Whether that update must not be published."""


@dataclass(frozen=True, slots=True)
class PendingDecision:
    """An update, a rating or an item that awaits a decision."""

    link: Link
    """The item."""
    what: str
    """Its description: the update of 12 May 2022; the inspectorate's decision."""
    by: str | None
    """The office that submitted it; None if not recorded."""
    since: date | None
    """The date since when it waits; None if not recorded."""
    days: int | None
    """Days from then to the meeting."""


@dataclass(frozen=True, slots=True)
class PendingDecisions:
    """Updates, ratings and items that await a review, a decision or a sign-off, longest first."""

    reviews: tuple[PendingDecision, ...]
    """Items with updates not reviewed, each office's by themselves."""
    ratings: tuple[PendingDecision, ...]
    """Items whose last update proposes another RAG than the current one."""
    submissions: tuple[PendingDecision, ...]
    """Items rated green and not yet submitted."""
    sign_offs: tuple[PendingDecision, ...]
    """Items with HMICFRS for sign-off."""
    imported: str | None = None
    """The number of imported updates that nobody has cleared; None if there are none."""


def pending_decisions(scope: Scope) -> PendingDecisions:
    """Return the brief's updates, ratings and items that await a decision, longest first.

    Empty for a public audience, which does not see reviews and proposals.
    """
    if scope.is_public:
        return PendingDecisions((), (), (), ())
    register = scope.register
    ratings = tuple(
        _pending_decision(
            scope,
            entry.item.id,
            f"{entry.update.proposed_rag} is proposed, {entry.item.rag or 'no RAG'} stands",
            entry.update.by,
            entry.update.date,
        )
        for entry in proposed_ratings(register)
        if entry.item.id in scope.links
    )
    return PendingDecisions(
        reviews=tuple(_reviews(scope)),
        ratings=ratings,
        submissions=tuple(
            _pending_items(scope, not_submitted(register), "the item, to be submitted")
        ),
        sign_offs=tuple(
            _pending_items(scope, awaiting_sign_off(register), "the inspectorate's decision")
        ),
        imported=_imported(scope),
    )


def _imported(scope: Scope) -> str | None:
    """Say in one sentence what nobody has cleared, however many updates a tracker brought in."""
    found = [each for each in awaiting_clearance(scope.register) if each.item.id in scope.links]
    if not found:
        return None
    items = counted(len({each.item.id for each in found}), "item")
    origins = listed(list(dict.fromkeys(str(each.update.imported) for each in found)))
    updates = counted(len(found), "imported update")
    return f"{updates} about {items} not yet reviewed or cleared (imported from {origins})."


def blocked_items(scope: Scope) -> Iterator[BlockedItem]:
    """Yield the open items whose last update names a barrier."""
    for item in scope.items:
        last = item.last_update
        if item.is_open and last and last.blocker:
            yield BlockedItem(
                link=scope.links[item.id],
                rating=rag_view(scope.register, item.rag) if item.rag else None,
                blocker=blocks(last.blocker),
                by=scope.register.lead_title(last.by),
                on=last.date,
                age=(scope.on - last.date).days,
                restricted=last.restricted,
            )


def overdue_dependencies(scope: Scope) -> Iterator[OverdueDependency]:
    """Yield the overdue dependencies of open items, oldest first."""
    for due in scope.watchlist.late:
        if due.kind == DueKind.DEPENDENCY:
            awaited = scope.register.items[due.source].depends_on[int(due.part or 1) - 1]
            how = lateness(due.due, scope.on)
            late = Deadline(due.due, awaited.due_phrase, how, is_late=True)
            yield OverdueDependency(
                scope.links[due.source], awaited.who, blocks(awaited.what), late
            )


def _reviews(scope: Scope) -> Iterator[PendingDecision]:
    """Yield one row for each item and office, the one with the oldest update first."""
    updates_of = defaultdict[tuple[str, str | None], list[ProgressUpdate]](list)
    for entry in awaiting_review(scope.register):
        if entry.item.id in scope.links:
            updates_of[entry.item.id, entry.update.by].append(entry.update)
    for (id_, office), updates in updates_of.items():
        days = listed([long_date(update.date) for update in updates])
        what = f"the update of {days}" if len(updates) == 1 else f"the updates of {days}"
        yield _pending_decision(scope, id_, what, office, updates[0].date)


def paper_updates(scope: Scope) -> str | None:
    """Count the items whose latest update came from a public paper, not from the force itself.

    Returns:
        A sentence with the papers and the force's own last update; None if there are no such
        items, or in public.
    """
    entries = [each for each in items_retold(scope.register) if each.item.id in scope.links]
    if scope.is_public or not entries:
        return None
    forums = scope.register.organisation.forums.values()
    papers = dict.fromkeys(
        f"the {forum.name} paper of {long_date(each.latest.date)}"
        for each in entries
        for forum in forums
        if (each.latest.source or "").startswith(forum.papers)
    )
    own_updates = [each.own.date for each in entries if each.own]
    latest = "latest update is" if len(entries) == 1 else "latest updates are"
    few = f"For {counted(len(entries), 'finding')} the {latest} from"
    owing = {item.id for item in scope.items if item.needs_leads}
    are_all = len(entries) > 1 and owing <= {each.item.id for each in entries}
    subject = "The latest updates are all from" if are_all else few
    them = "" if are_all else f" on {'it' if len(entries) == 1 else 'them'}"
    day = f" on {long_date(max(own_updates))}" if own_updates else ""
    own = f"last reported{them}{day}" if own_updates else f"has never reported{them}"
    return f"{subject} {listed(list(papers))}; the force itself {own}"


def _pending_items(
    scope: Scope, entries: Iterable[WaitingItem], what: str
) -> Iterator[PendingDecision]:
    for entry in entries:
        if entry.item.id in scope.links:
            yield _pending_decision(scope, entry.item.id, what, None, entry.since)


def _pending_decision(
    scope: Scope, item_id: str, what: str, by: str | None, since: date | None
) -> PendingDecision:
    return PendingDecision(
        link=scope.links[item_id],
        what=what,
        by=scope.register.lead_title(by),
        since=since,
        days=(scope.on - since).days if since else None,
    )
