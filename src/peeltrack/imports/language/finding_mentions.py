"""Findings as running text names, announces and counts them. Pure."""

import re

from peeltrack.imports.language.subjects import RECOMMENDATION_IS
from peeltrack.language.numbers import NUMBER
from peeltrack.model.vocabulary import ItemKind

FINDING_WORD = re.compile(
    r"\b(?:recommendations?|areas? for (?:improvement|development|priority action)|AFI['\u2019]?s?"
    r"|causes? (?:of|for) concern)\b",
    re.IGNORECASE,
)
"""A finding's name in running text."""

_MENTION = (
    r"(?:recommendations?|areas? (?:for|of) (?:improvement|development)|areas? for priority action"
    r"|AFI['\u2019]?s?|causes? (?:of|for) concern)"
)
_ANNOUNCES = re.compile(
    rf"\b(?:{NUMBER}|following|these|our|new|some|several|few|many|number of|range of|series of)\b"
    rf"[^.:;]{{0,80}}\b{_MENTION}\b"
    rf"|\brecommendations\b[^.:;]{{0,80}}\b(?:made|identified|are|were|follow|below|including)\b"
    r"|\b(?:identif(?:y|ied)|found|mak(?:e|ing)|made|issu(?:ed?|ing)|rais(?:ed?|ing)|g[ai]ven?)\b"
    rf"[^.:;]{{0,40}}\b(?:an?|another) (?:\w+ )?{_MENTION}\b"
    rf"|\b(?:we|I|HMIC(?:FRS)?|inspectors) (?:had|have) an? (?:\w+ )?{_MENTION}\b",
    re.IGNORECASE,
)
_INSTEAD_OF = re.compile(
    r"\b(?:in place of|instead of|rather than) [^.:;]{0,80}?\b" + _MENTION, re.IGNORECASE
)
_NONE_OF = re.compile(
    r"\b(?:no|neither|nor|not [a-z]+ any)\b(?: (?:new|further|other|additional|national))?"
    rf" {_MENTION}\b(?: or {_MENTION}\b)?",
    re.IGNORECASE,
)
_CLOSED = re.compile(
    r"\b(?:closed|discharged|signed off|cleared|lifted)\b"
    rf" (?:all|both|the|its|our|their|his|her|these|those|another|{NUMBER})\b"
    rf"[^.:;]{{0,60}}?{_MENTION}\b"
    rf"|\b{_MENTION}\b[^.:;]{{0,60}}?\b(?:has|have|had|was|were|been)\b[^.:;]{{0,30}}?"
    r"\b(?:closed|discharged|signed off|lifted)\b",
    re.IGNORECASE,
)
"""Findings that were closed: they are in their own report."""


def kind_called(word: str) -> ItemKind:
    """Return the kind of finding that a word or label names."""
    first = word[:2].casefold()
    if any(each in word.casefold() for each in ("priority", "recommend", "call", "ask")):
        return ItemKind.RECOMMENDATION
    if first in ("af", "ar", "ac", "wh", "im"):
        return ItemKind.AREA_FOR_IMPROVEMENT
    return ItemKind.CAUSE_OF_CONCERN if first in ("ca", "co") else ItemKind.RECOMMENDATION


def names_a_finding(text: str) -> bool:
    """Check whether a text speaks of recommendations, causes of concern or AFIs."""
    return bool(FINDING_WORD.search(text))


def kinds_named(text: str) -> frozenset[ItemKind]:
    """Return the kinds of finding that a text names, except those after "instead" or "no"."""
    plain = _NONE_OF.sub(" ", _INSTEAD_OF.sub(" ", text))
    return frozenset(kind_called(word) for word in FINDING_WORD.findall(plain))


def announced(text: str) -> frozenset[ItemKind]:
    """Return the kinds of finding that a paragraph announces; empty if it announces none."""
    if len(text) > 1500 or not FINDING_WORD.search(text):
        return frozenset()
    still_open = _CLOSED.sub(" ", text)
    return kinds_named(still_open) if _ANNOUNCES.search(still_open) else frozenset()


def last_kind_named(text: str) -> ItemKind | None:
    """Return the kind of finding that a text names last."""
    named = FINDING_WORD.findall(text)
    return kind_called(named[-1]) if named else None


def cause_told(text: str) -> str:
    """Return the number of the cause of concern that a text names, as digits; the second is 2."""
    found = _CAUSE.search(text)
    if found is None:
        return ""
    return found["number"] or str(_ORDINALS.index(found["ordinal"].casefold()) + 1)


_ORDINALS = ("first", "second", "third", "fourth", "fifth")
_CAUSE = re.compile(
    r"\b(?:CoC|cause of concern)(?: no\.?| number)? ?(?P<number>\d{1,2})\b"
    rf"|\bthe (?P<ordinal>{'|'.join(_ORDINALS)})(?: cause of concern|(?=,))",
    re.IGNORECASE,
)


def kind_told(sentence: str) -> ItemKind | None:
    """Return what a sentence calls what it recommends: An area for improvement is that …"""
    found = _TELLS.search(sentence)
    named = kinds_named(found[0]) if found else frozenset()
    return next(iter(named), None)


_TELLS = re.compile(RECOMMENDATION_IS, re.IGNORECASE)
