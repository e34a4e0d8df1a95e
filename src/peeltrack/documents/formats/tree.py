"""The document tree, independent of format: headings, paragraphs, lists, tables, figures.

`html_reader.py` builds it from a template's HTML; `markdown.py`, `word/` and `pdf.py` write it.
Pure.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum


class Tone(StrEnum):
    """The meaning of a chip's colour."""

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
    """The target of a link: an address, or # and an anchor of this document."""


@dataclass(frozen=True, slots=True)
class Chip:
    """A word in a coloured box: a RAG, or the status of a step."""

    text: str
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Break:
    """The end of a line within a paragraph."""

    text: str = " "


Line = tuple[TextRun | Chip | Break, ...]


class BlockManner(StrEnum):
    """The purpose of a paragraph or a list."""

    PLAIN = "plain"
    LEAD = "lead"
    """The first sentence of a document."""
    SMALL = "small"
    """Small print: the date and the author."""
    MARKING = "marking"
    """The protective marking."""
    FORCE = "force"
    """The force that issues the document."""
    KEPT = "kept"
    """A paragraph on the page of what follows it."""
    CONTENTS = "contents"
    """The place of the contents, in papers that have pages and are long enough."""
    FLAGS = "flags"
    """A list of points to note at once."""
    TILES = "tiles"
    """A list of numbers, each with a label."""
    COLUMNS = "columns"
    """A list of short entries, in two columns where there is room."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the document's only title."""

    level: int
    words: Line
    anchors: tuple[str, ...] = ()
    """The anchors of links that lead here."""
    is_rtl: bool = False
    starts_page: bool = False
    """Whether it begins a new page, where there are pages."""


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
    """The name of a list without a heading."""


@dataclass(frozen=True, slots=True)
class Definition:
    """A term with its definition."""

    term: Line
    blocks: "Blocks"


@dataclass(frozen=True, slots=True)
class DefinitionList:
    """A list of terms with their definitions."""

    entries: tuple[Definition, ...]


@dataclass(frozen=True, slots=True)
class QuoteBlock:
    """The words of another body: HMICFRS's finding."""

    blocks: "Blocks"


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell of a table."""

    blocks: "Blocks"
    is_heading: bool = False
    is_number: bool = False
    is_blank: bool = False
    """Whether it is left empty to be completed by hand."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of a table, a cell for each column."""

    cells: tuple[TableCell, ...]
    is_total: bool = False


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table with one row of headings."""

    caption: Line
    columns: tuple[TableCell, ...]
    rows: tuple[TableRow, ...]
    is_wide: bool = False
    is_lead: bool = False
    """Whether it is what a reader with little time reads, in the size of running text."""

    @property
    def is_to_write_in(self) -> bool:
        """Check whether it has cells to be completed by hand."""
        return any(cell.is_blank for row in self.rows for cell in row.cells)


@dataclass(frozen=True, slots=True)
class PictureBlock:
    """A picture with the table of its figures; a format shows the one or the other."""

    title: Line
    """What it shows, in a sentence."""
    caption: Line
    """What is counted, and what the marks of the picture mean."""
    picture: str
    """The picture as SVG."""
    alt_text: str
    """The picture in words."""
    table: TableBlock
    """Its figures, captioned by what is counted."""


Block = Heading | ParagraphBlock | Listing | DefinitionList | QuoteBlock | TableBlock | PictureBlock
Blocks = tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document; the head or body holds its title, the heading of level 1."""

    head: Blocks
    body: Blocks
    foot: Blocks

    @property
    def blocks(self) -> Blocks:
        """Return all blocks in reading order."""
        return self.head + self.body + self.foot


def plain(line: Line) -> str:
    """Return the words of a line without their look."""
    return "".join(each.text for each in line)


def strong(line: Line) -> Line:
    """Return a line with all its words strong; a chip has a look of its own."""
    return tuple(replace(each, strong=True) if isinstance(each, TextRun) else each for each in line)


def headings(blocks: Blocks) -> Iterator[Heading]:
    """Yield every heading in order; no other block contains one."""
    return (block for block in blocks if isinstance(block, Heading))


def sections(blocks: Blocks) -> Iterator[Heading]:
    """Yield the headings of sections, those of level 2."""
    return (heading for heading in headings(blocks) if heading.level == 2)


def listed_sections(blocks: Blocks) -> Iterator[Heading]:
    """Yield the sections that contents list: those after it."""
    place = next((n for n, block in enumerate(blocks) if is_contents(block)), len(blocks))
    return sections(blocks[place:])


def is_contents(block: Block) -> bool:
    """Check whether a block is the place of the contents."""
    return isinstance(block, ParagraphBlock) and block.manner == BlockManner.CONTENTS


def lines(blocks: Blocks) -> Iterator[Line]:
    """Yield every line of words in reading order."""
    for block in blocks:
        match block:
            case Heading() | ParagraphBlock():
                yield block.words
            case TableBlock():
                yield block.caption
            case PictureBlock():
                yield from (block.title, block.caption)
        for part in _within(block):
            if isinstance(part, Definition):
                yield part.term
            yield from lines(part.blocks if isinstance(part, Definition) else part)


def _within(block: Block) -> Iterator[Blocks | Definition]:
    match block:
        case Listing():
            yield from block.entries
        case DefinitionList():
            yield from block.entries
        case QuoteBlock():
            yield block.blocks
        case PictureBlock():
            yield (block.table,)
        case TableBlock():
            for row in (block.columns, *(row.cells for row in block.rows)):
                yield from (cell.blocks for cell in row)
