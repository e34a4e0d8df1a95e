"""Likeness of two texts, by the words they share.

Two words are alike if they begin with the same six letters, endings such as a plural's s
left out. That is no understanding: whatever rests on it is marked as a hint.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from peeltrack.wording import LITTLE_WORDS, MONTHS

_ALIKE = 6
"""Letters. With six, supervisor is like supervise and not like superintendent."""

_WORDS_OF_THE_TRADE = """
    across area areas care constabulary effective effectively effectiveness ensure ensures
    ensuring force
    forces improve improved improvement improvements improves improving police policing
    service services work working works
"""
"""Nearly every finding and every step has them, so that their likeness tells of none."""

_UNTELLING = LITTLE_WORDS.union(_WORDS_OF_THE_TRADE.split())

GROUPS = (
    "adults", "callers", "cases", "children", "crimes", "incidents", "offences", "offenders",
    "officers", "people", "persons", "reports", "staff", "supervisors", "suspects", "victims",
    "witnesses",
)  # fmt: skip
"""Words for those whom a finding is about; one that is qualified narrows it."""

_IRREGULAR = {
    "children": "child", "men": "man", "women": "woman", "people": "person",
    "left": "leave", "leaver": "leave", "turnover": "leave", "attrition": "leave",
    "vacancy": "vacant", "vacancies": "vacant", "timely": "time", "timeliness": "time",
    "kept": "keep", "held": "hold", "seen": "see", "met": "meet", "took": "take",
}  # fmt: skip
"""Words that are alike and do not begin alike."""

_WORD = re.compile(
    r"\b(?i:grade|level|tier|band|category|priority) \d\b(?![,.%]\d| ?%)"
    r"|[^\W\d_]+(?:'[^\W\d_]+)*"
    r"|(?<![\w.,£])(?:999|101)(?![\w%]|[.,]\d| (?!calls\b|callers\b)[a-z]{3,}s\b)"
)
"""A word, a grade with its number, or a service that is called by its number."""
_MONTHS = frozenset(MONTHS)
_NOT_QUALIFYING = LITTLE_WORDS.union(
    {"us", "me", "him", "her", "them", "you", "elsewhere", "everywhere", "outside", "home"},
    {"working", "hours", "days", "weeks", "months", "quarters", "years", "minutes"},
)
_QUALIFYING = frozenset({"from", "in", "of", "under", "with"})


@lru_cache(maxsize=1 << 17)
def content_words(text: str) -> tuple[str, ...]:
    """Return the words of a text that carry its meaning, each once, in order and as written."""
    words_by_stem: dict[str, str] = {}
    for word in _words(text):
        if word.casefold() not in _UNTELLING and len(word) > 2:
            words_by_stem.setdefault(_stem(word), word)
    return tuple(words_by_stem.values())


def missing_words(wording: str, texts: Iterable[str]) -> tuple[str, ...]:
    """List the content words of a wording that none of the texts contains."""
    spoken = frozenset[str]().union(*(_stems(text) for text in texts))
    if spoken.issuperset(_content_stems(wording)):
        return ()
    return tuple(word for word in content_words(wording) if _stem(word) not in spoken)


def shares_word(text: str, words: Iterable[str]) -> bool:
    """Check whether a text has a word that is like one of those."""
    return not _stems(text).isdisjoint(stems_of(tuple(words)))


def names(text: str | None, name: str) -> bool:
    """Check whether a text has a name, as a whole word."""
    return re.search(rf"\b{re.escape(name)}\b", text or "") is not None


def shared(first: Iterable[str], second: Iterable[str]) -> list[str]:
    """List the words of one list that are like a word of another, as the first has them."""
    stems = {_stem(word) for word in second}
    return [word for word in first if _stem(word) in stems]


def words_apart(first: str, second: str) -> list[str]:
    """List the content words that only one of two texts has, as written."""
    only_first = missing_words(first, [second])
    return [*only_first, *missing_words(second, [first])]


def likeness(first: str, second: str) -> float:
    """Return the share of the content words of two texts that both have, from 0 to 1."""
    one, two = (_content_stems(text) for text in (first, second))
    return len(one & two) / len(one | two) if one and two else 0.0


def speaks_to(text: str, wanted: str) -> bool:
    """Check whether a text has half of the telling words of another at least, if that has any."""
    stems = _content_stems(wanted)
    return bool(stems) and len(stems - _stems(text)) * 2 <= len(stems)


def share_phrase(first: str, second: str) -> bool:
    """Check whether two texts have two telling words in the same order, one after the other."""
    return bool(_pairs(first) & _pairs(second))


def _pairs(text: str) -> set[tuple[str, str]]:
    telling = frozenset(map(_stem, content_words(text)))
    stems = [_stem(word) for word in _words(text)]
    return {pair for pair in pairwise(stems) if telling.issuperset(pair)}


def narrowed_group(wording: str, text: str) -> str | None:
    """Describe how a text narrows a group that the wording names: victims of domestic abuse.

    It does so where it qualifies the group each time that it speaks of it, by words that
    the wording does not have.
    """
    known = {_stem(word) for word in _words(wording)}
    groups = [stem for group in GROUPS if (stem := _stem(group)) in known]
    words = _words(text) if groups else []
    stems = [_stem(word) for word in words]
    for group in groups:
        phrases = [_qualified(words, at, known) for at, stem in enumerate(stems) if stem == group]
        if phrases and all(phrases):
            return phrases[0]
    return None


def _qualified(words: list[str], index: int, known: set[str]) -> str | None:
    """Return the group at that place with its qualification, if it has one that is not of two."""
    if words[index + 1 : index + 2] == [] or words[index + 1] not in _QUALIFYING:
        return None
    phrase = []
    for word in words[index + 2 : index + 4]:
        is_month = word.capitalize() in _MONTHS
        if word.casefold() in ("and", "or"):
            return None
        if word.casefold() in _NOT_QUALIFYING or is_month or _stem(word) in known:
            break
        phrase.append(word)
    return " ".join((*words[index : index + 2], *phrase)) if phrase else None


def _words(text: str) -> list[str]:
    return _WORD.findall(text.replace("\u2019", "'"))


@lru_cache(maxsize=1 << 17)
def _stems(text: str) -> frozenset[str]:
    return frozenset(_stem(word) for word in _words(text))


@lru_cache(maxsize=1 << 17)
def _content_stems(text: str) -> frozenset[str]:
    return stems_of(content_words(text))


@lru_cache(maxsize=1 << 17)
def stems_of(words: tuple[str, ...]) -> frozenset[str]:
    """Return what words are compared by: words with the same are alike."""
    return frozenset(_stem(word) for word in words)


@lru_cache(maxsize=1 << 17)
def _stem(word: str) -> str:
    plain = word.casefold().removesuffix("'s")
    if plain[-1:].isdigit():
        return plain
    plain = _IRREGULAR.get(plain, plain)
    if len(plain) > 3 and plain.endswith("s") and not plain.endswith("ss"):
        plain = plain[:-1]
    for ending in ("ing", "ed"):
        if len(plain) > len(ending) + 3:
            plain = plain.removesuffix(ending)
    if len(plain) > 3:
        plain = re.sub("y$", "i", plain.removesuffix("e"))
    return plain[:_ALIKE]
