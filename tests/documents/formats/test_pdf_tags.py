"""The heads of rows in a PDF: tagged with their scope, and no part of it moved."""

import io
from collections.abc import Iterator

import pikepdf
import pytest

from peeltrack.documents.formats.html_reader import document
from peeltrack.documents.formats.pdf import pdf
from peeltrack.documents.formats.pdf_tags import have_row_heads, with_own_tags
from tests.documents.formats.small_document import small_page

pytest.importorskip("typst")

HEAD = "<caption>C</caption><thead><tr><th>Area</th><th>Grade</th></tr></thead>"
WITH_HEADS = (
    f"<table>{HEAD}<tbody><tr><th>Crime</th><td>Good</td></tr>"
    "<tr><th>Calls</th><td>Adequate</td></tr></tbody></table>"
)
WITHOUT = f"<table>{HEAD}<tbody><tr><td>One</td><td>Two</td></tr></tbody></table>"
EMPTY = f"<table>{HEAD}<tbody></tbody></table>"


def cells_of(data: bytes) -> Iterator[tuple[str, str, bool]]:
    """The tag of each cell, its scope, and whether it names the head of its column."""
    with pikepdf.open(io.BytesIO(data)) as opened:
        for each in opened.objects:
            if isinstance(each, pikepdf.Dictionary) and str(each.get("/S")) in ("/TH", "/TD"):
                table = next(a for a in each.A if a.O == "/Table")
                yield str(each.S), str(table.get("/Scope", "")), "U" in repr(table.get("/Headers"))


def test_the_heads_of_rows_have_their_scope_and_tables_without_them_stay_as_they_are() -> None:
    read = document(f"<h1>T</h1>{EMPTY}{WITH_HEADS}{WITHOUT}{WITH_HEADS}", "own")
    cells = [*cells_of(pdf(read, small_page()).data)]
    assert cells.count(("/TH", "/Column", False)) == 8
    assert cells.count(("/TH", "/Row", False)) == 4
    assert cells.count(("/TD", "", False)) == 4
    assert cells.count(("/TD", "", True)) == 2
    assert len(cells) == 18


def test_what_is_written_otherwise_is_left_alone() -> None:
    cell = b"<</Type/StructElem/S/TD/P 7 0 R/A[<</O/Table/Headers[(U1x0y0)]>>]/K[3]>>"
    assert with_own_tags(cell, []) == cell
    assert with_own_tags(cell, [True, True]) == cell
    tagged = with_own_tags(cell, [True])
    assert len(tagged) == len(cell)
    assert b"/S/TH/P 7 0 R/A[<</O/Table/Scope/Row" in tagged


def test_a_table_is_counted_if_it_has_rows() -> None:
    read = document(f"<h1>T</h1>{EMPTY}{WITH_HEADS}<blockquote>{WITHOUT}</blockquote>", "own")
    assert have_row_heads(read.blocks) == [True, False]
