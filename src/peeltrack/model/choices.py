"""Words for choices: the one reading of a word that a person picks from a closed list.

Standard library only: the command line reads its options with it.
"""

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import TypeVar

from peeltrack.model.vocabulary import ItemKind
from peeltrack.wording import nearest

Word = TypeVar("Word", bound=StrEnum)

KIND_IN_ID = {
    ItemKind.CAUSE_OF_CONCERN: "coc",
    ItemKind.RECOMMENDATION: "rec",
    ItemKind.AREA_FOR_IMPROVEMENT: "afi",
}
"""The short word for a kind, as ids and people have it: afi-6."""

_ALSO = {
    **{short: kind.value for kind, short in KIND_IN_ID.items()},
    "causes_of_concern": ItemKind.CAUSE_OF_CONCERN.value,
    "areas_for_improvement": ItemKind.AREA_FOR_IMPROVEMENT.value,
    "r": "red",
    "a": "amber",
    "y": "yellow",
    "g": "green",
    "not_rated": "unrated",
    "ri": "requires_improvement",
    "requiring_improvement": "requires_improvement",
    "not_graded": "ungraded",
    "close": "closed",
    "done": "complete",
    "completed": "complete",
    "submitted": "awaiting_sign_off",
    "awaiting_signoff": "awaiting_sign_off",
    "with_hmicfrs": "awaiting_sign_off",
    "unallocated": "awaiting_allocation",
    "n/a": "not_applicable",
    "excel": "xlsx",
    "word": "docx",
    "markdown": "md",
}
"""Other words for some words of the vocabulary; each counts only where its word is a choice."""

_NUMBER = re.compile(r"\d+[a-z]?", re.IGNORECASE)
_WHOLE_REFERENCE = re.compile(r"(?:.*/)?[a-z]+[-_ ]?\d+[a-z]?", re.IGNORECASE)
_MOST_WORDS = 3
"""The words in the longest name of a kind: area for improvement."""


def choice_of(text: str, choices: Iterable[str]) -> str | None:
    """Return the choice that a word means, in any case, or None if it means none of them.

    Blanks, hyphens and underscores are alike, and so are one and many: AFIs, Sign-off.
    """
    known = _spellings(choices)
    plain = _plain(text)
    return known.get(plain) or known.get(plain.removesuffix("s"))


def choices_near(text: str, choices: Iterable[str]) -> list[str]:
    """List the choices that a mistyped word is most like, by any of their words."""
    known = _spellings(choices)
    return list(dict.fromkeys(known[word] for word in nearest(_plain(text), known)))


def _spellings(choices: Iterable[str]) -> dict[str, str]:
    """Return the choices by each of their words."""
    known = {_plain(choice): choice for choice in choices}
    return known | {word: known[meant] for word, meant in _ALSO.items() if meant in known}


def _plain(text: str) -> str:
    return re.sub(r"[\s_-]+", "_", text.strip(" \t\n.,;:*").casefold())


def word_of(text: str, vocabulary: type[Word]) -> Word | None:
    """Return the word of the vocabulary that a text means, or None."""
    meant = choice_of(text, [word.value for word in vocabulary])
    return None if meant is None else vocabulary(meant)


def kind_of(text: str) -> ItemKind | None:
    """Return the kind of item that a word names: AFI, recs, cause of concern."""
    return word_of(text, ItemKind)


def words_in_reference(words: Sequence[str]) -> int:
    """Count the words at the beginning that are a kind and a number: 2 in AFI 8 red."""
    for count in range(1, min(_MOST_WORDS, len(words) - 1) + 1):
        if _NUMBER.fullmatch(words[count]) and kind_of(" ".join(words[:count])):
            return count + 1
    return 0


def reference_joined(words: Sequence[str]) -> list[str]:
    """Join a kind's word and its number, and an inspection's name before the first of them.

    AFI 8 red are two words of a command, PEEL 2021/22 AFI 8 is one.
    """
    joined, at, may_name_inspection = list[str](), 0, True
    while at < len(words):
        count = words_in_reference(words[at:])
        if count:
            before = joined if may_name_inspection else []
            one = " ".join([*before, *words[at : at + count]])
            joined = [*joined[len(before) :], one]
            may_name_inspection = False
        else:
            joined.append(words[at])
            may_name_inspection &= not _WHOLE_REFERENCE.fullmatch(words[at])
        at += count or 1
    return joined
