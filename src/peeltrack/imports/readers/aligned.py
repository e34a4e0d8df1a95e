"""Tables of plain text whose columns are set apart by spaces. Pure."""

import re
from collections.abc import Mapping, Sequence

_PART = re.compile(r"\S+(?: \S+)*")
_FEWEST_COLUMNS, _FEWEST_ROWS, _OFF = 3, 2, 1
_FEWEST_SPACES = 2
_MOST_COLUMNS = 12


def aligned_rows(lines: Sequence[str]) -> Mapping[int, tuple[str, ...]]:
    """Return the cells of each line that is a row of such a table, by its index.

    A table has three columns and two rows at least, each part beginning where one of the
    head's does. A line that only carries cells on is given with none; its words stand above.
    """
    found: dict[int, tuple[str, ...]] = {}
    place = 0
    while place < len(lines):
        starts = [start for start, _ in _parts(lines[place])]
        end = place + 1
        if _FEWEST_COLUMNS <= len(starts) <= _MOST_COLUMNS:
            rows = _table(lines, place, starts)
            if len([cells for cells in rows.values() if cells]) >= _FEWEST_ROWS:
                found |= rows
                end = max(rows) + 1
        place = end
    return found


def _table(lines: Sequence[str], first: int, starts: Sequence[int]) -> dict[int, tuple[str, ...]]:
    rows: dict[int, tuple[str, ...]] = {}
    last = first
    for place in range(first, len(lines)):
        cells = _cells(lines[place], starts)
        if not cells:
            break
        if place > first and not cells[0] and len([cell for cell in cells if cell]) < len(starts):
            rows[last] = tuple(
                " ".join(filter(None, pair)) for pair in zip(rows[last], cells, strict=True)
            )
            rows[place] = ()
        else:
            rows[place], last = cells, place
    return rows


def _cells(line: str, starts: Sequence[int]) -> tuple[str, ...]:
    """Return a line's parts in their columns; empty if one begins where no column does."""
    cells = [""] * len(starts)
    for at, text in _parts(line):
        column = next((n for n, start in enumerate(starts) if abs(at - start) <= _OFF), None)
        if column is None:
            return ()
        cells[column] = text
    return tuple(cells) if any(cells) else ()


def _parts(line: str) -> list[tuple[int, str]]:
    """Return the parts of a line that two spaces or more set apart, each with its place."""
    found = [(each.start(), each[0]) for each in _PART.finditer(line.expandtabs(1))]
    ends = [start + len(text) for start, text in found]
    gaps = [after[0] - end for end, after in zip(ends, found[1:], strict=False)]
    return found if all(gap >= _FEWEST_SPACES for gap in gaps) else []
