"""Readings of a measure of success: the figure that an update gives for it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import NamedTuple

from peeltrack.language.figure import Figure, Unit
from peeltrack.language.figures import figures
from peeltrack.language.polarity import is_unwanted
from peeltrack.model.items import Item
from peeltrack.model.parse_date import MONTH
from peeltrack.queries.challenge.accounts import Account
from peeltrack.queries.challenge.clauses import (
    clause_of,
    is_said_again,
    own_figures,
    telling_words,
)
from peeltrack.queries.challenge.quotes import quote_around
from peeltrack.queries.challenge.reported import ACTIVITY
from peeltrack.queries.challenge.standards import Standard, standard_of
from peeltrack.queries.challenge.wanted import (
    NONE_OF_THEM,
    Wanted,
    clauses_in,
    clauses_of_measures,
    figures_of,
    has_number,
    is_alone,
    names_unwanted,
    says_why,
    wanted_of,
)
from peeltrack.queries.challenge.word_overlap import GROUPS, content_words, shared, shares_word

_ABBREVIATION = re.compile(r"[A-Z]{2,}s?")
_THEN = re.compile(rf"[^,;]{{0,40}}?\b(?:{MONTH}|week|quarter|year)\b", re.IGNORECASE)
"""What stands behind a figure that is of one time of several: 69% in July and 74% in August."""
_BREAKDOWN = re.compile(r"^[^,;.]{0,30}[:(]|^, of (?:which|whom)\b")
"""What stands between a figure and its parts: 66%: 74% in the north and 58% in the south."""
_LIKELY, _ALL = 20, 100
"""The numbers without a sign that are taken for shares."""
_NO_NOUN = re.compile(r"\s*(?:$|[,;:(]|(?:in|at|for|from|and|against) )")
"""What stands behind a number that counts nothing by its name."""
_AGAIN = re.compile(r"[\d%] \($")
"""What stands before a figure that is the one before it again: 71 of 80 (89%)."""
_MADE_OF_A_WORD = re.compile(r"\w{4}(?:isation|ization|isations|hood|ship)$", re.IGNORECASE)
"""How a word ends that is made of another, and does not mean what that does: victimisation."""
_RESULTS = frozenset(
    {"latest", "outturn", "provisional", "result", "results", "return", "longest", "oldest"}
    | {"average", "median", "mean"}
)
"""Words that say only that something is a figure, or which of several."""
_NUMBER = re.compile(r"\d{2,3}")
"""A statement that is a number alone, which is a share where one is wanted."""
_TIMES, _NEAR_REVERSE = 20, 10
"""How many times a standard a number may be that is of it, and points beside its reverse."""
_ENOUGH, _OTHER_WORDS = 4, 2
"""Words of a clause that says of what a figure is, and those that make it another thing."""


_SAMPLE = frozenset(
    {"met", "meet", "meets", "pass", "passed", "sample", "samples", "sampled", "audit", "audited"}
)
"""What a clause may say of a figure without naming another thing than the statement does."""


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
        return clause if is_enough else self.statement

    def is_of_other_words(self, words: Sequence[str]) -> bool:
        """Check whether its own clause names two things, and none of the words of a measure.

        1,306 forms were submitted, and 99% pass the system's validation.
        """
        clause = clause_of(self.statement, self.figures[-1])
        own = [word for word in telling_words(clause) if word.casefold() not in _SAMPLE]
        return len(own) >= _OTHER_WORDS and not shares_word(clause, words)


def readings(
    item: Item, clause: str, standard: Standard, accounts: Iterable[Account]
) -> Iterator[GivenFigure]:
    """Yield what updates give for a clause of a measure.

    It is the statement of each nearest to the clause, or one that has no word but its own, such as
    "plans 87". Else it is a bare figure, such as "14.0% in June" (`_bare_figure`), or of an item
    with one measure in a unit the only per cent of the update. That is not sure.
    """
    wanted, may_be_bare = wanted_of(item, clause, standard), is_alone(item, standard)
    for told in accounts:
        if given := _given(item, wanted, told):
            yield given
        elif may_be_bare:
            yield from islice(_unsure(item, wanted, told), 1)


def statements_of_others(item: Item, clause: str, told: Account) -> frozenset[str]:
    """Return the statements of an update that give the figures of an item's other measures."""
    others = ((each, standard_of(each)) for each in clauses_of_measures(item) if each != clause)
    wanted = (wanted_of(item, each, standard) for each, standard in others if standard)
    given = (_given(item, each, told) for each in wanted)
    return frozenset(each.statement for each in given if each)


def _given(item: Item, wanted: Wanted, told: Account) -> GivenFigure | None:
    """Return the figure of an update that is a clause's by its words, bare or by one of its own."""
    return (
        _named(wanted, told)
        or _bare_figure(item, wanted, told)
        or next(_by_own(wanted, told), None)
    )


def _by_own(wanted: Wanted, told: Account) -> Iterator[GivenFigure]:
    """Yield figures beside a word that no other measure has, and at most one more: 999 at 83%.

    That is not sure.
    """
    for statement in told.statements:
        if not names_unwanted(wanted.clause, statement):
            continue
        for figure in figures_of(wanted, statement):
            words = [e for e in telling_words(clause_of(statement, figure)) if e not in ACTIVITY]
            is_own = bool(shared(words, wanted.own_words))
            is_of_it = is_own and len(words) - len(shared(words, wanted.words)) <= 1
            if is_of_it and _states_number(wanted) and _is_likely(wanted, statement, figure):
                yield GivenFigure(told, statement, [figure], is_sure=False)


def _named(wanted: Wanted, told: Account) -> GivenFigure | None:
    """Return the figure that an update gives for a clause by its words, if it does."""
    best = max(_near(wanted, told.statements), default=None)
    if best is None:
        return next(_terse(wanted, told), None)
    _, place, named = best
    statement = told.statements[-place]
    is_sure = says_why(wanted, statement)
    return GivenFigure(told, statement, _newest(statement, named), is_sure=is_sure)


def _bare_figure(item: Item, wanted: Wanted, told: Account) -> GivenFigure | None:
    """Return the figure of an update that has no word, if it is most likely a clause's.

    It is if no other measure is in its unit; if there are as many bare figures as measures, by
    their places; if each other measure has its figure by name; or if the update begins with it and
    the measure is the first.
    """
    alike = [each for each in clauses_in(item, wanted.standard.unit) if has_number(each)]
    if not _states_number(wanted):
        return None
    bare = [each for each in _bare(told, wanted.standard.unit) if _is_likely(wanted, *each)]
    others = [each for each in alike if each != wanted.clause]
    if wanted.clause not in alike or not bare or (others and len(bare) > len(alike)):
        return None
    if others and len(bare) == len(alike):
        statement, figure = bare[alike.index(wanted.clause)]
        return GivenFigure(told, statement, [figure], is_sure=False)
    statement, figure = bare[0]
    is_first = wanted.clause == alike[0] and statement == told.statements[0]
    if not is_first and any(_is_unnamed(item, each, told) for each in others):
        return None
    return GivenFigure(told, statement, [figure], is_sure=False)


def _states_number(wanted: Wanted) -> bool:
    """Check whether a clause gives its standard as a figure, and not as each or all."""
    return any(each.value == wanted.standard.value for each in figures(wanted.clause))


def _is_unnamed(item: Item, clause: str, told: Account) -> bool:
    """Check whether an update gives no figure for a clause by its words."""
    standard = standard_of(clause)
    return standard is None or _named(wanted_of(item, clause, standard), told) is None


def _is_likely(wanted: Wanted, statement: str, figure: Figure) -> bool:
    """Check whether a bare figure is of the size that a clause speaks of, and not of its reverse.

    Of 90% that are answered 8% is not; nor are 92% of the 10% that are not.
    """
    standard = wanted.standard
    is_of_it = figure in figures_of(wanted, statement) or _NUMBER.fullmatch(statement)
    if not is_of_it:
        return False
    if standard.unit == Unit.COUNT:
        return standard.value / _TIMES <= figure.value <= standard.value * _TIMES
    if standard.unit != Unit.SHARE:
        return True
    reverse = _ALL - standard.value
    return figure.value < reverse if standard.at_most else figure.value > reverse + _NEAR_REVERSE


def _terse(wanted: Wanted, told: Account) -> Iterator[GivenFigure]:
    """Yield figures that stand beside words of a measure's clause alone: Reviews on time 66.

    A bare number up to a hundred is a share, where one is wanted. No limit of time is named.
    """
    bare = replace(wanted, limits=frozenset())
    for statement in told.statements:
        if not names_unwanted(wanted.clause, statement):
            continue
        of_it = figures_of(bare, statement) or _shares_without_sign(wanted, statement)
        if named := [each for each in of_it if _is_terse(wanted, clause_of(statement, each))]:
            yield GivenFigure(told, statement, _newest(statement, named), is_sure=False)


def _is_terse(wanted: Wanted, clause: str) -> bool:
    words = telling_words(clause)
    is_of_it = bool(words) and len(shared(words, wanted.words)) == len(words)
    return is_of_it and bool(shared(words, wanted.own_words))


def _shares_without_sign(wanted: Wanted, statement: str) -> list[Figure]:
    own = own_figures(statement)
    if wanted.standard.unit != Unit.SHARE or len(own) != 1 or own[0].unit != Unit.COUNT:
        return []
    is_bare = _LIKELY <= own[0].value <= _ALL and _NO_NOUN.match(statement, own[0].end)
    return [replace(own[0], unit=Unit.SHARE)] if is_bare else []


def _bare(told: Account, unit: Unit) -> list[tuple[str, Figure]]:
    """Return the figures of an update in a unit that stand beside no word of what they count.

    What is said a second time in brackets counts once: 71 of 80 (89%). Of figures that are each of
    another time the last counts.
    """
    bare: list[tuple[str, Figure]] = []
    for statement in told.statements:
        if unit == Unit.SHARE and _NUMBER.fullmatch(statement):
            shares = (replace(each, unit=unit) for each in own_figures(statement))
            bare += [(statement, each) for each in shares if _LIKELY <= each.value <= _ALL]
        own = [each for each in own_figures(statement) if each.unit == unit]
        found = [
            each
            for each in own
            if not (_AGAIN.search(statement[: each.start]) or is_said_again(each, own))
            and _is_bare(clause_of(statement, each))
        ]
        bare += [(statement, each) for each in (_newest(statement, found) if found else ())]
    return bare


def _is_bare(clause: str) -> bool:
    return all(word.casefold() in _RESULTS for word in telling_words(clause))


def _unsure(item: Item, wanted: Wanted, told: Account) -> Iterator[GivenFigure]:
    standard = wanted.standard
    wants_more = standard.unit == Unit.SHARE and not standard.at_most
    given = [
        (statement, named)
        for statement in told.statements
        if (named := [e for e in figures_of(wanted, statement) if _is_likely(wanted, statement, e)])
        and names_unwanted(wanted.clause, statement)
        and not (wants_more and is_unwanted(statement))
        and not _is_of_another_thing(wanted.words, statement)
    ]
    bare = [each for each in given if _has_hardly_more(each[0], wanted.words)]
    shares = [each for _, named in given for each in named if each.unit == Unit.SHARE]
    is_only = len(given) == len(item.measures) == len(shares) == 1 and shares[0].part is None
    for statement, named in bare or (given if is_only else []):
        yield GivenFigure(told, statement, _newest(statement, named), is_sure=False)


def _near(
    wanted: Wanted, statements: Sequence[str]
) -> Iterator[tuple[tuple[int, ...], int, list[Figure]]]:
    """Yield the statements that are of a clause: how near they are, their places and figures."""
    own_words = [word for word in wanted.words if not shares_word(word, GROUPS)] or wanted.words
    for place, statement in enumerate(statements):
        own = figures_of(wanted, statement)
        has_limit = wanted.has_limit(statement)
        whole = _weight(wanted.words, statement) + has_limit
        is_short = 0 < len(own_words) <= 2 * (_weight(own_words, statement) + has_limit)
        is_of_it = whole >= wanted.least or (is_short and wanted.standard != NONE_OF_THEM)
        has_own = has_limit and wanted.has_own_limits
        is_of_it &= has_own or not wanted.own_words or shares_word(statement, wanted.own_words)
        if own and is_of_it and names_unwanted(wanted.clause, statement):
            near = {each: _nearness(wanted, statement, each) for each in own}
            nearest = [each for each in own if near[each] == max(near.values())]
            if _are_of_several_times(statement, own):
                nearest = own[-1:]
            yield (whole, *max(near.values())), -place, nearest


def _nearness(wanted: Wanted, statement: str, figure: Figure) -> tuple[int, ...]:
    """Count what stands beside a figure: its limit, words that no other measure has, and all."""
    clause = clause_of(statement, figure)
    return (
        wanted.has_limit(clause),
        _weight(wanted.own_words, clause),
        _weight(wanted.words, clause),
    )


def _newest(statement: str, named: Sequence[Figure]) -> Sequence[Figure]:
    """Return the last of the figures if each is of another time, the first before its parts."""
    if len(named) > 1 and _BREAKDOWN.match(statement[named[0].end : named[1].start]):
        return named[:1]
    return named[-1:] if _are_of_several_times(statement, named) else named


def _are_of_several_times(statement: str, named: Sequence[Figure]) -> bool:
    """Check whether each figure is of a time of its own: 69% in July and 74% in August."""
    ends = [*(each.start for each in named[1:]), len(statement)]
    behind = [statement[each.end : end] for each, end in zip(named, ends, strict=True)]
    return len(named) > 1 and all(_THEN.match(each) for each in behind)


def _is_of_another_thing(words: Sequence[str], statement: str) -> bool:
    """Check whether a statement has a word of its own that is made of another: victimisation."""
    return any(_MADE_OF_A_WORD.search(e) and e not in words for e in content_words(statement))


def _has_hardly_more(statement: str, words: Sequence[str]) -> bool:
    """Check whether a statement says hardly more than a figure and words of a measure."""
    own = (word for word in telling_words(statement) if word.casefold() not in ACTIVITY)
    return sum(not shares_word(word, words) for word in own) <= 1


def _weight(words: Sequence[str], text: str) -> int:
    """Count the words that a text has, an abbreviation as two."""
    alike = shared(words, content_words(text))
    return len(alike) + sum(bool(_ABBREVIATION.fullmatch(each)) for each in alike)
