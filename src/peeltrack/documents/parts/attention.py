"""What a meeting should see first: late, without an update, out of date, without a lead. Pure."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from peeltrack.documents.brief_view import Aged, Attention, Late, Unfinished, Unowned
from peeltrack.documents.parts.item_view import Flag, Link
from peeltrack.model.items import Item
from peeltrack.model.meetings import Meeting
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import Audience, State
from peeltrack.queries.dates_moved_later import slips
from peeltrack.queries.due import Due, DueKind, promises
from peeltrack.queries.updates import Stale, stale, unowned
from peeltrack.wording import capitalised, counted, days, lateness, listed, long_date, times

PROMISE = "promise"
"""The kind of what was promised at a meeting, beside those of `DueKind`."""

_KINDS = {
    DueKind.ITEM: ("date of the inspectorate", "dates of the inspectorate"),
    DueKind.TARGET: ("target", "targets"),
    DueKind.STEP: ("step", "steps"),
    DueKind.ACTION: ("action", "actions"),
    PROMISE: ("promise", "promises"),
    DueKind.RESPONSE: ("response of the commissioner", "responses of the commissioner"),
}


@dataclass(frozen=True, slots=True)
class Watch:
    """What is wanting of a brief's items on a day, found once for lists and flags alike."""

    forum: str
    """The id of the forum that they are found for."""
    late: tuple[Due, ...]
    """Longest overdue first."""
    soon: tuple[Due, ...]
    """What falls due within the days of the office's rules, soonest first."""
    stale: Mapping[str, Stale]
    """By the item's id, oldest first, those without any update before all others."""
    unowned: Mapping[str, str]
    """Which lead an item lacks, by its id."""
    flags: Mapping[str, tuple[Flag, ...]]
    """What of each item the meeting should see at once, the gravest first."""


def watch(
    register: Register, items: Mapping[str, Item], forum: str, stale_after: int, on: date
) -> Watch:
    """What is wanting of these items, and what this forum was promised and has not got.

    Args:
        register: the register as its audience may see it.
        items: the items, by their ids.
        forum: the forum's id.
        stale_after: days that an update may be old.
        on: the day.
    """
    ours = {item.inspection for item in items.values()}
    ours.update(id_ for id_, meeting in register.meetings.items() if meeting.forum == forum)
    # What is agreed at a meeting of the day is not there yet when the brief for it is made.
    today = {id_ for id_, meeting in register.meetings.items() if meeting.date == on}
    owed = [
        due
        for due in promises(register)
        if (due.item in items or due.source in ours) and due.source not in today
    ]
    late = tuple(due for due in owed if due.due < on)
    last = on + timedelta(days=register.organisation.rules.due_soon_days)
    by_item = defaultdict[str | None, list[Due]](list)
    for due in late:
        by_item[due.item].append(due)
    aged = {
        each.item.id: each for each in stale(register, on, stale_after) if each.item.id in items
    }
    missing = {
        item.id: _missing_lead(register, item, on)
        for item in unowned(register, on)
        if item.id in items
    }
    is_public = register.organisation.fora[forum].audience == Audience.PUBLIC
    return Watch(
        forum=forum,
        late=late,
        soon=tuple(due for due in owed if on <= due.due <= last),
        stale=aged,
        unowned=missing,
        flags={
            id_: (
                *_days_passed(by_item[id_]),
                *_unfinished(item, on),
                *_held_up(item),
                *_lead_flag(missing.get(id_)),
                *_update_flag(aged.get(id_), is_public=is_public),
            )
            for id_, item in items.items()
        },
    )


def attention(
    register: Register,
    found: Watch,
    links: Mapping[str, Link],
    on: date,
    promised: Sequence[Late] = (),
) -> Attention:
    """The lists with which a brief opens.

    Args:
        register: the register as its audience may see it.
        found: what is wanting.
        links: the way to each item, by its id.
        on: the day.
        promised: what was promised at meetings and is not kept.
    """

    def told(owed: Sequence[Due], promises: Sequence[Late]) -> tuple[Late, ...]:
        own = (_late(register, due, links.get(due.item or ""), on, found.forum) for due in owed)
        return tuple(sorted((*own, *promises), key=lambda late: late.due))

    overdue = told(found.late, [late for late in promised if late.due < on])
    return Attention(
        overdue=overdue,
        overdue_are=_are(overdue),
        due_soon=told(found.soon, [late for late in promised if late.due >= on]),
        due_soon_days=register.organisation.rules.due_soon_days,
        unfinished=tuple(
            Unfinished(links[id_], flag.text)
            for id_, flags in found.flags.items()
            for flag in flags
            if flag.kind == "unfinished"
        ),
        no_update=tuple(links[id_] for id_, entry in found.stale.items() if entry.age is None),
        stale=tuple(
            Aged(links[id_], entry.last_update, entry.age)
            for id_, entry in found.stale.items()
            if entry.last_update is not None and entry.age is not None
        ),
        unowned=tuple(Unowned(links[id_], missing) for id_, missing in found.unowned.items()),
    )


def _days_passed(late: Sequence[Due]) -> Iterator[Flag]:
    for due in late:
        if due.kind in (DueKind.ITEM, DueKind.TARGET):
            whose = "inspectorate's date" if due.kind == DueKind.ITEM else "force's target"
            yield Flag("overdue", f"Past the {whose}")
    milestones = sum(due.kind == DueKind.STEP for due in late)
    if milestones:
        yield Flag("milestone", f"{counted(milestones, 'step')} to green past the date set")


def _unfinished(item: Item, on: date) -> Iterator[Flag]:
    """That steps are open although the force believes the item complete, or submitted it."""
    left = () if item.is_open or item.has_ended else item.open_steps
    if left:
        said = "Submitted" if item.state == State.AWAITING_SIGN_OFF else "Green"
        past = sum(step.due is not None and step.due < on for step in left)
        late = f", {past} past {'its' if past == 1 else 'their'} date" if past else ""
        yield Flag("unfinished", f"{said} with {counted(len(left), 'step')} open{late}")


def _held_up(item: Item) -> Iterator[Flag]:
    if not item.is_open:
        return
    moves = [len(slip.moves) for slip in slips(item) if slip.step is None]
    if moves:
        yield Flag("slipped", f"Target moved {times(moves[0])}")
    if item.last_update and item.last_update.blocker:
        yield Flag("blocked", "Blocked")


def _lead_flag(missing: str | None) -> Iterator[Flag]:
    if missing:
        yield Flag("no-lead", capitalised(missing))


def _update_flag(stale: Stale | None, *, is_public: bool) -> Iterator[Flag]:
    if stale is None:
        return
    if stale.age is None:
        yield Flag("no-update", "No published update" if is_public else "No update")
    else:
        yield Flag("stale", f"Last update {days(stale.age)} old")


def _late(register: Register, due: Due, link: Link | None, on: date, forum: str) -> Late:
    return Late(
        kind=due.kind,
        link=link,
        what=_what_is_due(register, due, forum),
        text="" if due.kind == DueKind.RESPONSE else due.what,
        due=due.due,
        lateness=lateness(due.due, on),
        is_late=due.due < on,
        lead=register.lead_title(due.lead),
    )


def _what_is_due(register: Register, due: Due, forum: str) -> str:
    if due.kind == DueKind.RESPONSE:
        return f"The commissioner's statutory response to {register.inspections[due.source].called}"
    if due.kind == DueKind.ACTION:
        meeting = register.meetings[due.source]
        return f"Action of {long_date(meeting.date)}{elsewhere(register, meeting, forum)}"
    return {
        DueKind.ITEM: "The inspectorate's date",
        DueKind.TARGET: "The force's target",
        DueKind.STEP: "Step to green",
    }[due.kind]


def _are(overdue: Sequence[Late]) -> str:
    """What late things are: 2 steps, 1 action and 4 promises."""
    numbers = Counter(late.kind for late in overdue)
    return listed(
        [counted(n, one, many) for kind, (one, many) in _KINDS.items() if (n := numbers[kind])]
    )


def elsewhere(register: Register, meeting: Meeting, forum: str) -> str:
    """At which forum a meeting was, where that is another: , Service Improvement Board."""
    known = register.organisation.fora.get(meeting.forum)
    return "" if meeting.forum == forum else f", {known.name if known else meeting.forum}"


def _missing_lead(register: Register, item: Item, on: date) -> str:
    leads = register.organisation.leads
    named = {"strategic": item.strategic_lead, "tactical": item.tactical_lead}
    none = [role for role, lead in named.items() if lead is None]
    gone = [
        role
        for role, lead in named.items()
        if lead is not None and not (lead in leads and leads[lead].is_in_post(on))
    ]
    parts = [f"no {listed(none, 'or')} lead"] if none else []
    parts += [f"{role} lead no longer in post" for role in gone]
    return "; ".join(parts)
