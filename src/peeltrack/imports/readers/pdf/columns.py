"""The order in which a page is read: columns, and what goes across them. Pure."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from peeltrack.imports.readers.limits import check_time
from peeltrack.imports.readers.pdf.lines import Line

_LEAST_LINES = 4
"""A column has at least so many lines, on either side of the gutter."""
_DEEPEST = 3
_EDGE = 1.0
"""Points that a letter may reach over the edge of its column."""
_NARROWEST = 280
"""Points. What is narrower is one column, however wide its words are set."""
_LEAST_GUTTER = 6
"""Points between two columns."""


def in_reading_order(lines: Sequence[Line], body: float, column: str = "") -> list[Line]:
    """Lines in the order of reading, each with its column."""
    if not column:
        head, lines, foot = _without_edges(lines, body)
        if head or foot:
            return [*head, *in_reading_order(lines, body), *foot]
    gutter = _gutter(lines) if len(column) < _DEEPEST else None
    if gutter is None:
        ordered = sorted(lines, key=lambda line: (-round(line.y), line.left))
        return [replace(line, column=column) for line in ordered]
    return _in_columns(lines, body, column, gutter)


def _without_edges(
    lines: Sequence[Line], body: float
) -> tuple[Sequence[Line], Sequence[Line], Sequence[Line]]:
    """A small line at the head and one at the foot, which belong to no column."""
    levels = sorted({round(line.y) for line in lines if not line.rows})
    small = [line for line in lines if line.size < 0.9 * body and not line.rows]
    if len(levels) < _LEAST_LINES or not small:
        return (), lines, ()
    head = [line for line in small if round(line.y) == levels[-1]]
    foot = [line for line in small if round(line.y) == levels[0]]
    edges = {id(line) for line in (*head, *foot)}
    return head, [line for line in lines if id(line) not in edges], foot


def _in_columns(lines: Sequence[Line], body: float, column: str, gutter: float) -> list[Line]:
    """The left column before the right one; what goes across them, between them."""
    ordered: list[Line] = []
    left: list[Line] = []
    right: list[Line] = []
    for line in sorted(lines, key=lambda line: -line.y):
        if _goes_across(line, gutter) or _is_lone_heading(line, lines, gutter, body):
            ordered += in_reading_order(left, body, f"{column}l")
            ordered += in_reading_order(right, body, f"{column}r")
            ordered.append(replace(line, column=column))
            left, right = [], []
        else:
            (left if line.left < gutter else right).append(line)
    return [
        *ordered,
        *in_reading_order(left, body, f"{column}l"),
        *in_reading_order(right, body, f"{column}r"),
    ]


def _gutter(lines: Sequence[Line]) -> float | None:
    """Where the space between two columns is, if there are two: the strip that fewest cross."""
    if len(lines) < 2 * _LEAST_LINES:
        return None
    first, last = min(line.left for line in lines), max(line.right for line in lines)
    if last - first < _NARROWEST:
        return None
    candidates = range(round(first + 0.2 * (last - first)), round(last - 0.2 * (last - first)))
    crossed = _crossed(candidates, lines)
    if not crossed:
        return None
    strips = _strips(crossed)
    at = max(strips, key=lambda strip: (-crossed[strip[0]], strip[1] - strip[0]))
    if at[1] - at[0] < _LEAST_GUTTER:
        return None
    middle = (at[0] + at[1]) / 2
    return middle if _divides(middle, lines) else None


def _crossed(candidates: range, lines: Sequence[Line]) -> dict[int, int]:
    """Count the lines that go across each place, from what begins before and ends by it."""
    wide = [line for line in lines if line.left < line.right]
    begins, ends = sorted(line.left for line in wide), sorted(line.right for line in wide)
    return {at: bisect_left(begins, at) - bisect_right(ends, at) for at in candidates}


def _strips(crossed: dict[int, int]) -> list[tuple[int, int]]:
    """Neighbouring places that equally many lines cross, as strips from one to the other."""
    strips: list[tuple[int, int]] = []
    for at, number in crossed.items():
        if strips and strips[-1][1] == at - 1 and crossed[strips[-1][0]] == number:
            strips[-1] = (strips[-1][0], at)
        else:
            strips.append((at, at))
    return strips


def _divides(edge: float, lines: Sequence[Line]) -> bool:
    """Whether enough lines stand on either side, and few of those between them go across."""
    left = [line for line in lines if line.right <= edge]
    right = [line for line in lines if line.left >= edge]
    if len(left) < _LEAST_LINES or len(right) < _LEAST_LINES:
        return False
    top, bottom = max(line.y for line in right), min(line.y for line in right)
    beside = [line for line in left if bottom - line.size <= line.y <= top + line.size]
    across = [line for line in lines if _goes_across(line, edge) and bottom < line.y < top]
    return len(beside) >= _LEAST_LINES and len(across) <= 0.4 * (len(right) + len(beside))


def _goes_across(line: Line, gutter: float) -> bool:
    return line.left < gutter - _EDGE and line.right > gutter + _EDGE


def _is_lone_heading(line: Line, lines: Iterable[Line], gutter: float, body: float) -> bool:
    """A heading over both columns may be too short to reach across the gutter."""
    if line.size < 1.15 * body or line.left >= gutter:
        return False
    check_time()
    beside = (each for each in lines if each.left >= gutter - _EDGE)
    return not any(abs(each.y - line.y) < 1.5 * line.size for each in beside)


def without_running_lines(pages: Sequence[Sequence[Line]], body: float) -> list[list[Line]]:
    """The lines of each page but those that stand at the head or foot of page after page."""
    if len(pages) < 2:
        return [list(lines) for lines in pages]
    seen: Counter[tuple[str, int]] = Counter()
    for page, lines in enumerate(pages):
        seen.update({sign for line in _edges(lines) for sign in _signs(line, page)})
    enough = max(2, round(0.3 * len(pages)))

    def is_running(line: Line, page: int) -> bool:
        often = max(seen[sign] for sign in _signs(line, page))
        needed = enough if line.size < 1.1 * body else max(3, enough)
        return often >= needed and not line.rows

    return [_but(lines, page, is_running) for page, lines in enumerate(pages)]


def _but(lines: Sequence[Line], page: int, is_running: Callable[[Line, int], bool]) -> list[Line]:
    edges = {id(line) for line in _edges(lines) if is_running(line, page)}
    return [line for line in lines if id(line) not in edges]


def _edges(lines: Sequence[Line]) -> list[Line]:
    """The lines at a page's head and foot."""
    levels = sorted({round(line.y) for line in lines}, reverse=True)
    outer = {*levels[:3], *levels[-3:]}
    return [line for line in lines if round(line.y) in outer]


def _signs(line: Line, page: int) -> set[tuple[str, int]]:
    """By what a line is known again on another page: its words, and about how high it stands.

    One of its numbers may be the page's own, and grow with the pages.
    """
    text = f"{line.mark or ''} {line.text}".strip().casefold()
    words = {text}
    for found in re.finditer(r"\d{1,4}", text):
        apart = int(found[0]) - page
        words.add(f"{text[: found.start()]}#{apart}{text[found.end() :]}")
    return {(each, place) for each in words for place in _places(line)}


def _places(line: Line) -> tuple[int, int]:
    """Two overlapping bands of height, so that a point more or less makes no difference."""
    return round(line.y / 8) * 2, round((line.y + 4) / 8) * 2 + 1


def from_the_margin(pages: Sequence[Sequence[Line]]) -> list[Line]:
    """The lines of all pages, their places counted from the edge of their column.

    So a list that goes on in the next column is as far in as it was.
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
    """The leftmost place where more than a stray line begins."""
    usual = [at for at, number in starts.items() if number > 2]
    return min(usual or starts)
