"""Tables of those who attended: by name and office, or present and absent side by side. Pure."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from peeltrack.imports.language.office_names import FIELD
from peeltrack.imports.notes.attendance import as_apologies, is_nobody, people_in, without_role
from peeltrack.imports.notes.attendance_labels import MARKED_AWAY, MARKED_THERE, PRESENT
from peeltrack.imports.notes.attendance_person import Person
from peeltrack.imports.notes.office_words import ORGANISATION, SHORT_FORM
from peeltrack.imports.notes.person_words import begins_with_rank, is_group

_NAME = re.compile(
    r"(?:.{0,20}\b)?names?\b.{0,20}|attendees?|members?|(?:those )?present|attended|who|person",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"\b(?:capacity|roles?|title|position|post|office|job title|rank|designation)\b", re.IGNORECASE
)
_HEADS = re.compile(
    r"(?:(?:names?|attendees?|capacity|role|(?:job )?title|position|post|office|rank|initials"
    r"|organisation|force|present|representing|attendance|items?|(?:item )?no|subject|notes?"
    r"|discussion|actions?|minutes?|by whom|owner|action by)\W+){2,}",
    re.IGNORECASE,
)
"""The heads of the columns of a table that was printed without lines: "Name Role"."""
_BODY = re.compile(
    r"organi[sz]ations?|representing|council|authority|force|agency|company|body|service",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"initials?|init\.?|abbreviation|acronym|known as", re.IGNORECASE)
_THERE = re.compile(
    r"attendance|present\??|attended\??|in attendance|status|present ?/ ?(?:apologies|absent)"
    r"|y(?:es)? ?/ ?no?|present\? ?\(?y/n\)?",
    re.IGNORECASE,
)
_AWAY = re.compile(r"apolog(?:y|ies)\??|absent\??|not present", re.IGNORECASE)
_NO_MARK = re.compile(r"[\s\u2013-]*|no|n", re.IGNORECASE)
_SHORT_BEHIND = re.compile(rf"\(({SHORT_FORM.pattern})\)\s*$")


@dataclass(frozen=True, slots=True)
class AttendanceTable:
    """The places of its columns, counted from 0; -1 for one that it lacks."""

    name: int = -1
    office: int = -1
    letters: int = -1
    there: int = -1
    away: int = -1
    sides: tuple[bool, ...] = ()
    """Of each column whether it lists those who are away, where present and absent stand so."""
    apologies: bool = False
    """Whether the rows stand below a row that says "Apologies"."""

    def below(self, cells: Sequence[str]) -> "AttendanceTable":
        """Return the table as it is for a row and those below it."""
        first = cells[0].casefold()
        if re.match("present|attend|in attendance", first):
            return replace(self, apologies=False)
        return replace(self, apologies=self.apologies or first.startswith("apolog"))

    def people(self, cells: Sequence[str]) -> Iterator[Person]:
        """Yield those whom a row names."""
        if self.sides:
            for away, cell in zip(self.sides, cells, strict=False):
                found = [each for one in cell.split("\n") for each in people_in(one, listed=True)]
                yield from as_apologies(found) if away else found
            return
        office = without_role(" ".join(_at(cells, self.office).split()))
        name = " ".join(_at(cells, self.name).split())
        marks = [_at(cells, place) for place in (self.there, self.away) if place >= 0]
        is_unmarked = len(marks) > 1 and not any(marks)
        if not (name or office) or is_nobody(name or office) or is_unmarked:
            return
        if self.office >= 0 and not office:
            for person in people_in(name, listed=True):
                yield replace(person, apologies=self.apologies or self._is_away(cells))
            return
        short = _SHORT_BEHIND.search(office)
        short = None if short and ORGANISATION.fullmatch(short[1]) else short
        bare = office[: short.start()].strip() if short else office
        letters = _at(cells, self.letters) or (short[1] if short else "")
        named = people_in(name, listed=True)
        if len(named) == 1 and named[0].name:
            name, bare = named[0].name, _with_rank(named[0].office, bare)
        yield Person(name, letters, bare, self.apologies or self._is_away(cells))

    def _is_away(self, cells: Sequence[str]) -> bool:
        there, away = _at(cells, self.there), _at(cells, self.away)
        if self.away >= 0:
            return bool(away) and not _NO_MARK.fullmatch(away) and not MARKED_THERE.fullmatch(there)
        return bool(MARKED_AWAY.fullmatch(there))


def _with_rank(rank: str, office: str) -> str:
    """Return an office with the rank of whoever holds it, without the body that he is from."""
    own, _, body = office.rpartition(", ")
    office = own if " " in own and is_group(body) and not FIELD.fullmatch(body) else office
    if rank == "Councillor" or begins_with_rank(office):
        return office or rank
    return rank if is_group(office) and rank else ", ".join(filter(None, (rank, office)))


def attendance_table(cells: Sequence[str]) -> AttendanceTable | None:
    """Return the table whose head a row is; None if it heads no attendance."""
    plain = [" ".join(cell.split()).strip(" :*") for cell in cells]
    filled = [cell for cell in plain if cell]
    sides = [bool(_AWAY.fullmatch(cell)) for cell in plain]
    forms = (_AWAY, _THERE, PRESENT)
    named = all(any(form.fullmatch(cell) for form in forms) for cell in filled)
    if len(filled) > 1 and named and True in sides and False in sides:
        return AttendanceTable(sides=tuple(sides))
    office = _place(plain, lambda cell: bool(_OFFICE.search(cell)))
    letters = _place(plain, lambda cell: bool(_LETTERS.fullmatch(cell)))
    name = _place(plain, lambda cell: bool(_NAME.fullmatch(cell)), but=(office, letters))
    absent = name < 0 and office >= 0 and bool(_AWAY.fullmatch(plain[0]))
    name = 0 if absent else name
    there = _place(plain, lambda cell: bool(_THERE.fullmatch(cell)), but=(name,))
    away = _place(plain, lambda cell: bool(_AWAY.fullmatch(cell)), but=(name,))
    if name < 0 or (office < 0 and letters < 0 and not _lists_members(filled)):
        return None
    return AttendanceTable(name, office, letters, there, away, apologies=absent)


def _lists_members(heads: Sequence[str]) -> bool:
    """Check whether heads only name people, their bodies and whether they were there or away."""
    forms = (_NAME, _BODY, _THERE, _AWAY)
    known = all(any(form.fullmatch(head) for form in forms) for head in heads)
    is_marked = any(map(_THERE.fullmatch, heads)) and any(map(_AWAY.fullmatch, heads))
    return known and (is_marked or any(map(_BODY.fullmatch, heads)))


def is_unruled_heads(text: str) -> bool:
    """Check whether a line is only the heads of columns: "NAME ROLE"."""
    return bool(_HEADS.fullmatch(f"{text} "))


def _place(cells: Sequence[str], fits: Callable[[str], bool], but: Sequence[int] = ()) -> int:
    return next((at for at, cell in enumerate(cells) if at not in but and fits(cell)), -1)


def _at(cells: Sequence[str], place: int) -> str:
    return cells[place].strip() if 0 <= place < len(cells) else ""
