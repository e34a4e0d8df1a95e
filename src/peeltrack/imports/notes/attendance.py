"""Who attended and who sent apologies, from lines as minutes print them. Pure.

A person is a name, initials, rank and office in any order and any punctuation. The office is
kept; the name and the initials serve to recognise later mentions and are then dropped.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from peeltrack.imports.notes.office_words import (
    ABBREVIATED,
    LONG_RANK,
    NAME,
    OFFICE_START,
    OFFICE_WORD,
    ORGANISATION,
    RANK,
    SHORT_FORM,
    STYLE,
)

NO_OFFICE = "office not stated"
"""The capacity of a person whose office the notes print nowhere."""

_MOST_WORDS = 16
_LONGEST = 5_000
"""Characters. A longer line lists nobody."""
_ROLE = re.compile(
    r"\s*[([]\s*(?:(?:the )?(?:(?:vice[- ])?chair(?:man|person|woman)?|minute[- ]?taker|minutes"
    r"|notes|"
    r"note[- ]?taker|secretariat|observ\w*|observing|guest|virtual\w*|remote\w*|online|part\w*|"
    r"substitut\w*|deputising[^)\]]*|deputy for[^)\]]*|representing[^)\]]*|on behalf of[^)\]]*|"
    r"for items?[^)\]]*|items?[^)\]]*|agenda[^)\]]*|(?:via|by|on|through) [^)\]]*|until[^)\]]*|"
    r"from[^)\]]*|left[^)\]]*|arrived[^)\]]*|joined[^)\]]*|in person|ms ?teams|teams"
    r"|dial\w*[^)\]]*))\s*[)\]]",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"[([]\s*(?P<inside>[^()\[\]]{1,60})\s*(?:[)\]]|$)")
_NOBODY = re.compile(
    r"\W*(?:none|nil|n/?a|no apologies(?: were received| received)?|nobody|no one"
    r"|there were no(?:ne| apologies)?)\b.{0,30}",
    re.IGNORECASE,
)
_LABELLED = re.compile(r"(?P<label>[^:;]{2,80}):[-\u2013]*\s+(?P<rest>\S.*)")
_GROUP = re.compile(
    r"(?:present|members?|officers?|attend\w*|in attendance|chair\w*|observers?|guests?|apologies)",
    re.IGNORECASE,
)
_SMALL = {"of", "and", "for", "the", "to", "in", "with", "on", "de"}
_SEVERAL = re.compile(r"\s*[;•\n]\s*")
_STYLED = re.compile(r"\s+(?=(?:Mr|Mrs|Ms|Miss|Dr|Cllr|Councillor|Prof)\s+[A-Z])(?<!and )(?<!, )")
_SPEAKS = re.compile(
    r"\b(?:to(?! the\b)|will|would|should|was|were|is|are|has) [a-z]|\bactions?\b", re.IGNORECASE
)
_BODY = re.compile(
    r"(?:officers|members|observers|guests|invitees|representatives|others|staff|secretariat)"
    r"|(?:panel|board|committee|independent|force|opcc) (?:members|officers|staff)",
    re.IGNORECASE,
)
_HOLDER = re.compile(
    r"(?:acting |interim |deputy |assistant |senior )*(?:head|director|chief|member|lead"
    r"|secretary|clerk|"
    r"officer|manager|partner|chair)\b|.+\bmember$",
    re.IGNORECASE,
)
_AND = re.compile(r"\s+(?:and|&)\s+")


@dataclass(frozen=True, slots=True)
class Person:
    """One who attended or sent apologies."""

    name: str = ""
    initials: str = ""
    office: str = ""
    apologies: bool = False

    @property
    def capacity(self) -> str:
        """The office as printed, with its short form where that is the office's own."""
        if not self.office:
            return NO_OFFICE
        own = self.short and not RANK.fullmatch(self.office)
        return f"{self.office} ({self.short})" if own else self.office

    @property
    def short(self) -> str:
        """The bracketed letters where they shorten the office, not the name."""
        letters = [word[0] for word in re.findall(r"[^\W\d_]+", STYLE.sub("", self.name))]
        own = bool(letters) and self.initials[-1:].casefold() == letters[-1].casefold()
        return "" if own and len(self.initials) < 4 else self.initials


def people_in(text: str, *, listed: bool = False) -> tuple[Person, ...]:
    """Return the people that a line names; none if it is a sentence or a heading.

    `listed` says that the line stands in a list of people, where a bare name is one too;
    elsewhere a rank, initials, or a name beside an office must show that it names people.
    """
    plain = ABBREVIATED.sub(r"\1", _ROLE.sub("", text)).strip()
    if not plain or len(plain) > _LONGEST or _NOBODY.fullmatch(plain):
        return ()
    found: list[Person] = []
    pieces = list(_pieces(plain))
    run_on = not _SEVERAL.search(plain)
    for piece, apart in pieces:
        person = _person(piece)
        pair = run_on and (len(pieces) == 2 or bool(person and STYLE.match(person.name)))
        if person is None:
            if not listed:
                return ()
        elif len(pieces) == 2 and not apart and found and _is_his_office(found[-1], person):
            office = ", ".join(filter(None, (person.name, person.office)))
            found[-1] = Person(found[-1].name, person.initials, office)
        elif found and not apart and _completes(found[-1], person, pair=pair):
            found[-1] = _together(found[-1], person)
        else:
            found.append(person)
    return tuple(found) if listed or any(map(_is_certain, found)) else ()


def _is_certain(person: Person) -> bool:
    """Check whether nothing but a person can be meant."""
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
    """Check whether what follows a styled name can only be an office: "Mr Gale, Internal Audit"."""
    styled = STYLE.match(before.name) and not before.office
    holds = person.office and OFFICE_WORD.search(person.office)
    return bool(styled and person.name and not holds and not STYLE.match(person.name))


def _together(first: Person, second: Person) -> Person:
    return Person(
        first.name or second.name,
        first.initials or second.initials,
        first.office or second.office,
    )


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    """Divide a line where another person may begin; yields whether one does for certain."""
    for part in _STYLED.split(text) if not _SEVERAL.search(text) else re.split(_SEVERAL, text):
        if part.strip(" .,-"):
            for piece in _by_comma(_without_label(part)):
                yield from ((one, place > 0) for place, one in enumerate(_by_and(piece)))


def is_body(text: str) -> bool:
    """Check whether a line only names the people below it: "Officers", "Panel members:"."""
    return bool(_BODY.fullmatch(text.strip(" .:-\u2013")))


def _without_label(part: str) -> str:
    """Return a line without the group that stands before its colon: "Members: …"."""
    found = _LABELLED.match(part)
    if not found:
        return part
    label, rest = found["label"].strip(), found["rest"].strip()
    holds = _looks_like_name(_BRACKET.sub("", rest).strip(" .")) and OFFICE_WORD.search(label)
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
    bare = _bare(_AND.split(part, maxsplit=1)[0])
    if bare.startswith("Office of"):
        return True
    if OFFICE_WORD.search(bare) or RANK.match(bare) or STYLE.match(bare) or _is_short_form(bare):
        return False
    is_office = bool(OFFICE_WORD.search(before) or RANK.match(before) or LONG_RANK.match(before))
    short = _BRACKET.search(part)
    own = bool(short and RANK.match(short["inside"]) and not RANK.fullmatch(short["inside"]))
    return is_office and (not _looks_like_name(bare) or own)


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
    bare = _bare(text).removeprefix("the ")
    bracketed = bool(_BRACKET.search(text)) and bool(bare)
    return bool(
        RANK.match(bare)
        or STYLE.match(bare)
        or LONG_RANK.match(bare)
        or OFFICE_WORD.fullmatch(bare)
        or _is_short_form(bare)
        or (bracketed and (OFFICE_WORD.search(bare) or _looks_like_name(bare)))
        or (_looks_like_name(bare) and " " in bare)
    )


def _person(text: str) -> Person | None:
    """Return the person whom a piece names."""
    initials, held, kept = "", "", text
    for found in _BRACKET.finditer(text):
        inside = found["inside"].strip(" .")
        if RANK.fullmatch(inside) and _looks_like_name(_bare(text)):
            held = held or inside
        elif _is_short_form(inside):
            initials = initials or inside
        elif OFFICE_WORD.search(inside) or RANK.match(inside) or _is_titled(inside):
            held = held or inside
        kept = kept.replace(found[0], " ")
    bare = " ".join(kept.split()).strip(" .,:-\u2013*").removeprefix("the ")
    if _BODY.fullmatch(bare) or (_is_group(bare) and not STYLE.match(bare)) or _SPEAKS.search(bare):
        return None
    if not bare or len(bare.split()) > _MOST_WORDS or re.search(r"[a-z]{3}[.?!:] [A-Z]", bare):
        return None
    name, office = _name_and_office(bare)
    if not (name or office):
        return None
    return Person(name, initials, office or held)


def _is_group(bare: str) -> bool:
    """Check whether a piece is the body that people come from: "Commissioner's Office"."""
    ends = any(found.end() == len(bare) for found in ORGANISATION.finditer(bare))
    return ends and not _HOLDER.match(bare)


def _bare(text: str) -> str:
    return _BRACKET.sub("", text).strip(" .,")


def _name_and_office(bare: str) -> tuple[str, str]:
    """Take a name and an office apart, whichever stands first."""
    if STYLE.match(bare):
        return _after_style(bare)
    if _is_short_form(bare):
        return "", bare
    if found := RANK.match(bare) or LONG_RANK.match(bare):
        rest = bare[found.end() :].strip(" .,-\u2013")
        return (rest, found[0].strip(" .")) if _looks_like_name(rest) else ("", bare)
    offices = list(OFFICE_WORD.finditer(bare))
    if not offices:
        return (bare, "") if _looks_like_name(bare) else ("", "")
    if not _is_titled(bare):
        return "", ""
    start = OFFICE_START.search(bare)
    before = bare[: start.start()].strip(" ,-") if start else ""
    if start and len(before.split()) > 1 and _looks_like_name(before):
        return before, bare[start.start() :]
    behind = bare[offices[-1].end() :].strip(" ,-")
    if len(behind.split()) > 1 and _looks_like_name(behind):
        return behind, bare[: offices[-1].end()]
    return "", bare


def _after_style(bare: str) -> tuple[str, str]:
    """Take the office off a name that begins with a form of address; a councillor's is its own."""
    start = OFFICE_START.search(bare, STYLE.match(bare).end())  # type: ignore[union-attr]
    if start and OFFICE_WORD.search(bare[start.start() :]):
        return bare[: start.start()].strip(" ,-"), bare[start.start() :]
    return bare, "Councillor" if re.match(r"(?:Cllr|Councillor)", bare) else ""


def _is_titled(text: str) -> bool:
    """Check whether every word of an office is written as a title."""
    words = re.findall(r"[^\s,/()&-]+", text)
    return all(word in _SMALL or not word[0].islower() for word in words)


def _looks_like_name(text: str) -> bool:
    bare = STYLE.sub("", text).strip()
    return bool(NAME.fullmatch(bare)) and not (
        OFFICE_WORD.search(bare) or ORGANISATION.search(bare)
    )


def _is_short_form(text: str) -> bool:
    return bool(SHORT_FORM.fullmatch(text) or RANK.fullmatch(text))


def as_apologies(people: Sequence[Person]) -> tuple[Person, ...]:
    """Return the same people as those who sent apologies."""
    return tuple(replace(person, apologies=True) for person in people)
