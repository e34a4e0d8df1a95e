"""Tables of grades: areas below their grade, or beside it. Pure."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from peeltrack.imports.language.grade_lines import grade_named

Pairs = Iterator[tuple[str, str]]

_AREA = re.compile(
    r"(?:PEEL |inspection |assessment |inspected )?(?:areas?(?: of policing| inspected| assessed)?"
    r"|(?:core )?questions?)",
    re.IGNORECASE,
)
_GRADE = re.compile(
    r"(?:our |overall |HMICFRS )?(?:graded )?(?:grade|grading|judge?ment)", re.IGNORECASE
)
_OF_ANOTHER = re.compile(
    r"\b(?:previous(?:ly)?|earlier|last|former|compar\w+|(?:other|all|each|every) forces?"
    r"|nationa\w+|(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_LEAST = 3
"""The fewest grades that head the columns of a table; a scale has four or five."""


def grade_table(head: Sequence[str], caption: str) -> Callable[[Sequence[str]], Pairs] | None:
    """Return a function that reads the rows below a head: each area with its grade.

    None unless the head is that of a table of this inspection's grades. A caption that names
    a year, an earlier inspection or other forces leaves that in doubt.
    """
    names = [cell.strip() for cell in head]
    if _OF_ANOTHER.search(caption[-300:]):
        return None
    if len(names) >= _LEAST and all(grade_named(name) for name in names):
        return partial(_below, names)
    columns = [place for place, name in enumerate(names) if _GRADE.fullmatch(name)]
    if len(columns) == 1 and columns[0] and _AREA.fullmatch(names[0]):
        return partial(_beside, columns[0])
    return None


def _below(grades: Sequence[str], cells: Sequence[str]) -> Pairs:
    for grade, cell in zip(grades, cells, strict=False):
        for line in cell.split("\n"):
            if name := line.strip(" -•"):
                yield name, grade


def _beside(column: int, cells: Sequence[str]) -> Pairs:
    if len(cells) > column:
        yield " ".join(cells[0].split()), " ".join(cells[column].split())
