"""Numbers of a paper's own paragraphs, which are those of no finding. Pure."""

from collections.abc import Sequence
from itertools import pairwise

from peeltrack.imports.language.instructions import is_imperative
from peeltrack.imports.lines import Line
from peeltrack.imports.reports import finding_patterns as signs
from peeltrack.imports.reports.list_markers import number_of

_LONG = 150
_NUMBERED_PARAGRAPHS = 4


def numbers_paragraphs(lines: Sequence[Line]) -> bool:
    """Check whether the paper numbers its paragraphs, counted on across headings.

    They are long, or those that only tell come before those that ask for something.
    """
    numbered = [(int(number), line) for line in lines if (number := _number_of(line)).isdigit()]
    marks = [number for number, line in numbered if len(line.text) > _LONG]
    rising = all(a < b for a, b in pairwise(marks))
    if len(marks) >= _NUMBERED_PARAGRAPHS and rising and marks[-1] > _NUMBERED_PARAGRAPHS * 2:
        return True
    told = [(number, signs.obliges(line.text)) for number, line in numbered if _is_told(line)]
    counted = [number for number, _ in told] == list(range(1, len(told) + 1))
    before = next((place for place, (_, asks) in enumerate(told) if asks), 0)
    return len(told) >= _NUMBERED_PARAGRAPHS and counted and before > 1


def _number_of(line: Line) -> str:
    return number_of(line.bullet or "")


def _is_told(line: Line) -> bool:
    """Check whether a numbered line is a paragraph and no heading."""
    return line.text.endswith((".", ":", ".\u201d"))


def numbers_sections(lines: Sequence[Line]) -> bool:
    """Check whether numbers such as 7.1 count paragraphs: one of them that asks for nothing."""
    return any(
        "." in number_of(line.bullet or "")
        and not (signs.obliges(line.text) or is_imperative(line.text))
        for line in lines
    )
