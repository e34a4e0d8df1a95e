"""Figures that may be of a measure, though an update has few of its words."""

import re
from collections.abc import Sequence
from itertools import permutations

from peeltrack.language.figure import Figure, Unit
from peeltrack.language.figures import figures
from peeltrack.model.items import Item
from peeltrack.model.parse_date import MONTH
from peeltrack.queries.challenge.accounts import Account, public_accounts
from peeltrack.queries.challenge.clauses import clause_of, is_said_again, own_figures, telling_words
from peeltrack.queries.challenge.given_figure import GivenFigure
from peeltrack.queries.challenge.named_figures import ALL_OF_THEM, LEAST_SAMPLE, LIKELY_SHARE
from peeltrack.queries.challenge.readings import statements_of_others
from peeltrack.queries.challenge.reported import is_response_rate, measure_words
from peeltrack.queries.challenge.standards import (
    ALL,
    Standard,
    clauses_with_standards,
    standard_of,
)
from peeltrack.queries.challenge.wanted import (
    OF_IT,
    clauses_of_measures,
    is_alone,
    is_of_its_kind,
    is_of_the_other_kind,
    may_be_of_those_beyond,
    names_another_rate,
    times,
)
from peeltrack.queries.challenge.word_overlap import content_words, shared, shares_word

_NEXT = re.compile(r"\bnext\b", re.IGNORECASE)
"""How an update says when there will be a figure again: the next survey is in May."""
_SAMPLED = re.compile(r"\b(?:sampl\w+|audit\w*|dip)\b", re.IGNORECASE)
_STILL_OPEN = re.compile(r"\b(?:so far|closes?|until)\b", re.IGNORECASE)
"""How a survey is said not to be over."""
_FEW = 2
"""Telling words of a statement that does not say what it counts: 14.0% in June."""
_FOR_A_MONTH = re.compile(rf",? for (?:\w+ )?(?:{MONTH})\b", re.IGNORECASE)
_REFERS = re.compile(r"\b(?:it|them|these|they|this|those)\b", re.IGNORECASE)
"""What refers to a thing that the statement before names."""


def may_tell(statement: str, words: Sequence[str], standard: Standard) -> bool:
    """Check whether a statement may give the figure for a measure with some words, or says when."""
    alike, named = len(shared(words, content_words(statement))), figures(statement)
    if any(figure.unit == standard.unit for figure in named) or ALL.search(statement):
        return alike > 0
    return (bool(named) and alike >= OF_IT) or (alike > 0 and bool(_NEXT.search(statement)))


def may_be_unnamed(item: Item, measure: str, standard: Standard, last: Account) -> bool:
    """Check whether an update may give the figure in words that the measure does not have.

    It does if it has a share and no other measure is one, or a share beside a word of the measure;
    if it has the size of a sample, whose parts follow; or the time within which a thing is done.
    """
    is_share, is_only = standard.unit == Unit.SHARE, is_alone(item, standard)
    is_time = standard.unit == Unit.TIME
    return any(
        not times(measure).isdisjoint(times(each))
        or (
            is_share
            and any(_may_be_result(each, e, measure) for e in own_figures(each))
            and not names_another_rate(measure_words(measure), each)
            and (is_only or shares_word(each, measure_words(measure)))
        )
        or (is_share and _SAMPLED.search(each) is not None and bool(own_figures(each)))
        or (is_time and is_of_its_kind(measure, each) and bool(times(each)))
        for each in last.statements
    )


def _may_be_result(statement: str, figure: Figure, measure: str) -> bool:
    """Check whether a figure is a share, but for those who answered and a part of a few things.

    Where answers still come in, the result does too.
    """
    is_share = figure.unit == Unit.SHARE and (figure.whole or LEAST_SAMPLE) >= LEAST_SAMPLE
    is_of_answers = is_response_rate(statement, figure, measure_words(measure))
    return is_share and (not is_of_answers or _STILL_OPEN.search(statement) is not None)


def has_parts_that_meet(statement: str, standard: Standard) -> bool:
    """Check whether one number of a statement is, of another, the share that is wanted."""
    counted = [each.value for each in own_figures(statement) if each.unit == Unit.COUNT]
    shares = (100 * part / whole for part, whole in permutations(counted, 2) if 0 < part <= whole)
    return standard.unit == Unit.SHARE and any(standard.is_met_by(each) for each in shares)


def has_loose_figure(item: Item, last: Account, standard: Standard | None, clause: str) -> bool:
    """Check whether an update has a figure in a unit that may be the one that is wanted.

    It may be if its own clause has hardly a word, or refers to what was named before. The average
    time is not the longest, nor the reverse; what names another of the item's measures is of that.
    """
    own = measure_words(clause)
    known = clauses_of_measures(item)
    others = [word for each in known if each != clause for word in measure_words(each)]
    others = [word for word in others if not shared([word], own)]

    def may_be_it(statement: str, figure: Figure) -> bool:
        said = clause_of(statement, figure)
        is_loose = len(telling_words(said)) <= _FEW or _REFERS.search(statement) is not None
        is_other = shares_word(said, others) and not shares_word(said, own)
        is_longest = figure.unit == Unit.TIME and is_of_the_other_kind(clause, statement, figure)
        is_again = is_said_again(figure, own_figures(statement))
        return is_loose and not (is_other or is_longest or is_again)

    is_share = standard is not None and standard.unit == Unit.SHARE
    return standard is not None and any(
        (each.unit == standard.unit or (is_share and _is_of_a_month(statement, each)))
        and may_be_it(statement, each)
        for statement in free_statements(item, last, standard, clause)
        for each in own_figures(statement)
    )


def may_be_given_since(item: Item, measure: str, reading: GivenFigure) -> bool:
    """Check whether an update after a measure's figure has one in its unit that may be of it."""
    clauses = ((each, standard_of(each)) for each in clauses_with_standards(measure))
    return any(
        figure.unit == standard.unit
        for clause, standard in clauses
        if standard
        for told in public_accounts(item)
        if told.index > reading.told.index
        for statement in free_statements(item, told, standard, clause)
        for figure in own_figures(statement)
    )


def _is_of_a_month(statement: str, figure: Figure) -> bool:
    """Check whether a number may be a share without its sign: ninety-six for August."""
    is_likely = figure.unit == Unit.COUNT and LIKELY_SHARE <= figure.value <= ALL_OF_THEM
    return is_likely and _FOR_A_MONTH.match(statement, figure.end) is not None


def free_statements(item: Item, told: Account, standard: Standard, clause: str) -> list[str]:
    """Return the statements of an update that may be of a clause, and of no other measure."""
    taken = statements_of_others(item, clause, told)
    return [
        each
        for each in told.statements
        if each not in taken and may_be_of_those_beyond(clause, standard, each)
    ]
