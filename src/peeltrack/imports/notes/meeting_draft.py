"""Draft of a meeting's record from its notes: every question with its item. Pure.

The notes' words are kept as printed; people appear by their office.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from peeltrack.edits.edit_guards import new_id
from peeltrack.errors import UnknownNameError
from peeltrack.imports.ledger import LedgerEntry, LineState
from peeltrack.imports.notes.actions_arising import ActionsArising
from peeltrack.imports.notes.attendance import chair_besides
from peeltrack.imports.notes.attendance_person import NO_OFFICE
from peeltrack.imports.notes.commitments import Promise, Task, promises_in, task_of
from peeltrack.imports.notes.entry_ids import handle_of
from peeltrack.imports.notes.items_named import NOTHING, Items, Meant, short_label
from peeltrack.imports.notes.meeting_head import without_name
from peeltrack.imports.notes.meetings_to_come import MeetingsToCome
from peeltrack.imports.notes.names_left import initials_left, names_left
from peeltrack.imports.notes.notes_lines import NotesLine
from peeltrack.imports.notes.notes_parts import NotesPart, NotesRow
from peeltrack.imports.notes.offices import Offices, Speech
from peeltrack.imports.notes.open_notes import MeetingOptions, NotesHead, forum_that_met
from peeltrack.imports.notes.questions_and_answers import Asked, Talk, talk_of
from peeltrack.imports.notes.reckoning import overlooked
from peeltrack.imports.notes.row_promises import promised_besides
from peeltrack.imports.notes.running_notes import read_running
from peeltrack.imports.notes.running_record import Found, Running
from peeltrack.imports.proposals import LeftOut, Source
from peeltrack.language.dates import time_of_day
from peeltrack.model.meetings import (
    QUESTIONS,
    Answer,
    Attendance,
    Commitment,
    Meeting,
    Question,
    Remark,
)
from peeltrack.model.register import Register


@dataclass(slots=True)
class MeetingDraft:
    """A meeting from its notes, and what a person should know before accepting it."""

    meeting: Meeting
    parts: dict[str, tuple[NotesPart, Source, str]] = field(default_factory=dict)
    """Each question's part of the meeting, place and printed label, by its id."""
    flags: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """The details of each action that the notes omit, by its id."""
    owners: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Each action's owners, as leads or as the notes print them, by its id."""
    promised_by: tuple[str | None, ...] = ()
    """The author of each commitment, as a lead or as the notes print it."""
    uncertain: frozenset[str] = frozenset()
    """The texts of actions and commitments from running text without a mark."""
    may_be: Mapping[str, Meant] = field(default_factory=dict)
    """The items that an entry may be about where the notes do not settle it, by its text."""
    left: list[LeftOut] = field(default_factory=list)
    entries: tuple[LedgerEntry, ...] = ()
    """The outcome of every line outside the tables of questions."""
    doubts: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    """Labels of items that the register does not have."""
    strangers: tuple[str, ...] = ()
    """Offices that attended and are not leads of the register; their words are kept without one."""

    @property
    def certain(self) -> Meeting:
        """The meeting without the entries that a person has to confirm in the proposal file."""
        without = {
            "actions": self.uncertain | self.may_be.keys(),
            "commitments": self.uncertain | self.may_be.keys(),
            **dict.fromkeys((*QUESTIONS, "remarks"), self.may_be.keys()),
        }
        return self.meeting.model_copy(
            update={
                name: tuple(each for each in getattr(self.meeting, name) if each.text not in texts)
                for name, texts in without.items()
            }
        )

    @property
    def is_empty(self) -> bool:
        """Whether nothing was read but the head."""
        meeting = self.meeting
        said = (meeting.all_questions, meeting.actions, meeting.commitments, meeting.remarks)
        return not any((*said, meeting.attendance))


def _with_text(line: NotesLine, text: str | None) -> NotesLine:
    """Return a line with what is left of it besides the attendance."""
    cells = (text,) if text and line.cells else line.cells
    return replace(line, text=text or line.text, cells=cells)


def draft_of(notes: NotesHead, register: Register, told: MeetingOptions) -> MeetingDraft:
    """Return the record of a meeting from its notes.

    Raises:
        UnknownNameError: if the register has no such forum or inspection.
        MissingOptionError: if the notes do not say which forum met.
    """
    return _Writer(notes, register, told).draft()


class _Writer:
    """A writer of a draft row by row, and line by line if the notes are running text."""

    def __init__(self, notes: NotesHead, register: Register, told: MeetingOptions) -> None:
        self.notes, self.register, self.told = notes, register, told
        organisation = register.organisation
        people = (*notes.table.attendance, *notes.attended.people)
        there = Offices(people, organisation.leads)
        self.chair = there.lead_called(notes.head.chair) if notes.head.chair else None
        counted = self.chair is not None and self.chair in there.leads
        besides = () if counted else chair_besides(people, notes.head.chair)
        self.people = (*people, *besides)
        self.offices = Offices(self.people, organisation.leads) if besides else there
        self.forum = forum_that_met(told.forum, notes, register, self.chair)
        if told.inspection and told.inspection not in register.inspections:
            raise UnknownNameError("inspection", told.inspection, list(register.inspections))
        forums = organisation.forums[self.forum]
        self.items = Items(register, told.inspection, forums.inspections)
        self.to_come = MeetingsToCome(notes.lines, notes.day)
        self.may_be: dict[str, Meant] = {}
        self.questions: dict[NotesPart, list[Question]] = {part: [] for part in NotesPart}
        self.remarks: list[Remark] = []
        self.arising = ActionsArising()
        self.in_rows: list[tuple[Promise, Meant]] = []
        """The promises in the tables of questions that name no day and no meeting."""
        self.commitments: list[Commitment] = []
        self.promised_by: list[str | None] = []
        self.parts: dict[str, tuple[NotesPart, Source, str]] = {}
        self.doubts: list[str] = []
        self.unknown: list[str] = []

    def draft(self) -> MeetingDraft:
        for row in self.notes.table.rows:
            self.items.head(row.heading, ends=True)
            self._row(row)
        self.items.head("", ends=True)
        running = self._running()
        if self.notes.head.chair and self.chair is None:
            self.doubts.append("the chair is not a lead in the register and is left out")
        known = zip(self.people, self.offices.leads, strict=True)
        strangers = (each.capacity for each, lead in known if lead is None)
        meeting = self._meeting()
        self.doubts += names_left(meeting, self.people)
        leads = self.register.organisation.leads
        self.doubts += initials_left(meeting, self.people, self.offices.leads, leads)
        return MeetingDraft(
            meeting,
            self.parts,
            self.arising.flags,
            self.arising.owners,
            tuple(self.promised_by),
            frozenset(self.arising.uncertain),
            self.may_be,
            [*self.notes.table.left, *running.left],
            running.ledger.closed(self.notes.lines),
            self.doubts,
            self.unknown,
            tuple(dict.fromkeys(each for each in strangers if each != NO_OFFICE)),
        )

    def _running(self) -> Running:
        """Read the text outside the tables of questions; the attendance is read already."""
        lines, named = self.notes.lines, self.notes.attended.lines
        rest = self.notes.attended.rest
        talk = [_with_text(line, rest.get(line.ref)) for line in lines]
        talk = [line for line in talk if line.ref not in named or line.ref in rest]
        running = read_running(talk, self.offices, self.items, self.notes.day)
        attended = {line.line for line in lines if line.ref in named}
        running.left += overlooked(self.notes.table.lines, attended, running, self.offices)
        attendance = [line for line in lines if line.ref in named and line.ref not in rest]
        running.ledger.enter(attendance, LineState.TAKEN, "attendance")
        self.unknown += [label for label in running.unknown if label not in self.unknown]
        for found in running.found:
            self._found(found)
        leads = self.register.organisation.leads
        said = [(each.what, each.meant) for each in running.found]
        for promise, meant in [*self.in_rows, *said]:
            if isinstance(promise, Promise) and not self.arising.lists(promise, leads):
                self.arising.uncertain.add(promise.text)
                self._commitment(promise, self._about(meant, promise.text))
        return running

    def _found(self, found: Found) -> None:
        about = self._about(found.meant, found.what.text)
        match found.what:
            case Asked():
                self._question(found.what, found.part, found.where, found.label, found.meant)
            case Task():
                self.arising.add(self.to_come.settled(found.what), about)
            case Promise():
                self.arising.hear(found.what, self.register.organisation.leads)
            case Speech():
                self.remarks.append(Remark(item=about, by=found.what.by, text=found.what.text))

    def _row(self, row: NotesRow) -> None:
        meant = self.items.about(row.label) if row.part == NotesPart.ITEMS else NOTHING
        unknown = not meant and row.label and row.part == NotesPart.ITEMS
        if unknown and short_label(row.label) not in self.unknown:
            self.unknown.append(short_label(row.label))
        talk = talk_of(row, self.offices)
        self.doubts += [f"{short_label(row.label)} ({row.where}): {doubt}" for doubt in talk.doubts]
        for asked in talk.asked:
            self._question(asked, row.part, row.where, row.label, meant)
        self._beside(talk, meant)
        said = [speech for asked in talk.asked for speech in asked.answers]
        self._promises(said, meant)

    def _question(
        self, asked: Asked, part: NotesPart, where: Source, label: str, meant: Meant
    ) -> None:
        id_ = new_id(handle_of(asked.text), self.parts)
        self.parts[id_] = part, where, short_label(label)
        self.questions[part].append(
            Question(
                id=id_,
                item=self._about(meant, asked.text),
                also_about=self.items.also_about(asked.text, meant.item),
                asked_by=asked.by,
                text=asked.text,
                answers=tuple(Answer(by=each.by, text=each.text) for each in asked.answers),
            )
        )

    def _about(self, meant: Meant, text: str) -> str | None:
        """Return the id of the item that an entry is about; note those that it may be about."""
        if meant.may_be:
            self.may_be[text] = meant
        return meant.item.id if meant.item else None

    def _beside(self, talk: Talk, meant: Meant) -> None:
        """Add the remarks and actions of a row, and the other places where it was discussed."""
        about = meant.item.id if meant.item else None
        if talk.elsewhere:
            self.remarks.append(Remark(item=about, addressed_at=talk.elsewhere))
        for each in talk.remarks:
            about = self._about(meant, each.text)
            self.remarks.append(Remark(item=about, by=each.by, text=each.text))
        for text in talk.actions:
            task = task_of(text, self.offices, self.notes.day)
            self.arising.add(task, self._about(meant, task.text))

    def _promises(self, said: Sequence[Speech], meant: Meant) -> None:
        forums = dict(self.register.organisation.forums)
        named = list(promises_in(said, forums, self.notes.day))
        for each in named:
            self._commitment(each, self._about(meant, each.text))
        taken = [each.text for each in named]
        for each in promised_besides(said, self.offices, self.notes.day, taken):
            self.arising.hear(each, self.register.organisation.leads)
            self.in_rows.append((each, meant))

    def _commitment(self, promise: Promise, about: str | None) -> None:
        lead = promise.by if promise.by in self.register.organisation.leads else None
        self.promised_by.append(promise.by)
        self.commitments.append(
            Commitment(text=promise.text, by=lead, item=about, to=promise.to, due=promise.due)
        )

    def _meeting(self) -> Meeting:
        head, names = self.notes.head, [each.name for each in self.people if each.name]
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
                    lead=lead,
                    capacity=None if lead else person.capacity,
                    apologies=person.apologies,
                )
                for person, lead in zip(self.people, self.offices.leads, strict=True)
            ),
            opening=tuple(self.questions[NotesPart.OPENING]),
            questions=tuple(self.questions[NotesPart.ITEMS]),
            any_other_business=tuple(self.questions[NotesPart.OTHER_BUSINESS]),
            remarks=tuple(self.remarks),
            actions=tuple(self.arising.actions),
            commitments=tuple(self.commitments),
        )
