"""A lead's return as a workbook: questions locked, answers open. Pure."""

import io
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from peeltrack.imports.readers.workbook import Cell
from peeltrack.model.vocabulary import Rag
from peeltrack.returns.cover import explanation_lines
from peeltrack.returns.questions import (
    AGREED_SHEET,
    ANSWERS,
    AS_SENT,
    ASKED,
    ASKED_OF_STEP,
    COMPLETED_BY,
    DAY,
    DONE_ON,
    HELP_SHEET,
    LEAD,
    MILESTONE_DAY,
    RAG,
    RAG_NOW,
    RESTRICTED,
    RETURN,
    REVISION,
    STEPS_SHEET,
    UPDATE_SHEET,
    LeadReturn,
    SentRow,
    fitting,
)
from peeltrack.returns.sheets import (
    OPTIONS,
    colour_rag,
    date_rule,
    explain,
    list_rule,
    put,
    set_page,
    text,
)
from peeltrack.returns.style import WIDTHS, Formats, height
from peeltrack.wording import long_date

HEAD_ROWS = 7
"""Rows above the first item: the title, what return it is, and the columns' names."""

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
    book = xlsxwriter.Workbook(file, OPTIONS)
    midnight = datetime.combine(asked.on, time())
    book.set_properties(
        {"title": _title(asked), "subject": asked.code, "author": "", "created": midnight}
    )
    look = Formats(book)
    _write_items(book.add_worksheet(UPDATE_SHEET), look, asked, back_by)
    if asked.steps:
        _write_steps(book.add_worksheet(STEPS_SHEET), look, asked)
    if asked.agreed:
        _write_agreed(book.add_worksheet(AGREED_SHEET), look, asked)
    _write_help(book.add_worksheet(HELP_SHEET), look, asked, back_by)
    book.close()
    return file.getvalue()


def _write_items(sheet: Worksheet, look: Formats, asked: LeadReturn, back_by: date | None) -> None:
    columns = (*ASKED, *ANSWERS, AS_SENT)
    _lay_out(sheet, look, columns, asked)
    text(sheet, 0, 0, _title(asked), look.title)
    for row, (label, value) in enumerate(_head(asked), 1):
        text(sheet, row, 0, label, look.label)
        put(sheet, row, 1, value, look.day_to_fill if label == DAY else look.plain)
        if label == DAY:
            rule = {**date_rule(DAY, asked.on), "input_message": _WHEN_EMPTY}
            sheet.data_validation(row, 1, row, 1, rule)
    when = f" Please send it back by {long_date(back_by)}." if back_by else ""
    text(
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
        colour_rag(sheet, look, columns.index(name), HEAD_ROWS, last)


def _write_steps(sheet: Worksheet, look: Formats, asked: LeadReturn) -> None:
    columns = (*ASKED_OF_STEP, DONE_ON, AS_SENT)
    _lay_out(sheet, look, columns, asked)
    text(sheet, 0, 0, f"Steps to green of {asked.lead.title}", look.title)
    text(sheet, 2, 0, "Enter the date a step was done; leave the others empty.", look.plain)
    for row, asking in enumerate(asked.steps, HEAD_ROWS):
        is_open = asking.cells[-1] is None
        _write_row(sheet, look, row, asking, columns, fills=(DONE_ON,) if is_open else ())
    _finish(sheet, columns, HEAD_ROWS + len(asked.steps) - 1, asked.on)


def _write_agreed(sheet: Worksheet, look: Formats, asked: LeadReturn) -> None:
    """Write what the lead owes to meetings: nothing to fill in, the update says what came of it."""
    columns = {"Made": 14, "What": 80, "To": 30, "Due": 14, "Position": 24}
    sheet.hide_gridlines(2)
    set_page(sheet, asked.code, landscape=True)
    text(sheet, 0, 0, f"Commitments and actions of {asked.lead.title}", look.title)
    said = "Say in your update what has come of these; the liaison officer records them as done."
    text(sheet, 1, 0, said, look.plain)
    for column, (name, width) in enumerate(columns.items()):
        sheet.set_column(column, column, width)
        text(sheet, 3, column, name, look.heading)
    for row, each in enumerate(asked.agreed, 4):
        what = f"{each.kind.capitalize()}: {' '.join(each.text.split())}"
        cells: tuple[Cell, ...] = (
            each.meeting.date,
            fitting(what),
            each.to,
            each.due,
            each.outcome(asked.on),
        )
        for column, cell in enumerate(cells):
            put(
                sheet, row, column, cell, look.locked_day if isinstance(cell, date) else look.locked
            )
        sheet.set_row(row, height([(what, 80)]))
    sheet.protect("", _ALLOWED)


def _write_help(sheet: Worksheet, look: Formats, asked: LeadReturn, back_by: date | None) -> None:
    set_page(sheet, asked.code)
    explain(sheet, look, HELP_SHEET, explanation_lines(asked, back_by), first=26)
    sheet.protect("", _ALLOWED)


def _lay_out(sheet: Worksheet, look: Formats, columns: Sequence[str], asked: LeadReturn) -> None:
    """Lay out what every sheet of rows has: columns, names, frozen head, print settings."""
    sheet.hide_gridlines(2)
    for column, name in enumerate(columns):
        hidden = {"hidden": name == AS_SENT}
        sheet.set_column(column, column, WIDTHS[name], None, hidden)
        text(sheet, HEAD_ROWS - 1, column, name, look.heading)
    sheet.set_row(0, 24)
    sheet.set_row(HEAD_ROWS - 1, 32)
    sheet.freeze_panes(HEAD_ROWS, 1)
    sheet.repeat_rows(HEAD_ROWS - 1)
    set_page(sheet, asked.code, landscape=True)
    sheet.protect("", _ALLOWED)


def _write_row(
    sheet: Worksheet,
    look: Formats,
    row: int,
    asking: SentRow,
    columns: Sequence[str],
    fills: Sequence[str],
) -> None:
    for column, cell in enumerate(asking.cells):
        put(sheet, row, column, cell, look.locked_day if isinstance(cell, date) else look.locked)
    for column, name in enumerate(columns):
        if name in fills:
            kind = look.day_to_fill if name in _DAYS else look.to_fill
            sheet.write_blank(row, column, None, kind)
    text(sheet, row, len(columns) - 1, asking.as_sent, look.mark)
    texts = ((str(cell or ""), WIDTHS[columns[at]]) for at, cell in enumerate(asking.cells))
    sheet.set_row(row, height([*texts]))


_DAYS = (MILESTONE_DAY, COMPLETED_BY, DONE_ON)


def _finish(sheet: Worksheet, columns: Sequence[str], last: int, on: date) -> None:
    """Print all but the marks, and restrict cells to lists and types.

    Pasting bypasses a restriction, so `collect` checks too.
    """
    sheet.print_area(0, 0, last, columns.index(AS_SENT) - 1)
    for column, name in enumerate(columns):
        if name == RAG:
            words = [rag.capitalize() for rag in Rag]
            hint = "Only if you think it should change. The liaison officer sets it."
            rule = list_rule("Proposed RAG", words, hint)
        elif name == RESTRICTED:
            rule = list_rule(
                RESTRICTED, ["Yes"], "Yes, if the update must not appear in a public document."
            )
        elif name in _DAYS:
            rule = date_rule(name, on)
        else:
            continue
        sheet.data_validation(HEAD_ROWS, column, last, column, dict(rule))


def _head(asked: LeadReturn) -> Iterator[tuple[str, Cell]]:
    revision = f", revision {asked.revision}" if asked.revision else ""
    yield RETURN, asked.code
    yield LEAD, asked.lead.title
    yield REVISION, f"as it stood on {long_date(asked.on)}{revision}"
    yield DAY, None


_WHEN_EMPTY = "Leave it empty for the date on which you save this file."


def _title(asked: LeadReturn) -> str:
    return f"Update for {asked.about}: {asked.lead.title}"
