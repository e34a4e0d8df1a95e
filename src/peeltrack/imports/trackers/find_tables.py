"""Trackers within a workbook: their headings, columns and rows. Pure."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from peeltrack.imports.readers.workbook import Cell, Sheet
from peeltrack.imports.trackers.cell_account import At, is_empty, one_line, text_of
from peeltrack.imports.trackers.column_headings import field_of
from peeltrack.imports.trackers.columns import TrackerColumn, columns_elsewhere, columns_of
from peeltrack.imports.trackers.heading_names import Field
from peeltrack.imports.trackers.heading_rows import heading_rows
from peeltrack.imports.trackers.heading_spelling import heading_key
from peeltrack.imports.trackers.references import kind_in_heading
from peeltrack.model.vocabulary import ItemKind

_HEAD = 40
"""The number of rows in which the headings are looked for."""
_FEWEST = 3
"""The fewest different fields that a tracker's headings name."""
_SAYS_WHICH = {Field.REFERENCE, Field.WORDING, Field.TITLE}
_TITLE_KIND = re.compile(
    r"\b(?:AFIs?|areas? for improvement|recs?|recommendations?|CoCs?|causes? of concern)\b",
    re.IGNORECASE,
)
_WIDEST_KEY = 3
"""The most cells in a row of a key."""
_KEY = re.compile(r"(?:b?rag |rayg |status |colour )*(?:key|legend|definitions?)\b.{0,20}$", re.I)
_COLOUR = re.compile(
    r"(?:(?:b?rag |rayg |status |colour )*(?:key|legend) ?[:\u2013-] ?)?"
    r"(?:red|amber|yellow|green|blue|grey|gray|white)(?: ?[-\u2013=:(].*)?",
    re.I,
)
_COUNT = re.compile(r"(?:\d+ ?[^\W\d]{0,12}\W{0,3}){1,5}")
"""What a row of totals counts: "8 recs / 2 CoC"."""
_TOTALS = re.compile(
    r"(?:grand |sub ?)?totals?\b.{0,30}|(?:count|number)(?: of .{0,40})?|sum", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class TrackerTable:
    """The tracker in one sheet."""

    sheet: Sheet
    header: int
    """The row of headings, or the last of two, counted from 0."""
    columns: tuple[TrackerColumn, ...]
    inspection: str | None = None
    """The inspection of its findings, if a mapping names one."""
    kind: str | None = None
    """The kind of its findings, if a mapping names one."""

    @property
    def kind_headed(self) -> str:
        """The word for a kind of finding in its references' heading, above it or in its name."""
        if said := self._kind_heading(Field.REFERENCE):
            return said
        above = (one_line(text_of(cell)) for row in self.sheet.rows[: self.top] for cell in row)
        titles = (_TITLE_KIND.search(text) for text in (*above, self.sheet.name) if text)
        kinds = {found[0].casefold().rstrip("s") for found in titles if found}
        return kinds.pop() if len(kinds) == 1 else self._kind_heading(Field.WORDING)

    def _kind_heading(self, field: Field) -> str:
        """Return the word for a kind of finding in the heading of a field."""
        headings = (column.heading for column in self.named(field))
        return next(filter(None, map(kind_in_heading, headings)), "")

    @property
    def has_wordings(self) -> bool:
        """Whether it holds findings, and not only what belongs to findings of another sheet."""
        return bool(self.named(Field.WORDING, Field.TITLE, Field.CAUSE_WORDING))

    @property
    def top(self) -> int:
        """The first row of headings, counted from 0."""
        return heading_rows(self.sheet, self.header)[0]

    def at(self, row: int, column: int) -> At:
        """Return the place of a cell."""
        return At(self.sheet.name, row, column)

    def cell(self, row: int, column: int) -> Cell:
        """Return the content of a cell."""
        cells = self.sheet.rows[row]
        return cells[column] if column < len(cells) else None

    def named(self, *fields: Field) -> tuple[TrackerColumn, ...]:
        """Return the columns of some fields."""
        return tuple(column for column in self.columns if column.field in fields)


@dataclass(frozen=True, slots=True)
class TrackerRow:
    """A row of a tracker, with its cells by field."""

    table: TrackerTable
    index: int

    def cells(self, *fields: Field) -> Iterator[tuple[At, Cell]]:
        """Yield the cells of some fields that have content."""
        for column in self.table.named(*fields):
            cell = self.table.cell(self.index, column.index)
            if not is_empty(cell):
                yield self.table.at(self.index, column.index), cell

    def fills(self, field: Field) -> Iterator[tuple[At, str]]:
        """Yield the cells of a field that have a colour, each with the colour."""
        fills = self.table.sheet.fills
        for column in self.table.named(field):
            origin = self.table.sheet.covered.get((self.index, column.index))
            place = origin or (self.index, column.index)
            if place in fills and not self.table.sheet.depends(place):
                yield self.table.at(*place), fills[place]

    def first(self, field: Field) -> tuple[At, Cell] | None:
        """Return the first cell of a field that has content."""
        return next(self.cells(field), None)

    def text(self, field: Field) -> str:
        """Return the text of a field, on one line; empty if there is none."""
        found = self.first(field)
        return one_line(text_of(found[1])) if found else ""

    @property
    def cause(self) -> "TrackerRow | None":
        """The cause of concern in the row of a recommendation that addresses it."""
        if not any(self.cells(Field.CAUSE_WORDING)):
            return None
        own = {Field.CAUSE_WORDING: Field.WORDING, Field.CAUSE_OF_CONCERN: Field.REFERENCE}
        named = self.table.named(*own)
        columns = tuple(replace(each, field=own[each.field]) for each in named)
        columns += self.table.named(Field.INSPECTION, Field.PUBLISHED, Field.AREA)
        kind = ItemKind.CAUSE_OF_CONCERN.value
        return TrackerRow(replace(self.table, columns=columns, kind=kind), self.index)

    @property
    def filled(self) -> tuple[At, ...]:
        """Every cell of the row with content, also outside the columns."""
        cells = self.table.sheet.rows[self.index]
        return tuple(
            self.table.at(self.index, column)
            for column, cell in enumerate(cells)
            if not is_empty(cell)
        )

    @property
    def repeats_headings(self) -> bool:
        """Whether the headings are printed again, as at the top of each page."""
        shown = [text_of(self.table.cell(self.index, c.index)) for c in self.table.columns]
        above = [text_of(self.table.cell(self.table.header, c.index)) for c in self.table.columns]
        return list(map(heading_key, shown)) == list(map(heading_key, above))

    @property
    def totals(self) -> bool:
        """Whether it only counts the rows above."""
        first = self.filled[0]
        says = one_line(text_of(self.table.cell(first.row, first.column)))
        others = (one_line(text_of(cell)) for _, cell in self.cells(Field.WORDING, Field.UPDATE))
        return bool(_TOTALS.fullmatch(says)) and all(
            text == says or _COUNT.fullmatch(text) for text in others
        )

    @property
    def only(self) -> str:
        """The text of a row that holds nothing else, be its cell merged over others or not."""
        places = {self.table.sheet.covered.get((at.row, at.column), at[1:]) for at in self.filled}
        first = self.filled[0]
        text = one_line(text_of(self.table.cell(first.row, first.column)))
        return text if len(places) == 1 else ""


def found_table(sheet: Sheet) -> TrackerTable | None:
    """Return the tracker in a sheet; None if no row names enough of a tracker's columns.

    If several rows do, the one that names the most counts, and among equals the first.
    """
    rows = [(len(_fields(cells)), -row) for row, cells in enumerate(sheet.rows[:_HEAD])]
    best = max(rows, default=(0, 0))
    if best[0] < 2:
        return None
    header = heading_rows(sheet, -best[1])[1]
    columns = columns_elsewhere(columns_of(sheet, header))
    fields = {column.field for column in columns} - {Field.UNKNOWN}
    if len(fields) < _FEWEST or not _SAYS_WHICH & fields:
        return None
    return TrackerTable(sheet, header, columns)


def data_rows(table: TrackerTable) -> Iterator[TrackerRow]:
    """Yield the rows with content below the headings, except the tracker's own key."""
    key = key_rows(table)
    for index in range(table.header + 1, len(table.sheet.rows)):
        if index not in key and any(not is_empty(cell) for cell in table.sheet.rows[index]):
            yield TrackerRow(table, index)


def key_rows(table: TrackerTable) -> frozenset[int]:
    """Return the rows below the headings in which the tracker explains its colours and words.

    They begin at a row headed "Key", or with a colour in the place of a finding, and end at
    the next finding with a number.
    """
    found: set[int] = set()
    for index in range(table.header + 1, len(table.sheet.rows)):
        row = TrackerRow(table, index)
        texts = [text_of(table.cell(index, at.column)) for at in row.filled]
        if any(re.search(r"\d", row.text(field)) for field in (Field.REFERENCE, Field.UPDATE)):
            in_key = False
        elif texts and (_KEY.match(texts[0]) or _COLOUR.fullmatch(texts[0])):
            in_key = not any(row.cells(Field.UPDATE, Field.STEPS))
        else:
            in_key = len(texts) <= _WIDEST_KEY and index - 1 in found
        if in_key:
            found.add(index)
    return frozenset(found)


def names_a_tracker(cells: Sequence[Cell]) -> bool:
    """Check whether a row's cells name enough of a tracker's columns to be its headings."""
    fields = set(_fields(cells))
    return len(fields) >= _FEWEST and bool(_SAYS_WHICH & fields)


def _fields(cells: Sequence[Cell]) -> Mapping[Field, int]:
    found = Counter(
        field_of(one_line(cell)) for cell in cells if isinstance(cell, str) and len(cell) < 80
    )
    found.pop(Field.UNKNOWN, None)
    return found
