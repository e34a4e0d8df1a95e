"""The breaks between pages: what is kept with the next block, and what fits on one page. Pure."""

from peeltrack.documents.formats.tree import (
    Block,
    BlockManner,
    Blocks,
    Break,
    Chip,
    Heading,
    ParagraphBlock,
    QuoteBlock,
    TableRow,
    TextRun,
    lines,
    plain,
)

PAGES_WITHOUT_CONTENTS = 6
"""Pages of a paper that needs no contents."""

_SHORT, _LINE = 1500, 40
"""Characters that fit on a page even in a single narrow cell; the least a line counts for."""
_TWO_LINES = 180
"""Characters of two lines across a page."""


def kept_with_next(blocks: Blocks) -> frozenset[int]:
    """Return the positions of blocks that are kept on the page of the next.

    They are quotations and what leads on. Before a heading it is only a paragraph alone between
    two of them, the second below the first: otherwise one finding would be kept with the next.
    A line alone below a heading is kept with words that end in a colon too.
    """
    pairs = zip(blocks, (*blocks, None)[1:], strict=True)
    return frozenset(
        number
        for number, (block, after) in enumerate(pairs)
        if (
            _is_between(blocks, number)
            if isinstance(after, Heading)
            else leads_on(block)
            or (isinstance(block, QuoteBlock) and after is not None)
            or (_ends_in_colon(after) and _is_line_below_heading(blocks, number))
        )
    )


def _is_between(blocks: Blocks, number: int) -> bool:
    """Check whether a paragraph stands alone between a heading and one below it."""
    before, block, after = blocks[number - 1], blocks[number], blocks[number + 1]
    return (
        number > 0
        and isinstance(before, Heading)
        and isinstance(block, ParagraphBlock)
        and isinstance(after, Heading)
        and after.level > before.level
    )


def _is_line_below_heading(blocks: Blocks, number: int) -> bool:
    """Check whether a paragraph of two lines at most stands below a heading."""
    block = blocks[number]
    is_below = number > 0 and isinstance(blocks[number - 1], Heading)
    return is_below and isinstance(block, ParagraphBlock) and length((block,)) <= _TWO_LINES


def leads_on(block: Block) -> bool:
    """Check whether a block announces the next, and is kept on the page of that.

    Such are small print, what is marked as kept, a chip that stands alone or with a date, words
    that are all strong, and words that end in a colon.
    """
    if not isinstance(block, ParagraphBlock):
        return False
    pieces = [piece for piece in block.words if not isinstance(piece, Break)]
    strong = bool(pieces) and all(isinstance(piece, TextRun) and piece.strong for piece in pieces)
    text = plain(block.words).rstrip()
    chip = bool(pieces) and isinstance(pieces[0], Chip) and len(text) <= _LINE
    is_kept = block.manner in (BlockManner.SMALL, BlockManner.KEPT)
    return is_kept or strong or chip or _ends_in_colon(block)


def _ends_in_colon(block: Block | None) -> bool:
    return isinstance(block, ParagraphBlock) and plain(block.words).rstrip().endswith(":")


def row_is_short(row: TableRow) -> bool:
    """Check whether a row of a table always fits on one page."""
    return is_short(*(cell.blocks for cell in row.cells))


def is_short(*parts: Blocks) -> bool:
    """Check whether parts together always fit on one page."""
    return sum(map(length, parts)) <= _SHORT


def length(blocks: Blocks) -> int:
    """Return the characters of blocks, each line counted as one of forty at least."""
    return sum(max(len(plain(line)), _LINE) for line in lines(blocks))
