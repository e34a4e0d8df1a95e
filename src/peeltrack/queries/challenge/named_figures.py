"""Figures that an update gives for a measure beside its words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from peeltrack.language.figure import Figure, Unit
from peeltrack.model.parse_date import MONTH
from peeltrack.queries.challenge.accounts import Account
from peeltrack.queries.challenge.clauses import clause_of, own_figures, telling_words
from peeltrack.queries.challenge.given_figure import GivenFigure
from peeltrack.queries.challenge.wanted import (
    NONE_OF_THEM,
    Wanted,
    figures_of,
    names_unwanted,
    says_why,
    times,
)
from peeltrack.queries.challenge.word_overlap import GROUPS, content_words, shared, shares_word

_ABBREVIATION = re.compile(r"[A-Z]{2,}s?")
_THEN = re.compile(rf"[^,;]{{0,40}}?\b(?:{MONTH}|week|quarter|year)\b", re.IGNORECASE)
"""What stands behind a figure that is of one time of several: 69% in July and 74% in August."""
_BREAKDOWN = re.compile(r"^[^,;.]{0,30}[:(]|^, of (?:which|whom)\b")
"""What stands between a figure and its parts: 66%: 74% in the north and 58% in the south."""
LEAST_SAMPLE = 10
"""The number of a sample at least: two of three errors are no such share."""
_MOST = 80
"""The share from which on a small one is hardly of what a measure wants, but of the rest."""
LIKELY_SHARE, ALL_OF_THEM = 20, 100
"""The numbers without a sign that are taken for shares."""
_LABEL = re.compile(r"(?:^|[,;.] )(?:- )?([A-Za-z-]+(?: [a-z-]+){1,4}):? (?:at |is |was )?$")
"""What stands alone before a figure, in two words or more: In person (61%)."""
_NO_NOUN = re.compile(r"\s*(?:$|[,;:(]|(?:in|at|for|from|and|against) )")
"""What stands behind a number that counts nothing by its name."""

_SAMPLE_OF = re.compile(
    r"\b(?:audit|check|look|review|sample|survey)s?(?: [\w-]+)? (?:at|of)(?: another)? $",
    re.IGNORECASE,
)
"""What stands before the number of those that were looked at."""


def named_figure(wanted: Wanted, told: Account) -> GivenFigure | None:
    """Return the figure that an update gives for a clause by its words, if it does."""
    best = max(_near(wanted, told.statements), default=None)
    if best is None:
        return next(_terse(wanted, told), None)
    _, place, named = best
    statement = told.statements[-place]
    is_sure = says_why(wanted, statement)
    return GivenFigure(told, statement, newest(statement, named), is_sure=is_sure)


def labelled_figure(wanted: Wanted, told: Account) -> GivenFigure | None:
    """Return the figure that an update gives behind words which stand in a clause: On time 94%."""
    for statement in told.statements:
        for figure in figures_of(wanted, statement):
            if is_labelled(wanted.clause, statement, figure):
                return GivenFigure(told, statement, [figure], is_sure=False)
    return None


def is_labelled(clause: str, statement: str, figure: Figure) -> bool:
    """Check whether what stands before a figure are words that stand in a clause too."""
    label = _LABEL.search(statement[: figure.start])
    words = f" {re.sub(r'[^a-z-]+', ' ', clause.casefold())} "
    return label is not None and f" {label[1].casefold()} " in words


def _terse(wanted: Wanted, told: Account) -> Iterator[GivenFigure]:
    """Yield figures that stand beside words of a measure's clause alone: Reviews on time 66.

    A bare number up to a hundred is a share, where one is wanted. No limit of time is named; what
    is to be of none beyond it is said to be late.
    """
    bare = replace(wanted, limits=frozenset())
    for statement in told.statements:
        if not names_unwanted(wanted.clause, statement):
            continue
        if not wanted.is_of_those_beyond(statement):
            continue
        of_it = figures_of(bare, statement) or _shares_without_sign(wanted, statement)
        if named := [each for each in of_it if _is_terse(wanted, clause_of(statement, each))]:
            yield GivenFigure(told, statement, newest(statement, named), is_sure=False)


def _is_terse(wanted: Wanted, clause: str) -> bool:
    words = telling_words(clause)
    is_of_it = bool(words) and len(shared(words, wanted.words)) == len(words)
    is_no_other = wanted.others_are_limited and not times(clause)
    return is_of_it and (is_no_other or bool(shared(words, wanted.own_words)))


def _shares_without_sign(wanted: Wanted, statement: str) -> list[Figure]:
    own = own_figures(statement)
    if wanted.standard.unit != Unit.SHARE or len(own) != 1 or own[0].unit != Unit.COUNT:
        return []
    is_bare = LIKELY_SHARE <= own[0].value <= ALL_OF_THEM and _NO_NOUN.match(statement, own[0].end)
    is_size = _SAMPLE_OF.search(statement[: own[0].start])
    return [replace(own[0], unit=Unit.SHARE)] if is_bare and not is_size else []


def _near(
    wanted: Wanted, statements: Sequence[str]
) -> Iterator[tuple[tuple[int, ...], int, list[Figure]]]:
    """Yield the statements that are of a clause: how near they are, their places and figures."""
    own_words = [word for word in wanted.words if not shares_word(word, GROUPS)] or wanted.words
    for place, statement in enumerate(statements):
        own = [e for e in figures_of(wanted, statement) if not _is_the_reverse(wanted, e)]
        has_limit = wanted.has_limit(statement)
        whole = _weight(wanted.words, statement) + has_limit
        is_short = 0 < len(own_words) <= 2 * (_weight(own_words, statement) + has_limit)
        is_of_it = whole >= wanted.least or (is_short and wanted.standard != NONE_OF_THEM)
        has_own = has_limit and wanted.has_own_limits
        is_of_it &= has_own or not wanted.own_words or shares_word(statement, wanted.own_words)
        if own and is_of_it and _is_wanted(wanted, statement):
            near = {each: _nearness(wanted, statement, each) for each in own}
            nearest = [each for each in own if near[each] == max(near.values())]
            if _are_of_several_times(statement, own):
                nearest = own[-1:]
            yield (whole, *max(near.values())), -place, nearest


def _is_wanted(wanted: Wanted, statement: str) -> bool:
    """Check whether a statement names what a measure has as unwanted, or that it is in time."""
    return names_unwanted(wanted.clause, statement) or wanted.is_in_time(statement)


def _is_the_reverse(wanted: Wanted, figure: Figure) -> bool:
    """Check whether a share is rather of what a measure does not want: 4%, where 95% is wanted."""
    standard = wanted.standard
    wants_most = standard.unit == Unit.SHARE and not standard.at_most and standard.value >= _MOST
    is_few = figure.part is None and figure.value <= ALL_OF_THEM - standard.value
    return wants_most and is_few


def _nearness(wanted: Wanted, statement: str, figure: Figure) -> tuple[int, ...]:
    """Count what stands beside a figure: its limit, words that no other measure has, and all."""
    clause = clause_of(statement, figure)
    return (
        wanted.has_limit(clause),
        _weight(wanted.own_words, clause),
        _weight(wanted.words, clause),
    )


def _weight(words: Sequence[str], text: str) -> int:
    """Count the words that a text has, an abbreviation as two."""
    alike = shared(words, content_words(text))
    return len(alike) + sum(bool(_ABBREVIATION.fullmatch(each)) for each in alike)


def newest(statement: str, named: Sequence[Figure]) -> Sequence[Figure]:
    """Return the last of the figures if each is of another time, the first before its parts."""
    if len(named) > 1 and _BREAKDOWN.match(statement[named[0].end : named[1].start]):
        return named[:1]
    return named[-1:] if _are_of_several_times(statement, named) else named


def _are_of_several_times(statement: str, named: Sequence[Figure]) -> bool:
    """Check whether each figure is of a time of its own: 69% in July and 74% in August."""
    ends = [*(each.start for each in named[1:]), len(statement)]
    behind = [statement[each.end : end] for each, end in zip(named, ends, strict=True)]
    return len(named) > 1 and all(_THEN.match(each) for each in behind)
