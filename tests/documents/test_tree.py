"""What a page can hold, so that a part may be kept on one."""

import pytest

from peeltrack.documents.formats.tree import Cell, Listing, Paragraph, Row, Run


def said(text: str) -> Paragraph:
    return Paragraph((Run(text),))


@pytest.mark.parametrize(
    ("row", "is_short"),
    [
        (Row((Cell((said("x" * 1500),)),)), True),
        (Row((Cell((said("x" * 1501),)),)), False),
        (Row((Cell((said("x" * 800),)), Cell((said("x" * 800),)))), False),
        (Row((Cell((Listing(((said("x"),),) * 37),)),)), True),
        (Row((Cell((Listing(((said("x"),),) * 38),)),)), False),
    ],
    ids=["a page", "a page and a letter", "cells together", "many lines", "a line too many"],
)
def test_a_row_is_short_that_always_fits_on_a_page(row: Row, *, is_short: bool) -> None:
    assert row.is_short == is_short
