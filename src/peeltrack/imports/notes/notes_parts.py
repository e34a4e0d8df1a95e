"""What the notes of a meeting are taken apart into, before a register is asked. Pure."""

from dataclasses import dataclass, field
from enum import StrEnum

from peeltrack.imports.notes.attendance import Person
from peeltrack.imports.readers.blocks import Block


class NotesPart(StrEnum):
    """The parts of a meeting."""

    OPENING = "opening"
    ITEMS = "items"
    OTHER_BUSINESS = "other business"


@dataclass(frozen=True, slots=True)
class Where:
    """Where something stands in the paper."""

    line: int = 0
    page: int | None = None

    def __str__(self) -> str:
        """For people: line 24, or page 3."""
        if self.line:
            return f"line {self.line}"
        return f"page {self.page}" if self.page else ""


@dataclass(frozen=True, slots=True)
class NotesRow:
    """A row of the notes: what it is about, what was asked and what was answered."""

    label: str
    question: str
    answer: str
    where: Where
    part: NotesPart = NotesPart.ITEMS
    asker: str = ""
    """Who asks, by the head of the column."""


@dataclass(frozen=True, slots=True)
class Left:
    """What was left out, and why."""

    text: str
    why: str
    where: Where = Where()


@dataclass(frozen=True, slots=True)
class NotesTables:
    """Everything that the tables of the notes hold."""

    lines: tuple[Block, ...] = ()
    """Whatever stands in no table of questions or attendance: the head, running minutes."""
    attendance: tuple[Person, ...] = ()
    """Those whom a table of names and capacities lists."""
    rows: tuple[NotesRow, ...] = ()
    left: tuple[Left, ...] = ()


@dataclass(slots=True)
class Open:
    """A row that may still go on."""

    label: str = ""
    question: str = ""
    answer: str = ""
    where: Where = field(default_factory=Where)
    part: NotesPart = NotesPart.ITEMS
    asker: str = ""

    def closed(self) -> NotesRow:
        """The row as it stands."""
        return NotesRow(
            self.label.strip(),
            self.question.strip(),
            self.answer.strip(),
            self.where,
            self.part,
            self.asker,
        )
