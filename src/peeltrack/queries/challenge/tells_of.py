"""Updates and answers that tell of what a text is about, by its telling words. Pure."""

from collections.abc import Iterable

from peeltrack.language.told import statements
from peeltrack.model.progress import ProgressUpdate
from peeltrack.queries.challenge.clauses import telling_words
from peeltrack.queries.challenge.word_overlap import shared

_OF_IT = 2
"""Telling words of a text that a statement has which tells of it."""


def update_tells_of(update: ProgressUpdate, text: str) -> bool:
    """Check whether a statement of an update, or its barrier, tells of what a text is about."""
    return any_tells_of(statements(f"{update.text} {update.blocker or ''}"), text)


def any_tells_of(said: Iterable[str], text: str) -> bool:
    """Check whether any statement has two telling words of a text, or the only one that it has."""
    words = telling_words(text)
    least = min(_OF_IT, len(words))
    return any(len(shared(words, telling_words(each))) >= least > 0 for each in said)
