"""A question to ask first, and the choice of those that fit on the first page. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from peeltrack.documents.parts.names import LinkedWords

LEAST, MOST = 6, 8
"""Questions that a chair with ten minutes can put."""
_ROOM = 11
"""Words of a text that a question quotes."""
_CLAUSES = re.compile(r"^(?:\S+ ){3,}?\S+(?=[,;:] )")
"""The first clause of a text, of four words at least."""


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
        whole = f"{about} {self.text} {self.office}".split()
        return sum(any(map(str.isalnum, word)) for word in whole)


def fitting(questions: Sequence[FirstQuestion], room: int) -> tuple[FirstQuestion, ...]:
    """Choose up to eight of the questions, leaving out any that finds no room in so many words."""
    chosen: list[FirstQuestion] = []
    for each in questions:
        if each.words <= room and len(chosen) < MOST:
            chosen.append(each)
            room -= each.words
    return tuple(chosen)


def shortened(text: str) -> str:
    """Return a text, its first clause, or its first words where that is long too."""
    whole = " ".join(text.split()).rstrip(".;:")
    clause = next((part for part in _CLAUSES.findall(whole) if len(part.split()) <= _ROOM), whole)
    words = clause.split()
    if len(words) > _ROOM:
        clause = " ".join(words[:_ROOM]).rstrip(".,;:")
    return clause if clause == whole else f"{clause} …"
