"""Bases of figures: what a figure counts, how much of it, and what it leaves out."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from peeltrack.language.bases import (
    BETTER_RECORDED,
    COUNTED_AS,
    COUNTED_OTHERWISE,
    LEFT_OUT,
    NOT_COUNTED,
    ON_A_BASIS,
    OTHER_BASIS,
)
from peeltrack.language.figures import figures
from peeltrack.language.shortfalls import compares_badly
from peeltrack.language.told import finds, joined
from peeltrack.model.items import Item
from peeltrack.queries.challenge.accounts import Account, public_accounts
from peeltrack.queries.challenge.figures.clauses import telling_words
from peeltrack.queries.challenge.figures.measure_words import TIME_LIMIT, measure_words
from peeltrack.queries.challenge.figures.partial_figures import of_a_part
from peeltrack.queries.challenge.figures.samples import beside_the_last, more_before, wider_sample
from peeltrack.queries.challenge.figures.standards import standard_of
from peeltrack.queries.challenge.still_rated import and_still_rated
from peeltrack.queries.challenge.word_overlap import shared, shares_word
from peeltrack.wording import long_date

_EACH_PERIOD = re.compile(
    r"\b(?:each|every|a|per|consecutive|three|any) (?P<period>month|week|quarter)s?\b",
    re.IGNORECASE,
)
_TO_DATE = re.compile(
    r"\byear to date\b|\bto date\b|\bso far this year\b|\bsince (?:1 )?April\b"
    r"|\bcumulative(?:ly)?\b|\bover the year\b",
    re.IGNORECASE,
)
_WITHIN_TARGET = re.compile(
    r"\bwithin (?:(?:our|the|its|that|this|agreed|expected) )*(?:targets?|tolerances?|standards?"
    r"|expectations?|limits?|timescales?|parameters)\b|\bin good time\b",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"\b(?:no|nobody|none)\b[^,;]{0,30}\b(?:is|are|was|were|been) $|\bnot $", re.IGNORECASE
)
"""What stands before such words where nobody is left out."""
_EVERY = re.compile(r"\b(?:all|each|every\w*)(?: [\w'-]+){0,3} $", re.IGNORECASE)
"""What stands before those who are left of a whole: everyone apart from …"""
_AVERAGE = re.compile(r"\b(?:average|mean|median|typical)\b", re.IGNORECASE)
_EXTREME = re.compile(
    r"\b(?:highest|most|maximum|longest|oldest|largest|heaviest|nobody|none|no one|no \w+ has"
    r"|above|over|exceeds?|more than|each|every)\b",
    re.IGNORECASE,
)
"""How an update says what an average hides."""
_FOR_EACH = re.compile(r"^(?:no|nobody|none|each|every)\b", re.IGNORECASE)
_ON_THE_OLD = re.compile(
    r"\bon the (?:old|former|previous|earlier)\b(?! (?:system|site|roster|estate))"
    r"|\bon which [^.;]{3,60} would (?:have been|be)\b",
    re.IGNORECASE,
)
"""How an update says what a figure would be as it was counted before."""


class Basis(NamedTuple):
    """A statement that a figure counts other things, or fewer, than it should."""

    told: Account
    statement: str
    asks: str
    """What is asked about it."""
    is_narrow: bool = False
    """Whether it counts only a part of the force."""


def _which(statement: str) -> str:
    """Ask which of two like figures is right; else what it would be on the old basis."""
    if finds(BETTER_RECORDED, statement):
        return "how much of the change comes of that, and how is that known"
    units = [each.unit for each in figures(statement)]
    if len(set(units)) < len(units):
        return "which of the figures is right, and what would it be on the basis used before"
    return "what would the figure be on the basis used before"


def other_basis(item: Item, told: Account) -> Iterator[Basis]:
    """Yield each statement that a figure counts other things, and what is asked about it."""
    for part in of_a_part(item, told):
        yield Basis(told, part.statement, f"{part.asks}{and_still_rated(item)}")
    yield from _as_told(item, told)


def _as_told(item: Item, told: Account) -> Iterator[Basis]:
    shown = told.statements
    has_figure = any(figures(each) for each in shown)
    for place, statement in enumerate(shown):
        is_about = has_figure and finds(NOT_COUNTED, statement)
        if not is_about and not _is_by_a_figure(shown, place):
            continue
        if wider := wider_sample(item, told, statement):
            asks = f"what would {wider} show{beside_the_last(item, told, statement)}"
            yield Basis(told, statement, asks, is_narrow=True)
        elif before := more_before(item, told, statement):
            then = f"{before.figure.whole:,} on {long_date(before.told.update.date)}"
            yield Basis(told, statement, f"why are there fewer than the {then}")
        elif unlike := _unlike_the_measure(item, told, statement):
            yield Basis(told, *unlike)
        elif others := _others_in_it(item, statement):
            yield Basis(told, statement, f"what is the figure {others}{and_still_rated(item)}")
        elif finds(OTHER_BASIS, statement) and not _gives_both(told) and not _fell(shown, place):
            yield Basis(told, statement, _which(statement))


def _fell(shown: Sequence[str], place: int) -> bool:
    """Check whether a statement or its neighbours give a figure that got worse: that is asked."""
    return any(compares_badly(near) for near in shown[max(0, place - 1) : place + 2])


def counted_otherwise(item: Item) -> Basis | None:
    """Return the last statement of an earlier update that its figures count otherwise from a day.

    So they still do, unless a measure names what they begin with, or a later update gives the
    figure as it was counted before.
    """
    accounts = public_accounts(item)
    if not accounts or not any(figures(each) for each in accounts[-1].statements):
        return None
    for told in reversed(accounts):
        if _gives_both(told):
            return None
        if told is accounts[-1]:
            continue
        for statement in told.statements:
            found = joined(COUNTED_OTHERWISE).search(statement)
            begins = telling_words(statement[found.end() :]) if found else ()
            if found and not any(shared(begins, measure_words(e.text)) for e in item.measures):
                asks = f"what would the figure be on the basis used before{and_still_rated(item)}"
                return Basis(told, statement, asks)
    return None


def _gives_both(told: Account) -> bool:
    """Check whether an update gives its figure as it was counted before too."""
    return any(_ON_THE_OLD.search(each) and figures(each) for each in told.statements)


def _unlike_the_measure(item: Item, told: Account, statement: str) -> tuple[str, str] | None:
    """Return the clause whose figure is of another time or limit than a measure's, and what to ask.

    The year to date hides a month, "within target" a limit of 48 hours, and an average the highest.
    """
    if _averages(item, told, statement):
        return (
            statement,
            f"what is the highest, as the measure is a limit for each{and_still_rated(item)}",
        )
    for measure in item.measures:
        words, often = measure_words(measure.text), _EACH_PERIOD.search(measure.text)
        if not shares_word(statement, words):
            continue
        if often and _TO_DATE.search(statement):
            return _clause(statement, _TO_DATE), f"what was it in each {often['period'].casefold()}"
        limit = TIME_LIMIT.search(measure.text)
        is_loose = limit and _WITHIN_TARGET.search(statement) and limit[0] not in statement
        if limit and is_loose:
            clause = _clause(statement, _WITHIN_TARGET)
            return clause, f"within what, and how many {limit[0]}"
    return None


def _averages(item: Item, told: Account, statement: str) -> bool:
    """Check whether a statement gives an average where the only measure is a limit for each.

    An update that gives the highest too, or says that nobody is above it, hides nothing.
    """
    limits = [standard_of(e.text) for e in item.measures if _FOR_EACH.search(e.text)]
    is_limit = bool(limits) and len(limits) == len(item.measures)
    if not is_limit or not all(each and each.at_most and each.value for each in limits):
        return False
    is_told = any(_EXTREME.search(each) for each in told.statements)
    average, *others = [each.value for each in figures(statement)] or [0.0]
    is_told = is_told or any(each > average for each in others)
    return bool(_AVERAGE.search(statement) and average) and not is_told


def _clause(statement: str, wanted: re.Pattern[str]) -> str:
    """Return the part of a statement, as colons divide it, that has some words."""
    return next(each for each in re.split(r":\s+", statement) if wanted.search(each))


def about_a_basis(told: Account) -> set[str]:
    """Return what an update says beside a figure of how something is counted."""
    shown = told.statements
    return {
        statement
        for place, statement in enumerate(shown)
        if finds(ON_A_BASIS, statement) and _is_by_a_figure(shown, place)
    }


def _is_by_a_figure(shown: Sequence[str], place: int) -> bool:
    """Check whether a statement or one of its neighbours has a figure."""
    return any(figures(near) for near in shown[max(0, place - 1) : place + 2])


def _others_in_it(item: Item, statement: str) -> str:
    """Say for whom a figure is asked again: with those left out, without those counted among it."""
    if _leaves_out(item, statement):
        return "with them"
    is_among = finds(COUNTED_AS, statement) and not finds(LEFT_OUT, statement)
    return "without them" if is_among else ""


def _leaves_out(item: Item, statement: str) -> bool:
    """Check whether some are not counted in a figure, and the measure does not say so too."""
    found = joined(LEFT_OUT).search(statement)
    before = statement[: found.start()] if found else ""
    if found is None or _NOBODY.search(before) or _is_the_rest(statement, before):
        return False
    return not any(finds(LEFT_OUT, each.text) for each in item.measures)


def _is_the_rest(statement: str, before: str) -> bool:
    """Check whether they are only the rest of a whole that is given: 61 of 64, all apart from …"""
    is_of_whole = any(each.part is not None and each.whole for each in figures(statement))
    return is_of_whole and _EVERY.search(before) is not None
