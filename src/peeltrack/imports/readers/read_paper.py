"""Blocks of a paper, from the reader that knows its format. Pure."""

import hashlib
from dataclasses import dataclass
from datetime import date

from peeltrack.imports.errors import UnreadablePaperError
from peeltrack.imports.lines import Line
from peeltrack.imports.readers.blocks import Block, Reader
from peeltrack.imports.readers.docx import DocxReader
from peeltrack.imports.readers.formats import ForeignReader
from peeltrack.imports.readers.html import HtmlReader
from peeltrack.imports.readers.limits import (
    BLOCK_LIMIT,
    SECONDS,
    SIZE_LIMIT,
    TakesTooLongError,
    within,
)
from peeltrack.imports.readers.page_record import recorded_day
from peeltrack.imports.readers.pdf.reader import PdfReader
from peeltrack.imports.readers.printed import PrintedText, printed_texts
from peeltrack.imports.readers.text import TextReader, lines_of
from peeltrack.imports.unfolding.unfold import unfolded

TEXT = TextReader()
READERS: tuple[Reader, ...] = (
    PdfReader(),
    DocxReader(),
    HtmlReader(),
    ForeignReader(),
    TEXT,
)
"""The readers in this order: plain text is last, since it accepts whatever is left."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper that was read."""

    name: str
    """Its file's name, or "standard input"."""
    lines: tuple[Line, ...]
    blocks: tuple[Block, ...] = ()
    """The reader's blocks, before they are divided into lines."""
    sha256: str = ""
    recorded: date | None = None
    """The day on which a saved page was published, by its own record."""
    side_by_side: tuple[PrintedText, ...] = ()
    """The words that stand side by side in a plain text, as its page has them."""


def read_paper(name: str, data: bytes) -> Paper:
    """Read a paper for its findings: as lines, with its tables divided.

    Raises:
        UnreadablePaperError: if it is empty, exceeds a limit, or is in an unknown format.
    """
    blocks = read_blocks(name, data)
    sha256, recorded = hashlib.sha256(data).hexdigest(), recorded_day(name, data)
    printed = tuple(printed_texts(lines_of(data))) if _reader(name, data) is TEXT else ()
    return Paper(name, unfolded(blocks), blocks, sha256, recorded, printed)


def read_blocks(name: str, data: bytes) -> tuple[Block, ...]:
    """Return the blocks of a paper from its reader, with whole tables.

    Raises:
        UnreadablePaperError: if it is empty, exceeds a limit, or is in an unknown format.
    """
    if not data.strip():
        raise UnreadablePaperError(name, "it is empty")
    if len(data) > SIZE_LIMIT:
        raise UnreadablePaperError(name, f"it is larger than {SIZE_LIMIT >> 20} MB")
    reader = _reader(name, data)
    try:
        with within(SECONDS):
            blocks = tuple(reader.read(data))
    except TakesTooLongError as error:
        why = "reading it takes too long; print it to a new PDF first"
        raise UnreadablePaperError(name, why) from error
    except UnreadablePaperError as error:
        raise UnreadablePaperError(name, error.why) from error
    if len(blocks) > BLOCK_LIMIT:
        raise UnreadablePaperError(name, f"it has more than {BLOCK_LIMIT:,} paragraphs")
    return blocks


def _reader(name: str, data: bytes) -> Reader:
    return next(reader for reader in READERS if reader.reads(name, data))
