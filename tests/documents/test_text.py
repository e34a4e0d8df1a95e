"""Register text: paragraphs divided by blank lines, and lists of lines that begin "- "."""

import pytest

from peeltrack.documents.formats.text import Blocks, Bullets, Paragraph, blocks


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One line.", (Paragraph("One line."),)),
        ("Two lines\nof one paragraph.", (Paragraph("Two lines of one paragraph."),)),
        ("One.\n\nTwo.", (Paragraph("One."), Paragraph("Two."))),
        ("One.\n \n\n\nTwo.\n", (Paragraph("One."), Paragraph("Two."))),
        ("- a\n- b", (Bullets(("a", "b")),)),
        (
            "Before:\n- a\n- b\nAfter.",
            (Paragraph("Before:"), Bullets(("a", "b")), Paragraph("After.")),
        ),
        ("- a goes\n  on\n- b", (Bullets(("a goes on", "b")),)),
        ("- a\n\n- b", (Bullets(("a", "b")),)),
        ("  - a\n  - b", (Bullets(("a", "b")),)),
        ("-5 degrees", (Paragraph("-5 degrees"),)),
        ("one - two", (Paragraph("one - two"),)),
        ("- ", (Paragraph("-"),)),
        ("* not a list\n1. nor this", (Paragraph("* not a list 1. nor this"),)),
        (" \n\n ", ()),
        ("", ()),
    ],
)
def test_text_is_divided_into_paragraphs_and_lists(text: str, expected: Blocks) -> None:
    assert blocks(text) == expected
