"""Bases of figures: what a figure counts, how much of it, and what it leaves out."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from peeltrack.language.claims import COUNTED_OTHERWISE, LEFT_OUT, NARROW_BASIS, OTHER_BASIS
from peeltrack.language.figure import Figure, Unit
from peeltrack.language.figures import figures
from peeltrack.language.shortfalls import compares_badly
from peeltrack.language.told import finds, joined
from peeltrack.model.items import Item
from peeltrack.queries.challenge.accounts import Account, public_accounts
from peeltrack.queries.challenge.measure_words import TIME_LIMIT, measure_words
from peeltrack.queries.challenge.partial_figures import of_a_part
from peeltrack.queries.challenge.series import Quantity, earlier_of, quantities, telling_words
from peeltrack.queries.challenge.standards import standard_of
from peeltrack.queries.challenge.still_rated import and_still_rated
from peeltrack.queries.challenge.word_overlap import shared, shares_word
from peeltrack.wording import long_date

_SAMPLED = re.compile(r"\b(?:sampl|audit|dip|files?\b|records?\b|review|check)", re.IGNORECASE)
_SAMPLE = re.compile(
    r"\b(?P<of>(?:sample|audit|review|check)s? of (?:at least )?)?"
    r"(?P<size>\d[\d,]*)(?: (?P<what>[a-z]{3,}))?"
    r"(?(of)|(?= (?:a|each|per) (?:month|quarter|week)\b))",
    re.IGNORECASE,
)
_SAMPLE_OF = re.compile(r"\b(?:sample|audit|review|check)s? of (?:the )?$", re.IGNORECASE)
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
_ADDS_UP = re.compile(
    r"\b(?:trained|briefed|equipped|vetted|accredited|renewed|signed|fitted"
    r"|completed (?:the|their|it))\b",
    re.IGNORECASE,
)
"""What is done to one after another of a whole, so that the whole stays as large."""
_PROVISIONAL = re.compile(
    r"\b(?:provisional|interim|full sample|(?:the )?(?:rest|others|remainder) (?:follows?|will))\b",
    re.IGNORECASE,
)
"""How an update says that a sample is not complete yet."""
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
_NEARLY = 0.95
"""The share of a whole that joiners and leavers leave of it."""


class Basis(NamedTuple):
    """A statement that a figure counts other things, or fewer, than it should."""

    told: Account
    statement: str
    asks: str
    """What is asked about it."""
    is_narrow: bool = False
    """Whether it counts only a part of the force."""


def _which(statement: str) -> str:
    """Ask which of two figures is right; of fewer, what it would be on the old basis."""
    if len(figures(statement)) > 1:
        return "which of the figures is right, and what would it be on the basis used before"
    return "what would the figure be on the basis used before"


def other_basis(item: Item, told: Account) -> Iterator[Basis]:
    """Yield each statement that a figure counts other things, and what is asked about it."""
    for part in of_a_part(item, told):
        yield Basis(told, part.statement, f"{part.asks}{and_still_rated(item)}")
    yield from _as_told(item, told)


def _as_told(item: Item, told: Account) -> Iterator[Basis]:
    shown = told.statements
    for place, statement in enumerate(shown):
        if not any(figures(near) for near in shown[max(0, place - 1) : place + 2]):
            continue
        if wider := _wider(item, told, statement):
            yield Basis(told, statement, f"what would {wider} show", is_narrow=True)
        elif before := _more_before(item, told, statement):
            then = f"{before.figure.whole:,} on {long_date(before.told.update.date)}"
            yield Basis(told, statement, f"why are there fewer than the {then}")
        elif unlike := _unlike_the_measure(item, told, statement):
            yield Basis(told, *unlike)
        elif _leaves_out(item, statement):
            yield Basis(told, statement, f"what is the figure with them{and_still_rated(item)}")
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


def _more_before(item: Item, last: Account, statement: str) -> Quantity | None:
    """Return the earlier figure of a larger whole, or sample, than that of a better one now.

    What adds up, such as officers trained, is of no fewer than before.
    """
    if not any(each.whole for each in figures(statement)):
        return None
    earlier = [told for told in public_accounts(item) if told.index < last.index]
    for now in quantities(last):
        if now.statement != statement or not now.figure.whole:
            continue
        before = _largest(now, earlier)
        if before is None or not before.figure.whole or now.figure.value <= before.figure.value:
            continue
        is_sampled = _SAMPLED.search(statement) and now.figure.whole * 3 < before.figure.whole * 2
        adds_up = _ADDS_UP.search(now.clause) and now.figure.whole < before.figure.whole * _NEARLY
        if is_sampled or adds_up:
            return before
    return None


def _largest(now: Quantity, earlier: Sequence[Account]) -> Quantity | None:
    """Return the earlier figure for the same thing that is of the largest whole."""
    found = (earlier_of(now, [told]) for told in earlier)
    whole = [each for each in found if each and each.figure.whole]
    return max(whole, key=lambda each: each.figure.whole or 0, default=None)


def _wider(item: Item, told: Account, statement: str) -> str:
    """Return what a statement should count, if it counts less: the sample that a measure names."""
    if finds(NARROW_BASIS, statement):
        return "the whole force"
    if _PROVISIONAL.search(told.in_sentence(statement)):
        return ""
    asked = (each for measure in item.measures for each in (measure.text, measure.method))
    wanted = [found for each in asked if (found := _SAMPLE.search(each or ""))]
    smaller = (
        each["size"]
        for each in wanted
        for e in figures(statement)
        if _is_smaller(e, statement, each)
    )
    return next((f"a sample of {size}" for size in smaller), "")


def _is_smaller(figure: Figure, statement: str, wanted: re.Match[str]) -> bool:
    """Check whether a figure counts fewer of the records that a sample is to have."""
    if figure.part is None and figure.unit != Unit.COUNT:
        return False
    size = figure.whole if figure.part is not None else int(figure.value)
    what = wanted["what"] or ""
    near = statement[figure.start : figure.end + len(what) + 1]
    before = _SAMPLE_OF.search(statement[: figure.start])
    is_of_it = shares_word(near, [what]) if what else before
    return bool(is_of_it) and 0 < (size or 0) < int(wanted["size"].replace(",", ""))
