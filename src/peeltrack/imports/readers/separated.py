"""Tables of findings in plain text whose cells are set apart by commas or semicolons. Pure."""

import csv
from collections.abc import Mapping, Sequence

from peeltrack.imports.unfolding.columns import FindingColumn
from peeltrack.imports.unfolding.table_heads import TableHead, table_head

_SIGNS = ",;"
_FEWEST_COLUMNS = 3
_LONGEST_HEAD, _LONGEST_ROW = 200, 100_000
_MOST_LINES = 30
"""The most lines of a row whose quoted cell goes over several."""


def separated_rows(lines: Sequence[str]) -> Mapping[int, tuple[str, ...]]:
    """Return the cells of each row of such a table, by the index of its first line.

    Its head names columns of findings, and each row below it has as many cells at least. A row's
    other lines, where a quoted cell goes on, are given with no cells.
    """
    found: dict[int, tuple[str, ...]] = {}
    place = 0
    while place < len(lines):
        rows = next(filter(None, (_table(lines, place, sign) for sign in _SIGNS)), {})
        found |= rows
        place = max(rows, default=place) + 1
    return found


def _table(lines: Sequence[str], first: int, sign: str) -> dict[int, tuple[str, ...]]:
    """Return the rows of a table whose head is at a place; nothing if none is."""
    head = _head(lines[first], sign)
    if head is None:
        return {}
    rows = {first: _cells(lines[first], sign)}
    place = first + 1
    while place < len(lines) and lines[place].strip():
        end = _end_of_row(lines, place)
        cells = _cells(" ".join(lines[place:end]), sign)
        if len(cells) < len(head.columns):
            break
        rows |= dict.fromkeys(range(place, end), ())
        rows[place] = _fitted(cells, head, sign)
        place = end
    return rows if len(rows) > 1 else {}


def _head(line: str, sign: str) -> TableHead | None:
    """Return the head of a table that a line is, and not a sentence that names findings."""
    if line.count(sign) < _FEWEST_COLUMNS - 1 or len(line) > _LONGEST_HEAD:
        return None
    head = table_head(_cells(line, sign))
    is_plain = head is not None and (
        FindingColumn.NUMBER in head.columns or f"{sign} " not in line.strip()
    )
    return head if is_plain else None


def _cells(row: str, sign: str) -> tuple[str, ...]:
    if len(row) > _LONGEST_ROW:
        return ()
    parts = next(csv.reader([row], delimiter=sign, skipinitialspace=True), [])
    return tuple(" ".join(part.split()) for part in parts)


def _end_of_row(lines: Sequence[str], first: int) -> int:
    """Return the place behind a row, which goes on while a quotation is open."""
    quotes = 0
    for place in range(first, min(first + _MOST_LINES, len(lines))):
        quotes += lines[place].count('"')
        if quotes % 2 == 0:
            return place + 1
    return first + 1


def _fitted(cells: tuple[str, ...], head: TableHead, sign: str) -> tuple[str, ...]:
    """Return as many cells as the head has: a sentence that is not quoted has the sign itself."""
    more = len(cells) - len(head.columns)
    at = head.columns.index(FindingColumn.WORDING)
    whole = f"{sign} ".join(cells[at : at + more + 1])
    return (*cells[:at], whole, *cells[at + more + 1 :])
