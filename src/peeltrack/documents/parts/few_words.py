"""Texts of a register in the few words that the first page of a brief has for them. Pure."""

import re
from collections.abc import Sequence

from peeltrack.language.figures import figures
from peeltrack.wording import MONTHS, uncapitalised

_ROOM = 11
"""Words of a text that a question quotes."""
_SUBJECT = 7
"""Words that name what was promised."""
_MORE = 2
"""Words more that are not worth an ellipsis."""
_FEWEST = 2
"""Words that name something: "slide pack", not "them"."""
_FEWEST_BEFORE = 3
"""Words that name what something happens to: "the rate of assessments", not "the board"."""
_BEHIND = 2
"""Words behind a figure that say what it counts."""

_GIVE = r"(?:give|provide|send|show|bring|report|brief|tell|write|share|present)\s"
_OBJECT = r"(?=(?:an?|the|how|what|when|whether|which|who|why)\s)"
_HANDED_OVER = re.compile(
    rf"^(?:give|send|show|tell)\s(?:the\s)?(?:(?!(?:of|on|to|for|with|in|by)\s)\S+\s){{1,5}}?{_OBJECT}"
    rf"|^{_GIVE}(?:(?:to|with)\s)?(?:(?:the|this)\s(?:deputy\s)?"
    r"(?:mayor|commissioner|pfcc|pcc|opcc|chair|board|panel|committee|meeting|forum|office)\s"
    r"(?:(?:with|on|about)\s)?)?",
    re.IGNORECASE,
)
"""The handing over of something to those who asked: Give the PCC (the timeline)."""
_AND_MORE = re.compile(rf"\sand\s{_GIVE}.*", re.IGNORECASE | re.DOTALL)
_WILL_BE = re.compile(r"\s(?:will|shall|(?:is|are) to)\s(?:be\s)?\w+\b\s?")
"""What happens to it: (The rate of assessments) will be reported (from the autumn)."""
_DATED = re.compile(rf"\d|^(?:{'|'.join(MONTHS)})\b")
_LEADING_ON_TEXT = "a an and as at by for from in of on or that the to who with"
_LEADING_ON = frozenset(_LEADING_ON_TEXT.split())
"""Words that lead on to what is left out."""
_AMOUNTS = frozenset(("number", "range", "series", "variety", "majority", "half", "most", "some"))
"""Words that before "of" only say how much: a number (of years)."""
_ARTICLE = re.compile(r"^(?:the|an?)\s", re.IGNORECASE)


def shortened(text: str, room: int = _ROOM, *, with_dates: bool = False) -> str:
    """Return a text; of a long one its first clauses that fit, or its first words.

    Where the first figure of the text is further on, the words about it are returned instead.

    Args:
        text: the text.
        room: the most words.
        with_dates: whether a date counts as a figure.
    """
    words = " ".join(text.split()).rstrip(".;:").split()
    if len(words) <= room + _MORE:
        return " ".join(words)
    end, figure = _end_of_clauses(words[:room]), _place_of_figure(words, with_dates)
    if figure is None or figure < end:
        return _cut(words, 0, end)
    clauses = [n for n in range(1, figure + 1) if words[n - 1][-1] in ",;:"]
    start = max(figure + _BEHIND - room + 1, *clauses, 1)
    return _cut(words, start, start + room)


def subject_of(text: str) -> str:
    """Name what was promised, or asked for, in a few words: timeline for the vulnerability desk."""
    whole = " ".join(text.split()).rstrip(".;:")
    named = _named(whole) or uncapitalised(whole)
    words = _ARTICLE.sub("", named).split()
    is_long = len(words) > _SUBJECT + _MORE
    return _cut(words, 0, _end_of_clauses(words[:_SUBJECT]) if is_long else len(words))


def names_its_subject(text: str) -> bool:
    """Check whether a text says what was promised, beside that it will be given or updated."""
    return _named(" ".join(text.split()).rstrip(".;:")) is not None or not _WILL_BE.search(text)


def _named(whole: str) -> str | None:
    """Return what is handed over, or what something will happen to; None if no words name it."""
    handed = _HANDED_OVER.sub("", whole)
    if handed != whole:
        parts = (_AND_MORE.sub("", handed), handed)
        return next((part for part in parts if len(part.split()) >= _FEWEST), None)
    before, *behind = _WILL_BE.split(whole, maxsplit=1)
    if behind and len(before.split()) >= _FEWEST_BEFORE:
        return uncapitalised(before)
    return next((part for part in behind if len(part.split()) >= _FEWEST_BEFORE), None)


def _end_of_clauses(words: Sequence[str]) -> int:
    """Return where the last clause of some words ends, in their second half; else their number."""
    ends = (n for n in range(len(words), len(words) // 2 - 1, -1) if words[n - 1][-1] in ",;:")
    return next(ends, len(words))


def _place_of_figure(words: Sequence[str], with_dates: bool) -> int | None:
    """Return the place of the first figure among words, or of the first date."""
    whole = " ".join(words)
    named = [len(whole[: each.start].split()) for each in figures(whole)]
    dated = [n for n, word in enumerate(words) if _DATED.search(word)] if with_dates else []
    return min([*named, *dated], default=None)


def _cut(words: Sequence[str], start: int, end: int) -> str:
    """Return some of the words, without those at the end that lead on to what is left out."""
    shown, before = list(words[start:end]), "… " if start else ""
    if end >= len(words):
        return before + " ".join(shown)
    if words[end].casefold() == "of" and shown[-1].casefold() in _AMOUNTS:
        shown.pop()
    while len(shown) > 1 and shown[-1].casefold() in _LEADING_ON:
        shown.pop()
    return f"{before}{' '.join(shown).rstrip('.,;:')} …"
