"""The people whom lists of attendance name, each once. Pure."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from peeltrack.imports.notes.attendance_person import Person
from peeltrack.language.people import STYLE

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
    turns = all(one != two for one, two in pairwise(named))
    return named[0] if bare and turns else None


def _joined(section: Sequence[Person]) -> Iterator[Person]:
    """Yield each pair as one person."""
    for one, two in zip(section[::2], section[1::2], strict=True):
        initials = one.initials or two.initials
        yield replace(
            one, name=one.name or two.name, office=one.office or two.office, initials=initials
        )


def each_once(people: Sequence[Person]) -> tuple[Person, ...]:
    """Return each person once; one who is also among the apologies did not attend."""
    absent = {_key(person) for person in people if person.apologies}
    seen: set[tuple[str, str]] = set()
    found: list[Person] = []
    surnames = Counter(person.name.rpartition(" ")[2] for person in people if person.name)
    for person in people:
        short = STYLE.sub("", person.name).strip()
        if short and " " not in short and surnames[short] > 1 and (seen or absent):
            continue  # somebody whom the list names in full
        key = _key(person)
        if key in seen or (not person.apologies and key in absent and key[0]):
            continue
        seen.add(key)
        found.append(person)
    return tuple(found)


def _key(person: Person) -> tuple[str, str]:
    bare = STYLE.sub("", person.name).strip()
    return (
        (bare if " " in bare else person.name) or person.initials or person.office,
        person.office if not person.name else "",
    )
