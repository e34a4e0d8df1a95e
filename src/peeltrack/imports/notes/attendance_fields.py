"""A line of the attendance divided into the fields of its entries: name, letters, office. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from peeltrack.imports.language.office_names import FIELD
from peeltrack.imports.notes.attendance_person import person_in
from peeltrack.imports.notes.between_people import OUTSIDE_BRACKETS, SET_OFF, divided_at_and
from peeltrack.imports.notes.office_words import OFFICE_WORD, RANK
from peeltrack.imports.notes.person_words import (
    BODY,
    BRACKET,
    begins_with_rank,
    is_group,
    is_lettered_name,
    is_short_form,
    name_and_body,
    without_brackets,
)
from peeltrack.language.people import STYLE, is_name

_STROKE = re.compile(rf"\s+/\s+{OUTSIDE_BRACKETS}")
_SEVERAL = re.compile(r"\s*[;•\n]\s*|,? together with |\.\s+(?=[A-Z][\w ]{1,40}:\s)")
_RUN_ON = re.compile(
    r"(?P<name>(?<![\w(])[A-Z][\w'\u2019-]+(?: [A-Z][\w'\u2019-]+){1,6}) "
    r"\((?P<letters>[A-Z]{2,3})\)"
)
"""A name with its initials, before which somebody else may stand."""
_BEHIND_BRACKET = re.compile(
    r"(?<=[)\]])\s+(?=(?P<name>[A-Z][\w.'\u2019-]*(?:\s[A-Z][\w.'\u2019-]*){1,4})\s*[(\[])"
)
"""Where another person may begin behind a bracket: "A Quill (PCC) B Dyer (CC)"."""
_DIVIDES = re.compile(r"\s*(?:[,;:.\u2013-]|\band\b|&|\t|$)")
_STYLED = re.compile(
    r"\s+(?=(?:Mr|Mrs|Ms|Miss|Dr|Cllr|Councillor|Prof)\s+[A-Z])"
    r"(?<!and )(?<!, )(?<!: )(?<!\u2013 )(?<!- )(?<!Cllr )(?<!Councillor )"
)
_COUNCILLORS = re.compile(r"(?:Cllrs|Councillors)\.?:?\s+(?=[A-Z])")
_BETWEEN_COUNCILLORS = re.compile(rf"(?:\s*,\s*(?:and\s+)?|\s+and\s+){OUTSIDE_BRACKETS}")
_COMMA = re.compile(rf"\s*,\s*(?:and\s+(?:from\s+)?(?:the\s+)?|&\s+)?(?=\S){OUTSIDE_BRACKETS}")
_FIRST_AND = re.compile(r"^\s*(?:and|&)\s+")
_LAST_AND = re.compile(r"[\s,]+(?:and|&)\s*$")
_PAIR = 2
_HIMSELF = re.compile(r"me|myself|the writer", re.IGNORECASE)
_HIMSELF_NAMED = re.compile(rf"\b(?:{_HIMSELF.pattern}) \((?P<who>[^()]+)\)", re.IGNORECASE)
"""Whoever wrote the notes, with his name in brackets: "me (Sgt Ada Quill, Staff Officer)"."""
_LABEL = re.compile(
    r"(?:present|member|(?:(?:non-)?voting |elected |co-opted |independent |board |panel "
    r"|committee |lay )*members|officers?|attend\w*|in attendance|chair\w*|observers?|guests?"
    r"|apologies|(?:in )?the chair|invited|advis\w+|staff|(?:for )?items? [\d, &-]+"
    r"|(?:for|from) .{2,40})",
    re.IGNORECASE,
)
"""What a line says of the people behind it: "Members: …", "For the force: …"."""


@dataclass(frozen=True, slots=True)
class AttendanceField:
    """A field of an entry, with what divides it from the one before."""

    text: str
    beside: bool = False
    """Whether a dash, a colon or a tab divides them, so that both are probably one person's."""
    apart: bool = False
    """Whether an "and" between two people divides them."""


def parts_of(text: str) -> Iterator[str]:
    """Divide a line where another person certainly begins."""
    text = _HIMSELF_NAMED.sub(r";\g<who>;", text)
    strokes = _STROKE.split(text)
    whole = _with_comma(";".join(strokes) if _are_people(strokes) else text)
    for line in _SEVERAL.split(whole):
        bare = _without_label(_FIRST_AND.sub("", line))
        for part in (one for whole in _by_brackets(bare) for one in _by_initials(whole)):
            for one in _STYLED.split(part):
                if found := _COUNCILLORS.match(one):
                    names = filter(None, _BETWEEN_COUNCILLORS.split(one[found.end() :]))
                    yield from (name if STYLE.match(name) else f"Cllr {name}" for name in names)
                elif one.strip(" .,-"):
                    yield from _by_entry(_LAST_AND.sub("", one))


def _with_comma(text: str) -> str:
    """Return an entry whose name and office a semicolon divides, "Ada Quill; Clerk", with a comma.

    Between any other two pieces a semicolon divides people.
    """
    name, *more = text.split(";")
    person, held = person_in(name), person_in(more[0]) if len(more) == 1 else None
    if not person or not person.name or "," in name or len(more) != 1:
        return text
    office = held and not held.name and not person.office
    return text.replace(";", ",") if office or is_group(without_brackets(more[0])) else text


def _are_people(pieces: Sequence[str]) -> bool:
    """Check whether strokes divide people, rather than the two names of one office."""
    sure = [bool(is_name(piece.partition(",")[0]) or RANK.match(piece)) for piece in pieces]
    return all(sure) or (len(sure) > _PAIR and any(sure) and all(map(_is_office, pieces)))


def is_labelled(text: str) -> bool:
    """Check whether a line begins with a label of the people in it: "Members: …"."""
    return _without_label(text) != text


def is_body(text: str) -> bool:
    """Check whether a line only names the people below it: "Officers", "Panel members:"."""
    return bool(BODY.fullmatch(without_brackets(text).strip(" .:-\u2013")))


def fields_of(part: str) -> list[AttendanceField]:
    """Return the fields of a part; the commas and the "and" of one office divide nothing."""
    made: list[AttendanceField] = []
    for chunk, beside in _chunks(part):
        first, *more = divided_at_and(chunk)
        in_cell = "\t" in part and not beside and is_name(first) and _is_office_of(made)
        if made and (in_cell or _continues(made[-1].text, first, beside=beside)):
            glue = " " if first[0] in "([" else ", "
            made[-1] = AttendanceField(
                f"{made[-1].text}{glue}{first}", made[-1].beside, made[-1].apart
            )
        else:
            made.append(AttendanceField(first, beside))
        made += [AttendanceField(one, apart=True) for one in more]
    return made


def _is_office_of(made: Sequence[AttendanceField]) -> bool:
    """Check whether the last field is the office beside a name, in a cell that is all his."""
    if len(made) < _PAIR or not made[-1].beside:
        return False
    return is_name(made[-2].text) and _is_office(made[-1].text)


def _chunks(part: str) -> Iterator[tuple[str, bool]]:
    """Yield what commas, dashes, colons and tabs divide; whether it stands beside the last."""
    for comma in _COMMA.split(part):
        for place, piece in enumerate(SET_OFF.split(comma)):
            bare = _LAST_AND.sub("", piece.strip())
            if bare.strip(" .,"):
                yield bare, place > 0


def _by_entry(part: str) -> Iterator[str]:
    """Divide at commas and "and" where each piece is an entry with a dash of its own.

    A body before the dash belongs to the entry before it: "Ada Quill - Clerk, OPCC - AQ". Cells
    divide no entries: "Ada Quill | Clerk, Victim Support | AQ".
    """
    pieces = [one for piece in _COMMA.split(part) for one in divided_at_and(piece)]
    heads = [SET_OFF.split(piece)[0] for piece in pieces]
    set_off = len(pieces) > 1 and all(SET_OFF.search(piece.replace("\t", " ")) for piece in pieces)
    if set_off and len(set(map(is_group, heads))) == 1:
        yield from pieces
    else:
        yield part


def _by_brackets(text: str) -> Iterator[str]:
    """Divide a line that was run together where a name with a bracket follows a bracket."""
    start = 0
    for found in _BEHIND_BRACKET.finditer(text):
        before = person_in(text[start : found.start()])
        is_named = is_name(RANK.sub("", found["name"], count=1).strip())
        if is_named and not (before and before.office and not before.name):
            yield text[start : found.start()]
            start = found.end()
    yield text[start:]


def _by_initials(text: str) -> Iterator[str]:
    """Divide a line that was run together where a name with its own initials begins."""
    own = [found for found in _RUN_ON.finditer(text) if _name_at(found) is not None]
    starts = [_name_at(found) or 0 for found in own]
    if starts and starts[0] > 0:  # an office stands before each name: "CC Ada Quill (AQ) …"
        ends = (found.end() for found in own[:-1])
        starts = [0, *(end for end in ends if not _DIVIDES.match(text, end))]
    for start, end in pairwise([*(starts or [0]), len(text)]):
        yield text[start:end]


def _name_at(found: re.Match[str]) -> int | None:
    """Return the place of the name whose initials a bracket holds; None if they are no name's."""
    words = found["name"].split()[-len(found["letters"]) :]
    own = "".join(word[0] for word in words)
    is_own = own.casefold() == found["letters"].casefold() and is_name(" ".join(words))
    return found.end("name") - len(" ".join(words)) if is_own else None


def _without_label(part: str) -> str:
    """Return a line without the group before its colon or dash: "Members: …"."""
    found = SET_OFF.search(part)
    label = part[: found.start()].rpartition(" / ")[2].strip() if found else ""
    before = label.partition(",")[0]
    is_person = before != label and " " in before and is_name(before)
    if not found or not label or is_person or _COUNCILLORS.match(part):
        return part
    is_whole = ":" in found[0] and _is_entry(part[found.end() :])
    if _LABEL.fullmatch(label) or BODY.fullmatch(label) or is_group(label) or is_whole:
        return _without_label(part[found.end() :])
    return part


def _is_entry(text: str) -> bool:
    """Check whether a text is a name with its office behind it: "Ada Quill, Lead Inspector"."""
    name, comma, office = text.partition(",")
    return bool(comma and " " in name and is_name(name) and OFFICE_WORD.search(office))


def _continues(before: str, part: str, *, beside: bool) -> bool:
    """Check whether a piece only continues the office before it: "ACC, Local Policing"."""
    if part[0] in "([":
        return True
    bare = without_brackets(part)
    if bare.startswith("Office of") or (before.endswith("Police") and bare.startswith("Fire")):
        return True
    if FIELD.fullmatch(bare):
        held = person_in(before) if begins_with_rank(before) else None
        is_his = held and held.name and held.initials  # Ch Supt Ada Quill (AQ), Crime
        return _is_office(before) and bool(is_his or not BRACKET.search(before))
    if beside or is_group(bare) or _begins_another(bare):
        return False
    short = BRACKET.search(part)
    if _HIMSELF.fullmatch(bare) or (short and is_name(bare) and " " not in bare):
        return False
    own = bool(short and RANK.match(short["inside"]) and not RANK.fullmatch(short["inside"]))
    return _is_office(before) and (not is_name(bare) or own or " " not in bare)


def _begins_another(bare: str) -> bool:
    """Check whether a piece shows by itself that it is an office or a person of its own."""
    if OFFICE_WORD.search(bare) or begins_with_rank(bare) or STYLE.match(bare):
        return True
    whole = person_in(bare)
    is_named = whole and whole.name and whole.office
    return bool(is_named or is_short_form(bare) or is_lettered_name(bare) or name_and_body(bare))


def _is_office(text: str) -> bool:
    """Check whether words include an office or a rank, or are only a field of work."""
    return bool(OFFICE_WORD.search(text) or begins_with_rank(text) or FIELD.fullmatch(text))
