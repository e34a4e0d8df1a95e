"""Lists of attendance in minutes, from their first line to their last. Pure."""

import re
from collections.abc import Sequence

from peeltrack.imports.notes.attendance import (
    as_apologies,
    is_certain,
    is_nobody,
    is_role,
    people_in,
    says_role,
    without_deputies,
    without_role,
)
from peeltrack.imports.notes.attendance_fields import is_body, is_labelled
from peeltrack.imports.notes.attendance_labels import (
    APOLOGIES,
    ENDS,
    FACT,
    GROUP_NAME,
    LABEL_WITHIN,
    OF_MEETING,
    ONLY_CHAIR,
    PRESENT,
    SOME_PRESENT,
    STARRED,
)
from peeltrack.imports.notes.attendance_lines import (
    LONGEST_BODY,
    at_page_breaks,
    begins_below,
    is_below,
    is_numbered_heading,
    is_sentence,
    is_short_body,
    is_whole,
    texts_of,
    was_there,
)
from peeltrack.imports.notes.attendance_people import Attended, each_once, one_an_entry, paired
from peeltrack.imports.notes.attendance_person import Person
from peeltrack.imports.notes.attendance_prose import people_told_of
from peeltrack.imports.notes.attendance_table import is_unruled_heads
from peeltrack.imports.notes.meeting_head import is_head_line
from peeltrack.imports.notes.notes_columns import NotesColumn
from peeltrack.imports.notes.notes_lines import NotesLine
from peeltrack.imports.notes.person_words import is_group, without_brackets
from peeltrack.language.sentences import first_sentence, sentences

_LONGEST_APOLOGY = 600
_EARLIEST = 60
"""The lines from the top in which a list without a heading is looked for."""


def attendance_of(lines: Sequence[NotesLine]) -> Attended:
    """Return who attended and who sent apologies; each person once."""
    reader = _List()
    key = next((at for at, line in enumerate(lines) if STARRED.match(line.text)), -1)
    breaks = at_page_breaks(lines)
    first = begins_below(lines[:_EARLIEST])
    for place, line in enumerate(lines):
        if line.column == NotesColumn.TEXT:
            broken = reader.open and place in breaks
            if place == key or broken or (place < key and reader.passes_over(line)):
                continue
            reader.ahead = next(texts_of(lines[place + 1]), "") if place + 1 < len(lines) else ""
            reader.above = place < first
            reader.take(place, line)
    people = paired(*one_an_entry(reader.people, reader.lists, reader.places))
    return Attended(each_once(people), frozenset(reader.refs), reader.rest)


class _List:
    """A reader of the lines, with the kind of list of people that is open, if any."""

    def __init__(self) -> None:
        self.people: list[Person] = []
        self.lists: list[int] = []
        """The number of each person's list; -1 for one whose line does not name him alone."""
        self.places: list[int] = []
        """The place of the line that names each person."""
        self.place = 0
        self.list = 0
        self.numbered: int | None = None
        """The number of the last person of a list that counts them; None for any other list."""
        self.bullet: str | None = None
        """The sign before the last line that names people."""
        self.of_role = False
        """Whether the last line only said what the next one's person did: "Note taker"."""
        self.refs: set[str] = set()
        self.rest: dict[str, str] = {}
        self.open = False
        self.apologies = False
        self.closed = False
        self.above = False
        """Whether the line is in the head of the paper, above the heading of all who were there."""
        self.ahead = ""
        """The text of the next line."""
        self.inline = False
        """Whether the list ends with the line that opened it: a bare name below is a heading."""

    def passes_over(self, line: NotesLine) -> bool:
        """Note a person without the star of those who were there; return whether it is one."""
        named = any(people_in(text, listed=True) for text in texts_of(line))
        away = self.open and line.bullet != "*" and named
        self.refs |= {line.ref} if away else set()
        return away

    def take(self, place: int, line: NotesLine) -> None:
        self.place = place
        if (there := was_there(line)) is not None:
            self._row(line, there=there)
            return
        left = [text for text in texts_of(line) if not self._line(place, text, line)]
        if line.ref in self.refs and line.cells and any(map(is_sentence, left)):
            self.rest[line.ref] = "\n".join(left)

    def _row(self, line: NotesLine, *, there: bool) -> None:
        """Take a row whose last cell says whether the person was there."""
        found = people_in(", ".join(filter(None, line.cells[:-1])), listed=True)
        if any(person.office for person in found):
            self.open, self.closed = False, True
            self._add(found if there else as_apologies(found))
            self.refs.add(line.ref)

    def _line(self, place: int, text: str, line: NotesLine) -> bool:
        """Take a line; return whether it only is of the attendance."""
        if found := self._opening(text):
            self._open_with(line, *found)
            return True
        if place < _EARLIEST and self._takes_told(text, line):
            return True
        if self.open:
            self.open = self._continues(text, line)
            self.closed = not self.open and bool(self.people)
            if not self.open:
                self._told_within(text)
            return self.open
        if place < _EARLIEST and LABEL_WITHIN.search(text):
            self._told_within(text)
        elif not self.closed and not self.people and place < _EARLIEST:
            self.open = self._begins(text, line)
        return self.open

    def _begins(self, text: str, line: NotesLine) -> bool:
        """Check whether a list begins at a line without a label."""
        several = bool(
            is_labelled(text) and len(people_in(f"{text}\n{self.ahead}", listed=True)) > 1
        )
        if self.above and not (several or is_body(text)):
            return False
        if self._heads_people(text):
            self.refs.add(line.ref)
            return True
        numbered = line.bullet and line.bullet[0].isdigit()
        other = is_head_line(text) or text.endswith(":") or numbered or ENDS.match(text)
        return not other and self._people(line, text, listed=several)

    def _open_with(self, line: NotesLine, apologies: bool, text: str) -> None:
        """Open a list with the people in the line that opens it."""
        self.open, self.apologies = True, apologies
        self.list += 1
        self.numbered = None if text else 0
        self.refs.add(line.ref)
        first, more = first_sentence(text)
        if apologies or all(map(people_told_of, sentences(more))):
            text = first
            self._read_on(line, more)
        self._people(line, text, listed=True)
        goes_on = is_body(text) or text.rstrip().endswith((",", ";")) or ONLY_CHAIR.fullmatch(text)
        self.inline = bool(text.strip()) and not goes_on
        self.open = not (apologies and text.rstrip().endswith("."))

    def _read_on(self, line: NotesLine, text: str) -> None:
        """Take those whom further sentences name, such as substitutes, and keep what is left."""
        rest: list[str] = []
        for sentence in sentences(text):
            told = people_told_of(sentence)
            self._add(told)
            rest += [] if told else [sentence]
        if rest:
            self.rest[line.ref] = " ".join(rest)

    def _takes_told(self, text: str, line: NotesLine) -> bool:
        """Take a paragraph that reports who was there, at least in its first sentence."""
        told, more = self._told(text, line), ""
        if not told and not self.people:
            first, more = first_sentence(text)
            met = self._told(first, line)
            told = met if len(met) > 1 else ()
        if told:
            self._add(told)
            self.refs.add(line.ref)
            self._read_on(line, more)
        return bool(told)

    def _told(self, text: str, line: NotesLine) -> tuple[Person, ...]:
        """Return the people of a paragraph that only reports who was there."""
        replaced = self.open and self.apologies and without_deputies(text)[1]
        is_row = line.cells and not line.cells[0].endswith(":")
        return () if is_row or replaced or is_head_line(text) else people_told_of(text)

    def _heads_people(self, text: str) -> bool:
        """Check whether a line names the body that the people in the next line come from."""
        body = is_body(text) or (is_group(text.strip(" :")) and not people_in(text))
        if len(text) >= LONGEST_BODY or is_head_line(self.ahead) or OF_MEETING.search(self.ahead):
            return False
        return any(body and (person.office or is_body(text)) for person in self._below())

    def _opening(self, text: str) -> tuple[bool, str] | None:
        """Return whether a line opens a list, whether of apologies, and the text after it."""
        if found := APOLOGIES.match(text):
            rest = text[found.end() :]
            return (True, rest) if len(first_sentence(rest)[0]) <= _LONGEST_APOLOGY else None
        found = PRESENT.match(text) or self._some(text)
        if not found or (self.closed and not text[found.end() :] and not people_in(self.ahead)):
            return None
        rest = text[found.end() :]
        named = not rest or is_body(rest) or people_in(rest, listed=True)
        return (False, rest) if named else None

    def _some(self, text: str) -> re.Match[str] | None:
        """Return the label of some who were there, where people are named around it."""
        found = SOME_PRESENT.match(text)
        rest = text[found.end() :] if found else ""
        told = is_sentence(self._bare(first_sentence(rest)[0]))
        if not found or told or (is_sentence(without_role(found[0])) and ":" not in found[0]):
            return None
        known = self.people and (rest or text[-1] in ":;")
        people = people_in(rest or self.ahead, listed=True)
        sure = not rest or len(people) > 1 or people_in(rest)
        return found if known or (people and sure) else None

    def _counts(self, line: NotesLine) -> bool:
        """Check whether a line has no number, or the next one of a list that counts its people."""
        number = re.fullmatch(r"(\d{1,2})[.)]?", line.bullet or "")
        if not number:
            self.numbered = self.numbered if line.text.endswith(":") else None
            return not (line.bullet or "")[:1].isdigit()
        is_next = self.numbered is not None and int(number[1]) == self.numbered + 1
        self.numbered = int(number[1]) if is_next else None
        return is_next

    def _bare(self, text: str) -> str:
        """Return a line without what it says of its people: when they came, who came instead."""
        return without_role(without_deputies(text)[0] if self.apologies else text)

    def _continues(self, text: str, line: NotesLine) -> bool:
        """Take a line of an open list; a group's name is part of it, a sentence ends it."""
        first, more = first_sentence(text)
        if is_labelled(text) and people_told_of(more) and not is_sentence(first):
            self._read_on(line, more)
            text = first
        if (
            (FACT.match(text) and is_head_line(text))
            or is_sentence(self._bare(text))
            or ENDS.match(text)
            or is_numbered_heading(text)
            or (self.inline and not (is_below(line) or is_whole(text)))
        ):
            return False
        if not self._counts(line) and not people_in(text):
            return False
        if text.endswith(":") and not line.heading:
            return True
        if is_role(text) or is_unruled_heads(text):
            self.of_role = is_role(text)
            return True
        if is_nobody(text) or self._people(line, text, listed=True):
            return True
        group = (
            is_body(text)
            or all(map(is_short_body, text.split("\t")))
            or (
                GROUP_NAME.fullmatch(without_brackets(text)) and any(map(is_certain, self._below()))
            )
        )
        unread = line.bullet and line.bullet == self.bullet  # a name like a word of an office
        return bool(group or unread) and (not line.heading or self._heads_people(text))

    def _below(self) -> Sequence[Person]:
        return () if is_sentence(self.ahead) else people_in(self.ahead, listed=True)

    def _told_within(self, text: str) -> None:
        """Take the people of a sentence within a paragraph: "… Apologies were from …"."""
        for sentence in sentences(text)[1:]:
            there, away = PRESENT.match(sentence), APOLOGIES.match(sentence)
            if told := people_told_of(sentence):
                self._add(told)
            elif there and len(named := people_in(sentence[there.end() :], listed=True)) > 1:
                self._add(named)
            elif away and away[0].rstrip().casefold().endswith((" from", " by")):
                self._add(as_apologies(people_in(sentence[away.end() :], listed=True)))

    def _people(self, line: NotesLine, text: str, *, listed: bool) -> bool:
        away = self.apologies and not says_role(text) and not self.of_role
        text, deputies = without_deputies(text) if away else (text, ())
        found = people_in(text, listed=listed)
        if found or deputies:
            self._add(deputies)
            self._add(as_apologies(found) if away else found, self.list)
            self.refs.add(line.ref)
            self.bullet = line.bullet
        self.of_role = False
        return bool(found or deputies)

    def _add(self, people: Sequence[Person], number: int = -1) -> None:
        """Keep people, with the number of the list if their line names one alone."""
        self.people += people
        self.lists += [number if len(people) == 1 else -1] * len(people)
        self.places += [self.place] * len(people)
