"""Reader of PDF as publishers print it: columns, running lines, bullets, ruled tables. Pure.

A PDF has no paragraphs, only pieces of text with their places. Time, pages and pieces are
bounded, since a hostile file is easily made.
"""

import io
import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from peeltrack.imports.errors import UnreadablePaperError
from peeltrack.imports.readers.blocks import Block
from peeltrack.imports.readers.formats import Kind, check_size, kind_of, missing_extra
from peeltrack.imports.readers.limits import PAGE_LIMIT, TakesTooLongError, check_time

if TYPE_CHECKING:
    from peeltrack.imports.readers.pdf.lines import PdfLine
    from peeltrack.imports.readers.pdf.page import Run
    from peeltrack.imports.readers.pdf.paragraphs import Paragraph
    from peeltrack.imports.readers.pdf.tables import Grid


class PdfReader:
    """A reader of PDF by the places of its text."""

    name = "PDF"

    def reads(self, name: str, data: bytes) -> bool:
        """Check whether it is a PDF."""
        return kind_of(name, data) == Kind.PDF

    def read(self, data: bytes) -> tuple[Block, ...]:
        """Return the blocks of a PDF, each with its page.

        Raises:
            UnreadablePaperError: if it is damaged, locked, too large or a scan.
        """
        check_size(Kind.PDF, data)
        with _quiet():
            lines = _lines(data)
            if not lines:
                raise _refusal("it is a scan: it has no text; run it through OCR first")
            return tuple(_blocks(lines))


def _lines(data: bytes) -> "list[PdfLine]":
    """Return the lines of a PDF in the order of reading."""
    try:
        import pypdf
    except ImportError as error:
        raise missing_extra(Kind.PDF) from error
    try:
        document = pypdf.PdfReader(io.BytesIO(data), strict=False)
        if document.is_encrypted and not document.decrypt(""):
            raise _refusal("it is locked with a password; save it without one")
        return _lines_of_pages(document)
    except (UnreadablePaperError, TakesTooLongError):
        raise
    except (Exception, RecursionError) as error:  # whatever error hostile bytes cause in pypdf
        if "crypt" in str(error).lower():
            raise _refusal("it is locked; save it without a password") from error
        raise _refusal("it is damaged or incomplete; download it again") from error


def _refusal(why: str) -> UnreadablePaperError:
    return UnreadablePaperError(Kind.PDF, why)


def _lines_of_pages(document: "pypdf.PdfReader") -> "list[PdfLine]":  # type: ignore[name-defined]  # noqa: F821
    from peeltrack.imports.readers.pdf.columns import (
        from_the_margin,
        in_reading_order,
        without_running_lines,
    )
    from peeltrack.imports.readers.pdf.lines import body_size
    from peeltrack.imports.readers.pdf.page import ink_of

    if len(document.pages) > PAGE_LIMIT:
        raise _refusal(f"it has more than {PAGE_LIMIT} pages; extract those you need")
    pages = [_page_lines(ink_of(page)) for page in document.pages]
    body = body_size(line for lines in pages for line in lines)
    kept = without_running_lines(pages, body)
    return from_the_margin([in_reading_order(lines, body) for lines in kept])


def _page_lines(ink: "Ink") -> "list[PdfLine]":  # type: ignore[name-defined]  # noqa: F821
    """Return a page's lines, with its ruled tables in the place of theirs."""
    from peeltrack.imports.readers.pdf.lines import lines_of
    from peeltrack.imports.readers.pdf.tables import dots_of, grids_of, table_line

    dots = dots_of(ink.shapes)
    grids = grids_of(ink.shapes)
    tables = [table_line(grid, ink.runs, dots) for grid in grids]
    filled = [grid for grid, table in zip(grids, tables, strict=True) if table.rows]
    outside = [run for run in ink.runs if not _is_in(run, filled)]
    return [*lines_of(outside, dots), *(table for table in tables if table.rows)]


def _is_in(run: "Run", grids: "Sequence[Grid]") -> bool:
    check_time()
    return any(grid.box.holds(run.x + 1, run.y + 0.3 * run.size) for grid in grids)


def _blocks(lines: "Sequence[PdfLine]") -> Iterator[Block]:
    from peeltrack.imports.readers.pdf.lines import body_size
    from peeltrack.imports.readers.pdf.paragraphs import heading_levels, paragraphs

    body = body_size(lines)
    levels = heading_levels(lines, body)
    made = paragraphs(lines)
    indents: list[float] = []
    for each in made:
        first = each.lines[0]
        if first.rows:
            yield from _rows(first)
            continue
        level = levels.get(round(2 * first.size))
        heading = level if level and not each.bullet and len(each.text) < 300 else None
        depth = _depth(each, indents)
        yield Block(
            each.text, page=first.page, heading=heading, bullet=each.bullet, depth=depth,
            strong=all(line.bold for line in each.lines),
        )  # fmt: skip


def _depth(entry: "Paragraph", indents: list[float]) -> int:
    """Return the nesting of a list entry by its indent, and keep the indents above it."""
    if not entry.bullet:
        indents.clear()
        return 0
    while indents and entry.indent < indents[-1] - 4:
        indents.pop()
    if not indents or entry.indent > indents[-1] + 4:
        indents.append(entry.indent)
    return len(indents) - 1


def _rows(table: "PdfLine") -> Iterator[Block]:
    for cells in table.rows:
        text = " ".join(" ".join(cells).split())
        yield Block(text, page=table.page, cells=cells)


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep pypdf's remarks about odd files off stderr."""
    log = logging.getLogger("pypdf")
    before = log.level
    log.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        log.setLevel(before)
