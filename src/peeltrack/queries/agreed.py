"""Actions and commitments of meetings, with and without a date, met or not."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Literal, NamedTuple

from peeltrack.model.meetings import Meeting
from peeltrack.wording import counted, lateness, listed, long_date


class Agreed(NamedTuple):
    """An action that a meeting asked for, or a commitment made there."""

    kind: Literal["action", "commitment"]
    text: str
    meeting: Meeting
    part: str
    """The id of the action, or the number of the commitment."""
    leads: tuple[str, ...]
    """The leads who owe it, the main one first; empty if none is named."""
    item: str | None
    due: date | None
    met: date | None
    """When the action was done, or the commitment kept."""
    to: str | None = None
    """The meeting that a commitment was made to, in the words of the notes."""
    due_event: str | None = None
    """The event that an action depends on, if no date was given."""

    def outcome(self, on: date) -> str:
        """Describe its outcome on a date: kept 6 June 2022; 4 days overdue; no date set."""
        if self.met:
            return f"{'done' if self.kind == 'action' else 'kept'} {long_date(self.met)}"
        return lateness(self.due, on) if self.due else self.due_event or "no date set"


def agreed_at(meeting: Meeting) -> Iterator[Agreed]:
    """Yield the actions of a meeting, then its commitments."""
    for action in meeting.actions:
        yield Agreed(
            "action",
            action.text,
            meeting,
            action.id,
            action.owners,
            action.item,
            action.due,
            action.done,
            due_event=action.due_event,
        )
    for place, promise in enumerate(meeting.commitments, 1):
        yield Agreed(
            "commitment",
            promise.text,
            meeting,
            str(place),
            (promise.by,) if promise.by else (),
            promise.item,
            promise.due,
            promise.kept,
            to=promise.made_to,
        )


def agreed(meetings: Iterable[Meeting]) -> Iterator[Agreed]:
    """Yield what meetings agreed, the oldest meeting's first."""
    for meeting in sorted(meetings, key=lambda each: each.date):
        yield from agreed_at(meeting)


def soonest_first(entries: Iterable[Agreed]) -> list[Agreed]:
    """Sort what meetings agreed by its due date, those without one last."""
    return sorted(entries, key=lambda each: (each.due is None, each.due))


def open_without_date(meetings: Iterable[Meeting]) -> tuple[Agreed, ...]:
    """List what meetings agreed that is not met and has no date, so that it is never overdue."""
    return tuple(each for each in agreed(meetings) if not (each.met or each.due))


def kinds_agreed(entries: Iterable[Agreed]) -> str:
    """Count actions and commitments in words: 1 action and 4 commitments."""
    kinds = [each.kind for each in entries]
    numbers = ((kind, kinds.count(kind)) for kind in ("action", "commitment"))
    return listed([counted(number, kind) for kind, number in numbers if number])
