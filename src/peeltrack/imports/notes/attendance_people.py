"""The people whom lists of attendance name, each once. Pure."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from peeltrack.imports.notes.attendance_person import Person
from peeltrack.imports.notes.office_words import RANK
from peeltrack.imports.notes.person_words import is_short_form
from peeltrack.language.people import STYLE

_FEWEST = 4
"""The fewest lines that show how a list names its people."""
_NEAR = 6
"""The lines above and below an entry that show how its list names people."""


@dataclass(frozen=True, slots=True)
class Attended:
    """The people of the attendance, and the references of the lines that name them."""

    people: tuple[Person, ...] = ()
    lines: frozenset[str] = frozenset()
    rest: Mapping[str, str] = field(default_factory=dict)
    """The sentences of such a line that tell something else, by its reference."""


def one_an_entry(
    people: Sequence[Person], lists: Sequence[int], places: Sequence[int]
) -> tuple[Sequence[Person], Sequence[int]]:
    """Return people and the numbers of their lists, a line's people as one in a list of entries.

    That is a list whose other lines each give one person's name and office. There "Ada Quill,
    Chief Executive, Monitoring Officer" and "Clerk, Head of Audit Bo Dyer" name one person each,
    and so do an office and a name on two lines.
    """
    entries = [
        [(number, person) for _, number, person in group]
        for _, group in groupby(
            zip(places, lists, people, strict=True), key=lambda each: (each[0], each[2].apologies)
        )
    ]
    whole = [len(entry) == 1 and _is_whole(entry[0][1]) for entry in entries]
    found: list[tuple[int, Person]] = []
    above = None
    for at, entry in enumerate(entries):
        of_entries = sum(whole[max(at - _NEAR, 0) : at + _NEAR + 1]) >= _FEWEST
        one = _of_one([person for _, person in entry]) if of_entries else None
        if of_entries and above and len(entry) == 1 and _is_name(entry[0][1]):
            found.pop()  # the office above him
            one = replace(entry[0][1], office=above.office)
        found += [(-1, one)] if one else entry
        above = entry[0][1] if len(entry) == 1 and _is_office(entry[0][1]) else None
    return [person for _, person in found], [number for number, _ in found]


def _is_whole(person: Person) -> bool:
    return bool(person.name and person.office)


def _is_name(person: Person) -> bool:
    return bool(person.name and not person.office)


def _is_office(person: Person) -> bool:
    return bool(person.office and not person.name)


def _of_one(entry: Sequence[Person]) -> Person | None:
    """Return the person whose several offices an entry gives; None if it gives one or two names."""
    named = [person for person in entry if person.name]
    if len(entry) == 1 or len(named) != 1 or not _is_whole(named[0]):
        return None
    return replace(named[0], office=", ".join(person.office for person in entry))


def paired(people: Sequence[Person], lists: Sequence[int]) -> tuple[Person, ...]:
    """Return people, those whom two or three lines of a list name together as one.

    `lists` has the number of each person's list; -1 for one whose line names others or names him
    in full. The lines of a list belong together if names, offices and initials follow each other
    in one order from its first line to its last; a short one below goes by the list above it.
    """
    found: list[Person] = []
    known = ""
    for (number, _), group in groupby(
        zip(lists, people, strict=True), key=lambda each: (each[0], each[1].apologies)
    ):
        section = [person for _, person in group]
        order = _order(section) if number >= 0 else ""
        if order and (len(section) >= _FEWEST or order == known):
            known = order
            found += _joined(section, len(order.split()))
        else:
            found += section
    return tuple(found)


def _order(section: Sequence[Person]) -> str:
    """Return the order in which the lines of each person say one thing of him: "name office".

    It is empty unless it is the same for all of them.
    """
    kinds = [_kind(person) for person in section]
    size = next((at for at, kind in enumerate(kinds) if at and kind == kinds[0]), len(kinds))
    record = kinds[:size]
    known = {"name", "office"} <= set(record) and "" not in record
    repeats = known and record * (len(kinds) // size) == kinds
    return " ".join(record) if repeats and len(set(record)) == size else ""


def _kind(person: Person) -> str:
    """Return the only thing that a line says of a person; empty if it says more."""
    if bool(person.name) == bool(person.office):
        return ""
    is_letters = is_short_form(person.office) and not RANK.fullmatch(person.office)
    return "name" if person.name else "letters" if is_letters else "office"


def _joined(section: Sequence[Person], size: int) -> Iterator[Person]:
    """Yield the persons whom so many lines each name together."""
    for start in range(0, len(section), size):
        lines = section[start : start + size]
        name, letters, office = (
            next((line.name or line.office for line in lines if _kind(line) == kind), "")
            for kind in ("name", "letters", "office")
        )
        initials = letters or next((line.initials for line in lines if line.initials), "")
        yield replace(lines[0], name=name, initials=initials, office=office)


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
