"""Owner of an action without a mark, and the sentence that ends an answer. Pure."""

import re

from peeltrack.imports.notes.forms import form_of
from peeltrack.imports.notes.office_words import SHORT_FORM
from peeltrack.imports.notes.offices import Offices
from peeltrack.imports.notes.owed_forms import ACTIONS, OFFICE_TO
from peeltrack.imports.notes.owners import is_owner

_RESOLVED = re.compile(
    r"(?:\W*(?:UNANIMOUSLY )?(?:RESOLVED|AGREED|NOTED)\b|(?:The |It was )?(?:Panel|Board"
    r"|Committee)? ?(?:resolved|noted (?:the|that))\b)"
)
_DECISION = re.compile(r"\W*(?:Decisions?|Agreed|Noted)\s*(?::|\s[\u2013-])")
_THANKS = re.compile(r"(?:The )?[A-Z][^.]{0,60}? thanked\b")


def asked_of(sentence: str, offices: Offices) -> str | None:
    """Return who is to do what the meeting asked; empty if unsaid, None if nothing was asked."""
    if found := form_of(sentence, ACTIONS):
        groups = found[1].groupdict()
        who = groups.get("who") or groups.get("by") or groups.get("for") or ""
        return who if who and is_owner(who, offices) else ""
    named = (each for each in OFFICE_TO.finditer(sentence) if _is_named(each, offices))
    each = next(named, None)
    return each["who"] if each else None


def ends_answers(sentence: str) -> bool:
    """Check whether a sentence resolves, decides or thanks, and so does not answer a question."""
    return any(form.match(sentence) for form in (_RESOLVED, _DECISION, _THANKS))


def _is_named(found: re.Match[str], offices: Offices) -> bool:
    """Check whether "PM to meet" names an office, and is not another sentence."""
    sure = offices.knows(found["who"]) or SHORT_FORM.fullmatch(found["who"])
    return is_owner(found["who"], offices) and bool(found.start() == 0 or sure)
