"""Statements of what is so of all, or of none: all posts are filled, nobody waits. Pure."""

import re

from peeltrack.language.admissions import admits

_OF_ALL = re.compile(
    r"\b(?:(?:all|both)(?! of (?:them|these|those|which|whom)\b)|everyone|everybody|nobody"
    r"|every(?! (?:day|week|fortnight|month|quarter|year|morning|night|shift|time|\w+day)\b)"
    r"|no[ -]one|none|throughout|ring-?fenced"
    r"|full(?:y)? (?:staffed|strength|establishment|complement)|without (?:interruption|exception)"
    r"|no (?:[\w'-]+ ){1,3}(?:has|have|is|are|was|were))\b",
    re.IGNORECASE,
)
_NOT_NOW = re.compile(
    r"\b(?:will|should|must|would|aim|plan|expect|until|if|almost|nearly|when|once|before|not)\b",
    re.IGNORECASE,
)
"""What makes it a wish, a condition, or no claim at all."""
_BEFORE, _WORDS = 30, 14
"""Characters before the word that says so, and words from there on, that tell of what it is so."""


def said_of_all(statement: str) -> str:
    """Return the words about what a statement says is so of all or of none; empty if it does not.

    A statement that admits something, or says what is to be, claims nothing.
    """
    found = _OF_ALL.search(statement)
    if found is None or _NOT_NOW.search(statement) or admits(statement):
        return ""
    begun = statement.rfind(" ", 0, max(0, found.start() - _BEFORE)) + 1
    return " ".join(statement[begun:].split()[:_WORDS])
