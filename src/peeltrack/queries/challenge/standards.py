"""Standards: the figure that a measure of success names."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from peeltrack.language.figure import Figure, Unit
from peeltrack.language.figures import figures
from peeltrack.language.polarity import is_unwanted

_AT_MOST = re.compile(
    r"\b(?:fewer than|less than|under|below|no more than|not more than|at most|no longer than"
    r"|within|up to|down to|no (?:greater|higher|longer|worse) than|not above)\s+(?:the )?$"
    r"|^(?:no|nobody|none)\b.*\b(?:more|longer|greater|higher|older) than\s+$",
    re.IGNORECASE,
)
_NO_PART = r"\b(?:no|none|nobody|neither|never)\b[^,;]{0,40}\b"
_NONE_UNDER = re.compile(rf"{_NO_PART}(?:under|below|less than|fewer than)\s+$", re.IGNORECASE)
_NONE_OVER = re.compile(rf"{_NO_PART}(?:over|above|more than)\s+$", re.IGNORECASE)
"""How a measure wants a share everywhere, at least or at most: no district under 70%."""
_PERIOD = re.compile(
    r"\b(?:over|during|across|for)(?: the| a)?(?: last| past| rolling| whole)? $", re.IGNORECASE
)
"""What stands before a time over which something is counted: over twelve months."""
_OR_LESS = re.compile(r"^ ?(?:or|and) (?:less|fewer|below|lower|under)\b", re.IGNORECASE)
NONE = re.compile(r"\b(?:no|none|nothing|nobody|not one|nil|zero)\b", re.IGNORECASE)
ALL = re.compile(
    r"\b(?:each|every|(?<!\bat )all)\b(?! (?:\d+ )?(?:month|quarter|year|week|day|night|shift))",
    re.IGNORECASE,
)
_DIVIDED = re.compile(
    r";\s+|,? and (?=no\b|none\b|every\b|each\b|\d+%)|, (?=none of (?:them|these)\b)"
    r"|, and (?=(?:fewer|less|more) than\b|at (?:least|most)\b|under \d|below \d)"
    r"|, with (?=no |at |fewer |\d)",
    re.IGNORECASE,
)
"""What divides a measure into several, each with a standard of its own."""
_FOUND = re.compile(
    r"^(?:it|this|HMICFRS|inspectors|the (?:inspection|inspectors|inspectorate|baseline|figure))\b"
    r"[^.;]{0,30}\b(?:found|saw|was|were|stood|had)\b"
    r"|^(?:the )?(?:baseline|starting point|previously|last year)\b"
    r"|^\d[\d.]* ?(?:%|per ?cent) (?:at|in|on|by) (?:the )?(?:time|inspection|survey|baseline"
    r"|audit)\b",
    re.IGNORECASE,
)
"""A clause of a measure that says only how things were: inspectors found 61%."""
_NO_ONE = re.compile(r"(?:^|: )(?:no|nobody|no one|none|never|zero)\b|\bnever\b", re.IGNORECASE)
_BY_SO_MUCH = re.compile(r"\bby (?:a |an |at least |about |one )?$", re.IGNORECASE)
_RELATIVE = re.compile(
    r"\bby (?:a|an|one|two) (?:half|third|quarter|fifth|tenth)\b|\bby half\b", re.IGNORECASE
)
_RANGE = re.compile(
    r"(?:^|\b(?:is|are|be|stays?|lies?|at) )between (?:\d|[a-z]+ (?:per cent )?and )", re.IGNORECASE
)
"""How a measure wants a figure to be neither more nor less."""
_OF_BEFORE = re.compile(
    r" (?:of )?(?:the|its|what|that) (?:number|figure|level|total|rate|it was|at)\b", re.IGNORECASE
)
"""What stands behind a share that only tells a number in other words: half the number of May."""
_HOW_OFTEN = re.compile(
    r"\b(?:each|every|per|a) (?:quarter|month|week|year|day)\b"
    r"|\b(?:quarterly|monthly|weekly|annually|yearly|daily)\b",
    re.IGNORECASE,
)
_THINGS = re.compile(r" (?!is\b|are\b|was\b|were\b)(?:[a-z-]+ ){0,2}?[a-z]{3,}s\b")
"""What stands behind a number of things: 20 (serious) incidents."""
_HALF = 50
"""A share above it is wanted: nobody aims at no more than 95%."""
_AT_LEAST = re.compile(r"\b(?:at least|more than|no fewer than|no less than)\s+$", re.IGNORECASE)
_LIMIT_OF_ONE = re.compile(r"\b(under|within|inside|than) an?(?= (?:minute|hour|day|week|month)\b)")
"""A limit of time that has no number: within an hour."""
_HOURS = {"second": 1 / 3600, "minute": 1 / 60, "hour": 1, "day": 24, "week": 168, "month": 730}


def with_limits_counted(text: str) -> str:
    """Return a text with the number of a limit of time that has none: within one hour."""
    return _LIMIT_OF_ONE.sub(r"\1 one", text)


def in_period(figure: Figure, period: str) -> Figure:
    """Return a time in another unit: 6.4 days as 153.6 hours."""
    times = _HOURS[figure.period.rpartition(" ")[2]] / _HOURS[period.rpartition(" ")[2]]
    return replace(figure, value=figure.value * times, period=period)


class Standard(NamedTuple):
    """The figure that a measure names as success."""

    value: float
    unit: Unit
    at_most: bool
    period: str = ""
    is_rate: bool = False
    """Whether it is a number each month or the like; updates may count over other periods."""

    def gap(self, figure: Figure) -> float:
        """Return by how much a figure in its unit falls short of it; nought or less if it meets it.

        Of a time that is in the unit of the standard's own.
        """
        if self.unit == Unit.TIME:
            return in_period(figure, self.period).value - self.value
        return self._gap(figure.value)

    def is_met_by(self, value: float) -> bool:
        """Check whether a value in its unit meets it."""
        return self._gap(value) <= 0

    def _gap(self, value: float) -> float:
        return value - self.value if self.at_most else self.value - value


def clause_with_standard(text: str) -> str:
    """Return the clause of a measure that sets its standard, of several that semicolons divide."""
    return next((each for each in clauses_with_standards(text)), text)


@lru_cache(maxsize=1 << 11)
def clauses_with_standards(text: str) -> tuple[str, ...]:
    """Return the clauses of a measure that each set a standard; the whole where one alone does."""
    parts = [each for each in _DIVIDED.split(text) if not _FOUND.search(each)]
    clauses = [each for each in parts if _standard_of_clause(each)]
    if len(clauses) == 1 and ";" not in text:
        return (text,)
    return tuple(clauses)


def standard_of(text: str) -> Standard | None:
    """Return the standard that a measure sets: at least 95%, every search, no visit; else None."""
    return _standard_of_clause(clause_with_standard(text))


@lru_cache(maxsize=1 << 11)
def _standard_of_clause(text: str) -> Standard | None:
    return None if _RANGE.search(text) else _standard_in(with_limits_counted(text))


def _standard_in(text: str) -> Standard | None:
    named = figures(text)
    if share := _share_in(text, named):
        if _BY_SO_MUCH.search(text[: share.start]):
            return None
        is_over = _NONE_OVER.search(text[: share.start]) is not None
        at_most = is_over or _is_ceiling(text, share) or _is_unwanted(text, share)
        return Standard(share.value, Unit.SHARE, at_most)
    if _NO_ONE.search(text) and not any(_is_ceiling(text, each) for each in named):
        return Standard(0, Unit.COUNT, at_most=True)
    named_count = next((each for each in named if _is_bounded(text, each)), None)
    if ALL.search(text) and named_count is None:
        return Standard(100, Unit.SHARE, at_most=False)
    for each in named:
        at_most = _is_ceiling(text, each)
        if each.unit == Unit.TIME and not _PERIOD.search(text[: each.start]):
            return Standard(each.value, Unit.TIME, at_most=True, period=each.period)
        if _is_bounded(text, each):
            return Standard(each.value, Unit.COUNT, at_most)
    return _rate_in(text, named)


def _share_in(text: str, named: Sequence[Figure]) -> Figure | None:
    """Return the first share of a measure, unless it only tells its number in other words."""
    share = next((each for each in named if each.unit == Unit.SHARE), None)
    if share and _OF_BEFORE.match(text, share.end):
        return None if any(_is_bounded(text, each) for each in named) else share
    return share


def _rate_in(text: str, named: Sequence[Figure]) -> Standard | None:
    """Return the number that a measure wants each month or the like; None if it names none."""
    counts = [each for each in named if each.unit == Unit.COUNT and each.start]
    is_rate = len(named) == len(counts) == 1 and _HOW_OFTEN.search(text)
    if not is_rate or not _THINGS.match(text, counts[0].end):
        return None
    return Standard(counts[0].value, Unit.COUNT, at_most=False, is_rate=True)


def is_standard(text: str) -> bool:
    """Check whether a measure is itself a standard, so that none need be asked for."""
    relative = _RELATIVE.search(text) or says_how_often(text)
    return standard_of(text) is not None or bool(figures(text)) or bool(relative)


def is_periodic(text: str) -> bool:
    """Check whether a measure is to be met each quarter, month or the like."""
    return _HOW_OFTEN.search(text) is not None


def says_how_often(text: str) -> bool:
    """Check whether a measure only says how often something is to be, such as each quarter."""
    return not figures(text) and _HOW_OFTEN.search(text) is not None


def _is_ceiling(text: str, figure: Figure) -> bool:
    before, behind = text[: figure.start], text[figure.end :]
    if _NONE_UNDER.search(before):
        return False
    return bool(_AT_MOST.search(before) or _OR_LESS.search(behind))


def _is_unwanted(text: str, share: Figure) -> bool:
    before = text[: share.start].casefold()
    is_floor = re.search(r"\b(?:at least|more than|over|above|no fewer than)\s+$", before)
    return is_floor is None and share.value <= _HALF and is_unwanted(text[share.end :])


def _is_bounded(text: str, figure: Figure) -> bool:
    """Check whether a count is named as the least or the most, or begins a measure: Two analysts.

    A rate, such as two orders a month, is neither: updates count over other periods.
    """
    if figure.unit != Unit.COUNT:
        return False
    if figure.start == 0 and not _HOW_OFTEN.search(text):
        return True
    return _is_ceiling(text, figure) or bool(_AT_LEAST.search(text[: figure.start]))
