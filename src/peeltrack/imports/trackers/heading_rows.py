"""Headings of a tracker, in one row or over two. Pure."""

import re
from datetime import date

from peeltrack.imports.readers.workbook import Sheet
from peeltrack.imports.trackers.cell_account import is_empty, one_line, text_of
from peeltrack.imports.trackers.column_headings import field_of
from peeltrack.imports.trackers.heading_names import Field
from peeltrack.imports.trackers.references import kind_in_heading
from peeltrack.model.parse_date import MONTH_AND_YEAR

_LONGEST = 40
"""The most characters of a group's name; a longer text above the headings is a title."""
_MONTH_ONLY = re.compile(MONTH_AND_YEAR, re.IGNORECASE)
"""A month above the columns of its update and its RAG."""
_FINDING = {Field.REFERENCE, Field.WORDING, Field.TITLE}


def heading_rows(sheet: Sheet, row: int) -> tuple[int, int]:
    """Return the first and last row of the headings around a row, counted from 0."""
    if row + 1 < len(sheet.rows) and _heads_groups(sheet, row) and _is_below(sheet, row):
        return row, row + 1
    if row and _heads_groups(sheet, row - 1) and _is_below(sheet, row - 1):
        return row - 1, row
    return row, row


def headings(sheet: Sheet, row: int) -> list[str]:
    """Return the heading of each column, with its group's name if that says more."""
    first, last = heading_rows(sheet, row)
    width = max((len(cells) for cells in sheet.rows[first:]), default=0)
    own = _texts(sheet, last, width)
    if first == last:
        return own
    group, joined = "", []
    for above, below in zip(_texts(sheet, first, width), own, strict=True):
        group = above or (group if below else "")
        joined.append(_joined(group, below))
    return joined


def _joined(group: str, below: str) -> str:
    if not below or not group or group == below:
        return below or group
    if field_of(below) != Field.UNKNOWN:
        return f"{below} {group}" if _MONTH_ONLY.fullmatch(group) else below
    both = (f"{group} {below}", f"{below} {group}")
    return next((text for text in both if field_of(text) != Field.UNKNOWN), below)


def _heads_groups(sheet: Sheet, row: int) -> bool:
    """Check whether the texts of a row may name columns and groups of columns."""
    texts = [text for text in _texts(sheet, row, len(sheet.rows[row])) if text]
    is_text = all(isinstance(cell, str | date) for cell in sheet.rows[row] if not is_empty(cell))
    return is_text and len(texts) > 1 and all(len(text) <= _LONGEST for text in texts)


def _is_below(sheet: Sheet, row: int) -> bool:
    """Check whether the next row continues headings: below a merged one, or beside gaps."""
    own = {at: text for at, text in enumerate(_texts(sheet, row, 0)) if text}
    below = _texts(sheet, row + 1, 0)
    merged = any((row + 1, at) in sheet.covered for at in own)
    new = {
        at: text
        for at, text in enumerate(below)
        if text and (row + 1, at) not in sheet.covered and not (at in own and own[at] == text)
    }
    gaps = merged or any(at in own and not (at < len(below) and below[at]) for at in own)
    gaps = gaps or sum(at not in own for at in new) > 1
    return (
        gaps
        and len(new) > 1
        and all(_names_column(sheet.rows[row + 1][at], own.get(at, "")) for at in new)
        and sum(field_of(text) != Field.UNKNOWN for text in new.values()) > 1
    )


def _names_column(cell: object, above: str) -> bool:
    """Check whether a cell may be the second line of a heading; below Ref, AFI 1 is a finding."""
    text = one_line(cell) if isinstance(cell, str) else ""
    if field_of(above) == Field.REFERENCE and any(map(str.isdigit, text)):
        return False
    finding = field_of(above) in _FINDING and not kind_in_heading(text)
    return 0 < len(text) <= _LONGEST and (not finding or field_of(text) != Field.UNKNOWN)


def _texts(sheet: Sheet, row: int, width: int) -> list[str]:
    texts = ["" if is_empty(cell) else _text(cell) for cell in sheet.rows[row]]
    return texts + [""] * (width - len(texts))


def _text(cell: object) -> str:
    """Return the text of a cell; a date at the start of a month names the month."""
    if isinstance(cell, date) and cell.day == 1:
        return f"{cell:%B %Y}"
    return one_line(text_of(cell))  # type: ignore[arg-type]
