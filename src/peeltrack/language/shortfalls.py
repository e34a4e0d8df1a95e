"""Figures that move the wrong way, or miss what was aimed at, by one sentence alone. Pure."""

import re
from itertools import pairwise

from peeltrack.language.figure import Unit
from peeltrack.language.figures import figures
from peeltrack.language.polarity import is_unwanted, is_wanted
from peeltrack.model.parse_date import MONTH

_FELL = re.compile(
    r"\b(?:falls?|fell|fallen|drops|dropped|dipped|slid|declined|decreased)(?: back| away)?"
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
    r"(?: (?:of|is|was|was to be|being))?|(?:against|short of)(?: the| our| a)?"
    r"|(?:against|below|short of) (?:an?|the|our|its) (?:[\w-]+ ){1,3}(?:of|is)) ?$",
    re.IGNORECASE,
)
"""What stands before a figure that is aimed at: against an ambition of 80%."""
_BEFORE = re.compile(
    rf"^[^,;]{{0,30}}\b(?:last|before|earlier|previous\w*|ago|inspection|{MONTH}"
    r"|(?:in|from) (?:\d|the (?:\w+ )?(?:year|quarter|month|week)s?))\b",
    re.IGNORECASE,
)
"""What stands behind a figure of an earlier time: 60 last year."""


_LOWEST, _HIGHEST = (
    re.compile(rf"\b{which} (?:since|for|in|ever|on record)\b", re.IGNORECASE)
    for which in ("lowest", "highest")
)
_AHEAD = re.compile(r"\b(?:will|expect|hope|plan|aim|forecast|predict)\w*\b", re.IGNORECASE)
"""What stands before a figure that is still to come."""
SHARES_OF_TWO = re.compile(
    r"\d ?(?:%|per ?cent) of [^.;]{3,60} (?:and|but|against) (?:only )?\d+ ?(?:%|per ?cent) of\b",
    re.IGNORECASE,
)
"""A share of some beside that of all: 11% of those searched and 3% of the county."""
_LOWERED = re.compile(
    r"\b(?:reduced|cut|lowered|(?:brought|driven) (?:\w+ )?down)\b", re.IGNORECASE
)
"""Words for what somebody made less on purpose: a share of what is then no doubt unwanted."""


def is_load(text: str) -> bool:
    """Check whether a text names what is unwanted, or demand."""
    return is_unwanted(text) or _DEMAND.search(text) is not None


def is_burden(text: str) -> bool:
    """Check whether a text names what is unwanted where it rises, such as crime but not charges."""
    return is_unwanted(text) or (is_load(text) and not is_wanted(text))


def moves_the_wrong_way(text: str) -> bool:
    """Check whether something wanted fell, or something unwanted rose: sickness, a queue."""
    if _goes_from_better(text):
        return True
    fall, rise = _FELL.search(text), _ROSE.search(text)
    if fall and _DENIED.search(text[: fall.start()][-12:]):
        fall = None
    if fall and not is_load(text[: fall.start()]):
        is_share = _A_SHARE.search(text) and not _LOWERED.search(text)
        return bool(is_share) or is_wanted(text[: fall.start()])
    return bool(rise and is_burden(text[: rise.start()]))


def _goes_from_better(text: str) -> bool:
    """Check whether a sentence goes from a figure to a worse one: from 12 weeks to 19."""
    for before, now in pairwise(figures(text)):
        is_pair = text[: before.start].endswith("from ") and text[before.end : now.start] == " to "
        if is_pair and before.unit == now.unit:
            wants_less = now.unit == Unit.TIME or is_unwanted(text)
            is_share = now.unit == Unit.SHARE and not _LOWERED.search(text)
            is_known = wants_less or is_share or is_wanted(text)
            is_worse = now.value > before.value if wants_less else now.value < before.value
            return is_known and is_worse
    return False


def compares_badly(text: str) -> bool:
    """Check whether a sentence sets a figure beside an earlier one that was better."""
    for given, other in pairwise(figures(text)):
        is_before = other.is_earlier or _BEFORE.search(text[other.end :])
        is_alike = given.unit == other.unit == Unit.SHARE and not given.is_earlier
        is_ahead = _AHEAD.search(text[given.end : other.start])
        if not is_before or not is_alike or is_ahead:
            continue
        if is_unwanted(text[: other.start]):
            return given.value > other.value
        return is_wanted(text) and given.value < other.value
    return False


def compares_well(text: str) -> bool:
    """Check whether a sentence sets a figure beside an earlier one that was worse: 61, from 94."""
    for given, other in pairwise(figures(text)):
        if given.unit != other.unit or given.is_earlier or not other.is_earlier:
            continue
        if given.unit == Unit.TIME or is_unwanted(text[: other.start]):
            return given.value < other.value
        return is_wanted(text[: other.start]) and given.value > other.value
    return False


def is_worst_ever(text: str) -> bool:
    """Check whether what is wanted is at its lowest for long, or the unwanted at its highest."""
    low, high = _LOWEST.search(text), _HIGHEST.search(text)
    return bool((low and is_wanted(text) and not is_load(text)) or (high and is_unwanted(text)))


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
    is_moved = moves_the_wrong_way(text) or misses_its_aim(text) or compares_badly(text)
    return is_moved or is_worst_ever(text)
