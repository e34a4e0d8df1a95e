"""Places in a text, by line and column. Pure."""

from typing import NamedTuple


class TextPosition(NamedTuple):
    """A place in a text, both counted from 1."""

    line: int
    column: int


def position_at(text: str, offset: int) -> TextPosition:
    """Return the place of a character of the text."""
    line_start = text.rfind("\n", 0, offset) + 1
    return TextPosition(text.count("\n", 0, offset) + 1, offset - line_start + 1)
