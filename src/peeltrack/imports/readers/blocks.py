"""Blocks that every reader makes of a paper, whatever its format, in order. Pure."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list entry or table row of a paper, with its place."""

    text: str
    """Its words, with single spaces, and without soft hyphens and line-end hyphens."""
    line: int = 0
    """Counted from 1 in a text; 0 in a format without lines."""
    page: int | None = None
    """Counted from 1, PDF only."""
    heading: int | None = None
    """Level 1 to 6 if the source has one; a plain text never does."""
    bullet: str | None = None
    """The list mark as printed: "-", "•", "1.", "i.", "a.", "IV."; None for a paragraph."""
    depth: int = 0
    """The nesting of a list entry, 0 for the outermost."""
    cells: tuple[str, ...] = ()
    """A table row's cells; line feeds separate paragraphs and list entries inside a cell."""
    strong: bool = False
    """Whether the whole of it is set in bold."""
    is_mixed: bool = False
    """Whether it is a line of several columns that cannot be told apart."""

    @property
    def marked(self) -> str:
        """Return its words behind its list mark, as a cell of a table has them."""
        return f"{self.bullet} {self.text}" if self.bullet else self.text


class Reader(Protocol):
    """A reader of one format, which turns bytes into blocks."""

    name: str
    """The usual name of the format."""

    def reads(self, name: str, data: bytes) -> bool:
        """Check whether these bytes are of its format: by content first, then by file ending."""
        ...

    def read(self, data: bytes) -> tuple[Block, ...]:
        """Return the blocks of a paper.

        Raises:
            UnreadablePaperError: if its words cannot be read.
        """
        ...
