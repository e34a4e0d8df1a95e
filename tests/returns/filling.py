"""A return filled without a spreadsheet program: quick, and able to do what none would."""

import io
from collections.abc import Mapping

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from peeltrack.imports.readers.workbook import Cell
from peeltrack.returns.questions import AS_SENT, DAY, REFERENCE, STEP, STEPS_SHEET, UPDATE_SHEET
from peeltrack.returns.writer import HEAD_ROWS

Filled = Mapping[str, Cell]
"""What is put into a row, by the name of the column."""


def filled(
    data: bytes,
    items: Mapping[str, Filled] | None = None,
    *,
    steps: Mapping[str, Filled] | None = None,
    day: Cell = None,
    as_formulas: bool = False,
) -> bytes:
    """The workbook with answers in it.

    Args:
        data: the workbook as it was sent.
        items: by reference, what is put into the row.
        steps: the same by the id of the step.
        day: the day of the update, if it is changed.
        as_formulas: whether a text that begins with = is a formula.
    """
    book = openpyxl.load_workbook(io.BytesIO(data))
    _fill(book[UPDATE_SHEET], items or {}, REFERENCE, as_formulas=as_formulas)
    if steps:
        _fill(book[STEPS_SHEET], steps, STEP, as_formulas=as_formulas)
    for row in book[UPDATE_SHEET].iter_rows(max_row=HEAD_ROWS):
        if day is not None and row[0].value == DAY:
            row[1].value = day
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _fill(sheet: Worksheet, answers: Mapping[str, Filled], key: str, *, as_formulas: bool) -> None:
    """Fill the rows whose key ends so, or that show such words."""
    columns = {cell.value: cell.column - 1 for cell in sheet[HEAD_ROWS]}
    for row in sheet.iter_rows(min_row=HEAD_ROWS + 1):
        sent = str(row[columns[AS_SENT]].value or "").split(" ")
        names = [row[columns[key]].value, *sent[1:2], *(key.partition("#")[2] for key in sent[1:2])]
        typed = next((answers[name] for name in names if name in answers), {})
        for name, value in typed.items():
            cell = row[columns[name]]
            cell.value = value
            if isinstance(value, str) and not as_formulas:
                cell.data_type = "s"
