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
_Short = Annotated[str, StringConstraints(max_length=400)]


class WrittenValue(BaseModel):
    """A cell to be changed, as it was written."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    value: _Short | None
    """What the register had: a lead's id, a RAG, a date; None for nothing."""
    shown: _Short
    """What the cell held."""


class WrittenRow(BaseModel):
    """A row as it was written."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    on: date
    """The date that the tracker shows."""
    revision: _Short | None = None
    values: Mapping[_Short, WrittenValue]
    """By column: what may be changed there."""
    marks: Mapping[_Short, _Short]
    """By column: the mark of a cell that is only to be read."""

    def in_cell(self) -> str:
        """Return the record as a cell holds it."""
        return self.model_dump_json()

    def is_as_written(self, column: str, cell: Cell) -> bool:
        """Check whether a cell holds what was written there."""
        if column in self.values:
            return plain(cell) == plain(self.values[column].shown)
        return column not in self.marks or mark(cell) == self.marks[column]


def read_written(cell: str) -> WrittenRow | None:
    """Read a row's record; None if it is not as it was written."""
    if len(cell) > _LONGEST:
        return None
    try:
        return WrittenRow.model_validate_json(cell)
    except ValidationError:
        return None


def mark(cell: Cell) -> str:
    """Return a short mark of a cell, which another text does not have."""
    return hashlib.sha256(plain(cell).encode()).hexdigest()[:8]
