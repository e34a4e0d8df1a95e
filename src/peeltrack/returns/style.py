"""The look of a return: widths, heights, colours for words. Pure."""

from collections.abc import Iterable
from math import ceil

from xlsxwriter import Workbook

from peeltrack.model.vocabulary import Rag
from peeltrack.returns.questions import ANSWERS, AS_SENT, ASKED, ASKED_OF_STEP, DONE_ON

WIDTHS = {
    **dict(zip(ASKED, (16, 40, 10, 12, 12, 36), strict=True)),
    **dict(zip(ANSWERS, (44, 11, 20, 12, 20, 14, 11), strict=True)),
    **dict(zip(ASKED_OF_STEP[1:], (70, 13, 13), strict=True)),
    DONE_ON: 14,
    AS_SENT: 10,
}
"""The width of each column, in digits of the font; the same in both sheets."""

_LINE = 14.5
"""Points of a line of the font."""
_HIGHEST = 400
"""Points. Excel has no row higher than 409."""

_RAG_COLOURS = {
    Rag.RED: ("#D4351C", "#FFFFFF"),
    Rag.AMBER: ("#FFBF00", "#000000"),
    Rag.YELLOW: ("#FFFF99", "#000000"),
    Rag.GREEN: ("#00703C", "#FFFFFF"),
}
"""Fill and letters: each pair has a contrast of 4.5 or more, and the word is always there."""


class Formats:
    """The formats of one workbook."""

    def __init__(self, book: Workbook) -> None:
        box = {"border": 1, "border_color": "#767676", "valign": "top", "text_wrap": True}
        grey = {**box, "bg_color": "#F0F0F0"}
        fill = {**box, "locked": False}
        self.title = book.add_format({"bold": True, "font_size": 15})
        self.label = book.add_format({"bold": True, "valign": "top"})
        self.plain = book.add_format({"valign": "top"})
        self.prose = book.add_format({"valign": "top", "text_wrap": True})
        self.heading = book.add_format(
            {**box, "bold": True, "bg_color": "#1F3864", "font_color": "#FFFFFF"}
        )
        self.heading_to_fill = book.add_format(
            {**box, "bold": True, "bg_color": "#FFFFFF", "font_color": "#1F3864", "bottom": 2}
        )
        self.locked = book.add_format(grey)
        self.locked_number = book.add_format({**grey, "num_format": "0", "align": "left"})
        overdue = {"num_format": "dd/mm/yyyy", "align": "left", "bold": True}
        self.overdue = book.add_format({**grey, **overdue, "font_color": "#B10E1E"})
        self.overdue_to_fill = book.add_format({**fill, **overdue, "font_color": "#B10E1E"})
        self.locked_day = book.add_format({**grey, "num_format": "dd/mm/yyyy", "align": "left"})
        self.mark = book.add_format({**grey, "font_color": "#595959", "font_size": 8})
        # A text format: what begins with = stays what was typed.
        self.to_fill = book.add_format({**fill, "num_format": "@"})
        self.day_to_fill = book.add_format({**fill, "num_format": "dd/mm/yyyy", "align": "left"})
        self.rag = {
            rag: book.add_format({"bg_color": back, "font_color": front, "bold": True})
            for rag, (back, front) in _RAG_COLOURS.items()
        }


def height(texts: Iterable[tuple[str, float]], least: float = 45) -> float:
    """Return the points that a row needs for texts in columns of such widths.

    Excel finds out itself when it opens the file; LibreOffice does not.
    """
    lines = max((_lines(text, width) for text, width in texts), default=1)
    return min(max(lines * _LINE + 4, least), _HIGHEST)


def _lines(text: str, width: float) -> int:
    return sum(max(1, ceil(len(line) / width)) for line in text.split("\n"))
