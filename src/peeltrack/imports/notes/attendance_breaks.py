"""Lines that the end of a page puts in among those of a list. Pure."""

from collections.abc import Sequence

from peeltrack.imports.notes.attendance import people_in
from peeltrack.imports.notes.attendance_labels import APOLOGIES, PRESENT
from peeltrack.imports.notes.notes_lines import NotesLine
from peeltrack.imports.readers.page_breaks import is_foot

_LONGEST = 90
"""The most characters of a line at the head or the foot of each page."""


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
