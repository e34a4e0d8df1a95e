"""A tracker changed without a spreadsheet program: quick, and able to do what none would."""

import io
from collections.abc import Callable, Mapping
from datetime import date

import openpyxl
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from peeltrack.imports.readers.workbook import Cell
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import Audience
from peeltrack.queries.as_at import as_at
from peeltrack.returns.tracker.rows import tracker_of
from peeltrack.returns.tracker.writer import HEAD_ROWS, STEPS_SHEET, TRACKER_SHEET, tracker_workbook

Typed = Mapping[str, Cell]
"""What is put into a row, by the name of the column."""


def written(register: Register, on: date, revision: str | None = "1a2b3c4") -> bytes:
    """The tracker of all items that have not ended."""
    seen = as_at(register, on)
    items = [item for item in seen.items.values() if not item.has_ended]
    meetings = register.meetings.values()
    return tracker_workbook(tracker_of(seen, meetings, items, on, revision, Audience.INTERNAL))


def changed(
    data: bytes,
    items: Mapping[str, Typed] | None = None,
    *,
    steps: Mapping[str, Typed] | None = None,
    new_steps: tuple[Typed, ...] = (),
    besides: Callable[[Workbook], object] | None = None,
) -> bytes:
    """The workbook with cells changed.

    Args:
        data: the workbook as it was written.
        items: by the reference of the row, what is put there.
        steps: the same, by the words of the step.
        new_steps: what is put into the first empty rows below the steps.
        besides: what is done to the workbook after that.
    """
    book = openpyxl.load_workbook(io.BytesIO(data))
    _type(book[TRACKER_SHEET], items or {}, "Reference")
    if steps or new_steps:
        sheet = book[STEPS_SHEET]
        _type(sheet, steps or {}, "Step")
        empty = (r for r in range(HEAD_ROWS + 1, sheet.max_row + 1) if not sheet.cell(r, 1).value)
        for row, typed in zip(empty, new_steps, strict=False):
            type_row(sheet, row, typed)
    if besides:
        besides(book)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def row_of(sheet: Worksheet, reference: str, column: str = "Reference") -> int:
    """The number of the row with those words."""
    at = columns_of(sheet)[column]
    rows = range(HEAD_ROWS + 1, sheet.max_row + 1)
    return next(row for row in rows if sheet.cell(row, at).value == reference)


def columns_of(sheet: Worksheet) -> dict[str, int]:
    """The number of each column by its name."""
    return {str(cell.value): cell.column for cell in sheet[HEAD_ROWS] if cell.value}


def type_row(sheet: Worksheet, row: int, typed: Typed) -> None:
    """Put values into a row; a text that begins with = is a formula, as openpyxl has it."""
    columns = columns_of(sheet)
    for name, value in typed.items():
        sheet.cell(row, columns[name]).value = value


def _type(sheet: Worksheet, rows: Mapping[str, Typed], key: str) -> None:
    for words, typed in rows.items():
        type_row(sheet, row_of(sheet, words, key), typed)
