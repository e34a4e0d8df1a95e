"""Workbooks from outside, read within bounds: .xlsx, .xlsm, .ods, and .csv as one sheet. Pure."""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from pathlib import PurePath

import python_calamine

from peeltrack.imports.errors import NoWorkbookError, UnreadablePaperError
from peeltrack.imports.readers.archive import packed, unpacked
from peeltrack.imports.readers.limits import (
    CELL_LIMIT,
    COLUMN_LIMIT,
    LETTER_LIMIT,
    ROW_LIMIT,
    SHEET_LIMIT,
    SIZE_LIMIT,
)
from peeltrack.imports.readers.workbook_look import Place, Range, covered
from peeltrack.imports.readers.workbook_marks import CellMarks, marks_of
from peeltrack.imports.readers.workbook_parts import parts_of
from peeltrack.imports.readers.workbook_scan import SheetScan

_BREAK = re.compile(rb"<text:line-break\s*/>")
_TAB = re.compile(rb"<text:tab(?:\s[^<>]*)?/>")
"""LibreOffice's breaks and tabs within a paragraph; calamine would join the lines."""

Cell = str | int | float | bool | date | datetime | time | timedelta | None
"""The value of a cell: int for a whole number, None for an empty cell or an error."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet as it was saved."""

    name: str
    is_hidden: bool
    rows: tuple[tuple[Cell, ...], ...]
    """The rows from A1, so that indexes give addresses."""
    calculated: frozenset[Place] = frozenset()
    """The places of cells with a formula or an error: their value is not what was typed."""
    covered: Mapping[Place, Place] = field(default_factory=dict)
    """Each empty cell in a merged range, with the cell above that has its value."""
    fills: Mapping[Place, str] = field(default_factory=dict)
    """The colour, RRGGBB, of each cell with a fill."""
    conditional: tuple[Range, ...] = ()
    """The ranges in which conditional formatting may give a cell another colour."""
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    is_filtered: bool = False
    """True if a filter hides rows."""
    marks: CellMarks = field(default_factory=CellMarks)
    """The comments and the struck-out text of its cells."""

    def depends(self, place: Place) -> bool:
        """Check whether conditional formatting may give a cell another colour."""
        return any(
            top <= place[0] <= bottom and left <= place[1] <= right
            for (top, left), (bottom, right) in self.conditional
        )

    def current(self) -> "Sheet":
        """Return the sheet without the text that is struck out of a cell whose rest holds."""
        rows = [list(row) for row in self.rows]
        for (row, column), (kept, _) in self.marks.partly.items():
            if kept and row < len(rows) and column < len(rows[row]):
                rows[row][column] = kept
        return replace(self, rows=tuple(map(tuple, rows))) if self.marks.partly else self

    def spread(self) -> "Sheet":
        """Return the sheet with the value of a merged cell in each row that it covers."""
        if not self.covered:
            return self
        rows = [list(row) for row in self.rows]
        for (row, column), (top, left) in self.covered.items():
            rows[row][column] = self.rows[top][left]
        calculated = {place for place, first in self.covered.items() if first in self.calculated}
        return replace(self, rows=tuple(map(tuple, rows)), calculated=self.calculated | calculated)


def read_workbook(data: bytes, name: str) -> tuple[Sheet, ...]:
    """Return the sheets of a workbook.

    Raises:
        UnreadablePaperError: if it is not a workbook, is protected or damaged, or too large.
    """
    if not data.strip():
        raise UnreadablePaperError(name, "it is empty")
    if len(data) > SIZE_LIMIT:
        raise UnreadablePaperError(name, f"it is larger than {SIZE_LIMIT >> 20} MB")
    if data.startswith(b"PK"):
        return _from_archive(data, name)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise UnreadablePaperError(name, _why_not_ole(data))
    if data.startswith(b"%PDF-"):
        raise NoWorkbookError(name, "PDF")
    if PurePath(name.lower()).suffix in (".csv", ".tsv"):
        return (_from_csv(data, name),)
    raise UnreadablePaperError(name, "it is not a workbook; save it as .xlsx")


def address(row: int, column: int) -> str:
    """Return the name of a cell in a spreadsheet: (6, 2) is C7."""
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(65 + letter) + letters
    return f"{letters}{row + 1}"


def _from_archive(data: bytes, name: str) -> tuple[Sheet, ...]:
    members = unpacked(data, name)
    _check_kind(members, name)
    parts = parts_of(members, name)
    for part in parts:
        _check_reach(part.name, part.rows, part.columns, name)
    _check_sum(parts, name)
    if content := members.get("content.xml"):
        members["content.xml"] = _BREAK.sub(b"&#10;", _TAB.sub(b"&#9;", content))
    by_name: dict[str, SheetScan] = {}
    for part in parts:
        known = by_name.setdefault(part.name, part)
        known.calculated |= part.calculated
    if (
        "" in by_name and by_name[""].calculated
    ):  # formulas on a sheet that nothing names: their owner is not known
        raise _damaged(name)
    try:
        with python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(packed(members))) as book:
            return tuple(_sheets_of(book, by_name, marks_of(members)))
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # calamine's panics are not an Exception
        raise _damaged(name) from error


def _sheets_of(
    book: python_calamine.CalamineWorkbook,
    parts: Mapping[str, SheetScan],
    marks: Mapping[str, CellMarks],
) -> Iterator[Sheet]:
    for known in book.sheets_metadata:
        if known.typ == python_calamine.SheetTypeEnum.WorkSheet:
            cells = book.get_sheet_by_name(known.name).to_python(skip_empty_area=False)
            rows = tuple(tuple(map(_value, row)) for row in cells)
            part = parts.get(known.name, SheetScan())
            yield Sheet(
                known.name,
                known.visible != python_calamine.SheetVisibleEnum.Visible,
                rows,
                frozenset(part.calculated),
                dict(covered(part.look.merges, rows)),
                part.fills,
                tuple(part.look.conditional),
                frozenset(part.look.hidden_rows),
                frozenset(part.look.hidden_columns),
                part.look.is_filtered,
                marks.get(known.name, CellMarks()),
            )


def _value(cell: str | float | date | time | timedelta) -> Cell:
    if cell == "":
        return None
    return int(cell) if isinstance(cell, float) and cell.is_integer() else cell


def _check_kind(members: Mapping[str, bytes], name: str) -> None:
    if b"encryption-data" in members.get("META-INF/manifest.xml", b""):
        raise UnreadablePaperError(name, "it is locked with a password; save it without one")
    if any(member.casefold() == "xl/workbook.bin" for member in members):
        raise UnreadablePaperError(name, "it is a binary workbook (.xlsb); save it as .xlsx")
    if "word/document.xml" in members:
        raise NoWorkbookError(name, "Word document")
    if not any(path.startswith("xl/") or path == "content.xml" for path in members):
        raise UnreadablePaperError(name, "it is an archive that contains no workbook")


def _check_reach(sheet: str, rows: int, columns: int, name: str) -> None:
    """Refuse a sheet whose filled cells extend too far."""
    for reach, limit, what in ((rows, ROW_LIMIT, "row"), (columns, COLUMN_LIMIT, "column")):
        if reach > limit:
            raise UnreadablePaperError(
                name,
                f"its sheet {sheet!r} has content in {what} {reach:,}, but only {limit:,} {what}s "
                "are read; delete what is not needed",
            )


def _check_sum(parts: list[SheetScan], name: str) -> None:
    if len(parts) > SHEET_LIMIT:
        raise UnreadablePaperError(
            name, f"it has {len(parts):,} sheets; only {SHEET_LIMIT} are read"
        )
    if sum(part.area for part in parts) > CELL_LIMIT:
        raise UnreadablePaperError(name, f"its sheets have more than {CELL_LIMIT:,} cells")
    if sum(part.letters for part in parts) > LETTER_LIMIT:
        raise UnreadablePaperError(name, f"its cells hold more than {LETTER_LIMIT:,} letters")


_CONTAINERS = (
    ("DRMEncryptedTransform", "it is encrypted by a sensitivity label"),
    ("DRMEncryptedDataSpace", "it is encrypted by a sensitivity label"),
    ("EncryptedPackage", "it is protected by a password"),
    ("WordDocument", "it is a Word document from before 2007"),
    ("PowerPoint Document", "it is a presentation"),
    ("Workbook", "it is in Excel's format from before 2007 (.xls)"),
    ("Book", "it is in Excel's format from before 2007 (.xls)"),
)
_INSTEAD = {
    "it is encrypted by a sensitivity label": (
        "open it in Excel, choose a label that does not encrypt, and save it again"
    ),
    "it is protected by a password": (
        "open it in Excel, remove the password (File, Info, Protect Workbook), and save it again"
    ),
    "it is in Excel's format from before 2007 (.xls)": "open it in Excel and save it as .xlsx",
}


def _why_not_ole(data: bytes) -> str:
    """Say what an OLE container is, by the names of its streams, and what to do about it."""
    for stream, is_one in _CONTAINERS:
        if stream.encode("utf-16-le").ljust(64, b"\0") in data:
            return f"{is_one}; {_INSTEAD.get(is_one, 'use a workbook saved as .xlsx')}"
    return "it is in an old Office format or protected; open it in Excel and save it as .xlsx"


def _from_csv(data: bytes, name: str) -> Sheet:
    try:
        text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    if "\0" in text:
        raise UnreadablePaperError(name, "it is not text, so not a CSV file; save it as .xlsx")
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    rows: list[tuple[Cell, ...]] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            rows.append(tuple(cell or None for cell in row))
            _check_reach(PurePath(name).stem, len(rows), len(row), name)
    except csv.Error as error:
        raise UnreadablePaperError(name, f"its line {len(rows) + 1} cannot be read") from error
    return Sheet(PurePath(name).stem, False, tuple(rows))


def _damaged(name: str) -> UnreadablePaperError:
    return UnreadablePaperError(name, "it is damaged; open it in Excel and save it again")
