"""A tracker that came back: its rows by their hidden keys, and what was changed in each. Pure."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from typing import Any

from peeltrack.imports.readers.workbook import Cell, Sheet
from peeltrack.returns.answers import ReturnIssue
from peeltrack.returns.questions import REFERENCE, RESTRICTED, STEP, plain
from peeltrack.returns.sheet_table import Remarks, SheetTable
from peeltrack.returns.tracker.rows import (
    ANSWERED,
    CHANGED,
    DONE,
    DUE,
    ITEM_COLUMNS,
    LAST_UPDATE,
    LEAD,
    NEW_UPDATE,
    RAG,
    REASON,
    STEP_ANSWERED,
    STEP_CHANGED,
    STEP_COLUMNS,
    TARGET,
    UPDATE_BY,
)
from peeltrack.returns.tracker.taken import NewStep, ReturnedTracker, TakenRow
from peeltrack.returns.tracker.writer import WRITTEN_KEYS
from peeltrack.returns.tracker.written import AS_WRITTEN, KEY, WrittenRow, read_written
from peeltrack.returns.typed_cells import (
    TypedValue,
    as_line,
    as_rag_or_none,
    as_text,
    as_update,
    as_yes,
    day_ahead,
    day_past,
)
from peeltrack.wording import agreeing, counted

_MARK = re.compile(
    r"PeelTrack tracker of (\d{4}-\d\d-\d\d), (internal|public)(?:, revision (\w+))?"
)
_MARK_ROWS = 10
_NAMES = {*ITEM_COLUMNS, *ANSWERED, *STEP_COLUMNS, *STEP_ANSWERED, KEY, AS_WRITTEN}


Read = Callable[[Cell], TypedValue[Any]]
"""The reading of a cell as it was typed."""
_ANSWERS: Mapping[str, Read] = {
    NEW_UPDATE: as_update, REASON: as_text, UPDATE_BY: as_line, RESTRICTED: as_yes,
}  # fmt: skip


def is_tracker(sheets: Sequence[Sheet]) -> bool:
    """Check whether a workbook is one of our trackers: by its mark, or by its hidden columns."""
    remarks = Remarks()
    return _mark_of(sheets) is not None or any(
        SheetTable.find(sheet, _NAMES, _is_of_tracker, remarks) for sheet in sheets
    )


def read_tracker(sheets: Sequence[Sheet], file: str, on: date) -> ReturnedTracker:
    """Read what was changed in a tracker, with each cell's problem by its place.

    Args:
        sheets: the workbook's.
        file: its name.
        on: the date of reading; a date far from it and from the tracker's is a slip.
    """
    remarks = Remarks()
    found = ReturnedTracker(file, problems=remarks.problems, notes=remarks.notes)
    if (mark := _mark_of(sheets)) is not None:
        found.on, found.revision = date.fromisoformat(mark[1]), mark[3]
        if mark[2] == "public":
            found.is_public = True
            text = "this tracker is for the public; change one written for internal use"
            remarks.problems.append(ReturnIssue("", text, is_of_all=True))
            return found
    all_tables = (SheetTable.find(sheet, _NAMES, _is_of_tracker, remarks) for sheet in sheets)
    tables = [table for table in all_tables if table]
    if not tables:
        text = f"its hidden columns {KEY!r} and {AS_WRITTEN!r} are missing; use a new tracker"
        remarks.problems.append(ReturnIssue("", text, is_of_all=True))
    for table in tables:
        table.near = [on, *([found.on] if found.on else [])]
        reading = _TrackerReader(found, table, on)
        (reading.steps if STEP in table.columns else reading.items)()
    _note_deleted(found, sheets)
    return found


def _is_of_tracker(columns: Collection[str]) -> bool:
    """Check whether columns are those of a sheet of findings or of steps."""
    return {KEY, AS_WRITTEN, REFERENCE} <= set(columns)


def _mark_of(sheets: Sequence[Sheet]) -> "re.Match[str] | None":
    """Return the line above a table that says what the file is."""
    heads = (cell for sheet in sheets for row in sheet.rows[:_MARK_ROWS] for cell in row[:20])
    marks = (_MARK.fullmatch(plain(cell)) for cell in heads if isinstance(cell, str))
    for mark in marks:
        if mark and plain(mark[1]) and _is_date(mark[1]):
            return mark
    return None


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _note_deleted(found: ReturnedTracker, sheets: Sequence[Sheet]) -> None:
    """Note the findings whose rows were deleted, by the hidden list of those written."""
    there = {row.key for row in found.items}
    for sheet in sheets:
        head = [plain(cell) for cell in sheet.rows[0]] if sheet.rows else []
        if head[:3] != [LEAD, REFERENCE, WRITTEN_KEYS]:
            continue
        rows = [row for row in sheet.rows[1:] if len(row) > 2 and plain(row[2])]
        gone = [plain(row[1]) for row in rows if plain(row[2]) not in there]
        if gone and len(gone) < len(rows):
            named = f" ({', '.join(gone)})" if len(gone) <= 12 else ""
            missing = agreeing("are not here any more", len(gone))
            rows_gone = f"{counted(len(gone), 'row')} of the tracker {missing}"
            text = f"{rows_gone}{named}; nothing is changed there"
            found.notes.append(ReturnIssue("", text))


class _TrackerReader:
    """The reading of one sheet."""

    def __init__(self, found: ReturnedTracker, table: SheetTable, on: date) -> None:
        self._found, self._table = found, table
        ahead, past = day_ahead(found.on or on), day_past(found.on or on)
        self._of_item: Mapping[str, Read] = {RAG: as_rag_or_none, TARGET: ahead}
        self._of_step: Mapping[str, Read] = {DUE: ahead, DONE: past}

    def items(self) -> None:
        """Read the rows of the sheet of findings."""
        for row in self._table.rows():
            fills = (*CHANGED, *ANSWERED)
            if (taken := self._row(row, CHANGED, ANSWERED, self._of_item, fills)) is not None:
                self._found.items.append(taken)
                name = self._table.words(row, REFERENCE).casefold()
                self._found.references.setdefault(name, taken.key)
        self._table.note_unread()

    def steps(self) -> None:
        """Read the rows of the sheet of steps, new ones too."""
        for row in self._table.rows():
            if self._table.words(row, KEY):
                taken = self._row(row, STEP_CHANGED, STEP_ANSWERED, self._of_step, STEP_CHANGED)
                if taken is not None:
                    self._take_step(row, taken)
            else:
                self._new_step(row)
        self._table.note_unread()

    def _take_step(self, row: int, taken: TakenRow) -> None:
        """Take a step's row; a copy of one with other words is a new step."""
        others = {each.key for each in self._found.steps if not each.words_changed}
        if taken.words_changed and taken.key in others:
            self._new_step(row)
            return
        self._found.steps.append(taken)
        if taken.words_changed:
            text = f"a step's text cannot be changed here; restore {STEP!r}, or add a new row"
            place = self._table.place(row, STEP)
            self._table.refuse_cell(place, text, taken.key.partition(" ")[0])

    def _row(
        self,
        row: int,
        changed: Sequence[str],
        answered: Sequence[str],
        readers: Mapping[str, Read],
        fills: Sequence[str],
    ) -> TakenRow | None:
        """Read a row by its key; None if it has none, or nobody can tell what it is about."""
        table, key = self._table, self._table.words(row, KEY)
        if not key:
            self._keyless(row, fills)
            return None
        item = key.partition(" ")[0]
        written = None
        if not table.is_calculated(row, KEY) and not table.is_calculated(row, AS_WRITTEN):
            written = read_written(table.words(row, AS_WRITTEN))
        if written is None or written.key != key or not written.values.keys() >= set(changed):
            text = "the hidden record of this row was changed; use a new tracker"
            table.refuse_cell(table.place(row, AS_WRITTEN), text, item)
            return None
        if REFERENCE in table.columns and not written.is_as_written(
            REFERENCE, table.cell(row, REFERENCE)
        ):
            text = (
                f"{table.words(row, REFERENCE)!r} is not the finding of this row; sort whole rows, "
                "and restore the reference"
            )
            table.refuse_cell(table.place(row, REFERENCE), text, item)
            return None
        self._note_locked(row, written, item)
        values = self._values(row, changed, readers, written, item)
        answers = self._answers(row, answered, item)
        places = {name: table.place(row, name) for name in (*changed, *answered)}
        is_other = STEP in table.columns and not written.is_as_written(STEP, table.cell(row, STEP))
        place = table.place(row, REFERENCE)
        return TakenRow(key, written, place, values, answers, places, is_other)

    def _values(
        self,
        row: int,
        columns: Sequence[str],
        readers: Mapping[str, Read],
        written: WrittenRow,
        item: str,
    ) -> Mapping[str, str | None]:
        """Read the cells that no longer hold what was written there."""
        table, values = self._table, dict[str, str | None]()
        for name in columns:
            if name not in table.columns:
                continue
            if written.is_as_written(name, table.cell(row, name)):
                continue
            before = len(self._found.problems)
            value = _words(table.take(readers.get(name, as_line), row, name, item))
            if len(self._found.problems) == before and value != written.values[name]:
                values[name] = value
        return values

    def _answers(self, row: int, columns: Sequence[str], item: str) -> Mapping[str, str]:
        """Read the cells that were filled in."""
        typed = {
            name: _words(self._table.take(_ANSWERS[name], row, name, item)) for name in columns
        }
        return {name: value for name, value in typed.items() if value}

    def _note_locked(self, row: int, written: WrittenRow, item: str) -> None:
        for name in written.marks:
            is_locked = name not in (*written.values, REFERENCE, STEP)
            is_shown = is_locked and name in self._table.columns
            if is_shown and not written.is_as_written(name, self._table.cell(row, name)):
                text = f"{name!r} was changed here; it is not read from a tracker"
                if name == LAST_UPDATE:
                    text += f": put a new update under {NEW_UPDATE!r}"
                self._found.notes.append(ReturnIssue(self._table.place(row, name), text, item))

    def _keyless(self, row: int, fills: Sequence[str]) -> None:
        """Report a row without a key in which something was filled; note any other."""
        table = self._table
        if place := table.filled(row, fills):
            text = (
                "this row was not written by PeelTrack, so it is not clear which finding it is "
                "about; change the finding's own row"
            )
            self._found.problems.append(ReturnIssue(place, text, is_of_cell=True))
        elif place := table.filled(row, [name for name in ITEM_COLUMNS if name in table.columns]):
            self._found.notes.append(ReturnIssue(place, "this row is not read"))

    def _new_step(self, row: int) -> None:
        """Read a row that holds a new step, if it holds anything."""
        table = self._table
        names = [name for name in (*STEP_COLUMNS, *STEP_ANSWERED) if name in table.columns]
        filled = table.filled(row, names)
        if filled is None:
            return
        reference, before = table.words(row, REFERENCE), len(self._found.problems)
        if not reference or table.is_calculated(row, REFERENCE):
            text = f"choose the finding that this step is for under {REFERENCE!r}"
            self._found.problems.append(ReturnIssue(filled, text, is_of_cell=True))
            return
        action = table.take(as_text, row, STEP, reference)
        reads: Mapping[str, Read] = {LEAD: as_line, **self._of_step}
        typed = {name: _words(table.take(reads[name], row, name, reference)) for name in reads}
        answers = {name: value for name, value in typed.items() if value}
        if action is None:
            if len(self._found.problems) == before:
                missing = f"describe the step under {STEP!r}"
                table.refuse_cell(table.place(row, STEP), missing, reference)
            return
        places = {name: table.place(row, name) for name in (REFERENCE, *reads)}
        place = table.place(row, STEP)
        self._found.new_steps.append(NewStep(reference, action, place, answers, places))


def _words(value: object) -> str | None:
    """Return a value as a register's file has it."""
    if isinstance(value, bool):
        return "yes" if value else None
    if isinstance(value, date):
        return value.isoformat()
    return None if value is None else str(value)
