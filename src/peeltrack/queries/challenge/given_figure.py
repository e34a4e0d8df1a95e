"""The figure that an update gives for a measure of success."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from peeltrack.language.figure import Figure
from peeltrack.queries.challenge.accounts import Account
from peeltrack.queries.challenge.clauses import clause_of, telling_words
from peeltrack.queries.challenge.quotes import quote_around
from peeltrack.queries.challenge.word_overlap import shares_word

_ENOUGH, _OTHER_WORDS = 4, 2
"""Words of a clause that says of what a figure is, and those that make it another thing."""
SAMPLE = frozenset(
    {"met", "meet", "meets", "pass", "passed", "sample", "samples", "sampled", "audit", "audited"}
)
"""What a clause may say of a figure without naming another thing than the statement does."""

_OF_THOSE_ALONE = re.compile(
    r" of (?:the |those |all )?[^.,;]{0,50}?"
    r"\b(?:where|in which|for which|that had|who had) (?P<which>[^.,;]+)",
    re.IGNORECASE,
)
"""How a share is said to be of a part of what is counted."""


class GivenFigure(NamedTuple):
    """The figure for a measure in an update."""

    told: Account
    statement: str
    figures: Sequence[Figure]
    """Several if it is not clear which is the one; of figures of several times the last."""
    is_sure: bool = True
    """Whether its words say that it is of the measure."""

    @property
    def quoted(self) -> str:
        """Its statement as a quotation, with its figures."""
        return quote_around(self.statement, [each.start for each in self.figures])

    @property
    def figure_as_written(self) -> str:
        """The words of its last figure: 77 of 98."""
        last = self.figures[-1]
        return self.statement[last.start : last.end]

    @property
    def in_clause(self) -> str:
        """The clause of its statement in which its figure stands, if that says enough."""
        clause = clause_of(self.statement, self.figures[-1]).strip(" ,;:")
        is_enough = len(clause.split()) >= _ENOUGH and telling_words(clause)
        is_whole = clause.count("(") == clause.count(")")
        return clause if is_enough and is_whole else self.statement

    def is_of_other_words(self, words: Sequence[str]) -> bool:
        """Check whether its own clause names two things, and none of the words of a measure.

        1,306 forms were submitted, and 99% pass the system's validation.
        """
        clause = clause_of(self.statement, self.figures[-1])
        own = [word for word in telling_words(clause) if word.casefold() not in SAMPLE]
        return len(own) >= _OTHER_WORDS and not shares_word(clause, words)

    def is_of_a_part(self, words: Sequence[str]) -> bool:
        """Check whether its figure is only of those about which its statement says something new.

        That is in none of the words of a measure.

        Reasons recorded in 88% of the cases where a statement had been obtained.
        """
        part = _OF_THOSE_ALONE.match(self.statement, self.figures[-1].end)
        return part is not None and not shares_word(part["which"], words)
