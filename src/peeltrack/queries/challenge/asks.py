"""The question to put about a statement of an update, by its words. Pure."""

import re

from peeltrack.language.admissions import admits
from peeltrack.language.claims import DONE, HELP_SOUGHT
from peeltrack.language.figure import Unit
from peeltrack.language.polarity import is_unwanted
from peeltrack.language.telling import has_words
from peeltrack.language.told import finds
from peeltrack.model.parse_date import MONTH
from peeltrack.queries.challenge.clauses import own_figures

_ENDS = re.compile(
    r"\b(?:ends?|expires?|runs? out|runs? until|comes? to an end)\b(?! (?:of|to)\b)", re.IGNORECASE
)
_REASON = re.compile(
    r"\b(?:because|so that|owing to|due to|given that|reflects?"
    rf"|since (?!{MONTH}|last|the|then|\d))\b"
    r"|, as (?:it|they|we|the|one|two|three|four|\d+)\b|\bafter (?:an?|the|two|three)\b",
    re.IGNORECASE,
)
"""How a statement says itself why."""
_WITH_OTHERS = re.compile(
    r"\b(?:no|not had an?|without an?) (?:reply|answer|response|decision|steer)\b"
    r"|\b(?:is|are|remains?|sits?) with\b|\b(?:have|has) (?:asked|applied|bid) for\b",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:will|shall|should|(?:expects?|hopes?|plans?|intends?|aims?|would like) to|on course"
    r"|on track|booked|scheduled|forecast|due (?:in|by|on|to|at)|to be \w+ed|to (?:start|begin))\b"
    rf"|\b(?:in|by|from) {MONTH}$",
    re.IGNORECASE,
)
_OF_HMICFRS = re.compile(r"\b(?:HMICFRS|inspectors|inspectorate)\b(?=.*\b(?:re)?visit)", re.I)
_SAID = re.compile(
    r"\b(?:reports?|says?|said|tells?|told|feels?|felt|thinks?|believes?) (?:us |me )?"
    r"(?:that|it|the|they)\b",
    re.IGNORECASE,
)
"""How a statement gives what others say."""
_UNDER_WAY = re.compile(r"\bbeing \w+(?:ed|t|n)\b|^(?:[\w'-]+ ){1,5}under way$", re.IGNORECASE)
_DONE = re.compile(r"^(?:[\w'-]+ ){1,6}\w+ed\b(?! (?:by|to) )", re.IGNORECASE)
"""A note without its verb: Leaflet issued."""
_LESS = re.compile(r"\b(?:down|fallen|fell|reduced|lower|fewest|lowest|best)\b", re.IGNORECASE)
_MORE = re.compile(r"\b(?:up|risen|rose|improved|better|highest|best|record)\b", re.IGNORECASE)
"""How a statement says that what is unwanted, or wanted, goes the right way."""
_RATE = re.compile(r"\b(?:an?|each|every|per) (?:hour|day|week|month|quarter|year)\b")
_FEW, _LABEL = 4, 3
"""A number that counts more than single things, and words of a label with its figure: ARMS 11."""

FOLLOWS = "what follows then"
ANSWER = "who is to answer, and by when"
ADMITTED = "why, and what is being done about it"
MEANWHILE = "what is done about it meanwhile"
SHOWN = "what shows it"
AGREED = "when will it be agreed, and what is done until then"
FOR_THE_WORK = "what does it mean for the work, and what is done about it"
OTHERS = "what of the others, and by when"
HOW_MANY = "out of how many, and what has that changed"
COMPARED = "how does that compare with before, and what comes next"
LASTS = "what shows that it will last"
WHEN = "when will that be done"
MOVED = "why, and what comes next"
SURE = "how sure is the force of that"
READY = "how ready is the force for that"
SO_FAR = "what has come of it so far, and until when"
CHANGED = "what has that changed"
FOLLOWED = "what follows from that"


def asks_about(statement: str, *, has_moved: bool = False) -> str:
    """Return what to ask about a statement, as it follows the quotation, without a mark.

    Args:
        statement: a statement of an update.
        has_moved: whether its figure is another than before, which is quoted with it.
    """
    if _ENDS.search(statement):
        return FOLLOWS
    if admits(statement):
        return MEANWHILE if _REASON.search(statement) else ADMITTED
    if finds(HELP_SOUGHT, statement) or _WITH_OTHERS.search(statement):
        return ANSWER
    figures = own_figures(statement)
    if _is_better(statement):
        return LASTS if figures else SHOWN
    of_claims = {"praise": SHOWN, "opinion": SHOWN, "draft": AGREED}
    of_work = {"money": FOR_THE_WORK, "people": FOR_THE_WORK}
    for group, asks in (of_work if figures else {**of_claims, **of_work}).items():
        if has_words(statement, group):
            return asks
    return _of_figures(statement, has_moved=has_moved) or _of_words(statement)


def _is_better(statement: str) -> bool:
    return bool((_LESS if is_unwanted(statement) else _MORE).search(statement))


def _of_figures(statement: str, *, has_moved: bool) -> str:
    """Ask about the figures of a statement: what is unwanted, is a part, or counts; or nothing."""
    figures = own_figures(statement)
    units = {each.unit for each in figures}
    shares = [each for each in figures if each.unit == Unit.SHARE]
    counts = [each.value for each in figures if each.unit == Unit.COUNT]
    is_label = len(statement.split()) <= _LABEL
    if not (shares or Unit.TIME in units or max(counts, default=0) >= _FEW or has_moved):
        return ""
    if units == {Unit.TIME} or is_label:
        return MOVED if has_moved else SURE if _AHEAD.search(statement) else COMPARED
    if is_unwanted(statement):
        return ADMITTED
    if any(each.part for each in shares):
        return OTHERS
    if has_moved:
        return MOVED
    if _AHEAD.search(statement):
        return SURE
    if shares:
        return OTHERS
    return "" if _RATE.search(statement) else HOW_MANY


def _of_words(statement: str) -> str:
    if _SAID.search(statement):
        return SHOWN
    if _AHEAD.search(statement):
        return READY if _OF_HMICFRS.search(statement) else SURE
    if _UNDER_WAY.search(statement):
        return WHEN
    if has_words(statement, "unfinished"):
        return SO_FAR
    if finds(DONE, statement) or _DONE.search(statement):
        return CHANGED
    return ADMITTED if has_words(statement, "not") else FOLLOWED
