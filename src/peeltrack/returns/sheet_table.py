"""A table of a workbook that came back: columns by name, cells with their problems. Pure."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from peeltrack.imports.readers.workbook import Cell, Sheet, address
from peeltrack.model.far_dates import is_far, years_away
from peeltrack.returns.answers import LockedCells, ReturnIssue
from peeltrack.returns.questions import plain
from peeltrack.returns.typed_cells import TypedValue
from peeltrack.wording import cut_short, long_date

T = TypeVar("T")

_HEAD_ROWS = 30
"""The number of rows searched for the names of the columns."""
_CALCULATED = "it contains a formula or an error; type the text itself"


@dataclass(slots=True)
class Remarks:
    """The problems and notes of a workbook being read."""

    problems: list[ReturnIssue] = field(default_factory=list)
    notes: list[ReturnIssue] = field(default_factory=list)


class SheetTable:
    """A sheet with a table whose columns are known by their names."""

    def __init__(self, sheet: Sheet, top: int, columns: dict[str, int], remarks: Remarks) -> None:
        self.sheet, self.top, self.columns = sheet, top, columns
        self.near: list[date] = []
        """The dates near which a date is believed."""
        self._remarks = remarks

    @classmethod
    def find(
        cls,
        sheet: Sheet,
        names: Collection[str],
        is_table: Callable[[Collection[str]], bool],
        remarks: Remarks,
    ) -> "SheetTable | None":
        """Find the table of a sheet, or None: a row that names enough of the columns.

        Args:
            sheet: the sheet; a merged cell counts for each row that it covers.
            names: the columns' names, in any case.
            is_table: whether the columns of a row are those of the table.
            remarks: where problems and notes go.
        """
        known = {name.casefold(): name for name in names}
        for top, row in enumerate(sheet.rows[:_HEAD_ROWS]):
            columns: dict[str, int] = {}
            for at, cell in enumerate(row):
                if name := known.get(plain(cell).casefold()):
                    columns.setdefault(name, at)
            if is_table(columns.keys()):
                return cls(sheet.spread(), top, columns, remarks)
        return None

    def rows(self) -> Iterator[int]:
        """Yield the rows below the columns' names."""
        yield from range(self.top + 1, len(self.sheet.rows))

    def cell(self, row: int, name: str) -> Cell:
        """Return a cell; None if it is empty, or there is no such column."""
        column = self.columns.get(name)
        cells = self.sheet.rows[row]
        return cells[column] if column is not None and column < len(cells) else None

    def is_calculated(self, row: int, name: str) -> bool:
        """Check whether a cell holds a formula or an error, so that nobody typed its value."""
        return (row, self.columns.get(name)) in self.sheet.calculated

    def place(self, row: int, column: int | str) -> str:
        """Return the sheet and address of a cell."""
        at = column if isinstance(column, int) else self.columns.get(column, 0)
        return f"{self.sheet.name}!{address(row, at)}"

    def filled(self, row: int, names: Sequence[str]) -> str | None:
        """Return the place of the first filled cell among some columns."""
        for name in names:
            if name in self.columns and (self.is_calculated(row, name) or self.words(row, name)):
                return self.place(row, name)
        return None

    def words(self, row: int, name: str) -> str:
        """Return a cell's text as it is compared."""
        return plain(self.cell(row, name))

    def locked(self, row: int, names: Sequence[str], mark: str) -> LockedCells:
        """Return the cells that are not to be filled, with the row's mark."""
        there = [name for name in names if name in self.columns]
        places = {name: self.place(row, name) for name in there}
        cells = {name: self.cell(row, name) for name in there}
        return LockedCells(cells, places, self.words(row, mark) or None)

    def take(
        self, read: Callable[[Cell], TypedValue[T]], row: int, name: str, reference: str | None
    ) -> T | None:
        """Read a cell; None if it is empty, not there, or has a problem, which is recorded."""
        column = self.columns.get(name)
        return None if column is None else self.take_at(read, row, column, reference)

    def take_at(
        self, read: Callable[[Cell], TypedValue[T]], row: int, column: int, reference: str | None
    ) -> T | None:
        """Read the cell at a place."""
        place, cells = self.place(row, column), self.sheet.rows[row]
        if (row, column) in self.sheet.calculated:
            taken: TypedValue[T] = TypedValue(problem=_CALCULATED)
        else:
            taken = self._near(read(cells[column] if column < len(cells) else None))
        if taken.problem:
            self.refuse_cell(place, taken.problem, reference)
        elif taken.note:
            self._remarks.notes.append(ReturnIssue(place, taken.note, reference))
        return taken.value

    def refuse_cell(self, place: str, problem: str, reference: str | None) -> None:
        """Record the problem of a cell: it holds back its item, if it is in the row of one."""
        self._remarks.problems.append(ReturnIssue(place, problem, reference, is_of_cell=True))

    def _near(self, taken: TypedValue[T]) -> TypedValue[T]:
        """Return what was read from a cell; a date that is far away is its problem."""
        if not isinstance(taken.value, date) or not is_far(taken.value, *self.near):
            return taken
        distance = years_away(taken.value, self.near[0])
        return TypedValue(problem=f"{long_date(taken.value)} is {distance}; correct the year")

    def note_unread(self) -> None:
        """Note each comment, and each column that was not asked about, once: neither is read."""
        for (row, column), comment in sorted(self.sheet.marks.comments.items()):
            if row > self.top:
                text = f"the comment {cut_short(comment, 60)!r} is not read; type it in the cell"
                self._remarks.notes.append(ReturnIssue(self.place(row, column), text))
        known = set(self.columns.values())
        seen: set[int] = set()
        for row in self.rows():
            for column, cell in enumerate(self.sheet.rows[row]):
                if cell is not None and column not in known | seen:
                    seen.add(column)
                    text = "this column is not read"
                    self._remarks.notes.append(ReturnIssue(self.place(row, column), text))
