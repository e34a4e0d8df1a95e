"""Measures of success: the standard that each sets, and the figures that updates give for it."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from peeltrack.language.admissions import admits
from peeltrack.language.figures import Figure, Unit, figures, number
from peeltrack.language.told import RESPONSE_RATE, finds, statements
from peeltrack.model.items import Item, Measure
from peeltrack.model.progress import ProgressUpdate
from peeltrack.queries.challenge.accounts import public_accounts
from peeltrack.queries.challenge.word_overlap import (
    GROUPS,
    content_words,
    missing_words,
    shares_word,
)

_AT_MOST = re.compile(
    r"\b(?:fewer than|less than|under|below|no more than|not more than|at most|no longer than"
    r"|within|up to|down to|no (?:greater|higher|longer|worse) than|not above)\s+(?:the )?$"
    r"|^(?:no|nobody|none)\b.*\b(?:more|longer|greater|higher|older) than\s+$",
    re.IGNORECASE,
)
_OR_LESS = re.compile(r"^ ?(?:or|and) (?:less|fewer|below|lower|under)\b", re.IGNORECASE)
_UNWANTED = re.compile(
    r"\b(?:abandon|vacan|overdue|reoffend|outstanding|sickness|backlog|complain|attrition|wait"
    r"|withdraw|missed|errors?\b|repeat)",
    re.IGNORECASE,
)
"""Things whose low share is wanted."""
_ALL = re.compile(r"\b(?:each|every|all)\b(?! (?:month|quarter|year|week|day|\d))", re.IGNORECASE)
_NONE = re.compile(r"(?:^|: )(?:no|nobody|no one|none|never|zero)\b|\bnever\b", re.IGNORECASE)
_SINGLE_NONE = re.compile(r"\b(?:no|none|nobody|not one|nil|zero)\b", re.IGNORECASE)
_BY_SO_MUCH = re.compile(r"\bby (?:a |an |at least |about |one )?$", re.IGNORECASE)
_RELATIVE = re.compile(
    r"\bby (?:a|an|one|two) (?:half|third|quarter|fifth|tenth)\b|\bby half\b", re.IGNORECASE
)
_THE_FIGURE = re.compile(
    r"\b(?:the|that|this) (?:figure|rate|share|proportion|percentage|level|average|number)\b"
    r"|\bit (?:is|was|stood|stands|rose|fell|has)\b",
    re.IGNORECASE,
)
_ON_TIME = re.compile(r"\b(?:on time|in time|within)\b", re.IGNORECASE)
"""Words for the opposite of what a ceiling, such as 5% late, is about."""
_NOT_DONE = re.compile(r"^[^,;]{0,40}\b(?:not|vacant|overdue|late|missed|failed|without)\b", re.I)
_OF_MEASURES = frozenset(
    [
        "average",
        "cent",
        "fewer",
        "hour",
        "hours",
        "day",
        "days",
        "minute",
        "minutes",
        "month",
        "months",
        "per",
        "week",
        "weeks",
        "working",
        "hundred",
        "percent",
        "percentage",
        "quarter",
    ]
)


class Standard(NamedTuple):
    """The figure that a measure names as success."""

    value: float
    unit: Unit
    at_most: bool
    period: str = ""

    def is_missed_by(self, figure: Figure) -> bool:
        """Check whether a figure falls short of it."""
        return figure.value > self.value if self.at_most else figure.value < self.value

    def is_worse(self, now: Figure, before: Figure) -> bool:
        """Check whether a figure is further from it than an earlier one."""
        return now.value > before.value if self.at_most else now.value < before.value


class MeasureReading(NamedTuple):
    """A figure that an update gives for a measure."""

    place: int
    """The place of the update among the item's."""
    update: ProgressUpdate
    statement: str
    figure: Figure


@lru_cache(maxsize=1 << 11)
def standard_of(text: str) -> Standard | None:
    """Return the standard that a measure sets: at least 95%, every search, no visit; else None."""
    named = figures(text)
    share = next((each for each in named if each.unit == Unit.SHARE), None)
    if share:
        if _BY_SO_MUCH.search(text[: share.start]):
            return None
        at_most = _is_ceiling(text, share) or _is_unwanted(text, share)
        return Standard(share.value, Unit.SHARE, at_most)
    if _NONE.search(text) and not any(_is_ceiling(text, each) for each in named):
        return Standard(0, Unit.COUNT, at_most=True)
    if _ALL.search(text):
        return Standard(100, Unit.SHARE, at_most=False)
    for each in named:
        at_most = _is_ceiling(text, each)
        if each.unit == Unit.TIME:
            return Standard(each.value, Unit.TIME, at_most=True, period=each.period)
        if at_most or re.search(r"\b(?:at least|more than|no fewer than)\s+$", text[: each.start]):
            return Standard(each.value, Unit.COUNT, at_most)
    return None


def is_standard(text: str) -> bool:
    """Check whether a measure is itself a standard, so that none need be asked for."""
    return standard_of(text) is not None or bool(figures(text)) or bool(_RELATIVE.search(text))


def readings(item: Item, measure: Measure) -> list[MeasureReading]:
    """List the figures that the item's public updates give for a measure, one an update at most."""
    standard = standard_of(measure.text)
    if standard is None:
        return []
    words = measure_words(measure.text)
    found: list[MeasureReading] = []
    for index, update in ((each.index, each.update) for each in public_accounts(item)):
        told = statements(update.text)
        for place, statement in enumerate(told):
            context = f"{told[place - 1]} {statement}" if place else statement
            is_like = _is_like(words, statement, context)
            if not is_like and not (found and _THE_FIGURE.search(statement)):
                continue
            figure = _figure_for(standard, statement, words)
            if figure:
                found.append(MeasureReading(index, update, statement, figure))
                break
    return found


def is_reported(item: Item) -> bool:
    """Check whether an update seems to give any figure or result against one of the measures.

    It is generous: a statement with a figure and one telling word of the measure, or of a step
    that shares one with it, is enough. A response rate is no result.
    """
    words = [word for measure in item.measures for word in measure_words(_with_method(measure))]
    words = [word for word in words if not shares_word(word, GROUPS)] or words
    bridging = [
        word
        for step in item.steps_to_green
        if shares_word(step.text, words)
        for word in content_words(step.text)
        if not shares_word(word, GROUPS)
    ]
    telling = (*words, *bridging)
    return any(
        shares_word(statement, telling) and not finds(RESPONSE_RATE, statement)
        for update in item.progress
        for statement in statements(update.text)
        if figures(statement) or _ALL.search(statement) or _SINGLE_NONE.search(statement)
    )


def measure_words(text: str) -> tuple[str, ...]:
    """Return the telling words of a measure, without those that only measure."""
    words = (word for word in content_words(text) if word.casefold() not in _OF_MEASURES)
    return tuple(word for word in words if number(word) is None)


def _with_method(measure: Measure) -> str:
    return f"{measure.text} {measure.method or ''}"


def _is_ceiling(text: str, figure: Figure) -> bool:
    before, behind = text[: figure.start], text[figure.end :]
    return bool(_AT_MOST.search(before) or _OR_LESS.search(behind))


def _is_unwanted(text: str, share: Figure) -> bool:
    before = text[: share.start].casefold()
    is_floor = re.search(r"\b(?:at least|more than|over|above|no fewer than)\s+$", before)
    return is_floor is None and bool(_UNWANTED.search(text[share.end :]))


def _is_like(words: Sequence[str], statement: str, context: str) -> bool:
    """Check whether a statement has half of the words, counting the one before it, and a third."""
    if not words:
        return False
    wanted = " ".join(words)
    alone = len(words) - len(missing_words(wanted, [statement]))
    together = len(words) - len(missing_words(wanted, [context]))
    return alone * 3 >= len(words) and together * 2 >= len(words)


def _figure_for(standard: Standard, statement: str, words: Sequence[str]) -> Figure | None:
    """Return the figure of a statement that can be set against a standard."""
    named = [each for each in figures(statement) if not each.is_earlier]
    if standard.unit == Unit.SHARE:
        if standard.at_most and _ON_TIME.search(statement):
            return None
        return next(_shares(named, statement), None) or _all_of_them(standard, statement)
    if standard.unit == Unit.TIME:
        if any(each.unit == Unit.SHARE for each in named):
            return None
        same = (e for e in named if e.unit == Unit.TIME and e.period == standard.period)
        return next(same, None)
    counts = [each for each in named if each.unit == Unit.COUNT]
    if not counts and standard.value == 0 and (none := _SINGLE_NONE.search(statement)):
        return Figure(0, Unit.COUNT, none.start(), none.end(), none[0].casefold())
    if not counts:
        return None
    ends = [each.start for each in named[1:]] + [len(statement)]
    behind = {each: statement[each.end : end] for each, end in zip(named, ends, strict=False)}
    best = max(counts, key=lambda each: sum(shares_word(behind[each], [w]) for w in words))
    return best if shares_word(behind[best], words) else None


def _all_of_them(standard: Standard, statement: str) -> Figure | None:
    """Return the share of a statement that says all, each or every one and names no share."""
    every = _ALL.search(statement)
    if every is None or standard.at_most or admits(statement):
        return None
    return Figure(100, Unit.SHARE, every.start(), every.end(), every[0].casefold())


def _shares(named: Sequence[Figure], statement: str) -> Iterator[Figure]:
    """Yield each share of what is done; of what is not done, the rest of the whole."""
    if finds(RESPONSE_RATE, statement) and not admits(statement):
        return
    for each in named:
        if each.unit == Unit.SHARE and not _NOT_DONE.search(statement[each.end :]):
            yield each
