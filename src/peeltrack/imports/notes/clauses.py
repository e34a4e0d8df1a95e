"""Clauses within a paragraph of minutes that may oblige different people. Pure."""

import re
from collections.abc import Iterator

from peeltrack.imports.notes.forms import DELIVER, WHO
from peeltrack.language.sentences import sentences

_AGREED = re.compile(r"\W*(?:It was )?(?:agreed|resolved|decided)\b", re.IGNORECASE)
_AND_THAT = re.compile(
    rf"(?:,? and|; and|;) (?=that {WHO} (?:would|will|should|shall|to|be|{DELIVER}(?:e?s)?)\b)"
)
_CLAUSE = re.compile(
    r"(?<=;)\s+(?:and )?(?=(?:the )?[A-Z(])|(?<=[:;,])\s+(?:and )?(?=\((?:\d|[ivx]+|[a-z])\)\s)"
)


def clauses_of(text: str) -> Iterator[str]:
    """Yield the sentences of a paragraph, divided again at a semicolon before another speaker."""
    for sentence in sentences(text):
        divided = _AGREED.match(sentence)
        for clause in _CLAUSE.split(sentence):
            yield from (_AND_THAT.split(clause) if divided else [clause]) if clause.strip() else ()
