"""A question to ask first, and the choice of those that fit on the first page. Pure."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import IntEnum

from peeltrack.documents.parts.names import LinkedWords

LEAST, MOST = 6, 8
"""Questions that a chair with ten minutes can put."""
_OF_A_KIND = 2
"""Questions of one kind."""


class Weight(IntEnum):
    """The degree to which a question is pressing: its place on the page."""

    DEADLINE = 0
    """HMICFRS's or a statutory deadline."""
    COMMITMENT = 1
    """What was promised to this meeting."""
    CONTRADICTED = 2
    """What an update itself admits, contradicts or leaves out."""
    MISSING = 3
    """A lead, an update or a date that is missing."""
    REST = 4


@dataclass(frozen=True, slots=True)
class FirstQuestion:
    """A question to ask first."""

    about: tuple[LinkedWords, ...]
    """What to read on, with its links: AFIs 9 and 15; General."""
    text: str
    """The question, with the fact behind it."""
    office: str
    """The office to answer, in short."""
    ids: frozenset[str] = field(default=frozenset(), repr=False)
    """The ids of the items that it is about."""
    weight: Weight = field(default=Weight.REST, repr=False)
    """Its place among the questions."""
    kind: str = field(default="", repr=False)
    """Its subject; two questions at most are on one."""

    @property
    def words(self) -> int:
        """Return the number of its words."""
        about = "".join(each.text for each in self.about)
        whole = f"{about} {self.text} {self.office}".split()
        return sum(any(map(str.isalnum, word)) for word in whole)


def fitting(questions: Sequence[FirstQuestion], room: int) -> tuple[FirstQuestion, ...]:
    """Choose up to eight questions, in the order given, that have room in so many words.

    Two of a kind at most are chosen, and one of an item's own. They are returned the most
    pressing first.
    """
    chosen: list[FirstQuestion] = []
    kinds: Counter[str] = Counter()
    asked: set[str] = set()
    for each in questions:
        own = own_item(each)
        is_new = kinds[each.kind] < _OF_A_KIND and own not in asked
        if is_new and each.words <= room and len(chosen) < MOST:
            chosen.append(each)
            room -= each.words
            kinds[each.kind] += 1
            asked |= {own} if own else set()
    return tuple(sorted(chosen, key=lambda each: each.weight))


def own_item(question: FirstQuestion) -> str | None:
    """Return the id of the item whose own question it is, if it is about one alone.

    A deadline or a commitment leaves room for another question about its item.
    """
    is_own = len(question.ids) == 1 and question.weight > Weight.COMMITMENT
    return next(iter(question.ids)) if is_own else None
