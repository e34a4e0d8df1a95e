"""Deadlines and meetings as an iCalendar file for Outlook and others. Pure.

The same register gives the same bytes: no clock is asked. Each event keeps its UID
when its day moves, so that a calendar moves it too.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from peeltrack.errors import MissingExtraError
from peeltrack.exports.recognise import PRODUCT
from peeltrack.model.meetings import Meeting
from peeltrack.model.register import Register
from peeltrack.queries.as_at import last_day
from peeltrack.queries.due import Due, DueKind, every_deadline

try:
    from icalendar import Calendar, Event, vText
except ImportError as error:
    raise MissingExtraError("calendars", "calendar") from error


@dataclass(frozen=True, slots=True)
class Occasion:
    """An event that takes a whole day."""

    id: str
    """Its identifier, whatever its date."""
    day: date
    title: str
    description: str
    """Further facts for the reader, one on each line."""


def occasions(
    register: Register, meetings: Iterable[Meeting], lead: str | None = None
) -> tuple[Occasion, ...]:
    """List every deadline that is not yet met and every meeting, soonest first.

    Args:
        register: the register as at a day; what is done by then, or ended, is left out.
        meetings: the meetings to show; those still to come are not in a register as at a day.
        lead: only the deadlines that are due for this lead; None for all.
    """
    deadlines = every_deadline(register)
    found = [_promised(register, due) for due in deadlines if lead is None or lead in due.leads]
    found += [_meeting(register, meeting) for meeting in meetings]
    return tuple(sorted(found, key=lambda each: (each.day, each.id)))


_CALLED = {
    DueKind.ITEM: "Due",
    DueKind.TARGET: "Target",
    DueKind.STEP: "Step due",
    DueKind.MILESTONE: "Milestone",
    DueKind.ACTION: "Action due",
    DueKind.COMMITMENT: "Commitment due",
    DueKind.DEPENDENCY: "Due from a partner",
    DueKind.COMMENTS: "Due",
    DueKind.RESPONSE: "Due",
}


def _promised(register: Register, due: Due) -> Occasion:
    item = register.items.get(due.item) if due.item else None
    facts = [
        ("Item", f"{item.id} {item.title}" if item else None),
        ("RAG", item.rag if item else None),
        ("Lead", register.lead_title(due.lead)),
        ("From", due.source),
    ]
    named = f"{due.item}: " if due.item else ""
    return Occasion(due.id, due.due, f"{_CALLED[due.kind]}: {named}{due.what}", _lines(facts))


def _meeting(register: Register, meeting: Meeting) -> Occasion:
    facts = [
        ("Time", meeting.time),
        ("Venue", meeting.venue),
        ("Chair", register.lead_title(meeting.chair)),
    ]
    title = register.forum_name(meeting.forum)
    return Occasion(f"meeting/{meeting.id}", meeting.date, title, _lines(facts))


def _lines(facts: Iterable[tuple[str, str | None]]) -> str:
    return "\n".join(f"{name}: {said}" for name, said in facts if said)


def as_ics(register: Register, force: str, found: Iterable[Occasion]) -> bytes:
    """Return the occasions as all-day events that leave a person's day free.

    Args:
        register: the register; its last recorded day stands where others put the clock.
        force: the force's id, which makes the events' own ids unlike other forces'.
        found: the occasions.
    """
    stamp = datetime.combine(last_day(register) or date(1970, 1, 1), time(), UTC)
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    name = f"{register.organisation.name}: inspections"
    calendar.add("x-wr-calname", vText(name))  # the library escapes no text of a key unknown to it
    for occasion in found:
        event = Event()
        event.add("uid", f"{occasion.id}@{force}.peeltrack")
        event.add("dtstamp", stamp)
        event.add("dtstart", occasion.day)
        event.add("dtend", occasion.day + timedelta(days=1))
        event.add("summary", occasion.title)
        if occasion.description:
            event.add("description", occasion.description)
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    return bytes(calendar.to_ical())
