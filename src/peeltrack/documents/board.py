"""The brief for a meeting: everything that its document shows, from a register and a day. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from peeltrack.documents.challenge import Challenge
from peeltrack.documents.parts.attention import Attention, attention
from peeltrack.documents.parts.counts import Tally, item_counts, rag_position, tallies
from peeltrack.documents.parts.date_moves import DateMovedLater, dates_moved_later
from peeltrack.documents.parts.earlier_meetings import (
    FollowUp,
    LastMeeting,
    OutstandingEntry,
    commitments_to_forum,
    due_commitments,
    follow_ups,
    last_meeting,
    open_actions,
    open_commitments,
)
from peeltrack.documents.parts.header import Frame, frame
from peeltrack.documents.parts.item import ItemView, item_view
from peeltrack.documents.parts.item_order import by_area, by_inspection
from peeltrack.documents.parts.leads import LeadView, lead_views
from peeltrack.documents.parts.movement import MovementView, movement_view
from peeltrack.documents.parts.scope import Scope, scope_of
from peeltrack.documents.parts.waiting import (
    BlockedItem,
    OverdueDependency,
    PaperUpdates,
    PendingDecisions,
    blocked_items,
    overdue_dependencies,
    paper_updates,
    pending_decisions,
)
from peeltrack.model.inspections import Inspection
from peeltrack.model.items import Item
from peeltrack.model.register import Register
from peeltrack.wording import long_date, spoken


@dataclass(frozen=True, slots=True)
class AreaSection:
    """An area of an inspection with its items."""

    name: str
    """The area's name."""
    anchor: str
    """The id of the section in HTML."""
    grade: str | None
    """The judgment: Requires improvement; none for items without an area."""
    heading: str
    """The name, with the inspection where that is not the usual one."""
    items: tuple[ItemView, ...]
    """Its items, causes of concern with their recommendations first; may be none."""


@dataclass(frozen=True, slots=True)
class Brief:
    """The whole brief. A template sees this as `brief`."""

    page: Frame
    """What stands around it; a template sees this as `page` too."""
    forum: str
    """The forum's name."""
    chair: str | None
    """Who chairs the forum."""
    stale_after_days: int
    """How many days old an update may be at this forum."""
    counts: str
    """How many items of which kind: 19 items: 1 cause of concern, …"""
    usual: str | None
    """The inspection whose items and areas are named without it; none where all are of one."""
    to_act_on: int
    """How many items need leads and updates: all but those that the force only watches."""
    position: str
    """The RAG position as papers print it: Fifteen AFIs and one recommendation amber; …"""
    tallies: tuple[Tally, ...]
    """The rows of the table of counts, the total last."""
    movement: MovementView | None
    """What moved since the forum's last meeting; none where the register has none."""
    attention: Attention
    """What is overdue, without an update, stale and unowned."""
    retold: PaperUpdates | None
    """The items of which a public paper told last; none where of none, or for the public."""
    blocked: tuple[BlockedItem, ...]
    """The open items whose last update says what stands in the way."""
    let_pass: tuple[OverdueDependency, ...]
    """What others were to bring for an item by a day that has passed, oldest first."""
    awaiting: PendingDecisions
    """What waits for a review, a decision or a sign-off; nothing for a public audience."""
    slipped: tuple[DateMovedLater, ...]
    """The targets, and the days of open steps, that are later than first set."""
    owners: tuple[LeadView, ...]
    """Every lead with what it holds here; nothing for a public audience."""
    sections: tuple[AreaSection, ...]
    """The areas with their items, in the order of the inspections."""
    last_meeting: LastMeeting | None
    """The forum's last meeting and what became of it; none for a public audience."""
    actions: tuple[OutstandingEntry, ...]
    """Actions of earlier meetings of this forum that are not done, oldest first."""
    commitments: tuple[OutstandingEntry, ...]
    """Commitments of those meetings not known to be kept: due by this day, or with no day."""
    promised_here: tuple[OutstandingEntry, ...]
    """What other fora's meetings were promised of this one, and is not known to be kept."""
    challenge: Challenge | None = None
    """What the chair can be expected to ask, with `--with-challenge` alone."""

    @property
    def items(self) -> tuple[ItemView, ...]:
        """Every item, in the order of the sections."""
        return tuple(item for section in self.sections for item in section.items)


def forum_brief(
    register: Register,
    forum_id: str,
    on: date,
    revision: str | None = None,
    since: date | None = None,
) -> Brief:
    """The brief for the meeting of a forum on a day.

    It covers the items of the forum's inspections, or of all, that have not ended; a
    forum with a public audience is shown nothing that is restricted, and neither what
    its last meeting asked nor what the force has yet to decide.

    Args:
        register: the register as at that day.
        forum_id: a key of the register's fora.
        on: the day of the meeting.
        revision: the commit that the register is of; none where its files are in none.
        since: the day from which movement counts; none for that of the forum's last meeting.
    """
    scope = scope_of(register, forum_id, on, since)
    forum = scope.forum
    found = by_inspection(scope.items)
    left = follow_ups(scope)
    return Brief(
        page=frame(
            register,
            title=f"{forum.name}: brief for {long_date(on)}",
            audience=forum.audience,
            on=on,
            quoted=scope.inspections,
            revision=revision,
        ),
        forum=forum.name,
        chair=forum.chair,
        stale_after_days=scope.stale_after,
        counts=item_counts(scope.items),
        usual=scope.register.inspections[scope.usual].called if scope.usual else None,
        to_act_on=sum(item.needs_leads for item in scope.items),
        position=rag_position(scope.items),
        tallies=tuple(tallies(scope.items)),
        movement=movement_view(scope),
        attention=attention(
            scope.register, scope.watchlist, scope.links, on, tuple(due_commitments(scope))
        ),
        let_pass=tuple(overdue_dependencies(scope)),
        retold=paper_updates(scope),
        blocked=tuple(blocked_items(scope)),
        awaiting=pending_decisions(scope),
        slipped=tuple(
            slip
            for item in scope.items
            for slip in dates_moved_later(scope.register, item, scope.links[item.id], scope.since)
        ),
        owners=tuple(lead_views(scope)),
        sections=tuple(
            section
            for inspection in scope.inspections
            for section in _sections(scope, left, inspection, found[inspection.id])
        ),
        last_meeting=last_meeting(scope),
        actions=tuple(open_actions(scope)),
        commitments=tuple(open_commitments(scope)),
        promised_here=tuple(commitments_to_forum(scope)),
    )


def _sections(
    scope: Scope,
    left: Mapping[str, Sequence[FollowUp]],
    inspection: Inspection,
    found: Sequence[Item],
) -> Iterator[AreaSection]:
    """The areas of an inspection in its order, then what has no area."""

    def views(items: Iterable[Item]) -> tuple[ItemView, ...]:
        return tuple(item_view(scope, item, left.get(item.id, ())) for item in items)

    named = len(scope.inspections) > 1 and inspection.id != scope.usual
    beside = f" ({inspection.called})" if named else ""
    for area, items in by_area(scope.register, inspection, found):
        if area:
            yield AreaSection(
                name=area.name,
                anchor=f"area.{inspection.id}.{area.id}",
                grade=spoken(area.grade).capitalize(),
                heading=f"{area.name}{beside}",
                items=views(items),
            )
        else:
            name = "Not tied to an area" if inspection.areas else inspection.called
            yield AreaSection(
                name=name,
                anchor=f"area.{inspection.id}",
                grade=None,
                heading=f"{name}{beside}" if inspection.areas else name,
                items=views(items),
            )
