"""Cells that are not facts of a finding: headings, dates, other sheets, the unknown. Pure."""

import re
from collections.abc import Iterable, Iterator, Sequence

from peeltrack.imports.readers.workbook import Cell, Sheet
from peeltrack.imports.trackers.cell_account import At, CellAccount, is_empty, one_line, text_of
from peeltrack.imports.trackers.column_headings import names_both_dates
from peeltrack.imports.trackers.columns import TrackerColumn
from peeltrack.imports.trackers.drafts import ItemDraft
from peeltrack.imports.trackers.find_tables import TrackerRow, TrackerTable, data_rows, key_rows
from peeltrack.imports.trackers.heading_names import Field
from peeltrack.wording import listed

_OLD = re.compile(r"(?<![a-z])(?:old|superseded|obsolete|do not use)(?![a-z])", re.IGNORECASE)
_SUPERSEDED = re.compile(r"\W*(?:superseded|obsolete|do not use)\b", re.IGNORECASE)
_NAMED = 12
_DATED = ("progress", "rag_changes", "sign_offs", "target_changes")


def account_for_the_rest(
    sheets: Sequence[Sheet],
    tables: Sequence[TrackerTable],
    drafts: Iterable[ItemDraft],
    ledger: CellAccount,
    other: str,
) -> None:
    """Record the outcome of every cell that has none yet.

    Args:
        sheets: the whole workbook.
        tables: its trackers.
        drafts: the items drafted from them.
        ledger: the account.
        other: the reason given for a sheet that is not a tracker.
    """
    for draft in drafts:
        used = _days_used(draft)
        for row in draft.facts.rows:
            _account_for_days(row, used, draft, ledger)
    for table in tables:
        key = key_rows(table)
        for index in range(len(table.sheet.rows)):
            row = TrackerRow(table, index)
            if index in key:
                ledger.leave_out("the tracker's own key", *_open(row, ledger))
            else:
                _account_for_row(row, ledger)
    for sheet in sheets:
        whole = TrackerTable(sheet, 0, ())
        for index in range(len(sheet.rows)):
            _account_for_other_sheet(TrackerRow(whole, index), ledger, other)


def _account_for_days(
    row: TrackerRow, used: set[object], draft: ItemDraft, ledger: CellAccount
) -> None:
    """Account for the cells that only date another cell."""
    context = draft.facts.context
    for at, cell in row.cells(Field.UPDATE_DATE, Field.RAG_DATE, Field.HMICFRS_STATUS_DATE):
        said = context.named(cell)
        if said.day is None and said.month is None:
            context.unclear[said.phrase] = None
            ledger.cannot_place(f"“{said.phrase}” {said.doubt}", at)
        elif said.day in used or said.month in used:
            ledger.take(at)
        else:
            ledger.leave_out("dates nothing used from its row", at)


def _days_used(draft: ItemDraft) -> set[object]:
    dated = {entry["date"] for key in _DATED for entry in draft.entries(key)}
    return dated | {step["done"] for step in draft.entries("steps_to_green")}


def _open(row: TrackerRow, ledger: CellAccount) -> Iterator[At]:
    """Return the cells of a row that have no outcome yet."""
    return filter(ledger.is_open, row.filled)


def _account_for_row(row: TrackerRow, ledger: CellAccount) -> None:
    columns = {column.index: column for column in row.table.columns}
    top = row.table.top
    for at in _open(row, ledger):
        column = columns.get(at.column)
        known = column and column.field not in (Field.UNKNOWN, Field.SKIP)
        text = one_line(text_of(row.table.cell(at.row, at.column)))
        in_heading = any(text in each.heading for each in columns.values())
        if row.index < top or (row.index < row.table.header and not in_heading):
            ledger.leave_out("is above the headings", at)
        elif row.index <= row.table.header and known:
            ledger.take(at)
        elif column and column.field == Field.SKIP:
            ledger.leave_out("the mapping leaves out its column", at)
        else:
            heading = column.heading if column else at.cell
            ledger.cannot_place(_why_open(column, heading), at)


def _why_open(column: TrackerColumn | None, heading: str) -> str:
    if column and column.field == Field.STEP_DUE:
        return "dates several steps, or none: give each step's date in the cell of the steps"
    if column and column.field in (Field.STEP_LEAD, Field.STEP_DONE):
        return "is about several steps, or none"
    if names_both_dates(heading):
        return "may be HMICFRS's deadline or the force's own: give due or target in the mapping"
    return f"the column “{heading}” is not recognised"


def _account_for_other_sheet(row: TrackerRow, ledger: CellAccount, why: str) -> None:
    for at in _open(row, ledger):
        if row.table.sheet.is_hidden:
            ledger.leave_out("a hidden sheet", at)
        elif is_superseded(row.table.sheet):
            ledger.leave_out("a sheet that says it is superseded", at)
        else:
            ledger.cannot_place(why, at)


def is_superseded(sheet: Sheet) -> bool:
    """Check whether a sheet's name or first row says that another has taken its place."""
    first = " ".join(text_of(cell) for cell in (sheet.rows[0] if sheet.rows else ()))
    return bool(_OLD.search(sheet.name) or _SUPERSEDED.match(first))


def hidden_parts(
    sheets: Sequence[Sheet], tables: Sequence[TrackerTable]
) -> Iterator[tuple[str, str]]:
    """List what a workbook hides, each with how it was treated."""
    for sheet in sheets:
        own = [table for table in tables if table.sheet.name == sheet.name]
        done = "read like the others" if own else "not read"
        if sheet.is_hidden and any(not is_empty(cell) for row in sheet.rows for cell in row):
            yield f"the sheet “{sheet.name}”", f"is hidden and was {done}"
        rows = [f"{at + 1}" for at in sorted(sheet.hidden_rows) if _holds(sheet.rows, at)]
        wide = max(map(len, sheet.rows), default=0)
        columns = [At("", 0, at).cell[:-1] for at in sorted(sheet.hidden_columns) if at < wide]
        filtered = "by a filter " if sheet.is_filtered else ""
        for what, hidden in (("row", rows), ("column", columns)):
            if hidden:
                shown = counted_names(what, hidden)
                by = filtered if what == "row" else ""
                yield f"{shown} of “{sheet.name}”", f"hidden {by}and {done}"
        if coloured := [cell for table in own for cell in _coloured_by_rule(table)]:
            shown = counted_names("cell", coloured)
            yield f"{shown} of “{sheet.name}”", _BY_RULE


_BY_RULE = "may be coloured by conditional formatting, which is not read: no RAG was read there"


def _coloured_by_rule(table: TrackerTable) -> list[str]:
    """Return the cells without a word for RAG whose colour depends on values."""
    columns = table.named(Field.RAG) or table.named(Field.REFERENCE)
    return [
        table.at(row.index, column.index).cell
        for row in data_rows(table)
        for column in columns
        if table.sheet.depends((row.index, column.index))
        and (column.field == Field.REFERENCE or is_empty(table.cell(row.index, column.index)))
    ]


def counted_names(what: str, names: Sequence[str]) -> str:
    """Name some rows or columns, and how many more there are: rows 4, 5 and 6."""
    first = names[:_NAMED]
    more = [f"{len(names) - len(first)} more"] if len(names) > len(first) else []
    return f"{what}{'s' if len(names) > 1 else ''} {listed([*first, *more])}"


def _holds(rows: Sequence[Sequence[Cell]], at: int) -> bool:
    return at < len(rows) and any(not is_empty(cell) for cell in rows[at])
