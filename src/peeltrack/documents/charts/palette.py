"""The colours of papers, pictures and the terminal: one place for each. Pure.

The colours of RAG mean RAG and nothing else; whatever else a picture counts is blue.
"""

from enum import StrEnum

from peeltrack.wording import NOT_RATED

INK, SOFT, LINE, PAPER, WASH = "#14171c", "#4a525e", "#c3c9d2", "#ffffff", "#f2f4f8"
DEEP, ALERT, GOOD = "#14284b", "#a12413", "#00603a"


class MarkTone(StrEnum):
    """The meaning of a mark's colour."""

    RED = "red"
    AMBER = "amber"
    YELLOW = "yellow"
    GREEN = "green"
    UNRATED = NOT_RATED
    """Not rated: paper with a dashed edge."""
    ENDED = "ended"
    """Nothing more is asked."""
    COUNT = "count"
    """A number that is no rating."""


FILLS = {
    MarkTone.RED: ("#d4351c", PAPER),
    MarkTone.AMBER: ("#ffbf00", INK),
    MarkTone.YELLOW: ("#ffff99", INK),
    MarkTone.GREEN: ("#00703c", PAPER),
    MarkTone.UNRATED: (PAPER, INK),
    MarkTone.ENDED: ("#d0d4da", INK),
    MarkTone.COUNT: ("#3f6296", PAPER),
}
"""The fill of a mark and the colour of the words on it: at least 4.5 to 1 (WCAG 1.4.3)."""
