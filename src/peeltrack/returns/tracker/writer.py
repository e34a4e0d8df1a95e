"""The tracker as a workbook: findings, steps, and a sheet that explains. Pure."""

import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, time

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from peeltrack.imports.readers.workbook import Cell
from peeltrack.model.vocabulary import Audience, Rag
from peeltrack.returns.questions import REFERENCE, RESTRICTED, STEP, fitting
from peeltrack.returns.sheets import (
    A3,
    OPTIONS,
    Rule,
    colour_rag,
    date_rule,
    explain,
    list_rule,
    put,
    set_page,
    text,
)
from peeltrack.returns.style import Formats, height
from peeltrack.returns.tracker.explanation import explanation
from peeltrack.returns.tracker.rows import (
    AGE,
    ANSWERED,
    AREA,
    CHANGED,
    DONE,
    DUE,
    FINDING,
    LAST_UPDATE,
    LEAD,
    NEW_UPDATE,
    NEXT_MEETING,
    NEXT_STEP,
    RAG,
    REASON,
    REPORT,
    STEP_ANSWERED,
    STEP_CHANGED,
    STEP_COLUMNS,
    STEPS_DONE,
    STRATEGIC,
    TACTICAL,
    TARGET,
    UPDATE_BY,
    ShownRow,
    Tracker,
)
from peeltrack.returns.tracker.written import AS_WRITTEN, KEY
from peeltrack.wording import counted, long_date

TRACKER_SHEET, STEPS_SHEET, HELP_SHEET = "Tracker", "Steps", "About this tracker"
LISTS_SHEET = "Lists"
"""The hidden sheet of the choices."""
WRITTEN_KEYS = "Written"
"""The heading of the keys of all rows, by which a deleted one is known."""
HEAD_ROWS = 4
"""Rows above the first finding: the title, what file it is, a hint, and the columns' names."""
NEW_STEP_ROWS = 30
"""Empty rows below the steps, ready for new ones."""

_WIDTHS = {
    REFERENCE: 18, REPORT: 15, FINDING: 46, AREA: 20, RAG: 10, STRATEGIC: 20, TACTICAL: 20, DUE: 12,
    TARGET: 12, STEPS_DONE: 9, NEXT_STEP: 30, LAST_UPDATE: 44, AGE: 9, NEXT_MEETING: 20,
    NEW_UPDATE: 40, UPDATE_BY: 20, RESTRICTED: 11, REASON: 30, STEP: 60, LEAD: 24, DONE: 12,
}  # fmt: skip
_MARKINGS = {
    Audience.INTERNAL: "INTERNAL: restricted text is included. Not for publication.",
    Audience.PUBLIC: "",
}
_DAYS = (TARGET, DUE, DONE)


def tracker_workbook(tracker: Tracker) -> bytes:
    """Return the workbook of a tracker; the same tracker gives the same bytes."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, OPTIONS)
    title = f"{tracker.force}: HMICFRS tracker"
    midnight = datetime.combine(tracker.on, time())
    book.set_properties(
        {"title": title, "subject": tracker.mark, "author": "", "created": midnight}
    )
    sheets = _Sheets(book, tracker, title)
    sheets.write_items()
    if tracker.is_collectable:
        sheets.write_steps()
    sheets.write_help()
    if tracker.is_collectable:
        sheets.write_lists()
    book.close()
    return file.getvalue()


class _Sheets:
    """The sheets of one tracker in the making."""

    def __init__(self, book: xlsxwriter.Workbook, tracker: Tracker, title: str) -> None:
        self._book, self._tracker, self._title = book, tracker, title
        self._look = Formats(book)

    def write_items(self) -> None:
        """Write the sheet of findings."""
        tracker, look = self._tracker, self._look
        sheet = self._book.add_worksheet(TRACKER_SHEET)
        fills = (*CHANGED, *ANSWERED) if tracker.is_collectable else ()
        columns = (*tracker.columns, *(ANSWERED if fills else ()))
        hint = f"{counted(len(tracker.items), 'finding')} on {long_date(tracker.on)}."
        if fills:
            hint += " Change the white cells; the sheet About this tracker explains how."
        self._begin(sheet, self._title, hint, columns, fills)
        self._write_rows(sheet, columns, fills, tracker.items)
        last = HEAD_ROWS + max(len(tracker.items), 1) - 1
        colour_rag(sheet, look, columns.index(RAG), HEAD_ROWS, last)
        rules = self._rules() if fills else {}
        _restrict(sheet, columns, rules, last)
        sheet.print_area(0, 0, last, len(tracker.columns) - 1)

    def write_steps(self) -> None:
        """Write the sheet of steps, with rows for new ones."""
        sheet = self._book.add_worksheet(STEPS_SHEET)
        fills = (*STEP_CHANGED, *STEP_ANSWERED)
        columns = (*STEP_COLUMNS, *STEP_ANSWERED)
        hint = "Enter the date a step was done; add new steps in the empty rows below."
        self._begin(sheet, "Steps to green", hint, columns, fills)
        self._write_rows(sheet, columns, fills, self._tracker.steps)
        first_new = HEAD_ROWS + len(self._tracker.steps)
        last = first_new + NEW_STEP_ROWS - 1
        for row in range(first_new, last + 1):
            for at, name in enumerate(columns):
                style = self._look.day_to_fill if name in _DAYS else self._look.to_fill
                sheet.write_blank(row, at, None, style)
        _restrict(sheet, columns, self._rules(), last)
        sheet.print_area(0, 0, last, len(STEP_COLUMNS) - 1)

    def write_help(self) -> None:
        """Write the sheet that explains the others."""
        sheet = self._book.add_worksheet(HELP_SHEET)
        set_page(sheet, self._tracker.mark, marking=_MARKINGS[self._tracker.audience])
        explain(sheet, self._look, HELP_SHEET, explanation(self._tracker), first=32)

    def write_lists(self) -> None:
        """Write the choices of the lists, and the key of every row that was written."""
        sheet = self._book.add_worksheet(LISTS_SHEET)
        references = [str(row.cells[REFERENCE]) for row in self._tracker.items]
        keys = [row.key for row in self._tracker.items]
        for at, (name, words) in enumerate(
            ((LEAD, self._tracker.leads), (REFERENCE, references), (WRITTEN_KEYS, keys))
        ):
            for row, each in enumerate((name, *words)):
                put(sheet, row, at, fitting(each), self._look.plain)
        sheet.hide()

    def _begin(
        self,
        sheet: Worksheet,
        title: str,
        hint: str,
        columns: Sequence[str],
        fills: Sequence[str],
    ) -> None:
        """Write what is above the rows, and set the page, the panes and the hidden columns."""
        look, tracker = self._look, self._tracker
        sheet.hide_gridlines(2)
        put(sheet, 0, 0, fitting(title), look.title)
        text(sheet, 1, 0, tracker.mark, look.plain)
        text(sheet, 2, 0, hint, look.plain)
        sheet.set_row(0, 24)
        sheet.set_row(HEAD_ROWS - 1, 46)
        for at, name in enumerate(columns):
            sheet.set_column(at, at, _WIDTHS[name])
            style = look.heading_to_fill if name in fills else look.heading
            text(sheet, HEAD_ROWS - 1, at, name, style)
        if tracker.is_collectable:
            for at, name in enumerate((KEY, AS_WRITTEN), len(columns)):
                sheet.set_column(at, at, 20, None, {"hidden": True})
                text(sheet, HEAD_ROWS - 1, at, name, look.heading)
        sheet.freeze_panes(HEAD_ROWS, 1)
        sheet.repeat_rows(HEAD_ROWS - 1)
        marking = _MARKINGS[tracker.audience]
        set_page(sheet, tracker.mark, landscape=True, paper=A3, marking=marking)

    def _write_rows(
        self,
        sheet: Worksheet,
        columns: Sequence[str],
        fills: Sequence[str],
        rows: Iterable[ShownRow],
    ) -> None:
        number = HEAD_ROWS
        for number, row in enumerate(rows, HEAD_ROWS):
            for at, name in enumerate(columns):
                cell = row.cells.get(name)
                put(sheet, number, at, cell, self._style(row, name, cell, fills))
            if self._tracker.is_collectable:
                text(sheet, number, len(columns), row.key, self._look.mark)
                text(sheet, number, len(columns) + 1, row.written.in_cell(), self._look.mark)
            texts = [(str(row.cells.get(name) or ""), _WIDTHS[name]) for name in columns]
            sheet.set_row(number, height(texts, least=30))
        hidden = 2 if self._tracker.is_collectable else 0
        sheet.autofilter(HEAD_ROWS - 1, 0, number, len(columns) + hidden - 1)

    def _style(self, row: ShownRow, name: str, cell: Cell, fills: Sequence[str]) -> Format:
        look, is_day = self._look, name in _DAYS and not isinstance(cell, str)
        if name in row.overdue:
            return look.overdue_to_fill if name in fills else look.overdue
        if name in fills or not self._tracker.is_collectable:
            return look.day_to_fill if is_day else look.to_fill
        if isinstance(cell, int):
            return look.locked_number
        return look.locked_day if is_day else look.locked

    def _rules(self) -> Mapping[str, Rule]:
        """Return what each column to be filled accepts."""
        tracker = self._tracker
        leads = f"={LISTS_SHEET}!$A$2:$A${max(len(tracker.leads), 1) + 1}"
        references = f"={LISTS_SHEET}!$B$2:$B${max(len(tracker.items), 1) + 1}"
        words = [rag.capitalize() for rag in Rag]
        return {
            REFERENCE: list_rule(REFERENCE, references, "The finding that a new step is for."),
            RAG: list_rule(RAG, words, "A change needs its reason, in the last column."),
            STRATEGIC: list_rule(STRATEGIC, leads, "The chief officer accountable for it."),
            TACTICAL: list_rule(TACTICAL, leads, "The officer responsible for delivering it."),
            LEAD: list_rule(LEAD, leads, "The lead for a new step, if not the tactical lead."),
            UPDATE_BY: list_rule(UPDATE_BY, leads, "Who gave the update; leave empty if you did."),
            RESTRICTED: list_rule(
                RESTRICTED, ["Yes"], "Yes, if it must not appear in a public document."
            ),
            **{name: date_rule(name, tracker.on) for name in _DAYS},
        }


def _restrict(
    sheet: Worksheet, columns: Sequence[str], rules: Mapping[str, Rule], last: int
) -> None:
    for at, name in enumerate(columns):
        is_due_of_item = name == DUE and FINDING in columns
        is_reference_of_item = name == REFERENCE and FINDING in columns
        if name in rules and not (is_due_of_item or is_reference_of_item):
            sheet.data_validation(HEAD_ROWS, at, last, at, dict(rules[name]))
