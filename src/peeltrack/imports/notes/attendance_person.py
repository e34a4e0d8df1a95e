"""The person whom one field of the attendance names: name, initials, office. Pure.

A person is a name, initials, rank and office in any order and any punctuation. The office is
kept; the name and the initials serve to recognise later mentions and are then dropped.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from peeltrack.imports.language.office_names import FIELD
from peeltrack.imports.notes.attendance_offices import is_field, name_and_office
from peeltrack.imports.notes.office_words import (
    COMMAND,
    OFFICE_WORD,
    ORGANISATION,
    RANK,
    SHARED_RANK,
)
from peeltrack.imports.notes.person_words import (
    BODY,
    BRACKET,
    LETTERS_BEFORE,
    begins_with_rank,
    is_group,
    is_lettered_name,
    is_rank,
    is_short_form,
    is_titled,
    name_and_body,
    ranks_of,
    without_brackets,
)
from peeltrack.language.people import STYLE, is_name

AT_MEETING = re.compile(
    r"(?:(?:vice|deputy|co)[- ])?chair(?:man|person|woman)?|minutes|notes"
    r"|(?:minute|note)[- ]?taker|observer",
    re.IGNORECASE,
)
"""What somebody did at the meeting, which is no office of his."""
OF_STAFF = re.compile(r"['\u2019]s\b")
"""What belongs to an office that serves another: "Chief Constable's Staff Officer"."""
NO_OFFICE = "office not stated"
"""The capacity of a person whose office the notes do not print."""

_MOST_WORDS = 16
_LONGEST_INITIALS = 5
_RANK_BEHIND = re.compile(rf",? {RANK.pattern}$")
_COUNTED = re.compile(r"(?:(?i:the|one|an|two|three|four)|a|A(?= [a-z])) ")
_LETTERS_BEHIND = re.compile(r" (?P<letters>[A-Z]{2,5})$")
_LETTERS_BETWEEN = re.compile(
    r"(?P<name>[A-Z][\w'\u2019.-]*(?: [A-Z][\w'\u2019.-]+){1,2}) (?P<letters>[A-Z]{2,4}) "
    r"(?P<office>[A-Z].*)"
)
_ABSENT = re.compile(r"apolog|absent|not present", re.IGNORECASE)
_SPEAKS = re.compile(
    r"\bto(?! the\b) [a-z]|\b(?:will|would|should|was|were|is|are|has) [a-z]|\b[Aa]ctions?\b"
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
        """The post as printed, with its short form if that is the office's own."""
        is_letters = not self.name and len(self.office) < 3 and not RANK.fullmatch(self.office)
        if not self.office or is_letters:
            return NO_OFFICE
        own = self.short and not RANK.fullmatch(self.office)
        return f"{self.post} ({self.short})" if own else self.post

    @property
    def post(self) -> str:
        """The office without the rank of whoever holds it: "Supt, Head of Custody"."""
        rank, _, post = self.office.partition(", ")
        named = OFFICE_WORD.search(post) and not AT_MEETING.fullmatch(post)
        return post if named and SHARED_RANK.fullmatch(rank) else self.office

    @property
    def short(self) -> str:
        """The bracketed letters if they shorten the office, not the name."""
        return "" if are_initials_of(self.initials, self.name) else self.initials


def are_initials_of(letters: str, name: str) -> bool:
    """Check whether letters may be a name's initials: its first one and that of its surname.

    Some write the surname's first.
    """
    own = [word[0].casefold() for word in re.findall(r"[^\W\d_]+", STYLE.sub("", name))]
    return bool(own and letters) and len(letters) < _LONGEST_INITIALS and (
        letters[-1].casefold() == own[-1]
        or sorted(letters.casefold()) == sorted(own)
        or (letters[0].casefold() == own[0] and letters[1:2].casefold() in own)
    )  # fmt: skip


def _spells(letters: str, name: str) -> bool:
    """Check whether the letters of a rank are rather a name's initials: "Col Dyer (CD)"."""
    own = "".join(word[0] for word in name.split())
    return letters == own or (len(letters) < len("CFO") and are_initials_of(letters, name))


@dataclass(slots=True)
class _Beside:
    """The brackets after a name, and the text without them."""

    initials: str = ""
    office: str = ""
    name: str = ""
    field: str = ""
    absent: bool = False
    rest: str = ""


def _beside(text: str) -> _Beside:
    made = _Beside(rest=text)
    for found in BRACKET.finditer(text):
        inside = found["inside"].strip(" .")
        name = without_brackets(text)
        if (is_rank(inside) and is_name(name) and not _spells(inside, name)) or COMMAND.fullmatch(
            inside
        ):
            made.office = made.office or inside
        elif _is_field_of(inside, name) or _is_unit_of(inside, name):
            made.field = f" ({inside})"
        elif is_short_form(inside):
            made.initials = made.initials or inside
        elif " " in (given := inside.partition(",")[0]) and is_name(given) and not is_name(name):
            letters = inside.partition(", ")[2]
            made.name, made.initials = given, letters if is_short_form(letters) else made.initials
        elif _ABSENT.match(inside):
            made.absent = True
        elif OFFICE_WORD.search(inside) or RANK.match(inside) or is_field(inside):
            office, letters = _with_its_letters(inside)
            made.office, made.initials = made.office or office, made.initials or letters
        made.rest = made.rest.replace(found[0], " ")
    return made


def _with_its_letters(inside: str) -> tuple[str, str]:
    """Divide an office from letters: its own behind it, a person's before it.

    "Force Crime Registrar, FCR"; "AQ, Head of Custody".
    """
    letters, _, office = inside.partition(", ")
    if office and is_short_form(letters) and not RANK.fullmatch(letters):
        return office, letters
    office, _, letters = inside.rpartition(", ")
    own = "".join(word[0] for word in office.split() if word[0].isupper())
    return (office, letters) if own and letters == own else (inside, "")


def _in_english(text: str) -> str:
    """Return an office that is printed in two languages in English: "Clerc / Clerk"."""
    other, stroke, english = text.partition(" / ")
    is_office = stroke and (OFFICE_WORD.search(english) or begins_with_rank(english))
    is_english = is_short_form(other) or OFFICE_WORD.search(other) or is_field(other)
    return english if is_office and not is_english and not begins_with_rank(other) else text


def _is_field_of(inside: str, office: str) -> bool:
    """Check whether brackets hold the field or the body of an office: "(Crime)", "ACC(O)"."""
    known = ORGANISATION.fullmatch(inside) or (len(inside) == 1 and is_rank(office))
    return bool(known or (FIELD.fullmatch(inside) and not is_short_form(inside)))


def _is_unit_of(inside: str, name: str) -> bool:
    """Check whether brackets behind a rank and a name hold his unit: "(Counter Corruption)"."""
    rank = RANK.match(name)
    own = rank and " " in name[rank.end() :].strip() and is_name(name[rank.end() :].strip())
    known = is_short_form(inside) or _ABSENT.match(inside) or OFFICE_WORD.search(inside)
    return bool(own and " " in inside and is_titled(inside) and not known)


def person_in(text: str) -> Person | None:
    """Return the person whom a field names."""
    text = _in_english(text)
    beside = _beside(text)
    bare = " ".join(beside.rest.split()).replace(" ,", ",").strip(" .,:-\u2013*")
    bare = _COUNTED.sub("", bare, count=1) if _COUNTED.match(bare) else bare
    whole = is_group(bare) or OF_STAFF.search(bare)
    last = None if whole else _LETTERS_BEHIND.search(bare)
    if last and is_name(bare[: last.start()]):
        bare, beside.initials = bare[: last.start()], beside.initials or last["letters"]
    first = None if STYLE.match(bare) else LETTERS_BEFORE.match(bare)
    if first and (is_lettered_name(bare) or _has_rank(first["letters"], bare[first.end() :])):
        bare, beside = _behind_letters(first["letters"], bare[first.end() :], beside)
    is_named = STYLE.match(bare) or name_and_body(bare) or is_name(text.partition("(")[0].strip())
    group = is_group(bare) and not is_named
    if BODY.fullmatch(bare) or group or _SPEAKS.search(bare):
        return None
    if not bare or len(bare.split()) > _MOST_WORDS or re.search(r"[a-z]{3}[.?!:] [A-Z]", bare):
        return None
    name, office = (
        name_and_body(bare)
        or _around_letters(text, beside)
        or _by_initials(bare, beside.initials)
        or name_and_office(bare, beside.initials)
    )
    alone = bare == text.strip(" .,:-\u2013*") and not (office or beside.initials)
    if not (name or office) or (alone and not re.search(r"[ .]", name)):
        return None
    office = _with_rank(office, beside.office)
    if office and not name:
        name = beside.name
    office = office or beside.office
    office = f"{office}{beside.field}" if office else beside.field.strip(" ()")
    return Person(name, beside.initials, office, beside.absent)


def _with_rank(rank: str, office: str) -> str:
    """Return a rank with the office in the brackets behind the name: "ACC Quill (ACC Crime)"."""
    if (
        not is_rank(rank)
        or not office
        or (RANK.match(office) and not office.startswith(f"{rank} "))
    ):
        return rank
    return office if office.startswith(f"{rank} ") else f"{rank}, {office}"


def _has_rank(letters: str, text: str) -> bool:
    """Check whether letters are initials of the rank and name behind them: "AQ DCC Ada Quill"."""
    name, _ = name_and_office(text, "") if begins_with_rank(text) else ("", "")
    return " " in name and are_initials_of(letters, name)


def _behind_letters(letters: str, name: str, beside: _Beside) -> tuple[str, _Beside]:
    """Take the letters before a name as its initials or, else, as its office: "HoC Ada Quill"."""
    is_rank_itself = RANK.fullmatch(letters) and not begins_with_rank(name)
    if are_initials_of(letters, name) and not is_rank_itself and not beside.initials:
        return name, replace(beside, initials=letters)
    return name, replace(beside, office=beside.office or letters)


def _around_letters(text: str, beside: _Beside) -> tuple[str, str] | None:
    """Divide a name from the office behind its initials: "Ada Quill (AQ) Governance Officer"."""
    apart = None if beside.initials else _LETTERS_BETWEEN.match(text)
    if apart and are_initials_of(apart["letters"], apart["name"]) and is_name(apart["name"]):
        beside.initials = apart["letters"]
        return apart["name"], apart["office"].strip()
    left, found, right = text.partition(f"({beside.initials})")
    left, found, right = (left, found, right) if found else text.partition(f"[{beside.initials}]")
    name, office = left.strip(" ,-\u2013"), without_brackets(right).strip(" ,-\u2013")
    if not beside.initials or not office or not is_name(name):
        return None
    return (name, office) if is_titled(office) and not is_name(office) else None


def _by_initials(bare: str, initials: str) -> tuple[str, str] | None:
    """Take the last words as a name if the initials match: "Head of Audit Di Carr (DC)"."""
    words = bare.split()
    own = words[-len(initials) :] if initials else []
    letters = "".join(word[0] for word in own)
    if not own or len(own) == len(words) or letters.casefold() != initials.casefold():
        return None
    name, office = " ".join(own), bare[: -len(" ".join(own))].strip(" ,-\u2013")
    rank = _RANK_BEHIND.search(office)
    office = (
        office[: rank.start()] if rank and OFFICE_WORD.search(office, 0, rank.start()) else office
    )
    return (name, office) if is_name(name) and OFFICE_WORD.search(office) else None


def names_of(person: Person) -> Iterator[str]:
    """Yield the names of a person in notes: in full, or a surname with its style.

    The head of a force who is Commissioner of Police is not the PCC.
    """
    if person.office.startswith("Commissioner of "):
        yield "Commissioner"
    if not person.name:
        return
    bare = STYLE.sub("", person.name).strip()
    surname = bare.rpartition(" ")[2]
    yield from (person.name, bare)
    if len(surname) > 2:
        styles = ("Mr", "Mrs", "Ms", "Miss", "Dr", "Cllr", "Councillor", *ranks_of(person.office))
        yield from (f"{style} {surname}" for style in styles)


def name_words(person: Person) -> list[str]:
    """Return the given name and the surname of a full name, without its style."""
    words = STYLE.sub("", person.name).split()
    return [words[0], words[-1]] if len(words) > 1 and not person.apologies else []


def initials_of(person: Person) -> tuple[str, ...]:
    """Return the initials of a full name if the notes print none: two forms of "Di Carr-Rowe"."""
    words = STYLE.sub("", person.name).split()
    is_full = words and (words[0][1:2].isalpha() or len(words[-1]) > len("A."))
    if person.initials or len(words) < 2 or not is_full:
        return ()
    parts = [part for word in words for part in word.split("-") if part]
    forms = ("".join(word[0] for word in each).upper() for each in (words, parts))
    return tuple(dict.fromkeys(forms))
