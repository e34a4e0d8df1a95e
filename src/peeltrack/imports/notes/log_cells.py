"""Log of actions whose cells stand one below another, as a copied table leaves them. Pure."""

import re

from peeltrack.imports.ledger import LineState
from peeltrack.imports.notes.action_entries import EARLIER, ActionEntries
from peeltrack.imports.notes.action_words import REPORTS, is_status
from peeltrack.imports.notes.due import WHEN
from peeltrack.imports.notes.marks import Marked, marked_in
from peeltrack.imports.notes.notes_lines import NotesLine
from peeltrack.imports.notes.owners import is_only_known
from peeltrack.imports.notes.unheaded_rows import NUMBER, OPEN
from peeltrack.imports.notes.unruled_log import names_column

_ONLY_TIME = re.compile(WHEN)
_BEFORE_TIME = re.compile(r"(?:by|due|for|on|at):?\s+", re.IGNORECASE)
_OPEN = re.compile(OPEN)
_DASHES = ("-", "\u2013", "\u2014")
"""What sets the time of an action off, at the beginning of the line below it."""


def takes_cell(text: str, line: NotesLine, entries: ActionEntries) -> bool:
    """Take a line that is a cell of such a log: "Action 1", "DCC", "Open"; return whether it is."""
    fresh, awaited, entries.fresh, entries.awaits = entries.fresh, entries.awaits, False, False
    is_dashed = line.bullet in _DASHES
    if line.cells or line.heading or (line.bullet and not is_dashed):
        return False
    if is_dashed:
        return fresh and _is_detail(text, entries)
    if (fresh and _is_detail(text, entries)) or (not awaited and entries.told(text)):
        return True
    if _heads_part(text, entries):
        return False
    if (entries.in_list or (fresh and not text.isdigit())) and _may_number(text, entries):
        entries.in_list = entries.awaits = True
        entries.record.state = LineState.CONTEXT
    elif entries.in_list and not fresh and names_column(text):
        entries.record.state = LineState.CONTEXT
    elif awaited and not REPORTS.match(text):
        entries.action(Marked(text, entries.owes), entries.lists)
        entries.in_list, entries.owes = not (entries.owes or entries.has_marks), ""
    else:
        return False
    return True


def _heads_part(text: str, entries: ActionEntries) -> bool:
    """Check whether a line numbers a part of the minutes, as such lines above the list do.

    It ends the list.
    """
    if not NUMBER.fullmatch(text):
        return False
    shape = re.sub(r"\d+", "0", text)
    if not (entries.in_list or entries.record.last_task):
        entries.numbered.add(shape)
    if shape not in entries.numbered:
        return False
    entries.in_list = False
    return True


def _may_number(text: str, entries: ActionEntries) -> bool:
    """Check whether a line is the number of an action: below bullets it is that of a page."""
    below_bullets = entries.list_mark and not re.search(r"\w", entries.list_mark)
    return bool(NUMBER.fullmatch(text)) and not below_bullets


def _is_detail(text: str, entries: ActionEntries) -> bool:
    """Take a line that is only the owner, the time or the status of the action above it."""
    record = entries.record
    task = record.last_task
    if task is None:
        return False
    if _ONLY_TIME.fullmatch(text) and not (task.due or task.event):
        entries.fresh = entries.attribute("due", _BEFORE_TIME.sub("", text, count=1))
    elif not task.owners and is_only_known(who := text.strip("()[]. "), entries.offices):
        entries.fresh = entries.attribute("owner", who)
    elif is_status(text) and not marked_in(text, entries.offices)[1]:
        record.settle(f"{task.text} ({text})", EARLIER)
    else:
        entries.fresh = bool(_OPEN.fullmatch(text)) and record.amend_task()
    return entries.fresh or record.last_task is None
