"""The lists a brief opens with: overdue, due soon, out of date, no update, no lead. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from peeltrack.documents.parts.names import Link
from peeltrack.documents.parts.watchlist import Watchlist
from peeltrack.model.items import Item
from peeltrack.model.meetings import Meeting
from peeltrack.model.register import Register
from peeltrack.queries.due import COMPLETION, WHOSE_DATE, Due, DueKind, kinds_in_words
from peeltrack.wording import capitalised, lateness, long_date, uncapitalised


@dataclass(frozen=True, slots=True)
class DueEntry:
    """An entry with a deadline that is not done."""

    kind: str
    """item, target, step, milestone, action, commitment, dependency or response."""
    link: Link | None
    """The item; None if it is about no item of this brief."""
    what: str
    """Its kind in words: Step to green, Action of 23 May 2022."""
    text: str
    """Its text in one line: an item's title for its date; empty if it would only repeat."""
    due: date
    """Its deadline."""
    lateness: str
    """The deadline relative to the date of the position: 8 days overdue, due in 5 days, or
    due in 5 days, before the meeting, if that is still to come."""
    is_late: bool
    """Whether its deadline has passed."""
    lead: str | None
    """The office responsible."""
    is_agreed_here: bool = False
    """Whether it is listed with what this forum's meetings agreed or were promised."""


@dataclass(frozen=True, slots=True)
class ItemOutOfDate:
    """An item whose last update is out of date."""

    link: Link
    """The item."""
    last_update: date
    """The date of its last update."""
    age: int
    """Days from then to the meeting."""


@dataclass(frozen=True, slots=True)
class ItemWithoutLead:
    """An item without a lead in post."""

    link: Link
    """The item."""
    missing: str
    """The lead it lacks: no strategic or tactical lead."""


@dataclass(frozen=True, slots=True)
class UnfinishedItem:
    """An item rated green or submitted that has open steps."""

    link: Link
    """The item."""
    how: str
    """Its status: Green with 2 steps open, 1 past its date."""


@dataclass(frozen=True, slots=True)
class Attention:
    """The points the meeting should see first."""

    overdue: tuple[DueEntry, ...]
    """Overdue entries, longest first, including commitments made at or to this forum."""
    overdue_are: str
    """Their number by kind: 2 steps, 1 action and 4 commitments."""
    due_soon: tuple[DueEntry, ...]
    """Entries due on the date, by the meeting or soon after it, soonest first."""
    due_soon_by: date
    """The last date of those that are due soon."""
    due_soon_days: int
    """The number of days that counts as soon, with those until the meeting."""
    unfinished: tuple[UnfinishedItem, ...]
    """The items rated green or submitted that have open steps."""
    no_update: tuple[Link, ...]
    """The items without any update."""
    stale: tuple[ItemOutOfDate, ...]
    """The items whose last update is out of date, oldest first."""
    unowned: tuple[ItemWithoutLead, ...]
    """The items that lack a lead in post."""

    @property
    def is_empty(self) -> bool:
        """Check whether nothing is overdue, out of date, unfinished, or without update or lead."""
        lists = (self.overdue, self.no_update, self.stale, self.unowned, self.unfinished)
        return not any(lists)


def attention(
    register: Register,
    watch: Watchlist,
    links: Mapping[str, Link],
    on: date,
    meeting: date,
) -> Attention:
    """Return the lists a brief opens with.

    Args:
        register: the register as its audience may see it.
        watch: the watchlist.
        links: the link to each item, by its id.
        on: the date of the position.
        meeting: the date of the meeting.
    """

    def entries(dues: Sequence[Due]) -> tuple[DueEntry, ...]:
        return tuple(
            due_entry(
                register,
                due,
                links.get(due.item or ""),
                watch.forum,
                on,
                meeting,
            )
            for due in dues
        )

    within = (meeting - on).days + register.organisation.rules.due_soon_days
    return Attention(
        overdue=entries(watch.late),
        overdue_are=kinds_in_words(watch.late),
        due_soon=entries(watch.soon),
        due_soon_by=on + timedelta(days=within),
        due_soon_days=within,
        unfinished=tuple(
            UnfinishedItem(links[id_], flag.text)
            for id_, flags in watch.flags.items()
            for flag in flags
            if flag.kind == "unfinished"
        ),
        no_update=tuple(links[id_] for id_, entry in watch.stale.items() if entry.age is None),
        stale=tuple(
            ItemOutOfDate(links[id_], entry.last_update, entry.age)
            for id_, entry in watch.stale.items()
            if entry.last_update is not None and entry.age is not None
        ),
        unowned=tuple(
            ItemWithoutLead(links[id_], missing) for id_, missing in watch.unowned.items()
        ),
    )


def due_entry(
    register: Register,
    due: Due,
    link: Link | None,
    forum: str,
    on: date,
    meeting: date | None = None,
) -> DueEntry:
    """Return an entry with a deadline; another forum than this one is named."""
    return DueEntry(
        kind=due.kind,
        link=link,
        what=_what_is_due(register, due, forum),
        text="" if due.kind in _OF_REPORTS else " ".join(due.what.split()),
        due=due.due,
        lateness=lateness(due.due, on, meeting),
        is_late=due.due < on,
        lead=_OF_REPORTS.get(due.kind) or register.lead_title(due.lead, on),
        is_agreed_here=due.kind == DueKind.COMMITMENT
        or (due.kind == DueKind.ACTION and register.meetings[due.source].forum == forum),
    )


_WHAT = {
    **{kind: capitalised(whose) for kind, whose in WHOSE_DATE.items()},
    DueKind.STEP: "Step to green",
    DueKind.MILESTONE: "Milestone",
    DueKind.DEPENDENCY: "Dependency on a partner",
}
"""The deadlines of items, by their kind."""

_OF_REPORTS = {DueKind.RESPONSE: "Commissioner", DueKind.COMMENTS: "Chief Constable"}
"""What a report asks for as a whole, with the office that owes it."""


def _what_is_due(register: Register, due: Due, forum: str) -> str:
    if due.kind in _OF_REPORTS:
        return due.what
    if due.kind == DueKind.ACTION:
        return action_heading(register, register.meetings[due.source], forum)
    if due.kind == DueKind.COMMITMENT:
        return commitment_heading(register, register.meetings[due.source], due.to, forum)
    what = _WHAT[due.kind]
    item = register.items.get(due.source)
    return f"Restricted {uncapitalised(what)}" if item and _is_restricted(item, due) else what


def _is_restricted(item: Item, due: Due) -> bool:
    """Check whether what is due is a restricted step, or the milestone of a restricted update."""
    if due.kind == DueKind.STEP:
        return any(each.restricted for each in item.steps_to_green if each.id == due.part)
    ahead = item.last_ahead
    place = ahead.completed_by if due.part == COMPLETION else ahead.next_milestone
    is_ahead = due.kind == DueKind.MILESTONE and place is not None
    return is_ahead and item.progress[place or 0].restricted


def action_heading(register: Register, meeting: Meeting, forum: str) -> str:
    """Return the date of an action: Action of 23 May 2022; another forum than this is named."""
    return f"Action of {long_date(meeting.date)}{_at_another(register, meeting, forum)}"


def commitment_heading(
    register: Register, meeting: Meeting, to: str | None, forum: str, by: str | None = None
) -> str:
    """Return the date, office and recipient of a commitment; this forum itself is not named."""
    where = _at_another(register, meeting, forum)
    office = f" by {by}" if by else ""
    recipient = f" to {to}" if to and not where else ""
    return f"Promised on {long_date(meeting.date)}{office}{recipient}{where}"


def _at_another(register: Register, meeting: Meeting, forum: str) -> str:
    return "" if meeting.forum == forum else f" at {register.forum_name(meeting.forum)}"
