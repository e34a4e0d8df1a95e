"""Trackers within a workbook: their headings, columns and rows. Pure."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from peeltrack.imports.language.bodies import is_body
from peeltrack.imports.readers.workbook import Cell, Sheet
from peeltrack.imports.trackers.cell_account import At, is_empty, one_line, text_of
from peeltrack.imports.trackers.column_headings import (
    Field,
    day_in_heading,
    field_of,
    heading_key,
    kind_in_heading,
)
from peeltrack.imports.trackers.heading_rows import heading_rows, headings
from peeltrack.model.vocabulary import ItemKind

_HEAD = 40
"""The number of rows in which the headings are looked for."""
_FEWEST = 3
"""The fewest different fields that a tracker's headings name."""
_LONGEST_REFERENCE, _SHORTEST_WORDING = 40, 8
"""The usual length above which a reference column has wordings, or below which the reverse."""
_SAYS_WHICH = {Field.REFERENCE, Field.WORDING, Field.TITLE}
_TITLE_KIND = re.compile(
    r"\b(?:AFIs?|areas? for improvement|recs?|recommendations?|CoCs?|causes? of concern)\b",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"(?:head|director|manager|deputy|assistant|chief (?!constables|officers|fire)|det)\b",
    re.IGNORECASE,
)
"""The beginning of an office of the force, which is not a body that a report addresses."""
_CAUSE_REFERENCE = re.compile(r"(?:coc|cause of concern)?[ #]*\d{1,2}\b", re.IGNORECASE)
_WIDEST_KEY = 3
"""The most cells in a row of a key."""
_KEY = re.compile(r"(?:b?rag |rayg |status |colour )*(?:key|legend|definitions?)\b.{0,20}$", re.I)
_COLOUR = re.compile(r"(?:red|amber|yellow|green|blue|grey|gray|white)(?: ?[-\u2013=:(].*)?", re.I)
_TOTALS = re.compile(
    r"(?:grand |sub ?)?totals?\b.{0,30}|(?:count|number)(?: of .{0,40})?|sum", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class TrackerColumn:
    """A column of a tracker."""

    index: int
    heading: str
    """The heading in a mapping file: on one line, with its letter if two are alike."""
    field: Field


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

    def fill(self, field: Field) -> tuple[At, str] | None:
        """Return the first cell of a field that has a colour, and the colour."""
        fills = self.table.sheet.fills
        for column in self.table.named(field):
            origin = self.table.sheet.covered.get((self.index, column.index))
            place = origin or (self.index, column.index)
            if place in fills and not self.table.sheet.depends(place):
                return self.table.at(*place), fills[place]
        return None

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
        return bool(
            _TOTALS.fullmatch(one_line(text_of(self.table.cell(first.row, first.column))))
        ) and not any(self.cells(Field.WORDING, Field.UPDATE))


def found_table(sheet: Sheet) -> TrackerTable | None:
    """Return the tracker in a sheet; None if no row names enough of a tracker's columns.

    If several rows do, the one that names the most counts, and among equals the first.
    """
    rows = [(len(_fields(cells)), -row) for row, cells in enumerate(sheet.rows[:_HEAD])]
    best = max(rows, default=(0, 0))
    if best[0] < 2:
        return None
    header = heading_rows(sheet, -best[1])[1]
    columns = columns_of(sheet, header)
    fields = {column.field for column in columns} - {Field.UNKNOWN}
    if len(fields) < _FEWEST or not _SAYS_WHICH & fields:
        return None
    return TrackerTable(sheet, header, columns)


def columns_of(sheet: Sheet, header: int) -> tuple[TrackerColumn, ...]:
    """Return the columns under a row of headings; a field with one column is not given to two.

    An unnamed column with content has its letter for a heading.
    """
    texts = headings(sheet, header) if header < len(sheet.rows) else []
    twice = {text for text, times in Counter(texts).items() if times > 1}
    columns: list[TrackerColumn] = []
    for at, text in enumerate(texts):
        if text or any(at < len(row) and not is_empty(row[at]) for row in sheet.rows[header:]):
            letter = At("", 0, at).cell.rstrip("1")
            heading = f"{text} [{letter}]".strip() if text in twice or not text else text
            field = _by_length(field_of(text), sheet, header, at)
            field = _by_owners(field, text, sheet, header, at)
            columns.append(TrackerColumn(at, heading, _own(field, text, columns)))
    return tuple(columns)


def _by_length(field: Field, sheet: Sheet, header: int, column: int) -> Field:
    """Return the field of a column called AFI or Recommendation: of numbers or of wordings."""
    if field not in (Field.REFERENCE, Field.WORDING, Field.CAUSE_OF_CONCERN, Field.KIND):
        return field
    below = [text_of(row[column]) for row in sheet.rows[header + 1 :] if column < len(row)]
    lengths = sorted(map(len, filter(None, below)))
    if not lengths:
        return field
    usual = lengths[len(lengths) // 2]
    if field == Field.CAUSE_OF_CONCERN:
        refers = any(_CAUSE_REFERENCE.match(text) for text in below)
        return Field.CAUSE_WORDING if usual > _LONGEST_REFERENCE and not refers else field
    if field in (Field.REFERENCE, Field.KIND) and usual > _LONGEST_REFERENCE:
        return Field.WORDING
    return Field.REFERENCE if field == Field.WORDING and usual < _SHORTEST_WORDING else field


def _by_owners(field: Field, heading: str, sheet: Sheet, header: int, column: int) -> Field:
    """Return the field of the owners of recommendations: of addressees or of leads."""
    if field != Field.ADDRESSED_TO or "owner" not in heading.casefold():
        return field
    below = (text_of(row[column]) for row in sheet.rows[header + 1 :] if column < len(row))
    named = [one_line(text) for text in below if text]
    bodies = sum(is_body(name) and not _OFFICE.match(name) for name in named)
    return field if bodies * 2 > len(named) else Field.STRATEGIC_LEAD


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


_MAY_REPEAT = {Field.UPDATE, Field.STEPS, Field.NOTE, Field.BLOCKER, Field.UNKNOWN, Field.MEASURE}
_RATHER = {
    Field.REFERENCE: Field.NOTE,
    Field.TARGET: Field.REVISED_TARGET,
    Field.TACTICAL_LEAD: Field.UNKNOWN,
}


def _own(field: Field, heading: str, before: Sequence[TrackerColumn]) -> Field:
    """Return the field, or the likelier one for a second column; updates may have several.

    So may the RAG, if its heading names a month.
    """
    if field == Field.RAG and day_in_heading(heading):
        return field
    if field in _MAY_REPEAT or all(column.field != field for column in before):
        return field
    rather = _RATHER.get(field, Field.UNKNOWN)
    return rather if all(column.field != rather for column in before) else Field.UNKNOWN


def _fields(cells: Sequence[Cell]) -> Mapping[Field, int]:
    found = Counter(
        field_of(one_line(cell)) for cell in cells if isinstance(cell, str) and len(cell) < 80
    )
    found.pop(Field.UNKNOWN, None)
    return found
