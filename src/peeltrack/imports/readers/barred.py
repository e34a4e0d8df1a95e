"""Tables of plain text whose cells bars hold apart, and go over several lines. Pure.

What stands between two rules is a row. Where no rule stands between its rows, a table is read
like one whose columns blanks hold apart.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice, takewhile

from peeltrack.imports.readers.headed_rows import CellLine, TableLine, rows_from
from peeltrack.imports.readers.page_breaks import is_foot
from peeltrack.imports.unfolding.columns import FindingColumn
from peeltrack.imports.unfolding.row_labels import is_bare_label
from peeltrack.imports.unfolding.table_heads import TableHead, table_head

BOXED = re.compile(r"\s*\|(?P<text>[^|]*)\|\s*")
"""A line within a box of one column."""
RULE = re.compile(r"(?=[^-=_]*(?:-{3}|={3}|_{3}))[-=_+|:\s]+")
"""A rule between the rows of a table, which may begin behind its first columns."""
_BAR = "|"
_CROSSINGS = ("|", "+")
"""What stands where a bar does, in a line of cells and in a rule."""
_FEWEST_COLUMNS, _MOST_COLUMNS = 2, 60
_LONGEST_LINE = 2000
_MOST_PARTS = 8
"""The most lines over which a row goes that begins with a bar and has not ended with one."""
_PAGE_NUMBER = re.compile(r"\s*\d{1,3}\s*")


class _Above(StrEnum):
    """The kinds of things above a line of a table."""

    LINE = "another line"
    BLANK = "a blank line"
    RULE = "a rule"
    BREAK = "the end of a page, or the head once more"


@dataclass(frozen=True, slots=True)
class _Frame:
    """The places of the bars of a table's first line, and how many cells they hold apart."""

    bars: tuple[int, ...]
    columns: int
    is_closed: bool
    """Whether a bar stands before the first cell."""

    def fits(self, line: str) -> bool:
        """Check whether the bars of a line stand below those of the first line."""
        return set(_bars(line)) <= set(self.bars)

    def reaches_over(self, line: str) -> bool:
        """Check whether a line has one cell, which reaches over all columns."""
        return self.is_closed and self.fits(line) and bool(BOXED.fullmatch(line))

    def cells(self, line: str) -> tuple[str, ...]:
        """Return the cells of a line; none if it is no line of the table.

        Its bars stand below those of the first line, or there are as many of them. What reaches
        over several columns is in the first of these.
        """
        bars = _bars(line)
        if not bars or len(line) > _LONGEST_LINE:
            return ()
        parts = line.split(_BAR)
        if not self.fits(line):
            bare = parts[1:-1] if self.is_closed else parts
            return tuple(map(_plain, bare)) if len(bars) == len(self.bars) else ()
        cells = [""] * (self.columns + 1)
        for start, part in zip((-1, *bars), parts, strict=True):
            column = sum(bar <= start for bar in self.bars) - self.is_closed
            if part.strip():
                cells[max(column, 0)] = _plain(part)
        return () if cells.pop() else tuple(cells)


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of a table, and what stands above it."""

    place: int
    cells: tuple[str, ...]
    above: _Above
    is_head: bool = False
    """Whether it is the head once more, as on another page."""
    is_ragged: bool = False
    """Whether its cells do not stand below those of the first line."""
    reaches_over: bool = False
    """Whether it has one cell, which reaches over all columns."""
    further: int = 0
    """How many lines it goes over besides its own, until it ends with a bar."""


def barred_tables(lines: Sequence[str]) -> Mapping[int, TableLine]:
    """Return the lines of such tables by their places; a row is given at its first line.

    A table is left as it is if each row is one line.
    """
    found: dict[int, TableLine] = {}
    place = 0
    while place < len(lines):
        rows = _lines_from(lines, place)
        found |= _table(rows)
        place = rows[-1].place + rows[-1].further + 1 if rows else place + 1
    return found


def _bars(line: str) -> tuple[int, ...]:
    return tuple(at for at, sign in enumerate(line[:_LONGEST_LINE]) if sign == _BAR)


def _plain(text: str) -> str:
    return " ".join(text.split())


def _frame(lines: Sequence[str], first: int) -> _Frame | None:
    """Return the frame that the first line of a table draws."""
    is_closed = _is_closed(lines, first)
    line = _whole(lines, first)[0] if is_closed else lines[first]
    bars = _bars(line)
    columns = len(bars) + 1 - is_closed - line.strip().endswith(_BAR)
    is_table = _FEWEST_COLUMNS <= columns <= _MOST_COLUMNS and len(line) <= _LONGEST_LINE
    return None if RULE.fullmatch(line) or not is_table else _Frame(bars, columns, is_closed)


def _is_closed(lines: Sequence[str], first: int) -> bool:
    """Check whether the first bar of a line stands before its first cell.

    If a line below has something before that bar, the first cell is empty: that of a head.
    """
    line = lines[first]
    if not line.lstrip().startswith(_BAR):
        return False
    bar = line.index(_BAR)
    below = takewhile(str.strip, islice(lines, first + 1, first + 1 + _MOST_PARTS))
    return not any(each[:bar].strip() and each[bar : bar + 1] in _CROSSINGS for each in below)


def _lines_from(lines: Sequence[str], first: int) -> list[_Row]:
    """Return the lines of the table that begins at a place, over the ends of pages."""
    rows: list[_Row] = []
    frame = _frame(lines, first)
    place, above = first, _Above.RULE
    while frame and place < len(lines):
        line, further = _whole(lines, place) if frame.is_closed else (lines[place], 0)
        if not line.strip():
            above = _Above.BLANK if above is _Above.LINE else above
        elif RULE.fullmatch(line):
            above = _Above.BREAK if above is _Above.BREAK else _Above.RULE
        elif cells := frame.cells(line):
            is_head = bool(rows) and above is not _Above.LINE and table_head(cells) is not None
            if is_head and cells != rows[0].cells:
                break
            over = frame.reaches_over(line)
            rows.append(_Row(place, cells, above, is_head, not frame.fits(line), over, further))
            above = _Above.BREAK if is_head else _Above.LINE
        elif is_foot(line.strip()) or _PAGE_NUMBER.fullmatch(line):
            above = _Above.BREAK
        else:
            break
        place += 1 + further
    return rows


def _whole(lines: Sequence[str], first: int) -> tuple[str, int]:
    """Return a line, and how many more belong to it: a row that begins with a bar ends with one."""
    line = lines[first]
    if not line.lstrip().startswith(_BAR) or RULE.fullmatch(line):
        return line, 0
    for end in range(first, min(first + _MOST_PARTS, len(lines))):
        below = lines[end]
        if not below.strip() or (end > first and below.lstrip().startswith(_BAR)):
            break
        if below.rstrip().endswith(_BAR):
            return " ".join(lines[first : end + 1]), end - first
    return line, 0


def _table(rows: Sequence[_Row]) -> dict[int, TableLine]:
    """Return the lines of a table with rows of several lines; nothing if it has none."""
    head, first = _head(rows)
    body = [row for row in rows[first:] if not row.is_head]
    below = body if head else body[1:]  # a head that is not known is a line too, with its rule
    is_ruled = any(row.above is _Above.RULE for row in below[1:])
    is_labelled = not head and bool(below) and is_bare_label(below[0].cells[0])
    is_headed = not head and bool(below) and below[0].above is _Above.RULE
    goes_on = any(not row.cells[0] or row.further for row in below)
    goes_on = goes_on or (is_headed and any(map(_goes_on, below)))
    is_read = is_ruled or ((head or is_labelled or is_headed) and goes_on)
    if not body or not is_read:
        return {}
    columns = head.columns if head else _columns(body)
    parts = [
        CellLine(
            row.place, tuple(filter(None, row.cells)), row.cells,
            is_first=row.above is not _Above.LINE, is_section=row.reaches_over and not is_ruled,
            begins=None if head and row.above is _Above.BREAK
            else not _goes_on(row) if is_headed and not (is_ruled or is_labelled)
            else _begins(row, columns, is_ruled=is_ruled, is_labelled=is_labelled),
        )
        for row in body
    ]  # fmt: skip
    made = rows_from(parts, columns, is_led=bool(head and head.lead))
    if not made:
        return {}
    others = {place: TableLine() for row in rows for place in _places(row)}
    heads = {row.place: TableLine(row.cells) for row in rows if row.is_head}
    if first:
        heads[rows[0].place] = TableLine(_joined([row.cells for row in rows[:first]]))
    return {**others, **heads, **made}


def _places(row: _Row) -> range:
    return range(row.place, row.place + row.further + 1)


def _head(rows: Sequence[_Row]) -> tuple[TableHead | None, int]:
    """Return the head of a table and the place behind it: all above the first rule, or a line."""
    ruled = next((at for at, row in enumerate(rows) if at and row.above is not _Above.LINE), 1)
    for end in (ruled, 1):
        head = table_head(_joined([row.cells for row in rows[:end]])) if rows else None
        if head:
            return head, end
    return None, 0


def _joined(rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    return tuple(" ".join(filter(None, cells)) for cells in zip(*rows, strict=True))


def _columns(rows: Sequence[_Row]) -> tuple[FindingColumn, ...]:
    """Return the columns of a table without a head that is known: the widest has the wordings."""
    sizes = [sum(map(len, cells)) for cells in zip(*(row.cells for row in rows), strict=True)]
    widest = sizes.index(max(sizes))
    return tuple(
        FindingColumn.WORDING if at == widest else FindingColumn.OWN for at in range(len(sizes))
    )


def _goes_on(row: _Row) -> bool:
    """Check whether a line only goes on with the cells above it, as its first one shows."""
    first = row.cells[0]
    return not first or first[0].islower()


def _begins(
    row: _Row, columns: Sequence[FindingColumn], *, is_ruled: bool, is_labelled: bool
) -> bool | None:
    """Return whether a row begins at a line, where the table tells it.

    Its rules do, and a number of its own; a number alone does below a head that is not known. If
    its cells stand anywhere, each line is a row, but those with which a sentence goes on.
    """
    word = row.cells[columns.index(FindingColumn.WORDING)]
    begins_none = not word or word[0].islower()
    if is_ruled:
        at = columns.index(FindingColumn.NUMBER) if FindingColumn.NUMBER in columns else 0
        is_numbered = is_bare_label(row.cells[at]) and not begins_none
        return row.above is not _Above.LINE or is_numbered
    if is_labelled:
        return is_bare_label(row.cells[0])
    return not begins_none if row.is_ragged else None
