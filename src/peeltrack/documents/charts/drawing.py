"""Drawings as SVG: marks and words at measured places, in units of a screen's pixel. Pure.

Only what every renderer draws alike is used: no patterns, no styles, no ids.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from html import escape
from itertools import accumulate
from typing import Literal
from unicodedata import combining, east_asian_width

from peeltrack.documents.charts.palette import (
    ALERT,
    DEEP,
    FILLS,
    GOOD,
    INK,
    LINE,
    PAPER,
    SOFT,
    WASH,
    MarkTone,
)
from peeltrack.wording import without_lead_on

FONTS = "Arial, 'Liberation Sans', Helvetica"
"""Named one by one: not every renderer knows sans-serif."""

SIZE = 12.0
"""The usual size of words; the smallest is 11."""
LINE_HEIGHT = 15.0
"""The usual distance of one line of words from the next."""

_CLASSES = {
    INK: "ink",
    SOFT: "soft",
    LINE: "line",
    PAPER: "paper",
    DEEP: "deep",
    ALERT: "alert",
    GOOD: "good",
    WASH: "wash",
}
"""The class of a colour that page.css makes another on dark paper."""

_WIDTHS = (
    "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 "
    "556 556 556 278 278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 "
    "722 778 667 778 722 667 611 722 667 944 667 667 611 278 278 278 469 556 333 556 556 500 556 "
    "556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 500 334 "
    "260 334 584"
)


class _Widths(dict[str, int]):
    """The widths of characters; of one not measured, a guess that is broad enough."""

    def __missing__(self, character: str) -> int:
        if combining(character):
            return 0
        return 1000 if character == "…" or east_asian_width(character) in "WF" else 780


_WIDTH_OF = _Widths({chr(32 + n): int(width) for n, width in enumerate(_WIDTHS.split())})
_WIDTH_OF[chr(0x2019)] = 222
"""The advance widths of Arial, Liberation Sans and Helvetica, in thousandths of the size."""
_BOLD = 1.1
"""How much wider bold words are at most."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing; a template writes its marks as they are, within an svg of its size."""

    width: int
    """Its width."""
    height: int
    """Its height."""
    marks: str
    """Its marks as SVG, every text escaped."""

    def __html__(self) -> str:
        return self.marks


def width_of(words: str, size: float = SIZE, *, bold: bool = False) -> float:
    """Return the width of words at a size; a character not measured counts as a broad one."""
    return _scaled(sum(map(_WIDTH_OF.__getitem__, words)), size, bold=bold)


def _scaled(units: int, size: float, *, bold: bool) -> float:
    return units * size / 1000 * (_BOLD if bold else 1)


def wrapped(
    words: str, room: float, size: float = SIZE, *, most: int = 2, bold: bool = False
) -> tuple[str, ...]:
    """Return words in lines that fit the room; what is too long ends in an ellipsis."""
    lines, rest = list[str](), " ".join(words.split())
    while rest and len(lines) < most:
        line = _fitting(rest, room, size, bold=bold)
        lines.append(line)
        rest = rest[len(line) :].strip()
    if rest:
        last = f"{lines[-1]} {rest}"
        cut = " ".join(without_lead_on(_fitting(last, room - size, size, bold=bold).split(" ")))
        lines[-1] = f"{cut.rstrip(' ,;:.')}…"
    return tuple(lines)


def _fitting(words: str, room: float, size: float, *, bold: bool) -> str:
    """Return as many whole words as fit, or as much of the first as does."""
    widths = list(accumulate(map(_WIDTH_OF.__getitem__, words)))
    end = bisect_right(widths, room, key=lambda units: _scaled(units, size, bold=bold))
    if end == len(words):
        return words
    cut = words.rfind(" ", 0, end + 1)
    return words[:cut] if cut > 0 else words[: max(1, end)]


class Pen:
    """A pen that draws on one drawing."""

    def __init__(self, width: int) -> None:
        self.width = width
        self._marks: list[str] = []

    def drawn(self, height: float) -> Drawing:
        """Return the drawing."""
        return Drawing(self.width, round(height), "".join(self._marks))

    def text(
        self,
        x: float,
        y: float,
        words: str,
        *,
        size: float = SIZE,
        colour: str = INK,
        bold: bool = False,
        anchor: Literal["start", "middle", "end"] = "start",
        fixed: bool = False,
    ) -> None:
        """Write words on a base line; fixed words keep their colour, as what is below them does."""
        look = "" if anchor == "start" else f' text-anchor="{anchor}"'
        look += ' font-weight="bold"' if bold else ""
        fill = f'fill="{colour}"' if fixed else _look(fill=colour)
        place = f'x="{_n(x)}" y="{_n(y)}" font-family="{FONTS}" font-size="{_n(size)}"'
        self._marks.append(f"<text {place} {fill}{look}>{escape(words, quote=False)}</text>")

    def lines(
        self,
        x: float,
        y: float,
        lines: Sequence[str],
        *,
        apart: float = LINE_HEIGHT,
        size: float = SIZE,
        colour: str = INK,
        bold: bool = False,
        anchor: Literal["start", "middle", "end"] = "start",
    ) -> None:
        """Write lines of words one below another, the first on a base line."""
        for number, line in enumerate(lines):
            self.text(
                x, y + apart * number, line, size=size, colour=colour, bold=bold, anchor=anchor
            )

    def line(
        self,
        start: tuple[float, float],
        end: tuple[float, float],
        *,
        colour: str = LINE,
        width: float = 1,
        dashes: str = "",
    ) -> None:
        """Draw a straight line."""
        place = f'x1="{_n(start[0])}" y1="{_n(start[1])}" x2="{_n(end[0])}" y2="{_n(end[1])}"'
        look = f' stroke-dasharray="{dashes}"' if dashes else ""
        stroke = _look(stroke=colour)
        self._marks.append(f'<line {place} {stroke} stroke-width="{_n(width)}"{look}/>')

    def area(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        fill: str,
        edge: str = "",
        thick: float = 1,
        corner: float = 0,
        is_dashed: bool = False,
    ) -> None:
        """Draw an area of a colour, its edge inside it."""
        thick = thick if edge else 0
        round_ = f' rx="{_n(corner)}"' if corner else ""
        inner = f'x="{_n(x + thick / 2)}" y="{_n(y + thick / 2)}"{round_}'
        measures = f'{inner} width="{_n(width - thick)}" height="{_n(height - thick)}"'
        colours = {"fill": fill, "stroke": edge} if edge else {"fill": fill}
        line = f' stroke-width="{_n(thick)}"' if edge else ""
        dashes = ' stroke-dasharray="3 2"' if is_dashed else ""
        self._marks.append(f"<rect {measures} {_look(**colours)}{line}{dashes}/>")

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        tone: MarkTone,
        *,
        heavy: bool = False,
    ) -> None:
        """Draw a box of a tone, its edge in ink: thick, or dashed where nothing is rated."""
        thick, is_dashed = 3 if heavy else 1, tone == MarkTone.UNRATED
        look = {"fill": FILLS[tone][0], "edge": INK}
        self.area(x, y, width, height, **look, thick=thick, corner=2, is_dashed=is_dashed)

    def labelled(
        self, x: float, y: float, width: float, height: float, tone: MarkTone, label: str,
        *, heavy: bool = False,
    ) -> None:  # fmt: skip
        """Draw a box with words in its middle."""
        self.box(x, y, width, height, tone, heavy=heavy)
        self.label(x, y, width, height, tone, label)

    def label(
        self, x: float, y: float, width: float, height: float, tone: MarkTone, label: str
    ) -> None:
        """Write words in the middle of a box."""
        middle, base = x + width / 2, y + height / 2 + 4
        colour, fixed = FILLS[tone][1], tone != MarkTone.UNRATED
        self.text(
            middle, base, label, size=11, colour=colour, bold=True, anchor="middle", fixed=fixed
        )

    def hatch(self, x: float, y: float, width: float, height: float) -> None:
        """Draw white lines at 45 degrees: the second sign of red, as grey print is like green."""
        lines = ""
        total = 6.0
        while total < width + height:
            left, right = max(0.0, total - height), min(width, total)
            lines += (
                f"M{_n(x + left)} {_n(y + total - left)}L{_n(x + right)} {_n(y + total - right)}"
            )
            total += 6
        if lines:
            self._marks.append(f'<path d="{lines}" stroke="{PAPER}" stroke-width="1.2"/>')

    def diamond(self, x: float, y: float, radius: float, *, colour: str, filled: bool) -> None:
        """Draw a diamond around a place."""
        path = f"M{_n(x)} {_n(y - radius)}L{_n(x + radius)} {_n(y)}"
        path += f"L{_n(x)} {_n(y + radius)}L{_n(x - radius)} {_n(y)}Z"
        look = _look(fill=colour if filled else PAPER, stroke=colour)
        self._marks.append(f'<path d="{path}" {look} stroke-width="1.5"/>')

    def disc(self, x: float, y: float, radius: float, colour: str) -> None:
        """Draw a disc around a place."""
        place = f'cx="{_n(x)}" cy="{_n(y)}" r="{_n(radius)}"'
        self._marks.append(f"<circle {place} {_look(fill=colour)}/>")

    def tick(self, x: float, y: float, radius: float) -> None:
        """Draw a disc with a tick around a place: something done."""
        self.disc(x, y, radius, GOOD)
        path = f"M{_n(x - 3)} {_n(y)}L{_n(x - 0.8)} {_n(y + 2.4)}L{_n(x + 3)} {_n(y - 2.4)}"
        look = f'fill="none" {_look(stroke=PAPER)} stroke-width="1.6"'
        self._marks.append(f'<path d="{path}" {look}/>')


@cache
def _look(**colours: str) -> str:
    """Return colours as attributes, and as classes by which a page makes others of them."""
    attributes = " ".join(f'{what}="{colour}"' for what, colour in colours.items())
    names = [f"{what}-{_CLASSES[each]}" for what, each in colours.items() if each in _CLASSES]
    return f'{attributes} class="{" ".join(names)}"' if names else attributes


@lru_cache(maxsize=1 << 14)
def _n(number: float) -> str:
    """Return a number of pixels, without a needless fraction."""
    return f"{number:.1f}".removesuffix(".0")
