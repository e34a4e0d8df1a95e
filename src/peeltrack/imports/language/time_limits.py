"""Time limits of findings: which phrase in a wording, its lead-in or behind it is one. Pure.

"Victims should be told within 28 days" sets a standard; "Within 28 days, the force should …"
sets a limit.
"""

import re
from dataclasses import dataclass

from peeltrack.imports.language.due_phrases import PHRASE
from peeltrack.imports.language.event_limits import event_in
from peeltrack.imports.language.instructions import is_dated_imperative
from peeltrack.language.sentences import first_sentence

_FORM = re.compile(PHRASE, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Limit:
    """A time limit in a wording, before it is counted."""

    phrase: str
    doubt: str | None = None
    """The reason why it may not be the time limit at all; it is then given no date."""


_OBLIGES = re.compile(r"\b(?:should|must|needs? to|ought to|shall|will)\b", re.IGNORECASE)
_RECOMMENDS = re.compile(r"\brecommends? that\b,?[^,:]{0,80}", re.IGNORECASE)
_LONGEST_LEAD = 400


def limit_of(lead_in: str, text: str) -> Limit | None:
    """Return the time limit of a finding: its lead-in's, else that of its own first sentence.

    "Victims should be told within 28 days" sets a standard and not a time limit, so a
    phrase counts only before the obligation or immediately after it.
    """
    lead = lead_in[-_LONGEST_LEAD:]
    if above := _FORM.search(lead):
        own = _own_day(text)
        second = _second_date(lead[above.end() :])
        return Limit(own, _IN_THE_LEAD.format(above[0])) if own else Limit(above[0], second)
    sentence, rest = first_sentence(text)
    if rest.startswith(("(", "[")):  # whom it is for, and by when
        aside, rest = first_sentence(rest)
        sentence = f"{sentence} {aside}"
    if found := _FORM.match(sentence, pos=sentence[:1] in "(["):
        return Limit(found[0], _second_date(sentence[found.end() :] + rest))
    event = event_in(sentence)
    return _dated(sentence, rest) or (Limit(event) if event else None)


def _dated(sentence: str, rest: str) -> Limit | None:
    """Return the limit that a sentence has elsewhere than at its beginning, or one behind it."""
    asked, found = _RECOMMENDS.search(sentence), _FORM.search(sentence)
    if asked and found and asked.start() < found.start() < asked.end():
        return Limit(found[0])
    obliged = _OBLIGES.search(sentence)
    if obliged is None:
        return _further_on(sentence, rest) or _behind_title(sentence, rest) or _alone(rest)
    before = _FORM.search(sentence, 0, obliged.start())
    behind = _FORM.match(sentence[obliged.end() :].lstrip(", "))
    if found := before or behind:
        return Limit(found[0], _second_date(sentence[found.end() :] + rest) if before else None)
    return _further_on(sentence[obliged.end() :], rest) or _alone(rest)


_IN_THE_LEAD = "differs from another in its lead-in, “{}”: check which one applies"


def _own_day(text: str) -> str | None:
    """Return the limit that an entry of a list says besides its lead-in's: a day, or its start."""
    begins = _FORM.match(text)
    named = (found for found in _FORM.finditer(text) if found.lastgroup in ("day", "month"))
    found = begins or next(named, None)
    return found[0] if found else None


def _further_on(sentence: str, rest: str) -> Limit | None:
    """Return a limit later in the sentence: a date is one; a span may be part of the standard."""
    for found in _FORM.finditer(sentence):
        if found.lastgroup in ("day", "month", "year") or _OF_PUBLICATION.search(found[0]):
            return Limit(found[0], _second_date(sentence[found.end() :] + rest))
        if _IN_BRACKETS.search(f"{sentence[: found.start()]}\0{sentence[found.end() :]}"):
            return Limit(found[0])
        before, behind = sentence[: found.start()], sentence[found.end() :]
        if before.endswith(", ") and behind.startswith(","):
            return Limit(found[0])
        if _TELLS_US.search(before):
            return Limit(found[0])
        spans = _IN_MONTHS.fullmatch(found[0]) and not _OF_EACH.search(before)
        alone = not rest or found.lastgroup == "now" or spans
        if alone and not behind.strip(" .;") and not _FORETELLS.search(before):
            return Limit(found[0], AT_THE_END)
        by_then = _IN_MONTHS.fullmatch(found[0]) and not _FOR_EACH.match(behind)
        if by_then and _VERB_ALONE.fullmatch(before):
            return Limit(found[0], BEHIND_THE_VERB)
    return None


def _behind_title(title: str, rest: str) -> Limit | None:
    """Return the limit with which a sentence begins behind its title: Rotas. By May, the force …"""
    asked, others = first_sentence(rest)
    found = _FORM.match(asked)
    asks = is_dated_imperative(asked) or _OBLIGES.search(asked)
    if found is None or not asks or len(title.split()) > _MOST_WORDS_OF_TITLE:
        return None
    return Limit(found[0], _second_date(asked[found.end() :] + others))


_MOST_WORDS_OF_TITLE = 8


def _alone(rest: str) -> Limit | None:
    """Return the limit of a later sentence that says only that: This should be done by May."""
    for sentence in rest.split(". ")[:_MOST_LATER]:
        if found := _SAYS_WHEN.match(sentence.strip()):
            return Limit(found["when"])
    return None


def _second_date(text: str) -> str | None:
    later = next((each for each in _FORM.finditer(text) if each.lastgroup == "day"), None)
    return f"a second date follows, “{later[0]}”: check which one applies" if later else None


AT_THE_END = "is at the end: check that it is the time limit"
BEHIND_THE_VERB = "is part of what is asked: check that it is the time limit"
_FORETELLS = re.compile(
    r"\b(?:will|would|may|might|could|expects?|expected|likely|forecast|predicted)\b[^,;.]*$",
    re.IGNORECASE,
)
"""Words with which a clause tells what is to come: the staff that it will lose over a year."""
_VERB_ALONE = re.compile(r" ?[a-z]+ ")
_FOR_EACH = re.compile(
    r" (?:(?:to|of|for|with) )?(?:each|every|any|all)\b(?! of (?:the|these|those)\b)"
    r"| (?:to|of|for|with) an?\b"
)
_OF_EACH = re.compile(r"\b(?:each|every|any|all|whenever|when|whose|who|that)\b", re.IGNORECASE)
"""Words with which a standard says what it is for: to visit each home within three months."""
_IN_MONTHS = re.compile(r"within .* (?:month|year)s?\b.*", re.IGNORECASE)
"""A span that no standard for each case has: the force should publish within six months a plan."""
_IN_BRACKETS = re.compile(
    r"[(\[](?:[^()\[\]\0]{0,160}[,;:] ?)?\0(?:[,;] [^()\[\]]{0,160})?[)\]][.;]?$"
)
"""A time limit in brackets at a sentence's end, where it is no part of what is asked."""
_TELLS_US = re.compile(
    r"\b(?:write|report|respond|reply|return|update|inform|tell|provide)\b[^.]{0,30}\b(?:us|me"
    r"|the [Cc]ommittee|this [Cc]ommittee|[Pp]arliament|HMIC(?:FRS)?|the inspectorate)"
    r"(?: back| again)? ?$"
)
"""Words with which a reply is asked for by some time; that time is a limit and no standard."""
_OF_PUBLICATION = re.compile(r"publi(?:cation|shed)|report|letter", re.IGNORECASE)
_SAYS_WHEN = re.compile(
    r"(?:(?:this|these|it|the work|all of this)(?: \w+){0,2} (?:should|must|needs to)"
    r"(?: \w+){1,4}? |this is due |to be (?:done|completed?) |deadline:? |timescales?:? )?"
    rf"(?P<when>{PHRASE})\.?$",
    re.IGNORECASE,
)
_MOST_LATER = 12
