"""Pictures of rows and columns: the place of a mark says what it means. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from peeltrack.documents.charts.chart import NARROW, WIDE
from peeltrack.documents.charts.drawing import LINE_HEIGHT, Drawing, Pen, width_of, wrapped
from peeltrack.documents.charts.palette import DEEP, SOFT, MarkTone

_SQUARE, _GAP = 20.0, 4.0
_NAME, _BESIDE, _SWATCH = 196.0, 14.0, 17.0
_NARROW_NAME = 92.0
_MOST_SQUARES = 8


@dataclass(frozen=True, slots=True)
class GridMark:
    """A mark in a cell."""

    label: str
    tone: MarkTone
    heavy: bool = False
    findings: int = 1
    """How many it stands for: it is as long as a square for each, up to a limit."""

    @property
    def width(self) -> float:
        """Return its width: a square, or as much as its label needs."""
        squares = min(self.findings, _MOST_SQUARES) * (_SQUARE + 2)
        return max(squares, width_of(self.label, 11, bold=True) + 10)


@dataclass(frozen=True, slots=True)
class GridBar:
    """A bar with its number: its length is a share of the longest."""

    number: int
    share: float
    tone: MarkTone


Cell = tuple[GridMark, ...] | GridBar | None


@dataclass(frozen=True, slots=True)
class GridColumn:
    """A column: its heading, and the colour that it repeats, if any."""

    name: str
    tone: MarkTone | None = None


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row: its name, and a cell for each column."""

    name: str
    cells: tuple[Cell, ...]


def wide(columns: Sequence[GridColumn], rows: Sequence[GridRow], *, most: int = 2) -> Drawing:
    """Draw rows side by side with their names, in so many lines each at most."""
    pen = Pen(WIDE)
    widths = _column_widths(columns, rows)
    starts = [_NAME + sum(widths[:n]) for n in range(len(widths))]
    heads = [
        wrapped(each.name, w - _BESIDE - (_SWATCH if each.tone else 0), bold=True)
        for each, w in zip(columns, widths, strict=True)
    ]
    deepest = max(map(len, heads), default=0)
    for column, lines, x in zip(columns, heads, starts, strict=True):
        _head(pen, column, lines, x, LINE_HEIGHT * (deepest - len(lines)))
    y = LINE_HEIGHT * deepest + 6
    if deepest:
        pen.line((0, y), (WIDE, y), colour=DEEP, width=2)
    for row in rows:
        y = _row(pen, row, y + 5, list(zip(starts, widths, strict=True)), most)
        pen.line((0, y), (WIDE, y))
    return pen.drawn(y + 2)


def _head(pen: Pen, column: GridColumn, lines: Sequence[str], x: float, y: float) -> None:
    indent = 0.0
    if column.tone:
        pen.box(x, y + 2, 12, 12, column.tone)
        indent = _SWATCH
    pen.lines(x + indent, y + 12, lines, bold=True)


def _row(
    pen: Pen, row: GridRow, y: float, places: Sequence[tuple[float, float]], most: int
) -> float:
    """Draw a row, and return where it ends."""
    lines = wrapped(row.name, _NAME - _BESIDE, most=most)
    pen.lines(0, y + 13, lines)
    bottom = max(y + LINE_HEIGHT * len(lines) + 3, y + _SQUARE)
    for cell, (x, width) in zip(row.cells, places, strict=True):
        bottom = max(bottom, _cell(pen, cell, x, y, width - _BESIDE))
    return bottom + 5


def _cell(pen: Pen, cell: Cell, x: float, y: float, room: float) -> float:
    """Draw a cell, and return where it ends."""
    if cell is None:
        return y
    if isinstance(cell, GridBar):
        label = f"{cell.number:,}"
        length = max(3.0, (room - width_of(label, bold=True) - 6) * cell.share)
        pen.box(x, y + 1, length, _SQUARE - 4, cell.tone)
        pen.text(x + length + 5, y + 13, label, bold=True)
        return y + _SQUARE
    at, top = x, y
    for mark in cell:
        width = min(mark.width, room)
        if at + width > x + room + 0.1 and at > x:
            at, top = x, top + _SQUARE + _GAP
        pen.labelled(at, top, width, _SQUARE, mark.tone, mark.label, heavy=mark.heavy)
        at += width + _GAP
    return top + _SQUARE if cell else y


def _column_widths(columns: Sequence[GridColumn], rows: Sequence[GridRow]) -> list[float]:
    """Return the width of each column: what it needs in one line, less where that is too much."""
    room = WIDE - _NAME
    if any(isinstance(cell, GridBar) for row in rows for cell in row.cells):
        return [room / len(columns)] * len(columns)
    least = [_least(column) for column in columns]
    natural = [
        max(low, *(_BESIDE + _length(row.cells[n]) for row in rows)) for n, low in enumerate(least)
    ]
    spare = room - sum(natural)
    if spare >= 0:
        return natural
    beyond = [whole - low for whole, low in zip(natural, least, strict=True)]
    return [
        max(30.0, whole + spare * more / sum(beyond)) if sum(beyond) else room / len(columns)
        for whole, more in zip(natural, beyond, strict=True)
    ]


def _least(column: GridColumn) -> float:
    words = max(column.name.split(), key=len) if column.name else ""
    whole = width_of(column.name, bold=True)
    heading = whole if whole <= 70 else width_of(words, bold=True)
    return max(heading, 34) + (_SWATCH if column.tone else 0) + _BESIDE


def _length(cell: Cell) -> float:
    return sum(mark.width + _GAP for mark in cell) if isinstance(cell, tuple) else 0


def narrow(columns: Sequence[GridColumn], rows: Sequence[GridRow]) -> Drawing:
    """Draw rows below their names, and only the cells that hold something."""
    pen, y = Pen(NARROW), 0.0
    for row in rows:
        lines = wrapped(row.name, NARROW, bold=True, most=3)
        pen.lines(0, y + 13, lines, bold=True)
        y += LINE_HEIGHT * len(lines)
        for column, cell in _filled(columns, row):
            y = _named_cell(pen, column, cell, y + 4)
        y += 7
        pen.line((0, y), (NARROW, y))
        y += 4
    return pen.drawn(y + 2)


def _filled(columns: Sequence[GridColumn], row: GridRow) -> Iterator[tuple[GridColumn, Cell]]:
    return ((c, cell) for c, cell in zip(columns, row.cells, strict=True) if cell)


def _named_cell(pen: Pen, column: GridColumn, cell: Cell, y: float) -> float:
    lines = wrapped(column.name, _NARROW_NAME - 6, 11) if column.name else ()
    pen.lines(0, y + 14, lines, apart=13, size=11, colour=SOFT)
    x = _NARROW_NAME if lines else 0
    return max(_cell(pen, cell, x, y, NARROW - x), y + 6 + 13 * len(lines))
