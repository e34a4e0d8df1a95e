"""Lists of attendance in minutes, from their first line to their last. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from peeltrack.imports.notes.attendance import as_apologies, people_in, says_role
from peeltrack.imports.notes.attendance_fields import is_body
from peeltrack.imports.notes.attendance_person import Person
from peeltrack.imports.notes.attendance_prose import people_told_of
from peeltrack.imports.notes.meeting_head import is_head_line
from peeltrack.imports.notes.notes_columns import NotesColumn
from peeltrack.imports.notes.notes_lines import NotesLine
from peeltrack.imports.notes.office_words import OFFICE_WORD, ORGANISATION
from peeltrack.imports.notes.person_words import is_group
from peeltrack.language.sentences import sentences

_OTHER_LANGUAGE = r"(?:[^\W\d_][\w' ]{2,30} / )?"
_PRESENT = re.compile(
    rf"^\W*(?:\d{{1,2}}(?:\.\d+)*[.)]?\s*)?{_OTHER_LANGUAGE}(?:(?:those|who|was|were|members?"
    r"|officers|also|list of|board|panel|committee|record of|meeting|people|persons) )*"
    r"(?:present|there|attend(?:ees?|ance|ing|ed(?: by)?)|in attend[ae]nce|also in attendance"
    r"|participants|taking part|on the call|in the room|dialled in|welcome(?: and| &|,)? "
    r"(?:and )?introductions?|in person|via (?:ms )?teams|remotely|online"
    r"|secretariat|observers?|invitees|by invitation|invited)"
    r"(?: (?:members|officers|at (?:the|this) meeting|in person|online|remotely|via (?:ms )?teams"
    r"|list|record|register))*(?:(?: and| &|,| /|/) ?apologies(?: for absence| received)?)?"
    r"\s*(?:[:\u2013\u2014-]+\s*|$)",
    re.IGNORECASE,
)
_SOME_PRESENT = re.compile(
    r"[A-Z][\w ,&'\u2019()-]{2,60} (?:present|in attendance|attending|attended)"
    r"\s*(?:[:\u2013-]\s*|$)"
)
"""A body and whether its people were there: "Force officers in attendance:"."""
_STARRED = re.compile(r"\W*\*\W*(?:denotes|indicates|=|marks)\W*(?:\w+ ){0,4}(?:present|attend)")
"""The key of a list in which a star stands before those who were there."""
_APOLOGIES = re.compile(
    rf"^\W*(?:\d{{1,2}}(?:\.\d+)*[.)]?\s*)?{_OTHER_LANGUAGE}(?:(?:those )?(?:who )?"
    r"(?:sent|sending|giving|gave|with) )?(?:(?:the )?(?:chair\w*|commissioner|pcc) (?:noted"
    r"|received|gave) )?"
    r"(?:no )?(?:apolog(?:y|ies)|absent|not (?:present|attending|in attendance))\b(?: \([^)]*\))?"
    r"(?: (?:for|of) absence)?(?: and [a-z "
    r"]{3,60}$)?"
    r"(?:(?: for absence)? (?:were|was|had been|have been|received|accepted|noted|given|sent"
    r"|tendered|submitted|offered|"
    r"recorded)\b)*(?: (?:by|from|on behalf of))?\s*[:\u2013\u2014.-]*\s*",
    re.IGNORECASE,
)
_WAS_THERE = re.compile(
    r"yes|y|present|attended|in attendance|in person|online|virtual(?:ly)?|(?:via )?(?:ms )?teams"
    r"|[\u2713\u2714]",
    re.IGNORECASE,
)
_WAS_AWAY = re.compile(
    r"no|n|absent|apolog(?:y|ies)(?: (?:given|sent|received))?|not present|did not attend"
    r"|[\u2717\u2718x]",
    re.IGNORECASE,
)
_GROUP = re.compile(
    r"(?:committee|board|panel|members?|officers?|force|constabulary|opcc|police)"
    r"(?: (?:members|officers|staff))?:\s+\S",
    re.IGNORECASE,
)
"""A body before a colon, followed by its people: "Committee: …"."""
_INITIAL = re.compile(r"[A-Z]\.")
"""What looks like the mark of a list and is a person's initial: "E. Vale, Treasurer"."""
_ACTION = re.compile(r"\W*(?:new |agreed )?actions?\b", re.IGNORECASE)
_LONGEST_APOLOGY = 600
_LONGEST_BODY = 60
_EARLIEST = 60
"""The lines from the top in which a list without a heading is looked for."""


@dataclass(frozen=True, slots=True)
class Attended:
    """The people of the attendance, and the references of the lines that name them."""

    people: tuple[Person, ...] = ()
    lines: frozenset[str] = frozenset()


def attendance_of(lines: Sequence[NotesLine]) -> Attended:
    """Return who attended and who sent apologies; each person once."""
    reader = _List()
    key = next((at for at, line in enumerate(lines) if _STARRED.match(line.text)), -1)
    for place, line in enumerate(lines):
        if line.column == NotesColumn.TEXT:
            if place == key or (place < key and reader.passes_over(line)):
                continue
            reader.ahead = lines[place + 1].text if place + 1 < len(lines) else ""
            reader.take(place, line)
    return Attended(tuple(_once(reader.people)), frozenset(reader.refs))


class _List:
    """A reader of the lines, with the kind of list of people that is open, if any."""

    def __init__(self) -> None:
        self.people: list[Person] = []
        self.refs: set[str] = set()
        self.open = False
        self.apologies = False
        self.closed = False
        self.ahead = ""
        """The text of the next line."""
        self.inline = False
        """Whether the list ends with the line that opened it: a bare name below is a heading."""

    def passes_over(self, line: NotesLine) -> bool:
        """Note a person without the star of those who were there; return whether it is one."""
        named = any(people_in(text, listed=True) for text in _texts(line))
        away = self.open and line.bullet != "*" and named
        self.refs |= {line.ref} if away else set()
        return away

    def take(self, place: int, line: NotesLine) -> None:
        if (there := _there(line)) is not None:
            self._row(line, there=there)
            return
        for text in _texts(line):
            self._line(place, text, line)

    def _row(self, line: NotesLine, *, there: bool) -> None:
        """Take a row whose last cell says whether the person was there."""
        found = people_in(", ".join(filter(None, line.cells[:-1])), listed=True)
        if any(person.office for person in found):
            self.open, self.closed = False, True
            self.people += found if there else as_apologies(found)
            self.refs.add(line.ref)

    def _line(self, place: int, text: str, line: NotesLine) -> None:
        if found := self._opening(text):
            self.open, self.apologies = True, found[0]
            self.refs.add(line.ref)
            self._people(line, found[1], listed=True)
            self.inline = bool(found[1].strip()) and not found[1].rstrip().endswith((",", ";"))
            self.open = not (self.apologies and found[1].rstrip().endswith("."))
        elif place < _EARLIEST and not line.cells and (told := people_told_of(text)):
            self.people += told
            self.refs.add(line.ref)
        elif self.open and not self._continues(text, line):
            self.open, self.closed = False, bool(self.people)
            self._told_within(text)
        elif not self.open and place < _EARLIEST and ". Apologies" in text:
            self._told_within(text)
        elif not self.open and not self.closed and not self.people and place < _EARLIEST:
            if self._heads_people(text):
                self.open = True
                self.refs.add(line.ref)
                return
            other = (
                is_head_line(text)
                or text.endswith(":")
                or (line.bullet and line.bullet[0].isdigit())
            )
            group = _GROUP.match(text)
            several = bool(group and len(people_in(text, listed=True)) > 1)
            if not other and self._people(line, text, listed=several):
                self.open = True

    def _heads_people(self, text: str) -> bool:
        """Check whether a line names the body that the people in the next line come from."""
        body = is_body(text) or is_group(text.strip(" :"))
        below = people_in(self.ahead, listed=True) if body and len(text) < _LONGEST_BODY else ()
        return any(person.office or is_body(text) for person in below)

    def _opening(self, text: str) -> tuple[bool, str] | None:
        """Return whether a line opens a list, whether of apologies, and the text after it."""
        if found := _APOLOGIES.match(text):
            rest = text[found.end() :]
            return (True, rest) if len(rest) <= _LONGEST_APOLOGY else None
        found = _PRESENT.match(text) or _SOME_PRESENT.match(text)
        if not found or (self.closed and not text[found.end() :]):
            return None
        rest = text[found.end() :]
        named = not rest or people_in(rest, listed=True)
        return (False, rest) if named else None

    def _continues(self, text: str, line: NotesLine) -> bool:
        """Take a line of an open list; a group's name is part of it, a sentence ends it."""
        if (
            _is_sentence(text)
            or _ACTION.match(text)
            or (self.inline and not (_holds_office(text) or says_role(text)))
        ):
            return False
        if line.bullet and re.match(r"\d", line.bullet) and not people_in(text):
            return False
        if text.endswith(":") and not line.heading:
            return True
        if self._people(line, text, listed=True):
            return True
        group = (
            text.endswith(":")
            or is_body(text)
            or (len(text) < _LONGEST_BODY and ORGANISATION.search(text))
        )
        return bool(group) and not line.heading

    def _told_within(self, text: str) -> None:
        """Take the apologies that a sentence of a paragraph reports: "… Apologies were from …"."""
        for sentence in sentences(text)[1:]:
            found = _APOLOGIES.match(sentence)
            if found and found[0].rstrip().casefold().endswith((" from", " by")):
                self.people += as_apologies(people_in(sentence[found.end() :], listed=True))

    def _people(self, line: NotesLine, text: str, *, listed: bool) -> bool:
        found = people_in(text, listed=listed)
        if found:
            away = self.apologies and not says_role(text)
            self.people += as_apologies(found) if away else found
            self.refs.add(line.ref)
        return bool(found)


def _texts(line: NotesLine) -> Iterator[str]:
    """Yield the texts of a line: each line of a cell of a row, a person's cells together."""
    if not line.cells:
        initial = line.bullet if line.bullet and _INITIAL.fullmatch(line.bullet) else ""
        yield f"{initial} {line.text}".strip()
        return
    filled = [cell for cell in line.cells if cell.strip()]
    if all("\n" not in cell for cell in filled):
        key, rest = (filled[0], filled[1:]) if filled and _is_key(filled[0]) else ("", filled)
        yield "\t".join([f"{key}: {rest[0]}", *rest[1:]] if key and rest else filled)
        return
    for cell in filled:
        yield from cell.split("\n")


def _holds_office(text: str) -> bool:
    return any(each.office or each.initials for each in people_in(text, listed=True))


def _there(line: NotesLine) -> bool | None:
    """Return whether a row's last cell says that the person was there; None if it says neither."""
    cell = line.cells[-1].strip() if line.cells else ""
    if _WAS_THERE.fullmatch(cell) and len(line.cells) > 1:
        return True
    return False if _WAS_AWAY.fullmatch(cell) and len(line.cells) > 1 else None


def _is_key(cell: str) -> bool:
    return bool(_PRESENT.fullmatch(f"{cell}:") or _APOLOGIES.fullmatch(f"{cell}:"))


def _is_sentence(text: str) -> bool:
    """Check whether a line is a sentence: a verb after a subject, or the end of a long sentence."""
    verb = re.search(
        r"\b(?:welcomed|opened|thanked|noted|were|was|is|are|has|have|will|would|agreed|said|asked|reported|"
        r"introduced|gave|sent|discussed|received|provided|advised|confirmed|explained)\b",
        text,
    )
    running = re.search(r"\b[a-z]{4,} (?:[a-z]+ ){2}", re.sub(r"\([^)]*\)", "", text))
    return bool(verb or running) or (
        text.endswith(".") and len(text.split()) > 14 and not OFFICE_WORD.search(text)
    )


def _once(people: Sequence[Person]) -> Iterator[Person]:
    """Yield each person once; one who is also among the apologies did not attend."""
    absent = {_key(person) for person in people if person.apologies}
    seen: set[tuple[str, str]] = set()
    for person in people:
        key = _key(person)
        if key in seen or (not person.apologies and key in absent and key[0]):
            continue
        seen.add(key)
        yield person


def _key(person: Person) -> tuple[str, str]:
    return (
        person.name or person.initials or person.office,
        person.office if not person.name else "",
    )
