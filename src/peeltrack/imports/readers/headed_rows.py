"""Rows of a table of findings, from its lines with a cell for each column. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from peeltrack.imports.readers.blocks import Block
from peeltrack.imports.readers.hyphens import joined, whole_words
from peeltrack.imports.reports.list_markers import with_mark
from peeltrack.imports.unfolding.columns import FindingColumn
from peeltrack.imports.unfolding.row_labels import is_bare_label

_ENDED = re.compile(r"[.!?:;][\"'”\u2019)\]]{0,3}$")
LABELLED = re.compile(r"[A-Z]\w{2,15}(?: \w{2,15})?: \S")
"""Words behind a label of their own: Update: …"""
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class CellLine:
    """A line of a table, with what stands on it in each column."""

    place: int
    parts: tuple[str, ...]
    """Its words, where blanks hold them apart."""
    cells: tuple[str, ...] = ()
    is_first: bool = False
    """Whether a blank line or another page is above it."""
    is_section: bool = False
    """Whether it is of a heading between two rows."""
    is_mixed: bool = False
    """Whether its columns cannot be told apart, so that its cells may be wrong."""
    begins: bool | None = None
    """Whether a row begins there, as the rules between the rows say; None if they say nothing."""


@dataclass(frozen=True, slots=True)
class TableLine:
    """A line of a table, with the cells of the row that begins there; else with none."""

    cells: tuple[str, ...] = ()
    is_mixed: bool = False
    """Whether the columns of its words cannot be told apart."""


def rows_from(
    lines: Sequence[CellLine], columns: Sequence[FindingColumn], *, is_led: bool
) -> dict[int, TableLine]:
    """Return the rows of a table by the places of their first lines; nothing if it has none.

    Args:
        lines: its lines below the head.
        columns: what each of its columns holds.
        is_led: whether the head leads in the wordings, which may begin in small letters.
    """
    table = _Table(
        lines,
        columns.index(FindingColumn.NUMBER) if FindingColumn.NUMBER in columns else None,
        columns.index(FindingColumn.WORDING),
    )
    words = whole_words(cell for line in lines for cell in line.cells)
    rows = list(table.rows())
    cut = set() if is_led else table.cut(rows)
    made: dict[int, TableLine] = {}
    for place, row in enumerate(rows):
        made |= {line.place: TableLine() for line in row}
        if place in cut or any(line.is_mixed for line in row):
            made |= {line.place: TableLine(line.parts, is_mixed=True) for line in row}
        else:
            cells = zip(*(line.cells for line in row), strict=True)
            firsts = [line.is_first for line in row]
            made[row[0].place] = TableLine(tuple(_joined(each, firsts, words) for each in cells))
    is_table = any(
        place not in cut and table.wording(row) and not (row[0].is_section or row[0].is_mixed)
        for place, row in enumerate(rows)
    )
    return made if is_table else {}


@dataclass(frozen=True, slots=True)
class _Table:
    """The lines of a table, and where its columns of numbers and wordings are."""

    lines: Sequence[CellLine]
    number_at: int | None
    wording_at: int

    def wording(self, row: Sequence[CellLine]) -> str:
        """Return the words of a row in the column of wordings."""
        return " ".join(filter(None, (line.cells[self.wording_at] for line in row)))

    def rows(self) -> Iterator[list[CellLine]]:
        """Yield the lines of each row, and of each heading between rows."""
        row: list[CellLine] = []
        for at, line in enumerate(self.lines):
            same = bool(row) and line.is_section == row[0].is_section
            if row and not (same and self._goes_on(at, row)):
                yield row
                row = []
            row.append(line)
        if row:
            yield row

    def _goes_on(self, at: int, row: Sequence[CellLine]) -> bool:
        line = self.lines[at]
        if line.begins is not None:
            return not line.begins
        return not (line.is_first if line.is_section else self._begins(at, row))

    def cut(self, rows: Sequence[Sequence[CellLine]]) -> set[int]:
        """Return the places of rows that may hold the end or the beginning of one another."""
        found: set[int] = set()
        for at, (above, row) in enumerate(pairwise(rows)):
            if not (above[0].is_section or row[0].is_section or row[0].begins):
                begins_within = self.wording(row)[:1].islower()
                if begins_within and not _ENDED.search(self.wording(above)):
                    found |= {at, at + 1}
        return found

    def _begins(self, at: int, row: Sequence[CellLine]) -> bool:
        """Check whether another row than the one above begins at a line."""
        line, before = self.lines[at], self.wording(row)
        word = line.cells[self.wording_at]
        ended = not before or bool(_ENDED.search(before))
        if self.number_at is None:
            others = any(self._others(each) for each in self._block(at))
            return bool(before and word) and not word[:1].islower() and others and (
                line.is_first or (ended and self._others(line))
            )  # fmt: skip
        is_numbered = any(map(self._number, row))
        if self._number(line) and self._number(row[-1]) and not line.is_first:
            is_plain = ended or is_bare_label(line.cells[self.number_at])
            return bool(word) and not word[:1].islower() and is_plain
        if self._number(line):
            return is_numbered or (line.is_first and bool(before))
        awaits = is_numbered and ended and not word[:1].islower() and self._awaits_number(at)
        return awaits and (bool(word) or line.is_first)

    def _awaits_number(self, at: int) -> bool:
        """Check whether the number of the row that begins at a line stands further down."""
        above = ""
        for line in self._block(at):
            word = line.cells[self.wording_at]
            if self._number(line):
                return word[:1].islower() or not (word and (not above or _ENDED.search(above)))
            above = word or above
        return False

    def _block(self, at: int) -> Iterator[CellLine]:
        """Yield a line and those below it, up to a blank one."""
        yield self.lines[at]
        yield from takewhile(
            lambda line: not (line.is_section or line.is_first), self.lines[at + 1 :]
        )

    def _number(self, line: CellLine) -> bool:
        return self.number_at is not None and bool(_DIGIT.search(line.cells[self.number_at]))

    def _others(self, line: CellLine) -> bool:
        return any(cell for at, cell in enumerate(line.cells) if at != self.wording_at)


def _joined(pieces: Sequence[str], firsts: Sequence[bool], words: frozenset[str]) -> str:
    """Join the lines of a cell; a paragraph or an entry of a list in it is a line of its own."""
    text, is_first = "", False
    for piece, first in zip(pieces, firsts, strict=True):
        is_first |= first
        if not piece:
            continue
        ended = bool(_ENDED.search(text))
        is_entry = with_mark(Block(piece)).bullet and (ended or not piece[:1].isdigit())
        is_entry = is_entry or bool(ended and LABELLED.match(piece))
        if text and ((is_first and ended and not piece[:1].islower()) or is_entry):
            text = f"{text}\n{piece}"
        else:
            text = f"{text}{piece}" if text.endswith("/") else joined(text, piece, words)
        is_first = False
    return text
