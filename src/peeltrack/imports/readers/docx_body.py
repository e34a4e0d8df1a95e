"""Blocks of the body of a Word document. Pure."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from docx.oxml.ns import qn
from docx.oxml.simpletypes import ST_Merge
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from peeltrack.imports.readers.blocks import Block
from peeltrack.imports.readers.docx_lists import Lists
from peeltrack.imports.readers.limits import check_time

if TYPE_CHECKING:
    from docx.document import Document

_HEADING = re.compile(r"(?:heading|überschrift) ?([1-9])|(title)|(subtitle)", re.IGNORECASE)
_LIST_STYLE = re.compile(r"list (bullet|number)(?: ([2-5]))?", re.IGNORECASE)
_GOES_ON = re.compile(
    r"(?:(?<=[,(&])|(?<=\bthe)|(?<=\bof)|(?<=\band)|(?<=\bfor)|(?<=\bto)|(?<=\ba))\n|\n(?=[a-z(])"
)
"""A line that a person broke by hand within a sentence."""
_DEEPEST = 20
"""The deepest level of tables within tables that is read."""


def blocks_in(document: "Document") -> Iterator[Block]:
    """Yield the blocks of a document, in order."""
    lists = Lists(document)
    yield from _in_container(document, lists, 0)


def _in_container(container: "Document | _Cell", lists: Lists, deep: int) -> Iterator[Block]:
    for part in container.iter_inner_content():
        if isinstance(part, Paragraph):
            for block in _paragraph(part, lists, within=deep > 0):
                yield from (replace(block, text=line) for line in block.text.split("\n"))
        elif isinstance(part, Table) and deep < _DEEPEST:
            yield from _table(part, lists, deep)


def _paragraph(paragraph: Paragraph, lists: Lists, *, within: bool = False) -> Iterator[Block]:
    """Yield a paragraph, then the text boxes that are tied to it.

    The lines that a person broke by hand stay lines within a table; elsewhere they are paragraphs,
    but in a heading, an entry of a list and where a sentence goes on.
    """
    check_time()
    text = _words(paragraph)
    style = (paragraph.style.name or "") if paragraph.style is not None else ""
    text = text if within else _GOES_ON.sub(" ", text)
    if text:
        found = _HEADING.fullmatch(style)
        if found:
            level = int(found[1]) if found[1] else 1 if found[2] else 2
            yield Block(text.replace("\n", " "), heading=min(level, 6))
        else:
            bullet, depth = lists.mark_of(paragraph)
            if bullet is None and (listed := _LIST_STYLE.fullmatch(style)):
                bullet, depth = "•", int(listed[2] or 1) - 1
            bold = [run.bold for run in paragraph.runs if run.text.strip()]
            text = text.replace("\n", " ") if bullet and not within else text
            yield Block(text, bullet=bullet, depth=depth, strong=bool(bold) and all(bold))
    for box in paragraph._p.iter(qn("w:txbxContent")):
        if not _is_fallback(box) and _nearest(box, "p") is paragraph._p:
            for inner in box.iter(qn("w:p")):
                if _nearest(inner, "txbxContent") is box:
                    yield from _paragraph(Paragraph(inner, paragraph._parent), lists)


def _nearest(node: object, name: str) -> object:
    """Return the nearest element of a name around another: an inner box is read with its own."""
    above = node.getparent()  # type: ignore[attr-defined]
    while above is not None and not str(above.tag).endswith(f"}}{name}"):
        above = above.getparent()
    return above


def _is_fallback(box: object) -> bool:
    """Check whether a text box is the copy that Word writes for old programs."""
    above = box.getparent()  # type: ignore[attr-defined]
    while above is not None:
        if str(above.tag).endswith("}Fallback"):
            return True
        above = above.getparent()
    return False


def _words(paragraph: Paragraph) -> str:
    """Return a paragraph's lines, with links and kept insertions and without deletions."""
    pieces: list[str] = []
    for node in paragraph._p.iter():
        name = str(node.tag).rpartition("}")[2]
        if name == "t" and _is_own(node, paragraph):
            pieces.append(node.text or "")
        elif name in ("tab", "br", "cr") and str(node.getparent().tag).endswith("}r"):
            pieces.append(" " if name == "tab" else "\n")
        elif name == "noBreakHyphen":
            pieces.append("-")
    text = "".join(pieces)
    hidden = dict.fromkeys(map(ord, "\xad\u200b\u200c\u200d\u2060\ufeff"))
    lines = (" ".join(line.split()) for line in text.translate(hidden).split("\n"))
    return "\n".join(line for line in lines if line)


def _is_own(node: object, paragraph: Paragraph) -> bool:
    """Check whether text is in the paragraph itself, not in a text box tied to it."""
    above = node.getparent()  # type: ignore[attr-defined]
    while above is not None and above is not paragraph._p:
        if str(above.tag).endswith(("}txbxContent", "}del", "}moveFrom")):
            return False
        above = above.getparent()
    return True


def _table(table: Table, lists: Lists, deep: int) -> Iterator[Block]:
    """Yield a table's rows; a table of one column is only a box around its text."""
    above: dict[int, str] = {}
    for row in table._tbl.tr_lst:
        inner: list[Block] = []
        cells = [""] * row.grid_before
        for cell in row.tc_lst:
            place = len(cells)
            if cell.vMerge == ST_Merge.CONTINUE:
                words = above.get(place, "")
            else:
                inner = list(_in_container(_Cell(cell, table), lists, deep + 1))
                words = "\n".join(block.marked for block in inner)
            above[place] = words
            cells += [words, *[""] * (cell.grid_span - 1)]
        cells += [""] * row.grid_after
        if len(cells) == 1:
            yield from inner
        elif any(cells):
            yield Block(" ".join(" ".join(cells).split()), cells=tuple(cells))
