"""An item's history: its dated facts and the versions of its file together."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from peeltrack.model.items import Item
from peeltrack.model.versions import Commit, Version
from peeltrack.queries.item_facts import ItemFact, facts_of

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
    REMOVED = "removed"
    """A fact that stood already was taken out."""
    RENAMED = "renamed"
    """The item was given another id."""
    DELETED = "deleted"
    """The item was taken out of the register."""


class HistoryEvent(NamedTuple):
    """An event in an item's history."""

    change: EventKind
    field: str | None
    """The key of the file that tells of it; none for the item as a whole."""
    subject: str | None
    """The part of the field, such as the step; None if there is only one."""
    before: str | None
    after: str | None
    because: str | None
    by: str | None
    """The lead whom the register names."""
    date: Day | None
    """When it happened; None if the register does not say."""
    commit: Commit | None = None
    """Where it was recorded; none for what is not committed, or where git was not asked."""

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
        if self.change == EventKind.CHANGED:
            return self.before is not None
        return self.change in (EventKind.REWRITTEN, EventKind.REMOVED)

    def is_by(self, on: Day) -> bool:
        """Check whether it had happened by the end of a date; uncommitted changes are of today."""
        return self.day is None or self.day <= on


def item_history(versions: Sequence[Version]) -> tuple[HistoryEvent, ...]:
    """List the events of an item in the order in which they happened.

    Args:
        versions: its versions, oldest first, each with what it was made from.
    """
    return _in_order(_once(entry for version in versions for entry in _entries(version)))


def history_from_facts(item: Item) -> tuple[HistoryEvent, ...]:
    """List as much of an item's history as its own dated facts record."""
    facts = (fact for fact in facts_of(item) if fact.date is not None)
    return _in_order(_entry(EventKind.RECORDED, fact) for fact in facts)


def _in_order(entries: Iterable[HistoryEvent]) -> tuple[HistoryEvent, ...]:
    last = date.max
    return tuple(sorted(entries, key=lambda entry: (entry.day or last, entry.recorded or last)))


def _once(entries: Iterable[HistoryEvent]) -> Iterator[HistoryEvent]:
    """List an event that two branches report once, unless it was undone between them."""
    events: dict[tuple[str | None, str | None, Day | None], dict[HistoryEvent, Commit | None]] = {}
    for entry in entries:
        standing = events.setdefault((entry.field, entry.subject, entry.date), {})
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
    yield HistoryEvent(EventKind.ADDED, None, None, None, item.title, None, None, None)
    if item.needs_leads and not item.has_ended:
        for lead in LEADS:
            if getattr(item, lead) is None:
                yield HistoryEvent(EventKind.MISSING, lead, None, None, None, None, None, None)
    for fact in facts_of(item):
        if fact.date is not None:
            yield _entry(EventKind.RECORDED, fact)


def _between(old: Item | None, new: Item | None) -> Iterator[HistoryEvent]:
    if new is None or old is None:
        if old:
            yield HistoryEvent(EventKind.DELETED, None, None, old.title, None, None, None, None)
        elif new:
            yield from _beginning(new)
        return
    if old.id != new.id:
        yield HistoryEvent(EventKind.RENAMED, None, None, old.id, new.id, None, None, None)
    yield from _compared(facts_of(old), facts_of(new))


def _compared(old: Iterable[ItemFact], new: Iterable[ItemFact]) -> Iterator[HistoryEvent]:
    """List the differences between two versions.

    Equal facts fall away. Of those left, two about one thing are one that was changed; the
    others came or went. A plain value that a dated fact moves is listed by that fact alone.
    """
    before, after = Counter(old), Counter(new)
    gone, come = [*(before - after).elements()], [*(after - before).elements()]
    moved = {fact.place for fact in come if fact.date is not None}
    for fact in come:
        was = next((each for each in gone if each.about == fact.about), None)
        if was:
            gone.remove(was)
        if fact.date is not None:
            yield _rewritten(was, fact) if was else _entry(EventKind.RECORDED, fact)
        elif fact.place not in moved:
            changed = _entry(EventKind.CHANGED, fact)
            yield changed._replace(before=was.after if was else None)
    for fact in gone:
        if fact.date is not None:
            yield _entry(EventKind.REMOVED, fact)._replace(before=fact.after, after=None)
        elif fact.place not in moved:
            yield _entry(EventKind.CHANGED, fact)._replace(before=fact.after, after=None)


def _rewritten(was: ItemFact, fact: ItemFact) -> HistoryEvent:
    """Return the first words that differ."""
    pairs = ((was.after, fact.after), (was.because, fact.because), (was.by, fact.by))
    differing = [pair for pair in pairs if pair[0] != pair[1]]
    before, after = differing[0] if differing else (was.before, fact.before)
    return _entry(EventKind.REWRITTEN, fact)._replace(before=before, after=after)


def _entry(kind: EventKind, fact: ItemFact) -> HistoryEvent:
    return HistoryEvent(
        kind, fact.field, fact.subject, fact.before, fact.after, fact.because, fact.by, fact.date
    )
