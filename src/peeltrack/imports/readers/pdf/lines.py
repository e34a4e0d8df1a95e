"""Lines of text from runs on one baseline, up to a wide gap. Pure."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import NamedTuple

from peeltrack.imports.readers.limits import PDF_LINE_LIMIT, TakesTooLongError, check_time
from peeltrack.imports.readers.pdf.page import Run, Shape

_MARK = (
    r"(?:[•·▪■◦●○‣∙*\u2013—-]|\uf0b7|o|§|\(?(?:\d{1,3}|[a-z]|[ivxlc]{1,6}|[A-Z]|[IVXLC]{1,6})[.)])"
)
MARK = re.compile(_MARK)
"""A list mark by itself."""
MARKED = re.compile(rf"(?P<mark>{_MARK})\s+(?=\S)")
"""A list mark at the beginning of a text."""

_WIDE = 0.9
"""A gap, in sizes of the letters, above which a line is divided: a gutter, a tab after a mark."""
_SPACE = 0.13
"""A gap, in sizes of the letters, below which there is no space but kerning."""


class Box(NamedTuple):
    """A rectangle on the page."""

    left: float
    bottom: float
    right: float
    top: float

    def holds(self, x: float, y: float) -> bool:
        """Check whether a point is inside."""
        return self.left <= x <= self.right and self.bottom <= y <= self.top


@dataclass(frozen=True, slots=True)
class PdfLine:
    """A line of text, or a ruled table in the place of one."""

    text: str
    left: float
    right: float
    y: float
    size: float
    bold: bool = False
    """Whether all of it is bold."""
    mark: str | None = None
    """The list mark before it, if it is separate from the text."""
    indent: float = 0.0
    """The place where the text after the mark begins, whether the mark is separate or not."""
    column: str = ""
    """The column of the page: l for the left one, r for the right one."""
    rows: tuple[tuple[str, ...], ...] = ()
    """A table's rows."""
    bottom: float = 0.0
    page: int = 0


def lines_of(runs: Iterable[Run], dots: Sequence[Shape] = ()) -> list[PdfLine]:
    """Return the lines of runs, from the top down, those of one height from left to right."""
    made = [_line(part) for level in _levels(runs) for part in _parts(level)]
    joined = _with_marks([line for line in made if line.text])
    return [_with_dot(line, dots) for line in joined]


def body_size(lines: Iterable[PdfLine]) -> float:
    """Return the size of most letters."""
    sizes = [line.size for line in lines for _ in range(0, len(line.text), 20)]
    return median(sizes) if sizes else 0.0


def _levels(runs: Iterable[Run]) -> list[list[Run]]:
    """Group runs by their baselines, from the top down; raised ones go with their neighbours."""
    levels: list[list[Run]] = []
    largest = 0.0
    for run in sorted((run for run in runs if run.text.strip("\n")), key=lambda run: -run.y):
        level = levels[-1] if levels else []
        if level and level[0].y - run.y < 0.35 * min(run.size, largest):
            level.append(run)
            largest = max(largest, run.size)
        else:
            levels.append([run])
            largest = run.size
    return levels


def _parts(level: Sequence[Run]) -> list[list[Run]]:
    """Divide the runs of a baseline at wide gaps."""
    parts: list[list[Run]] = []
    right = 0.0
    for run in sorted(level, key=lambda run: run.x):
        blank = not run.text.strip()
        if parts and (blank or run.x - right < _WIDE * run.size):
            parts[-1].append(run)
        elif not blank:
            parts.append([run])
        if not blank:
            right = max(right, run.right) if parts and len(parts[-1]) > 1 else run.right
    return parts


def _line(part: Sequence[Run]) -> PdfLine:
    check_time()
    size = max(run.size for run in part)
    words = [run for run in part if run.text.strip()]
    first, largest = words[0], max(words, key=lambda each: each.size)
    kept = [run for run in part if run is first or not _is_footnote_sign(run, largest)]
    text = " ".join(_joined(kept).split())
    if len(text) > PDF_LINE_LIMIT:
        raise TakesTooLongError
    return PdfLine(
        text=text,
        left=part[0].x,
        right=max(run.right for run in words or part),
        y=min(run.y for run in part if run.size > 0.8 * size),
        size=size,
        bold=all(run.bold for run in words),
        bottom=min(run.y for run in part) - 0.25 * size,
        indent=_indent(text, kept),
    )


def _indent(text: str, runs: Sequence[Run]) -> float:
    """Return the place where the text after a mark begins, if there is a mark."""
    found = MARKED.match(text)
    length = len(found["mark"]) if found else 0
    for run in runs:
        own = len("".join(run.text.split()))
        if not length and own:
            return run.x
        if own > length:
            return run.x + run.width * (length + 1) / max(len(run.text), 1)
        length -= own
    return runs[0].x if runs else 0.0


def _is_footnote_sign(run: Run, largest: Run) -> bool:
    """Check whether a run is a small raised figure, which marks a footnote and is not a word."""
    small = run.size < 0.8 * largest.size and run.y > largest.y + 0.1 * largest.size
    return small and run.text.strip().isdigit()


def _joined(runs: Sequence[Run]) -> str:
    """Return the text of runs that follow one another.

    Chromium prints a soft hyphen within a line as a space without width.
    """
    text = ""
    previous: Run | None = None
    for run in runs:
        if previous is not None:
            gap = run.x - previous.right
            if (
                gap < -_SPACE * run.size
                and text.endswith(" ")
                and not previous.text.startswith(" ")
            ):
                text = text[:-1]
            elif gap < -_SPACE * run.size and not previous.text.strip():
                text = text.removesuffix(previous.text)
            elif gap > _SPACE * run.size:
                text += " "
        text += run.text.strip("\n")
        previous = run
    return text


def _with_marks(lines: Sequence[PdfLine]) -> list[PdfLine]:
    """Join each list mark on its own with the line that it marks."""
    made: list[PdfLine] = []
    for line in lines:
        last = made[-1] if made else None
        near = last and abs(last.y - line.y) < 0.35 * line.size
        if last and near and not last.mark and MARK.fullmatch(last.text) and _is_near(last, line):
            left = last.left
            made[-1] = replace(line, mark=last.text, left=left, indent=line.left)
        else:
            made.append(line)
    return made


def _is_near(mark: PdfLine, line: PdfLine) -> bool:
    return 0 <= line.left - mark.right < 5 * line.size


def _with_dot(line: PdfLine, dots: Sequence[Shape]) -> PdfLine:
    """Return a line with the bullet that was drawn before it, as browsers draw theirs."""
    check_time()
    if line.mark:
        return line
    for dot in dots:
        middle = (dot.bottom + dot.top) / 2
        beside = line.y - 0.1 * line.size < middle < line.y + 0.8 * line.size
        if beside and 0 < line.left - dot.right < 2.5 * line.size:
            return replace(line, mark="•", left=dot.left)
    return line
