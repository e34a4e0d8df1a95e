"""Order of reading of a page: columns, and the lines across them. Pure."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from math import ceil, floor
from typing import NamedTuple

from peeltrack.imports.readers.limits import check_time
from peeltrack.imports.readers.pdf.lines import PdfLine

_LEAST_LINES = 4
"""The fewest lines of a column, on either side of the gutter."""
_DEEPEST = 3
_EDGE = 1.0
"""Points that a letter may extend over the edge of its column."""
_NARROWEST = 280
"""The width in points below which text is one column, whatever gaps it has."""
_LONGEST_RUNNING = 300
"""The most characters of a line at the head or foot that is searched for the page's number."""
_LEAST_GUTTER = 6
"""The fewest points between two columns."""


def in_reading_order(lines: Sequence[PdfLine], body: float) -> list[PdfLine]:
    """Return lines in the order of reading, each with its column."""
    heads: list[PdfLine] = []
    feet: list[PdfLine] = []
    while True:
        head, lines, foot = _without_edges(lines, body)
        if not head and not foot:
            break
        heads, feet = [*heads, *head], [*foot, *feet]
    return [*heads, *_in_order(lines, body, ""), *feet]


def _in_order(lines: Sequence[PdfLine], body: float, column: str) -> list[PdfLine]:
    gutter = _gutter(lines) if len(column) < _DEEPEST else None
    if gutter is None:
        ordered = sorted(lines, key=lambda line: (-round(line.y), line.left))
        return [replace(line, column=column) for line in ordered]
    return _in_columns(lines, body, column, gutter)


def _without_edges(
    lines: Sequence[PdfLine], body: float
) -> tuple[Sequence[PdfLine], Sequence[PdfLine], Sequence[PdfLine]]:
    """Divide off the small lines at the head and at the foot, which belong to no column."""
    check_time()
    levels = sorted({round(line.y) for line in lines if not line.rows})
    small = [line for line in lines if line.size < 0.9 * body and not line.rows]
    if len(levels) < _LEAST_LINES or not small:
        return (), lines, ()
    head = [line for line in small if round(line.y) == levels[-1]]
    foot = [line for line in small if round(line.y) == levels[0]]
    return head, _other_than([*head, *foot], lines), foot


def _other_than(some: Iterable[PdfLine], lines: Iterable[PdfLine]) -> list[PdfLine]:
    taken = {id(line) for line in some}
    return [line for line in lines if id(line) not in taken]


def _in_columns(lines: Sequence[PdfLine], body: float, column: str, gutter: float) -> list[PdfLine]:
    """Return the left column before the right one, with the lines across them in between."""
    ordered: list[PdfLine] = []
    left: list[PdfLine] = []
    right: list[PdfLine] = []
    for line in sorted(lines, key=lambda line: -line.y):
        check_time()
        if _goes_across(line, gutter) or _is_lone_heading(line, lines, gutter, body):
            ordered += _in_order(left, body, f"{column}l")
            ordered += _in_order(right, body, f"{column}r")
            ordered.append(replace(line, column=column))
            left, right = [], []
        else:
            (left if line.left < gutter else right).append(line)
    return [
        *ordered,
        *_in_order(left, body, f"{column}l"),
        *_in_order(right, body, f"{column}r"),
    ]


def _gutter(lines: Sequence[PdfLine]) -> float | None:
    """Return the middle of the gutter if there are two columns: the strip that fewest cross."""
    if len(lines) < 2 * _LEAST_LINES:
        return None
    first, last = min(line.left for line in lines), max(line.right for line in lines)
    if last - first < _NARROWEST:
        return None
    margin = 0.2 * (last - first)
    strips = _strips(lines, round(first + margin), round(last - margin))
    widest = max(strips, key=lambda strip: (-strip.crossed, strip.end - strip.start), default=None)
    if widest is None or widest.end - widest.start < _LEAST_GUTTER:
        return None
    middle = (widest.start + widest.end) / 2
    return middle if _divides(middle, lines) else None


class _Strip(NamedTuple):
    """Neighbouring places that equally many lines cross, in whole points, both ends counted."""

    start: int
    end: int
    crossed: int


def _strips(lines: Sequence[PdfLine], first: int, stop: int) -> list[_Strip]:
    """Return the strips between two places, from the beginnings and ends of lines."""
    changes: Counter[int] = Counter({first: 0, stop: 0})
    for line in lines:
        begins, ends = floor(line.left) + 1, ceil(line.right)
        if begins < ends:
            changes[min(max(begins, first), stop)] += 1
            changes[min(max(ends, first), stop)] -= 1
    strips: list[_Strip] = []
    crossed = 0
    for start, end in pairwise(sorted(changes)):
        crossed += changes[start]
        if strips and strips[-1].crossed == crossed:
            strips[-1] = strips[-1]._replace(end=end - 1)
        else:
            strips.append(_Strip(start, end - 1, crossed))
    return strips


def _divides(edge: float, lines: Sequence[PdfLine]) -> bool:
    """Check whether enough lines are on either side, and few of those between them cross."""
    left = [line for line in lines if line.right <= edge]
    right = [line for line in lines if line.left >= edge]
    if len(left) < _LEAST_LINES or len(right) < _LEAST_LINES:
        return False
    top, bottom = max(line.y for line in right), min(line.y for line in right)
    beside = [line for line in left if bottom - line.size <= line.y <= top + line.size]
    across = [line for line in lines if _goes_across(line, edge) and bottom < line.y < top]
    return len(beside) >= _LEAST_LINES and len(across) <= 0.4 * (len(right) + len(beside))


def _goes_across(line: PdfLine, gutter: float) -> bool:
    return line.left < gutter - _EDGE and line.right > gutter + _EDGE


def _is_lone_heading(line: PdfLine, lines: Iterable[PdfLine], gutter: float, body: float) -> bool:
    """Check whether a line is a heading over both columns but too short to cross the gutter."""
    if line.size < 1.15 * body or line.left >= gutter:
        return False
    beside = (each for each in lines if each.left >= gutter - _EDGE)
    return not any(abs(each.y - line.y) < 1.5 * line.size for each in beside)


def without_running_lines(pages: Sequence[Sequence[PdfLine]], body: float) -> list[list[PdfLine]]:
    """Return the lines of each page without those at the head or foot of many pages."""
    if len(pages) < 2:
        return [list(lines) for lines in pages]
    seen: Counter[tuple[str, int]] = Counter()
    for page, lines in enumerate(pages):
        seen.update({sign for line in _edges(lines) for sign in _signs(line, page)})
    enough = max(2, round(0.3 * len(pages)))

    def is_running(line: PdfLine, page: int) -> bool:
        often = max(seen[sign] for sign in _signs(line, page))
        needed = enough if line.size < 1.1 * body else max(3, enough)
        return often >= needed and not line.rows

    return [_but(lines, page, is_running) for page, lines in enumerate(pages)]


def _but(
    lines: Sequence[PdfLine], page: int, is_running: Callable[[PdfLine, int], bool]
) -> list[PdfLine]:
    edges = [line for line in _edges(lines) if is_running(line, page)]
    return _other_than(edges, lines)


def _edges(lines: Sequence[PdfLine]) -> list[PdfLine]:
    """Return the lines at a page's head and foot."""
    levels = sorted({round(line.y) for line in lines}, reverse=True)
    outer = {*levels[:3], *levels[-3:]}
    return [line for line in lines if round(line.y) in outer]


def _signs(line: PdfLine, page: int) -> set[tuple[str, int]]:
    """Return the signs of a line on another page: its words, and its approximate height.

    One of its numbers may be the page's own, and grow with the pages.
    """
    text = f"{line.mark or ''} {line.text}".strip().casefold()
    words = {text}
    for found in re.finditer(r"\d{1,4}", text[:_LONGEST_RUNNING]):
        apart = int(found[0]) - page
        words.add(f"{text[: found.start()]}#{apart}{text[found.end() :]}")
    return {(each, place) for each in words for place in _places(line)}


def _places(line: PdfLine) -> tuple[int, int]:
    """Return two overlapping bands of height, so that a point more or less makes no difference."""
    return round(line.y / 8) * 2, round((line.y + 4) / 8) * 2 + 1


def from_the_margin(pages: Sequence[Sequence[PdfLine]]) -> list[PdfLine]:
    """Return the lines of all pages, their places counted from the edge of their column.

    So a list keeps its indents in the next column.
    """
    starts: dict[str, Counter[int]] = {}
    for line in (line for lines in pages for line in lines):
        starts.setdefault(line.column, Counter())[round(line.left)] += 1
    margins = {column: _margin(counted) for column, counted in starts.items()}
    return [
        replace(
            line,
            left=line.left - margins[line.column],
            right=line.right - margins[line.column],
            indent=line.indent - margins[line.column],
            page=page,
        )
        for page, lines in enumerate(pages, 1)
        for line in lines
    ]


def _margin(starts: Counter[int]) -> int:
    """Return the leftmost place where more than a stray line begins."""
    usual = [at for at, number in starts.items() if number > 2]
    return min(usual or starts)
