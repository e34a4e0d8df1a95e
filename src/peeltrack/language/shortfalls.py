"""Figures that move the wrong way, or miss what was aimed at, by one sentence alone. Pure."""

import re
from itertools import pairwise

from peeltrack.language.figures import Unit, figures
from peeltrack.language.polarity import is_unwanted, is_wanted
from peeltrack.model.parse_date import MONTH

_FELL = re.compile(
    r"\b(?:fell|fallen|dropped|dipped|slid|declined|decreased)(?: back| away)?"
    r" (?:to|from|below|since|again|in|by|slightly|\w+ (?:percentage )?points?)\b",
    re.IGNORECASE,
)
_A_SHARE = re.compile(r"%|per ?cent\b|\bin ten\b", re.IGNORECASE)
_ROSE = re.compile(
    r"\b(?:rose|risen|grew|grown|increased|doubled|climbed|gone up|went up)\b", re.IGNORECASE
)
_DEMAND = re.compile(
    r"\b(?:sick|harm|reliance|cost|bill\b|crimes?\b|offences\b|incidents\b|demand|times?\b"
    r"|assaults?\b)",
    re.IGNORECASE,
)
"""Things that are unwanted where they rise, though a share of them may be wanted."""
_DENIED = re.compile(r"\b(?:not|never|no)\b|n['\u2019]t\b", re.IGNORECASE)
_AIM = re.compile(
    r"\b(?:(?:target|standard|ambition|aim|goal|benchmark|threshold|expectation|plan)"
    r"(?: (?:of|is|was|was to be|being))?|(?:against|short of)(?: the| our| a)?) ?$",
    re.IGNORECASE,
)
"""What stands before a figure that is aimed at: against an ambition of 80%."""
_BEFORE = re.compile(
    rf"^[^,;]{{0,30}}\b(?:last|before|earlier|previous\w*|ago|inspection|in|from|{MONTH})\b",
    re.IGNORECASE,
)
"""What stands behind a figure of an earlier time: 60 last year."""


def is_load(text: str) -> bool:
    """Check whether a text names what is unwanted, or demand."""
    return is_unwanted(text) or _DEMAND.search(text) is not None


def moves_the_wrong_way(text: str) -> bool:
    """Check whether something wanted fell, or something unwanted rose: sickness, a queue."""
    fall, rise = _FELL.search(text), _ROSE.search(text)
    if fall and _DENIED.search(text[: fall.start()][-12:]):
        fall = None
    if fall and not is_load(text[: fall.start()]):
        return bool(_A_SHARE.search(text)) or is_wanted(text[: fall.start()])
    return bool(rise and is_load(text[: rise.start()]))


def compares_badly(text: str) -> bool:
    """Check whether a sentence sets a figure beside an earlier one that was better."""
    for given, other in pairwise(figures(text)):
        is_before = other.is_earlier or _BEFORE.search(text[other.end :])
        is_alike = given.unit == other.unit == Unit.SHARE and not given.is_earlier
        if not is_before or not is_alike:
            continue
        if is_unwanted(text[: other.start]):
            return given.value > other.value
        return is_wanted(text) and given.value < other.value
    return False


def misses_its_aim(text: str) -> bool:
    """Check whether a sentence sets a figure beside what was aimed at, and it falls short."""
    for given, aim in pairwise(figures(text)):
        between, behind = text[given.end : aim.start], text[aim.end :]
        is_alike = given.unit == aim.unit or (given.unit, aim.unit) == (Unit.TIME, Unit.COUNT)
        if not _AIM.search(between) or _BEFORE.search(behind) or given.is_earlier or not is_alike:
            continue
        wants_less = given.unit == Unit.TIME or is_unwanted(text[: aim.start])
        if given.value > aim.value if wants_less else given.value < aim.value:
            return True
    return False


def falls_short(text: str) -> bool:
    """Check whether a figure of a sentence moves the wrong way, or is short of another."""
    return moves_the_wrong_way(text) or misses_its_aim(text) or compares_badly(text)
