"""Entries of a list of people in capitals, or with offices in small letters, as usual. Pure."""

import re

from peeltrack.imports.notes.office_words import OFFICE_WORD, RANK

_SMALL = {"and", "of", "for", "the", "to", "in", "on", "with", "from", "by", "at"}
_SHORTENED = {"CH", "SGT", "MR", "MRS", "MS", "DR", "CLLR", "REV", "ST", "INSP", "SUPT", "DET"}
"""Words without vowels, or ranks, that are no letters by themselves."""
_LETTERS = re.compile(r"[^AEIOUY\W]{2,}|OP(?:F)?CC|IOPC|HMICFRS|HMIC|UNISON|[ACD]{0,3}[CEFIP]+O")
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)?")
_FEWEST_LETTERS = 4
_OFFICE_BEHIND = re.compile(
    r"(?P<set_off>[\w)\]][.'\u2019)\]]*(?:,|\s[\u2013\u2014-]|:|\t|\s?\()\s*)"
    r"(?P<office>[a-z][a-z'\u2019/&-]+(?:,? [a-z][a-z'\u2019/&-]*){0,9})(?=\s*(?:[)\],;(]|$))"
)
"""An office in small letters behind a name: "Ada Quill - head of audit", "B Dyer (clerk)"."""


def as_usually_written(text: str) -> str:
    """Return an entry with capitals where names and offices usually have them, and no others.

    The letters of a body, a rank or an office stay as they are: "OPCC", "DCC".
    """
    words = _WORD.findall(text)
    if text.isupper() and len(words) > 1 and len(max(words, key=len)) >= _FEWEST_LETTERS:
        return _WORD.sub(_from_capitals, text)
    return _OFFICE_BEHIND.sub(_from_small_letters, text)


def _from_capitals(found: re.Match[str]) -> str:
    word = found[0]
    if word.casefold() in _SMALL and found.start():
        return word.lower()
    if word in _SHORTENED:
        return word.capitalize()
    before = found.string[found.start() - 1 : found.start()]
    in_bracket = before in {"(", "["} and len(word) <= _FEWEST_LETTERS
    is_letters = len(word) == 1 or RANK.fullmatch(word) or _LETTERS.fullmatch(word)
    return word if in_bracket or is_letters else word.title()


def _from_small_letters(found: re.Match[str]) -> str:
    office = found["office"]
    if not OFFICE_WORD.search(office):
        return found[0]
    titled = _WORD.sub(lambda each: each[0] if each[0] in _SMALL else each[0].capitalize(), office)
    return f"{found['set_off']}{titled}"
