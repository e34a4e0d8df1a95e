"""An item as a brief shows it. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from peeltrack.documents.formats.text import NO_TEXT, Blocks, blocks
from peeltrack.documents.parts.date_moves import DayMoved, days_moved, since_then
from peeltrack.documents.parts.dates import Promise, promise, target
from peeltrack.documents.parts.earlier_meetings import Pledged
from peeltrack.documents.parts.header import Rating, rating
from peeltrack.documents.parts.item_progress import (
    Earlier,
    Step,
    Update,
    earlier_updates,
    step_view,
    update_views,
)
from peeltrack.documents.parts.names import Link, Office, earlier_item, office
from peeltrack.documents.parts.questions import Asked, asked
from peeltrack.documents.parts.scope import Scope
from peeltrack.documents.parts.watchlist import Flag
from peeltrack.model.items import Item
from peeltrack.model.register import Register
from peeltrack.queries.parts import unanswered_parts
from peeltrack.wording import spoken


@dataclass(frozen=True, slots=True)
class Part:
    """A part of an item's wording."""

    ref: str
    """As printed: i, ii, a, b."""
    text: str
    """Its words, in one line."""


@dataclass(frozen=True, slots=True)
class Measured:
    """How success will be seen."""

    text: Blocks
    """What will be looked at."""
    method: str | None
    """Dip sample, audit, survey."""


@dataclass(frozen=True, slots=True)
class Awaited:
    """What an item waits for that the force does not command."""

    who: str
    """The partner, project or supplier."""
    what: Blocks
    """What is awaited."""
    promise: Promise | None
    """When it is to come."""


@dataclass(frozen=True, slots=True)
class Funded:
    """What the commissioner put behind an item."""

    text: Blocks
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
    wording: Blocks
    """The finding."""
    is_monitored: bool
    """Whether the force only watches it, so that it needs no lead, update or RAG."""
    relevance_reason: Blocks
    """Why so."""
    rating: Rating | None
    """Its RAG; none where it is not rated."""
    strategic_lead: Office | None
    """Who answers for it."""
    tactical_lead: Office | None
    """Who does it."""
    due: Promise | None
    """The inspectorate's date."""
    target: Promise | None
    """The force's own date."""
    moves: tuple[DayMoved, ...]
    """Every move of that date, oldest first, the first setting included."""
    steps: tuple[Step, ...]
    """The steps to green, in the register's order."""
    measures: tuple[Measured, ...]
    """How success will be seen."""
    dependencies: tuple[Awaited, ...]
    """What it waits for."""
    investments: tuple[Funded, ...]
    """What the commissioner put behind it."""
    programmes: tuple[str, ...]
    """The programmes of work that carry it, by name."""
    carried_forward_from: str | None
    """The earlier item that it repeats, or its inspection, in words."""
    updates: tuple[Update, ...]
    """Its newest progress update, and every one since the forum's last meeting, newest first."""
    earlier_updates: Earlier | None
    """Those before; none where all are shown, as they are where there was no such meeting."""
    flags: tuple[Flag, ...]
    """What the meeting should see at once."""
    unanswered: tuple[Part, ...]
    """The parts of its wording that no step to green answers, where steps say what they answer."""
    questions: tuple[Asked, ...]
    """What the forum's last meeting asked of it; nothing for a public audience."""
    asked_with: tuple[Link, ...]
    """The items with which the other questions stand that take it in."""
    pledged: tuple[Pledged, ...]
    """What that meeting left of it, and what is still open of others; nothing in public."""
    since: str | None
    """What became of it since that meeting beside updates: amber to yellow; none where nothing."""


def item_view(scope: Scope, item: Item, pledged: Sequence[Pledged]) -> ItemView:
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
        rating=_rating_of(register, item, scope.since),
        strategic_lead=office(register, item.strategic_lead, on),
        tactical_lead=office(register, item.tactical_lead, on),
        due=promise(item.due, item.due_phrase, on, counts=item.is_open),
        target=target(item, on),
        moves=days_moved(register, item.target_changes, scope.since),
        steps=tuple(step_view(scope, item, step) for step in item.steps_to_green),
        measures=tuple(Measured(blocks(each.text), each.method) for each in item.measures),
        dependencies=tuple(
            Awaited(
                each.who,
                blocks(each.what),
                promise(each.due, each.due_phrase, on, counts=item.is_open),
            )
            for each in item.depends_on
        ),
        investments=funded(item),
        programmes=tuple(
            programmes[id_].name if id_ in programmes else id_ for id_ in item.programmes
        ),
        carried_forward_from=earlier_item(register, item.carried_forward_from),
        updates=update_views(scope, item),
        earlier_updates=earlier_updates(scope, item),
        flags=scope.found.flags[item.id],
        unanswered=tuple(
            Part(part.ref, " ".join(part.text.split())) for part in unanswered_parts(item)
        ),
        questions=tuple(question for id_, question in questions if id_ == item.id),
        asked_with=tuple(
            scope.links[id_] for id_ in dict.fromkeys(id_ for id_, _ in questions) if id_ != item.id
        ),
        pledged=tuple(pledged),
        since=since_then(scope.before, scope.since, item),
    )


def _rating_of(register: Register, item: Item, since: date | None) -> Rating | None:
    """Its RAG; the reason for it only where it was changed, or set since the last meeting."""
    if item.rag is None:
        return None
    plain = rating(register, item.rag)
    last = item.rag_changes[-1] if item.rag_changes else None
    if last is None or last.after != item.rag:
        return plain
    is_news = last.before is not None or (since is not None and last.date > since)
    because = blocks(last.because) if is_news else NO_TEXT
    return Rating(plain.rag, plain.word, plain.meaning, last.date, because)


def _questions(scope: Scope, item: Item) -> Iterator[tuple[str, Asked]]:
    """What the last meeting asked of it, with the id of the item that shows it whole.

    That is the one on which it was put, or the first one here that it takes in.
    """
    if scope.last is None:
        return
    for question in scope.last.questions:
        named = (question.item, *question.also_about)
        if item.id in named:
            first = next(id_ for id_ in named if id_ and id_ in scope.links)
            yield first, asked(scope.register, scope.last, question)


def funded(item: Item) -> tuple[Funded, ...]:
    """List what the commissioner has invested in an item."""
    return tuple(Funded(blocks(e.text), e.year, e.posts) for e in item.investments)
