"""What a page can hold, so that a part may be kept on one."""

import pytest

from peeltrack.documents.formats.tree import (
    BlockManner,
    Listing,
    ParagraphBlock,
    TableCell,
    TableRow,
    TextRun,
    leads_on,
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
    assert row.is_short == is_short


def test_a_paragraph_that_is_marked_as_kept_stays_with_what_follows() -> None:
    assert leads_on(ParagraphBlock((TextRun("A finding."),), BlockManner.KEPT))
    assert not leads_on(said("A finding."))
