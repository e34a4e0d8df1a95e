"""Time limits that name no day but something that is to come: Before the school reopens, … Pure.

It is to come once. "Before closing a case" is no limit: it sets a standard for every case.
"""

import re

_COMES = r"(?:before|ahead of|prior to|in advance of|in time for|by the time (?:of|that))"
_FIRST = re.compile(rf"(?P<when>{_COMES} (?P<what>[^,.;:]{{4,120}})), (?=\S)", re.IGNORECASE)
_LATER = (
    re.compile(rf"\b(?:should|must),? (?P<when>{_COMES} [^,.;:]{{4,120}}),", re.IGNORECASE),
    re.compile(
        r", (?P<when>(?:the next time|when next|when (?:it|this|that|they) (?:is|are) next)\b"
        r"[^,.;:]{3,80})[,.]",
        re.IGNORECASE,
    ),
    re.compile(rf"(?P<when>{_COMES} [^,.;:]{{4,80}})\.?$", re.IGNORECASE),
)
_DEFINITE = re.compile(r"(?:the|this|its|their|our) ", re.IGNORECASE)
_ONCE = re.compile(
    r"\b(?:next|new|first|(?:19|20)\d\d(?:[/\u2013-]\d\d)?)\b(?! of kin\b)", re.IGNORECASE
)
"""Words for something that comes once."""


def event_in(sentence: str) -> str:
    """Return the event before which a sentence asks for something; empty if it names none."""
    first = _FIRST.match(sentence)
    if first and (_DEFINITE.match(first["what"]) or _ONCE.search(first["what"])):
        return first["when"]
    later = (found["when"] for each in _LATER if (found := each.search(sentence)))
    return next(filter(_ONCE.search, later), "")
