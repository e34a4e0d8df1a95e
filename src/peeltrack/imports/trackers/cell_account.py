"""Account of a tracker's cells: the outcome of each, counted once. Pure.

Each cell of a tracker is taken, left out for a reason, or could not be placed for a
reason. If a cell has several outcomes, the one that asks most of a person counts.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from peeltrack.imports.readers.workbook import Cell, Sheet, address
from peeltrack.wording import UNSAFE_CHARACTERS

_UNSAFE = re.compile(f"[{UNSAFE_CHARACTERS}]")
_ESCAPED = re.compile(r"_x000(9|a|d)_", re.IGNORECASE)
_ESCAPES = {"9": " ", "A": "\n", "D": ""}
"""Excel's spelling of a tab and of line ends, which other programs copy."""
_SPACES = re.compile(r"[^\S\n]+")
SHOWN = 80
"""The characters of a cell that a report shows."""


class At(NamedTuple):
    """The place of a cell in a workbook, rows and columns counted from 0."""

    sheet: str
    row: int
    column: int

    def __str__(self) -> str:
        return f"{self.sheet}!{self.cell}"

    @property
    def cell(self) -> str:
        """Its address within the sheet: B7."""
        return address(self.row, self.column)


class Fate(StrEnum):
    """The outcome of a cell."""

    TAKEN = "taken"
    LEFT_OUT = "left_out"
    UNPLACED = "unplaced"


_GRAVEST = (Fate.TAKEN, Fate.LEFT_OUT, Fate.UNPLACED)


@dataclass(frozen=True, slots=True)
class CellEntry:
    """A cell in the account."""

    at: At
    text: str
    fate: Fate
    why: str = ""
    """The reason; empty for a cell that was taken."""


class CellAccount:
    """Every cell with content, and its outcome so far."""

    def __init__(self, sheets: Sequence[Sheet]) -> None:
        self._texts = {
            At(sheet.name, row, column): text_of(cell)
            for sheet in sheets
            for row, cells in enumerate(sheet.rows)
            for column, cell in enumerate(cells)
            if not is_empty(cell) and (row, column) not in sheet.covered
        }
        self._origins = {
            At(sheet.name, *place): At(sheet.name, *origin)
            for sheet in sheets
            for place, origin in sheet.covered.items()
        }
        """The cell that holds the value of each cell within a merged range."""
        self._fates: dict[At, tuple[Fate, str]] = {}

    def take(self, *places: At) -> None:
        """Record that cells are in the proposed register."""
        self._note(places, Fate.TAKEN, "")

    def leave_out(self, why: str, *places: At) -> None:
        """Record that cells are not needed, and why."""
        self._note(places, Fate.LEFT_OUT, why)

    def cannot_place(self, why: str, *places: At) -> None:
        """Record that a person has to check cells, or part of them, and why."""
        self._note(places, Fate.UNPLACED, why)

    def entries(self) -> tuple[CellEntry, ...]:
        """Return the outcome of every cell, in the order of the workbook."""
        forgotten = (Fate.UNPLACED, "it was not used")
        return tuple(
            CellEntry(at, text, *self._fates.get(at, forgotten)) for at, text in self._texts.items()
        )

    def is_open(self, at: At) -> bool:
        """Check whether a cell has content and no outcome yet."""
        own = self._origins.get(at, at)
        return own in self._texts and own not in self._fates

    def _note(self, places: Iterable[At], fate: Fate, why: str) -> None:
        for place in places:
            at = self._origins.get(place, place)
            before, reason = self._fates.get(at, (Fate.TAKEN, ""))
            if before == fate == Fate.UNPLACED and why not in reason:
                self._fates[at] = (fate, f"{reason}; {why}")
            elif _GRAVEST.index(fate) >= _GRAVEST.index(before) and not (before == fate and reason):
                self._fates[at] = (fate, why)


def counts(entries: Sequence[CellEntry]) -> dict[Fate, int]:
    """Count the cells by outcome."""
    found = Counter(entry.fate for entry in entries)
    return {fate: found[fate] for fate in Fate}


def is_empty(cell: Cell) -> bool:
    """Check whether a cell holds nothing that a person would see."""
    return cell is None or (isinstance(cell, str) and not plain(cell))


def text_of(cell: Cell) -> str:
    """Return a cell as text: dates as YYYY-MM-DD, whole numbers without a point."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return str(cell.date() if cell.time() == time() else cell)
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return plain(cell) if isinstance(cell, str) else str(cell)


@lru_cache(maxsize=1 << 14)  # every cell is read by several of its neighbours
def plain(text: str) -> str:
    """Return a text as the register may hold it: no control or hidden characters, single spaces."""
    text = _ESCAPED.sub(lambda found: _ESCAPES[found[1].upper()], text)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    kept = [_SPACES.sub(" ", _UNSAFE.sub("", line)).strip() for line in lines]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip()


def one_line(text: str) -> str:
    """Return a text on one line."""
    return " ".join(text.split())


def day_of(cell: Cell) -> date | None:
    """Return the date in a cell that holds a date; None for any other cell."""
    if isinstance(cell, datetime):
        return cell.date()
    return cell if isinstance(cell, date) else None
