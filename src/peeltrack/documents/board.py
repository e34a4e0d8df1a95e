"""The brief for a meeting: everything that its document shows, from a register and a day. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from peeltrack.documents.brief_view import Brief, Section
from peeltrack.documents.parts.attention import attention
from peeltrack.documents.parts.counts import counts, position, tallies
from peeltrack.documents.parts.date_moves import slipped
from peeltrack.documents.parts.earlier_meetings import (
    last_meeting,
    open_actions,
    open_commitments,
    pledged,
    promised,
    promised_here,
)
from peeltrack.documents.parts.header import frame
from peeltrack.documents.parts.item import item_view
from peeltrack.documents.parts.item_order import by_area, by_inspection
from peeltrack.documents.parts.item_parts import Pledged
from peeltrack.documents.parts.item_view import ItemView
from peeltrack.documents.parts.leads import owners
from peeltrack.documents.parts.movement import movement
from peeltrack.documents.parts.scope import Scope, scope_of
from peeltrack.documents.parts.waiting import awaiting, blocked, let_pass, retold
from peeltrack.model.inspections import Inspection
from peeltrack.model.items import Item
from peeltrack.model.register import Register
from peeltrack.wording import long_date, spoken


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
    left = pledged(scope)
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
        counts=counts(scope.items),
        usual=scope.register.inspections[scope.usual].called if scope.usual else None,
        to_act_on=sum(item.needs_leads for item in scope.items),
        position=position(scope.items),
        tallies=tuple(tallies(scope.items)),
        movement=movement(scope),
        attention=attention(scope.register, scope.found, scope.links, on, tuple(promised(scope))),
        let_pass=tuple(let_pass(scope)),
        retold=retold(scope),
        blocked=tuple(blocked(scope)),
        awaiting=awaiting(scope),
        slipped=tuple(
            slip
            for item in scope.items
            for slip in slipped(scope.register, item, scope.links[item.id], scope.since)
        ),
        owners=tuple(owners(scope)),
        sections=tuple(
            section
            for inspection in scope.inspections
            for section in _sections(scope, left, inspection, found[inspection.id])
        ),
        last_meeting=last_meeting(scope),
        actions=tuple(open_actions(scope)),
        commitments=tuple(open_commitments(scope)),
        promised_here=tuple(promised_here(scope)),
    )


def _sections(
    scope: Scope,
    left: Mapping[str, Sequence[Pledged]],
    inspection: Inspection,
    found: Sequence[Item],
) -> Iterator[Section]:
    """The areas of an inspection in its order, then what has no area."""

    def views(items: Iterable[Item]) -> tuple[ItemView, ...]:
        return tuple(item_view(scope, item, left.get(item.id, ())) for item in items)

    named = len(scope.inspections) > 1 and inspection.id != scope.usual
    beside = f" ({inspection.called})" if named else ""
    for area, items in by_area(scope.register, inspection, found):
        if area:
            yield Section(
                name=area.name,
                anchor=f"area.{inspection.id}.{area.id}",
                grade=spoken(area.grade).capitalize(),
                heading=f"{area.name}{beside}",
                items=views(items),
            )
        else:
            name = "Not tied to an area" if inspection.areas else inspection.called
            yield Section(
                name=name,
                anchor=f"area.{inspection.id}",
                grade=None,
                heading=f"{name}{beside}" if inspection.areas else name,
                items=views(items),
            )
