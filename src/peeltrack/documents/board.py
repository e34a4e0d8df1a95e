"""The brief for a meeting: its view, and the function that makes it from a register. Pure."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from peeltrack.documents.challenge import Challenge
from peeltrack.documents.parts.attention import Attention, attention
from peeltrack.documents.parts.background import Background, background
from peeltrack.documents.parts.counts import item_counts, rag_position
from peeltrack.documents.parts.date_moves import DateMovedLater, later_date_views
from peeltrack.documents.parts.earlier_meetings import (
    Discussions,
    LastMeeting,
    OutstandingEntry,
    commitments_to_forum,
    discussions,
    follow_ups,
    last_meeting,
    open_actions,
    open_commitments,
)
from peeltrack.documents.parts.first_page import FirstPage, first_page
from peeltrack.documents.parts.header import Header, document_header
from peeltrack.documents.parts.item import ItemView, item_view
from peeltrack.documents.parts.item_order import by_area, by_inspection, in_order
from peeltrack.documents.parts.item_progress import UpdateView, update_views
from peeltrack.documents.parts.leads import LeadView, lead_views
from peeltrack.documents.parts.movement import MovementView, RecordedBy, movement_view
from peeltrack.documents.parts.overview import Overview, overview
from peeltrack.documents.parts.pictures import Pictures, pictures
from peeltrack.documents.parts.points import points_by_item, points_of
from peeltrack.documents.parts.questions import PlannedQuestion, planned_questions
from peeltrack.documents.parts.restricted import restricted_texts
from peeltrack.documents.parts.said_once import SaidOnce, said_once
from peeltrack.documents.parts.scope import Scope, scope_of
from peeltrack.documents.parts.waiting import (
    BlockedItem,
    OverdueDependency,
    PendingDecisions,
    blocked_items,
    overdue_dependencies,
    paper_updates,
    pending_decisions,
)
from peeltrack.model.inspections import Inspection
from peeltrack.model.items import Item
from peeltrack.model.register import Register
from peeltrack.queries.challenge.points import Point
from peeltrack.wording import capitalised, counted_in_words, listed, long_date


@dataclass(frozen=True, slots=True)
class AreaSection:
    """An area of an inspection with its items."""

    name: str
    """The area's name."""
    anchor: str
    """The id of the section in HTML."""
    grade: str | None
    """The judgment: Requires improvement; None if none is recorded, or without an area."""
    heading: str
    """The name, followed by the inspection if that is not the usual one."""
    items: tuple[ItemView, ...]
    """Its items, causes of concern followed by their recommendations; may be empty."""


@dataclass(frozen=True)
class Brief:
    """The whole brief. A template sees this as `brief`."""

    _scope: Scope
    page: Header
    """The document's header; a template also sees this as `page`."""
    forum: str
    """The forum's name."""
    meeting: date
    """The date of the meeting; everything is as at `page.on`, which is earlier before it."""
    chair: str | None
    """The chair of the forum."""
    stale_after_days: int
    """The age in days after which an update is out of date at this forum."""
    counts: str
    """The number of items by kind: 19 items: 1 cause of concern, …"""
    usual: str | None
    """The inspection whose items are named without it; None if there is only one."""
    position: str
    """The RAG position in a sentence: Fifteen AFIs and one recommendation amber; …"""
    background: Background
    """Monitoring, hot debriefs, drafts and programme reports around the findings."""
    movement: MovementView | None
    """Movement since the forum's last meeting; None if the register has no such meeting."""
    attention: Attention
    """The overdue, out of date and unallocated items, and those without an update."""
    blocked: tuple[BlockedItem, ...]
    """The open items whose last update names a barrier."""
    let_pass: tuple[OverdueDependency, ...]
    """Items overdue from partners, oldest first."""
    slipped: tuple[DateMovedLater, ...]
    """The targets, and the dates of open steps, that have moved later."""
    sections: tuple[AreaSection, ...]
    """The areas with their items, in the order of the inspections."""
    last_meeting: LastMeeting | None
    """The forum's last meeting and its outcomes; None for a public audience."""
    actions: tuple[OutstandingEntry, ...]
    """Open actions from earlier meetings of this forum, oldest first."""
    commitments: tuple[OutstandingEntry, ...]
    """Commitments of those meetings not recorded as kept: due by this date, or undated."""
    promised_here: tuple[OutstandingEntry, ...]
    """Commitments to this forum, made at others and not recorded as kept."""
    first_page: FirstPage
    """What a chair with ten minutes reads: the headline, what to ask first, where things stand."""
    overview: Overview
    """Every finding in one table."""
    pictures: Pictures
    """The steps, the ages of updates and the ratings over time, drawn."""
    discussed: str
    """The earlier meetings of other forums that discussed most findings; may be empty."""
    said_once: SaidOnce
    """What is true of all updates, so that no card repeats it."""
    to_ask: tuple[PlannedQuestion, ...] = ()
    """The questions put down for this meeting while it is to come; empty for a public audience."""
    challenge: Challenge | None = None
    """The likely questions of the chair; only with `--with-challenge`."""

    @cached_property
    def items(self) -> tuple[ItemView, ...]:
        """Return every item, in the order of the sections."""
        return tuple(item for section in self.sections for item in section.items)

    # Worked out for the templates that ask: each goes through every item and update.

    @cached_property
    def awaiting(self) -> PendingDecisions:
        """Return the updates, ratings and items that await a decision; empty in public."""
        return pending_decisions(self._scope)

    @cached_property
    def owners(self) -> tuple[LeadView, ...]:
        """Return every lead with the items it holds here; empty for a public audience."""
        return tuple(lead_views(self._scope))


def forum_brief(
    register: Register,
    forum_id: str,
    on: date,
    revision: str | None = None,
    since: date | None = None,
    today: date | None = None,
    recorded_by: RecordedBy = lambda _: None,
) -> Brief:
    """Return the brief for a forum's meeting.

    It covers the items of the forum's inspections, or of all, that have not ended. A forum with
    a public audience sees nothing restricted, no questions of its last meeting and no pending
    decisions.

    Args:
        register: the register as at that date.
        forum_id: the forum's key in register.yaml.
        on: the date of the meeting.
        revision: the commit of the register; None if its files are not committed.
        since: count movement from this date; None for the date of the forum's last meeting.
        today: the last date that the register can know about; None if that is later.
        recorded_by: the register as recorded on a date, by which late entries are counted.
    """
    scope = scope_of(register, forum_id, on, since, today)
    forum = scope.forum
    title = f"{forum.name}: brief for {long_date(on)}"
    points = points_of(scope)
    actions, commitments = tuple(open_actions(scope)), tuple(open_commitments(scope))
    promised_here = tuple(commitments_to_forum(scope))
    discussed, movement = discussions(scope), movement_view(scope, None, recorded_by)
    ordered = in_order(scope.register, scope.items)
    findings = overview(scope, ordered, paper_updates(scope))
    updates = {item.id: update_views(scope, item) for item in scope.items}
    shown = [update for each in updates.values() for update in each]
    restricted = restricted_texts(scope, updates)
    shared = said_once(shown, is_same_age=not findings.has_ages)
    return Brief(
        scope,
        page=document_header(
            register,
            title=title,
            audience=forum.audience,
            on=scope.on,
            quoted=scope.inspections,
            revision=revision,
            is_sensitive=bool(restricted),
        ),
        forum=forum.name,
        meeting=on,
        chair=forum.chair,
        stale_after_days=scope.stale_after,
        counts=item_counts(scope.items),
        usual=scope.register.inspections[scope.usual].called if scope.usual else None,
        position=rag_position(scope.items),
        background=background(scope),
        movement=movement,
        attention=attention(scope.register, scope.watchlist, scope.links, scope.on, on),
        let_pass=tuple(overdue_dependencies(scope)),
        blocked=tuple(blocked_items(scope)),
        slipped=tuple(
            slip
            for item in scope.items
            for slip in later_date_views(scope.register, item, scope.links[item.id], scope.since)
        ),
        sections=tuple(_sections(scope, points, discussed, updates, shared)),
        last_meeting=last_meeting(scope),
        actions=actions,
        commitments=commitments,
        promised_here=promised_here,
        first_page=first_page(
            scope,
            points,
            movement.in_short if movement else None,
            _owed(len(actions), len(commitments) + len(promised_here)),
            title,
            restricted,
        ),
        overview=findings,
        pictures=pictures(scope, ordered),
        discussed=discussed.sentence,
        said_once=shared,
        to_ask=tuple(planned_questions(scope)),
    )


def _owed(actions: int, commitments: int) -> str:
    """Count what is not done: two actions and one commitment; empty if nothing is."""
    numbers = ((actions, "action"), (commitments, "commitment"))
    return listed([counted_in_words(n, noun) for n, noun in numbers if n])


def _sections(
    scope: Scope,
    points: Sequence[Point],
    discussed: Discussions,
    updates: Mapping[str, tuple[UpdateView, ...]],
    shared: SaidOnce,
) -> Iterator[AreaSection]:
    """Yield the areas of each inspection in its order, then its items without an area."""
    follow_ups_by_item, points_of_items = follow_ups(scope), points_by_item(points, scope.meeting)
    items = by_inspection(scope.items)

    def views(group: Iterable[Item]) -> tuple[ItemView, ...]:
        return tuple(
            item_view(
                scope,
                item,
                follow_ups_by_item.get(item.id, ()),
                updates[item.id],
                shared,
                points_of_items.get(item.id, ()),
                discussed.by_item.get(item.id, ()),
            )
            for item in group
        )

    for inspection in scope.inspections:
        yield from _sections_of(scope, inspection, items[inspection.id], views)


def _sections_of(
    scope: Scope,
    inspection: Inspection,
    items: Sequence[Item],
    views: Callable[[Iterable[Item]], tuple[ItemView, ...]],
) -> Iterator[AreaSection]:
    is_named = len(scope.inspections) > 1 and inspection.id != scope.usual
    suffix = f" ({inspection.called})" if is_named else ""
    for area, group in by_area(scope.register, inspection, items):
        if area:
            yield AreaSection(
                name=area.name,
                anchor=f"area.{inspection.id}.{area.id}",
                grade=capitalised(area.judgment) if area.grade else None,
                heading=f"{area.name}{suffix}",
                items=views(group),
            )
        else:
            name = "Not tied to an area" if inspection.areas else inspection.called
            yield AreaSection(
                name=name,
                anchor=f"area.{inspection.id}",
                grade=None,
                heading=f"{name}{suffix}" if inspection.areas else name,
                items=views(group),
            )
