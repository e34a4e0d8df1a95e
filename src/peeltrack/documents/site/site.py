"""The material of all pages of a site, found once. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from peeltrack.documents.parts.attention import DueEntry, due_entry
from peeltrack.documents.parts.date_moves import changes_in_words
from peeltrack.documents.parts.header import Header, document_header
from peeltrack.documents.parts.item_order import in_order
from peeltrack.documents.parts.movement import MovementView, movement_view
from peeltrack.documents.parts.names import Link, links, usual_inspection
from peeltrack.documents.parts.scope import Scope
from peeltrack.documents.parts.watchlist import Flag, watchlist_of
from peeltrack.documents.site.links import Addresses
from peeltrack.model.inspections import Inspection
from peeltrack.model.items import Item
from peeltrack.model.meetings import Meeting
from peeltrack.model.organisation import Forum
from peeltrack.model.progress import ProgressUpdate
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import Audience
from peeltrack.queries.as_at import as_at
from peeltrack.queries.audience import for_audience
from peeltrack.queries.due import Due, every_deadline
from peeltrack.queries.movement import Movement, movement
from peeltrack.queries.updates import updated_by
from peeltrack.wording import counted

_USUAL_PERIOD = 30
"""Days that changes are counted from where no meeting was held."""
_SHORTFALLS = ("no-update", "stale", "no-lead")
"""The flags that a public page leaves out, unless the force wants them there."""


@dataclass(frozen=True, slots=True)
class DeadlineRow:
    """A deadline, with the page that it is on."""

    entry: DueEntry
    """What is due."""
    address: str
    """The page of the item, meeting or report."""
    source: str
    """Its name: AFI 3; Holding to Account, 23 May 2022; PEEL 2021/22."""


@dataclass(frozen=True)
class Site:
    """The register for one audience, with what the pages share."""

    scope: Scope
    page: Header
    at: Addresses
    deadlines: Sequence[Due]
    """Every deadline not yet met, soonest first."""
    moved: MovementView | None
    """What has changed since the date that changes are counted from."""
    changes: Mapping[str, str]
    """The same about each item that has changed, in words."""
    updates: Mapping[str, Sequence[ProgressUpdate]]
    """Each item's updates since that date."""
    shows_shortfalls: bool
    """Whether ages of updates and missing leads are shown."""
    changed: frozenset[str] = frozenset()
    """The ids of the items that a branch changes."""
    planned: tuple[Meeting, ...] = ()
    """The meetings still to come, soonest first."""

    @property
    def register(self) -> Register:
        """Return the register as its audience may see it."""
        return self.scope.register

    @property
    def on(self) -> date:
        """Return the date of the site."""
        return self.scope.on

    @property
    def since(self) -> date:
        """Return the date that changes are counted from."""
        return self.scope.since or self.scope.on

    @cached_property
    def newest_meetings(self) -> tuple[Meeting, ...]:
        """The meetings, newest first."""
        return tuple(self.register.meetings.values())[::-1]

    @cached_property
    def newest_reports(self) -> tuple[Inspection, ...]:
        """The reports, newest first."""
        return tuple(self.register.inspections.values())[::-1]

    @cached_property
    def listed(self) -> tuple[Item, ...]:
        """The items that have not ended, in the order of the list of findings: monitored last."""
        items = in_order(self.register, self.scope.items)
        return tuple(sorted(items, key=lambda item: not item.needs_leads))

    @cached_property
    def late_items(self) -> frozenset[str]:
        """The ids of the items about which something is overdue."""
        return frozenset(due.item for due in self.scope.watchlist.late if due.item)

    @cached_property
    def next_deadlines(self) -> Mapping[str, Due]:
        """The earliest deadline about each item that has one."""
        return {due.item: due for due in reversed(self.deadlines) if due.item}

    @cached_property
    def programmes(self) -> Mapping[str, Sequence[Item]]:
        """The items that have not ended by the id of each programme that delivers them."""
        items = defaultdict[str, list[Item]](list)
        for item in self.scope.items:
            for id_ in item.programmes:
                items[id_].append(item)
        return items

    def flags(self, item: Item) -> tuple[Flag, ...]:
        """Return the flags of an item that the audience is shown."""
        flags = self.scope.watchlist.flags[item.id]
        if self.shows_shortfalls:
            return flags
        return tuple(flag for flag in flags if flag.kind not in _SHORTFALLS)

    def link(self, id_: str | None) -> Link | None:
        """Return the link to an item; None if the register has no such item."""
        return self.scope.links.get(id_ or "")

    def rows(self, deadlines: Iterable[Due]) -> tuple[DeadlineRow, ...]:
        """Return deadlines as pages list them."""
        return tuple(map(self._row, deadlines))

    def _row(self, due: Due) -> DeadlineRow:
        entry = due_entry(
            self.register,
            due,
            self.link(due.item),
            self.scope.forum_id,
            self.on,
        )
        if entry.link:
            return DeadlineRow(entry, entry.link.anchor, entry.link.reference)
        if meeting := self.register.meetings.get(due.source):
            return DeadlineRow(
                entry, self.at.meeting(meeting.id), self.register.meeting_title(meeting)
            )
        inspection = self.register.inspections[due.source]
        return DeadlineRow(entry, self.at.inspection(inspection.id), inspection.called)


def site_of(
    register: Register,
    audience: Audience,
    on: date,
    *,
    revision: str | None = None,
    since: date | None = None,
    at: Addresses | None = None,
    changed: Iterable[str] = (),
    planned: Iterable[Meeting] = (),
) -> Site:
    """Return what a site is made of.

    Args:
        register: the register as at the date.
        audience: its readers; what they may not see is taken out before anything is made.
        on: the date.
        revision: the commit of the register; None if its files are not committed.
        since: count changes from this date; None for the last meeting, else 30 days before.
        at: the addresses of its pages.
        changed: the ids of the items that a branch changes.
        planned: the register's meetings with those still to come.
    """
    at = at or Addresses()
    visible = for_audience(register, audience)
    rules, is_public = visible.organisation.rules, audience == Audience.PUBLIC
    since = since or _last_meeting(visible, on) or on - timedelta(days=_USUAL_PERIOD)
    live = tuple(item for item in visible.items.values() if not item.has_ended)
    usual = usual_inspection(live)
    deadlines = every_deadline(visible)
    scope = Scope(
        register=visible,
        on=on,
        meeting=on,
        forum_id="",
        forum=Forum(name=visible.organisation.name, audience=audience),
        stale_after=rules.stale_after_days,
        inspections=tuple(visible.inspections.values()),
        items=live,
        links=_links(visible, usual, at),
        usual=usual,
        watchlist=watchlist_of(
            visible,
            visible.items,
            deadlines,
            "",
            rules.stale_after_days,
            on,
            on,
            is_public=is_public,
        ),
        earlier=(),
        asked={},
        before=for_audience(as_at(register, since), audience),
        since=since,
        updated_by=updated_by(visible),
        papers=visible.organisation.public_papers,
    )
    before = scope.before or visible
    compared = movement(before, visible, since)
    shown = {item.inspection for item in visible.items.values()}
    page = document_header(
        visible,
        title=visible.organisation.site.title or "HMICFRS findings",
        audience=audience,
        on=on,
        quoted=[each for id_, each in visible.inspections.items() if id_ in shown],
        revision=revision,
    )
    return Site(
        scope=replace(scope, before=None),  # compared already, and as large as the register
        page=page,
        at=at,
        deadlines=deadlines,
        moved=movement_view(scope, compared),
        changes={
            id_: words
            for id_ in visible.items
            if (words := _changes(before, compared, id_, visible))
        },
        updates=compared.updates,
        shows_shortfalls=not is_public or visible.organisation.site.public_shortfalls,
        changed=frozenset(changed),
        planned=_planned(register, planned, audience, on),
    )


def _planned(
    register: Register, meetings: Iterable[Meeting], audience: Audience, on: date
) -> tuple[Meeting, ...]:
    """Return the meetings still to come as the audience may see them, soonest first."""
    to_come = {meeting.id: meeting for meeting in meetings if meeting.is_to_come(on)}
    alone = replace(register, items={}, inspections={}, meetings=to_come)
    visible = for_audience(alone, audience).meetings.values()
    return tuple(sorted(visible, key=lambda meeting: (meeting.date, meeting.id)))


def _changes(before: Register, compared: Movement, id_: str, now: Register) -> str:
    """Describe the changes of an item: 2 updates; amber to yellow; 1 step done."""
    old, changes = before.items.get(id_), compared.changes[id_]
    if old is None:
        return "new finding"
    updates = len(compared.updates[id_])
    words = changes_in_words(old, now.items[id_], changes, compared.since) if changes else ""
    return "; ".join(filter(None, [counted(updates, "update") if updates else "", words]))


def _last_meeting(register: Register, on: date) -> date | None:
    days = [meeting.date for meeting in register.meetings.values() if meeting.date < on]
    return max(days, default=None)


def _links(register: Register, usual: str | None, at: Addresses) -> Mapping[str, Link]:
    """Return the link to each item's page: its anchor is the address."""
    named = links(register, register.items.values(), usual)
    return {id_: replace(link, anchor=at.item(id_)) for id_, link in named.items()}
