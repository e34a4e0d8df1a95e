"""Register text in paragraphs and lists, as every document shows it. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar

from markupsafe import escape

BULLET = "- "


@dataclass(frozen=True, slots=True)
class TextParagraph:
    """A paragraph, its lines joined."""

    is_list: ClassVar[bool] = False
    """Always false; a template can tell it from a list."""
    text: str
    """Its words."""

    def __html__(self) -> str:
        return f'<p dir="auto">{escape(self.text)}</p>\n'


@dataclass(frozen=True, slots=True)
class TextList:
    """A list, each item's lines joined."""

    is_list: ClassVar[bool] = True
    """Always true."""
    items: tuple[str, ...]
    """The words of each item."""

    def __html__(self) -> str:
        items = "".join(f'<li dir="auto">{escape(item)}</li>\n' for item in self.items)
        return f"<ul>\n{items}</ul>\n"


class TextBlocks(tuple[TextParagraph | TextList, ...]):
    """The paragraphs and lists of a text in order, which a template writes as they are."""

    __slots__ = ()

    def __html__(self) -> str:
        return "".join(block.__html__() for block in self)


NO_TEXT = TextBlocks()
"""The text of an empty field."""


def blocks(text: str) -> TextBlocks:
    """Divide a text into its paragraphs and lists.

    A blank line ends a paragraph or a list. A line that begins with "- " is an item of a list;
    an indented line after it continues the item, any other begins a paragraph.
    """
    if "\n" not in text and not text.lstrip(" \t").startswith(BULLET):
        words = text.strip(" \t")
        return TextBlocks((TextParagraph(words),)) if words else NO_TEXT
    parts: list[TextParagraph | TextList] = []
    for is_list, runs in groupby(_runs(text), key=lambda run: run[0]):
        texts = [words for _, words in runs]
        parts.extend([TextList(tuple(texts))] if is_list else map(TextParagraph, texts))
    return TextBlocks(parts)


def _runs(text: str) -> Iterator[tuple[bool, str]]:
    """Yield each paragraph, and each item of a list (marked true), as one line of words."""
    is_item, words = False, list[str]()
    for line in (*text.split("\n"), ""):
        stripped = line.strip(" \t")
        starts_item = stripped.startswith(BULLET)
        carries_on = bool(stripped) and (not is_item or line[:1] in " \t") and not starts_item
        if words and not carries_on:
            yield is_item, " ".join(words)
            words = []
        if not words:
            is_item = starts_item
        if stripped:
            words.append(stripped.removeprefix(BULLET).lstrip(" \t") if starts_item else stripped)
