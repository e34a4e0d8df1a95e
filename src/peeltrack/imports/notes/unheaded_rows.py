"""Rows of actions whose table has no head, told by what their cells are. Pure."""

import re
from dataclasses import replace

from peeltrack.imports.notes.forms import DELIVER
from peeltrack.imports.notes.marks import is_closed, marked_in
from peeltrack.imports.notes.notes_lines import NotesLine
from peeltrack.imports.notes.offices import Offices
from peeltrack.imports.notes.owners import is_only_an_owner

NUMBER = re.compile(
    r"(?:(?i:action|ref|no)\.? )?[A-Z]{0,5}[-/]?\d{1,6}(?:[./-]\d{1,6}){0,3}[a-z]?[.):]?"
)
"""A line or a cell that is only the number of an action."""
OPEN = r"(?i:open|new|ongoing|in progress|not started|outstanding|on track|carried forward|c/f)"
"""A status that leaves something to be done."""
_FEWEST_CELLS = 3


def unheaded_row(line: NotesLine, offices: Offices, *, in_list: bool) -> NotesLine | None:
    """Return a row that is an action, with its columns; None if it may be something else.

    It begins with a mark, or with a number and has an owner: in a list of actions, or with a
    time or a status at its end.
    """
    if len(line.cells) < _FEWEST_CELLS:
        return None
    first, *rest = (cell for cell in line.cells if cell.strip())
    marked = marked_in(first, offices)[1]
    if marked and not marked[0].text:
        return _in_columns(line, rest, offices)
    row = _in_columns(line, rest, offices) if NUMBER.fullmatch(first.strip()) else None
    return row if row and row.owner and (in_list or row.due or row.status) else None


def _in_columns(line: NotesLine, cells: list[str], offices: Offices) -> NotesLine | None:
    """Return a row with the owner, the time and the status among its cells; None without text."""
    status = next((cell for cell in cells if _is_status(cell)), "")
    rest = [cell for cell in cells if cell != status]
    owner = next((cell for cell in rest if is_only_an_owner(cell, offices)), "")
    rest = [cell for cell in rest if cell != owner]
    text = max(rest, key=len, default="")
    due = next((cell for cell in rest if cell != text), "")
    return replace(line, text=text, owner=owner, due=due, status=status) if text else None


def _is_status(cell: str) -> bool:
    """Check whether a cell says how an action stands."""
    return is_closed(cell) or bool(re.match(rf"\W*{OPEN}\b", cell))


def owner_before(text: str, offices: Offices) -> tuple[str, str] | None:
    """Divide an entry that begins with its owner, as a column does: "DCC Write to the mayor"."""
    one = rf"(?:{offices.known})"
    found = re.match(rf"(?P<who>(?:The )?{one}(?:(?:,| and| &| ?/) ?{one})*)\s+(?=[A-Z])", text)
    is_task = found and re.match(rf"(?i:{DELIVER})\b", text[found.end() :])
    return (found["who"], text[found.end() :]) if found and is_task else None
