"""An item in a brief: its view, and the function that makes it. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from peeltrack.documents.charts.chart import Chart
from peeltrack.documents.formats.text import NO_TEXT, TextBlocks, blocks
from peeltrack.documents.parts.date_moves import DateMove, changes_since, date_moves
from peeltrack.documents.parts.dates import Deadline, deadline, target_deadline
from peeltrack.documents.parts.earlier_meetings import FollowUp
from peeltrack.documents.parts.finding_steps import steps_picture
from peeltrack.documents.parts.header import RagView, rag_view
from peeltrack.documents.parts.investments import InvestmentView, investment_views
from peeltrack.documents.parts.item_progress import (
    EarlierUpdates,
    StepView,
    UpdateView,
    earlier_updates,
    step_view,
)
from peeltrack.documents.parts.names import Link, OfficeView, earlier_item, office_view
from peeltrack.documents.parts.questions import QuestionView, answers_in_short, question_view
from peeltrack.documents.parts.said_once import SaidOnce
from peeltrack.documents.parts.scope import Scope
from peeltrack.documents.parts.watchlist import Flag
from peeltrack.model.items import Item
from peeltrack.model.register import Register
from peeltrack.queries.parts import unanswered_parts
from peeltrack.wording import long_date, spoken

_IN_RED = frozenset({"no-lead", "overdue", "milestone", "no-update"})
"""The flags of what an item's card shows in red where it is missing or late."""


@dataclass(frozen=True, slots=True)
class WordingPart:
    """A part of an item's wording."""

    ref: str
    """As printed: i, ii, a, b."""
    text: str
    """Its words, in one line."""


@dataclass(frozen=True, slots=True)
class MeasureView:
    """A measure of success."""

    text: TextBlocks
    """The evidence to look at."""
    method: str | None
    """Dip sample, audit, survey."""

    @property
    def is_one_paragraph(self) -> bool:
        """Check whether it is short enough to stand in a line with others."""
        return len(self.text) == 1 and not self.text[0].is_list


@dataclass(frozen=True, slots=True)
class DependencyView:
    """A dependency of an item outside the force's control."""

    who: str
    """The partner, project or supplier."""
    what: TextBlocks
    """Its description."""
    promise: Deadline | None
    """Its due date."""
    delivered: date | None
    """The date they delivered it, if they have."""


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """Evidence of progress."""

    date: date
    """The day it is of."""
    text: TextBlocks
    """What it shows."""
    link: str | None
    """A link or a path."""
    restricted: bool
    """Whether it is kept out of every public document."""


@dataclass(frozen=True, slots=True)
class PointView:
    """A point that challenge raises about an item."""

    fact: str
    """The fact behind it."""
    question: str
    """The question that the chair is likely to ask."""
    short: str
    """The same in few words, as its item's name stands beside it."""
    is_hint: bool
    """Whether it rests on similar words rather than on a recorded fact."""

    @property
    def in_short(self) -> str:
        """Return the shortest of them; where the fact quotes an update, what is asked of that."""
        said = [self.question, self.short] if " says “" in self.fact else [self.fact, self.short]
        return min(*said, self.question, key=len)


@dataclass(frozen=True, slots=True)
class ItemView:
    """A cause of concern, a recommendation or an area for improvement."""

    link: Link
    """Its reference, title, heading and anchor."""
    kind: str
    """Its kind in full: Area for improvement."""
    area: str | None
    """Its area's name."""
    state: str
    """Its state: open, awaiting allocation, complete, awaiting sign off."""
    wording: TextBlocks
    """The finding."""
    is_monitored: bool
    """Whether the force only monitors it, so that it needs no lead, update or RAG."""
    relevance_reason: TextBlocks
    """The reason for that."""
    rating: RagView | None
    """Its RAG; None if not rated."""
    strategic_lead: OfficeView | None
    """The strategic lead."""
    tactical_lead: OfficeView | None
    """The tactical lead."""
    due: Deadline | None
    """HMICFRS's due date."""
    target: Deadline | None
    """The force's own target."""
    moves: tuple[DateMove, ...]
    """Every move of that target, oldest first, the first setting included."""
    steps: tuple[StepView, ...]
    """The steps to green, in the register's order."""
    steps_picture: Chart | None
    """The same as a picture, instead of a list; None if a list says as much or more."""
    measures: tuple[MeasureView, ...]
    """The measures of success."""
    evidence: tuple[EvidenceView, ...]
    """Evidence of progress, newest first; empty for a public audience."""
    draft: str | None
    """Its standing before publication: seen in draft on 1 March 2022; None once settled."""
    dependencies: tuple[DependencyView, ...]
    """Its dependencies."""
    investments: tuple[InvestmentView, ...]
    """The commissioner's investments in it."""
    programmes: tuple[str, ...]
    """The programmes of work that carry it, by name."""
    carried_forward_from: str | None
    """The earlier item that it repeats, or its inspection, in words."""
    updates: tuple[UpdateView, ...]
    """Its latest update and all since the forum's last meeting, newest first."""
    last_updated: str | None
    """The recommendation that the last update of a cause of concern is about, with its date;
    None if that is its own."""
    earlier_updates: EarlierUpdates | None
    """Those before; None if all are shown, as without such a meeting."""
    flags: tuple[Flag, ...]
    """The points the meeting should see at once."""
    unanswered: tuple[WordingPart, ...]
    """The parts of its wording that no step addresses, if steps name their parts."""
    questions: tuple[QuestionView, ...]
    """Questions about it at the forum's last meeting; empty for a public audience."""
    asked_with: tuple[Link, ...]
    """The items that show the other questions about it."""
    pledged: tuple[FollowUp, ...]
    """Its follow-ups of that meeting, and open ones of others; empty in public."""
    since: str | None
    """Its changes since that meeting, without updates: amber to yellow; None if none."""
    said_once: SaidOnce
    """What is true of all updates of the brief, so that the item need not say it."""
    is_in_summary: bool
    """Whether its wording is a summary rather than the report's own words."""
    points: tuple[PointView, ...]
    """What challenge notes about it; empty for a public audience."""
    discussed: tuple[str, ...]
    """The earlier meetings that discussed it, but for the forum's last and those that discussed
    most items; empty in public."""

    @property
    def steps_done(self) -> int:
        """Return the number of its steps that are done."""
        return sum(step.done is not None for step in self.steps)

    @property
    def other_flags(self) -> tuple[Flag, ...]:
        """Return the flags that its card does not show in red: not its leads, dates or updates."""
        in_red = _IN_RED | ({"stale"} if self.said_once.age else set())
        return tuple(flag for flag in self.flags if flag.kind not in in_red)

    @property
    def are_measures_short(self) -> bool:
        """Check whether its measures of success can stand in one line."""
        return all(measure.is_one_paragraph for measure in self.measures)

    @property
    def answered_by(self) -> tuple[str, ...]:
        """Return the offices that answered its questions at the last meeting itself."""
        settled = (question for question in self.questions if question.is_settled)
        named = (answer.by for question in settled for answer in question.answers)
        return tuple(dict.fromkeys(office for office in named if office))

    @property
    def answers_in_short(self) -> tuple[str, ...]:
        """Return the answers given at the last meeting itself in a line; none of many."""
        return answers_in_short(self.questions)


def item_view(
    scope: Scope,
    item: Item,
    follow_ups: Sequence[FollowUp],
    updates: tuple[UpdateView, ...],
    said_once: SaidOnce,
    points: Sequence[PointView] = (),
    discussed: Sequence[str] = (),
) -> ItemView:
    """Return the view of an item of a brief.

    Args:
        scope: the meeting.
        item: one of its items.
        follow_ups: its actions and commitments of earlier meetings.
        updates: the updates that the brief shows.
        said_once: what is true of all updates of the brief.
        points: what challenge notes about it.
        discussed: the earlier meetings that discussed it, by name.
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
        due=deadline(item.due, item.due_phrase, on, counts=item.awaits_action),
        target=target_deadline(item, on),
        moves=date_moves(register, item.target_changes, scope.since),
        steps=tuple(step_view(scope, item, step) for step in item.steps_to_green),
        steps_picture=steps_picture(item, scope.on),
        evidence=tuple(
            EvidenceView(each.date, blocks(each.text), each.link, each.restricted)
            for each in reversed(item.evidence)
        ),
        draft=f"seen in draft on {long_date(item.draft.seen)}, restricted until publication"
        if item.draft and item.is_draft
        else None,
        measures=tuple(MeasureView(blocks(each.text), each.method) for each in item.measures),
        dependencies=tuple(
            DependencyView(
                each.who,
                blocks(each.what),
                deadline(
                    each.due,
                    each.due_phrase,
                    on,
                    counts=item.awaits_action and each.delivered is None,
                ),
                each.delivered,
            )
            for each in item.depends_on
        ),
        investments=investment_views(register, item),
        programmes=tuple(
            programmes[id_].name if id_ in programmes else id_ for id_ in item.programmes
        ),
        carried_forward_from=earlier_item(register, item.carried_forward_from),
        updates=updates,
        last_updated=scope.last_updated(item),
        said_once=said_once,
        earlier_updates=earlier_updates(item, updates),
        flags=scope.watchlist.flags[item.id],
        unanswered=tuple(
            WordingPart(part.ref, " ".join(part.text.split())) for part in unanswered_parts(item)
        ),
        questions=tuple(question for id_, question in questions if id_ == item.id),
        asked_with=tuple(
            scope.links[id_] for id_ in dict.fromkeys(id_ for id_, _ in questions) if id_ != item.id
        ),
        pledged=tuple(follow_ups),
        since=changes_since(scope.before, scope.since, item),
        is_in_summary=register.inspection_of(item).is_in_summary,
        points=tuple(points),
        discussed=tuple(discussed),
    )


def _rag_with_reason(register: Register, item: Item, since: date | None) -> RagView | None:
    """Return its RAG, with the reason only if it changed, or was set since the last meeting."""
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
    """Yield the last meeting's questions about it, with the id of the item that shows each.

    That is the item the question was put on, or the first one here that it concerns.
    """
    for question in scope.asked.get(item.id, ()):
        first = next(id_ for id_ in question.items if id_ in scope.links)
        if scope.last:
            yield first, question_view(scope.register, scope.last, question)
