"""An item as a brief shows it. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from peeltrack.documents.formats.text import NO_TEXT, TextBlocks, blocks
from peeltrack.documents.parts.date_moves import DateMove, changes_since, date_moves
from peeltrack.documents.parts.dates import Deadline, deadline, target_deadline
from peeltrack.documents.parts.earlier_meetings import FollowUp
from peeltrack.documents.parts.header import RagView, rag_view
from peeltrack.documents.parts.item_progress import (
    EarlierUpdates,
    StepView,
    UpdateView,
    earlier_updates,
    step_view,
    update_views,
)
from peeltrack.documents.parts.names import Link, OfficeView, earlier_item, office_view
from peeltrack.documents.parts.questions import QuestionView, question_view
from peeltrack.documents.parts.scope import Scope
from peeltrack.documents.parts.watchlist import Flag
from peeltrack.model.items import Item
from peeltrack.model.register import Register
from peeltrack.queries.parts import unanswered_parts
from peeltrack.wording import spoken


@dataclass(frozen=True, slots=True)
class WordingPart:
    """A part of an item's wording."""

    ref: str
    """As printed: i, ii, a, b."""
    text: str
    """Its words, in one line."""


@dataclass(frozen=True, slots=True)
class MeasureView:
    """How success will be seen."""

    text: TextBlocks
    """What will be looked at."""
    method: str | None
    """Dip sample, audit, survey."""


@dataclass(frozen=True, slots=True)
class DependencyView:
    """What an item waits for that the force does not command."""

    who: str
    """The partner, project or supplier."""
    what: TextBlocks
    """What is awaited."""
    promise: Deadline | None
    """When it is to come."""


@dataclass(frozen=True, slots=True)
class InvestmentView:
    """What the commissioner put behind an item."""

    text: TextBlocks
    """What was funded."""
    year: str | None
    """The budget it came from."""
    posts: int | None
    """How many posts it pays for."""


@dataclass(frozen=True, slots=True)
class ItemView:
    """One cause of concern, recommendation or area for improvement."""

    link: Link
    """Its reference, title, heading and anchor."""
    kind: str
    """Its kind in full: Area for improvement."""
    area: str | None
    """Its area's name."""
    state: str
    """Where it stands: open, awaiting allocation, complete, awaiting sign off."""
    wording: TextBlocks
    """The finding."""
    is_monitored: bool
    """Whether the force only watches it, so that it needs no lead, update or RAG."""
    relevance_reason: TextBlocks
    """Why so."""
    rating: RagView | None
    """Its RAG; none where it is not rated."""
    strategic_lead: OfficeView | None
    """Who answers for it."""
    tactical_lead: OfficeView | None
    """Who does it."""
    due: Deadline | None
    """The inspectorate's date."""
    target: Deadline | None
    """The force's own date."""
    moves: tuple[DateMove, ...]
    """Every move of that date, oldest first, the first setting included."""
    steps: tuple[StepView, ...]
    """The steps to green, in the register's order."""
    measures: tuple[MeasureView, ...]
    """How success will be seen."""
    dependencies: tuple[DependencyView, ...]
    """What it waits for."""
    investments: tuple[InvestmentView, ...]
    """What the commissioner put behind it."""
    programmes: tuple[str, ...]
    """The programmes of work that carry it, by name."""
    carried_forward_from: str | None
    """The earlier item that it repeats, or its inspection, in words."""
    updates: tuple[UpdateView, ...]
    """Its newest progress update, and every one since the forum's last meeting, newest first."""
    earlier_updates: EarlierUpdates | None
    """Those before; none where all are shown, as they are where there was no such meeting."""
    flags: tuple[Flag, ...]
    """What the meeting should see at once."""
    unanswered: tuple[WordingPart, ...]
    """The parts of its wording that no step to green answers, where steps say what they answer."""
    questions: tuple[QuestionView, ...]
    """What the forum's last meeting asked of it; nothing for a public audience."""
    asked_with: tuple[Link, ...]
    """The items with which the other questions stand that take it in."""
    pledged: tuple[FollowUp, ...]
    """What that meeting left of it, and what is still open of others; nothing in public."""
    since: str | None
    """What became of it since that meeting beside updates: amber to yellow; none where nothing."""


def item_view(scope: Scope, item: Item, pledged: Sequence[FollowUp]) -> ItemView:
    """Return the view of an item of a brief.

    Args:
        scope: the meeting.
        item: one of its items.
        pledged: its actions and commitments of earlier meetings.
    """
    register, on = scope.register, scope.on
    programmes = register.organisation.programmes
    area = next((a for a in register.inspection_of(item).areas if a.id == item.area), None)
    questions = tuple(_questions(scope, item))
    return ItemView(
        link=scope.links[item.id],
        kind=spoken(item.kind).capitalize(),
        area=area.name if area else None,
        state=spoken(item.state),
        wording=blocks(item.wording),
        is_monitored=not item.needs_leads,
        relevance_reason=blocks(item.relevance_reason or ""),
        rating=_rag_with_reason(register, item, scope.since),
        strategic_lead=office_view(register, item.strategic_lead, on),
        tactical_lead=office_view(register, item.tactical_lead, on),
        due=deadline(item.due, item.due_phrase, on, counts=item.is_open),
        target=target_deadline(item, on),
        moves=date_moves(register, item.target_changes, scope.since),
        steps=tuple(step_view(scope, item, step) for step in item.steps_to_green),
        measures=tuple(MeasureView(blocks(each.text), each.method) for each in item.measures),
        dependencies=tuple(
            DependencyView(
                each.who,
                blocks(each.what),
                deadline(each.due, each.due_phrase, on, counts=item.is_open),
            )
            for each in item.depends_on
        ),
        investments=investment_views(item),
        programmes=tuple(
            programmes[id_].name if id_ in programmes else id_ for id_ in item.programmes
        ),
        carried_forward_from=earlier_item(register, item.carried_forward_from),
        updates=update_views(scope, item),
        earlier_updates=earlier_updates(scope, item),
        flags=scope.watchlist.flags[item.id],
        unanswered=tuple(
            WordingPart(part.ref, " ".join(part.text.split())) for part in unanswered_parts(item)
        ),
        questions=tuple(question for id_, question in questions if id_ == item.id),
        asked_with=tuple(
            scope.links[id_] for id_ in dict.fromkeys(id_ for id_, _ in questions) if id_ != item.id
        ),
        pledged=tuple(pledged),
        since=changes_since(scope.before, scope.since, item),
    )


def _rag_with_reason(register: Register, item: Item, since: date | None) -> RagView | None:
    """Its RAG; the reason for it only where it was changed, or set since the last meeting."""
    if item.rag is None:
        return None
    plain = rag_view(register, item.rag)
    last = item.rag_changes[-1] if item.rag_changes else None
    if last is None or last.after != item.rag:
        return plain
    is_news = last.before is not None or (since is not None and last.date > since)
    because = blocks(last.because) if is_news else NO_TEXT
    return RagView(plain.rag, plain.word, plain.meaning, last.date, because)


def _questions(scope: Scope, item: Item) -> Iterator[tuple[str, QuestionView]]:
    """What the last meeting asked of it, with the id of the item that shows it whole.

    That is the one on which it was put, or the first one here that it takes in.
    """
    if scope.last is None:
        return
    for question in scope.last.questions:
        named = (question.item, *question.also_about)
        if item.id in named:
            first = next(id_ for id_ in named if id_ and id_ in scope.links)
            yield first, question_view(scope.register, scope.last, question)


def investment_views(item: Item) -> tuple[InvestmentView, ...]:
    """List what the commissioner has invested in an item."""
    return tuple(InvestmentView(blocks(e.text), e.year, e.posts) for e in item.investments)
