"""Differences between two versions of a record, entry by entry. Pure."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple

from peeltrack.changes.entry_identity import pair_entries
from peeltrack.model.amendments import entry_names, texts_of
from peeltrack.model.problems import Place
from peeltrack.model.record import Record


class DifferenceKind(StrEnum):
    """Kinds of difference at a place."""

    EDITED = "edited"
    ADDED = "added"
    REMOVED = "removed"
    REORDERED = "reordered"


Path = tuple[str, ...]
"""Keys as the file has them; an entry by its id or date."""


class Difference(NamedTuple):
    """A place at which a record has changed."""

    manner: DifferenceKind
    path: Path
    at: Place
    """The place in the new file; for a removed entry, the place of its list."""
    before: object = None
    after: object = None
    ahead_of: int = 0
    """The number of earlier entries that come after an added one."""
    within: tuple[object, ...] = ()
    """The entries that contain an edited place, as they were, outermost first."""

    @property
    def field(self) -> str:
        """The path as answers and amendments show it."""
        return ".".join(self.path)


def differences(
    old: Record,
    new: Record,
    path: Path = (),
    at: Place = (),
    within: tuple[object, ...] = (),
) -> Iterator[Difference]:
    """List the differences between two versions of a record, in the order of its keys."""
    for name, field in type(old).model_fields.items():
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            key = field.alias or name
            yield from value_differences((*path, key), (*at, key), before, after, within)


def value_differences(
    path: Path, at: Place, before: object, after: object, within: tuple[object, ...]
) -> Iterator[Difference]:
    """List the differences between two values of a place, entry by entry."""
    if isinstance(before, Record) and isinstance(after, Record):
        yield from differences(before, after, path, at, within)
    elif isinstance(before, Mapping) and isinstance(after, Mapping):
        yield from _mapping(path, at, before, after, within)
    elif isinstance(before, tuple) and isinstance(after, tuple):
        yield from _entries(path, at, before, after, within)
    else:
        yield Difference(DifferenceKind.EDITED, path, at, before, after, within=within)


def _mapping(
    path: Path,
    at: Place,
    before: Mapping[str, object],
    after: Mapping[str, object],
    within: tuple[object, ...],
) -> Iterator[Difference]:
    for key in dict.fromkeys((*before, *after)):
        if key not in before:
            yield Difference(DifferenceKind.ADDED, (*path, key), (*at, key), after=after[key])
        elif key not in after:
            yield Difference(DifferenceKind.REMOVED, (*path, key), at, before=before[key])
        elif before[key] != after[key]:
            place = ((*path, key), (*at, key))
            yield from value_differences(*place, before[key], after[key], (*within, before[key]))


def _entries(
    path: Path,
    at: Place,
    before: tuple[object, ...],
    after: tuple[object, ...],
    within: tuple[object, ...],
) -> Iterator[Difference]:
    if not before:  # all of a new record's lists, at once
        yield from _all_added(path, at, after, within)
        return
    matched = pair_entries(path[-1], before, after)
    kept, places = set(matched.values()), sorted(matched)
    old_names, new_names = entry_names(before), entry_names(after)
    for index in range(len(before)):
        if index not in kept:
            place = (*path, old_names[index])
            yield Difference(DifferenceKind.REMOVED, place, at, before[index], within=within)
    for index, entry in enumerate(after):
        here = (*at, index)
        if index not in matched:
            later = len(places) - bisect_right(places, index)
            place = (*path, new_names[index])
            yield Difference(DifferenceKind.ADDED, place, here, None, entry, later, within)
            continue
        was = before[matched[index]]
        if was != entry:
            place = (*path, old_names[matched[index]])
            yield from value_differences(place, here, was, entry, (*within, was))
    order = [matched[index] for index in places]
    if order != sorted(order):
        yield Difference(DifferenceKind.REORDERED, path, at, before, after, within=within)


def _all_added(
    path: Path, at: Place, after: tuple[object, ...], within: tuple[object, ...]
) -> Iterator[Difference]:
    names = entry_names(after)
    for index, entry in enumerate(after):
        place, here = (*path, names[index]), (*at, index)
        yield Difference(DifferenceKind.ADDED, place, here, None, entry, within=within)


def in_plain_words(value: object) -> str:
    """Put a value in words: its own text, or the texts of its parts."""
    return ", ".join(filter(None, texts_of(value)))
