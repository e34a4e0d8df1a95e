"""A picture with the figures that it shows, as every format needs it. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from peeltrack.documents.charts.drawing import Drawing

WIDE, NARROW = 680, 280
"""The widths of the two drawings: of an upright page, and of a telephone."""
MOST_ALT = 900
"""Characters of an alternative text, beyond which it says that the text has the rest."""
_REST = "The others are in the text."


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture with its figures. A template writes it with the macro `chart`."""

    title: str
    """What it shows, in a sentence: Sixteen of 19 findings are amber."""
    subtitle: str
    """What is counted, and on which day."""
    alt_text: str
    """The picture in words, with its figures."""
    wide: Drawing
    """The drawing for a page."""
    narrow: Drawing
    """The drawing for a telephone."""
    columns: tuple[str, ...]
    """The headings of the table of its figures."""
    rows: tuple[tuple[str, ...], ...]
    """The rows of that table, each headed by its first cell."""
    key: str = ""
    """What its marks mean, which a table has no need of; empty if they need no words."""

    @property
    def caption(self) -> str:
        """Return what is counted and what the marks mean, as it stands above the drawing."""
        return f"{self.subtitle}; {self.key}" if self.key else self.subtitle

    @property
    def alt_text_is_complete(self) -> bool:
        """Check whether the alternative text has room for all figures."""
        return not self.alt_text.endswith(_REST)


def numbers_row(name: str, numbers: Sequence[int]) -> tuple[str, ...]:
    """Return a row of numbers and their sum for the table of figures; zero is an empty cell."""
    return (name, *(f"{number:,}" if number else "" for number in numbers), f"{sum(numbers):,}")


def alternative(sentences: list[str]) -> str:
    """Return an alternative text of whole sentences, as many as there is room for."""
    said = ""
    for sentence in sentences:
        longer = f"{said} {sentence}".strip()
        if len(longer) > MOST_ALT:
            return f"{said} {_REST}"
        said = longer
    return said
