"""Tables whose cells stand one below another, as copying from a PDF leaves them. Pure.

The heads of the columns come first. Each row begins with its number; what stands below it is
told apart by what it is: who, when, and the wording, which obliges.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from peeltrack.imports.language.finding_labels import label_of
from peeltrack.imports.language.obligations import obligation
from peeltrack.imports.lines import Line, Role
from peeltrack.imports.unfolding.columns import FindingColumn, is_officer, whom_in
from peeltrack.imports.unfolding.row_labels import is_bare_label, is_number
from peeltrack.imports.unfolding.statuses import STATUS_WORDS
from peeltrack.imports.unfolding.table_heads import TERMS, table_head
from peeltrack.model.parse_date import DATE

_FEWEST, _MOST = 3, 9
"""The fewest and the most columns of such a table."""
_LONGEST_HEAD = 40
_MOST_LINES = 12
"""The most lines of a row."""
_DAY = re.compile(rf"(?P<day>{DATE})(?: {STATUS_WORDS})?", re.IGNORECASE)


def with_fallen_cells(lines: Sequence[Line]) -> list[Line]:
    """Put the cells of each row of such a table into one line, below a line of its heads.

    Below other text a number begins no row, for it may be that of a page.
    """
    made: list[Line] = []
    heads: tuple[str, ...] = ()
    at, is_below = 0, False
    while at < len(lines):
        if found := _heads_at(lines, at):
            heads, at = found, at + len(found)
            made.append(replace(lines[at - 1], text=" ".join(heads), cells=heads))
            is_below = True
            continue
        begins = bool(heads) and _begins_row(lines[at])
        is_row = begins and (is_below or not is_number(lines[at].text))
        is_below = is_row or (is_below and not _is_plain(lines[at]))
        end = _end_of_row(lines, at, len(heads)) if is_row else at + 1
        made += _row(lines[at:end], heads) if is_row else [lines[at]]
        at = end
    return made


def _heads_at(lines: Sequence[Line], at: int) -> tuple[str, ...]:
    """Return the heads of columns that begin at a place, with the number's first; else none."""
    for count in range(_FEWEST, _MOST + 1):
        run = lines[at : at + count]
        if len(run) < count or not _is_plain(run[-1]) or len(run[-1].text) > _LONGEST_HEAD:
            return ()
        texts = tuple(line.text for line in run)
        head = table_head(texts) if _begins_row(*lines[at + count : at + count + 1]) else None
        if head and head.columns[0] is FindingColumn.NUMBER:
            return texts
    return ()


def _is_plain(line: Line) -> bool:
    return line.role is Role.TEXT and bool(line.text) and not (line.cells or line.bullet)


def _begins_row(line: Line | None = None) -> bool:
    return line is not None and _is_plain(line) and is_bare_label(line.text)


def _end_of_row(lines: Sequence[Line], start: int, columns: int) -> int:
    """Return the place behind a row: where the next begins, else as many lines as it has cells."""
    for at in range(start + 1, min(start + _MOST_LINES, len(lines))):
        if _begins_row(lines[at]) or _heads_at(lines, at):
            return at
    return min(start + columns, len(lines))


def _row(lines: Sequence[Line], heads: Sequence[str]) -> Iterator[Line]:
    """Yield a row as one line with its cells, and its other lines as the force's own."""
    number, *left = lines
    head = table_head(heads)
    at = next((at for at, line in enumerate(left) if obligation(line.text)), None)
    if at is None or head is None:
        yield from lines
        return
    own = left.pop(at)
    wording = [own.text]
    if not wording[0].endswith(".") and at < len(left) and left[at].text.endswith("."):
        wording.append(left.pop(at).text)
    told = {FindingColumn.NUMBER: _number(number.text), FindingColumn.WORDING: " ".join(wording)}
    for column, is_its in ((FindingColumn.OWNER, _owner), (FindingColumn.DUE, _day)):
        found = next((line for line in left if is_its(line.text)), None)
        if column in head.columns and found is not None:
            told[column] = is_its(found.text)
            left.remove(found)
    cells = tuple(told.pop(column, "") for column in head.columns)
    yield replace(own, text=" ".join(filter(None, cells)), cells=cells)
    yield from (replace(line, role=Role.OWN) for line in left)


def _number(text: str) -> str:
    found = label_of(text)
    if found is None or found.kind is None or not found.numbers:
        return text
    return f"{TERMS[found.kind[0]]} {found.numbers[0]}"


def _owner(text: str) -> str:
    return text if whom_in(text) or is_officer(text) else ""


def _day(text: str) -> str:
    found = _DAY.fullmatch(text)
    return found["day"] if found else ""
