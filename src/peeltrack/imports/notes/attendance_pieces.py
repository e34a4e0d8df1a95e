"""A line of the attendance divided where another person may begin. Pure."""

import re
from collections.abc import Iterator

from peeltrack.imports.language.office_names import FIELD
from peeltrack.imports.notes.office_words import LONG_RANK, OFFICE_WORD, RANK, STYLE
from peeltrack.imports.notes.person_words import (
    BODY,
    BRACKET,
    is_group,
    is_short_form,
    looks_like_name,
    without_brackets,
)

_LABELLED = re.compile(r"(?P<label>[^:;,()]{2,80}):[-\u2013]*\s+(?P<rest>\S.*)")
_GROUP = re.compile(
    r"(?:present|member|(?:(?:non-)?voting |elected |co-opted |independent |board |panel "
    r"|committee )*members|officers?|attend\w*|in attendance|chair\w*|observers?|guests?"
    r"|apologies)",
    re.IGNORECASE,
)
SEVERAL = re.compile(r"\s*[;•\n]\s*|\.\s+(?=[A-Z][\w ]{1,40}:\s)")
_RUN_ON = re.compile(
    r"(?P<name>(?<![\w(])[A-Z][\w'\u2019-]+(?: [A-Z][\w'\u2019-]+){1,6}) "
    r"\((?P<letters>[A-Z]{2,3})\)"
)
"""A name with its initials, before which somebody else may stand."""
_STYLED = re.compile(r"\s+(?=(?:Mr|Mrs|Ms|Miss|Dr|Cllr|Councillor|Prof)\s+[A-Z])(?<!and )(?<!, )")
_AND = re.compile(r"\s+(?:and(?: from)?|&)\s+")
_FIRST_AND = re.compile(r"(?:and|&)\s+(?:the\s+)?(?=[A-Z])")
_COUNCILLORS = re.compile(r"(?:Cllrs|Councillors)\.?\s+(?=[A-Z])")


def pieces_of(text: str) -> Iterator[tuple[str, bool]]:
    """Divide a line where another person may begin; yield whether each piece certainly does."""
    parts = [
        part
        for line in SEVERAL.split(text)
        for part in (_by_initials(line) if _RUN_ON.search(line) else [line])
    ]
    for part in _STYLED.split(text) if len(parts) == 1 else parts:
        if found := _COUNCILLORS.match(part):
            names = re.split(r"\s*,\s*(?:and\s+)?|\s+and\s+", part[found.end() :])
            yield from ((name if STYLE.match(name) else f"Cllr {name}", True) for name in names)
        elif part.strip(" .,-"):
            for piece in _by_comma(_without_label(part)):
                last = _FIRST_AND.match(piece)
                rest = piece[last.end() :] if last else piece
                yield from ((one, bool(last) or at > 0) for at, one in enumerate(_by_and(rest)))


def _by_initials(text: str) -> Iterator[str]:
    """Divide a line where a name with its own initials begins: "… Chair Cy Rowe (CR) …"."""
    start = 0
    for found in _RUN_ON.finditer(text):
        words = found["name"].split()[-len(found["letters"]) :]
        own = "".join(word[0] for word in words)
        at = found.end("name") - len(" ".join(words))
        before = text[start:at].strip(" ,;\u2013-")
        is_own = own.casefold() == found["letters"].casefold() and looks_like_name(" ".join(words))
        if is_own and "(" in before:
            yield text[start:at]
            start = at
    yield text[start:]


def is_body(text: str) -> bool:
    """Check whether a line only names the people below it: "Officers", "Panel members:"."""
    return bool(BODY.fullmatch(text.strip(" .:-\u2013")))


def _without_label(part: str) -> str:
    """Return a line without the group before its colon: "Members: …"."""
    found = _LABELLED.match(part)
    if not found:
        return part
    label, rest = found["label"].strip(), found["rest"].strip()
    holds = looks_like_name(BRACKET.sub("", rest).strip(" .")) and _names_work(label)
    if holds and not _GROUP.fullmatch(label):
        return f"{rest}, {label}"
    return _without_label(rest)


def _by_comma(text: str) -> Iterator[str]:
    """Divide at commas and dashes outside brackets; a bracket alone goes with what it follows."""
    waiting = ""
    for part in re.split(r"(?:\s*,\s*|\s+[\u2013\u2014-]\s+)(?![^([]*[)\]])", text):
        if part and waiting and (part[0] in "([" or _is_tail(waiting, part)):
            waiting = f"{waiting} {part}" if part[0] in "([" else f"{waiting}, {part}"
        else:
            if waiting:
                yield waiting
            waiting = part
    if waiting:
        yield waiting


def _is_tail(before: str, part: str) -> bool:
    """Check whether a part only continues the office before it: "ACC, Local Policing"."""
    bare = without_brackets(_AND.split(part, maxsplit=1)[0])
    if bare.startswith("Office of") or (before.endswith("Police") and bare == "Fire"):
        return True
    if FIELD.fullmatch(without_brackets(part)):
        return _is_office(before) and not BRACKET.search(before)
    if is_group(bare):
        return False
    if OFFICE_WORD.search(bare) or RANK.match(bare) or STYLE.match(bare) or is_short_form(bare):
        return False
    if LONG_RANK.match(bare):
        return False
    short = BRACKET.search(part)
    own = bool(short and RANK.match(short["inside"]) and not RANK.fullmatch(short["inside"]))
    return _is_office(before) and (not looks_like_name(bare) or own or " " not in bare)


def _names_work(text: str) -> bool:
    """Check whether words include an office, or are only a field of work."""
    return bool(OFFICE_WORD.search(text) or FIELD.fullmatch(text))


def _is_office(text: str) -> bool:
    """Check whether words include an office or a rank, or are only a field of work."""
    return bool(_names_work(text) or RANK.match(text) or LONG_RANK.match(text))


def _by_and(text: str) -> Iterator[str]:
    """Divide at "and" between two people: not in "Head of Policy and Audit"."""
    start = 0
    for found in _AND.finditer(text):
        left, right = text[start : found.start()], text[found.end() :]
        if _both_stand(left, _AND.split(right, maxsplit=1)[0]):
            yield left
            start = found.end()
    yield text[start:]


def _both_stand(left: str, right: str) -> bool:
    """Check whether an "and" is between two people."""
    bare = without_brackets(right)
    ranked = RANK.match(right) or STYLE.match(right) or LONG_RANK.match(right)
    certain = ranked or (looks_like_name(bare) and bare != right.strip())
    if right.startswith("the ") and OFFICE_WORD.search(right) and _is_office(left):
        return True
    return _stands_alone(right) and bool(
        _stands_alone(left) or (certain and OFFICE_WORD.search(left))
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
