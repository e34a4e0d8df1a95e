"""A name and the office beside it in one text, divided, whichever comes first. Pure."""

import re

from peeltrack.imports.language.office_names import FIELD
from peeltrack.imports.notes.office_words import (
    LONG_RANK,
    OFFICE_START,
    OFFICE_WORD,
    ORGANISATION,
    RANK,
)
from peeltrack.imports.notes.person_words import begins_office, is_group, is_short_form, is_titled
from peeltrack.language.people import COLLAR, STYLE, is_name

_RANK_WITHIN = re.compile(rf"(?<=\w )(?:{RANK.pattern}|(?i:{LONG_RANK.pattern}))\s")
_SERVES = re.compile(r"\b(?:to|of|for)(?: the)? ?$")
"""What leads from an office to the one that it serves: "Staff Officer to the CC Ada Quill"."""
_OF_PLACE = re.compile(r"[A-Z]\w{3,} D?PF?CC")
"""An office behind the place where it is held: "Northshire PCC"."""
_OF_MEETING = re.compile(r"\b(?:minutes|meetings?|notes|agenda|reports?|events?)\b", re.IGNORECASE)


def is_field(text: str) -> bool:
    """Check whether words say what somebody works at and are no name: "Internal Audit"."""
    words = re.findall(r"[^\W\d_]{2,}", text)
    return any(FIELD.fullmatch(word) or ORGANISATION.fullmatch(word) for word in words)


def name_and_office(bare: str, initials: str) -> tuple[str, str]:
    """Divide a text into a name and an office, whichever comes first.

    An office in small letters shows by somebody's initials that it is one: "staff officer (CR)".
    """
    if STYLE.match(bare):
        return _after_style(bare)
    if is_short_form(bare):
        return "", bare
    if found := RANK.match(bare) or LONG_RANK.match(bare):
        rest = re.sub(rf"^{COLLAR}", "", bare[found.end() :].strip(" .,-\u2013"))
        name, field = _name_before_field(rest)
        return (name, f"{found[0].strip(' .')}{field}") if name else ("", bare)
    if _OF_PLACE.fullmatch(bare):
        return "", bare
    if not OFFICE_WORD.search(bare):
        named = is_name(bare) or _has_own(initials, bare)
        return (bare, "") if named else _behind_rank(bare) or ("", "")
    if not is_titled(bare):
        return "", bare if initials and bare.islower() else ""
    return _behind_rank(bare) or _name_first(bare) or _name_behind(bare)


def _has_own(initials: str, bare: str) -> bool:
    """Check whether initials show that a word for a field is a surname: "Ada Legal (AL)"."""
    given, _, surname = bare.partition(" ")
    first = f"{given} {surname[:1]}."
    own = initials == f"{given[:1]}{surname[:1]}" and surname.istitle()
    return own and is_name(first) and not (is_field(given) or OFFICE_START.match(given))


def _behind_rank(bare: str) -> tuple[str, str] | None:
    """Take off a rank and name behind an office: "Head of Crime Det Ch Supt Ada Quill".

    Behind a body alone the rank is the office, as behind what it serves: "OPCC CFO Ada Quill".
    """
    for found in _RANK_WITHIN.finditer(bare):
        name, before = bare[found.end() :].strip(" ."), bare[: found.start()].strip()
        if is_name(name) and not (is_name(before) and " " in before):
            whole = _SERVES.search(before) or not OFFICE_WORD.search(before)
            return name, bare[: found.end()].strip(" .,") if whole else before.strip(" .,")
    return None


def _name_first(bare: str) -> tuple[str, str] | None:
    """Take a name off the beginning of an office: "Ada Quill Governance Officer"."""
    words = bare.split()
    for count in (2, 3, 4):
        name, office = " ".join(words[:count]), " ".join(words[count:])
        if is_name(name) and begins_office(office):
            return name, office
    return None


def _name_behind(bare: str) -> tuple[str, str]:
    """Take a name off what stands behind the last word for an office, else off its end."""
    *_, last = OFFICE_WORD.finditer(bare)
    behind = bare[last.end() :].strip(" ,-")
    if len(behind.split()) > 1 and is_name(behind):
        return behind, bare[: last.end()]
    return _name_at_end(bare)


def _name_at_end(bare: str) -> tuple[str, str]:
    """Take a name off the end of an office: "Director of People Ada Quill"."""
    words = bare.split()
    for count in (3, 2):
        name, office = " ".join(words[-count:]), words[:-count]
        is_named = is_name(name) and not _OF_MEETING.search(bare)
        ends = len(office) > 1 and office[-1][0].isupper()
        if is_named and ends and not any(map(is_field, words[-count:])):
            return name, " ".join(office)
    return "", bare


def _name_before_field(rest: str) -> tuple[str, str]:
    """Take a name off what stands behind a rank: "Ada Quill, Crime" is a name and a field."""
    if is_name(rest):
        return rest, ""
    first, comma, field = rest.partition(",")
    if comma and is_name(first):
        return first, f", {field.strip()}"
    if whole := _name_first(rest):
        return whole[0], f", {whole[1]}"
    words = rest.split()
    for count in (3, 2, 1):
        name, field = " ".join(words[:count]), " ".join(words[count:])
        known = [word for word in words[:count] if is_field(word) or OFFICE_WORD.search(word)]
        if is_group(field) and not known and is_name(name):
            return name, ""
        if field and not known and is_name(name) and is_field(field.split()[0]):
            return name, f" {field}"
    return _name_behind_field(words)


def _name_behind_field(words: list[str]) -> tuple[str, str]:
    """Take a name off the end of a rank's field: "Ops Ada Quill", "Local Policing Ada Quill"."""
    for count in range(1, len(words) - 1):
        field, name = words[:count], " ".join(words[count:])
        if is_field(field[-1]) and is_name(name):
            return name, f" {' '.join(field)}"
    return "", ""


def _after_style(bare: str) -> tuple[str, str]:
    """Remove the office after a name with a form of address; a councillor's is its own."""
    style = STYLE.match(bare)
    if style and (parts := _name_first(bare[style.end() :].strip())):
        return f"{style[0]} {parts[0]}", parts[1]
    start = OFFICE_START.search(bare, STYLE.match(bare).end())  # type: ignore[union-attr]
    name = bare[: start.start()].strip(" ,-") if start else bare
    if not is_titled(name):
        return "", ""
    if start and OFFICE_WORD.search(bare[start.start() :]):
        return name, bare[start.start() :]
    return bare, "Councillor" if re.match(r"(?:Cllr|Councillor)", bare) else ""
