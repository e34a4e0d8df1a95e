"""The notes of a meeting to a draft of its record: every question with its item. Pure.

The notes' words are kept as they stand; people appear by their office.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from peeltrack.edits.edit_guards import slug
from peeltrack.errors import MissingOptionError, UnknownNameError
from peeltrack.imports.language.dates import meeting_day, time_of_day
from peeltrack.imports.notes.commitments import Task, promises_in, task_of
from peeltrack.imports.notes.entry_ids import handle_of
from peeltrack.imports.notes.items_named import Items, short_label
from peeltrack.imports.notes.lead_names import Offices, Speech
from peeltrack.imports.notes.meeting_head import Head, head_of, without_name
from peeltrack.imports.notes.notes_parts import Left, Part, Row, Table, Where
from peeltrack.imports.notes.notes_table import table_of
from peeltrack.imports.notes.questions_and_answers import Asked, Talk, talk_of
from peeltrack.imports.readers.blocks import Block
from peeltrack.model.items import Item
from peeltrack.model.meetings import (
    Action,
    Answer,
    Attendance,
    Commitment,
    Meeting,
    Question,
    Remark,
)
from peeltrack.model.register import Register


@dataclass(frozen=True, slots=True)
class Told:
    """What a person says of the meeting, which goes before what the notes say."""

    forum: str | None = None
    day: date | None = None
    inspection: str | None = None
    source: str | None = None


@dataclass(slots=True)
class Draft:
    """A meeting as the notes have it, and what a person should know before accepting it."""

    meeting: Meeting
    parts: dict[str, tuple[Part, Where, str]] = field(default_factory=dict)
    """Of each question by its id: the part of the meeting, the place, the printed label."""
    flags: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Of each action by its id: what the notes do not say."""
    left: list[Left] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    """Labels of items that the register does not have."""
    strangers: tuple[str, ...] = ()
    """Offices that attended and are no leads of the register: what they said stands without one."""


@dataclass(frozen=True, slots=True)
class NotesHead:
    """The notes' tables with what their head says."""

    table: Table
    head: Head
    day: date


def opened(blocks: Iterable[Block], told: Told) -> NotesHead:
    """The tables of the notes and the day of the meeting.

    Raises:
        MissingOptionError: if neither the notes nor the person names the day for certain.
    """
    table = table_of(blocks)
    head = head_of(table.head)
    day = told.day or meeting_day(head.date, " ".join(table.head))
    if day is None:
        raise MissingOptionError("--date", "the notes name no certain day with its year")
    return NotesHead(table, head, day)


def draft_of(notes: NotesHead, register: Register, told: Told) -> Draft:
    """The record of a meeting that its notes come to.

    Raises:
        UnknownNameError: if the register has no such forum or inspection.
        MissingOptionError: if the notes do not say which forum met.
        AmbiguousError: if a label fits items of several inspections.
    """
    return _Writer(notes, register, told).draft()


class _Writer:
    """Writes a draft row by row."""

    def __init__(self, notes: NotesHead, register: Register, told: Told) -> None:
        self.notes, self.register, self.told = notes, register, told
        organisation = register.organisation
        self.offices = Offices(notes.table.attendance, organisation.leads)
        self.chair = self.offices.lead_called(notes.head.chair) if notes.head.chair else None
        self.forum = _forum(told.forum, notes, register, self.chair)
        if told.inspection and told.inspection not in register.inspections:
            raise UnknownNameError("inspection", told.inspection, list(register.inspections))
        fora = organisation.fora[self.forum]
        self.items = Items(register, told.inspection, fora.inspections)
        self.questions: dict[Part, list[Question]] = {part: [] for part in Part}
        self.remarks: list[Remark] = []
        self.actions: list[Action] = []
        self.commitments: list[Commitment] = []
        self.parts: dict[str, tuple[Part, Where, str]] = {}
        self.flags: dict[str, tuple[str, ...]] = {}
        self.doubts: list[str] = []
        self.unknown: list[str] = []

    def draft(self) -> Draft:
        for row in self.notes.table.rows:
            self._row(row)
        if self.notes.head.chair and self.chair is None:
            self.doubts.append("the chair is no lead of the register and is left out")
        return Draft(
            self._meeting(),
            self.parts,
            self.flags,
            list(self.notes.table.left),
            self.doubts,
            self.unknown,
            tuple(each.capacity for each in self.offices.attended if each.lead is None),
        )

    def _row(self, row: Row) -> None:
        item = self.items.about(row.label) if row.part == Part.ITEMS else None
        if item is None and row.part == Part.ITEMS:
            self.unknown.append(short_label(row.label))
        talk = talk_of(row, self.offices)
        self.doubts += [f"{short_label(row.label)} ({row.where}): {doubt}" for doubt in talk.doubts]
        for asked in talk.asked:
            self._question(asked, row, item)
        self._beside(talk, item)
        said = [speech for asked in talk.asked for speech in asked.answers]
        self._promises(said, item)

    def _question(self, asked: Asked, row: Row, item: Item | None) -> None:
        id_ = slug(handle_of(asked.text), list(self.parts))
        self.parts[id_] = row.part, row.where, short_label(row.label)
        self.questions[row.part].append(
            Question(
                id=id_,
                item=item.id if item else None,
                also_about=self.items.also_about(asked.text, item),
                asked_by=asked.by,
                text=asked.text,
                answers=tuple(Answer(by=each.by, text=each.text) for each in asked.answers),
            )
        )

    def _beside(self, talk: Talk, item: Item | None) -> None:
        """The remarks and actions of a row, and where else it was dealt with."""
        about = item.id if item else None
        if talk.elsewhere:
            self.remarks.append(Remark(item=about, addressed_at=talk.elsewhere))
        self.remarks += [Remark(item=about, by=each.by, text=each.text) for each in talk.remarks]
        for text in talk.actions:
            self._action(task_of(text, self.offices, self.notes.day), about)

    def _action(self, task: Task, about: str | None) -> None:
        id_ = slug(handle_of(task.text), [action.id for action in self.actions])
        self.flags[id_] = task.flags
        self.actions.append(
            Action(
                id=id_,
                item=about,
                text=task.text,
                owner=task.owner,
                due=task.due,
                due_event=task.event,
            )
        )

    def _promises(self, said: Sequence[Speech], item: Item | None) -> None:
        fora = dict(self.register.organisation.fora)
        self.commitments += [
            Commitment(
                text=each.text, by=each.by, item=item.id if item else None, to=each.to, due=each.due
            )
            for each in promises_in(said, fora, self.notes.day)
        ]

    def _meeting(self) -> Meeting:
        head, names = self.notes.head, [name for name, *_ in self.notes.table.attendance if name]
        return Meeting(
            id=f"{self.notes.day.isoformat()}-{self.forum}",
            forum=self.forum,
            date=self.notes.day,
            time=time_of_day(head.time or head.date),
            title=head.title,
            chair=self.chair,
            minutes=without_name(head.minutes, names),
            venue=head.venue or None,
            source=self.told.source,
            attendance=tuple(
                Attendance(
                    lead=office.lead,
                    capacity=None if office.lead else office.capacity,
                    apologies=office.apologies,
                )
                for office in self.offices.attended
            ),
            opening=tuple(self.questions[Part.OPENING]),
            questions=tuple(self.questions[Part.ITEMS]),
            any_other_business=tuple(self.questions[Part.OTHER_BUSINESS]),
            remarks=tuple(self.remarks),
            actions=tuple(self.actions),
            commitments=tuple(self.commitments),
        )


def _forum(named: str | None, notes: NotesHead, register: Register, chair: str | None) -> str:
    """The forum that met: the one named, or in the title, or the only one with that chair."""
    fora = register.organisation.fora
    if named is not None:
        if named.casefold() not in fora:
            raise UnknownNameError("forum", named, list(fora))
        return named.casefold()
    title = f" {notes.head.title or ''} ".casefold()
    called = [
        key for key, forum in fora.items() if f" {key} " in title or forum.name.casefold() in title
    ]
    titles = register.organisation.leads
    chaired = [key for key, forum in fora.items() if chair and forum.chair == titles[chair].title]
    for found in (called, chaired):
        if len(found) == 1:
            return found[0]
    raise MissingOptionError("--forum", f"the notes do not say which of {', '.join(fora)} met")
