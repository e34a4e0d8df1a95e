"""How wide the columns of a table are to be, by what they hold. Pure."""

from collections.abc import Callable
from math import sqrt

from peeltrack.documents import tree

_SPREAD = 6
"""A cell of a hundred characters wants sixty of them on a line, one of nine hundred 180."""
_UNBROKEN = 18
"""Characters up to which a cell is kept on one line."""
_TO_WRITE = "words " * 12
"""What a cell that is to be written in stands for."""
_BESIDE = 2
"""Characters that the space between columns takes."""


def natural_widths(table: tree.Table) -> list[int]:
    """The width that each column would have if no cell were broken, in characters."""
    return [longest + _BESIDE for longest in _longest(table, len)]


def shares(table: tree.Table, room: int) -> list[float]:
    """What part of the room, so many characters, each column takes.

    Each has room for its longest word, as far as there is any; the rest goes where the
    longest texts are, by the square root of their length: a text four times as long is
    better served by twice the width than by half the page.
    """
    natural = natural_widths(table)
    if sum(natural) <= room:
        return [width / room for width in natural]
    least = [
        min(_UNBROKEN, max(word, whole if whole <= _UNBROKEN else 0)) + _BESIDE
        for word, whole in zip(_longest(table, _longest_word), _longest(table, len), strict=True)
    ]
    left = max(0, room - sum(least))
    wanted = [
        max(0, min(_SPREAD * sqrt(width), width) - word)
        for width, word in zip(natural, least, strict=True)
    ]
    given = [
        word + left * more / (sum(wanted) or 1) for word, more in zip(least, wanted, strict=True)
    ]
    return [width / sum(given) for width in given]


def _longest(table: tree.Table, measure: Callable[[str], int]) -> list[int]:
    rows = (table.columns, *(row.cells for row in table.rows))
    return [
        max(measure(_text(row[number])) for row in rows) for number in range(len(table.columns))
    ]


def _text(cell: tree.Cell) -> str:
    """The words of a cell; a chip's box is wider than its word."""
    if cell.is_blank:
        return _TO_WRITE
    return " ".join(
        f"{piece.text}xxx" if isinstance(piece, tree.Chip) else piece.text
        for line in tree.lines(cell.blocks)
        for piece in line
    )


def _longest_word(text: str) -> int:
    return max(map(len, text.split()), default=0)
