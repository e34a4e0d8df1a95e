"""Trackers below one another on one sheet, each under headings of its own. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from peeltrack.imports.readers.workbook import Cell, Sheet
from peeltrack.imports.trackers.cell_account import is_empty, text_of
from peeltrack.imports.trackers.find_tables import TrackerTable, found_table, names_a_tracker
from peeltrack.imports.trackers.heading_spelling import heading_key

_LONGEST = 60
"""The most characters of a heading."""
_NAMED = re.compile(r"(?P<sheet>.*), row (?P<row>\d+)")
"""The name of a further tracker of a sheet in a mapping: "Findings, row 20"."""


def tables_in(sheet: Sheet) -> Iterator[TrackerTable]:
    """Yield the trackers of a sheet."""
    yield from filter(None, map(found_table, parts_of(sheet)))


def parts_of(sheet: Sheet) -> list[Sheet]:
    """Divide a sheet above each row of other headings; every part keeps its rows' numbers.

    A title directly above the headings goes with them. The same headings printed again
    divide nothing.
    """
    starts: list[int] = [0]
    last: tuple[str, ...] = ()
    for row, cells in enumerate(sheet.rows):
        if not _is_short(cells) or not names_a_tracker(cells):
            continue
        names = tuple(heading_key(text_of(cell)) for cell in cells if not is_empty(cell))
        if last and names != last and not names_a_tracker(sheet.rows[row - 1]):
            starts.append(_with_titles(sheet.rows, row))
        last = names
    bounds = [*starts, len(sheet.rows)]
    if len(starts) == 1:
        return [sheet]
    return [_part(sheet, first, end) for first, end in zip(starts, bounds[1:], strict=True)]


def part_named(name: str, header: int, sheets: Sequence[Sheet]) -> Sheet | None:
    """Return the sheet, or the part of it around a row of headings, that a mapping names."""
    by_name = {sheet.name: sheet for sheet in sheets}
    further = _NAMED.fullmatch(name)
    sheet = by_name.get(name) or (by_name.get(further["sheet"]) if further else None)
    if sheet is None:
        return None
    parts = (part for part in parts_of(sheet) if header < len(part.rows) and part.rows[header])
    return next(parts, sheet)


def names_of(tables: Sequence[TrackerTable]) -> Iterator[str]:
    """Yield the name of each tracker in a mapping: its sheet's, with the row of a further one."""
    known: set[str] = set()
    for table in tables:
        name = table.sheet.name
        yield f"{name}, row {table.header + 1}" if name in known else name
        known.add(name)


def _is_short(cells: Sequence[Cell]) -> bool:
    """Check whether a row has several cells, all of them texts that may be headings."""
    texts = [cell for cell in cells if not is_empty(cell)]
    return len(texts) > 2 and all(isinstance(text, str) and len(text) <= _LONGEST for text in texts)


def _with_titles(rows: Sequence[Sequence[Cell]], row: int) -> int:
    """Return the first of the rows with one cell directly above a row."""
    while row and sum(not is_empty(cell) for cell in rows[row - 1]) == 1:
        row -= 1
    return row


def _part(sheet: Sheet, first: int, end: int) -> Sheet:
    rows = [cells if first <= at < end else () for at, cells in enumerate(sheet.rows)]
    covered = {at: origin for at, origin in sheet.covered.items() if first <= at[0] < end}
    return replace(sheet, rows=tuple(rows[:end]), covered=covered)
