"""Words that the end of a line divided, with or without a hyphen of their own. Pure."""

import re
from collections.abc import Iterable

_TAILS_WORDS = "based focused friendly led level related term time wide worn"
_TAILS = frozenset(_TAILS_WORDS.split())
_PREFIXES = frozenset(["anti", "bi", "cross", "ex", "multi", "non", "post", "self", "well"])
_FIRST_WORDS = "end evidence force full half high long low part problem risk short single victim"
_FIRST = frozenset(_FIRST_WORDS.split())
"""Words that often begin a compound, and often a longer word: part-time, partners."""
SOFT = ("\u2010", "\xad")
HYPHENS = ("-", *SOFT)
_HAS_SOFT = "\xad"
"""A sign among a paper's words: with soft hyphens, every other hyphen is the word's own."""


def joined(text: str, more: str, words: frozenset[str]) -> str:
    """Join text and its next line, and make a word that was divided between them whole."""
    if not text or not text.endswith(HYPHENS):
        return f"{text} {more}".strip()
    if text.endswith(SOFT):
        return text[:-1] + more
    last = text.rsplit(" ", 1)[-1]
    before, after = re.search(r"[\w\u2019']+(?=-$)", last), re.match(r"[\w\u2019']+", more)
    if before is None:
        return f"{text} {more}"
    if after is None or not more[0].islower():
        return text + more
    chained = last[: before.start()].endswith("-")  # face-to-face
    keeps = chained or _keeps_hyphen(before[0].casefold(), after[0].casefold(), words)
    return (text if keeps else text[:-1]) + more


def _keeps_hyphen(first: str, second: str, words: frozenset[str]) -> bool:
    """Check whether a hyphen at a line's end belongs to the word, by the paper's other words."""
    if _HAS_SOFT in words or f"{first}-{second}" in words or first in _PREFIXES:
        return True
    if first + second in words:
        return False
    return (first in words or first in _FIRST) and (second in words or second in _TAILS)


def whole_words(lines: Iterable[str]) -> frozenset[str]:
    """Return the words that are whole on a line, also those with a hyphen of their own.

    The first word of a line may be the rest of one that the line above divided.
    """
    found: set[str] = set()
    for text in lines:
        if text.endswith(SOFT):
            found.add(_HAS_SOFT)
        found.update(words_of(text)[1:])
    return frozenset(found)


def words_of(text: str) -> list[str]:
    """Return the words of a text that are whole, in small letters."""
    return re.findall(r"[\w\u2019']+(?:-[\w\u2019']+)*(?![-\w])", text.casefold())
