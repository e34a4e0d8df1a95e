"""Figures by what stands around them: a whole beside its part, a bare one in a unit. Pure."""

import re
from dataclasses import replace
from itertools import zip_longest

from peeltrack.language.figure import Figure, Unit
from peeltrack.model.parse_date import MONTH

_OF_SO_MANY = re.compile(r" of (?:(?:the|all|our|its|these|those) )*", re.IGNORECASE)
_THOSE = re.compile(r" of (?:them|these|those|which|whom|the [a-z]+s)\b", re.IGNORECASE)
_ALL = re.compile(r"\b(?:all|each of|every one of)(?: of)?(?: the| our| its)? $", re.IGNORECASE)
_OF_WHOM = re.compile(r", of (?:whom|which) (?:only |just )?$", re.IGNORECASE)
_OF_ALL_OR_WHOM = re.compile(r"\b(?:all|each|every)\b|, of wh", re.IGNORECASE)
_HAVE = re.compile(
    r" (?:have|has|had|did|(?:is|are|were|was) (?:now )?(?:deployable|available|trained|accredited"
    r"|vetted|in post|done|complete\w*|signed|assessed|reviewed|seen))\b",
    re.IGNORECASE,
)
"""What is said of a part: and 74 have taken it up."""
_SAMPLED = re.compile(r"\b(?:sampl|audit|dip|check|review|look|test|survey)", re.IGNORECASE)
"""What makes "35 of them" a part of the number before: the sample was 40, and 35 of them …"""
_CLOSES = re.compile(r"(?: in [\w ]+)?\)")
_THEN_EXACTLY = re.compile(r"[^.;,()]{0,25} \(")
_BOUND = re.compile(r"\b(?:above|below|over|under|than|nearly|almost) $", re.IGNORECASE)
_ENDS = re.compile(r"(?=$|[,.;)]| (?:and|but|or|in (?:19|20)\d\d)\b)")
_GOES_ON = {
    Unit.SHARE: re.compile(rf"\b(?:{MONTH}(?: 20\d\d)?(?: was| at)?|from|against|than) $", re.I),
    Unit.TIME: re.compile(r"\b(?:in|from|against|than|from [^.;]{1,30} to) $", re.I),
}
"""What stands before a figure that goes on in the unit of the one before."""


def in_context(named: tuple[Figure, ...], plain: str, text: str) -> tuple[Figure, ...]:
    """Return the figures of a text as what stands around them makes them.

    Args:
        named: the figures one by one.
        plain: the text without its dates, which are blank.
        text: the text.
    """
    exact = _without_rounded(_of_wholes(named, plain), plain)
    return _of_those(_in_one_unit(exact, text), plain)


def _of_wholes(named: tuple[Figure, ...], text: str) -> tuple[Figure, ...]:
    """Return figures with the number that a percentage is of as its whole: 96% of the 1,190."""
    found: list[Figure] = []
    for each in named:
        before = found[-1] if found else each
        is_whole = (
            each.unit == Unit.COUNT
            and before.unit == Unit.SHARE
            and before.whole is None
            and _OF_SO_MANY.fullmatch(text[before.end : each.start])
        )
        if is_whole:
            found[-1] = replace(before, whole=int(each.value))
        else:
            found.append(each)
    return tuple(found)


def _without_rounded(named: tuple[Figure, ...], text: str) -> tuple[Figure, ...]:
    """Return figures without one that a bracket gives exactly: just under two thirds (64%)."""
    return tuple(
        each
        for each, other in zip_longest(named, named[1:])
        if other is None
        or other.unit != each.unit
        or each.part is not None
        or not _THEN_EXACTLY.fullmatch(text[each.end : other.start])
        or not _CLOSES.match(text, other.end)
        or not (each.as_printed[0].isalpha() or _BOUND.search(text[: each.start]))
    )


def _of_those(named: tuple[Figure, ...], text: str) -> tuple[Figure, ...]:
    """Return figures with "35 of them" as a part of the number that was counted before.

    It is one in a sample; so is what follows "offered to all 290".
    """
    is_sample = _THOSE.search(text) and _SAMPLED.search(text)
    if len(named) < 2 or not (is_sample or _OF_ALL_OR_WHOM.search(text)):
        return named
    resolved = [named[0]]
    for each in named[1:]:
        before = next((e for e in reversed(resolved) if e.unit == Unit.COUNT), None)
        is_part = each.unit == Unit.COUNT and (
            (is_sample and _THOSE.match(text, each.end))
            or (before and _ALL.search(text[: before.start]) and _HAVE.match(text, each.end))
            or (_OF_WHOM.search(text[: each.start]) and _HAVE.match(text, each.end))
        )
        if before and is_part and 0 < before.value >= each.value:
            share, part = 100 * each.value / before.value, int(each.value)
            whole = int(before.value)
            resolved.append(replace(each, value=share, unit=Unit.SHARE, part=part, whole=whole))
        else:
            resolved.append(each)
    return tuple(resolved)


def _in_one_unit(named: tuple[Figure, ...], text: str) -> tuple[Figure, ...]:
    """Return figures with a bare one in the unit of one before: 91% in June, in July 89."""
    alike: list[Figure] = []
    for each in named:
        is_bare = each.unit == Unit.COUNT and _ENDS.match(text, each.end)
        goes_on = (
            before
            for before in reversed(alike if is_bare else ())
            if before.part is None and before.unit in _GOES_ON
            if before.unit == Unit.TIME or each.value <= 100
            if _GOES_ON[before.unit].search(text[: each.start])
        )
        before = next(goes_on, each)
        alike.append(replace(each, unit=before.unit, period=before.period))
    return tuple(alike)
