"""What a page can hold, so that a part may be kept on one."""

import pytest

from peeltrack.documents.formats.page_breaks import kept_with_next, leads_on, row_is_short
from peeltrack.documents.formats.tree import (
    BlockManner,
    Heading,
    Listing,
    ParagraphBlock,
    QuoteBlock,
    TableCell,
    TableRow,
    TextRun,
)


def said(text: str) -> ParagraphBlock:
    return ParagraphBlock((TextRun(text),))


@pytest.mark.parametrize(
    ("row", "is_short"),
    [
        (TableRow((TableCell((said("x" * 1500),)),)), True),
        (TableRow((TableCell((said("x" * 1501),)),)), False),
        (TableRow((TableCell((said("x" * 800),)), TableCell((said("x" * 800),)))), False),
        (TableRow((TableCell((Listing(((said("x"),),) * 37),)),)), True),
        (TableRow((TableCell((Listing(((said("x"),),) * 38),)),)), False),
    ],
    ids=["a page", "a page and a letter", "cells together", "many lines", "a line too many"],
)
def test_a_row_is_short_that_always_fits_on_a_page(row: TableRow, *, is_short: bool) -> None:
    assert row_is_short(row) == is_short


def test_a_paragraph_that_is_marked_as_kept_stays_with_what_follows() -> None:
    assert leads_on(ParagraphBlock((TextRun("A finding."),), BlockManner.KEPT))
    assert not leads_on(said("A finding."))


def test_a_finding_is_not_kept_with_the_next() -> None:
    area, finding = Heading(2, (TextRun("Area"),)), Heading(3, (TextRun("AFI 1"),))
    text, quoted = said("Its text."), QuoteBlock((said("Its words."),))
    marked, colon = ParagraphBlock(text.words, BlockManner.KEPT), said("Steps:")
    assert kept_with_next((area, text, finding)) == {1}
    assert kept_with_next((finding, text, finding, text)) == frozenset()
    assert kept_with_next((finding, marked, finding, quoted, finding)) == frozenset()
    assert kept_with_next((finding, marked, text, quoted, colon, text)) == {1, 3, 4}
    assert kept_with_next((finding, text, colon, text)) == {1, 2}
    assert kept_with_next((finding, said("Its text. " * 19), colon, text)) == {2}
    assert kept_with_next((text, finding)) == frozenset()
    assert kept_with_next((quoted,)) == frozenset()
