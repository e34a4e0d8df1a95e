"""The people who make commitments in running text. Pure."""

import re

from peeltrack.imports.notes.offices import Offices
from peeltrack.imports.notes.owners import is_owner, owners_called
from peeltrack.imports.notes.speakers import Speaker

_FROM = re.compile(r"\b(?:from|by|to|of|with|for|on) (?:the |an? )?$")
"""Words behind which a name is not that of whoever speaks: "In response to the Chair, …"."""
_OF_NOBODY = re.compile(r"It was\b")


def promiser(found: re.Match[str], sentence: str, speaker: Speaker, offices: Offices) -> str | None:
    """Return who makes the commitment that a form found in a sentence; None if it is unsaid."""
    groups = found.groupdict()
    who = next(filter(None, map(groups.get, ("who", "he", "she"))), "").strip()
    if who and _FROM.search(sentence[: found.start(0)]):
        behind = sentence[found.start(0) :].partition(", ")[2]
        who = who.rpartition(", ")[2] if ", " in who else offices.call_of(behind) or who
    agent = groups.get("by") or ("" if who else offices.first_call(sentence))
    for call in (agent, who):
        if call and is_owner(call, offices):
            return owners_called(call, offices)[0].name
    return None if _OF_NOBODY.match(sentence) else speaker.promises(who)
