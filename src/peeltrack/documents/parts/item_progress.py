"""The steps to green and progress updates of an item in a brief. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from peeltrack.documents.formats.text import TextBlocks, blocks
from peeltrack.documents.parts.date_moves import DateMove, date_moves
from peeltrack.documents.parts.dates import Deadline, deadline
from peeltrack.documents.parts.header import RagView, rag_view
from peeltrack.documents.parts.names import OfficeView, office_view
from peeltrack.documents.parts.scope import Scope
from peeltrack.model.items import Item
from peeltrack.model.progress import ProgressUpdate, StepToGreen
from peeltrack.queries.awaiting import rag_decided, was_accepted
from peeltrack.queries.movement import updates_since


@dataclass(frozen=True, slots=True)
class StepView:
    """A step to green."""

    text: TextBlocks
    """The action."""
    standing: str
    """done, late or open."""
    done: date | None
    """The date it was completed."""
    promise: Deadline | None
    """Its due date; None if none was set."""
    lead: OfficeView | None
    """Its lead, if other than the tactical lead."""
    restricted: bool
    """Whether it must not be published."""
    moves: tuple[DateMove, ...]
    """Every move of its date, oldest first."""


@dataclass(frozen=True, slots=True)
class ReviewView:
    """The liaison officer's review of an update."""

    date: date
    """The date of the review."""
    by: str
    """The reviewer's office."""
    note: TextBlocks
    """The reviewer's note."""


@dataclass(frozen=True, slots=True)
class MilestoneView:
    """The next milestone of a lead."""

    text: str
    """The milestone, in one line."""
    promise: Deadline | None
    """Its due date; None if none was set."""
    done: date | None
    """The date it was reached, if it was."""


@dataclass(frozen=True, slots=True)
class UpdateView:
    """A progress update."""

    date: date
    """The date of the account."""
    age: int
    """Days from then to the meeting."""
    by: str | None
    """The office that gave it; None if not recorded."""
    text: TextBlocks
    """The account."""
    source: str | None
    """Its source, if not given to the liaison officer."""
    reviewed: ReviewView | None
    """Its review; None if not reviewed, and for a public audience."""
    awaits_review: bool
    """Whether it awaits review; never so in public."""
    imported: str | None
    """The record of the force's past that it was imported from: tracker, 3 May 2026. None
    if it was not, and for a public audience."""
    cleared: ReviewView | None
    """Its release to internal forums, if it was imported."""
    restricted: bool
    """Whether it must not be published."""
    blocker: TextBlocks
    """The barrier it names; empty if none."""
    proposed: RagView | None
    """The RAG the lead proposes, if any."""
    decision: str | None
    """The decision on it: accepted, not accepted; None until it was reviewed, or the item's RAG
    set on its date or later."""
    next_milestone: MilestoneView | None
    """The lead's next milestone."""
    completed_by: Deadline | None
    """The date the lead expects the item to be complete, if given."""


@dataclass(frozen=True, slots=True)
class EarlierUpdates:
    """The updates of an item from before those that a brief shows."""

    count: int
    """Their number."""
    first: date
    """The date of the oldest."""


def step_view(scope: Scope, item: Item, step: StepToGreen) -> StepView:
    """Return the view of a step to green."""
    counts = step.done is None and item.needs_leads and not item.has_ended
    due = deadline(step.due, None, scope.on, counts=counts)
    late = due is not None and due.is_late
    own_lead = None if step.lead == item.tactical_lead else step.lead
    return StepView(
        text=blocks(step.text),
        standing="done" if step.done else "late" if late else "open",
        done=step.done,
        promise=due,
        lead=office_view(scope.register, own_lead, scope.on),
        restricted=step.restricted,
        moves=date_moves(scope.register, step.due_changes, scope.since),
    )


def _shown(scope: Scope, item: Item) -> tuple[ProgressUpdate, ...]:
    """Return the new updates, or the newest if none is new.

    Without an earlier meeting those are new that the forum does not call out of date.
    """
    if scope.before is not None and scope.since is not None:
        new = updates_since(scope.before, item, scope.since)
    else:
        first = scope.on - timedelta(days=scope.stale_after)
        new = tuple(update for update in item.progress if update.date >= first)
    return new or item.progress[-1:]


def update_views(scope: Scope, item: Item) -> tuple[UpdateView, ...]:
    """Return the updates that a brief shows, newest first."""
    return _views(scope, item, _shown(scope, item))


def all_update_views(scope: Scope, item: Item) -> tuple[UpdateView, ...]:
    """Return every update of an item, newest first."""
    return _views(scope, item, item.progress)


def _views(scope: Scope, item: Item, updates: Sequence[ProgressUpdate]) -> tuple[UpdateView, ...]:
    reviewers = scope.register.organisation.reviewers
    return tuple(_update_view(scope, item, update, reviewers) for update in reversed(updates))


def earlier_updates(item: Item, shown: Sequence[UpdateView]) -> EarlierUpdates | None:
    """Count the updates from before those shown; None if there are none."""
    number = len(item.progress) - len(shown)
    return EarlierUpdates(number, item.progress[0].date) if number else None


def _update_view(
    scope: Scope, item: Item, update: ProgressUpdate, reviewers: frozenset[str]
) -> UpdateView:
    register, on = scope.register, scope.on
    review, ahead = update.reviewed, update.next_milestone
    counts = item.awaits_action and update is item.last_update
    return UpdateView(
        date=update.date,
        age=(scope.on - update.date).days,
        by=register.lead_title(update.by),
        text=blocks(update.text),
        source=update.source,
        reviewed=None
        if review is None
        else ReviewView(
            date=review.date,
            by=register.lead_title(review.by) or review.by,
            note=blocks(review.note or ""),
        ),
        awaits_review=not scope.is_public and update.awaits_review(reviewers),
        imported=None if scope.is_public else update.imported,
        cleared=None if scope.is_public else _cleared_view(scope, update),
        restricted=update.restricted,
        blocker=blocks(update.blocker or ""),
        proposed=rag_view(register, update.proposed_rag) if update.proposed_rag else None,
        decision=_decision(item, update, reviewers),
        next_milestone=None
        if ahead is None
        else MilestoneView(
            ahead.text,
            deadline(ahead.due, None, on, counts=counts and ahead.done is None),
            ahead.done,
        ),
        completed_by=deadline(update.completed_by, None, on, counts=counts),
    )


def _decision(item: Item, update: ProgressUpdate, reviewers: frozenset[str]) -> str | None:
    if not rag_decided(item, update, reviewers):
        return None
    return "accepted" if was_accepted(item, update) else "not accepted"


def _cleared_view(scope: Scope, update: ProgressUpdate) -> ReviewView | None:
    if update.cleared is None:
        return None
    by = update.cleared.by
    title = scope.register.lead_title(by) or by
    return ReviewView(date=update.cleared.date, by=title, note=blocks(""))
