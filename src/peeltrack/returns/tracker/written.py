"""The record that each row of a tracker carries of itself, so that it survives any sorting. Pure.

What a row was written with is in the row, so a change shows whatever happened to the other
rows, to the sheets, or to the register meanwhile.
"""

import hashlib
from collections.abc import Mapping
from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from peeltrack.imports.readers.workbook import Cell
from peeltrack.returns.questions import plain

KEY, AS_WRITTEN = "Key", "As written"
"""The hidden columns: what the row is about, and what it was written with."""

_LONGEST = 4_000
"""Characters of a row's record; ours have five hundred."""
_Short = Annotated[str, StringConstraints(max_length=200)]


class WrittenRow(BaseModel):
    """A row as it was written."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    key: _Short
    """The row's key: that of another row beside it was put there by hand."""
    on: date
    """The date that the tracker shows."""
    revision: _Short | None = None
    values: Mapping[_Short, _Short | None]
    """By column that may be changed, what the register had: a lead's id, a RAG, a date."""
    marks: Mapping[_Short, _Short]
    """By column, the mark of what its cell held."""

    def in_cell(self) -> str:
        """Return the record as a cell holds it, with a mark of its own."""
        words = self.model_dump_json()
        return f"{mark(words)} {words}"

    def is_as_written(self, column: str, cell: Cell) -> bool:
        """Check whether a cell holds what was written there."""
        return column not in self.marks or mark(cell) == self.marks[column]


def read_written(cell: str) -> WrittenRow | None:
    """Read a row's record; None if it is not as it was written."""
    own, _, words = cell.partition(" ")
    if len(cell) > _LONGEST or own != mark(words):
        return None
    try:
        return WrittenRow.model_validate_json(words)
    except ValidationError:
        return None


def mark(cell: Cell) -> str:
    """Return a short mark of a cell, which another text does not have."""
    return hashlib.sha256(plain(cell).encode()).hexdigest()[:8]
