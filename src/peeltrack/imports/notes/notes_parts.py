"""Parts of a meeting's notes, before a register is read. Pure."""

from dataclasses import dataclass, field
from enum import StrEnum

from peeltrack.imports.notes.attendance_person import Person
from peeltrack.imports.readers.blocks import Block


class NotesPart(StrEnum):
    """The parts of a meeting."""

    OPENING = "opening"
    ITEMS = "items"
    OTHER_BUSINESS = "other business"


@dataclass(frozen=True, slots=True)
class Where:
    """The place of something in the paper."""

    line: int = 0
    page: int | None = None

    def __str__(self) -> str:
        """Return it for people: line 24, or page 3."""
        if self.line:
            return f"line {self.line}"
        return f"page {self.page}" if self.page else ""


@dataclass(frozen=True, slots=True)
class NotesRow:
    """A row of the notes: its subject, the question and the answer."""

    label: str
    question: str
    answer: str
    where: Where
    part: NotesPart = NotesPart.ITEMS
    asker: str = ""
    """The person or body that asks, from the head of the column."""


@dataclass(frozen=True, slots=True)
class Left:
    """A text that was left out, and the reason."""

    text: str
    why: str
    where: Where = Where()


@dataclass(frozen=True, slots=True)
class NotesTables:
    """Everything that the tables of the notes hold."""

    lines: tuple[Block, ...] = ()
    """Everything outside the tables of questions and attendance: the head, running minutes."""
    attendance: tuple[Person, ...] = ()
    """The people in a table of names and capacities."""
    rows: tuple[NotesRow, ...] = ()
    left: tuple[Left, ...] = ()


@dataclass(slots=True)
class Open:
    """A row that may still continue."""

    label: str = ""
    question: str = ""
    answer: str = ""
    where: Where = field(default_factory=Where)
    part: NotesPart = NotesPart.ITEMS
    asker: str = ""

    def closed(self) -> NotesRow:
        """Return the row as it is now."""
        return NotesRow(
            self.label.strip(),
            self.question.strip(),
            self.answer.strip(),
            self.where,
            self.part,
            self.asker,
        )
