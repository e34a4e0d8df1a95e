"""Fields of an entry of the attendance joined to people: a name with its office beside it. Pure."""

import re
from collections.abc import Sequence
from dataclasses import replace

from peeltrack.imports.language.office_names import FIELD, office_key
from peeltrack.imports.notes.attendance_fields import AttendanceField
from peeltrack.imports.notes.attendance_person import (
    AT_MEETING,
    OF_STAFF,
    Person,
    are_initials_of,
    person_in,
)
from peeltrack.imports.notes.office_words import COUNCIL, OFFICE_WORD, RANK
from peeltrack.imports.notes.person_words import (
    BRACKET,
    begins_with_rank,
    is_group,
    is_rank,
    is_short_form,
    without_brackets,
)
from peeltrack.language.people import STYLE, is_name

_LOUD_NAME = re.compile(rf"(?!{RANK.pattern}$)[A-Z][A-Z'\u2019-]{{2,}}")
"""A surname in capitals before a comma: "ROWE, Ada"."""
_BODY_LETTERS = re.compile(r"[A-Z]{2,6}(?<!O)")
"""The letters of a body: NMCA. Those that end in O are an officer's: DPO."""
_WHOLE_OFFICE = re.compile(
    r"D?PF?CC|C[CFE]O?|Chief Constable|(?:Deputy )?Police(?:, Fire)? (?:and|&) Crime Commissioner"
)
"""An office that is not held beside another."""
_AUDIT = re.compile(
    r"(?:(?:head of )?(?:internal|external) audit(?:ors?)?"
    r"|(?:engagement|(?:key |internal |external )?audit) (?:lead|manager|partner|director))",
    re.IGNORECASE,
)
"""What a firm does rather than the person behind whom it stands: "Moss Hart (external audit)"."""
_PAIR = 2
_FEWEST_LETTERS = 3


def people_of(fields: Sequence[AttendanceField], *, listed: bool) -> list[Person] | None:
    """Return the people whom fields name together; None for a sentence where none is listed."""
    named = [(field, person_in(field.text)) for field in _in_order(fields)]
    people = (person for _, person in named if person)
    pairs = _office_first([each for each in people if not AT_MEETING.fullmatch(each.office)])
    found: list[Person] = []
    work = ""
    for field, person in named:
        last = found[-1] if found and not field.apart else None
        if person is None:
            if last and (whole := _with_piece(last, field.text)):
                found[-1] = whole
            elif FIELD.fullmatch(field.text):
                work = field.text
            elif not (listed or (last and is_group(field.text))):
                return None
            continue
        if work and field.beside and person.name and not person.office:
            found.append(replace(person, office=work))
        elif last and (whole := _joined(last, person, field, pairs=pairs)):
            found[-1] = whole
        else:
            found.append(person)
        work = ""
    return [_with_office(person) for person in _without_firm(found)]


def _in_order(fields: Sequence[AttendanceField]) -> Sequence[AttendanceField]:
    """Return the fields of an entry that gives the surname first as one: "Quill, Ada (CFO)".

    The council behind a councillor is left out.
    """
    words = [without_brackets(field.text) for field in fields]
    if len(words) > 1 and re.match("Cllr|Councillor", words[0]):
        return [field for field in fields if not COUNCIL.fullmatch(field.text)]
    is_single = len(words) > 1 and is_name(words[1]) and " " not in words[1]
    if is_single and _LOUD_NAME.fullmatch(words[0]):
        full = AttendanceField(f"{fields[1].text} {words[0].title()}", fields[0].beside)
        return [full, *fields[2:]]
    if len(words) != _PAIR or not all(is_name(word) and " " not in word for word in words):
        return fields
    return [AttendanceField(fields[1].text.replace(words[1], f"{words[1]} {words[0]}", 1))]


def _without_firm(people: list[Person]) -> list[Person]:
    """Leave out a bare name behind somebody with form of address and office: it is a firm's."""
    *_, first, last = [Person(), Person(), *people]
    is_firm = last.name and not (last.office or last.initials or STYLE.match(last.name))
    return people[:-1] if STYLE.match(first.name) and first.office and is_firm else people


def _office_first(people: Sequence[Person]) -> bool:
    """Check whether offices and names alternate: "CC, Ada Quill, DCC, Bo Dyer"."""
    offices, names = people[::2], people[1::2]
    return len(offices) == len(names) and all(
        one.office and not one.name and two.name and not two.office
        for one, two in zip(offices, names, strict=True)
    )


def _joined(last: Person, person: Person, field: AttendanceField, *, pairs: bool) -> Person | None:
    """Return the person before with what a field says of him; None if it names another."""
    person = _or_office(last, person, field)
    if whole := _with_letters(last, person, field) or _of_firm(last, person, field):
        return whole
    if AT_MEETING.fullmatch(person.office) and not person.name and _holds(last, field):
        return last
    held = last.name and last.office and person.office and not person.name
    if held and (_says_less(last.office) or _has_part(last, person, field)):
        return replace(last, office=person.office)
    if field.beside and last.office and not last.name and RANK.fullmatch(person.office):
        return replace(person, office=last.office)
    if _has_rank(last, person, field):
        initials = last.initials or person.initials
        is_whole = office_key(person.office).startswith(office_key(last.office))
        office = person.office if is_whole else f"{last.office}, {person.office}"
        return replace(last, office=office, initials=initials)
    return _beside(last, person, field, pairs=pairs)


def _or_office(last: Person, person: Person, field: AttendanceField) -> Person:
    """Return a person, or the office of the one before whose first words are like a name.

    A dash or a column sets it beside him: "K. Rowe \u2013 Senior Investigating Officer".
    """
    is_one = field.beside and last.name and field.text == f"{person.name} {person.office}"
    if is_one and " " in person.name and "." not in person.name:
        return replace(person, name="", office=field.text)
    return person


def _beside(last: Person, person: Person, field: AttendanceField, *, pairs: bool) -> Person | None:
    """Return the name of one field with the office of the other; None if they are two people."""
    name = last.name or person.name
    if field.beside and not re.search(r"[ .]", name):
        return None  # a key or an answer: "Owner: DCC", "DCC: Twelve."
    if last.name and not last.office:
        return _together(last, person) if person.office and not person.name else None
    fits = last.office and not last.name and person.name and not person.office
    return _together(last, person) if fits and (pairs or field.beside) else None


def _has_part(before: Person, person: Person, field: AttendanceField) -> bool:
    """Check whether an office is a councillor's own, or tells more of the one before it.

    "Cllr Rowe, Chair of the Panel"; "Mayor Ada Quill, Mayor of Easton".
    """
    chairs = AT_MEETING.match(person.office) or person.office.startswith(("Leader", "Cabinet"))
    longer = person.office.startswith(f"{before.office} ")
    return longer or (before.office == "Councillor" and bool(field.beside or chairs))


def _holds(before: Person, field: AttendanceField) -> bool:
    """Check whether a part at the meeting belongs to the office before it: "CC \u2013 Chair".

    Behind a comma and an office without a name it may be another's: "CC, Chair, Clerk".
    """
    is_one = before.name or (field.beside and not AT_MEETING.fullmatch(before.office))
    return bool(before.office and is_one)


def _says_less(office: str) -> bool:
    """Check whether an office is only a part at the meeting or a field of work: "Co-Chair"."""
    return bool(AT_MEETING.fullmatch(office) or FIELD.fullmatch(office))


def _with_letters(last: Person, person: Person, field: AttendanceField) -> Person | None:
    """Return a person with initials that stand in a field of their own, before or behind."""
    letters = person.office if not person.name and is_short_form(person.office) else ""
    if letters and last.name and not last.initials and are_initials_of(letters, last.name):
        return replace(last, initials=letters)
    if last.name or not is_short_form(last.office):
        return None
    own = person.name and are_initials_of(last.office, person.name)
    beside = field.beside and not person.name and not RANK.fullmatch(last.office)
    return replace(person, initials=last.office) if own or beside else None


def _of_firm(last: Person, person: Person, field: AttendanceField) -> Person | None:
    """Return a person behind whom his body stands: "…, Reed Hart (AQ)", "Supt Rowe, NMCA".

    What a column or a dash sets beside somebody with a form of address is his firm's name.
    """
    bare = person.name and not (person.office or person.initials or STYLE.match(person.name))
    if field.beside and bare and STYLE.match(last.name):
        return last
    if not last.office:
        is_auditor = last.name and person.name and _AUDIT.fullmatch(person.office)
        return replace(last, office=person.office) if is_auditor else None
    letters = person.initials
    if letters and last.name and not (last.initials or are_initials_of(letters, person.name)):
        return replace(last, initials=letters) if are_initials_of(letters, last.name) else None
    alone = not (person.name or person.initials or RANK.fullmatch(person.office))
    fewest = _FEWEST_LETTERS if last.name else _FEWEST_LETTERS + 1
    is_body = _BODY_LETTERS.fullmatch(person.office) and len(person.office) >= fewest
    return last if alone and is_body else None


def _with_piece(before: Person, piece: str) -> Person | None:
    """Return a person with what a piece that names nobody says of him; None if it says nothing.

    A field of work is the office of a bare name. His letters may stand behind his body: "Head of
    HR, Council (HHR)".
    """
    if before.name and not before.office and FIELD.fullmatch(without_brackets(piece)):
        return replace(before, office=piece.strip(" ."))
    found = BRACKET.search(piece)
    if found and before.name and not before.office and FIELD.fullmatch(found["inside"]):
        return replace(before, office=found["inside"])
    letters = found["inside"] if found and not before.initials else ""
    office = office_key(without_brackets(before.office)) or letters
    own = are_initials_of(letters, before.name or before.office) or (
        office_key(letters).startswith(office)
    )
    own = own and is_short_form(letters)
    return replace(before, initials=letters) if own else None


def _has_rank(before: Person, person: Person, field: AttendanceField) -> bool:
    """Check whether an office belongs to a rank and name: "Supt Rowe, Head of Audit".

    "Ada Quill (CFO), Head of Audit" and "ACC Quill, the Head of Audit" are two people, unless a
    dash or a column puts the office beside the rank, which may then be its own short form:
    "ACC Rowe | Assistant Chief Constable (Crime)".
    """
    serves = bool(OF_STAFF.search(person.office))
    if not before.name or person.name or not (serves or OFFICE_WORD.search(person.office)):
        return False
    is_whole = office_key(person.office).startswith(office_key(before.office))
    if field.beside and before.office and is_whole and not serves:
        return True
    another = field.text.startswith("the ") or _WHOLE_OFFICE.fullmatch(before.office)
    letters = field.beside and is_short_form(before.office)
    ranked = (is_rank(before.office) and not another) or letters
    return bool(ranked and (serves or not begins_with_rank(person.office)))


def _together(first: Person, second: Person) -> Person:
    return Person(
        first.name or second.name,
        first.initials or second.initials,
        first.office or second.office,
    )


def _with_office(person: Person) -> Person:
    """Take the letters behind a name as the office if they are not its own: "Cy Rowe (HoP)"."""
    if not person.name or person.office or not person.initials:
        return person
    own = are_initials_of(person.initials, person.name) and not RANK.fullmatch(person.initials)
    return person if own else replace(person, office=person.initials, initials="")
