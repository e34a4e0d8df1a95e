"""An item's life: what its dated facts and the versions of its file tell together."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from peeltrack.model.items import Item
from peeltrack.model.versions import Commit, Version
from peeltrack.queries.item_facts import Fact, facts_of

Day = date
"""The type, within a class that has a field of that name."""

LEADS = ("strategic_lead", "tactical_lead")


class Happening(StrEnum):
    """What sort of thing happened."""

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


class Entry(NamedTuple):
    """One thing that happened to an item."""

    change: Happening
    field: str | None
    """The key of the file that tells of it; none for the item as a whole."""
    subject: str | None
    """What of the field, such as the step; none where there is but one."""
    before: str | None
    after: str | None
    because: str | None
    by: str | None
    """The lead whom the register names."""
    date: Day | None
    """When it happened; none where the register does not say."""
    commit: Commit | None = None
    """Where it was recorded; none for what is not committed, or where git was not asked."""

    @property
    def recorded(self) -> Day | None:
        """When it was recorded."""
        return self.commit.day if self.commit else None

    @property
    def days_late(self) -> int:
        """How many days after it happened it was recorded; 0 where that is not known."""
        if self.date is None or self.recorded is None:
            return 0
        return max(0, (self.recorded - self.date).days)

    @property
    def day(self) -> Day | None:
        """The day under which it is told: when it happened, else when it was recorded."""
        return self.date or self.recorded

    @property
    def undoes(self) -> bool:
        """Whether it puts an end to something that the file said."""
        if self.change == Happening.CHANGED:
            return self.before is not None
        return self.change in (Happening.REWRITTEN, Happening.REMOVED)

    def is_by(self, on: Day) -> bool:
        """Whether it had happened by the end of a day; what is not committed is of today."""
        return self.day is None or self.day <= on


def life(versions: Sequence[Version]) -> tuple[Entry, ...]:
    """Everything that happened to an item, in the order in which it happened.

    Args:
        versions: its versions, oldest first, each with what it was made from.
    """
    return _in_order(_once(entry for version in versions for entry in _entries(version)))


def life_from_facts(item: Item) -> tuple[Entry, ...]:
    """As much of an item's life as its own dated facts tell."""
    facts = (fact for fact in facts_of(item) if fact.date is not None)
    return _in_order(_entry(Happening.RECORDED, fact) for fact in facts)


def _in_order(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    last = date.max
    return tuple(sorted(entries, key=lambda entry: (entry.day or last, entry.recorded or last)))


def _once(entries: Iterable[Entry]) -> Iterator[Entry]:
    """What two branches tell alike is told by the first, unless it was undone between them."""
    told: dict[tuple[str | None, str | None, Day | None], dict[Entry, Commit | None]] = {}
    for entry in entries:
        standing = told.setdefault((entry.field, entry.subject, entry.date), {})
        plain = entry._replace(commit=None)
        if standing.get(plain, entry.commit) == entry.commit:
            if entry.change != Happening.RECORDED:
                standing.clear()
            standing[plain] = entry.commit
            yield entry


def _entries(version: Version) -> Iterator[Entry]:
    """What a version tells that none of those that it was made from told."""
    match version.before:
        case ():
            told = [*_beginning(version.item)] if version.item else []
        case (old,):
            told = [*_between(old, version.item)]
        case _:
            told = _merged(version)
    for entry in told:
        yield entry._replace(commit=version.commit)


def _merged(version: Version) -> list[Entry]:
    """What a merge tells that none of its branches says, and what it undid of one of them.

    Undone is what a branch says and the merge does not, where no other branch undid it
    since they parted.
    """
    since = [[*_between(old, version.item)] for old in version.before]
    own = [[*_between(version.base, old)] for old in version.before]
    told = [entry for entry in since[0] if all(entry in other for other in since)]
    for number, entries in enumerate(since):
        others = [entry for each in own[:number] + own[number + 1 :] for entry in each]
        told += [entry for entry in entries if entry.undoes and entry not in (*others, *told)]
    return told


def _beginning(item: Item) -> Iterator[Entry]:
    """The item as it came, with the dated facts that it brought along."""
    yield Entry(Happening.ADDED, None, None, None, item.title, None, None, None)
    if item.needs_leads and not item.has_ended:
        for lead in LEADS:
            if getattr(item, lead) is None:
                yield Entry(Happening.MISSING, lead, None, None, None, None, None, None)
    for fact in facts_of(item):
        if fact.date is not None:
            yield _entry(Happening.RECORDED, fact)


def _between(old: Item | None, new: Item | None) -> Iterator[Entry]:
    if new is None or old is None:
        if old:
            yield Entry(Happening.DELETED, None, None, old.title, None, None, None, None)
        elif new:
            yield from _beginning(new)
        return
    if old.id != new.id:
        yield Entry(Happening.RENAMED, None, None, old.id, new.id, None, None, None)
    yield from _compared(facts_of(old), facts_of(new))


def _compared(old: Iterable[Fact], new: Iterable[Fact]) -> Iterator[Entry]:
    """What two versions differ by.

    Equal facts fall away. Of those left, two about one thing are one that was changed; the
    others came or went. A plain value that a dated fact moves is told by that fact alone.
    """
    before, after = Counter(old), Counter(new)
    gone, come = [*(before - after).elements()], [*(after - before).elements()]
    moved = {fact.place for fact in come if fact.date is not None}
    for fact in come:
        was = next((each for each in gone if each.about == fact.about), None)
        if was:
            gone.remove(was)
        if fact.date is not None:
            yield _rewritten(was, fact) if was else _entry(Happening.RECORDED, fact)
        elif fact.place not in moved:
            changed = _entry(Happening.CHANGED, fact)
            yield changed._replace(before=was.after if was else None)
    for fact in gone:
        if fact.date is not None:
            yield _entry(Happening.REMOVED, fact)._replace(before=fact.after, after=None)
        elif fact.place not in moved:
            yield _entry(Happening.CHANGED, fact)._replace(before=fact.after, after=None)


def _rewritten(was: Fact, fact: Fact) -> Entry:
    """The first of the words that differ."""
    pairs = ((was.after, fact.after), (was.because, fact.because), (was.by, fact.by))
    differing = [pair for pair in pairs if pair[0] != pair[1]]
    before, after = differing[0] if differing else (was.before, fact.before)
    return _entry(Happening.REWRITTEN, fact)._replace(before=before, after=after)


def _entry(kind: Happening, fact: Fact) -> Entry:
    return Entry(
        kind, fact.field, fact.subject, fact.before, fact.after, fact.because, fact.by, fact.date
    )
