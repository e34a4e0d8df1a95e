"""The canonical layout of a file, told without parsing it. Pure.

Line feeds, no byte-order mark, no tabs, no trailing blanks, one final newline, and
list entries indented two under their key: then a difference between two versions of
a file is a difference in content.
"""

import re

from peeltrack.model.problems import Problem
from peeltrack.model.vocabulary import Severity

RULE = "file-has-the-canonical-layout"

_FLAT_LIST = re.compile(rb"\n( *+)[a-z_]++: *+(?:#[^\n]*+)?\n\1- ")


def layout_problem(path: str, data: bytes) -> Problem | None:
    """The first thing in which a file's layout is not canonical, as a warning."""
    for sign, message in _SIGNS:
        if (at := data.find(sign)) >= 0:
            return _at(path, data, at, message)
    if not data.endswith(b"\n") or data.endswith(b"\n\n"):
        return _at(
            path, data, len(data), "the file does not end in exactly one newline; end it in one."
        )
    if b"\n- " in data or b":\n " in data:
        found = _FLAT_LIST.search(b"\n" + data)
        if found:
            return _at(
                path, data, found.end() - 3, "a list stands flush with its key; indent it by two."
            )
    return None


_SIGNS = (
    (b"\xef\xbb\xbf", "the file begins with a byte-order mark; save it as UTF-8 without."),
    (b"\r\n", "lines end as on Windows; let them end in a line feed alone."),
    (b"\t", "a tab stands where a space may; use spaces."),
    (b" \n", "a line ends in a blank; remove it."),
)


def _at(path: str, data: bytes, offset: int, message: str) -> Problem:
    before = data[:offset]
    line = before.count(b"\n") + 1
    column = len(before[before.rfind(b"\n") + 1 :].decode(errors="replace")) + 1
    return Problem(RULE, message, path, severity=Severity.WARNING, line=line, column=column)
