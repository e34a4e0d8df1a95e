"""A line of the attendance divided where another person may begin. Pure."""

import re
from collections.abc import Iterator

from peeltrack.imports.notes.office_words import LONG_RANK, OFFICE_WORD, RANK, STYLE
from peeltrack.imports.notes.person_words import (
    BODY,
    BRACKET,
    is_group,
    is_short_form,
    looks_like_name,
    without_brackets,
)

_LABELLED = re.compile(r"(?P<label>[^:;]{2,80}):[-\u2013]*\s+(?P<rest>\S.*)")
_GROUP = re.compile(
    r"(?:present|members?|officers?|attend\w*|in attendance|chair\w*|observers?|guests?|apologies)",
    re.IGNORECASE,
)
SEVERAL = re.compile(r"\s*[;•\n]\s*")
_STYLED = re.compile(r"\s+(?=(?:Mr|Mrs|Ms|Miss|Dr|Cllr|Councillor|Prof)\s+[A-Z])(?<!and )(?<!, )")
_AND = re.compile(r"\s+(?:and|&)\s+")


def pieces_of(text: str) -> Iterator[tuple[str, bool]]:
    """Divide a line where another person may begin; yields whether one does for certain."""
    for part in _STYLED.split(text) if not SEVERAL.search(text) else re.split(SEVERAL, text):
        if part.strip(" .,-"):
            for piece in _by_comma(_without_label(part)):
                yield from ((one, place > 0) for place, one in enumerate(_by_and(piece)))


def is_body(text: str) -> bool:
    """Check whether a line only names the people below it: "Officers", "Panel members:"."""
    return bool(BODY.fullmatch(text.strip(" .:-\u2013")))


def _without_label(part: str) -> str:
    """Return a line without the group that stands before its colon: "Members: …"."""
    found = _LABELLED.match(part)
    if not found:
        return part
    label, rest = found["label"].strip(), found["rest"].strip()
    holds = looks_like_name(BRACKET.sub("", rest).strip(" .")) and OFFICE_WORD.search(label)
    if holds and not _GROUP.fullmatch(label):
        return f"{rest}, {label}"
    return _without_label(rest)


def _by_comma(text: str) -> Iterator[str]:
    """Divide at commas and dashes outside brackets; a bracket alone goes with what it follows."""
    waiting = ""
    for part in re.split(r"\s*,\s*(?![^([]*[)\]])|\s+[\u2013\u2014-]\s+", text):
        if part and waiting and (part[0] in "([" or _is_tail(waiting, part)):
            waiting = f"{waiting} {part}" if part[0] in "([" else f"{waiting}, {part}"
        else:
            if waiting:
                yield waiting
            waiting = part
    if waiting:
        yield waiting


def _is_tail(before: str, part: str) -> bool:
    """Check whether a part only says more of the office before it: "ACC, Local Policing"."""
    bare = without_brackets(_AND.split(part, maxsplit=1)[0])
    if bare.startswith("Office of"):
        return True
    if is_group(bare):
        return False
    if OFFICE_WORD.search(bare) or RANK.match(bare) or STYLE.match(bare) or is_short_form(bare):
        return False
    is_office = bool(OFFICE_WORD.search(before) or RANK.match(before) or LONG_RANK.match(before))
    short = BRACKET.search(part)
    own = bool(short and RANK.match(short["inside"]) and not RANK.fullmatch(short["inside"]))
    return is_office and (not looks_like_name(bare) or own or " " not in bare)


def _by_and(text: str) -> Iterator[str]:
    """Divide at "and" where a person stands on both sides: not in "Head of Policy and Audit"."""
    start = 0
    for found in _AND.finditer(text):
        left, right = text[start : found.start()], text[found.end() :]
        if _both_stand(left, _AND.split(right, maxsplit=1)[0]):
            yield left
            start = found.end()
    yield text[start:]


def _both_stand(left: str, right: str) -> bool:
    """Check whether an "and" stands between two people."""
    ranked = RANK.match(right) or STYLE.match(right) or LONG_RANK.match(right)
    return _stands_alone(right) and bool(
        _stands_alone(left) or (ranked and OFFICE_WORD.search(left))
    )


def _stands_alone(text: str) -> bool:
    bare = without_brackets(text).removeprefix("the ")
    bracketed = bool(BRACKET.search(text)) and bool(bare)
    return bool(
        RANK.match(bare)
        or STYLE.match(bare)
        or LONG_RANK.match(bare)
        or OFFICE_WORD.fullmatch(bare)
        or is_short_form(bare)
        or (bracketed and (OFFICE_WORD.search(bare) or looks_like_name(bare)))
        or (looks_like_name(bare) and " " in bare)
    )
