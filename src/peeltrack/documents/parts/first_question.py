"""A question to ask first, and the choice of those that fit on the first page. Pure."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import IntEnum
from functools import lru_cache
from math import inf
from textwrap import wrap

from peeltrack.documents.parts.names import LinkedWords

MOST = 8
"""Questions that a chair with ten minutes can put."""
MEASURES = "measures"
"""The kind of the question on figures that miss their measures."""
OF_LEADS = "lead"
"""The kind of the questions on leads that are missing."""
_OF_A_KIND = 2
"""Questions of one kind."""
_ABOUT, _TEXT, _OFFICE = 24, 50, 18
"""Characters of a line of each column of the questions."""
_GAP = 0.35
"""The room between two questions, in lines."""


class Weight(IntEnum):
    """The degree to which a question is pressing: its place on the page."""

    DEADLINE = 0
    """HMICFRS's or a statutory deadline."""
    COMMITMENT = 1
    """What was promised to this meeting."""
    MISSING = 2
    """A lead, an update or a date that is missing."""
    CONTRADICTED = 3
    """What an update itself admits, contradicts or leaves out."""
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
    undone: tuple[str, ...] = field(default=(), repr=False)
    """The promises and overdue steps that it asks about, by their keys."""
    more: str = field(default="", repr=False)
    """A figure of its item that misses its measure, which is said with it if there is room."""

    @property
    def in_full(self) -> "FirstQuestion":
        """Return it with that figure."""
        return replace(self, text=f"{self.text}{self.more}", more="")

    @property
    def words(self) -> int:
        """Return the number of its words."""
        return _words_of(f"{self._named} {self.text} {self.office}")

    @property
    def lines(self) -> float:
        """Return the room that it takes on a page, in lines."""
        cells = ((self._named, _ABOUT), (self.text, _TEXT), (self.office, _OFFICE))
        return max(lines_of(text, width) for text, width in cells) + _GAP

    @property
    def _named(self) -> str:
        return "".join(each.text for each in self.about)


@lru_cache(maxsize=1 << 12)
def lines_of(text: str, width: int) -> int:
    """Return the number of lines of so many characters that a text fills."""
    return len(wrap(text, width))


@lru_cache(maxsize=1 << 12)
def _words_of(text: str) -> int:
    return sum(any(map(str.isalnum, word)) for word in text.split())


def fitting(
    questions: Sequence[FirstQuestion], room: int, lines: float = inf, most: int = MOST
) -> tuple[FirstQuestion, ...]:
    """Choose questions, in the order given, that have room in so many words and lines.

    Two of a kind at most are chosen, and one of an item's own. They are returned the most
    pressing first.
    """
    chosen: list[FirstQuestion] = []
    kinds: Counter[str] = Counter()
    asked: set[str] = set()
    for each in questions:
        if len(chosen) == most:
            break
        own = own_item(each)
        is_new = kinds[each.kind] < _OF_A_KIND and own not in asked
        if is_new and each.words <= room and each.lines <= lines:
            chosen.append(each)
            room -= each.words
            lines -= each.lines
            kinds[each.kind] += 1
            asked |= {own} if own else set()
    return tuple(sorted(chosen, key=lambda each: each.weight))


def own_item(question: FirstQuestion) -> str | None:
    """Return the id of the item whose own question it is, if it is about one alone.

    A deadline or a commitment leaves room for another question about its item, unless it has no
    lead.
    """
    is_light = question.weight > Weight.COMMITMENT or question.kind == OF_LEADS
    is_own = len(question.ids) == 1 and is_light
    return next(iter(question.ids)) if is_own else None
