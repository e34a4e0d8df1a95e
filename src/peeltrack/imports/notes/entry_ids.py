"""Ids of questions and actions, from the words for their subject. Pure."""

import re

from peeltrack.language.people import without_people
from peeltrack.wording import LITTLE_WORDS

_ASKED = re.compile(
    r"^.*?\b(?:asked|asks|questioned|raised|noted|notes|highlighted|highlights|concerned)\b"
    r"(?: (?:the|his|her|their|that|whether|if|how|[A-Z]{2,6}|concern|for)\b)*",
    re.DOTALL,
)
_OF_MEETINGS = "added adding additional agreed asked cc dcc force pcc provide provided"
_COMMON = LITTLE_WORDS.union(_OF_MEETINGS.split())
_LONGEST = 46
"""The most characters of an id, which ends with a whole word."""
_INITIALS = re.compile(r"[A-Z]{2}")
_LAST_ASKED = re.compile(r"\b(?:asked|questioned)\b")


def handle_of(text: str) -> str:
    """Return a text without people's names, who asked it, or the words that every question has."""
    text = without_people(text)
    asked = list(_LAST_ASKED.finditer(text))
    rest = text[asked[0].end() :] if asked else _ASKED.sub("", text, count=1)
    words = [
        word
        for word in re.findall(r"[A-Za-z][A-Za-z0-9]+", rest)
        if word.casefold() not in _COMMON and not _INITIALS.fullmatch(word)
    ]
    kept: list[str] = []
    for word in words[:6]:
        if len(" ".join([*kept, word])) <= _LONGEST:
            kept.append(word)
    return " ".join(kept) if len(kept) > 1 else rest.strip() or text
