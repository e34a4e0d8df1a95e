"""The watchlist of a meeting: overdue dates, old updates, missing leads, and flags. Pure."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from peeltrack.model.items import Item
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import Audience, State
from peeltrack.queries.dates_moved_later import dates_moved_later
from peeltrack.queries.due import WHOSE_DATE, Due, DueKind, soon
from peeltrack.queries.forum import forum_deadlines
from peeltrack.queries.leads import items_without_lead, lack_in_short, missing_in_words
from peeltrack.queries.updates import StaleItem, stale
from peeltrack.wording import capitalised, counted, days, times


@dataclass(frozen=True, slots=True)
class Flag:
    """A point about an item that the meeting should see at once."""

    kind: str
    """no-update, stale, no-lead, overdue, milestone, unfinished, blocked or slipped."""
    text: str
    """The same in words: Last update 62 days old."""


@dataclass(frozen=True, slots=True)
class Watchlist:
    """The shortfalls of a brief's items on a date, found once for lists and flags alike."""

    forum: str
    """The id of the forum."""
    late: tuple[Due, ...]
    """Overdue entries, longest first."""
    soon: tuple[Due, ...]
    """Entries due by the meeting, or within the days of the office's rules after it."""
    stale: Mapping[str, StaleItem]
    """Items out of date by id, oldest first, those without any update before all others."""
    unowned: Mapping[str, str]
    """The lead each item lacks, by its id."""
    lacks: Mapping[str, int]
    """The number of those items by what they lack: no lead, no tactical lead."""
    flags: Mapping[str, tuple[Flag, ...]]
    """The flags of each item, most serious first."""
    next_dates: Mapping[str, Due]
    """The earliest deadline of each item itself, by the item's id; none for an item without one."""


def watchlist(
    register: Register,
    items: Mapping[str, Item],
    forum: str,
    stale_after: int,
    meeting: date,
    on: date,
) -> Watchlist:
    """Return the shortfalls of these items, and the overdue entries of this forum.

    Args:
        register: the register as its audience may see it.
        items: the items, by their ids.
        forum: the forum's id.
        stale_after: the age in days after which an update is out of date.
        meeting: the date of the meeting.
        on: the date of the position, which is earlier if the meeting is still to come.
    """
    is_public = register.organisation.forums[forum].audience == Audience.PUBLIC
    entries = forum_deadlines(register, forum, meeting)
    return watchlist_of(
        register, items, entries, forum, stale_after, meeting, on, is_public=is_public
    )


def watchlist_of(
    register: Register,
    items: Mapping[str, Item],
    entries: Sequence[Due],
    forum: str,
    stale_after: int,
    meeting: date,
    on: date,
    *,
    is_public: bool,
) -> Watchlist:
    """Return the same for deadlines that were found already, soonest first."""
    next_dates = {due.source: due for due in reversed(entries) if due.source in items}
    late = tuple(due for due in entries if due.due < on)
    by_item = defaultdict[str | None, list[Due]](list)
    for due in late:
        by_item[due.item].append(due)
    aged = {
        each.item.id: each for each in stale(register, on, stale_after) if each.item.id in items
    }
    without = {id_: e for id_, e in items_without_lead(register, on).items() if id_ in items}
    missing = {id_: missing_in_words(leads) for id_, leads in without.items()}
    return Watchlist(
        forum=forum,
        late=late,
        soon=soon(entries, on, (meeting - on).days + register.organisation.rules.due_soon_days),
        stale=aged,
        unowned=missing,
        lacks=Counter(map(lack_in_short, without.values())),
        next_dates=next_dates,
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


def _days_passed(late: Sequence[Due]) -> Iterator[Flag]:
    for due in late:
        if due.kind in WHOSE_DATE:
            yield Flag("overdue", f"Past {WHOSE_DATE[due.kind]}")
    milestones = sum(due.kind == DueKind.STEP for due in late)
    if milestones:
        yield Flag("milestone", f"{counted(milestones, 'step')} to green past the date set")


def _unfinished(item: Item, on: date) -> Iterator[Flag]:
    """Yield a flag if an item is rated green or submitted and has open steps."""
    open_steps = () if item.is_open or item.has_ended else item.open_steps
    if open_steps and item.needs_leads:
        status = "Submitted" if item.state == State.AWAITING_SIGN_OFF else "Green"
        past = sum(step.due is not None and step.due < on for step in open_steps)
        late = f", {past} past {'its' if past == 1 else 'their'} date" if past else ""
        yield Flag("unfinished", f"{status} with {counted(len(open_steps), 'step')} open{late}")


def _held_up(item: Item) -> Iterator[Flag]:
    if not item.is_open:
        return
    moves = [len(slip.moves) for slip in dates_moved_later(item) if slip.step is None]
    if moves:
        yield Flag("slipped", f"Target moved {times(moves[0])}")
    if item.last_update and item.last_update.blocker:
        yield Flag("blocked", "Blocked")


def _lead_flag(missing: str | None) -> Iterator[Flag]:
    if missing:
        yield Flag("no-lead", capitalised(missing))


def _update_flag(stale: StaleItem | None, *, is_public: bool) -> Iterator[Flag]:
    if stale is None:
        return
    if stale.age is None:
        yield Flag("no-update", "No published update" if is_public else "No update")
    else:
        yield Flag("stale", f"Last update {days(stale.age)} old")
