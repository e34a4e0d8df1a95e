"""A document as what it says, whatever the format: headings, paragraphs, lists, facts, tables.

`reading.py` makes it of the HTML that a template gives; `writers/` make Markdown, Word and
PDF of it. Pure.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Tone(StrEnum):
    """What a chip says by its colour besides its word."""

    PLAIN = "plain"
    RED = "red"
    AMBER = "amber"
    YELLOW = "yellow"
    GREEN = "green"
    GOOD = "good"
    ALERT = "alert"


@dataclass(frozen=True, slots=True)
class TextRun:
    """Words of one look."""

    text: str
    strong: bool = False
    emphasis: bool = False
    alert: bool = False
    href: str | None = None
    """Where a link leads: an address, or # and an anchor of this document."""


@dataclass(frozen=True, slots=True)
class Chip:
    """A word in a coloured box: a RAG, or how a step stands."""

    text: str
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Break:
    """A line ends here, the paragraph does not."""

    text: str = " "


Line = tuple[TextRun | Chip | Break, ...]


class BlockManner(StrEnum):
    """How a paragraph or a list is meant."""

    PLAIN = "plain"
    LEAD = "lead"
    """The first sentence of a document."""
    SMALL = "small"
    """Small print: when, by whom."""
    MARKING = "marking"
    """The protective marking."""
    FORCE = "force"
    """Whose document it is."""
    FLAGS = "flags"
    """A list of what is to be noted at once."""
    TILES = "tiles"
    """A list of numbers, each with what it counts."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the document's title, and there is one of these."""

    level: int
    words: Line
    anchors: tuple[str, ...] = ()
    """What links lead here."""
    is_rtl: bool = False


@dataclass(frozen=True, slots=True)
class ParagraphBlock:
    """A paragraph."""

    words: Line
    manner: BlockManner = BlockManner.PLAIN
    is_rtl: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """A list, each entry some blocks."""

    entries: tuple["Blocks", ...]
    is_ordered: bool = False
    manner: BlockManner = BlockManner.PLAIN
    label: str | None = None
    """What the list is called where it has no heading."""


@dataclass(frozen=True, slots=True)
class Definition:
    """A term with what is said of it."""

    term: Line
    said: "Blocks"


@dataclass(frozen=True, slots=True)
class DefinitionList:
    """A list of terms."""

    entries: tuple[Definition, ...]


@dataclass(frozen=True, slots=True)
class QuoteBlock:
    """The words of somebody else: the inspectorate's finding."""

    blocks: "Blocks"


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell of a table."""

    blocks: "Blocks"
    is_heading: bool = False
    is_number: bool = False
    is_blank: bool = False
    """Left empty to be written in."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of a table, a cell for each column."""

    cells: tuple[TableCell, ...]
    is_total: bool = False

    @property
    def is_short(self) -> bool:
        """Whether it can always be kept on one page."""
        return is_short(*(cell.blocks for cell in self.cells))


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table with one row of headings."""

    caption: Line
    columns: tuple[TableCell, ...]
    rows: tuple[TableRow, ...]
    is_wide: bool = False

    @property
    def is_to_write_in(self) -> bool:
        """Whether it has cells that a pen is to fill."""
        return any(cell.is_blank for row in self.rows for cell in row.cells)


_SHORT, _LINE = 1500, 40
"""Characters that fit on a page even where a single narrow cell has them all; the least that a
line of its own counts for."""

Block = Heading | ParagraphBlock | Listing | DefinitionList | QuoteBlock | TableBlock
Blocks = tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document. Its title is the heading of level 1, which the head or body holds."""

    head: Blocks
    body: Blocks
    foot: Blocks

    @property
    def blocks(self) -> Blocks:
        """All of it, in the order of reading."""
        return self.head + self.body + self.foot


def plain(line: Line) -> str:
    """The words of a line, and nothing else."""
    return "".join(each.text for each in line)


def headings(blocks: Blocks) -> Iterator[Heading]:
    """Every heading, in order: they stand in no other block."""
    return (block for block in blocks if isinstance(block, Heading))


def between_headings(blocks: Blocks) -> frozenset[int]:
    """Where a paragraph alone stands between two headings: it is kept on the page of the second."""
    return frozenset(
        number
        for number in range(1, len(blocks) - 1)
        if isinstance(blocks[number], ParagraphBlock)
        and isinstance(blocks[number - 1], Heading)
        and isinstance(blocks[number + 1], Heading)
    )


def leads_on(block: Block) -> bool:
    """Whether a block announces what follows it, and is kept on the page of that.

    So it is with small print (when, by whom), with a chip that stands alone or with a day,
    with words that are all strong and with words that end in a colon.
    """
    if not isinstance(block, ParagraphBlock):
        return False
    said = [piece for piece in block.words if not isinstance(piece, Break)]
    strong = bool(said) and all(isinstance(piece, TextRun) and piece.strong for piece in said)
    text = plain(block.words).rstrip()
    chip = bool(said) and isinstance(said[0], Chip) and len(text) <= _LINE
    return block.manner == BlockManner.SMALL or strong or chip or text.endswith(":")


def is_short(*parts: Blocks) -> bool:
    """Whether parts together are so short that they can always be kept on one page."""
    lengths = (max(len(plain(line)), _LINE) for part in parts for line in lines(part))
    return sum(lengths) <= _SHORT


def lines(blocks: Blocks) -> Iterator[Line]:
    """Every line of words, in the order of reading."""
    for block in blocks:
        match block:
            case Heading() | ParagraphBlock():
                yield block.words
            case TableBlock():
                yield block.caption
        for part in _within(block):
            if isinstance(part, Definition):
                yield part.term
            yield from lines(part.said if isinstance(part, Definition) else part)


def _within(block: Block) -> Iterator[Blocks | Definition]:
    match block:
        case Listing():
            yield from block.entries
        case DefinitionList():
            yield from block.entries
        case QuoteBlock():
            yield block.blocks
        case TableBlock():
            for row in (block.columns, *(row.cells for row in block.rows)):
                yield from (cell.blocks for cell in row)
