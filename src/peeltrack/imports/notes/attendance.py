"""Attendance and apologies from the lines of minutes. Pure.

A person is a name, initials, rank and office in any order and any punctuation. The office is
kept; the name and the initials serve to recognise later mentions and are then dropped.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from peeltrack.imports.language.office_names import FIELD
from peeltrack.imports.language.people import names_person
from peeltrack.imports.notes.attendance_pieces import SEVERAL, pieces_of
from peeltrack.imports.notes.office_words import (
    ABBREVIATED,
    LONG_RANK,
    OFFICE_START,
    OFFICE_WORD,
    ORGANISATION,
    RANK,
    STYLE,
)
from peeltrack.imports.notes.person_words import (
    BODY,
    BRACKET,
    is_group,
    is_short_form,
    is_titled,
    looks_like_name,
    without_brackets,
)

NO_OFFICE = "office not stated"
"""The capacity of a person whose office the notes do not print."""

_MOST_WORDS = 16
_LONGEST = 5_000
"""The most characters of a line that lists people."""
_ROLE = re.compile(
    r"\s*[([]\s*(?:(?:the )?(?:(?:vice[- ])?chair(?:man|person|woman)?|minute[- ]?taker|minutes"
    r"|notes|"
    r"note[- ]?taker|secretariat|observ\w*|observing|guest|virtual\w*|remote\w*|online|part\w*|"
    r"substitut\w*|deputising[^)\]]*|deputy for[^)\]]*|representing[^)\]]*|on behalf of[^)\]]*|"
    r"for items?[^)\]]*|items?[^)\]]*|agenda[^)\]]*|(?:via|by|on|through) [^)\]]*|until[^)\]]*|"
    r"from[^)\]]*|left[^)\]]*|arrived[^)\]]*|joined[^)\]]*|in person|vc|ms ?teams|teams"
    r"|dial\w*[^)\]]*))\s*[)\]]",
    re.IGNORECASE,
)
_ROLE_LAST = re.compile(
    r"\s*[,\u2013\u2014-]\s+(?:in the chair|minutes?|notes?|minute[- ]?taker|note[- ]?taker"
    r"|observer|guest)\s*$",
    re.IGNORECASE,
)
_ROLE_FIRST = re.compile(
    r"^\W*(?:minutes?|notes?|minute[- ]?taker|note[- ]?taker|chair(?:ed by|man|person|woman)?)"
    r"(?: (?:taken )?by)?\s*[:\u2013\u2014-]\s+",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"(?:the|one|an?|two|three|four) ", re.IGNORECASE)
_LETTERS_BEHIND = re.compile(r" (?P<letters>[A-Z]{2,5})$")
_AT_MEETING = re.compile(
    r"(?:(?:vice|deputy)[- ])?chair(?:man|person|woman)?|minutes|minute[- ]?taker|observer",
    re.IGNORECASE,
)
"""What somebody did at the meeting, which is no office of his."""
_OF_MEETING = re.compile(r"\b(?:minutes|meetings?|notes|agenda|reports?|events?)\b", re.IGNORECASE)
_ABSENT = re.compile(r"apolog|absent|not present", re.IGNORECASE)
_NOBODY = re.compile(
    r"\W*(?:none|nil|n/?a|no apologies(?: were received| received)?|nobody|no one"
    r"|there were no(?:ne| apologies)?)\b.{0,30}",
    re.IGNORECASE,
)
_SPEAKS = re.compile(
    r"\bto(?! the\b) (?-i:[a-z])|\b(?:will|would|should|was|were|is|are|has) [a-z]|\bactions?\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Person:
    """A person who attended or sent apologies."""

    name: str = ""
    initials: str = ""
    office: str = ""
    apologies: bool = False

    @property
    def capacity(self) -> str:
        """The office as printed, with its short form if that is the office's own."""
        is_letters = len(self.office) < 3 and not RANK.fullmatch(self.office)
        if not self.office or is_letters:
            return NO_OFFICE
        own = self.short and not RANK.fullmatch(self.office)
        return f"{self.office} ({self.short})" if own else self.office

    @property
    def short(self) -> str:
        """The bracketed letters if they shorten the office, not the name."""
        letters = [word[0] for word in re.findall(r"[^\W\d_]+", STYLE.sub("", self.name))]
        own = bool(letters) and self.initials[-1:].casefold() == letters[-1].casefold()
        return "" if own and len(self.initials) < 4 else self.initials


def people_in(text: str, *, listed: bool = False) -> tuple[Person, ...]:
    """Return the people that a line names; empty for a sentence or a heading.

    `listed` says that the line is in a list of people, where a bare name is one too;
    elsewhere a rank, initials, or a name beside an office must show that it names people.
    """
    plain = ABBREVIATED.sub(
        r"\1", _ROLE_LAST.sub("", _ROLE.sub("", _ROLE_FIRST.sub("", text, count=1)))
    ).strip()
    if not plain or len(plain) > _LONGEST or _NOBODY.fullmatch(plain):
        return ()
    found: list[Person] = []
    pieces = list(pieces_of(plain))
    run_on = not SEVERAL.search(plain)
    for piece, apart in pieces:
        person = _person(piece)
        before = found[-1] if found and not apart else None
        pair = run_on and (len(pieces) == 2 or bool(person and STYLE.match(person.name)))
        if before and (whole := _one_person(before, person, piece, pair=pair, count=len(pieces))):
            found[-1] = whole
        elif person:
            found.append(person)
        elif not listed:
            return ()
    return tuple(found) if listed or any(map(_is_certain, found)) else ()


def _one_person(
    before: Person, person: Person | None, piece: str, *, pair: bool, count: int
) -> Person | None:
    """Return the person before with what a piece says of him; None if it says nothing of him."""
    if person is None:
        field = piece.strip(" .")
        return replace(before, office=field) if _has_field(before, field) else None
    if before.name and before.office and not person.name and _AT_MEETING.fullmatch(person.office):
        return before
    if _has_rank(before, person):
        return replace(before, office=f"{before.office}, {person.office}")
    if count == 2 and _is_his_office(before, person):
        office = ", ".join(filter(None, (person.name, person.office)))
        return Person(before.name, person.initials, office)
    return _together(before, person) if _completes(before, person, pair=pair) else None


def says_role(text: str) -> bool:
    """Check whether a line says first what somebody did at the meeting: "Note taker: …"."""
    return bool(_ROLE_FIRST.match(text))


def _has_field(before: Person, piece: str) -> bool:
    """Check whether a field of work is the office of the name before it."""
    return bool(before.name and not before.office and FIELD.fullmatch(piece.strip(" .")))


def _has_rank(before: Person, person: Person) -> bool:
    """Check whether an office belongs to a rank and name: "Supt Rowe, Head of Audit"."""
    ranked = RANK.fullmatch(before.office) or LONG_RANK.fullmatch(before.office)
    holds = OFFICE_WORD.search(person.office) and not (
        RANK.match(person.office) or LONG_RANK.match(person.office)
    )
    return bool(before.name and ranked and not person.name and holds)


def _is_certain(person: Person) -> bool:
    """Check whether only a person can be meant."""
    ranked = RANK.fullmatch(person.office) or LONG_RANK.fullmatch(person.office)
    styled = STYLE.match(person.name) and " " in person.name
    return bool(
        (person.initials and (person.name or person.office))
        or (person.name and person.office)
        or (ranked and person.name)
        or styled
    )


def _completes(before: Person, person: Person, *, pair: bool) -> bool:
    """Check whether an office belongs to the name before it, or in a pair the other way round."""
    if before.name and not before.office:
        return bool(person.office and not person.name)
    return pair and bool(before.office and not before.name and person.name and not person.office)


def _is_his_office(before: Person, person: Person) -> bool:
    """Check whether only an office can follow a styled name: "Mr Gale, Internal Audit"."""
    styled = STYLE.match(before.name) and not before.office
    holds = person.office and OFFICE_WORD.search(person.office)
    return bool(styled and _is_field(person.name) and not holds)


def _is_field(text: str) -> bool:
    """Check whether words say what somebody works at and are no name: "Internal Audit"."""
    words = re.findall(r"[^\W\d_]{2,}", text)
    return any(FIELD.fullmatch(word) or ORGANISATION.fullmatch(word) for word in words)


def _together(first: Person, second: Person) -> Person:
    return Person(
        first.name or second.name,
        first.initials or second.initials,
        first.office or second.office,
    )


@dataclass(slots=True)
class _Beside:
    """The brackets after a name, and the text without them."""

    initials: str = ""
    office: str = ""
    field: str = ""
    absent: bool = False
    rest: str = ""


def _beside(text: str) -> _Beside:
    made = _Beside(rest=text)
    for found in BRACKET.finditer(text):
        inside = found["inside"].strip(" .")
        if RANK.fullmatch(inside) and looks_like_name(without_brackets(text)):
            made.office = made.office or inside
        elif FIELD.fullmatch(inside) and not is_short_form(inside):
            made.field = f" ({inside})"
        elif is_short_form(inside):
            made.initials = made.initials or inside
        elif _ABSENT.match(inside):
            made.absent = True
        elif ORGANISATION.fullmatch(inside):
            made.field = f" ({inside})"
        elif OFFICE_WORD.search(inside) or RANK.match(inside) or _is_field(inside):
            made.office = made.office or inside
        made.rest = made.rest.replace(found[0], " ")
    return made


def _person(text: str) -> Person | None:
    """Return the person whom a piece names."""
    beside = _beside(text)
    bare = " ".join(beside.rest.split()).strip(" .,:-\u2013*")
    bare = _COUNTED.sub("", bare, count=1) if _COUNTED.match(bare) else bare
    if (last := _LETTERS_BEHIND.search(bare)) and looks_like_name(bare[: last.start()]):
        bare, beside.initials = bare[: last.start()], beside.initials or last["letters"]
    if BODY.fullmatch(bare) or (is_group(bare) and not STYLE.match(bare)) or _SPEAKS.search(bare):
        return None
    if not bare or len(bare.split()) > _MOST_WORDS or re.search(r"[a-z]{3}[.?!:] [A-Z]", bare):
        return None
    name, office = _by_initials(bare, beside.initials) or _name_and_office(bare)
    if not (name or office):
        return None
    ranked = RANK.fullmatch(office) or LONG_RANK.fullmatch(office)
    if ranked and beside.office and not RANK.match(beside.office):
        office = f"{office}, {beside.office}"
    office = f"{office or beside.office}{beside.field}".strip()
    return Person(name, beside.initials, office, beside.absent)


def _by_initials(bare: str, initials: str) -> tuple[str, str] | None:
    """Take the last words as a name if the initials match: "Head of Audit Di Carr (DC)"."""
    words = bare.split()
    own = words[-len(initials) :] if initials else []
    letters = "".join(word[0] for word in own)
    if not own or len(own) == len(words) or letters.casefold() != initials.casefold():
        return None
    name, office = " ".join(own), bare[: -len(" ".join(own))].strip(" ,-\u2013")
    return (name, office) if looks_like_name(name) and OFFICE_WORD.search(office) else None


def _name_and_office(bare: str) -> tuple[str, str]:
    """Divide a text into a name and an office, whichever comes first."""
    if STYLE.match(bare):
        return _after_style(bare)
    if is_short_form(bare):
        return "", bare
    if found := RANK.match(bare) or LONG_RANK.match(bare):
        rest = bare[found.end() :].strip(" .,-\u2013")
        name, field = _name_before_field(rest)
        return (name, f"{found[0].strip(' .')}{field}") if name else ("", bare)
    offices = list(OFFICE_WORD.finditer(bare))
    if not offices:
        return (bare, "") if looks_like_name(bare) else ("", "")
    if not is_titled(bare):
        return "", ""
    start = OFFICE_START.search(bare)
    before = bare[: start.start()].strip(" ,-") if start else ""
    if start and len(before.split()) > 1 and looks_like_name(before):
        return before, bare[start.start() :]
    behind = bare[offices[-1].end() :].strip(" ,-")
    if len(behind.split()) > 1 and looks_like_name(behind):
        return behind, bare[: offices[-1].end()]
    return _name_at_end(bare)


def _name_at_end(bare: str) -> tuple[str, str]:
    """Take a name off the end of an office: "Director of People Ada Quill"."""
    words = bare.split()
    for count in (3, 2):
        name, office = " ".join(words[-count:]), words[:-count]
        is_name = looks_like_name(name) and names_person(name) and not _OF_MEETING.search(bare)
        ends = len(office) > 1 and office[-1][0].isupper()
        if is_name and ends and not any(map(_is_field, words[-count:])):
            return name, " ".join(office)
    return "", bare


def _name_before_field(rest: str) -> tuple[str, str]:
    """Take a name off what stands behind a rank: "Ada Quill, Crime" is a name and a field."""
    if looks_like_name(rest):
        return rest, ""
    first, comma, field = rest.partition(",")
    if comma and looks_like_name(first):
        return first, f", {field.strip()}"
    words = rest.split()
    for count in (3, 2, 1):
        name, field = " ".join(words[:count]), " ".join(words[count:])
        known = [word for word in words[:count] if _is_field(word) or OFFICE_WORD.search(word)]
        if field and not known and looks_like_name(name) and _is_field(field.split()[0]):
            return name, f" {field}"
    return "", ""


def _after_style(bare: str) -> tuple[str, str]:
    """Remove the office after a name with a form of address; a councillor's is its own."""
    start = OFFICE_START.search(bare, STYLE.match(bare).end())  # type: ignore[union-attr]
    name = bare[: start.start()].strip(" ,-") if start else bare
    if not is_titled(name):
        return "", ""
    if start and OFFICE_WORD.search(bare[start.start() :]):
        return name, bare[start.start() :]
    return bare, "Councillor" if re.match(r"(?:Cllr|Councillor)", bare) else ""


def chair_besides(people: Sequence[Person], chair: str) -> tuple[Person, ...]:
    """Return the chair whom the head names by office, if the attendance omits it."""
    if not people:
        return ()
    found = people_in(chair, listed=True)
    if len(found) != 1 or not found[0].office:
        return ()
    known = {call for each in people for call in (each.name, each.initials, each.office) if call}
    said = {found[0].name, found[0].initials, found[0].office} - {""}
    return () if said & known else found


def as_apologies(people: Sequence[Person]) -> tuple[Person, ...]:
    """Return the same people as those who sent apologies."""
    return tuple(replace(person, apologies=True) for person in people)
