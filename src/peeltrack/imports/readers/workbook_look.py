"""Look of cells in Excel: merged, hidden, filled with a colour. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from peeltrack.imports.readers.limits import CELL_LIMIT, COLUMN_LIMIT, ROW_LIMIT

Place = tuple[int, int]
"""A cell's row and column, from 0."""

Range = tuple[Place, Place]
"""The first and the last cell of a range."""

_MERGES, _STYLED, _CONDITIONAL = 20_000, 60_000, 1_000
_REPEATED = 64
"""The most cells that one entry styles; a longer run is a whole row or column."""


@dataclass(slots=True)
class Look:
    """The look of one sheet."""

    merges: list[Range] = field(default_factory=list)
    """The first and last cell of each merged range."""
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    styled: dict[Place, str] = field(default_factory=dict)
    """The style of each cell that has its own, by its number or name."""
    conditional: list[Range] = field(default_factory=list)
    """The ranges in which a cell's look depends on values."""
    is_filtered: bool = False
    """True if a filter hides rows."""

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

    def style(self, place: Place, name: str, rows: int = 1, columns: int = 1) -> None:
        """Note the style of a cell and of its repetitions."""
        if max(rows, columns) > _REPEATED:
            return
        for row in range(place[0], min(place[0] + rows, ROW_LIMIT)):
            for column in range(place[1], min(place[1] + columns, COLUMN_LIMIT)):
                if len(self.styled) >= _STYLED:
                    return
                self.styled[row, column] = name

    def depend(self, first: Place, last: Place) -> None:
        """Note a range whose look depends on values."""
        if len(self.conditional) < _CONDITIONAL:
            self.conditional.append((first, last))


Cells = Sequence[tuple[object, ...]]


def covered(merges: Sequence[Range], rows: Cells) -> Iterator[tuple[Place, Place]]:
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
