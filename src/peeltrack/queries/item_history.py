"""An item's history: its dated facts and the versions of its file together."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache

from peeltrack.changes.change import Change, ChangeKind
from peeltrack.changes.diff import item_changes, recorded_in
from peeltrack.model.amendments import Amendment
from peeltrack.model.items import Item
from peeltrack.model.progress import LED_TO
from peeltrack.model.references import record_in
from peeltrack.model.versions import Commit, Version
from peeltrack.model.withdrawals import withdrawal_of
from peeltrack.queries.history_events import EventKind, HistoryEvent, event_of, item_event

LEADS = ("strategic_lead", "tactical_lead")


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

    A change is undone if a branch has it and the merge does not, and no other branch has undone
    it since they parted.
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
    yield item_event(EventKind.ADDED, after=item.title)
    if item.needs_leads and not item.has_ended:
        for lead in LEADS:
            if getattr(item, lead) is None:
                yield item_event(EventKind.MISSING, lead)
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
            yield item_event(EventKind.DELETED, before=old.title)
        elif new:
            yield from _beginning(new)
        return
    yield from _events(item_changes(old, new))


def _events(changes: Sequence[Change]) -> Iterator[HistoryEvent]:
    """Return changes as events: one that an amendment accounts for is one event with it."""
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
    """Return the result of a withdrawal, such as the earlier target, with its date and author."""
    for each in changes:
        is_withdrawn = each.kind == ChangeKind.WITHDRAWN and len(each.keys) > 1
        if is_withdrawn and event.date is None and LED_TO.get(each.keys[-2]) == event.field:
            return event._replace(date=each.day, by=each.by)
    return event
