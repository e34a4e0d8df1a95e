"""Notes of a meeting before a register is read: tables, lines, head, date and forum. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from peeltrack.errors import MissingOptionError
from peeltrack.imports.errors import OtherDayError
from peeltrack.imports.notes.attendance_division import whole_entries
from peeltrack.imports.notes.attendance_list import attendance_of
from peeltrack.imports.notes.attendance_people import Attended
from peeltrack.imports.notes.mailed_notes import mailed
from peeltrack.imports.notes.meeting_head import MeetingHead, head_of, printed_day
from peeltrack.imports.notes.notes_lines import (
    NotesLine,
    notes_lines,
    numbered,
    rejoined,
    unbarred,
    unfolded_head,
)
from peeltrack.imports.notes.notes_parts import NotesTables
from peeltrack.imports.notes.notes_table import table_of
from peeltrack.imports.readers.blocks import Block
from peeltrack.model.register import Register
from peeltrack.queries.find import lead_called
from peeltrack.queries.find_meeting import find_forum

_HEAD_LINES = 30


@dataclass(frozen=True, slots=True)
class MeetingOptions:
    """A person's details of a meeting, which override the notes'."""

    forum: str | None = None
    day: date | None = None
    inspection: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class NotesHead:
    """The notes' tables with what their head says."""

    table: NotesTables
    head: MeetingHead
    day: date
    lines: tuple[NotesLine, ...]
    attended: Attended


def opened(blocks: Iterable[Block], told: MeetingOptions) -> NotesHead:
    """Return the tables of the notes and the date of the meeting.

    Raises:
        MissingOptionError: if neither the notes nor the person gives a certain date.
        OtherDayError: if the person gives another date than the notes.
    """
    paper = list(blocks)
    has_lines = any(block.line for block in paper)
    whole = unfolded_head(unbarred(paper if has_lines else numbered(paper)))
    whole = whole_entries(whole) if has_lines else whole
    table = table_of(rejoined(whole, has_width=has_lines))
    lines = notes_lines(table.lines)
    top = [line.text for line in lines[:_HEAD_LINES] if not (line.bullet or "")[:1].isdigit()]
    mail = mailed(top)
    head = head_of(mail.lines if mail else top)
    printed = printed_day(head, mail.dated, mail.years) if mail else printed_day(head, top)
    if printed and told.day and told.day != printed:
        raise OtherDayError(told.day, printed)
    day = told.day or printed
    if day is None:
        raise MissingOptionError("--date", "the notes give no definite date with a year")
    return NotesHead(table, head, day, lines, attendance_of(lines))


def forum_that_met(
    named: str | None, notes: NotesHead, register: Register, chair: str | None
) -> str:
    """Return the forum that met: named, in the title, or the only one with that chair."""
    forums = register.organisation.forums
    if named is not None:
        return find_forum(register.organisation, named)
    title = f" {notes.head.title or ''} ".casefold()
    called = [
        key
        for key, forum in forums.items()
        if f" {key} " in title or forum.name.casefold() in title
    ]
    chaired = [
        key
        for key, forum in forums.items()
        if chair and forum.chair and lead_called(register.organisation, forum.chair) == chair
    ]
    for found in (called, chaired):
        if len(found) == 1:
            return found[0]
    raise MissingOptionError("--forum", f"the notes do not say which of {', '.join(forums)} met")
