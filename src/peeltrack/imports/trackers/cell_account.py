"""The account of a tracker: what became of each of its cells, counted once each. Pure.

Whatever a tracker holds is taken, left out for a reason, or could not be placed for a
reason. Where one cell meets several fates the one that asks most of a person stands.
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
"""How Excel writes a tab and the ends of lines in its files, which other programs hand on."""
_SPACES = re.compile(r"[^\S\n]+")
SHOWN = 80
"""Characters of a cell that a report shows."""


class At(NamedTuple):
    """A cell's place in a workbook, rows and columns counted from 0."""

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
    """What became of a cell."""

    TAKEN = "taken"
    LEFT_OUT = "left_out"
    UNPLACED = "unplaced"


_GRAVEST = (Fate.TAKEN, Fate.LEFT_OUT, Fate.UNPLACED)


@dataclass(frozen=True, slots=True)
class Entry:
    """One cell in the account."""

    at: At
    text: str
    fate: Fate
    why: str = ""
    """The reason; none for a cell that was taken."""


class Ledger:
    """Every cell that holds something, and what became of it so far."""

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
        """Where the value of a cell that a merged one covers is written."""
        self._fates: dict[At, tuple[Fate, str]] = {}

    def take(self, *places: At) -> None:
        """Say that cells are in the register as it would be."""
        self._note(places, Fate.TAKEN, "")

    def leave_out(self, why: str, *places: At) -> None:
        """Say that cells are not needed, and why."""
        self._note(places, Fate.LEFT_OUT, why)

    def cannot_place(self, why: str, *places: At) -> None:
        """Say that a person has to look at cells, or at a part of them, and why."""
        self._note(places, Fate.UNPLACED, why)

    def entries(self) -> tuple[Entry, ...]:
        """What became of every cell, in the order of the workbook."""
        forgotten = (Fate.UNPLACED, "nothing was done with it")
        return tuple(
            Entry(at, text, *self._fates.get(at, forgotten)) for at, text in self._texts.items()
        )

    def is_open(self, at: At) -> bool:
        """Whether a cell holds something and nothing has been said of it."""
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


def counts(entries: Sequence[Entry]) -> dict[Fate, int]:
    """How many cells met each fate."""
    found = Counter(entry.fate for entry in entries)
    return {fate: found[fate] for fate in Fate}


def is_empty(cell: Cell) -> bool:
    """Whether a cell holds nothing that a person would see."""
    return cell is None or (isinstance(cell, str) and not plain(cell))


def text_of(cell: Cell) -> str:
    """A cell as text: days as YYYY-MM-DD, whole numbers without a point."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return str(cell.date() if cell.time() == time() else cell)
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return plain(cell) if isinstance(cell, str) else str(cell)


@lru_cache(maxsize=1 << 14)  # every cell is looked at by several of its neighbours
def plain(text: str) -> str:
    """A text as the register may hold it: no control or hidden characters, single spaces."""
    text = _ESCAPED.sub(lambda found: _ESCAPES[found[1].upper()], text)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    kept = [_SPACES.sub(" ", _UNSAFE.sub("", line)).strip() for line in lines]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip()


def one_line(text: str) -> str:
    """A text on one line."""
    return " ".join(text.split())


def day_of(cell: Cell) -> date | None:
    """The day that a cell holds as a day; none where it holds something else."""
    if isinstance(cell, datetime):
        return cell.date()
    return cell if isinstance(cell, date) else None
