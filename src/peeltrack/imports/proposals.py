"""Values that every importer shares: sources, what was left out, doubts. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """The place of something in a paper, so that a person can check."""

    file: str = ""
    line: int = 0
    """Counted from 1 in a text; 0 in a format without lines."""
    page: int | None = None

    def __str__(self) -> str:
        """Return it as the tables show it: page 3, line 28."""
        if self.page is not None:
            return f"page {self.page}"
        return f"line {self.line}" if self.line else self.file


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A sentence that may oblige somebody and was not taken, and the reason."""

    text: str
    why: str
    source: Source
    ref: str = ""
    """The line of the paper, as `--lines` numbers it."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """An attribute that the paper does not settle, and the reason."""

    attribute: str
    reason: str
