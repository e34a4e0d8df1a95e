"""People whom a list of attendance names in two lines each: a name, and the office below. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from peeltrack.imports.notes.attendance_person import Person

_FEWEST = 4
"""The fewest lines that show how a list names its people."""


def paired(people: Sequence[Person], lists: Sequence[int]) -> tuple[Person, ...]:
    """Return people, those whom two lines of a list name together as one.

    `lists` has the number of each person's list; -1 for one whose line names others or names him
    in full. A list is of pairs if names and offices alternate from its first line to its last; a
    short one below goes by the list above it.
    """
    found: list[Person] = []
    known: bool | None = None
    for (number, _), group in groupby(
        zip(lists, people, strict=True), key=lambda each: (each[0], each[1].apologies)
    ):
        section = [person for _, person in group]
        begins = _alternates(section) if number >= 0 else None
        if begins is not None and (len(section) >= _FEWEST or begins == known):
            known = begins
            found += _joined(section)
        else:
            found += section
    return tuple(found)


def _alternates(section: Sequence[Person]) -> bool | None:
    """Return whether names come first where names and offices alternate; None if they do not."""
    if len(section) % 2 or not section:
        return None
    named = [bool(person.name) for person in section]
    bare = all(bool(person.name) != bool(person.office) for person in section)
    turns = all(one != two for one, two in zip(named, named[1:], strict=False))
    return named[0] if bare and turns else None


def _joined(section: Sequence[Person]) -> Iterator[Person]:
    """Yield each pair as one person."""
    for one, two in zip(section[::2], section[1::2], strict=True):
        initials = one.initials or two.initials
        yield replace(
            one, name=one.name or two.name, office=one.office or two.office, initials=initials
        )
