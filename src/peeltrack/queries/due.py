"""Everything with a deadline that is not done, and how much of it is overdue on a date."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from datetime import date, timedelta
from enum import StrEnum
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

from peeltrack.model.items import Item
from peeltrack.model.meetings import Meeting
from peeltrack.model.register import Register
from peeltrack.queries.agreed import agreed_at
from peeltrack.wording import counted, counted_in_words, listed


class DueKind(StrEnum):
    """Kinds of deadline, in the order in which a sentence counts them."""

    ITEM = "item"
    """HMICFRS's date for an item."""
    TARGET = "target"
    """The force's own date for an item."""
    STEP = "step"
    """A step to green."""
    MILESTONE = "milestone"
    """A lead's next milestone, or expected completion, in the last update that names one."""
    ACTION = "action"
    """An action arising from a meeting."""
    COMMITMENT = "commitment"
    """A commitment made at a meeting."""
    DEPENDENCY = "dependency"
    """A partner's delivery that an item waits for."""
    COMMENTS = "comments"
    """The chief constable's comments on a report, by the commissioner's date (s.55(4))."""
    RESPONSE = "response"
    """The commissioner's statutory response to a report."""


_NOUNS = {
    DueKind.ITEM: ("HMICFRS deadline", "HMICFRS deadlines"),
    DueKind.TARGET: ("target", "targets"),
    DueKind.STEP: ("step", "steps"),
    DueKind.MILESTONE: ("milestone", "milestones"),
    DueKind.ACTION: ("action", "actions"),
    DueKind.COMMITMENT: ("commitment", "commitments"),
    DueKind.DEPENDENCY: ("dependency on a partner", "dependencies on partners"),
    DueKind.COMMENTS: (
        "set of comments from the chief constable",
        "sets of comments from the chief constable",
    ),
}


WHOSE_DATE = {DueKind.ITEM: "HMICFRS's due date", DueKind.TARGET: "the force's target"}
"""Whose date a finding itself is due by: it may be both."""

_GRAVITY = (
    DueKind.RESPONSE,
    DueKind.COMMENTS,
    DueKind.ITEM,
    DueKind.TARGET,
    DueKind.COMMITMENT,
    DueKind.ACTION,
    DueKind.STEP,
    DueKind.MILESTONE,
    DueKind.DEPENDENCY,
)
"""By whom a deadline was set: statute, HMICFRS, the force, a meeting, then the leads' plans."""

COMPLETION = "completion"
"""The part of the milestone by which a lead expects the whole item to be complete."""


class Due(NamedTuple):
    """A deadline that has not been met yet."""

    kind: DueKind
    due: date
    """The deadline, inclusive: on the date itself it is not overdue."""
    what: str
    source: str
    """The id of the item, meeting or inspection that records it."""
    item: str | None = None
    lead: str | None = None
    """The office that is to do it; None if no lead is named."""
    leads: tuple[str, ...] = ()
    """Every lead it is due for: who does it, and of an item both its leads."""
    part: str | None = None
    """The id or place of the step, action, commitment, milestone or dependency."""
    to: str | None = None
    """The meeting that a commitment was made to, in the words of the notes."""

    @property
    def id(self) -> str:
        """Its identity, whatever its date: step/peel-2022/afi-01/audit."""
        return "/".join(filter(None, (self.kind, self.source, self.part)))

    def days_overdue(self, on: date) -> int:
        """Return the days since it was due; zero or less until it is overdue."""
        return (on - self.due).days


def overdue(register: Register, on: date, items: Collection[str] | None = None) -> tuple[Due, ...]:
    """List what is overdue on a date, longest overdue first.

    Something due on the day itself is not overdue. An item that is complete, submitted,
    closed, superseded or not applicable is never overdue, nor is one that the force only
    monitors; nor are their steps, milestones and dependencies.

    Args:
        register: the register as it stood on the day.
        on: the day.
        items: the ids to look at; none for everything, including what is about no item.
    """
    return passed(every_deadline(register, items), on)


def due_within(
    register: Register, on: date, days: int, items: Collection[str] | None = None
) -> tuple[Due, ...]:
    """List what is due on a date or within so many days after it, soonest first."""
    return soon(every_deadline(register, items), on, days)


def passed(deadlines: Iterable[Due], on: date) -> tuple[Due, ...]:
    """Choose the deadlines before a date."""
    return tuple(due for due in deadlines if due.due < on)


def soon(deadlines: Iterable[Due], on: date, days: int) -> tuple[Due, ...]:
    """Choose the deadlines that fall on a date or within so many days after it."""
    last = on + timedelta(days=days)
    return tuple(due for due in deadlines if on <= due.due <= last)


def gravest_first(deadlines: Iterable[Due]) -> list[Due]:
    """Sort deadlines by who set them, statute and HMICFRS first, then by date."""
    return sorted(deadlines, key=lambda due: (_GRAVITY.index(due.kind), due.due))


def later(deadlines: Iterable[Due], on: date, days: int) -> tuple[Due, ...]:
    """Choose the deadlines that fall more than so many days after a date."""
    last = on + timedelta(days=days)
    return tuple(due for due in deadlines if due.due > last)


def every_deadline(register: Register, items: Collection[str] | None = None) -> list[Due]:
    """List every deadline not yet met, soonest first."""
    deadlines = [
        due
        for item in register.items_to_act_on
        if items is None or item.id in items
        for due in item_deadlines(item)
    ]
    for meeting in register.meetings.values():
        deadlines.extend(due for due in _of_meeting(meeting) if items is None or due.item in items)
    if items is None:
        deadlines.extend(_of_inspections(register))
    return sorted(deadlines, key=attrgetter("due", "source", "kind"))


def overdue_in_words(deadlines: Collection[Due]) -> str:
    """Count overdue entries by kind: 11 overdue: 3 steps, 1 action and 7 commitments."""
    kinds = kinds_in_words(deadlines)
    return f"{len(deadlines):,} overdue" + (f": {kinds}" if kinds else "")


def kinds_in_words(deadlines: Iterable[Due], *, in_figures: bool = True) -> str:
    """Count deadlines by kind: 3 steps, 1 action and the PCC's statutory response."""
    numbers = Counter(due.kind for due in deadlines)
    count = counted if in_figures else counted_in_words
    parts = [count(n, *nouns) for kind, nouns in _NOUNS.items() if (n := numbers[kind])]
    if responses := numbers[DueKind.RESPONSE]:
        many = f"{responses:,} of the PCC's statutory responses"
        parts.append("the PCC's statutory response" if responses == 1 else many)
    return listed(parts)


def item_deadlines(item: Item) -> Iterator[Due]:
    """Yield the deadlines of an item that the force has still to act on."""
    if not item.awaits_action:
        return
    both = _leads(item.strategic_lead, item.tactical_lead)
    lead = item.strategic_lead or item.tactical_lead
    if item.due:
        yield Due(DueKind.ITEM, item.due, item.title, item.id, item.id, lead, both)
    if item.target and item.target != item.due:
        yield Due(DueKind.TARGET, item.target, item.title, item.id, item.id, lead, both)
    for kind, day, what, doer, part in chain(_steps(item), _ahead(item), _awaited(item)):
        if day:
            leads = _leads(doer, *both)
            yield Due(kind, day, what, item.id, item.id, doer, leads, part)


_Part = tuple[DueKind, date | None, str, str | None, str]
"""Kind, day, text, lead and id of a part of an item."""


def _steps(item: Item) -> Iterator[_Part]:
    for step in item.open_steps:
        yield DueKind.STEP, step.due, step.text, step.lead or item.tactical_lead, step.id


def _ahead(item: Item) -> Iterator[_Part]:
    """Yield the milestone and the expected completion that still apply."""
    milestone, completion = item.last_ahead
    if milestone is not None:
        update = item.progress[milestone]
        ahead = update.next_milestone
        if ahead and not ahead.done:
            lead = update.by or item.tactical_lead
            yield DueKind.MILESTONE, ahead.due, ahead.text, lead, "next"
    if completion is not None:
        update = item.progress[completion]
        what, lead = f"Expected completion of {item.title}", update.by or item.tactical_lead
        yield DueKind.MILESTONE, update.completed_by, what, lead, COMPLETION


def _awaited(item: Item) -> Iterator[_Part]:
    for place, awaited in enumerate(item.depends_on, 1):
        if not awaited.delivered:
            what = f"{awaited.who}: {awaited.what}"
            yield DueKind.DEPENDENCY, awaited.due, what, item.tactical_lead, str(place)


def _leads(*ids: str | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, ids)))


def _of_meeting(meeting: Meeting) -> Iterator[Due]:
    for each in agreed_at(meeting):
        if each.due and not each.met:
            lead = next(iter(each.leads), None)
            about = (each.text, meeting.id, each.item, lead, each.leads)
            yield Due(DueKind(each.kind), each.due, *about, each.part, each.to)


def _of_inspections(register: Register) -> Iterator[Due]:
    for inspection in register.inspections.values():
        response = inspection.statutory_response
        if inspection.response_due and response and response.published is None:
            what = f"Statutory response to {inspection.called}"
            yield Due(DueKind.RESPONSE, inspection.response_due, what, inspection.id)
        if response and (day := response.comments_awaited_by):
            what = f"The chief constable's comments on {inspection.called}"
            yield Due(DueKind.COMMENTS, day, what, inspection.id)


def undated(register: Register) -> tuple[Item, ...]:
    """List the open items to act on that have neither HMICFRS's due date nor a target."""
    return tuple(item for item in register.items_to_act_on if not (item.due or item.target))
