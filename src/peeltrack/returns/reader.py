"""Answers read from a returned workbook, by names of columns, never by position. Pure."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

from peeltrack.imports.readers.workbook import Cell, Sheet, address
from peeltrack.model.far_dates import is_far, years_away
from peeltrack.returns.answers import (
    ItemAnswer,
    LockedCells,
    ReturnedWorkbook,
    ReturnIssue,
    StepAnswer,
)
from peeltrack.returns.questions import (
    ANSWERS,
    AS_SENT,
    ASKED,
    ASKED_OF_STEP,
    BLOCKER,
    COMPLETED_BY,
    DAY,
    DONE_ON,
    MILESTONE,
    MILESTONE_DAY,
    RAG,
    REFERENCE,
    RESTRICTED,
    RETURN,
    REVISION,
    STEP,
    UPDATE,
    plain,
)
from peeltrack.returns.typed_cells import TypedValue, as_day, as_line, as_rag, as_text, as_yes
from peeltrack.wording import long_date

T = TypeVar("T")

_HEAD_ROWS = 30
"""How far down the names of the columns are looked for."""
_CODE = re.compile(r"(\d{4}-\d{2}-\d{2})(?: ([a-z][a-z0-9-]*))? ([a-z][a-z0-9-]*)")
_REVISION = re.compile(r"revision ([0-9a-f]{4,40})")
_CALCULATED = "it contains a formula or an error; type the text itself"


def read_return(sheets: Sequence[Sheet], file: str, on: date) -> ReturnedWorkbook:
    """Read the answers of a workbook, with each cell's problem by its place.

    Args:
        sheets: the workbook's.
        file: its name.
        on: the date of reading; a date far from it and from the date of sending is a slip.
    """
    found = ReturnedWorkbook(file)
    tables = [(sheet, _Table.of(sheet)) for sheet in sheets]
    for sheet, table in tables:
        if table is None:
            continue
        reading = _SheetReader(found, sheet, table, on)
        if UPDATE in table.columns:
            reading.head()
            reading.items()
        else:
            reading.steps()
    if not any(table and UPDATE in table.columns for _, table in tables):
        text = f"no sheet has the columns {REFERENCE} and {UPDATE}; return the original workbook"
        found.is_return = False
        found.problems.append(ReturnIssue("", text, is_of_all=True))
    return found


@dataclass(frozen=True, slots=True)
class _Table:
    """The columns of a sheet."""

    top: int
    """The row of their names."""
    columns: Mapping[str, int]

    @classmethod
    def of(cls, sheet: Sheet) -> "_Table | None":
        """Return the table of a sheet of items or of steps, or None for another sheet."""
        names = {name.casefold(): name for name in (*ASKED, *ASKED_OF_STEP, *ANSWERS)}
        names |= {name.casefold(): name for name in (DONE_ON, AS_SENT)}
        for top, row in enumerate(sheet.rows[:_HEAD_ROWS]):
            columns: dict[str, int] = {}
            for at, cell in enumerate(row):
                known = names.get(plain(cell).casefold())
                if known:
                    columns.setdefault(known, at)
            if REFERENCE in columns and (UPDATE in columns or {STEP, DONE_ON} <= columns.keys()):
                return cls(top, columns)
        return None


class _SheetReader:
    """The reading of one sheet."""

    def __init__(self, found: ReturnedWorkbook, sheet: Sheet, table: _Table, on: date) -> None:
        self._found, self._sheet, self._table, self._on = found, sheet, table, on

    def head(self) -> None:
        """Read the return's lead, forum and dates from the cells above the table."""
        above = [list(row) for row in self._sheet.rows[: self._table.top]]
        for row, cells in enumerate(above):
            for at, cell in enumerate(cells):
                label = plain(cell).rstrip(":").casefold()
                value = next((c for c in range(at + 1, len(cells)) if cells[c] is not None), None)
                if value is not None:
                    self._take_head(label, row, value)

    def _take_head(self, label: str, row: int, column: int) -> None:
        found, cell = self._found, self._sheet.rows[row][column]
        if label == RETURN.casefold() and (code := _CODE.fullmatch(plain(cell))):
            sent = as_day(code[1]).value
            found.sent, found.forum, found.lead = sent, code[2], code[3]
        elif label == REVISION.casefold() and (name := _REVISION.search(plain(cell))):
            found.revision = name[1]
        elif label == DAY.casefold():
            found.on = self._take(as_day, row, column, None)

    def items(self) -> None:
        """Return the rows of the sheet of items."""
        for row in self._rows():
            reference = self._reference(row, ANSWERS)
            if reference is None:
                continue
            take, filled = self._taker(row, reference), self._filled(row, ANSWERS)
            self._found.items.append(
                ItemAnswer(
                    reference,
                    self._place(row, self._table.columns[REFERENCE]),
                    self._locked(row, ASKED),
                    text=take(as_text, UPDATE),
                    rag=take(as_rag, RAG),
                    milestone=take(as_line, MILESTONE),
                    milestone_due=take(as_day, MILESTONE_DAY),
                    blocker=take(as_text, BLOCKER),
                    completed_by=take(as_day, COMPLETED_BY),
                    is_restricted=take(as_yes, RESTRICTED) or False,
                    filled=filled,
                )
            )
        self._note_other_columns()

    def steps(self) -> None:
        """Return the rows of the sheet of steps."""
        for row in self._rows():
            reference = self._reference(row, (DONE_ON,))
            if reference is None:
                continue
            step = plain(self._cell(row, STEP))
            self._found.steps.append(
                StepAnswer(
                    reference,
                    step,
                    self._place(row, self._table.columns[STEP]),
                    self._locked(row, ASKED_OF_STEP),
                    done=self._taker(row, reference)(as_day, DONE_ON),
                    filled=self._filled(row, (DONE_ON,)),
                )
            )
        self._note_other_columns()

    def _rows(self) -> Iterator[int]:
        yield from range(self._table.top + 1, len(self._sheet.rows))

    def _cell(self, row: int, name: str) -> Cell:
        column = self._table.columns.get(name)
        cells = self._sheet.rows[row]
        return cells[column] if column is not None and column < len(cells) else None

    def _reference(self, row: int, answers: Sequence[str]) -> str | None:
        """Return the reference of a row; a row answered without one is a problem."""
        reference = plain(self._cell(row, REFERENCE))
        at = row, self._table.columns[REFERENCE]
        if reference and at not in self._sheet.calculated:
            return reference
        if filled := self._filled(row, answers):
            why = "a formula" if at in self._sheet.calculated else "nothing"
            text = f"the reference is {why}, so it is not clear what {filled} answers"
            self._found.problems.append(ReturnIssue(self._place(*at), text))
        return None

    def _filled(self, row: int, names: Sequence[str]) -> str | None:
        for name in names:
            column = self._table.columns.get(name)
            is_calculated = (row, column) in self._sheet.calculated
            if column is not None and (is_calculated or plain(self._cell(row, name))):
                return self._place(row, column)
        return None

    def _locked(self, row: int, names: Sequence[str]) -> LockedCells:
        there = [name for name in names if name in self._table.columns]
        places = {name: self._place(row, self._table.columns[name]) for name in there}
        cells = {name: self._cell(row, name) for name in there}
        return LockedCells(cells, places, plain(self._cell(row, AS_SENT)) or None)

    def _taker(self, row: int, reference: str) -> "_CellReader":
        def take(read: Callable[[Cell], TypedValue[T]], name: str) -> T | None:
            column = self._table.columns.get(name)
            return None if column is None else self._take(read, row, column, reference)

        return take

    def _take(
        self, read: Callable[[Cell], TypedValue[T]], row: int, column: int, reference: str | None
    ) -> T | None:
        place, cells = self._place(row, column), self._sheet.rows[row]
        if (row, column) in self._sheet.calculated:
            taken: TypedValue[T] = TypedValue(problem=_CALCULATED)
        else:
            taken = self._near(read(cells[column] if column < len(cells) else None))
        if taken.problem:
            remark = ReturnIssue(
                place,
                taken.problem,
                reference,
                is_of_all=reference is None,
                is_of_cell=reference is not None,
            )
            self._found.problems.append(remark)
        elif taken.note:
            self._found.notes.append(ReturnIssue(place, taken.note, reference))
        return taken.value

    def _near(self, taken: TypedValue[T]) -> TypedValue[T]:
        """Return what was read from a cell; a date that is far away is its problem."""
        near = [self._on, self._found.sent or self._on]
        if not isinstance(taken.value, date) or not is_far(taken.value, *near):
            return taken
        distance = years_away(taken.value, self._on)
        return TypedValue(problem=f"{long_date(taken.value)} is {distance}; correct the year")

    def _note_other_columns(self) -> None:
        """Note the contents of columns that were not asked about, once for each."""
        known = set(self._table.columns.values())
        seen: set[int] = set()
        for row in self._rows():
            for column, cell in enumerate(self._sheet.rows[row]):
                if cell is not None and column not in known | seen:
                    seen.add(column)
                    text = "this column is not read"
                    self._found.notes.append(ReturnIssue(self._place(row, column), text))

    def _place(self, row: int, column: int) -> str:
        return f"{self._sheet.name}!{address(row, column)}"


class _CellReader(Protocol):
    """The type of a function that reads a cell of a row by its column's name."""

    def __call__(self, read: Callable[[Cell], TypedValue[T]], name: str) -> T | None:
        """Return the cell's value, or None if it is empty or unusable."""
        ...
