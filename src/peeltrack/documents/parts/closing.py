"""The end of a public paper: its standing headings and its contact. Pure."""

from dataclasses import dataclass

from peeltrack.documents.formats.text import TextBlocks, blocks
from peeltrack.model.organisation import Forum


@dataclass(frozen=True, slots=True)
class ImplicationView:
    """A standing heading of the forum's papers."""

    heading: str
    """Risk management, Financial, Legal, Equality."""
    text: TextBlocks
    """Its text."""


def implication_views(forum: Forum) -> tuple[ImplicationView, ...]:
    """Return the standing headings of a forum's papers."""
    return tuple(ImplicationView(each.heading, blocks(each.text)) for each in forum.implications)


def contact_lines(forum: Forum) -> tuple[str, ...]:
    """Return the office that answers questions about a forum's papers, line by line."""
    return tuple(filter(None, map(str.strip, (forum.contact or "").splitlines())))
