"""The widths of a table's columns, by their content, and the orientation of its page. Pure."""

from collections.abc import Callable, Sequence
from math import ceil

from peeltrack.documents.formats import tree
from peeltrack.documents.formats.page_breaks import length

_MOST_UPRIGHT, _MOST_OF_TEXT = 6, 5
"""Columns that always fit on an upright page, of words and of long texts."""
UPRIGHT, SIDEWAYS = 110, 165
"""Characters of a table that fit side by side, upright and landscape."""
_LONG_TEXTS = 5 * UPRIGHT
"""Characters of a row without breaks that would stand in many short lines on an upright page."""
_SEVERAL_PAGES = 12_000
"""Characters of a table that fills two landscape pages or more."""
_UNBROKEN = 18
"""Characters up to which a cell stays on one line."""
_RAGGED = 7
"""Characters of a line lost to its ragged end and the space between columns."""
_TO_WRITE = "words " * 60
"""Text that stands in for a cell to be completed by hand."""
_MOST_ROWS = 60
"""Rows of a long table, evenly spread, whose heights decide."""
_BESIDE = 3
"""Characters of space between columns."""
_LEAD = 0.8
"""Share of the characters of a line that a table in larger type has room for."""
_STRONG = 1.15
"""Characters of text that one bold character takes; headings are bold."""


def lies_sideways(table: tree.TableBlock) -> bool:
    """Check whether a table needs landscape pages, where pages can be turned.

    The page before and its last one are left part empty, so a short one of few columns stands.
    """
    columns = len(table.columns)
    if not table.is_wide or columns <= _MOST_OF_TEXT:
        return False
    natural = sum(natural_widths(table))
    if columns > _MOST_UPRIGHT:
        return natural > UPRIGHT
    return natural > _LONG_TEXTS and length((table,)) > _SEVERAL_PAGES


def natural_widths(table: tree.TableBlock) -> list[int]:
    """Return the width of each column in characters if no cell is broken."""
    heads = [_of_head(len(_text(column))) for column in table.columns]
    cells = _longest(table, len)
    return [max(pair) + _BESIDE for pair in zip(heads, cells, strict=True)]


def shares(table: tree.TableBlock, room: int) -> list[float]:
    """Return the share of the room, given in characters, that each column takes.

    Each has room for its longest word and for its heading in bold, as far as there is any. The
    rest goes, a character at a time, to the column that makes the rows lower by it.
    """
    natural = natural_widths(table)
    if table.is_lead:
        room = round(room * _LEAD)
    if sum(natural) <= room:
        return [width / room for width in natural]
    widths = _least_widths(table)
    every = max(1, len(table.rows) // _MOST_ROWS)
    rows = [[len(_text(cell)) + _BESIDE for cell in row.cells] for row in table.rows[::every]]
    for _ in range(room - sum(widths)):
        widths[_most_worth_widening(rows or [natural], widths)] += 1
    return [width / sum(widths) for width in widths]


def _most_worth_widening(rows: Sequence[Sequence[int]], widths: Sequence[int]) -> int:
    """Return the column that makes the rows lower by a character more: those it is tallest in."""
    saved = [0.0] * len(widths)
    for lengths in rows:
        lines = [max(1, width - _RAGGED) for width in widths]
        heights = [length / line for length, line in zip(lengths, lines, strict=True)]
        tallest = max(heights)
        column = heights.index(tallest)
        saved[column] += tallest - lengths[column] / (lines[column] + 1)
    return saved.index(max(saved))


def _least_widths(table: tree.TableBlock) -> list[int]:
    """Return the width each column needs so that no heading and no ordinary word is broken.

    A short cell has a character more, as its letters may be broad: Recommendation 1.
    """
    heads = [_of_head(_longest_word(_text(column))) for column in table.columns]
    words, wholes = _longest(table, _longest_word), _longest(table, len)
    return [
        max(head, min(_UNBROKEN, max(word, whole + 1 if whole <= _UNBROKEN else 0))) + _BESIDE
        for head, word, whole in zip(heads, words, wholes, strict=True)
    ]


def _of_head(length: int) -> int:
    """Return the width of so many bold characters, plus one as a short word may be all broad."""
    return ceil(length * _STRONG) + 1


def _longest(table: tree.TableBlock, measure: Callable[[str], int]) -> list[int]:
    rows = (table.columns, *(row.cells for row in table.rows))

    def width(cell: tree.TableCell) -> int:
        measured = measure(_text(cell))
        return _of_head(measured) if cell.is_heading else measured

    return [max(width(row[number]) for row in rows) for number in range(len(table.columns))]


def _text(cell: tree.TableCell) -> str:
    """Return the words of a cell; a chip's box is wider than its word."""
    if cell.is_blank:
        return _TO_WRITE
    return " ".join(
        f"{piece.text}xxx" if isinstance(piece, tree.Chip) else piece.text
        for line in tree.lines(cell.blocks)
        for piece in line
    )


def _longest_word(text: str) -> int:
    return max(map(len, text.split()), default=0)
