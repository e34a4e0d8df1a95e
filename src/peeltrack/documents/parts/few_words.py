"""Texts of a register in the few words that the first page of a brief has for them. Pure."""

import re
from collections.abc import Sequence

from peeltrack.language.figures import figures
from peeltrack.wording import MONTHS, uncapitalised, without_lead_on

_ROOM = 11
"""Words of a text that a question quotes."""
_SUBJECT = 12
"""Words that name what was promised."""
_SENTENCE = 16
"""Words of a promise that is quoted."""
_MORE = 2
"""Words more that are not worth an ellipsis."""
_FEWEST = 2
"""Words that name something: "slide pack", not "them"."""
_FEWEST_BEFORE = 3
"""Words that name what something happens to: "the rate of assessments", not "the board"."""
_BEHIND = 2
"""Words behind a figure that say what it counts."""

_GIVE = r"(?:give|provide|send|show|bring|report|brief|tell|write|share|present|publish)\s"
_RECIPIENT = (
    r"(?:the|this)\s(?:deputy\s)?"
    r"(?:mayor|commissioner|pfcc|pcc|opcc|chair|board|panel|committee|meeting|forum|office)"
    r"(?:['\u2019]s\soffice)?"
)
_OBJECT = r"(?=(?:an?|the|how|what|when|whether|which|who|why)\s)"
_INTO = r"(?:with|on|about|to\s(?:describe|explain|say|set\sout|show))"
_HANDED_OVER = re.compile(
    rf"^(?:give|send|show|tell)\s(?:the\s)?(?:(?!(?:of|on|to|for|with|in|by)\s)\S+\s){{1,5}}?{_OBJECT}"
    rf"|^{_GIVE}(?:(?:(?:to|with)\s)?{_RECIPIENT}\s(?:{_INTO}\s)?|(?!to\s|with\s))"
    r"|^(?:set\sout|explain|put)\s(?:in\s(?:writing|full)\s)?(?=(?:how|what|when|whether|which|why)\s)",
    re.IGNORECASE,
)
"""The handing over of something to those who asked: Give the PCC (the timeline)."""
_ABOUT_ITEM = re.compile(
    r"^(?:AFI|Rec(?:ommendation)?|Cause of concern)\s?\d{0,2}\s?(?:[\u2013\u2014:]|\s-)\s*",
    re.IGNORECASE,
)
"""The finding that minutes name first: Recommendation 4: (a survey)."""
_WHO = re.compile(rf"^[A-Z]{{2,4}}\s(?:(?:undertook|agreed|promised)\sto\s|to\s(?={_GIVE}))")
"""Who is to do it, by initials: AB undertook to (survey all staff)."""
_AND_MORE = re.compile(rf"\sand\s{_GIVE}.*|\s(?:to|with)\s{_RECIPIENT}$", re.IGNORECASE | re.DOTALL)
"""What else is done, and to whom something is given."""
_ACCOUNT = re.compile(
    rf"^(brief|report|update)\s(?:back\s)?(?:to\s)?(?:{_RECIPIENT}\s)?(?=(?:on|about)\s)",
    re.IGNORECASE,
)
_ACCOUNTS = {"brief": "briefing", "report": "report", "update": "update"}
"""What is given by one who gives an account: Brief the PCC (on Op Reset)."""
_WILL_BE = re.compile(
    r"\s(?:will|shall|(?:is|are) to)\s"
    rf"(?:(?P<to_whom>be\s(?:given|sent|shown)\s{_OBJECT}|receive\b)"
    r"|(?:be\s)?(?:available|brought|circulated|come|completed|done|finished|follow|given|go|held"
    r"|made|presented|provided|published|reported|sent|shared|shown|told|updated)\b)\s?"
)
"""That it is done or handed over: (The rate of assessments) will be reported (from the autumn)."""
_WILL = re.compile(r"\s(?:will|shall|(?:is|are) to)\s")
_HOW_OR_WHEN = re.compile(r"(?:at|back|by|for|from|in|on|to|until|with|within)\b", re.IGNORECASE)
"""The words that say how or when something is done, and not what."""
_MORE_OF_IT = re.compile(
    r"for\s(?:all|both|each|every|the)\s"
    r"|by\s(?:age|area|crime|district|ethnicity|force|gender|rank|station|team|type|unit)\b",
    re.IGNORECASE,
)
"""What says more of the thing that is handed over: (Attendance) will be given (for each area)."""
_SO_LONG_BEFORE = re.compile(
    r"(?:\S+\s){1,3}(?:days?|weeks?|months?)\s(?:after|before)\b", re.IGNORECASE
)
"""When something comes, which says nothing of what: (Papers will come) five days before it."""
_FOUND = re.compile(
    r"(?:(?!(?:if|unless|until|whether|not?|nobody|none|never|few|\w+n['\u2019]t)\s)\S+\s){1,8}?"
    r"(?:accept|acknowledge|confirm|find|found|know|note|recognise|report|see|show|tell|told)"
    r"(?:s|d|ed)?\s(?:us\s|me\s)?that\s",
    re.IGNORECASE,
)
"""Who found something out: Officers tell us that (victims are not asked)."""
_INTRODUCTION = re.compile(
    r"(?:as|at|for|in|to)\s(?:[a-z]+\s){0,4}?(?:addition|completeness|context|course|interim|light"
    r"|meantime|present|regard|respect|short|sum|summary|terms|time|view)\b[^,;:\d]{0,40},\s",
    re.IGNORECASE,
)
"""What only leads up to what is said: In the wider context, (vacancies have risen)."""
_LEFT_OPEN = re.compile(
    r"\s(?:and|but|or)\s(?:\S+\s)?(?:can|could|did|do|does|had|has|have|is|are|was|were|will)"
    r"(?:\snot)?(?:\s\S+)?$"
)
"""The begun second half of a sentence whose object is cut off: (It covers A) and does not show."""
_DATED = re.compile(rf"\d|^(?:{'|'.join(MONTHS)})\b")
_AMOUNTS = frozenset(("number", "range", "series", "variety", "majority", "half", "most", "some"))
"""Words that before "of" only say how much: a number (of years)."""
_ARTICLE = re.compile(r"^(?:the|an?)\s", re.IGNORECASE)


def shortened(
    text: str, room: int = _ROOM, *, with_dates: bool = False, about: str | None = None
) -> str:
    """Return a text; of a long one its first clauses that fit, or its first words.

    Where the first figure of the text is further on, the words about it are returned instead.
    What only says who found it out is left out: The audit found that.

    Args:
        text: the text.
        room: the most words.
        with_dates: whether a date counts as a figure.
        about: the words of the text that count as its figure; None for the first figure.
    """
    words = " ".join(text.split()).rstrip(".;:").split()
    if len(words) <= room + _MORE:
        return " ".join(words)
    whole = " ".join(words)
    figure = _place_of_figure(words, with_dates)
    if about and about in whole:
        figure = len(whole[: whole.index(about) + len(about)].split()) - 1
    found = _FOUND.match(whole) or _INTRODUCTION.match(whole)
    first = len(found[0].split()) if found else 0
    if figure is not None and figure < first:
        first = 0
    end = first + _end_of_clauses(words[first:], room)
    if figure is None or figure < end:
        return _cut(words, first, end)
    clauses = [n for n in range(1, figure + 1) if words[n - 1][-1] in ",;:"]
    start = max(figure + _BEHIND - room + 1, *clauses, 1)
    return _cut(words, start, start + room)


def beginning(text: str, room: int) -> str:
    """Return a text; of a long one its first sentences or clauses that fit, or its first words."""
    words = " ".join(text.split()).rstrip(".;:").split()
    return _cut(words, 0, _end_of_clauses(words, room, ",;:.?!"))


def subject_of(text: str) -> str:
    """Name what was promised, or asked for, in a few words: timeline for the vulnerability desk."""
    whole = _WHO.sub("", _ABOUT_ITEM.sub("", " ".join(text.split()).rstrip(".;:")))
    named = _named(whole) or uncapitalised(whole)
    words = _ARTICLE.sub("", named).split()
    return _cut(words, 0, _end_of_clauses(words, _SUBJECT)).rstrip(",;:")


def promised_words(text: str) -> str:
    """Name what was promised in a few words, or quote it where it is a sentence of its own."""
    whole = " ".join(text.split()).rstrip(".;:")
    if _named(whole) is not None or not _WILL.search(whole):
        return subject_of(text)
    return f"“{uncapitalised(beginning(whole, _SENTENCE))}”"


def names_its_subject(text: str) -> bool:
    """Check whether a text says what was promised, beside that it will be given or updated."""
    whole = " ".join(text.split()).rstrip(".;:")
    will_be = _WILL_BE.search(whole)
    if not will_be or _named(whole) is not None:
        return True
    return len(whole[: will_be.start()].split()) >= _FEWEST and will_be.end() < len(whole)


def _named(whole: str) -> str | None:
    """Return what is handed over, or what something will happen to; None if no words name it."""
    account = _ACCOUNT.match(whole)
    if account:
        about = _AND_MORE.sub("", whole[account.end() :])
        return f"{_ACCOUNTS[account[1].casefold()]} {about}"
    handed = _HANDED_OVER.sub("", whole)
    if handed != whole:
        parts = (_AND_MORE.sub("", handed), handed)
        return next((part for part in parts if len(part.split()) >= _FEWEST), None)
    will_be = _WILL_BE.search(whole)
    if not will_be:
        return None
    before, behind = whole[: will_be.start()], whole[will_be.end() :]
    if len(before.split()) >= _FEWEST_BEFORE:
        return uncapitalised(before)
    if _MORE_OF_IT.match(behind):
        return uncapitalised(f"{before} {behind}")
    if _SO_LONG_BEFORE.match(behind):
        return uncapitalised(whole)
    is_what_is_given = will_be["to_whom"] and not _HOW_OR_WHEN.match(behind)
    return behind if is_what_is_given and len(behind.split()) >= _FEWEST_BEFORE else None


def _end_of_clauses(words: Sequence[str], room: int, marks: str = ",;:") -> int:
    """Return where words are cut: behind the last clause that fills half of the room, or at it."""
    if len(words) <= room + _MORE:
        return len(words)
    ends = (n for n in range(room + _MORE, room // 2 - 1, -1) if words[n - 1][-1] in marks)
    return next(ends, room)


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
    kept = _LEFT_OPEN.sub("", " ".join(without_lead_on(shown)))
    return f"{before}{kept.rstrip('.,;:')} …"
