"""Tables of plain text whose columns are set apart by spaces. Pure."""

import re
from collections.abc import Collection, Container, Mapping, Sequence
from typing import NamedTuple

_PART = re.compile(r"\S+(?: \S+)*")
_FEWEST_COLUMNS, _FEWEST_ROWS, _OFF = 3, 2, 1
_PAIR, _FEWEST_PAIRS, _LONGEST_OF_PAIR = 2, 3, 60
"""The columns of a list of pairs, such as names and offices; its fewest rows, its longest cell."""
_LONGEST_OF_HEAD = 25
"""The most characters of a column's head."""
_NEAR = 3
"""The most lines between a table and a row that stands alone below a heading of its own."""
_LABEL_ABOVE = 3
"""The most lines above a list of people in which its label is looked for."""
_SHORT = 40
"""Characters below which a line within a cell ends a paragraph, whatever its last sign."""
_FEWEST_SPACES = 2
_ENDLESS = 10_000
"""The end of the last column."""
_MOST_COLUMNS = 12
_SET_IN = 4
"""The most spaces by which the rest of a cell is set in below its beginning."""
_NUMBER = re.compile(r"[A-Z]{0,5}[-/]?\d{1,6}(?:[./-]\d{1,6}){0,3}[a-z]?[.):]?")
"""The number with which a row begins, whose cells are its own wherever they begin."""
_PEOPLE = re.compile(
    r"\W*(?:\d{1,2}\W+)?(?:\w+ ){0,3}(?:present|attendees|attendance|members|participants)"
    r"(?: (?:and|&|/) apologies)?\W*",
    re.IGNORECASE,
)
"""The line above a list of people."""
_OPEN = re.compile(r"[(\[][^)\]]*$|(?:\b(?:and|of|for|the|to)|&|,)$")
"""The end of a cell that goes on in the next line."""


def aligned_rows(lines: Sequence[str]) -> Mapping[int, tuple[str, ...]]:
    """Return the cells of each line that is a row of such a table, by its index.

    A table has three columns and two rows at least, each part beginning where one of the
    head's does. Two columns of people need three rows; a label such as "Present:" with columns
    of people behind it is a table of one. Below a label of people the left column may hold the
    body of those to the right, in one word, with blank lines between bodies. A line that only
    carries cells on is given with none; its words stand above.
    """
    found: dict[int, tuple[str, ...]] = {}
    place, above = 0, _ColumnsAbove()
    while place < len(lines):
        starts = [start for start, _ in _parts(lines[place])]
        end = place + 1
        fits = _PAIR <= len(starts) <= _MOST_COLUMNS
        rows = _by_body(lines, place, starts) or _rows_below(lines, place, starts) if fits else {}
        if rows:
            rows |= _further_pairs(lines, max(rows) + 1, starts)
            end = max(rows) + 1
        elif alone := above.row(lines[place], place):
            rows, starts = {place: alone}, list(above.starts)
        if rows:
            found |= rows
            above = _ColumnsAbove(starts, end)
        place = end
    return found


class _ColumnsAbove(NamedTuple):
    """The columns of the last table, in which a row below a heading of its own may stand alone."""

    starts: Sequence[int] = ()
    end: int = 0
    """The place below its last row."""

    def row(self, line: str, place: int) -> tuple[str, ...]:
        """Return the cells of a line that fills every column near the table; else none."""
        if len(self.starts) < _FEWEST_COLUMNS or place - self.end > _NEAR:
            return ()
        cells, set_in = _cells(line, self.starts)
        return cells if all(cells) and not set_in else ()


def _rows_below(
    lines: Sequence[str], first: int, starts: Sequence[int]
) -> dict[int, tuple[str, ...]]:
    """Return the rows below a head if they are a table's."""
    rows = _table(lines, first, starts)
    is_table = _is_table([cells for cells in rows.values() if cells], len(rows))
    return rows if is_table else _counted(lines, first)


def _further_pairs(
    lines: Sequence[str], first: int, starts: Sequence[int]
) -> dict[int, tuple[str, ...]]:
    """Return the pairs just below a list of pairs, each run under what is said of it.

    That is the body that these people are from, or a label behind a blank line: "Apologies".
    """
    rows: dict[int, tuple[str, ...]] = {}
    heads = blanks = 0
    for place in range(first, len(lines) if len(starts) == _PAIR else first):
        cells, set_in = _cells(lines[place], starts)
        if not lines[place].strip():
            blanks += 1
        elif cells and all(cells) and not set_in:
            rows[place], heads, blanks = cells, 0, 0
        elif rows and cells and not (cells[0] or blanks):
            rows[place] = cells
        else:
            heads += 1
        if max(heads, blanks) > 1:
            break
    return rows


def _by_body(lines: Sequence[str], first: int, starts: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """Return the rows of people beside the bodies that they are from, below a label of people."""
    near = range(first - 1, max(first - _LABEL_ABOVE, 0) - 1, -1)
    above = next((lines[at] for at in near if lines[at].strip()), "")
    if len(starts) != _PAIR or len(above) > _LONGEST_OF_PAIR or not _PEOPLE.fullmatch(above):
        return {}
    rows = _table(lines, first, starts, over_blanks=True)
    filled = [cells for cells in rows.values() if cells]
    short = all(cell[:1].isupper() and len(cell) <= _LONGEST_OF_PAIR for _, cell in filled)
    under = any(not body for body, _ in filled)
    return rows if short and under and len(filled) >= _FEWEST_PAIRS else {}


def _counted(lines: Sequence[str], first: int) -> dict[int, tuple[str, ...]]:
    """Return the rows of a table whose columns have lost their places: each as long as the head.

    Its head is of short words; the rows below follow each other without a blank line.
    """
    rows: dict[int, tuple[str, ...]] = {}
    for place in range(first, len(lines)):
        cells = tuple(text for _, text in _parts(lines[place]))
        if rows and len(cells) != len(rows[first]):
            break
        rows[place] = cells
    short = all(len(cell) <= _LONGEST_OF_HEAD for cell in rows[first])
    is_table = len(rows[first]) >= _FEWEST_COLUMNS and len(rows) > _FEWEST_ROWS and short
    return rows if is_table else {}


def _is_table(rows: Sequence[Sequence[str]], lines: int) -> bool:
    """Check whether rows are a table's: enough of them and, of pairs, each a name and a text."""
    if len(rows[0]) >= _FEWEST_COLUMNS:
        labelled = rows[0][0].endswith(":") and lines >= _FEWEST_ROWS
        return labelled or len(rows) >= _FEWEST_ROWS
    pairs = all(
        (first[:1].isalpha() and (" " in first or first.endswith(":")))
        or (place > 0 and not first and second[:1].isupper())
        for place, (first, second) in enumerate(rows)
    )
    short = all(len(cell) <= _LONGEST_OF_PAIR for row in rows for cell in row)
    return len(rows) >= _FEWEST_PAIRS and pairs and short


def _table(
    lines: Sequence[str], first: int, starts: Sequence[int], *, over_blanks: bool = False
) -> dict[int, tuple[str, ...]]:
    """Return the rows below a head; a blank line ends nothing, but a heading behind it does.

    It ends pairs, unless they go on `over_blanks`.
    """
    rows: dict[int, tuple[str, ...]] = {}
    last, blank = first, False
    for place in range(first, len(lines)):
        if not lines[place].strip():
            blank = True
            continue
        cells, set_in = _cells(lines[place], starts)
        ends_pairs = len(starts) == _PAIR and not (over_blanks and all(cells))
        if not cells or (blank and (ends_pairs or not any(cells[1:]))):
            break
        if len(starts) == _PAIR and not cells[1]:
            break
        if place > first and _carries_on(rows[last], cells, set_in, blank=blank):
            pairs = zip(rows[last], cells, strict=True)
            rows[last] = tuple(_joined(*pair, blank=blank) for pair in pairs)
            rows[place] = ()
        else:
            is_entry = cells[0].endswith(":") or _NUMBER.fullmatch(cells[0])
            if place > first and set_in and not is_entry:
                rows[last], cells = _with_set_in(rows[last], cells, set_in)
            rows[place], last = cells, place
        blank = False
    return rows


def _carries_on(
    row: Sequence[str], cells: Sequence[str], set_in: Container[int], *, blank: bool
) -> bool:
    """Check whether a line only carries on the cells of the row above it."""
    filled = [column for column, cell in enumerate(cells) if cell]
    if cells[0] or not (blank or len(filled) < len(cells)):
        return False
    if len(cells) > _PAIR or blank:
        return True
    return 1 in set_in or not cells[1][:1].isupper() or bool(_OPEN.search(row[1]))


def _with_set_in(
    row: Sequence[str], cells: Sequence[str], set_in: Collection[int]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return a row with the parts that are set in below its cells, and the line without them."""
    whole = (
        f"{above} {cell}" if column in set_in else above
        for column, (above, cell) in enumerate(zip(row, cells, strict=True))
    )
    rest = ("" if column in set_in else cell for column, cell in enumerate(cells))
    return tuple(whole), tuple(rest)


def _joined(cell: str, more: str, *, blank: bool) -> str:
    """Join a cell and its continuation: in the same sentence, or as a paragraph of its own."""
    if not cell or not more:
        return cell or more
    ended = blank or re.search(r"[.?!:]$", cell) or len(cell.rpartition("\n")[2]) < _SHORT
    ended = ended and (blank or not _OPEN.search(cell))
    return f"{cell}\n{more}" if ended and not more[0].islower() else f"{cell} {more}"


def _cells(line: str, starts: Sequence[int]) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Return a line's parts in their columns, and the columns in which a part is set in.

    Both are empty if one begins or ends where no column does. What is alone on its line may
    reach over the columns behind its own: Update: …
    """
    cells = [""] * len(starts)
    set_in: list[int] = []
    parts = _parts(line)
    reaches = len(parts) == 1 and len(starts) >= _FEWEST_COLUMNS and parts[0][0] >= starts[1]
    for at, text in parts:
        within = [n for n, start in enumerate(starts) if -_OFF <= at - start <= _SET_IN]
        column = within[-1] if within else None
        end = _ENDLESS if reaches else [*starts, _ENDLESS][(column or 0) + 1]
        if column is None or at + len(text) > end:
            return (), ()
        set_in += [column] if at - starts[column] > _OFF else []
        cells[column] = text
    return (tuple(cells) if any(cells) else ()), tuple(set_in)


def _parts(line: str) -> list[tuple[int, str]]:
    """Return the parts of a line that two spaces or more set apart, each with its place."""
    found = [(each.start(), each[0]) for each in _PART.finditer(line.expandtabs(1))]
    ends = [start + len(text) for start, text in found]
    gaps = [after[0] - end for end, after in zip(ends, found[1:], strict=False)]
    return found if all(gap >= _FEWEST_SPACES for gap in gaps) else []
