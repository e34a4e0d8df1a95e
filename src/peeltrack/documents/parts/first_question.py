"""A question to ask first, and the choice of those that fit on the first page. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from peeltrack.documents.parts.names import LinkedWords

LEAST, MOST = 6, 8
"""Questions that a chair with ten minutes can put."""
_ROOM = 11
"""Words of a text that a question quotes."""


@dataclass(frozen=True, slots=True)
class FirstQuestion:
    """A question to ask first."""

    about: tuple[LinkedWords, ...]
    """What to read on, with its links: AFIs 9 and 15; All findings."""
    text: str
    """The question, with the fact behind it."""
    office: str
    """The office to answer, in short."""
    ids: frozenset[str] = field(default=frozenset(), repr=False)
    """The ids of the items that it is about."""

    @property
    def words(self) -> int:
        """Return the number of its words."""
        about = "".join(each.text for each in self.about)
        return len(f"{about} {self.text} {self.office}".split())


def fitting(questions: Sequence[FirstQuestion], room: int) -> tuple[FirstQuestion, ...]:
    """Choose up to eight of the questions, leaving out any that finds no room in so many words."""
    chosen: list[FirstQuestion] = []
    for each in questions:
        if each.words <= room and len(chosen) < MOST:
            chosen.append(each)
            room -= each.words
    return tuple(chosen)


def shortened(text: str) -> str:
    """Return a text, or its first words where it is long."""
    words = text.split()
    whole = " ".join(words).rstrip(".;:")
    return whole if len(words) <= _ROOM else f"{' '.join(words[:_ROOM]).rstrip('.,;:')} …"
