"""What every reader makes of a paper, whatever its format: its blocks in their order. Pure."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, list entry or table row of a paper, with where it stands."""

    text: str
    """Its words; single spaces; soft hyphens and line-end hyphens mended."""
    line: int = 0
    """Counted from 1 in a text; 0 where there are no lines."""
    page: int | None = None
    """Counted from 1, PDF only."""
    heading: int | None = None
    """Level 1 to 6 where the source says so; a plain text never does."""
    bullet: str | None = None
    """The list mark as printed: "-", "•", "1.", "i.", "a.", "IV."; none for a paragraph."""
    depth: int = 0
    """How deep the list entry is nested, 0 for the outermost."""
    cells: tuple[str, ...] = ()
    """A table row's cells; paragraphs and list entries inside a cell divided by line feeds."""


class Reader(Protocol):
    """Turns the bytes of one format into blocks."""

    name: str
    """What people call the format."""

    def reads(self, name: str, data: bytes) -> bool:
        """Whether these bytes are of its format: by content first, then by the file's ending."""
        ...

    def read(self, data: bytes) -> tuple[Block, ...]:
        """The blocks of a paper.

        Raises:
            UnreadablePaperError: if no words can be had from it.
        """
        ...
