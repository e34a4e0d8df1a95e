"""Requests of a letter to its reader by a date, and news of its writer's return. Pure."""

import re

from peeltrack.imports.language.due_phrases import PHRASE
from peeltrack.imports.reports.finding_patterns import Sign, sign

ASKS_BY_A_DATE = "asks the reader for something by a date, and is no finding"
RETURNS = "says when the inspectorate returns, and is no finding"

_ASKS = sign(
    r"\b(?:grateful|obliged|thankful|appreciate it) (?:if|were) you\b"
    r"|\b(?:ask|invite|require|request|want|urge|remind) (?:that )?you\b|\bwould you\b|^please\b"
    r"|\b(?:need|require|want|like|look forward to|await)(?: to)?(?: \w+ing| see| have)?"
    r" (?:your|an?|the) (?:[\w-]+ )?(?:plan|response|reply|comments|update|evidence|report)\b",
    "I would be grateful if you would send me your plan by 4 May 2027.",
    "We are grateful to you for your help by day and night.",
    anywhere=True,
)
_RETURNS = sign(
    r"\b(?:we|I|HMI\w*|(?:my|our) (?:inspectors|team)|(?:the )?inspect(?:ors|orate)) "
    r"(?:will|shall|(?:plan|intend|expect|aim) to) (?:\w+ ){0,3}?(?:revisit|return|re-?inspect"
    r"|visit|re-?assess|come back|be back)\b",
    "We will revisit the force in January 2027.",
    "We will publish this letter in January 2027.",
    anywhere=True,
)
SIGNS: tuple[Sign, ...] = (_ASKS, _RETURNS)

_LIMIT = re.compile(PHRASE, re.IGNORECASE)
_WHEN = re.compile(
    r"\b(?:in|on|by|before|within|during|from|after|next|later)\b[^.;]{0,40}?"
    r"(?:\b(?:19|20)\d\d\b|\b(?:days|weeks|months|year|spring|summer|autumn|winter)\b)",
    re.IGNORECASE,
)


def asked_of_the_reader(sentence: str) -> str | None:
    """Return why a sentence that binds the reader to a date is no finding; None if it does not."""
    if _ASKS.fits(sentence) and _LIMIT.search(sentence):
        return ASKS_BY_A_DATE
    return RETURNS if _RETURNS.fits(sentence) and _WHEN.search(sentence) else None
