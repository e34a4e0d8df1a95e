"""Lines and rows of a list of attendance: their texts, what a row says, page breaks. Pure."""

import re
from collections.abc import Iterator, Sequence

from peeltrack.imports.notes.attendance import is_role, people_in, says_role
from peeltrack.imports.notes.attendance_fields import is_labelled
from peeltrack.imports.notes.attendance_labels import (
    APOLOGIES,
    NUMBERED_HEADING,
    OF_ALL,
    PRESENT,
    SOME_PRESENT,
    WAS_AWAY,
    WAS_THERE,
)
from peeltrack.imports.notes.letter_case import as_usually_written
from peeltrack.imports.notes.notes_lines import NotesLine
from peeltrack.imports.notes.office_words import OFFICE_WORD, ORGANISATION
from peeltrack.imports.notes.person_words import is_group
from peeltrack.imports.readers.page_breaks import is_foot
from peeltrack.model.parse_date import DATE

_INITIAL = re.compile(r"[A-Z]\.")
"""What looks like the mark of a list and is a person's initial: "E. Vale, Treasurer"."""
_DATED = re.compile(DATE, re.IGNORECASE)
_PAIR = 2
LONGEST_BODY = 60
_MOST_WORDS_OF_ENTRY = 14
_LONGEST = 90
"""The most characters of a line at the head or the foot of each page."""


def texts_of(line: NotesLine) -> Iterator[str]:
    """Yield the texts of a line: each line of a cell of a row, a person's cells together."""
    if not line.cells:
        initial = line.bullet if line.bullet and _INITIAL.fullmatch(line.bullet) else ""
        yield f"{initial} {line.text}".strip().replace(" | ", "\t")
        return
    filled = [cell for cell in line.cells if cell.strip()]
    if len(filled) > 1 and all(map(_is_person, filled)):
        yield from filled
        return
    if len(filled) == _PAIR and _is_body_of(*filled):
        yield from filled[1].split("\n")
        return
    if all("\n" not in cell for cell in filled):
        key, rest = (filled[0], filled[1:]) if filled and _is_key(filled[0]) else ("", filled)
        yield "\t".join([f"{key.rstrip(' :')}: {rest[0]}", *rest[1:]] if key and rest else filled)
        return
    several = [cell.split("\n") for cell in filled if "\n" in cell]
    if len(several) > 1 and len({len(each) for each in several}) == 1:
        yield from (cell for cell in filled if "\n" not in cell and _is_key(cell))
        yield from ("\t".join(each) for each in zip(*several, strict=True))
        return
    for cell in filled:
        yield from cell.split("\n")


def is_below(line: NotesLine) -> bool:
    """Check whether a row goes on with the one above: its first cell, the label's, is empty."""
    return bool(line.cells and not line.cells[0].strip())


def begins_below(lines: Sequence[NotesLine]) -> int:
    """Return the place below which the list of those who were there begins; 0 if none says so.

    It is that of its label or, if the label leaves some above it, of the date between these and
    the title of the paper.
    """
    if found := next((at for at, line in enumerate(lines) if lists_all(line)), 0):
        return found
    labels = (at for at, line in enumerate(lines) if not line.cells and PRESENT.match(line.text))
    above = lines[: next(labels, 0)]
    return max((at for at, line in enumerate(above) if _DATED.search(line.text)), default=0)


def lists_all(line: NotesLine) -> bool:
    """Check whether a line heads the list of everybody who was there: "Present", "Attendees"."""
    texts = texts_of(line)
    labels = filter(None, (PRESENT.match(text) or SOME_PRESENT.match(text) for text in texts))
    return any(OF_ALL.search(label[0]) and not is_sentence(label[0]) for label in labels)


def was_there(line: NotesLine) -> bool | None:
    """Return whether a row's last cell says that the person was there; None if it says neither."""
    cell = line.cells[-1].strip() if line.cells else ""
    if WAS_THERE.fullmatch(cell) and len(line.cells) > 1:
        return True
    return False if WAS_AWAY.fullmatch(cell) and len(line.cells) > 1 else None


def _is_key(cell: str) -> bool:
    return bool(PRESENT.fullmatch(f"{cell}:") or APOLOGIES.fullmatch(f"{cell}:") or is_role(cell))


def _is_body_of(first: str, second: str) -> bool:
    """Check whether a cell is only the body that those in the next one are from."""
    people = [_is_person(each) for each in second.split("\n")]
    is_label = first.endswith(":") or _is_key(first)
    return all(people) and not is_label and not people_in(first, listed=True)


def _is_person(cell: str) -> bool:
    """Check whether a cell names one person with his office or initials."""
    people = people_in(cell, listed=True)
    return len(people) == 1 and bool(people[0].name and (people[0].office or people[0].initials))


def at_page_breaks(lines: Sequence[NotesLine]) -> frozenset[int]:
    """Return the places of the feet of pages, and of the running heads beside them."""
    feet = [at for at, line in enumerate(lines) if is_foot(line.text)]
    beside = (at + step for at in feet for step in (-1, 1) if 0 <= at + step < len(lines))
    return frozenset({*feet, *(at for at in beside if _is_running_head(lines[at]))})


def _is_running_head(line: NotesLine) -> bool:
    """Check whether a line beside a foot names nobody, labels nothing and is no sentence."""
    text = line.text
    labels = APOLOGIES.match(text) or PRESENT.match(text)
    short = len(text) <= _LONGEST and not text.endswith((".", ":", ";", "?"))
    return bool(short and not line.bullet and not labels and not people_in(text, listed=True))


def is_sentence(text: str) -> bool:
    """Check whether a line is a sentence: a verb after a subject, or the end of a long sentence."""
    text = as_usually_written(text)
    verb = re.search(
        r"\b(?:welcomed|opened|thanked|noted|were|was|is|are|has|have|will|would|agreed|said|asked|reported|met|"
        r"introduced|gave|sent|discussed|received|provided|advised|confirmed|explained)\b",
        text,
    )
    bare = OFFICE_WORD.sub("", re.sub(r"\([^)]*\)", "", text))
    running = re.search(r"\b[a-z]{4,} (?:[a-z]+ ){2}", bare)
    is_long = text.endswith(".") and len(text.split()) > _MOST_WORDS_OF_ENTRY
    return bool(verb or running) or (is_long and not people_in(text, listed=True))


def is_short_body(text: str) -> bool:
    """Check whether a line or a cell may be the name of a body: "Easton Borough Council"."""
    return bool(len(text) < LONGEST_BODY and ORGANISATION.search(text))


def is_whole(text: str) -> bool:
    """Check whether a line shows by itself that it names people, and is no heading."""
    people = people_in(text, listed=True)
    has_body = any(map(is_group, text.split(", ")[1:]))
    return says_role(text) or any(
        each.office or each.initials or has_body or is_labelled(text) for each in people
    )


def is_numbered_heading(text: str) -> bool:
    """Check whether a line is a number and a heading in capitals that names nobody."""
    found = NUMBERED_HEADING.fullmatch(text.strip())
    return found is not None and not any(
        person.name for person in people_in(found["heading"], listed=True)
    )
