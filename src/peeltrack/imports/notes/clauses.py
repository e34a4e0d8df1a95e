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
_INSERTED = re.compile(
    rf"(?P<who>{WHO}), (?:(?P<also>(?:together |along |jointly )?with|alongside|and) "
    rf"(?P<other>{WHO})|(?:in (?:consultation|liaison|conjunction|discussion|partnership)"
    r"|with (?:the )?(?:support|help|assistance|input|advice)|supported|assisted|helped|advised) "
    r"[^,.;]{3,60}), "
    r"(?=(?:to|would|will|should|shall|must|agreed|undertook|was|were|is|are) )"
)
"""Whom somebody is to act with, put in before what he is to do: "The DCC, with the CFO, to …"."""


def clauses_of(text: str) -> Iterator[str]:
    """Yield the sentences of a paragraph, divided again at a semicolon before another speaker."""
    for sentence in sentences(text):
        divided = _AGREED.match(sentence)
        for clause in _CLAUSE.split(sentence):
            yield from (_AND_THAT.split(clause) if divided else [clause]) if clause.strip() else ()


def without_insertion(text: str) -> str:
    """Return a text with whoever acts beside its subject as an owner: "DCC and CFO to …".

    Those who only help or are consulted own nothing.
    """
    return _INSERTED.sub(
        lambda found: (
            f"{found['who']} and {found['other']} " if found["also"] else f"{found['who']} "
        ),
        text,
    )
