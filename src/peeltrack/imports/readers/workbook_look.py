"""Look of cells in Excel: merged, hidden, filled with a colour. Pure."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from peeltrack.imports.readers.limits import CELL_LIMIT, COLUMN_LIMIT, ROW_LIMIT

Place = tuple[int, int]
"""A cell's row and column, from 0."""

_MERGES, _STYLES = 20_000, 60_000
_INDEXED = {
    2: "FF0000", 3: "00FF00", 4: "0000FF", 5: "FFFF00", 10: "FF0000", 11: "00FF00", 12: "0000FF",
    13: "FFFF00", 16: "800000", 17: "008000", 18: "000080", 42: "CCFFCC", 43: "FFFF99",
    50: "339966", 51: "FFCC00", 52: "FF9900", 53: "FF6600", 57: "339966",
}  # fmt: skip
"""The colours of the palette of before 2007 that may show a RAG."""
_THEME = (
    "FFFFFF", "000000", "E7E6E6", "44546A", "4472C4", "ED7D31", "A5A5A5", "FFC000", "5B9BD5",
    "70AD47",
)  # fmt: skip
"""Office's own theme, in the order in which cells count its colours."""
STYLED = frozenset(("fills", "fill", "patternFill", "fgColor", "cellXfs", "xf"))
"""The elements of a workbook's styles that define fills."""


@dataclass(slots=True)
class Look:
    """The look of one sheet."""

    merges: list[tuple[Place, Place]] = field(default_factory=list)
    """The first and last cell of each merged range."""
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    styled: dict[Place, int] = field(default_factory=dict)
    """The style of each cell that has its own, by its number."""

    def hide_row(self, row: int) -> None:
        """Note a hidden row, if its number can be read."""
        if row < ROW_LIMIT:
            self.hidden_rows.add(row)

    def hide_columns(self, first: int, last: int) -> None:
        """Note hidden columns."""
        self.hidden_columns.update(range(max(first, 0), last + 1))

    def merge(self, first: Place, last: Place) -> None:
        """Note a merged range of several rows."""
        if last[0] > first[0] and len(self.merges) < _MERGES:
            self.merges.append((first, last))

    def style(self, place: Place, number: int) -> None:
        """Note a cell's style."""
        if place[0] < ROW_LIMIT and place[1] < COLUMN_LIMIT and len(self.styled) < _STYLES:
            self.styled[place] = number


@dataclass(slots=True)
class Styles:
    """The fills of a workbook, by the number of a cell's style."""

    fills: list[str] = field(default_factory=list)
    """The colour of each fill as RRGGBB; empty if it has none."""
    cells: list[int] = field(default_factory=list)
    """The number of the fill of each style."""
    _in: str = ""

    def start(self, tag: str, given: Mapping[str, str]) -> None:
        """Read the start of an element."""
        if tag in ("fills", "cellXfs"):
            self._in = tag
        elif self._in == "fills" and tag == "fill" and len(self.fills) < _STYLES:
            self.fills.append("")
        elif self._in == "fills" and tag == "fgColor" and self.fills:
            self.fills[-1] = _colour(given)
        elif self._in == "cellXfs" and tag == "xf" and len(self.cells) < _STYLES:
            self.cells.append(int(given.get("fillId", 0)))

    def end(self, tag: str) -> None:
        """Leave an element."""
        if tag == self._in:
            self._in = ""

    def fill(self, number: int) -> str:
        """Return the colour of a style's fill, RRGGBB; empty if it has none."""
        at = self.cells[number] if number < len(self.cells) else 0
        return self.fills[at] if at < len(self.fills) else ""


def _colour(given: Mapping[str, str]) -> str:
    if re.fullmatch(r"(?:[0-9A-Fa-f]{2})?[0-9A-Fa-f]{6}", given.get("rgb", "")):
        return given["rgb"][-6:].upper()
    if given.get("theme", "").isdecimal():
        theme = int(given["theme"])
        return _THEME[theme] if theme < len(_THEME) else ""
    return _INDEXED.get(int(given["indexed"]), "") if given.get("indexed", "").isdecimal() else ""


Cells = Sequence[tuple[object, ...]]


def covered(merges: Sequence[tuple[Place, Place]], rows: Cells) -> Iterator[tuple[Place, Place]]:
    """Yield each empty cell that a merged one covers in its own column, with that cell.

    A range may extend to the last row of a sheet; only rows with content are read, and no
    more cells in all than a workbook may have.
    """
    left = CELL_LIMIT
    for (top, column), (bottom, _) in merges:
        for row in range(top + 1, min(bottom + 1, len(rows))):
            left -= 1
            if left < 0:
                return
            if column < len(rows[row]) and rows[row][column] is None:
                yield (row, column), (top, column)
