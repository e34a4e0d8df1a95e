"""An "and" between two people, told from one within the office of one person. Pure."""

import re
from collections.abc import Iterator

from peeltrack.imports.notes.office_words import OFFICE_WORD
from peeltrack.imports.notes.person_words import (
    BRACKET,
    begins_office,
    begins_with_rank,
    is_group,
    is_lettered_name,
    is_short_form,
    is_titled,
    name_and_body,
    without_brackets,
)
from peeltrack.language.people import STYLE, is_name

OUTSIDE_BRACKETS = r"(?![^([]*[)\]])"
_AND = re.compile(rf"\s+(?:and(?: from)?|&) +{OUTSIDE_BRACKETS}")
_MOST_ANDS = 3
"""How often an office may hold an "and" itself: "Head of Audit and Risk"."""
_POLICE_AND_CRIME = re.compile(r"(?:Police|Fire)\|Crime\b")
_THE = re.compile(r"[Tt]he ")
_ALSO_HELD = re.compile(
    r"(?:the )?(?:monitoring officer|section 151|s\.?151|data protection officer|treasurer$"
    r"|senior information|deputy (?!chief constable))",
    re.IGNORECASE,
)
"""An office that is often held together with another: "Chief Executive and Monitoring Officer"."""
SET_OFF = re.compile(
    rf"(?:(?:\s+[\u2013\u2014-]+|(?<=\w)\u2013)\s+|\s*:[-\u2013]*\s+|\s*\t\s*){OUTSIDE_BRACKETS}"
)
"""What sets a name off from the office beside it: a dash, a colon, a column."""


def divided_at_and(text: str) -> Iterator[str]:
    """Divide at "and" between two people: not in "Head of Policy and Audit"."""
    start = 0
    for found in _AND.finditer(text):
        left, right = text[start : found.start()], text[found.end() :]
        if _POLICE_AND_CRIME.search(f"{left}|{right}"):
            continue
        ends = [each.start() for each in _AND.finditer(right)][:_MOST_ANDS]
        is_another = found[0].endswith("from ")
        if is_another or any(_both_stand(left, right[:end]) for end in (*ends, len(right))):
            yield left
            start = found.end()
    yield text[start:]


def _both_stand(left: str, right: str) -> bool:
    """Check whether an "and" is between two people: two names, two offices, a name and a rank."""
    *_, left = SET_OFF.split(left)
    right, *_ = SET_OFF.split(right)
    ranked = begins_with_rank(_THE.sub("", right, count=1)) or STYLE.match(right)
    named = is_name(without_brackets(right)) and bool(BRACKET.search(right))
    if _is_whole_office(right) and not _ALSO_HELD.match(right):
        return _is_whole_office(left) or _stands_alone(left)
    return _stands_alone(right) and bool(
        _stands_alone(left) or ((ranked or named) and (OFFICE_WORD.search(left) or is_group(left)))
    )


def _is_held(text: str) -> bool:
    """Check whether words are an office and the name of who holds it: "Policy Manager Bo Dyer"."""
    words = _THE.sub("", without_brackets(text), count=1).split()
    office, name = " ".join(words[:-2]), " ".join(words[-2:])
    known = begins_office(office) or begins_with_rank(office)
    return bool(words) and is_titled(office) and known and is_name(name)


def _is_whole_office(text: str) -> bool:
    """Check whether words are one office and no name: "the Governance Officer"."""
    bare = _THE.sub("", without_brackets(text), count=1)
    words = bare.split()
    named = any(is_name(" ".join(words[-count:])) for count in (2, 3))
    return bool(" " in bare and begins_office(bare) and is_titled(bare) and not named)


def _stands_alone(text: str) -> bool:
    bare = _THE.sub("", without_brackets(text), count=1)
    bracketed = bool(BRACKET.search(text)) and bool(bare) and text.rstrip(" .").endswith((")", "]"))
    return bool(
        begins_with_rank(bare)
        or _is_held(text)
        or STYLE.match(bare)
        or OFFICE_WORD.fullmatch(bare)
        or is_short_form(bare)
        or (bracketed and (OFFICE_WORD.search(bare) or (is_name(bare) and " " in bare)))
        or (is_name(bare) and " " in bare)
        or is_lettered_name(bare)
        or name_and_body(bare)
    )
