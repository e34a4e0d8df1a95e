"""Figures that updates give for a measure of success."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from peeltrack.language.admissions import admits
from peeltrack.language.figures import Figure, Unit, figures, number
from peeltrack.language.polarity import is_unwanted
from peeltrack.language.told import RESPONSE_RATE, finds, statements
from peeltrack.model.items import Item, Measure
from peeltrack.model.progress import ProgressUpdate
from peeltrack.queries.challenge.accounts import public_accounts
from peeltrack.queries.challenge.series import subject, telling_words
from peeltrack.queries.challenge.standards import ALL, Standard, standard_of
from peeltrack.queries.challenge.word_overlap import (
    GROUPS,
    content_words,
    missing_words,
    shared,
    shares_word,
)

_SINGLE_NONE = re.compile(r"\b(?:no|none|nobody|not one|nil|zero)\b", re.IGNORECASE)
_THE_FIGURE = re.compile(
    r"\b(?:the|that|this) (?:figure|rate|share|proportion|percentage|level|average|number)\b"
    r"|\bit (?:is|was|stood|stands|rose|fell|has)\b",
    re.IGNORECASE,
)
_ON_TIME = re.compile(r"\b(?:on time|in time|within)\b", re.IGNORECASE)
"""Words for the opposite of what a ceiling, such as 5% late, is about."""
_NOT_DONE = re.compile(r"^[^,;]{0,40}\b(?:not|vacant|overdue|late|missed|failed|without)\b", re.I)
_OF_MEASURES_TEXT = """
    average cent fewer hour hours day days minute minutes month months per week weeks working
    hundred percent percentage quarter
"""
_OF_MEASURES = frozenset(_OF_MEASURES_TEXT.split())
_NO_METHODS_TEXT = """
    data figure figures indicator record records report return system
"""
_NO_METHODS = frozenset(_NO_METHODS_TEXT.split())
_ACTIVITY_TEXT = """
    completed found given held made met recorded reported seen shown
"""
_ACTIVITY = frozenset(_ACTIVITY_TEXT.split())
"""Words that every update has, of whatever it speaks."""


class MeasureReading(NamedTuple):
    """A figure that an update gives for a measure."""

    place: int
    """The place of the update among the item's."""
    update: ProgressUpdate
    statement: str
    figure: Figure


def readings(item: Item, measure: Measure) -> list[MeasureReading]:
    """List the figures that the item's public updates give for a measure, one an update at most."""
    standard = standard_of(measure.text)
    if standard is None:
        return []
    words, keys = measure_words(measure.text), _keys(item, measure)
    found: list[MeasureReading] = []
    for index, update in ((each.index, each.update) for each in public_accounts(item)):
        told = statements(update.text)
        for place, statement in enumerate(told):
            context = f"{told[place - 1]} {statement}" if place else statement
            is_like = _is_like(words, statement, context) or _has_key(keys, standard, statement)
            if not is_like and not (found and _THE_FIGURE.search(statement)):
                continue
            figure = _figure_for(standard, statement, words)
            if figure:
                found.append(MeasureReading(index, update, statement, figure))
                break
    return found


def is_reported(item: Item, measure: Measure | None = None) -> bool:
    """Check whether an update seems to give any figure or result against a measure, or any.

    It is generous: a statement with a figure of the measure's kind and one telling word of it, or
    of a step that shares one with it, is enough. A response rate is no result.
    """
    measures = item.measures if measure is None else (measure,)
    return any(_seems_reported(item, each) for each in measures)


def may_report(item: Item) -> bool:
    """Check whether an update has a figure that does not say what it counts: 79% in April."""
    return any(
        not telling_words(statement)
        or any(shares_word(statement, content_words(m.text)) for m in item.measures)
        for update in item.progress
        for statement in statements(update.text)
        if figures(statement)
    )


def _seems_reported(item: Item, measure: Measure) -> bool:
    words = [w for w in measure_words(_with_method(measure)) if w.casefold() not in _ACTIVITY]
    words = [word for word in words if not shares_word(word, GROUPS)] or words
    bridging = [
        word
        for step in item.steps_to_green
        if shares_word(step.text, words)
        for word in content_words(step.text)
        if not shares_word(word, GROUPS)
    ]
    telling, standard = (*words, *bridging), standard_of(measure.text)
    return any(
        shares_word(statement, telling) and not finds(RESPONSE_RATE, statement)
        for update in item.progress
        for statement in statements(update.text)
        if _has_result(standard, statement)
    )


def _has_result(standard: Standard | None, statement: str) -> bool:
    """Check whether a statement has a figure that could be set against a standard, all or none."""
    named = figures(statement)
    if standard and standard.unit == Unit.SHARE:
        named = tuple(each for each in named if each.unit == Unit.SHARE)
    return bool(named or ALL.search(statement) or _SINGLE_NONE.search(statement))


def measure_words(text: str) -> tuple[str, ...]:
    """Return the telling words of a measure, without those that only measure."""
    words = (word for word in content_words(text) if word.casefold() not in _OF_MEASURES)
    return tuple(word for word in words if number(word) is None)


def _with_method(measure: Measure) -> str:
    return f"{measure.text} {measure.method or ''}"


def _keys(item: Item, measure: Measure) -> tuple[str, ...]:
    """Return the words that are each enough to know a measure's figure.

    They are what is unwanted, else what the item's title shares, and how it is measured.
    """
    words = measure_words(measure.text)
    unwanted = [word for word in words if is_unwanted(word)]
    titled = shared(words, content_words(item.title))
    named = unwanted or [word for word in titled if not shares_word(word, GROUPS)]
    how = (w for w in content_words(measure.method or "") if w.casefold() not in _NO_METHODS)
    return (*named, *how)


def _has_key(keys: Sequence[str], standard: Standard, statement: str) -> bool:
    """Check whether a statement has such a word and a single figure of the standard's kind."""
    alike = [e for e in figures(statement) if e.unit == standard.unit and not e.is_earlier]
    return len(alike) == 1 and shares_word(statement, keys)


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
    around = f"{behind[best]} {' '.join(subject(statement, best))}"
    return best if shares_word(around, words) else None


def _all_of_them(standard: Standard, statement: str) -> Figure | None:
    """Return the share of a statement that says all, each or every one and names no share."""
    every = ALL.search(statement)
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
