"""Limits on what is read from outside, each with its reason. Pure.

Each reader counts before it builds: a hostile file is small, and its contents are not.
Below the limits, time and memory grow no faster than the file.
`docs/security.md` lists them for people whose file exceeds one.
"""

import math
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

SIZE_LIMIT = 20 << 20
"""Bytes of a paper or workbook. The longest reports with their pictures have 10 MB as PDF."""

BLOCK_LIMIT = 30_000
"""Paragraphs of a paper. The longest reports have some 5,000."""

LINE_LIMIT = 200_000
"""Lines of a text, empty ones included."""

SECONDS = 40.0
"""Seconds for a whole paper. Fifty pages of a PDF take two."""

# Archives: Word documents, workbooks, and the document of --reference

UNPACKED_LIMIT = 50 << 20
"""Bytes of everything in an archive, unpacked."""

MEMBER_LIMIT = 2_000
"""Files in an archive. A Word document has some 20, and one for each picture."""

XML_LIMIT = 15 << 20
"""Bytes of one XML part of a Word document; the text of a hundred pages has 1 MB."""

XML_DEPTH_LIMIT = 200
"""Elements within elements of a Word document. Word writes some 15, tables within tables 40."""

SPAN_LIMIT = 63
"""Columns that a cell of Word may go across: Word has no wider table."""

# Web pages

TAG_LIMIT = 60_000
"""Tags of a page; the longest report has 10,000. Each takes a kilobyte of memory."""

TAG_DEPTH_LIMIT = 200
"""Tags within tags. The page of a report has 30; each level is a call within a call."""

PART_LIMIT = 2_000
"""Parts of a page saved in one file. A newspaper's page has two hundred pictures."""

# PDF

PAGE_LIMIT = 500
"""Pages of a PDF."""

CONTENT_LIMIT = 2 << 20
"""Bytes of one page's drawing, unpacked."""

PIECE_LIMIT = 60_000
"""Pieces of text of one page."""

FARTHEST = 14_400.0
"""Points from the corner of a page: no PDF page is larger, and anything farther away is
not on it (ISO 32000-1, annex C).
"""

PDF_LINE_LIMIT = 5_000
"""Characters of a line; one of a report has a hundred. A longer one is searched for words from
each of its characters again.
"""

RULE_LIMIT = 4_000
"""Ruled lines of a page; with more it is a drawing, whose words are read as lines."""

TABLE_LIMIT = 20_000
"""Cells of one ruled table; with more it is a drawing too."""

CODE_LIMIT = 200_000
"""Codes in the ranges of a font's widths; a font has 65,536, and ranges may overlap."""

# Workbooks

SHEET_LIMIT = 100
"""Sheets of a workbook."""

ROW_LIMIT = 10_000
"""Rows of a sheet down to the last filled cell."""

COLUMN_LIMIT = 250
"""Columns of a sheet as far as the last filled cell."""

CELL_LIMIT = 500_000
"""Cells of all sheets, filled or between filled ones: each takes memory."""

LETTER_LIMIT = 20_000_000
"""Letters of all cells, each text as often as it is used."""


class TakesTooLongError(Exception):
    """A paper that keeps its reader busy for longer than any report does."""


_DEADLINE: ContextVar[float] = ContextVar("_DEADLINE", default=math.inf)


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Let the calls inside take no longer: each `check_time` among them stops the reading."""
    token = _DEADLINE.set(time.monotonic() + seconds)
    try:
        yield
    finally:
        _DEADLINE.reset(token)


def check_time() -> None:
    """Stop a reader whose time is over; each asks it for every piece that it reads.

    Raises:
        TakesTooLongError: if the time is over.
    """
    if time.monotonic() > _DEADLINE.get():
        raise TakesTooLongError
