"""Events of an item's history, and each change of its file as one."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from peeltrack.changes.change import SIGN_OFFS, Change, ChangeKind
from peeltrack.changes.differences import in_plain_words
from peeltrack.model.progress import LED_TO, DateChange, Milestone, RagChange, SignOff, StepToGreen
from peeltrack.model.record import Record
from peeltrack.model.versions import Commit

Day = date
"""The type, within a class that has a field of that name."""


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
        """Whether it withdraws the item, or something recorded about it."""
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


def item_event(
    kind: EventKind, field: str | None = None, before: str | None = None, after: str | None = None
) -> HistoryEvent:
    """Return an undated event of the item as a whole, or of a field of its own."""
    return HistoryEvent(kind, field, None, before, after, None, None, None)


def event_of(change: Change) -> HistoryEvent:
    """Return a change of an item as an event of its history."""
    if change.kind == ChangeKind.ITEM_RENAMED:
        return item_event(EventKind.RENAMED, None, _text(change.before), _text(change.after))
    undone = _day_undone(change)
    before, after = _values(change, undone)
    kind = _kind_of(change, before, after, undone)
    is_of_fact = kind in (EventKind.REWRITTEN, EventKind.REMOVED)
    day, keys = change.day or undone, change.keys
    named_by = (_first_of(each, "by") for each in reversed(change.entries))
    return HistoryEvent(
        change=kind,
        field=_field_of(keys),
        subject=_subject_of(change, keys) or (str(day) if is_of_fact and day else None),
        before=before,
        after=after,
        because=change.because or _first_of(change.entry, "because", "evidence", "letter"),
        by=change.by or next(filter(None, named_by), None),
        date=None if is_of_fact else day,
    )


def _day_undone(change: Change) -> date | None:
    """Return the date on which a step was done, if that was changed or taken out."""
    is_done = change.keys[-1] == "done"
    return change.before if is_done and isinstance(change.before, date) else None


def _values(change: Change, undone: date | None) -> tuple[str | None, str | None]:
    """Return the value before and the value now; for a fact, its words."""
    match change.kind, change.entry:
        case ChangeKind.STEP_DONE, StepToGreen() as step:
            return None, step.text
        case ChangeKind.MILESTONE_DONE, Milestone() as milestone:
            return None, milestone.text
        case ChangeKind.FIELD_CHANGED, StepToGreen() as step if undone and not change.after:
            return step.text, None
        case ChangeKind.FACT_REMOVED, RagChange() | DateChange() as move:
            return _text(move.after), None
        case ChangeKind.FACT_REMOVED, SignOff() as act:
            return act.stage, None
        case kind, SignOff() as act if kind in SIGN_OFFS.values():
            return None, act.stage
    return _text(change.before), _text(change.after)


def _kind_of(
    change: Change, before: str | None, after: str | None, undone: date | None
) -> EventKind:
    if undone or change.kind in (ChangeKind.FACT_EDITED, ChangeKind.FACT_REMOVED):
        if before and after:
            return EventKind.REWRITTEN
        return EventKind.REMOVED if before else EventKind.RECORDED
    if change.kind in (ChangeKind.FACTS_REORDERED, ChangeKind.FIELD_CHANGED) and before == after:
        return EventKind.REORDERED
    return EventKind.RECORDED if change.day else EventKind.CHANGED


@cache
def _field_of(keys: tuple[str, ...]) -> str:
    names = [LED_TO.get(key, key) for key in keys]
    return ".".join(names[:-1] if _is_own_words(keys) else names)


def _is_own_words(keys: Sequence[str]) -> bool:
    """Check whether a fact's own text or reason was edited: the fact itself represents it."""
    *_, key, last = keys if len(keys) > 1 else ("", "")
    return (key, last) == ("progress", "text") or (key in LED_TO and last == "because")


def _subject_of(change: Change, keys: Sequence[str]) -> str | None:
    """Name the outermost entry by what it is, as its position differs from branch to branch."""
    if not change.entries:
        return None
    entry = change.entries[0]
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
