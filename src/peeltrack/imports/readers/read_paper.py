"""A paper's bytes to its blocks, by the reader that knows its format. Pure."""

from dataclasses import dataclass

from peeltrack.imports.errors import UnreadablePaperError
from peeltrack.imports.readers import READERS
from peeltrack.imports.readers.blocks import Block
from peeltrack.imports.readers.clean_blocks import tidied
from peeltrack.imports.readers.limits import (
    BLOCK_LIMIT,
    SECONDS,
    SIZE_LIMIT,
    TakesTooLongError,
    within,
)
from peeltrack.imports.readers.table_rows import without_tables


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper that was read."""

    name: str
    """Its file's name, or "standard input"."""
    blocks: tuple[Block, ...]


def read_paper(name: str, data: bytes) -> Paper:
    """Read a paper for its findings: as running text, its tables resolved.

    Raises:
        UnreadablePaperError: if it is empty, exceeds a limit, or is in no format that is known.
    """
    return Paper(name, tuple(without_tables(tidied(read_blocks(name, data)))))


def read_blocks(name: str, data: bytes) -> tuple[Block, ...]:
    """The blocks of a paper as its reader leaves them, tables whole.

    Raises:
        UnreadablePaperError: if it is empty, exceeds a limit, or is in no format that is known.
    """
    if not data.strip():
        raise UnreadablePaperError(name, "it is empty")
    if len(data) > SIZE_LIMIT:
        raise UnreadablePaperError(name, f"it is larger than {SIZE_LIMIT >> 20} MB")
    reader = next(reader for reader in READERS if reader.reads(name, data))
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
