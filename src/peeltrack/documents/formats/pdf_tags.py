"""The tags of a PDF that Typst cannot write, put in afterwards. Pure.

No length may change: a PDF finds its parts by their places.
"""

import re
from collections.abc import Sequence

from peeltrack.documents.formats import tree
from peeltrack.documents.formats.tree import Blocks

_SUSPECTS = b"/Marked true/Suspects false"
# False is what it is anyway, and poppler takes the entry for an error.
_NO_SUSPECTS = b"/Marked true".ljust(len(_SUSPECTS))

_CELL = re.compile(
    rb"/S/TD(?P<parent>/P \d+ 0 R/A\[<</O/Table)"
    rb"(?P<heads>/Headers\[\(U(?P<table>\d+)x(?P<column>\d+)y0\)\])"
)
"""A cell of a body, with the id of the cell at the head of its column."""
_SCOPE = b"/Scope/Row"


def with_own_tags(pdf: bytes, tables: Sequence[bool]) -> bytes:
    """Return a PDF without a needless entry, and with the heads of rows tagged as such.

    A cell names the head of its column, and so no head of its row. Where rows have heads both
    have a scope, by which a reader finds them.

    Args:
        pdf: the PDF as Typst writes it.
        tables: whether the rows of each table have heads, in the order of the document.
    """
    numbers = sorted({int(found["table"]) for found in _CELL.finditer(pdf)})
    are_paired = len(numbers) == len(tables)
    have_heads = dict(zip(numbers, tables, strict=True)) if are_paired else {}

    def tagged(found: re.Match[bytes]) -> bytes:
        if not have_heads.get(int(found["table"])):
            return found[0]
        is_head = found["column"] == b"0"
        heads = (_SCOPE if is_head else b"").ljust(len(found["heads"]))
        return b"/S/T" + (b"H" if is_head else b"D") + found["parent"] + heads

    return _CELL.sub(tagged, pdf.replace(_SUSPECTS, _NO_SUSPECTS))


def have_row_heads(blocks: Blocks) -> list[bool]:
    """Return for each table with rows whether all of them have heads, in the document's order."""
    return [
        all(row.cells[0].is_heading for row in table.rows)
        for table in _tables(blocks)
        if table.rows
    ]


def _tables(blocks: Blocks) -> list[tree.TableBlock]:
    found: list[tree.TableBlock] = []
    for block in blocks:
        match block:
            case tree.TableBlock():
                found.append(block)
            case tree.QuoteBlock():
                found += _tables(block.blocks)
    return found
