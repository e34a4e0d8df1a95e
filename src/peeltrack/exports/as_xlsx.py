"""An export as one Excel workbook in which every text stays text."""

import io
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from peeltrack.errors import PeelTrackError
from peeltrack.exports.column_types import Type
from peeltrack.exports.columns import FlatTable, Value
from peeltrack.exports.recognise import CATEGORY
from peeltrack.exports.source import Export
from peeltrack.exports.summary_sheet import MARKINGS, write_summary
from peeltrack.exports.tables import TABLES, FilledTable
from peeltrack.wording import long_date

LONGEST = 32_767
"""Characters of UTF-16 in a cell."""
ROWS = 1_048_576
"""Rows in a sheet, the header included."""

_OPTIONS = {
    # As each row is written, it leaves the memory: ten thousand items are a million cells.
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_WIDTHS = {Type.TEXT: 24, Type.INTEGER: 12, Type.DATE: 12, Type.BOOLEAN: 12}
_WIDE, _WIDE_FROM = 60, 80
_FIRST_DAY = datetime(1900, 3, 1, tzinfo=UTC).date()
"""Excel counts a day too many before it, and knows none before 1900."""


class TooManyRowsError(PeelTrackError):
    """A table that no sheet can hold."""

    exit_code = 1

    def __init__(self, table: str) -> None:
        super().__init__(
            f"the table {table} has more than the {ROWS - 1:,} rows that a sheet holds. "
            "Use another format, or --since for a shorter history."
        )


class Workbook(NamedTuple):
    """The bytes of a workbook, and what it could not hold."""

    data: bytes
    cut: tuple[str, ...]
    """Each cell whose text is longer than a cell may be: the table, the key, the column."""


def as_xlsx(source: Export, tables: Iterable[FilledTable]) -> Workbook:
    """Return the workbook: a summary, a sheet that describes it, and a sheet for each table.

    Raises:
        TooManyRowsError: if a table has more rows than a sheet.
    """
    written = io.BytesIO()
    cut: list[str] = []
    with xlsxwriter.Workbook(written, _OPTIONS) as workbook:
        workbook.set_properties(
            {
                "title": f"{source.register.organisation.name}: inspection register",
                "category": CATEGORY,
                "created": datetime.combine(source.on, datetime.min.time()),
            }
        )
        write_summary(workbook, source)
        about = workbook.add_worksheet("about")
        counts = {}
        for filled in tables:
            sheet = _Sheet(workbook, filled.table)
            counts[filled.table.name] = sheet.write(filled.rows)
            cut += sheet.cut
        _write_about(workbook, about, source, counts)
    return Workbook(written.getvalue(), tuple(cut))


class _Sheet:
    """A table's sheet in the making."""

    def __init__(self, workbook: xlsxwriter.Workbook, table: FlatTable[object]) -> None:
        self.table = table
        self.sheet = workbook.add_worksheet(table.name)
        self.bold = workbook.add_format({"bold": True, "bottom": 1})
        self.day = workbook.add_format({"num_format": "yyyy-mm-dd", "valign": "top"})
        self.text = workbook.add_format({"text_wrap": True, "valign": "top"})
        self.plain = workbook.add_format({"valign": "top"})
        self.longest = [0] * len(table.columns)
        self.cut: list[str] = []

    def write(self, rows: Iterable[Sequence[Value]]) -> int:
        """Write the sheet and return its number of rows."""
        number = 0
        for place, column in enumerate(self.table.columns):
            self.sheet.write_string(0, place, column.name, self.bold)
        for number, row in enumerate(rows, 1):
            if number == ROWS:
                raise TooManyRowsError(self.table.name)
            self._write_row(number, row)
        for place, (column, longest) in enumerate(
            zip(self.table.columns, self.longest, strict=True)
        ):
            width = _WIDE if longest > _WIDE_FROM else _WIDTHS[column.type_]
            self.sheet.set_column(place, place, max(width, len(column.name) + 4))
        self.sheet.freeze_panes(1, 0)
        self.sheet.autofilter(0, 0, max(number, 1), len(self.table.columns) - 1)
        return number

    def _write_row(self, number: int, row: Sequence[Value]) -> None:
        for place, value in enumerate(row):
            match value:
                case None:
                    pass
                case bool():
                    self.sheet.write_boolean(number, place, value, self.plain)
                case int():
                    self.sheet.write_number(number, place, value, self.plain)
                case str():
                    text = self._fitting(value, row, place)
                    self.sheet.write_string(number, place, text, self.text)
                case _ if value < _FIRST_DAY:
                    self.sheet.write_string(number, place, value.isoformat(), self.plain)
                case _:
                    self.sheet.write_datetime(number, place, value, self.day)

    def _fitting(self, text: str, row: Sequence[Value], place: int) -> str:
        """Cut a text that a cell cannot hold; the cell and the notes report the cut."""
        self.longest[place] = max(self.longest[place], len(text))
        if len(text) <= LONGEST // 2 or len(text.encode("utf-16-le")) // 2 <= LONGEST:
            return text
        column = self.table.columns[place].name
        self.cut.append(f"{self.table.name} {_key_of(self.table, row)} {column}")
        said = f"\n[Cut here: {len(text):,} characters are more than a cell can hold.]"
        kept = text.encode("utf-16-le")[: 2 * (LONGEST - len(said))]
        return kept.decode("utf-16-le", "ignore") + said


def _key_of(table: FlatTable[object], row: Sequence[Value]) -> str:
    """Return a row's key within its force, as people read it."""
    names = [column.name for column in table.columns]
    return " ".join(str(row[names.index(name)]) for name in table.key if name != "force")


def _write_about(
    workbook: xlsxwriter.Workbook, sheet: Worksheet, source: Export, counts: dict[str, int]
) -> None:
    bold = workbook.add_format({"bold": True})
    facts = [
        ("force", source.register.organisation.name),
        ("key", source.force),
        ("day", long_date(source.on)),
        ("revision", source.revision or "different from every commit"),
        ("marking", MARKINGS[source.audience]),
    ]
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 10)
    sheet.set_column(2, 2, 90)
    for number, (name, said) in enumerate(facts):
        sheet.write_string(number, 0, name, bold)
        sheet.write_string(number, 2, said)
    for place, heading in enumerate(("sheet", "rows", "what each row is")):
        sheet.write_string(len(facts) + 1, place, heading, bold)
    for number, table in enumerate(TABLES, len(facts) + 2):
        sheet.write_string(number, 0, table.name)
        sheet.write_number(number, 1, counts[table.name])
        sheet.write_string(number, 2, table.described)
