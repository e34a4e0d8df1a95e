"""An item's history: its dated facts and the versions of its file together."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from peeltrack.changes.change import SIGN_OFFS, Change, ChangeKind
from peeltrack.changes.diff import item_changes, recorded_in
from peeltrack.changes.differences import in_plain_words
from peeltrack.model.amendments import Amendment
from peeltrack.model.items import Item
from peeltrack.model.progress import LED_TO, DateChange, RagChange, SignOff, StepToGreen
from peeltrack.model.record import Record
from peeltrack.model.references import record_in
from peeltrack.model.versions import Commit, Version
from peeltrack.model.withdrawals import withdrawal_of

Day = date
"""The type, within a class that has a field of that name."""

LEADS = ("strategic_lead", "tactical_lead")


class EventKind(StrEnum):
    """Kinds of event."""

    ADDED = "added"
    """The item came into the register."""
    MISSING = "missing"
    """It came without something that it needs."""
    RECORDED = "recorded"
    """A fact was written down."""
    CHANGED = "changed"
    """Something that carries no date was changed."""
    REWRITTEN = "rewritten"
    """A dated fact that stood already was changed."""
    AMENDED = "amended"
    """The same, and an amendment says by whom and why."""
    REMOVED = "removed"
    """A fact that stood already was taken out."""
    REORDERED = "reordered"
    """The entries of a list were put in another order."""
    RENAMED = "renamed"
    """The item was given another id."""
    DELETED = "deleted"
    """The item was taken out of the register."""


class HistoryEvent(NamedTuple):
    """An event in an item's history."""

    change: EventKind
    field: str | None
    """The keys of the file that hold it: steps_to_green.done; none for the item as a whole."""
    subject: str | None
    """The entry that it is about, such as the step; None if there is only one."""
    before: str | None
    after: str | None
    because: str | None
    by: str | None
    """The lead whom the register names."""
    date: Day | None
    """When it happened; None if the register does not say, as when a fact was rewritten."""
    commit: Commit | None = None
    """Where it was recorded; none for what is not committed, or where git was not asked."""
    was_withdrawn: bool = False
    """Whether what it recorded was withdrawn later."""

    @property
    def is_withdrawal(self) -> bool:
        """Whether it withdraws the item, or something that was recorded of it."""
        return (self.field or "").rpartition(".")[2] == "withdrawn"

    @property
    def recorded(self) -> Day | None:
        """When it was recorded."""
        return self.commit.day if self.commit else None

    @property
    def days_late(self) -> int:
        """Days between the event and its recording; 0 if that is not known."""
        if self.date is None or self.recorded is None:
            return 0
        return max(0, (self.recorded - self.date).days)

    @property
    def day(self) -> Day | None:
        """The date under which it is listed: when it happened, else when it was recorded."""
        return self.date or self.recorded

    @property
    def undoes(self) -> bool:
        """Whether it removes something from the file."""
        return self.change in _UNDOING and self.before is not None

    def is_by(self, on: Day) -> bool:
        """Check whether it had happened by the end of a date; uncommitted changes are of today."""
        return self.day is None or self.day <= on


_UNDOING = (EventKind.CHANGED, EventKind.REWRITTEN, EventKind.AMENDED, EventKind.REMOVED)


def item_history(versions: Sequence[Version]) -> tuple[HistoryEvent, ...]:
    """List the events of an item in the order in which they happened.

    Args:
        versions: its versions, oldest first, each with what it was made from.
    """
    events = _in_order(_once(entry for version in versions for entry in _entries(version)))
    last = versions[-1].item if versions else None
    return _marked(events, last) if last else events


def recorded_earlier(
    events: Sequence[HistoryEvent], others: Iterable[Sequence[Version]]
) -> tuple[HistoryEvent, ...]:
    """Return events with the commit that first recorded each, in whichever item.

    Args:
        events: the history of an item that others have become part of.
        others: the versions of each of those, oldest first.
    """
    known = {
        event._replace(commit=None): event
        for versions in others
        for event in item_history([each for each in versions if each.item])
        if event.change == EventKind.RECORDED
    }
    return _in_order(known.get(event._replace(commit=None), event) for event in events)


def history_from_facts(item: Item) -> tuple[HistoryEvent, ...]:
    """List as much of an item's history as its own dated facts record."""
    return _marked(_in_order(_brought_along(item)), item)


def _marked(events: Iterable[HistoryEvent], item: Item) -> tuple[HistoryEvent, ...]:
    """Mark the events that recorded what the item now says was withdrawn."""
    if not item.holds_withdrawn:
        return tuple(events)
    withdrawn = {
        event
        for change in recorded_in(item)
        if any(map(withdrawal_of, change.entries)) and not (event := event_of(change)).is_withdrawal
    }
    return tuple(
        event._replace(was_withdrawn=event._replace(commit=None) in withdrawn) for event in events
    )


def _in_order(entries: Iterable[HistoryEvent]) -> tuple[HistoryEvent, ...]:
    last = date.max
    return tuple(sorted(entries, key=lambda entry: (entry.day or last, entry.recorded or last)))


def _once(entries: Iterable[HistoryEvent]) -> Iterator[HistoryEvent]:
    """List an event that two branches report once, unless it was undone between them."""
    events: dict[tuple[str | None, str], dict[HistoryEvent, Commit | None]] = {}
    for entry in entries:
        standing = events.setdefault((entry.field, entry.subject or str(entry.date)), {})
        plain = entry._replace(commit=None)
        if standing.get(plain, entry.commit) == entry.commit:
            if entry.change != EventKind.RECORDED:
                standing.clear()
            standing[plain] = entry.commit
            yield entry


def _entries(version: Version) -> Iterator[HistoryEvent]:
    """List the events that are new in a version compared with all of its parents."""
    match version.before:
        case ():
            events = [*_beginning(version.item)] if version.item else []
        case (old,):
            events = [*_between(old, version.item)]
        case _:
            events = _merged(version)
    for entry in events:
        yield entry._replace(commit=version.commit)


def _merged(version: Version) -> list[HistoryEvent]:
    """List the events that only a merge records, and those of a branch that it undid.

    Undone is what a branch says and the merge does not, where no other branch undid it
    since they parted.
    """
    since = [[*_between(old, version.item)] for old in version.before]
    own = [[*_between(version.base, old)] for old in version.before]
    events = [entry for entry in since[0] if all(entry in other for other in since)]
    for number, entries in enumerate(since):
        others = [entry for each in own[:number] + own[number + 1 :] for entry in each]
        events += [entry for entry in entries if entry.undoes and entry not in (*others, *events)]
    return events


def _beginning(item: Item) -> Iterator[HistoryEvent]:
    """Return the item's arrival, with the dated facts that it brought along."""
    yield _of_item(EventKind.ADDED, after=item.title)
    if item.needs_leads and not item.has_ended:
        for lead in LEADS:
            if getattr(item, lead) is None:
                yield _of_item(EventKind.MISSING, lead)
    yield from _brought_along(item)


def _brought_along(item: Item) -> Iterator[HistoryEvent]:
    dated = item.model_copy(update=_nothing_undated())
    return (event_of(change) for change in recorded_in(dated) if change.day is not None)


@cache
def _nothing_undated() -> Mapping[str, tuple[()]]:
    """Return an empty list for each list of an item whose entries carry no date."""
    lists = {name: field for name, field in Item.model_fields.items() if field.default == ()}
    return {name: () for name, field in lists.items() if not _is_dated(field.annotation)}


def _is_dated(hint: object) -> bool:
    record = record_in(hint)
    return record is not None and (
        "date" in record.model_fields
        or any(_is_dated(field.annotation) for field in record.model_fields.values())
    )


def _between(old: Item | None, new: Item | None) -> Iterator[HistoryEvent]:
    if new is None or old is None:
        if old:
            yield _of_item(EventKind.DELETED, before=old.title)
        elif new:
            yield from _beginning(new)
        return
    yield from _events(item_changes(old, new))


def _events(changes: Sequence[Change]) -> Iterator[HistoryEvent]:
    """Return changes as events: one that an amendment owns up to is one event with it."""
    made = [each for each in changes if isinstance(each.entry, Amendment)]
    owned = {
        place: next((each for each in made if _is_about(each, change)), None)
        for place, change in enumerate(changes)
    }
    for place, change in enumerate(changes):
        event = event_of(change)
        if amendment := owned[place]:
            is_renamed = event.change == EventKind.RENAMED
            yield event._replace(
                change=EventKind.RENAMED if is_renamed else EventKind.AMENDED,
                because=amendment.because,
                by=amendment.by,
                date=amendment.day,
            )
        elif change not in owned.values():
            yield _dated_as_withdrawal(event, changes)


def _is_about(amendment: Change, change: Change) -> bool:
    """Check whether an amendment is about the place of a change, or about its entry."""
    what = amendment.after
    return change is not amendment and f"{change.field}.".startswith(f"{what}.")


def _dated_as_withdrawal(event: HistoryEvent, changes: Iterable[Change]) -> HistoryEvent:
    """Return what a withdrawal led to, such as the earlier target, with its date and author."""
    for each in changes:
        is_withdrawn = each.kind == ChangeKind.WITHDRAWN and len(each.keys) > 1
        if is_withdrawn and event.date is None and LED_TO.get(each.keys[-2]) == event.field:
            return event._replace(date=each.day, by=each.by)
    return event


def _of_item(
    kind: EventKind, field: str | None = None, before: str | None = None, after: str | None = None
) -> HistoryEvent:
    return HistoryEvent(kind, field, None, before, after, None, None, None)


def event_of(change: Change) -> HistoryEvent:
    """Return a change of an item as an event of its history."""
    if change.kind == ChangeKind.ITEM_RENAMED:
        return _of_item(EventKind.RENAMED, None, _text(change.before), _text(change.after))
    before, after = _values(change)
    entries = reversed(change.entries)
    kind = _kind_of(change, before, after)
    is_of_fact = kind in (EventKind.REWRITTEN, EventKind.REMOVED)
    day = change.day or _day_undone(change)
    return HistoryEvent(
        change=kind,
        field=_field_of(change.keys),
        subject=_subject_of(change) or (str(day) if is_of_fact and day else None),
        before=before,
        after=after,
        because=change.because or _first_of(change.entry, "because", "evidence", "letter"),
        by=change.by or next(filter(None, (_first_of(each, "by") for each in entries)), None),
        date=None if is_of_fact else day,
    )


def _day_undone(change: Change) -> date | None:
    """Return the date on which a step was done, if that was changed or taken out."""
    is_done = change.keys[-1] == "done"
    return change.before if is_done and isinstance(change.before, date) else None


def _values(change: Change) -> tuple[str | None, str | None]:
    """Return what stood there and what stands there now; of a fact, what it says."""
    match change.kind, change.entry:
        case ChangeKind.STEP_DONE, StepToGreen() as step:
            return None, step.text
        case ChangeKind.FIELD_CHANGED, StepToGreen() as step if (
            _day_undone(change) and not change.after
        ):
            return step.text, None
        case ChangeKind.FACT_REMOVED, RagChange() | DateChange() as move:
            return _text(move.after), None
        case ChangeKind.FACT_REMOVED, SignOff() as act:
            return act.stage, None
        case kind, SignOff() as act if kind in SIGN_OFFS.values():
            return None, act.stage
    return _text(change.before), _text(change.after)


def _kind_of(change: Change, before: str | None, after: str | None) -> EventKind:
    was_dated = change.kind in (ChangeKind.FACT_EDITED, ChangeKind.FACT_REMOVED)
    if was_dated or _day_undone(change):
        if before and after:
            return EventKind.REWRITTEN
        return EventKind.REMOVED if before else EventKind.RECORDED
    if change.kind in (ChangeKind.FACTS_REORDERED, ChangeKind.FIELD_CHANGED) and before == after:
        return EventKind.REORDERED
    return EventKind.RECORDED if change.day else EventKind.CHANGED


def _field_of(keys: Sequence[str]) -> str:
    names = [LED_TO.get(key, key) for key in keys]
    return ".".join(names[:-1] if _is_own_words(keys) else names)


def _is_own_words(keys: Sequence[str]) -> bool:
    """Check whether a fact's own text or reason was edited: the fact itself stands for it."""
    *_, key, last = keys if len(keys) > 1 else ("", "")
    return (key, last) == ("progress", "text") or (key in LED_TO and last == "because")


def _subject_of(change: Change) -> str | None:
    """Name the outermost entry by what it is, as its position differs from branch to branch."""
    if not change.entries:
        return None
    entry, keys = change.entries[0], change.keys
    if isinstance(entry, str):
        return entry
    is_whole = len(keys) - _is_own_words(keys) == 1
    return _first_of(entry, "id", "ref", "who", *(() if is_whole else ("date", "text")))


def _first_of(entry: object, *keys: str) -> str | None:
    values = vars(entry) if isinstance(entry, Record) else {}
    return next((_text(value) for key in keys if (value := values.get(key))), None)


def _text(value: object) -> str | None:
    """Write a value as the file has it, a record by its texts."""
    if value is None:
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    return in_plain_words(value) if isinstance(value, Record | tuple) else str(value)
