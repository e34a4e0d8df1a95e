"""Answers read from a returned workbook, by names of columns, never by position. Pure."""

import re
from collections.abc import Callable, Collection, Sequence
from datetime import date
from functools import partial
from typing import TypeVar

from peeltrack.imports.language.nothing_told import (
    says_no_barrier,
    says_no_change,
    says_no_update,
    says_none,
)
from peeltrack.imports.readers.workbook import Cell, Sheet
from peeltrack.returns.answers import ItemAnswer, ReturnedWorkbook, ReturnIssue, StepAnswer
from peeltrack.returns.questions import (
    AGREED_SHEET,
    ANSWERS,
    AS_SENT,
    ASKED,
    ASKED_OF_STEP,
    BLOCKER,
    COMPLETED_BY,
    DAY,
    DONE_ON,
    HELP_SHEET,
    MILESTONE,
    MILESTONE_DAY,
    RAG,
    REFERENCE,
    RESTRICTED,
    RETURN,
    REVISION,
    STEP,
    UPDATE,
    key_of,
    plain,
)
from peeltrack.returns.sheet_table import Remarks, SheetTable
from peeltrack.returns.typed_cells import (
    TypedValue,
    as_day,
    as_line,
    as_rag,
    as_text,
    as_update,
    as_yes,
    day_ahead,
    day_past,
    unless,
)

T = TypeVar("T")

_CODE = re.compile(r"(\d{4}-\d{2}-\d{2})(?: ([a-z][a-z0-9-]*))? ([a-z][a-z0-9-]*)")
_REVISION = re.compile(r"revision ([0-9a-f]{4,40})")


def read_return(
    sheets: Sequence[Sheet], file: str, on: date, saved: date | None = None
) -> ReturnedWorkbook:
    """Read the answers of a workbook, with each cell's problem by its place.

    Args:
        sheets: the workbook's.
        file: its name.
        on: the date of reading; a date far from it and from the date of sending is a slip.
        saved: when the file was last saved, if it says so.
    """
    remarks = Remarks()
    found = ReturnedWorkbook(file, saved=saved, problems=remarks.problems, notes=remarks.notes)
    tables = []
    for sheet in sheets:
        if table := SheetTable.find(sheet, _NAMES, _is_asked, remarks):
            tables.append(table)
        elif sheet.name not in (AGREED_SHEET, HELP_SHEET) and any(
            cell is not None for row in sheet.rows for cell in row
        ):
            remarks.notes.append(ReturnIssue(sheet.name, "this sheet is not read"))
    for table in sorted(tables, key=lambda table: UPDATE not in table.columns):
        table.near = [on]
        reading = _SheetReader(found, table, on)
        if UPDATE in table.columns:
            reading.head()
            reading.items()
        else:
            reading.steps()
    if not any(UPDATE in table.columns for table in tables):
        text = f"no sheet has the columns {REFERENCE} and {UPDATE}; return the original workbook"
        found.is_return = False
        found.problems.append(ReturnIssue("", text, is_of_all=True))
    return found


_NOTHING = {
    UPDATE: says_no_update,
    RAG: says_no_change,
    BLOCKER: says_no_barrier,
    MILESTONE_DAY: says_no_update,
    COMPLETED_BY: says_no_update,
    DONE_ON: says_no_update,
}
"""How a column says that there is nothing to enter, if not as every other one does."""
_DAYS_AHEAD = (MILESTONE_DAY, COMPLETED_BY)
_NAMES = (*ASKED, *ASKED_OF_STEP, *ANSWERS, DONE_ON, AS_SENT)


def _is_asked(columns: Collection[str]) -> bool:
    """Check whether columns are those of a sheet of items or of steps."""
    return REFERENCE in columns and (UPDATE in columns or {STEP, DONE_ON} <= set(columns))


class _SheetReader:
    """The reading of one sheet."""

    def __init__(self, found: ReturnedWorkbook, table: SheetTable, on: date) -> None:
        self._found, self._table = found, table
        self._on = on

    @property
    def _past(self) -> Callable[[Cell], TypedValue[date]]:
        return day_past(self._found.sent or self._on)

    @property
    def _ahead(self) -> Callable[[Cell], TypedValue[date]]:
        return day_ahead(self._found.sent or self._on)

    def head(self) -> None:
        """Read the return's lead, forum and dates from the cells above the table."""
        above = [list(row) for row in self._table.sheet.rows[: self._table.top]]
        for row, cells in enumerate(above):
            for at, cell in enumerate(cells):
                label = plain(cell).rstrip(":").casefold()
                value = next((c for c in range(at + 1, len(cells)) if cells[c] is not None), None)
                if value is not None:
                    self._take_head(label, row, value)

    def _take_head(self, label: str, row: int, column: int) -> None:
        found, cell = self._found, self._table.sheet.rows[row][column]
        if label == RETURN.casefold() and (code := _CODE.fullmatch(plain(cell))):
            found.sent, found.forum, found.lead = as_day(code[1]).value, code[2], code[3]
            self._table.near += [found.sent] if found.sent else []
        elif label == REVISION.casefold() and (name := _REVISION.search(plain(cell))):
            found.revision = name[1]
        elif label == DAY.casefold():
            found.on = self._table.take_at(self._past, row, column, None)
            found.place_of_day = self._table.place(row, column)

    def items(self) -> None:
        """Read the rows of the sheet of items."""
        table = self._table
        for row in table.rows():
            reference = self._reference(row, ANSWERS)
            if reference is None:
                continue
            take = partial(self._take, row, reference)
            self._found.items.append(
                ItemAnswer(
                    reference,
                    table.place(row, REFERENCE),
                    table.locked(row, ASKED, AS_SENT),
                    text=take(as_update, UPDATE),
                    rag=take(unless(says_no_change, as_rag), RAG),
                    milestone=take(unless(says_none, as_line), MILESTONE),
                    milestone_due=take(unless(says_no_update, self._ahead), MILESTONE_DAY),
                    blocker=take(unless(says_no_barrier, as_text), BLOCKER),
                    completed_by=take(unless(says_no_update, self._ahead), COMPLETED_BY),
                    is_restricted=take(as_yes, RESTRICTED) or False,
                    places={name: table.place(row, name) for name in (MILESTONE, *_DAYS_AHEAD)},
                    filled=self._filled(row, ANSWERS),
                )
            )
        table.note_unread()

    def steps(self) -> None:
        """Read the rows of the sheet of steps."""
        table = self._table
        for row in table.rows():
            reference = self._reference(row, (DONE_ON,))
            if reference is None:
                continue
            key = key_of(table.words(row, AS_SENT), table.words(row, REFERENCE))
            self._found.steps.append(
                StepAnswer(
                    reference,
                    table.words(row, STEP),
                    table.place(row, STEP),
                    table.locked(row, ASKED_OF_STEP, AS_SENT),
                    step_id=key.partition("#")[2] if key else None,
                    done=table.take(unless(says_no_update, self._past), row, DONE_ON, reference),
                    filled=self._filled(row, (DONE_ON,)),
                )
            )
        table.note_unread()

    def _filled(self, row: int, names: Sequence[str]) -> str | None:
        """Return the first completed cell; words that there is nothing complete none."""
        table = self._table
        says = [name for name in names if not _NOTHING.get(name, says_none)(table.words(row, name))]
        return table.filled(row, says)

    def _take(
        self, row: int, reference: str, read: Callable[[Cell], TypedValue[T]], name: str
    ) -> T | None:
        return self._table.take(read, row, name, reference)

    def _reference(self, row: int, answers: Sequence[str]) -> str | None:
        """Return the reference of a row; a row answered without one is a problem."""
        table = self._table
        reference, is_calculated = table.words(row, REFERENCE), table.is_calculated(row, REFERENCE)
        if reference and not is_calculated:
            key = key_of(table.words(row, AS_SENT), reference)
            return key.partition("#")[0] if key else reference
        if filled := table.filled(row, answers):
            why = "a formula" if is_calculated else "nothing"
            text = f"the reference is {why}, so it is not clear what {filled} answers"
            self._found.problems.append(ReturnIssue(table.place(row, REFERENCE), text))
        return None
