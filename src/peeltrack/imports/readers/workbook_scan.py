"""Scan of one part of a workbook's XML for anything that would grow once it is read. Pure."""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from peeltrack.imports.readers.limits import CELL_LIMIT, COLUMN_LIMIT, ROW_LIMIT, SHEET_LIMIT
from peeltrack.imports.readers.workbook_colours import STYLED, Styles
from peeltrack.imports.readers.workbook_look import Look, Place, Range

_TRUE = ("1", "true")

_REFERENCE = re.compile(r"\$?([A-Za-z]{1,7})\$?(\d{1,15})")


@dataclass(slots=True)
class SheetScan:
    """The counts of one sheet."""

    name: str = ""
    rows: int = 0
    columns: int = 0
    """The extent of filled cells; beyond the limits only the first is read."""
    letters: int = 0
    """The letters of all its texts, each as often as it is repeated."""
    shared: Counter[int] = field(default_factory=Counter)
    """The number of uses of each text that sheets share."""
    calculated: set[Place] = field(default_factory=set)
    """The cells with a formula, or with the error of one."""
    look: Look = field(default_factory=Look)
    """The look of its cells."""
    fills: dict[Place, str] = field(default_factory=dict)
    """The colour, RRGGBB, of each cell with a fill."""

    @property
    def area(self) -> int:
        """The number of cells in a sheet of this extent."""
        return self.rows * self.columns

    def fill(self, row: int, column: int) -> None:
        """Count a filled cell."""
        self.rows = max(self.rows, row + 1)
        self.columns = max(self.columns, column + 1)
        if self.rows > ROW_LIMIT or self.columns > COLUMN_LIMIT:
            raise TooFarError


class TooFarError(Exception):
    """A cell or sheet beyond the limits; the workbook is refused whatever else it holds."""


def place_of(reference: str) -> Place | None:
    """Return the row and column of an address: C7 is (6, 2)."""
    found = _REFERENCE.fullmatch(reference)
    if not found:
        return None
    column = 0
    for letter in found[1].upper():
        column = column * 26 + ord(letter) - 64
    return int(found[2]) - 1, column - 1


def range_of(text: str) -> Range | None:
    """Return the first and last cell of a range: A4:B7, or AFIs.A4:AFIs.B7."""
    first, _, last = text.partition(":")
    start, end = (place_of(each.rpartition(".")[2]) for each in (first, last or first))
    return (start, end) if start and end else None


@lru_cache(maxsize=1_000)  # a file may name anything
def _local(name: str) -> str:
    """Return a name without its prefix."""
    return name.rpartition(":")[2]


class Scan:
    """A scan of one member, whose kind its elements show."""

    def __init__(self) -> None:
        self.sheets: list[SheetScan] = []
        self.lengths: list[int] = []
        self.named: list[tuple[str, str]] = []
        self.targets: dict[str, str] = {}
        self._row = self._column = -1
        self._rows = self._columns = 1
        self._defaults: list[str] = []
        self._reading = ""
        self._value = ""
        self._is_filled = self._is_shared = False
        self._area_before = 0
        self.styles = Styles()

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Read the start of an element; prefixes are ignored, as the parser of cells does."""
        local = _local(tag)
        begin = _BEGINNINGS.get(local)
        if begin or local in STYLED:
            given = {_local(key): value for key, value in attributes.items()}
            self.styles.start(local, given)
            if begin:
                begin(self, given)

    def end(self, tag: str) -> None:
        """Leave an element."""
        local = _local(tag)
        self.styles.end(local)
        if local in ("c", "table-cell", "covered-table-cell"):
            self._end_cell()
        elif local == "table-row":
            self._row += self._rows - 1
        elif local == "v":
            self._end_value()

    def text(self, text: str) -> None:
        """Count letters if a cell or a shared text is being read."""
        if self._reading == "text" and self.lengths:
            self.lengths[-1] += len(text)
        elif self._reading == "value":
            # Only the number of a shared text is read, and it is short.
            self._value = self._value if len(self._value) > 20 else self._value + text
            self._count(len(text))
        elif self._reading == "cell":
            self._count(len(text))

    def _count(self, letters: int) -> None:
        if self.sheets:
            self._is_filled = True
            self.sheets[-1].letters += letters * self._rows * self._columns

    # Excel

    def _begin_sheet(self, given: Mapping[str, str]) -> None:
        self.named.append((given.get("name", ""), given.get("id", "")))

    def _begin_relationship(self, given: Mapping[str, str]) -> None:
        self.targets[given.get("Id", "")] = given.get("Target", "")

    def _begin_si(self, _: Mapping[str, str]) -> None:
        self.lengths.append(0)
        self._reading = "text"

    def _begin_worksheet(self, _: Mapping[str, str]) -> None:
        self.sheets.append(SheetScan())

    def _begin_row(self, given: Mapping[str, str]) -> None:
        self._row = int(given["r"]) - 1 if "r" in given else self._row + 1
        self._column = -1
        if self.sheets and given.get("hidden") in _TRUE:
            self.sheets[-1].look.hide_row(self._row)

    def _begin_col(self, given: Mapping[str, str]) -> None:
        if self.sheets and given.get("hidden") in _TRUE:
            first, last = int(given.get("min", 1)), int(given.get("max", 0))
            self.sheets[-1].look.hide_columns(first - 1, min(last, COLUMN_LIMIT) - 1)

    def _begin_merge_cell(self, given: Mapping[str, str]) -> None:
        if self.sheets and (range_ := range_of(given.get("ref", ""))):
            self.sheets[-1].look.merge(*range_)

    def _begin_conditional(self, given: Mapping[str, str]) -> None:
        for text in given.get("sqref", given.get("target-range-address", "")).split():
            if self.sheets and (range_ := range_of(text)):
                self.sheets[-1].look.depend(*range_)

    def _begin_filter_column(self, _: Mapping[str, str]) -> None:
        if self.sheets:
            self.sheets[-1].look.is_filtered = True

    def _begin_c(self, given: Mapping[str, str]) -> None:
        place = place_of(given.get("r", ""))
        self._row, self._column = place or (self._row, self._column + 1)
        self._begin_any_cell(is_shared=given.get("t") == "s")
        if self.sheets and given.get("s", "0") != "0":
            self.sheets[-1].look.style((self._row, self._column), given["s"])
        if given.get("t") == "e":
            self._mark_calculated()

    def _begin_v(self, _: Mapping[str, str]) -> None:
        self._reading, self._value = "value", ""

    def _begin_f(self, _: Mapping[str, str]) -> None:
        self._mark_calculated()

    def _end_value(self) -> None:
        self._reading = "cell"
        if self._is_shared and self.sheets and self._value.strip().isdecimal():
            self.sheets[-1].shared[int(self._value)] += 1

    # OpenDocument

    def _begin_table(self, given: Mapping[str, str]) -> None:
        self._area_before += self.sheets[-1].area if self.sheets else 0
        if len(self.sheets) > SHEET_LIMIT:
            raise TooFarError
        self.sheets.append(SheetScan(name=given.get("name", "")))
        self._row = -1
        self._defaults = []

    def _begin_table_column(self, given: Mapping[str, str]) -> None:
        repeated = min(int(given.get("number-columns-repeated", 1)), COLUMN_LIMIT)
        first = len(self._defaults)
        if first < COLUMN_LIMIT:
            self._defaults += [given.get("default-cell-style-name", "")] * repeated
        if self.sheets and given.get("visibility") in ("collapse", "filter"):
            last = min(first + repeated, COLUMN_LIMIT)
            self.sheets[-1].look.hide_columns(first, last - 1)

    def _begin_table_row(self, given: Mapping[str, str]) -> None:
        self._row, self._column = self._row + 1, -1
        self._rows = int(given.get("number-rows-repeated", 1))
        if self.sheets and given.get("visibility") in ("collapse", "filter") and self._rows == 1:
            self.sheets[-1].look.hide_row(self._row)
            self.sheets[-1].look.is_filtered |= given["visibility"] == "filter"

    def _begin_table_cell(self, given: Mapping[str, str]) -> None:
        self._column += 1
        self._columns = int(given.get("number-columns-repeated", 1))
        self._begin_any_cell()
        self._is_filled = "value-type" in given
        default = self._defaults[self._column] if self._column < len(self._defaults) else ""
        if self.sheets and (name := given.get("style-name", default)):
            place = (self._row, self._column)
            self.sheets[-1].look.style(place, name, self._rows, self._columns)
        spanned = int(given.get("number-rows-spanned", 1))
        if self.sheets and spanned > 1:
            place = (self._row, self._column)
            self.sheets[-1].look.merge(place, (self._row + spanned - 1, self._column))
        if "formula" in given:
            self._mark_calculated()

    def _begin_s(self, given: Mapping[str, str]) -> None:
        if self._reading == "cell" and "c" in given:
            self._count(int(given["c"]))

    # Both

    def _begin_any_cell(self, *, is_shared: bool = False) -> None:
        self._is_filled, self._is_shared = False, is_shared
        self._reading = "cell"

    def _mark_calculated(self) -> None:
        self._is_filled = True
        if self.sheets:
            self.sheets[-1].calculated.add((self._row, self._column))

    def _end_cell(self) -> None:
        if self._is_filled and self.sheets:
            last_row, last_column = self._row + self._rows - 1, self._column + self._columns - 1
            self.sheets[-1].fill(last_row, last_column)
            if self._area_before + self.sheets[-1].area > CELL_LIMIT:
                raise TooFarError
        self._column += self._columns - 1
        self._columns = 1
        self._reading = ""


_BEGINNINGS: Mapping[str, Callable[[Scan, Mapping[str, str]], None]] = {
    "sheet": Scan._begin_sheet,
    "Relationship": Scan._begin_relationship,
    "si": Scan._begin_si,
    "worksheet": Scan._begin_worksheet,
    "row": Scan._begin_row,
    "col": Scan._begin_col,
    "mergeCell": Scan._begin_merge_cell,
    "conditionalFormatting": Scan._begin_conditional,
    "conditional-format": Scan._begin_conditional,
    "filterColumn": Scan._begin_filter_column,
    "table-column": Scan._begin_table_column,
    "c": Scan._begin_c,
    "v": Scan._begin_v,
    "f": Scan._begin_f,
    "table": Scan._begin_table,
    "table-row": Scan._begin_table_row,
    "table-cell": Scan._begin_table_cell,
    "covered-table-cell": Scan._begin_table_cell,
    "s": Scan._begin_s,
}
