"""The end of a public paper: its standing headings and its contact. Pure."""

from dataclasses import dataclass

from peeltrack.documents.formats.text import Blocks, blocks
from peeltrack.model.organisation import Forum


@dataclass(frozen=True, slots=True)
class Implication:
    """A standing heading of the forum's papers."""

    heading: str
    """Risk management, Financial, Legal, Equality."""
    text: Blocks
    """What is said there."""


def implications(forum: Forum) -> tuple[Implication, ...]:
    """The standing headings of a forum's papers."""
    return tuple(Implication(each.heading, blocks(each.text)) for each in forum.implications)


def contact_lines(forum: Forum) -> tuple[str, ...]:
    """Which office answers questions about a forum's papers, line by line."""
    return tuple(filter(None, map(str.strip, (forum.contact or "").splitlines())))
