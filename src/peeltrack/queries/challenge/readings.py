"""Readings of a measure of success: the figure that an update gives for it."""

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from itertools import islice
from typing import NamedTuple

from peeltrack.language.figure import Figure, Unit
from peeltrack.language.figures import figures
from peeltrack.language.polarity import is_unwanted
from peeltrack.model.items import Item
from peeltrack.model.parse_date import MONTH
from peeltrack.queries.challenge.accounts import Account
from peeltrack.queries.challenge.clauses import clause_of, own_figures, telling_words
from peeltrack.queries.challenge.quotes import quote_around
from peeltrack.queries.challenge.reported import ACTIVITY, is_response_rate, measure_words
from peeltrack.queries.challenge.standards import (
    ALL,
    NONE,
    Standard,
    clauses_with_standards,
    standard_of,
    with_limits_counted,
)
from peeltrack.queries.challenge.word_overlap import GROUPS, content_words, shared, shares_word

OF_IT = 2
"""Telling words of a measure in a statement that gives its figure; an abbreviation is as two."""
NONE_OF_THEM = Standard(0, Unit.COUNT, at_most=True)
"""The standard of a measure that wants none."""
EVERY_ONE = Standard(100, Unit.SHARE, at_most=False)
"""That of one that wants all."""
_ABBREVIATION = re.compile(r"[A-Z]{2,}s?")
_THEN = re.compile(rf"[^,;]{{0,40}}?\b(?:{MONTH}|week|quarter|year)\b", re.IGNORECASE)
"""What stands behind a figure that is of one time of several: 69% in July and 74% in August."""
_LIMIT = re.compile(r"\b(?:more than|longer than|over|within|after|in under) $", re.IGNORECASE)
"""What stands before a time that others are set against: 26 by more than 28 days."""
_RATE = re.compile(r" (?:an?|each|every|per) (?:hour|day|week|month|quarter|year)\b")
"""What stands behind a number that comes anew each time, and does not say how many there are."""
_SO_FAR = re.compile(r"\b(?:since|so far|in all|in total|altogether|to date)\b", re.IGNORECASE)
"""How a number is said to be of all times together."""
_FOR_WANT = re.compile(r"\b(?:for want of|because of|due to|owing to) ", re.IGNORECASE)
"""What stands in a measure before the only reason for which something counts."""
_WILL = re.compile(r"\b(?:will|shall)\b|['\u2019]ll\b", re.IGNORECASE)
"""How a statement speaks of what is to come, so that its all or none is no figure yet."""
_BREAKDOWN = re.compile(r"^[^,;.]{0,30}[:(]|^, of (?:which|whom)\b")
"""What stands between a figure and its parts: 66%: 74% in the north and 58% in the south."""
_ALL = 100
_NO_NOUN = re.compile(r"\s*(?:$|[,;:(]|(?:in|at|for|from|and|against) )")
"""What stands behind a number that counts nothing by its name."""
_AGAIN = re.compile(r"[\d%] \($")
"""What stands before a figure that is the one before it again: 71 of 80 (89%)."""
_FOR_EACH = re.compile(
    r"\b(?:(?:each|per)(?! (?:day|week|month|quarter|year|half-year)\b)|average|apiece|a head)\b",
    re.IGNORECASE,
)
"""How a number is said to be of each, and not of all together."""
_AVERAGE = re.compile(r"\b(?:average|mean|median|typical(?:ly)?)\b", re.IGNORECASE)
LONGEST = re.compile(
    rf"\b(?:longest|oldest|shortest|quickest|fastest|slowest|maximum)\b|{NONE.pattern}",
    re.IGNORECASE,
)
"""How a time is said to be that of one case, and not of all."""
_OPINION = re.compile(
    r" of (?:the |our )?[\w-]+(?: who [^,;]{1,40})?"
    r" (?:agreed|felt|found|preferred|rated|said|thought)\b",
    re.IGNORECASE,
)
"""What stands behind a share of those who were asked: 97% of officers rated the training good."""
_OF_FAILURES = re.compile(
    r"(?: [a-z-]+)? (?:that|which|who) (?:are|is|was|were) (?:found |graded |held |made )?"
    r"(?:late|missed|missing|outstanding|overdue|poor|refused|weak|wrong(?:ly)?)\b",
    re.IGNORECASE,
)
"""What stands behind a share of what went wrong alone: five of the six that were wrong."""
_OF_OPINION = re.compile(
    r"\b(?:agree|confiden|felt|feel|find|found|rate[sd]?\b|said|say|satisf|survey|think)",
    re.IGNORECASE,
)
"""How a measure says that it is of what people think."""
_MADE_OF_A_WORD = re.compile(r"\w{4}(?:isation|ization|isations|hood|ship)$", re.IGNORECASE)
"""How a word ends that is made of another, and does not mean what that does: victimisation."""
_ALL_OF = re.compile(r"\b(?:all|each|every one)(?: of)?(?: the)? $", re.IGNORECASE)
"""What stands before a number that leaves nothing over: all eleven were made."""
_ENOUGH = 4
"""Words of a clause that says of what a figure is."""


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


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A clause of a measure, with the words that its figure has to stand beside."""

    clause: str
    standard: Standard
    words: Sequence[str]
    own_words: Sequence[str]
    """Words that no other measure of the item has, which tell more."""
    limits: Set[tuple[float, str]]
    """The times within which something is to be done: 60 minutes."""
    has_own_limits: bool
    """Whether no other measure of the item has them."""

    def has_limit(self, text: str) -> bool:
        """Check whether a text names one of the times within which something is to be done."""
        return bool(self.limits) and not self.limits.isdisjoint(times(text))

    @property
    def least(self) -> float:
        """How near a statement is to be; of what there is to be none it names half."""
        half = len(self.words) / 2
        return max(OF_IT, half) if self.standard == NONE_OF_THEM else OF_IT


def readings(
    item: Item, clause: str, standard: Standard, accounts: Iterable[Account]
) -> Iterator[GivenFigure]:
    """Yield what updates give for a clause of a measure.

    It is the statement of each nearest to the clause. Of an item with one measure in a unit that is
    a bare figure too, such as "14.0% in June", or the only per cent of the update; of one with
    several it is the bare figure at the measure's place, if there are as many. So is a figure whose
    statement has no word but its own, such as "plans 87". That is not sure.
    """
    wanted, may_be_bare = _wanted(item, clause, standard), is_alone(item, standard)
    alike = _clauses_in(item, standard.unit)
    for told in accounts:
        best = max(_near(wanted, told.statements), default=None)
        if best:
            _, place, named = best
            statement = told.statements[-place]
            newest = _newest(statement, named)
            yield GivenFigure(told, statement, newest, is_sure=_says_why(wanted, statement))
        elif terse := next(_terse(wanted, told), None):
            yield terse
        elif may_be_bare:
            yield from islice(_unsure(item, wanted, told), 1)
        elif clause in alike and len(bare := _bare(told, standard.unit)) == len(alike):
            statement, figure = bare[alike.index(clause)]
            yield GivenFigure(told, statement, [figure], is_sure=False)


def _terse(wanted: _Wanted, told: Account) -> Iterator[GivenFigure]:
    """Yield figures that stand beside words of a measure's clause alone: Reviews on time 66.

    A bare number up to a hundred is a share, where one is wanted. No limit of time is named.
    """
    bare = replace(wanted, limits=frozenset())
    for statement in told.statements:
        if not _names_unwanted(wanted.clause, statement):
            continue
        of_it = _figures_of(bare, statement) or _shares_without_sign(wanted, statement)
        if named := [each for each in of_it if _is_terse(wanted, clause_of(statement, each))]:
            yield GivenFigure(told, statement, _newest(statement, named), is_sure=False)


def _is_terse(wanted: _Wanted, clause: str) -> bool:
    words = telling_words(clause)
    is_of_it = bool(words) and len(shared(words, wanted.words)) == len(words)
    return is_of_it and bool(shared(words, wanted.own_words))


def _shares_without_sign(wanted: _Wanted, statement: str) -> list[Figure]:
    own = own_figures(statement) if wanted.standard.unit == Unit.SHARE else []
    return [
        replace(each, unit=Unit.SHARE)
        for each in own
        if each.unit == Unit.COUNT and each.value <= _ALL
        if _NO_NOUN.match(statement, each.end)
    ]


def _clauses_in(item: Item, unit: Unit) -> list[str]:
    """Return the clauses of an item's measures whose standard is in a unit."""
    clauses = [each for measure in item.measures for each in clauses_with_standards(measure.text)]
    return [each for each in clauses if (of := standard_of(each)) and of.unit == unit]


def _bare(told: Account, unit: Unit) -> list[tuple[str, Figure]]:
    """Return the figures of an update in a unit that stand beside no word of what they count.

    What is said a second time in brackets counts once: 71 of 80 (89%).
    """
    return [
        (statement, figure)
        for statement in told.statements
        if not telling_words(statement)
        for figure in own_figures(statement)
        if figure.unit == unit and not _AGAIN.search(statement[: figure.start])
    ]


def _wanted(item: Item, clause: str, standard: Standard) -> _Wanted:
    others = [e for m in item.measures for e in clauses_with_standards(m.text) if e != clause]
    words = measure_words(clause)
    common = [word for each in others for word in measure_words(each)]
    limits = times(clause) if standard.unit != Unit.TIME else frozenset()
    return _Wanted(
        clause,
        standard,
        words,
        [word for word in words if not shared([word], common)],
        limits,
        has_own_limits=all(limits.isdisjoint(times(each)) for each in others),
    )


def is_alone(item: Item, standard: Standard) -> bool:
    """Check whether an item has no other measure whose figures a bare one could be."""
    return len(_clauses_in(item, standard.unit)) == 1


def times(text: str) -> frozenset[tuple[float, str]]:
    """Return the times that a text names, each with its unit."""
    named = figures(with_limits_counted(text))
    return frozenset((each.value, each.period) for each in named if each.unit == Unit.TIME)


def _unsure(item: Item, wanted: _Wanted, told: Account) -> Iterator[GivenFigure]:
    standard = wanted.standard
    wants_more = standard.unit == Unit.SHARE and not standard.at_most
    given = [
        (statement, named)
        for statement in told.statements
        if (named := _figures_of(wanted, statement))
        and _names_unwanted(wanted.clause, statement)
        and not (wants_more and is_unwanted(statement))
        and not _is_of_another_thing(wanted.words, statement)
    ]
    bare = [each for each in given if _has_hardly_more(each[0], wanted.words)]
    shares = [each for _, named in given for each in named if each.unit == Unit.SHARE]
    is_only = len(given) == len(item.measures) == len(shares) == 1 and shares[0].part is None
    for statement, named in bare or (given if is_only else []):
        yield GivenFigure(told, statement, _newest(statement, named), is_sure=False)


def _near(
    wanted: _Wanted, statements: Sequence[str]
) -> Iterator[tuple[tuple[int, ...], int, list[Figure]]]:
    """Yield the statements that are of a clause: how near they are, their places and figures."""
    own_words = [word for word in wanted.words if not shares_word(word, GROUPS)] or wanted.words
    for place, statement in enumerate(statements):
        own = _figures_of(wanted, statement)
        has_limit = wanted.has_limit(statement)
        whole = _weight(wanted.words, statement) + has_limit
        is_short = 0 < len(own_words) <= 2 * (_weight(own_words, statement) + has_limit)
        is_of_it = whole >= wanted.least or (is_short and wanted.standard != NONE_OF_THEM)
        has_own = has_limit and wanted.has_own_limits
        is_of_it &= has_own or not wanted.own_words or shares_word(statement, wanted.own_words)
        if own and is_of_it and _names_unwanted(wanted.clause, statement):
            near = {each: _nearness(wanted, statement, each) for each in own}
            nearest = [each for each in own if near[each] == max(near.values())]
            if _are_of_several_times(statement, own):
                nearest = own[-1:]
            yield (whole, *max(near.values())), -place, nearest


def _figures_of(wanted: _Wanted, statement: str) -> list[Figure]:
    """Return the figures of a statement that could be of a clause, by what they count."""
    is_count = wanted.standard.unit == Unit.COUNT
    if is_count and wanted.limits and not wanted.has_limit(statement):
        return []
    if is_count and _FOR_EACH.search(wanted.clause) and not _FOR_EACH.search(statement):
        return []
    return [
        each
        for each in (*_counted(wanted, statement), *_in_words(wanted.standard, statement))
        if each.unit == wanted.standard.unit
        and not _counts_others(wanted.clause, statement, each)
        and not (each.unit == Unit.TIME and _LIMIT.search(statement[: each.start]))
        and not (each.unit == Unit.TIME and is_of_the_other_kind(wanted.clause, statement, each))
        and not (is_count and _RATE.match(statement, each.end))
        and not (wanted.standard.is_rate and _SO_FAR.search(statement))
        and not (wanted.standard == NONE_OF_THEM and _ALL_OF.search(statement[: each.start]))
        and not (_OPINION.match(statement, each.end) and not _OF_OPINION.search(wanted.clause))
        and not is_response_rate(statement, each, wanted.words)
        and not (each.whole and _OF_FAILURES.match(statement, each.end))
    ]


def _counted(wanted: _Wanted, statement: str) -> Iterator[Figure]:
    """Yield a statement's figures; 31 of 40 as a number, where a number of 40 is wanted."""
    is_count = wanted.standard.unit == Unit.COUNT
    samples = {each.value for each in figures(wanted.clause)} if is_count else set()
    for each in own_figures(statement):
        is_of_it = each.part is not None and each.whole in samples
        yield replace(each, value=float(each.part or 0), unit=Unit.COUNT) if is_of_it else each


def _says_why(wanted: _Wanted, statement: str) -> bool:
    """Check whether a statement names the only reason for which a measure counts, if it has one."""
    why = _FOR_WANT.search(wanted.clause)
    return not why or shares_word(statement, content_words(wanted.clause[why.end() :]))


def _in_words(standard: Standard, statement: str) -> Iterator[Figure]:
    """Yield as figures the words that say all or none, where that is what a measure wants."""
    words = {EVERY_ONE: ALL, NONE_OF_THEM: NONE}.get(standard)
    for found in words.finditer(statement) if words and not _WILL.search(statement) else ():
        yield Figure(standard.value, standard.unit, found.start(), found.end(), found[0])


def _nearness(wanted: _Wanted, statement: str, figure: Figure) -> tuple[int, ...]:
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


def _counts_others(clause: str, statement: str, figure: Figure) -> bool:
    """Check whether a figure is of people or cases that the measure does not name."""
    behind = statement[figure.end :].split(maxsplit=1)[:1]
    return bool(shared(behind, GROUPS)) and not shares_word(clause, behind)


def is_of_the_other_kind(clause: str, statement: str, figure: Figure) -> bool:
    """Check whether a time is the longest where a measure is of the average, or the reverse."""
    said = clause_of(statement, figure)
    if _AVERAGE.search(clause):
        return bool(LONGEST.search(said)) and not _AVERAGE.search(said)
    return bool(_AVERAGE.search(said) and LONGEST.search(clause))


def _names_unwanted(clause: str, statement: str) -> bool:
    """Check whether a statement names what a measure names as unwanted: late, and not on time."""
    unwanted = [word for word in content_words(clause) if is_unwanted(word)]
    return not unwanted or bool(shared(unwanted, content_words(statement)))
