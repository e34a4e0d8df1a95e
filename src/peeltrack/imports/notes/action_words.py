"""Words around what an action says: its owner, its time, how it stands. Pure."""

import re

from peeltrack.imports.notes.due import MOVED
from peeltrack.imports.notes.forms import WHO
from peeltrack.imports.notes.marks import is_closed
from peeltrack.language.dates import DAY
from peeltrack.model.parse_date import MONTH

OWNER_AND_TIME = re.compile(
    rf"(?P<who>{WHO})\s+[\u2013-]\s+(?P<when>(?i:{DAY}|{MONTH}\.? (?:20)?\d\d|ASAP"
    r"|next (?:meeting|board|panel)))\.?"
)
"""The owner and the time of an action in a line of their own: "DCC - Jan 25"."""
OWNER_IN_BRACKETS = re.compile(
    rf"[(\[](?P<who>{WHO})"
    r"(?:(?:,|;|:|\s[\u2013\u2014-]|(?= (?:by|before|for) ))\s*(?P<when>[^()\[\]]{2,60}))?[)\]]\.?"
)
"""The owner of the action above in brackets, perhaps with its time: "(DCC, by 30 June)"."""
LEADS_LIST = re.compile(rf"(?P<who>{WHO}) (?:to|will|agreed to|is to)\W*")
"""An owner above the list of what he is to do: "DCC to:"."""
MOVED_ON = re.compile(MOVED, re.IGNORECASE)
STANDS = re.compile(r"\W*(?i:still |now )?(?i:open|outstanding|ongoing|in progress)\b")
"""How an action stands, behind its own words: "STILL OPEN - new date 3 May"."""
YES = re.compile(r"(?:y|yes|\u2713|\u2714)(?!\w)", re.IGNORECASE)
"""The answer to the head of a column: "Done?"."""
_CARRIED_OVER = re.compile(
    r"(?:carried (?:over|forward)|brought forward|[cb]/f)(?: from [^:.]{3,30})?\s*[:\u2013-]\s*",
    re.I,
)
"""Words before an action of an earlier meeting, from whose day it has no time."""
_OWNER_BEFORE = re.compile(rf"[(\[](?P<who>{WHO})[)\]]\s*[:\u2013-]?\s*(?=[A-Z])")
"""An owner in brackets before his action."""
_WORDS_OF_A_STATUS = 3
REPORTS = re.compile(
    rf"{WHO} (?:(?:is |are |was |were )?(?:still|yet)|(?:has|have|had|was|were|is|are)(?! to\b)"
    r"|gave|reported|confirmed|advised|said|explained)\b"
)
"""How an earlier action stands, before what is to be done now: "CC still waiting. DCC to chase"."""


def is_status(cell: str) -> bool:
    """Check whether a cell says that nothing is left to be done, though its column is another."""
    return len(cell.split()) <= _WORDS_OF_A_STATUS and is_closed(cell)


def without_origin(text: str) -> str:
    """Return a marked text without the words that say since when it is one: "c/f from May:"."""
    found = _CARRIED_OVER.match(text)
    return text[found.end() :] if found else text


def divided_at_owner(text: str) -> tuple[str, str]:
    """Divide a marked text behind the owner in brackets with which it begins, if it does."""
    found = _OWNER_BEFORE.match(text)
    return (found["who"], text[found.end() :]) if found else ("", text)
