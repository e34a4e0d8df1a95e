"""Entries of lists, with the entries under them. Pure."""

from collections.abc import Iterator

from peeltrack.imports.language.finding_labels import label_of
from peeltrack.imports.lines import Line, Role
from peeltrack.imports.reports.list_markers import ListEntry, is_next, nested, same_list
from peeltrack.imports.reports.reading import Reading


def entries_from(reading: Reading, start: int) -> tuple[tuple[ListEntry, ...], int]:
    """Return the list that begins at a place, its entries nested, and the place after it."""
    lines: list[Line] = []
    places: list[int] = []
    for place in range(start, len(reading.lines)):
        line = reading.lines[place]
        if line.role is not Role.TEXT:
            continue
        if not line.bullet or line.cells or _is_label(line):
            break
        lines.append(line)
        places.append(place)
    taken: list[ListEntry] = []
    for entry in nested(lines):
        mark = entry.block.bullet or ""
        last = taken[-1].block.bullet or "" if taken else ""
        is_next_row = entry.block.is_row and bool(taken) and taken[-1].block.is_row
        if taken and not (is_next_row or (same_list(last, mark) and is_next(last, mark))):
            break
        taken.append(entry)
    size = sum(len(list(flat(entry))) for entry in taken)
    return tuple(taken), places[size - 1] + 1 if size else start


def flat(entry: ListEntry) -> Iterator[Line]:
    """Return the lines of an entry and of all entries under it, in order."""
    yield entry.block
    for part in entry.parts:
        yield from flat(part)


def _is_label(line: Line) -> bool:
    found = label_of(line.text, line.bullet or "")
    return bool(found and (found.numbers or found.rest))
