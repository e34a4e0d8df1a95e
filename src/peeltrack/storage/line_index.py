"""Line and column of each key and list entry of a text in block layout, in one pass. Pure.

It takes a hundredth of the time of a tree of nodes, and so serves every problem of a file
that is as large as allowed. Where the layout is another, the index ends rather than guess:
what it holds is always where the tree has it too.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from peeltrack.model.problems import Place
from peeltrack.storage.positions import TextPosition

_KEY = re.compile(r"""(?:"([^"\\\n]*)"|'([^'\n]*)'|([^\W\d][\w./&-]*))[ \t]*:(?=\s|\Z)""")
_NOT_TEXT = ("true", "false", "null")
"""Keys that YAML does not read as the text that is written."""

_NOTHING = re.compile(r"[ \t]*(?:#.*)?")
_QUOTED = re.compile(
    r"""(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')[ \t]*(?:[ \t]#[^\n]*)?$""", re.DOTALL | re.MULTILINE
)
_FLOW = re.compile(r"[\[{].*[\]}][ \t]*(?:[ \t]#.*)?")


@dataclass(slots=True)
class _Level:
    """A mapping or a list that the lines so far have opened."""

    column: int
    at: Place
    last: Place
    """The key or entry that what stands deeper belongs to."""
    count: int | None = None
    """Entries so far, of a list."""


class LineIndex(NamedTuple):
    """Places of a text and their positions."""

    positions: Mapping[Place, TextPosition]
    """The empty place is the top of the text's mapping."""
    is_whole: bool
    """Whether the text has no place besides these."""

    def nearest(self, place: Place) -> TextPosition:
        """Return the position of a place, or of the nearest thing that should hold it."""
        at = place
        while at and at not in self.positions:
            at = at[:-1]
        return self.positions.get(at, TextPosition(1, 1))


@lru_cache(maxsize=1)
def line_index(text: str) -> LineIndex:
    """Find every place of a text as far as its layout is that of a register."""
    return _LinePass(text).index()


class _LinePass:
    """One pass over the lines of a text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._found: dict[Place, TextPosition] = {}
        self._open: list[_Level] = []
        self._deeper_than = -1
        """Column of a value that lines deeper than it carry on; none if negative."""
        self._is_whole = True

    def index(self) -> LineIndex:
        """Read the lines, up to the first that is not understood."""
        offset, number = 0, 0
        while offset < len(self._text):
            end = self._text.find("\n", offset)
            end = len(self._text) if end < 0 else end
            after = self._line(offset, end, number + 1)
            if after is None:
                return LineIndex(self._found, is_whole=False)
            number += 1 + (self._text.count("\n", end, after) if after > end else 0)
            offset = max(after, end) + 1
        return LineIndex(self._found, self._is_whole)

    def _line(self, offset: int, end: int, number: int) -> int | None:
        """Take one line; return the end of its last value, or None if the index ends here."""
        line = self._text[offset:end]
        column = len(line) - len(line.lstrip(" "))
        if 0 <= self._deeper_than < column or _NOTHING.fullmatch(line):
            return end
        self._deeper_than = -1
        while line[column : column + 2] == "- ":
            value = len(line) - len(line[column + 2 :].lstrip(" "))
            if line[value : value + 1] in ("", "#") or not self._entry(
                column, TextPosition(number, value + 1)
            ):
                return None
            owner, column = column, value
            if not _KEY.match(line, column) and line[column : column + 2] != "- ":
                return self._value(offset + column, end, owner)
        key = _KEY.match(line, column)
        if key is None or (key[3] or "").lower() in _NOT_TEXT:
            return None
        name = key[1] or key[2] or key[3] or ""
        if not self._key(column, name, TextPosition(number, column + 1)):
            return None
        return self._value(offset + key.end(), end, column)

    def _entry(self, column: int, position: TextPosition) -> bool:
        """Count an entry of a list, which may stand flush with its key."""
        while self._open and self._open[-1].column > column:
            self._open.pop()
        above = self._open[-1] if self._open else None
        if above is None:
            return False
        if above.column < column or above.count is None:
            above = _Level(column, above.last, above.last, 0)
            self._open.append(above)
        above.last = (*above.at, above.count or 0)
        above.count = (above.count or 0) + 1
        self._found.setdefault(above.last, position)
        return True

    def _key(self, column: int, name: str, position: TextPosition) -> bool:
        while self._open and (
            self._open[-1].column > column
            or (self._open[-1].column == column and self._open[-1].count is not None)
        ):
            self._open.pop()
        if not self._open:
            if self._found:
                return False
            self._open.append(_Level(column, (), ()))
            self._found[()] = position
        elif self._open[-1].column < column:
            self._open.append(_Level(column, self._open[-1].last, self._open[-1].last))
        level = self._open[-1]
        level.last = (*level.at, name)
        self._found.setdefault(level.last, position)
        return True

    def _value(self, offset: int, end: int, column: int) -> int | None:
        """Find the end of a value, which may run over lines."""
        if _NOTHING.fullmatch(self._text, offset, end):
            return end
        value = re.compile(r"[ \t]*").match(self._text, offset)
        start = value.end() if value else offset
        self._deeper_than = column
        if self._text[start] in "\"'":
            quoted = _QUOTED.match(self._text, start)
            return quoted.end() if quoted else None
        if self._text[start] in "[{":
            self._is_whole = False
            return end if _FLOW.fullmatch(self._text, start, end) else None
        return end
