"""Entries of lists, with the entries under them. Pure."""

from collections.abc import Iterator

from peeltrack.imports.language.finding_labels import label_of
from peeltrack.imports.lines import Line, Role
from peeltrack.imports.reports.list_markers import ListEntry, is_next, same_list, top_entries
from peeltrack.imports.reports.reading import Reading


def first_entry(reading: Reading, start: int) -> Line | None:
    """Return the line with which a list begins at a place; None if none does."""
    return next(_lines_of_list(reading, start), None)


def entries_from(reading: Reading, start: int) -> tuple[tuple[ListEntry, ...], int]:
    """Return the list that begins at a place, its entries nested, and the place after it.

    It reads no further than the list: another one that follows is not nested each time.
    """
    taken: list[ListEntry] = []
    for entry in top_entries(_lines_of_list(reading, start)):
        if taken and not _goes_on(taken[-1].block, entry.block):
            break
        taken.append(entry)
    if not taken:
        return (), start
    *_, last = flat(taken[-1])
    return tuple(taken), reading.places[last.ref] + 1


def flat(entry: ListEntry) -> Iterator[Line]:
    """Return the lines of an entry and of all entries under it, in order."""
    yield entry.block
    for part in entry.parts:
        yield from flat(part)


def _lines_of_list(reading: Reading, start: int) -> Iterator[Line]:
    """Return the lines with marks from a place on, up to other text or a label."""
    for place in range(start, len(reading.lines)):
        line = reading.lines[place]
        if line.role is not Role.TEXT:
            continue
        if not line.bullet or line.cells or _is_label(line):
            return
        yield line


def _goes_on(last: Line, later: Line) -> bool:
    mark, later_mark = last.bullet or "", later.bullet or ""
    is_next_row = later.is_row and last.is_row
    return is_next_row or (same_list(mark, later_mark) and is_next(mark, later_mark))


def _is_label(line: Line) -> bool:
    found = label_of(line.text, line.bullet or "")
    return bool(found and (found.numbers or found.rest))
