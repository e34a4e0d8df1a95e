"""An item's steps to green and progress updates as a brief shows them. Pure."""

from dataclasses import dataclass
from datetime import date

from peeltrack.documents.formats.text import TextBlocks, blocks
from peeltrack.documents.parts.date_moves import DateMove, date_moves
from peeltrack.documents.parts.dates import Deadline, deadline
from peeltrack.documents.parts.header import RagView, rag_view
from peeltrack.documents.parts.names import OfficeView, office_view
from peeltrack.documents.parts.scope import Scope
from peeltrack.model.items import Item, ProgressUpdate, StepToGreen


@dataclass(frozen=True, slots=True)
class StepView:
    """A step to green."""

    text: TextBlocks
    """The action."""
    standing: str
    """done, late or open."""
    done: date | None
    """When it was done."""
    promise: Deadline | None
    """When it is or was due; none where no day was set."""
    lead: OfficeView | None
    """Who takes it, where that is not the tactical lead."""
    restricted: bool
    """Whether it must not be published."""
    moves: tuple[DateMove, ...]
    """Every move of its day, oldest first."""


@dataclass(frozen=True, slots=True)
class ReviewView:
    """The liaison officer's review of an update."""

    date: date
    """When."""
    by: str
    """The reviewer's office."""
    note: TextBlocks
    """What the reviewer found."""


@dataclass(frozen=True, slots=True)
class MilestoneView:
    """What a lead means to reach next."""

    text: str
    """What will have been reached, in one line."""
    promise: Deadline | None
    """By when; none where no day was named."""


@dataclass(frozen=True, slots=True)
class UpdateView:
    """A progress update."""

    date: date
    """The day on which it was true."""
    age: int
    """Days from then to the meeting."""
    by: str | None
    """The office that gave it; none where that is not recorded."""
    text: TextBlocks
    """The account."""
    source: str | None
    """Where it was given, when that was not to the liaison officer."""
    reviewed: ReviewView | None
    """Its review; none where it has not been reviewed, and for a public audience."""
    awaits_review: bool
    """Whether nobody has reviewed it, nor a public paper given it; never so in public."""
    restricted: bool
    """Whether it must not be published."""
    blocker: TextBlocks
    """What stands in the way; nothing where nothing was said of that."""
    proposed: RagView | None
    """The RAG that the lead thinks right, where one was proposed."""
    next_milestone: MilestoneView | None
    """What the lead means to reach next."""
    completed_by: Deadline | None
    """When the lead expects the whole item to be complete, where one was given."""


@dataclass(frozen=True, slots=True)
class EarlierUpdates:
    """The updates of an item that its forum has seen before."""

    count: int
    """How many there are."""
    first: date
    """The day of the oldest."""


def step_view(scope: Scope, item: Item, step: StepToGreen) -> StepView:
    """Return the view of a step to green."""
    counts = step.done is None and not item.has_ended
    promised = deadline(step.due, None, scope.on, counts=counts)
    late = promised is not None and promised.is_late
    own_lead = None if step.lead == item.tactical_lead else step.lead
    return StepView(
        text=blocks(step.text),
        standing="done" if step.done else "late" if late else "open",
        done=step.done,
        promise=promised,
        lead=office_view(scope.register, own_lead, scope.on),
        restricted=step.restricted,
        moves=date_moves(scope.register, step.due_changes, scope.since),
    )


def _first_shown(item: Item, since: date | None) -> int:
    """Where the updates begin that are new to the forum; the newest is shown even if it is not."""
    updates = item.progress
    new = (at for at, each in enumerate(updates) if since is None or each.date > since)
    return next(new, len(updates) - 1 if updates else 0)


def update_views(scope: Scope, item: Item) -> tuple[UpdateView, ...]:
    """Return the updates that a brief shows, newest first."""
    shown = item.progress[_first_shown(item, scope.since) :]
    return tuple(_update_view(scope, item, update) for update in reversed(shown))


def earlier_updates(scope: Scope, item: Item) -> EarlierUpdates | None:
    """Count the updates that the forum has seen before."""
    updates = item.progress[: _first_shown(item, scope.since)]
    return EarlierUpdates(len(updates), updates[0].date) if updates else None


def _update_view(scope: Scope, item: Item, update: ProgressUpdate) -> UpdateView:
    register, on = scope.register, scope.on
    review, ahead = update.reviewed, update.next_milestone
    counts = item.is_open and update is item.last_update
    papers = register.organisation.public_papers
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
        awaits_review=not scope.is_public and update.awaits_review(papers),
        restricted=update.restricted,
        blocker=blocks(update.blocker or ""),
        proposed=rag_view(register, update.proposed_rag) if update.proposed_rag else None,
        next_milestone=None
        if ahead is None
        else MilestoneView(ahead.text, deadline(ahead.due, None, on, counts=counts)),
        completed_by=deadline(update.completed_by, None, on, counts=counts),
    )
