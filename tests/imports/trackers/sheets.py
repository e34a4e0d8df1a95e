"""Trackers as rows of cells, and what an import makes of them, for tests."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from peeltrack.imports.readers.workbook import Cell, Sheet
from peeltrack.imports.trackers.cell_account import Fate
from peeltrack.imports.trackers.mapping import Mapping as TrackerMapping
from peeltrack.imports.trackers.tracker_import import Import, TrackerOptions, imported
from peeltrack.model.register import Register
from tests.registers import register_from

AS_AT = date(2026, 4, 30)
EMPTY = register_from("")
Rows = Sequence[Sequence[Cell]]


def sheet_of(name: str, rows: Rows) -> Sheet:
    """A sheet whose rows are all as wide as the widest."""
    width = max(map(len, rows))
    return Sheet(name, False, tuple((*row, *(None,) * (width - len(row))) for row in rows))


def brought(
    sheets: Mapping[str, Rows],
    register: Register = EMPTY,
    mapping: TrackerMapping | None = None,
    inspection: str | None = "peel",
    **fills: str,
) -> Import:
    """The import of sheets by name; fills are those of the first sheet's cells, as F2="FF0000"."""
    made = [sheet_of(*each) for each in sheets.items()]
    cells = {(int(at[1:]) - 1, ord(at[0]) - ord("A")): colour for at, colour in fills.items()}
    made[0] = replace(made[0], fills=cells)
    return imported(made, TrackerOptions("t.xlsx", AS_AT, inspection, mapping, AS_AT), register)


def unplaced(import_: Import) -> dict[str, str]:
    """Why each cell could not be placed, by its sheet and place."""
    return {f"{e.at.sheet}!{e.at.cell}": e.why for e in import_.entries if e.fate == Fate.UNPLACED}
