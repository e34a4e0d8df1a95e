"""Parts of a meeting's notes, before a register is read. Pure."""

from dataclasses import dataclass, field
from enum import StrEnum

from peeltrack.imports.notes.attendance_person import Person
from peeltrack.imports.proposals import LeftOut, Source
from peeltrack.imports.readers.blocks import Block


class NotesPart(StrEnum):
    """The parts of a meeting."""

    OPENING = "opening"
    ITEMS = "items"
    OTHER_BUSINESS = "other business"


@dataclass(frozen=True, slots=True)
class NotesRow:
    """A row of the notes: its subject, the question and the answer."""

    label: str
    question: str
    answer: str
    where: Source
    part: NotesPart = NotesPart.ITEMS
    asker: str = ""
    """The person or body that asks, from the head of the column."""
    heading: str = ""
    """The heading above its table, which may name the report of its items."""


@dataclass(frozen=True, slots=True)
class NotesTables:
    """Everything that the tables of the notes hold."""

    lines: tuple[Block, ...] = ()
    """Everything outside the tables of questions and attendance: the head, running minutes."""
    attendance: tuple[Person, ...] = ()
    """The people in a table of names and capacities."""
    rows: tuple[NotesRow, ...] = ()
    left: tuple[LeftOut, ...] = ()


@dataclass(slots=True)
class Open:
    """A row that may still continue."""

    label: str = ""
    question: str = ""
    answer: str = ""
    where: Source = field(default_factory=Source)
    part: NotesPart = NotesPart.ITEMS
    asker: str = ""
    heading: str = ""

    def closed(self) -> NotesRow:
        """Return the row as it is now."""
        return NotesRow(
            self.label.strip(),
            self.question.strip(),
            self.answer.strip(),
            self.where,
            self.part,
            self.asker,
            self.heading,
        )
