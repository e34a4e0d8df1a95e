"""The contents of a returned workbook: answers as typed, and problems with their places. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from peeltrack.imports.readers.workbook import Cell
from peeltrack.model.vocabulary import Rag


class ReturnIssue(NamedTuple):
    """A problem or note about a return, with its place."""

    place: str
    """Sheet and cell: Your update!G9; only the sheet, or nothing, where no cell is meant."""
    text: str
    reference: str | None = None
    """The item whose row it is in, as the row names it."""
    is_of_all: bool = False
    """Whether it stops every row: nobody knows whose return it is, or its date."""
    is_of_cell: bool = False
    """Whether it is what was typed in one cell: that stops its item, and no other."""

    def __str__(self) -> str:
        return f"{self.place}: {self.text}" if self.place else self.text


@dataclass(frozen=True, slots=True)
class LockedCells:
    """The contents of a row's locked cells on return."""

    cells: Mapping[str, Cell]
    """By the name of the column; a column that is not there is missing here too."""
    places: Mapping[str, str]
    as_sent: str | None
    """The mark that the row was sent with; None if it is gone."""


@dataclass(frozen=True, slots=True)
class ItemAnswer:
    """A row of the sheet of items."""

    reference: str
    """The item's id as the row was sent, otherwise the text of the cell: AFI 3."""
    place: str
    """Of its reference."""
    locked: LockedCells
    text: str | None = None
    rag: Rag | None = None
    milestone: str | None = None
    milestone_due: date | None = None
    blocker: str | None = None
    completed_by: date | None = None
    is_restricted: bool = False
    """Whether the lead says that the update is for no public document."""
    filled: str | None = None
    """The first completed cell; None if the row was left empty."""
    places: Mapping[str, str] = field(default_factory=dict)
    """The cells of what the lead expects, by the names of their columns."""

    @property
    def values(self) -> tuple[object, ...]:
        """The answers of the row, which distinguish a copied row from another answer."""
        return (
            self.text,
            self.rag,
            self.milestone,
            self.milestone_due,
            self.blocker,
            self.completed_by,
            self.is_restricted,
        )


@dataclass(frozen=True, slots=True)
class StepAnswer:
    """A row of the sheet of steps."""

    reference: str
    step: str
    """Its words, or its id."""
    place: str
    locked: LockedCells
    step_id: str | None = None
    """Its id as the row was sent, if the row is whole."""
    done: date | None = None
    filled: str | None = None
    """The cell of the date, if it is not empty."""


@dataclass(slots=True)
class ReturnedWorkbook:
    """A returned workbook, read."""

    file: str
    is_return: bool = True
    """Whether any sheet of it has the columns that a return has."""
    sent: date | None = None
    forum: str | None = None
    lead: str | None = None
    """The id that the workbook bears; whether the register knows it is not asked here."""
    revision: str | None = None
    on: date | None = None
    """The day of the update, if the lead gives one."""
    place_of_day: str = ""
    """The cell of that day."""
    saved: date | None = None
    """When the file was last saved, if it says so."""
    items: list[ItemAnswer] = field(default_factory=list)
    steps: list[StepAnswer] = field(default_factory=list)
    problems: list[ReturnIssue] = field(default_factory=list)
    notes: list[ReturnIssue] = field(default_factory=list)

    def day(self, collected: date) -> date:
        """Return the date of its updates: the lead's own, else that of saving or of collecting."""
        if self.on or self.saved is None:
            return self.on or collected
        is_likely = (self.sent or self.saved) <= self.saved <= collected
        return self.saved if is_likely else collected
