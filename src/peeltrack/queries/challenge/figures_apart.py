"""Two figures for one measure: whether they are of the same thing."""

import re
from collections.abc import Sequence

from peeltrack.language.figure import Figure, Unit
from peeltrack.model.parse_date import MONTH
from peeltrack.queries.challenge.accounts import Account
from peeltrack.queries.challenge.clauses import own_figures, telling_words
from peeltrack.queries.challenge.given_figure import GivenFigure
from peeltrack.queries.challenge.reported import measure_words
from peeltrack.queries.challenge.standards import Standard
from peeltrack.queries.challenge.word_overlap import content_words, shared, shares_word

_NAME = re.compile(rf"(?<=[a-z,;] )(?!{MONTH}\b)[A-Z][a-z]+")
"""A name within a sentence: Kelsby."""
_SUBJECT = re.compile(
    r"(?:the |our )?(\S+(?: \S+){1,4}?) (?:is|was|are|were|stands?|stood)\b", re.IGNORECASE
)
"""What a statement is of, in two words or more: (The) average caseload (is 61)."""


def is_comparable(clause: str, before: GivenFigure, newest: GivenFigure) -> bool:
    """Check whether the figure before is of the same thing as the newest.

    Of two figures nobody knows which the one before was of. That of a district is not to be set
    beside that of the force, nor footage that is there beside footage that was reviewed.
    """
    if len(newest.figures) > 1 and len(before.figures) != len(newest.figures):
        return False
    words = measure_words(clause)
    was, now = (set(shared(words, content_words(e.statement))) for e in (before, newest))
    if now and not was and telling_words(before.statement):
        return False
    is_of_the_same = was <= now or now <= was
    return is_of_the_same and _has_names(f"{clause} {before.statement}", newest.in_clause)


def _has_names(text: str, clause: str) -> bool:
    """Check whether a text has each name within a clause, such as that of a district."""
    return all(name in text for name in _NAME.findall(clause))


def in_other_words(
    known: GivenFigure, standard: Standard, accounts: Sequence[Account]
) -> GivenFigure | None:
    """Return the newest later figure that is of the same thing by the words of the one known.

    The average wait was six hours; then: The wait in June was five.
    """
    for told in reversed(accounts):
        if told.index <= known.told.index:
            break
        for statement in told.statements:
            named = _figures_of_the_same(statement, known, standard)
            if len(named) == 1:
                return GivenFigure(told, statement, named, is_sure=False)
    return None


def _figures_of_the_same(
    statement: str, known: GivenFigure, standard: Standard
) -> Sequence[Figure]:
    """Return the figures of what a figure was of, if a statement names it: of a time by a word."""
    own = [each for each in own_figures(statement) if each.unit == standard.unit]
    if standard.unit == Unit.TIME:
        return own if shares_word(statement, telling_words(known.in_clause)) else ()
    subject = _SUBJECT.match(known.in_clause)
    place = statement.casefold().find(subject[1].casefold()) if subject else -1
    return [each for each in own if each.start > place >= 0][:1]
