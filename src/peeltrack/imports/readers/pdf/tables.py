"""Ruled tables on a page: their rules, and the text in their cells. Pure."""

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce

from peeltrack.imports.readers.limits import RULE_LIMIT, TABLE_LIMIT, check_time
from peeltrack.imports.readers.pdf.lines import Box, PdfLine, lines_of
from peeltrack.imports.readers.pdf.page import Run, Shape

_THIN = 3.0
"""The most points of a rule's thickness; a thicker shape is a box or a picture."""
_CLOSE = 6.0
"""The points within which rules are one: neighbouring cells may each have their own."""


@dataclass(frozen=True, slots=True)
class RuledLine:
    """A straight line: its place across its direction, its start and its end."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table's rules, and the box around it."""

    box: Box
    across: tuple[RuledLine, ...]
    upright: tuple[RuledLine, ...]


def dots_of(shapes: Iterable[Shape]) -> list[Shape]:
    """Return the small round shapes that browsers draw for bullets."""
    return [
        shape
        for shape in shapes
        if 1 < shape.right - shape.left < 8
        and 1 < shape.top - shape.bottom < 8
        and abs((shape.right - shape.left) - (shape.top - shape.bottom)) < 1.5
    ]


def grids_of(shapes: Iterable[Shape]) -> list[Grid]:
    """Return the ruled tables on a page that have at least two cells."""
    across, upright = _rules(shapes)
    if len(across) + len(upright) > RULE_LIMIT:
        return []
    boxes = _touching([_around(rule, flat=True) for rule in across]
                      + [_around(rule, flat=False) for rule in upright])  # fmt: skip
    grids = [
        Grid(
            box,
            tuple(rule for rule in across if box.holds((rule.start + rule.end) / 2, rule.at)),
            tuple(rule for rule in upright if box.holds(rule.at, (rule.start + rule.end) / 2)),
        )
        for box in boxes
    ]
    return [grid for grid in grids if _is_table(grid)]


def table_line(grid: Grid, runs: Sequence[Run], dots: Sequence[Shape]) -> PdfLine:
    """Return a table in the place of a line."""
    inside = [run for run in runs if grid.box.holds(run.x + 1, run.y + 0.3 * run.size)]
    rows = tuple(_row(grid, top, bottom, inside, dots) for top, bottom in _bands(grid))
    size = max((run.size for run in inside), default=0.0)
    left, bottom, right, top = grid.box
    filled = tuple(row for row in rows if any(row))
    return PdfLine("", left, right, top, size, rows=filled, bottom=bottom)


def _rules(shapes: Iterable[Shape]) -> tuple[list[RuledLine], list[RuledLine]]:
    across: list[RuledLine] = []
    upright: list[RuledLine] = []
    for shape in shapes:
        left, bottom, right, top, stroked = shape
        flat, narrow = top - bottom < _THIN, right - left < _THIN
        if flat and right - left > _CLOSE:
            across.append(RuledLine((top + bottom) / 2, left, right))
        elif narrow and top - bottom > _CLOSE:
            upright.append(RuledLine((left + right) / 2, bottom, top))
        elif stroked and not flat and not narrow and right - left > _CLOSE < top - bottom:
            across += [RuledLine(top, left, right), RuledLine(bottom, left, right)]
            upright += [RuledLine(left, bottom, top), RuledLine(right, bottom, top)]
    return across, upright


def _around(rule: RuledLine, *, flat: bool) -> Box:
    half = _CLOSE / 2
    if flat:
        return Box(rule.start - half, rule.at - half, rule.end + half, rule.at + half)
    return Box(rule.at - half, rule.start - half, rule.at + half, rule.end + half)


def _touching(boxes: Sequence[Box]) -> list[Box]:
    """Return a box around each set of boxes that touch, so that no two results touch."""
    sets: list[Box] = []
    for box in boxes:
        grown = box
        while near := [other for other in sets if _touch(grown, other)]:
            check_time()
            sets = [other for other in sets if not _touch(grown, other)]
            grown = reduce(_union, near, grown)
        sets.append(grown)
        check_time()
    return sets


def _touch(one: Box, other: Box) -> bool:
    beside = one.right < other.left or other.right < one.left
    above = one.bottom > other.top or other.bottom > one.top
    return not beside and not above


def _union(one: Box, other: Box) -> Box:
    return Box(
        min(one.left, other.left),
        min(one.bottom, other.bottom),
        max(one.right, other.right),
        max(one.top, other.top),
    )


def _is_table(grid: Grid) -> bool:
    """Check whether a grid is a table: not a box around a single text or a rule under a heading."""
    check_time()
    inner = len(_places(rule.at for rule in grid.upright)) - 1
    rows = len(grid.across) + 1
    return inner > 1 and inner * rows <= TABLE_LIMIT and grid.box.top - grid.box.bottom > 2 * _CLOSE


def _bands(grid: Grid) -> list[tuple[float, float]]:
    """Return the rows from the top down; a page's end may cut the upper or lower rule of one."""
    ends = (end for rule in grid.upright for end in (rule.start, rule.end))
    outer = [*ends]
    across = [rule.at for rule in grid.across]
    levels = sorted(_places([*across, max(outer), min(outer)]), reverse=True)
    return [band for band in itertools.pairwise(levels) if band[0] - band[1] > _CLOSE]


def _row(
    grid: Grid, top: float, bottom: float, runs: Sequence[Run], dots: Sequence[Shape]
) -> tuple[str, ...]:
    """Return the cells of a row; a cell extends to the right as far as the next upright rule."""
    middle = (top + bottom) / 2
    edges = _places(rule.at for rule in grid.upright)
    standing = [
        rule.at for rule in grid.upright if rule.start - _CLOSE < middle < rule.end + _CLOSE
    ]
    stops = [edge for edge in edges if any(abs(edge - at) < _CLOSE for at in standing)]
    cells = []
    for left in edges[:-1]:
        check_time()
        right = next((stop for stop in stops if stop > left), None)
        if left not in stops or right is None:
            cells.append("")  # the cell to the left extends over it
            continue
        box = Box(left, bottom, right, top)
        mine = [run for run in runs if box.holds(run.x + 1, run.y + 0.3 * run.size)]
        cells.append(_cell(lines_of(mine, dots), right))
    return tuple(cells)


def _cell(lines: Sequence[PdfLine], right: float) -> str:
    """Return the text of a cell; line feeds separate its paragraphs and list entries."""
    from peeltrack.imports.readers.pdf.paragraphs import paragraphs

    made = paragraphs(lines, right=right)
    return "\n".join(f"{each.bullet} {each.text}" if each.bullet else each.text for each in made)


def _places(values: Iterable[float]) -> list[float]:
    """Return values in order, with those that are close as one."""
    places: list[float] = []
    for value in sorted(values):
        if not places or value - places[-1] > _CLOSE:
            places.append(value)
    return places
