"""A line of the attendance divided into the fields of its entries: name, letters, office. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from peeltrack.imports.language.office_names import FIELD
from peeltrack.imports.notes.attendance_person import person_in
from peeltrack.imports.notes.office_words import OFFICE_WORD, RANK
from peeltrack.imports.notes.person_words import (
    BODY,
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

_OUTSIDE = r"(?![^([]*[)\]])"
_STROKE = re.compile(rf"\s+/\s+{_OUTSIDE}")
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
_BETWEEN_COUNCILLORS = re.compile(rf"(?:\s*,\s*(?:and\s+)?|\s+and\s+){_OUTSIDE}")
_COMMA = re.compile(rf"\s*,\s*(?:and\s+(?:from\s+)?(?:the\s+)?|&\s+)?(?=\S){_OUTSIDE}")
_SET_OFF = re.compile(
    rf"(?:(?:\s+[\u2013\u2014-]+|(?<=\w)\u2013)\s+|\s*:[-\u2013]*\s+|\s*\t\s*){_OUTSIDE}"
)
_AND = re.compile(rf"\s+(?:and(?: from)?|&) +{_OUTSIDE}")
_FIRST_AND = re.compile(r"^\s*(?:and|&)\s+")
_LAST_AND = re.compile(r"[\s,]+(?:and|&)\s*$")
_PAIR = 2
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
    whole = ";".join(strokes) if _are_people(strokes) else text
    for line in _SEVERAL.split(whole):
        bare = _without_label(_FIRST_AND.sub("", line))
        for part in (one for whole in _by_brackets(bare) for one in _by_initials(whole)):
            for one in _STYLED.split(part):
                if found := _COUNCILLORS.match(one):
                    names = _BETWEEN_COUNCILLORS.split(one[found.end() :])
                    yield from (name if STYLE.match(name) else f"Cllr {name}" for name in names)
                elif one.strip(" .,-"):
                    yield from _by_entry(_LAST_AND.sub("", one))


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
        first, *more = _by_and(chunk)
        if made and _continues(made[-1].text, first, beside=beside):
            glue = " " if first[0] in "([" else ", "
            made[-1] = AttendanceField(
                f"{made[-1].text}{glue}{first}", made[-1].beside, made[-1].apart
            )
        else:
            made.append(AttendanceField(first, beside))
        made += [AttendanceField(one, apart=True) for one in more]
    return made


def _chunks(part: str) -> Iterator[tuple[str, bool]]:
    """Yield what commas, dashes, colons and tabs divide; whether it stands beside the last."""
    for comma in _COMMA.split(part):
        for place, piece in enumerate(_SET_OFF.split(comma)):
            bare = _LAST_AND.sub("", piece.strip())
            if bare.strip(" .,"):
                yield bare, place > 0


def _by_entry(part: str) -> Iterator[str]:
    """Divide at commas and "and" where each piece is an entry with a dash of its own.

    A body before the dash belongs to the entry before it: "Ada Quill - Clerk, OPCC - AQ". Cells
    divide no entries: "Ada Quill | Clerk, Victim Support | AQ".
    """
    pieces = [one for piece in _COMMA.split(part) for one in _by_and(piece)]
    heads = [_SET_OFF.split(piece)[0] for piece in pieces]
    set_off = len(pieces) > 1 and all(_SET_OFF.search(piece.replace("\t", " ")) for piece in pieces)
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
    found = _SET_OFF.search(part)
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


def _by_and(text: str) -> Iterator[str]:
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
    *_, left = _SET_OFF.split(left)
    right, *_ = _SET_OFF.split(right)
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
