"""Register text: paragraphs divided by blank lines, and lists of lines that begin "- "."""

import pytest

from peeltrack.documents.formats.text import TextBlocks, TextList, TextParagraph, blocks


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One line.", (TextParagraph("One line."),)),
        ("Two lines\nof one paragraph.", (TextParagraph("Two lines of one paragraph."),)),
        ("One.\n\nTwo.", (TextParagraph("One."), TextParagraph("Two."))),
        ("One.\n \n\n\nTwo.\n", (TextParagraph("One."), TextParagraph("Two."))),
        ("- a\n- b", (TextList(("a", "b")),)),
        (
            "Before:\n- a\n- b\nAfter.",
            (TextParagraph("Before:"), TextList(("a", "b")), TextParagraph("After.")),
        ),
        ("- a goes\n  on\n- b", (TextList(("a goes on", "b")),)),
        ("- a\n\n- b", (TextList(("a", "b")),)),
        ("  - a\n  - b", (TextList(("a", "b")),)),
        ("-5 degrees", (TextParagraph("-5 degrees"),)),
        ("one - two", (TextParagraph("one - two"),)),
        ("- ", (TextParagraph("-"),)),
        ("* not a list\n1. nor this", (TextParagraph("* not a list 1. nor this"),)),
        (" \n\n ", ()),
        ("", ()),
    ],
)
def test_text_is_divided_into_paragraphs_and_lists(text: str, expected: TextBlocks) -> None:
    assert blocks(text) == expected
