"""Rows of an action log that was printed without lines between its columns. Pure."""

import re
from dataclasses import dataclass

from peeltrack.imports.notes.offices import Offices
from peeltrack.imports.notes.owners import is_owner
from peeltrack.language.dates import DAY

_COLUMN = (
    r"(?:owners?|lead(?: officer)?|by whom|who|responsib\w+(?: officer| person)?|assigned to"
    r"|officer|due(?: date)?|by(?: when)?|when|deadline|date|timescale|target(?: date)?|status|rag)"
)
_HEAD = re.compile(
    rf"(?:(?:action |minute )?(?:ref(?:erence)?|no|number|item|#)\.?\s+)?"
    rf"(?:agreed )?actions?(?: required| agreed| point)?(?:\s+{_COLUMN})+",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?:[A-Z]{0,4}[-/]?\d{1,4}(?:[./-]\d{1,3}){0,2}[.)]?)\s+(?=\S)")
_STATUS = re.compile(
    r"\s+(?P<status>open|new|ongoing|on track|in progress|not started|outstanding|carried forward"
    r"|closed?|completed?|done|red|amber|green|blue)\s*$",
    re.IGNORECASE,
)
_DUE = re.compile(
    rf"\s+(?P<due>{DAY}|ASAP|next (?:meeting|board|panel)|(?:end )?[A-Z][a-z]{{2,8}} 20\d\d|TBC"
    r"|ongoing)\s*$",
    re.IGNORECASE,
)
_MOST_WORDS_OF_OWNERS = 12


@dataclass(frozen=True, slots=True)
class UnruledRow:
    """The cells of a row."""

    text: str
    owner: str = ""
    due: str = ""
    status: str = ""


def is_unruled_head(text: str) -> bool:
    """Check whether a line is the head of a log: "Ref Action Owner Due"."""
    return len(text) < 80 and bool(_HEAD.fullmatch(text.strip()))


def names_column(text: str) -> bool:
    """Check whether a line is the head of one column of a log: "Owner", "By when"."""
    return bool(re.fullmatch(_COLUMN, text.strip(" :"), re.IGNORECASE))


def unruled_row(text: str, offices: Offices) -> UnruledRow | None:
    """Return the cells of a line of such a log; None if it ends in no owner and no time."""
    rest = _NUMBER.sub("", text.strip(), count=1) if _NUMBER.match(text.strip()) else text.strip()
    status = due = ""
    if found := _STATUS.search(rest):
        status, rest = found["status"], rest[: found.start()]
    if found := _DUE.search(rest):
        due, rest = found["due"], rest[: found.start()]
    words = rest.split()
    for count in range(min(_MOST_WORDS_OF_OWNERS, len(words) - 2), 0, -1):
        call = " ".join(words[-count:])
        if call[0].isupper() and is_owner(call, offices) and _is_apart(words[-count - 1]):
            return UnruledRow(" ".join(words[:-count]), call, due, status)
    return UnruledRow(rest, "", due, status) if due and len(words) > 2 else None


def _is_apart(word: str) -> bool:
    """Check whether the word before an owner does not lead to him: "… sent to the DCC"."""
    return word.casefold() not in {"to", "the", "of", "by", "with", "for", "and", "from", "/", "&"}
