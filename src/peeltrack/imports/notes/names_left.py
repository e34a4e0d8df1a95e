"""Names and initials of the attendance that a meeting's own texts still hold. Pure."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from peeltrack.imports.notes.attendance_person import Person, are_initials_of
from peeltrack.imports.notes.person_words import is_rank
from peeltrack.model.meetings import Meeting
from peeltrack.model.organisation import Lead
from peeltrack.wording import counted

_SHOWN = 8
_LETTERS = re.compile(r"\b[A-Z]{2,4}\b")


def names_left(meeting: Meeting, people: Iterable[Person]) -> Iterator[str]:
    """Yield a doubt about the texts in which somebody who attended is called by name.

    The attendance is kept by office; a text is kept as it is printed.
    """
    names = [person.name for person in people if " " in person.name]
    found = [text for text in _texts(meeting) if any(name in text for name in names)]
    if found:
        words = found[0].split()
        first = " ".join(words[:_SHOWN]) + (" …" if len(words) > _SHOWN else "")
        holds = "holds a name" if len(found) == 1 else "hold names"
        yield (
            f"{counted(len(found), 'text')} {holds} of the attendance (“{first}”): "
            "put the office there in the meeting's file"
        )


def initials_left(
    meeting: Meeting,
    people: Sequence[Person],
    held: Sequence[str | None],
    leads: Mapping[str, Lead],
) -> Iterator[str]:
    """Yield a doubt about the texts in which somebody is called by initials, with their offices.

    Once the attendance is kept by office, nobody knows whose they are.

    Args:
        meeting: the meeting.
        people: those who attended.
        held: the lead that each of them is, if any.
        leads: those of the register, whose short forms are no initials.
    """
    short = {lead.short for lead in leads.values()}
    offices = {
        letters: leads[lead].title if lead else person.capacity
        for person, lead in zip(people, held, strict=True)
        for letters in _initials_of(person)
        if letters not in short
    }
    found = [offices.keys() & set(_LETTERS.findall(text)) for text in _texts(meeting)]
    texts = list(filter(None, found))
    if texts:
        whose = "; ".join(
            f"{each}: {offices[each]}" for each in offices if each in set().union(*texts)
        )
        has = "has" if len(texts) == 1 else "have"
        yield (
            f"{counted(len(texts), 'text')} {has} initials that only the attendance explains "
            f"({whose}): put the office there in the meeting's file"
        )


def _initials_of(person: Person) -> Iterator[str]:
    """Yield the initials of somebody's name, as printed beside it or as its words begin."""
    if are_initials_of(person.initials, person.name):
        yield person.initials
    letters = "".join(word[0] for word in re.findall(r"[^\W\d_]+", person.name))
    if not is_rank(letters):
        yield letters


def _texts(meeting: Meeting) -> Iterator[str]:
    for question in meeting.all_questions:
        yield question.text
        yield from (answer.text for answer in question.answers)
    yield from (action.text for action in meeting.actions)
    yield from (promise.text for promise in meeting.commitments)
    yield from (remark.text for remark in meeting.remarks if remark.text)
