"""Attendance in the sentences of minutes: "The CC and the DCC attended". Pure."""

import re

from peeltrack.imports.notes.attendance import as_apologies, people_in
from peeltrack.imports.notes.attendance_person import Person
from peeltrack.language.sentences import sentences

_ATTENDED = re.compile(
    r"(?P<who>.+?) (?:also )?(?:attended|(?:was|were) (?:also )?(?:present|in attendance))\b",
    re.IGNORECASE,
)
_CHAIRED = re.compile(
    r"(?:The (?:meeting|session|board|panel|committee) was )?chaired by (?P<who>[^.;]+)"
    r"|(?P<chair>.+?) (?:chaired|was in the chair|took the chair)\b",
    re.IGNORECASE,
)
_APOLOGIES = re.compile(
    r"(?P<who>.+?) (?:had |has |have )?(?:sent|gave|given|offered|tendered|submitted) "
    r"(?:his |her |their )?apologies\b",
    re.IGNORECASE,
)
_LONGEST = 400
"""The most characters of a sentence that only reports attendance."""


def people_told_of(text: str) -> tuple[Person, ...]:
    """Return the people whose attendance or absence is all that a paragraph reports.

    A paragraph that says anything else names nobody.
    """
    found: list[Person] = []
    for sentence in sentences(text):
        people = _in_sentence(sentence) if len(sentence) <= _LONGEST else ()
        if not people:
            return ()
        found += people
    return tuple(found)


def _in_sentence(sentence: str) -> tuple[Person, ...]:
    for form, absent in ((_CHAIRED, False), (_ATTENDED, False), (_APOLOGIES, True)):
        if said := form.match(sentence):
            who = next(group for group in said.groups() if group)
            people = people_in(who, listed=True)
            certain = people and all(person.office for person in people)
            return (as_apologies(people) if absent else people) if certain else ()
    return ()
