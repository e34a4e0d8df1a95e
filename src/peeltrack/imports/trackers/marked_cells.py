"""Cells of a tracker that are struck out or have a comment, each said to the person. Pure."""

from collections.abc import Iterator, Sequence

from peeltrack.imports.readers.workbook import Sheet
from peeltrack.imports.trackers.cell_account import At, is_empty, one_line
from peeltrack.imports.trackers.find_tables import TrackerTable
from peeltrack.imports.trackers.other_cells import counted_names

_STILL = "struck out and read like the others: check what still holds"
_LONGEST = 200
"""The most characters of a comment that are shown."""


def marked_parts(
    sheets: Sequence[Sheet], tables: Sequence[TrackerTable]
) -> Iterator[tuple[str, str]]:
    """List the struck-out text and the comments of trackers, each with how it was treated."""
    named = {table.sheet.name for table in tables}
    for sheet in sheets:
        if sheet.name in named:
            yield from _struck(sheet)
            yield from _commented(sheet)


def _struck(sheet: Sheet) -> Iterator[tuple[str, str]]:
    marked = {*sheet.marks.struck, *sheet.marks.partly}
    filled = {row: _filled(sheet, row) for row in {row for row, _ in marked}}
    struck = {place for place in sheet.marks.struck if place in filled[place[0]]}
    struck |= {place for place, (kept, _) in sheet.marks.partly.items() if not kept}
    rows = {row for row in {row for row, _ in struck} if filled[row] <= struck}
    cells = sorted(place for place in struck if place[0] not in rows)
    for what, names in (
        ("row", [f"{row + 1}" for row in sorted(rows)]),
        ("cell", [At("", *place).cell for place in cells]),
    ):
        if names:
            yield f"{counted_names(what, names)} of “{sheet.name}”", _STILL
    for place, (kept, text) in sorted(sheet.marks.partly.items()):
        if kept:
            yield str(At(sheet.name, *place)), f"“{one_line(text)}” is struck out and left out"


def _commented(sheet: Sheet) -> Iterator[tuple[str, str]]:
    for place, text in sorted(sheet.marks.comments.items()):
        words = one_line(text)
        short = words if len(words) <= _LONGEST else f"{words[:_LONGEST]} …"
        yield f"the comment on {At(sheet.name, *place)}", f"is not imported: “{short}”"


def _filled(sheet: Sheet, row: int) -> set[tuple[int, int]]:
    """Return the places of the cells of a row that have content of their own."""
    cells = sheet.rows[row] if row < len(sheet.rows) else ()
    return {
        (row, column)
        for column, cell in enumerate(cells)
        if not is_empty(cell) and (row, column) not in sheet.covered
    }
