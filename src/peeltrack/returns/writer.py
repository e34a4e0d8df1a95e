"""A lead's return as a workbook: questions locked, answers open. Pure."""

import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from peeltrack.imports.readers.workbook import Cell
from peeltrack.model.vocabulary import Rag
from peeltrack.returns.cover import explanation_lines
from peeltrack.returns.questions import (
    ANSWERS,
    AS_SENT,
    ASKED,
    ASKED_OF_STEP,
    COMPLETED_BY,
    DAY,
    DONE_ON,
    LEAD,
    MILESTONE_DAY,
    RAG,
    RAG_NOW,
    RESTRICTED,
    RETURN,
    REVISION,
    LeadReturn,
    SentRow,
)
from peeltrack.returns.style import WIDTHS, Formats, height
from peeltrack.wording import long_date

UPDATE_SHEET, STEPS_SHEET, HELP_SHEET = "Your update", "Steps", "How to complete this"
HEAD_ROWS = 7
"""Rows above the first item: the title, what return it is, and the columns' names."""

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_date_format": "dd/mm/yyyy",
}
_ALLOWED = {
    "format_cells": True,
    "format_columns": True,
    "format_rows": True,
    "sort": True,
    "autofilter": True,
}
"""What a sheet's protection lets people do; it has no password, for it is a help and no control."""


def workbook_of(asked: LeadReturn, back_by: date | None) -> bytes:
    """Return the workbook for a lead to complete; the same questions give the same bytes.

    Args:
        asked: what the lead is asked.
        back_by: the day by which it is to be sent back, if one was said.
    """
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, _OPTIONS)
    midnight = datetime.combine(asked.on, time())
    book.set_properties(
        {"title": _title(asked), "subject": asked.code, "author": "", "created": midnight}
    )
    look = Formats(book)
    _write_items(book.add_worksheet(UPDATE_SHEET), look, asked, back_by)
    if asked.steps:
        _write_steps(book.add_worksheet(STEPS_SHEET), look, asked)
    _write_help(book.add_worksheet(HELP_SHEET), look, asked, back_by)
    book.close()
    return file.getvalue()


def _write_items(sheet: Worksheet, look: Formats, asked: LeadReturn, back_by: date | None) -> None:
    columns = (*ASKED, *ANSWERS, AS_SENT)
    _lay_out(sheet, look, columns, asked)
    _text(sheet, 0, 0, _title(asked), look.title)
    for row, (label, value) in enumerate(_head(asked), 1):
        _text(sheet, row, 0, label, look.label)
        _put(sheet, row, 1, value, look.day_to_fill if label == DAY else look.plain)
    when = f" Please send it back by {long_date(back_by)}." if back_by else ""
    _text(
        sheet,
        HEAD_ROWS - 2,
        0,
        f"Please complete the white cells; grey ones are locked.{when}",
        look.plain,
    )
    for row, asking in enumerate(asked.items, HEAD_ROWS):
        _write_row(sheet, look, row, asking, columns, fills=ANSWERS)
    last = HEAD_ROWS + len(asked.items) - 1
    _finish(sheet, columns, last, asked.on)
    for name in (RAG, RAG_NOW):
        _colour(sheet, look, columns.index(name), last)


def _write_steps(sheet: Worksheet, look: Formats, asked: LeadReturn) -> None:
    columns = (*ASKED_OF_STEP, DONE_ON, AS_SENT)
    _lay_out(sheet, look, columns, asked)
    _text(sheet, 0, 0, f"Steps to green of {asked.lead.title}", look.title)
    _text(sheet, 2, 0, "Enter the date a step was done; leave the others empty.", look.plain)
    for row, asking in enumerate(asked.steps, HEAD_ROWS):
        is_open = asking.cells[-1] is None
        _write_row(sheet, look, row, asking, columns, fills=(DONE_ON,) if is_open else ())
    _finish(sheet, columns, HEAD_ROWS + len(asked.steps) - 1, asked.on)


def _write_help(sheet: Worksheet, look: Formats, asked: LeadReturn, back_by: date | None) -> None:
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 1, 100)
    _print(sheet, asked, landscape=False)
    _text(sheet, 0, 0, HELP_SHEET, look.title)
    for row, (what, said) in enumerate(explanation_lines(asked, back_by), 2):
        _text(sheet, row, 0, what, look.label)
        _text(sheet, row, 1, said, look.prose)
        sheet.set_row(row, height([(said, 100)], least=20))
    sheet.protect("", _ALLOWED)


def _lay_out(sheet: Worksheet, look: Formats, columns: Sequence[str], asked: LeadReturn) -> None:
    """Lay out what every sheet of rows has: columns, names, frozen head, print settings."""
    sheet.hide_gridlines(2)
    for column, name in enumerate(columns):
        sheet.set_column(column, column, WIDTHS[name])
        _text(sheet, HEAD_ROWS - 1, column, name, look.heading)
    sheet.set_row(0, 24)
    sheet.set_row(HEAD_ROWS - 1, 32)
    sheet.freeze_panes(HEAD_ROWS, 1)
    sheet.repeat_rows(HEAD_ROWS - 1)
    _print(sheet, asked, landscape=True)
    sheet.protect("", _ALLOWED)


def _print(sheet: Worksheet, asked: LeadReturn, *, landscape: bool) -> None:
    sheet.set_paper(9)  # A4
    if landscape:
        sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.set_footer(f"&L{asked.code.replace('&', '&&')}&RPage &P of &N")


def _write_row(
    sheet: Worksheet,
    look: Formats,
    row: int,
    asking: SentRow,
    columns: Sequence[str],
    fills: Sequence[str],
) -> None:
    for column, cell in enumerate(asking.cells):
        _put(sheet, row, column, cell, look.locked_day if _is_day(cell) else look.locked)
    for column, name in enumerate(columns):
        if name in fills:
            kind = look.day_to_fill if name in _DAYS else look.to_fill
            sheet.write_blank(row, column, None, kind)
    _text(sheet, row, len(columns) - 1, asking.as_sent, look.mark)
    texts = ((str(cell or ""), WIDTHS[columns[at]]) for at, cell in enumerate(asking.cells))
    sheet.set_row(row, height([*texts]))


_DAYS = (MILESTONE_DAY, COMPLETED_BY, DONE_ON)


def _finish(sheet: Worksheet, columns: Sequence[str], last: int, on: date) -> None:
    """Finish what needs the last row: all but the marks is printed, and cells accept what fits."""
    sheet.print_area(0, 0, last, columns.index(AS_SENT) - 1)
    _restrict(sheet, columns, last, on)


def _restrict(sheet: Worksheet, columns: Sequence[str], last: int, on: date) -> None:
    """Restrict cells to lists and types; pasting bypasses them, so `collect` checks too."""
    for column, name in enumerate(columns):
        if name == RAG:
            rule: Mapping[str, object] = {
                "validate": "list",
                "source": [rag.capitalize() for rag in Rag],
                "input_title": "Proposed RAG",
                "input_message": "Only if you think it should change. The liaison officer sets it.",
                "error_title": "Not a RAG",
                "error_message": "Choose Red, Amber, Yellow or Green from the list.",
            }
        elif name == RESTRICTED:
            rule = {
                "validate": "list",
                "source": ["Yes"],
                "input_title": RESTRICTED,
                "input_message": "Yes, if the update must not appear in a public document.",
                "error_title": "Not a yes",
                "error_message": "Choose Yes, or leave it empty.",
            }
        elif name in _DAYS:
            rule = {
                "validate": "date",
                "criteria": "between",
                "minimum": date(2000, 1, 1),
                "maximum": date(2099, 12, 31),
                "input_title": name,
                "input_message": f"A date, such as {on.day:02}/{on.month:02}/{on.year}.",
                "error_title": "Not a date",
                "error_message": "Type a date as 31/05/2022.",
            }
        else:
            continue
        sheet.data_validation(HEAD_ROWS, column, last, column, dict(rule))


def _colour(sheet: Worksheet, look: Formats, column: int, last: int) -> None:
    """Give the words of a column of RAGs their colours."""
    for rag in Rag:
        rule = {"type": "cell", "criteria": "==", "value": f'"{rag.capitalize()}"'}
        rule["format"] = look.rag[rag]
        sheet.conditional_format(HEAD_ROWS, column, last, column, rule)


def _head(asked: LeadReturn) -> Iterator[tuple[str, Cell]]:
    revision = f", revision {asked.revision}" if asked.revision else ""
    yield RETURN, asked.code
    yield LEAD, asked.lead.title
    yield REVISION, f"as it stood on {long_date(asked.on)}{revision}"
    yield DAY, asked.on


def _title(asked: LeadReturn) -> str:
    return f"Update for the {asked.about}: {asked.lead.title}"


def _put(sheet: Worksheet, row: int, column: int, value: Cell, style: Format) -> None:
    if isinstance(value, date):
        sheet.write_datetime(row, column, datetime.combine(value, time()), style)
    elif value is None:
        sheet.write_blank(row, column, None, style)
    else:
        _text(sheet, row, column, str(value), style)


def _text(sheet: Worksheet, row: int, column: int, text: str, style: Format) -> None:
    """Write a text as a text, whatever it begins with.

    Raises:
        ValueError: if XlsxWriter would have cut it, which it says with a number only.
    """
    if text and sheet.write_string(row, column, text, style):
        raise ValueError(f"a text of {len(text)} characters does not fit into a cell")


def _is_day(cell: Cell) -> bool:
    return isinstance(cell, date)
