"""Reports against a measure of success, as far as updates seem to give any."""

import re
from collections.abc import Sequence
from datetime import date

from peeltrack.language.figure import Figure, Unit
from peeltrack.language.figures import figures, number
from peeltrack.language.money import sums
from peeltrack.language.told import RESPONSE_RATE, joined, statements
from peeltrack.model.items import Item, Measure
from peeltrack.model.progress import ProgressUpdate
from peeltrack.queries.challenge.clauses import clause_of, telling_words
from peeltrack.queries.challenge.standards import ALL, NONE, Standard, standard_of
from peeltrack.queries.challenge.word_overlap import GROUPS, content_words, shared, shares_word

_ACTIVITY_WORDS = """
    completed found given held made met recorded reported seen shown
"""
ACTIVITY = frozenset(_ACTIVITY_WORDS.split())
"""Words that every update has, of whatever it speaks."""
_OF_MEASURES_TEXT = """
    average cent fewer hour hours day days minute minutes month months per week weeks working
    hundred percent percentage quarter seconds
"""
_OF_MEASURES = frozenset(_OF_MEASURES_TEXT.split())
"""Words of a measure that only measure."""

_SHOWS = re.compile(
    r"\b(?:(?:dip[- ])?sampl\w+|audit\w*|survey\w*|evaluat\w+|measur\w+)\b", re.IGNORECASE
)


def is_reported(item: Item, measure: Measure | None = None) -> bool:
    """Check whether an update seems to give any figure or result against a measure, or any.

    It is generous: a statement with a figure of the measure's kind and one telling word of it is
    enough. A response rate is no result.
    """
    measures = item.measures if measure is None else (measure,)
    return any(_seems_reported(item, each) for each in measures)


def will_be_measured(item: Item, on: date, measure: Measure | None = None) -> bool:
    """Check whether an open step with its day ahead is to sample, audit or survey how things are.

    Of a measure such a step has a word.
    """
    words = measure_words(measure.text) if measure else ()
    return any(
        step.due is not None
        and step.due > on
        and _SHOWS.search(step.text) is not None
        and (measure is None or shares_word(step.text, words))
        for step in item.open_steps
    )


def speaks_of(item: Item, measure: Measure) -> tuple[ProgressUpdate, str] | None:
    """Return the newest update that speaks of what a measure counts, with its statement.

    A public one comes before a restricted one, which is not quoted.
    """
    words = measure_words(measure.text)
    least = min(2, len(words))
    newest = sorted(item.progress, key=lambda each: each.restricted is not True)
    return next(
        (
            (update, statement)
            for update in reversed(newest)
            for statement in statements(update.text)
            if len(shared(words, content_words(statement))) >= least > 0
        ),
        None,
    )


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
    words = [w for w in measure_words(_with_method(measure)) if w.casefold() not in ACTIVITY]
    words = [word for word in words if not shares_word(word, GROUPS)] or words
    standard = standard_of(measure.text)
    return any(
        shares_word(statement, words) and not _has_only_response_rates(statement, words)
        for update in item.progress
        for statement in statements(update.text)
        if _has_result(standard, statement)
    )


def is_response_rate(statement: str, figure: Figure, words: Sequence[str]) -> bool:
    """Check whether a figure is only of those who answered, and of no word that is asked about."""
    return _is_of_answers(clause_of(statement, figure), words)


def _has_only_response_rates(statement: str, words: Sequence[str]) -> bool:
    named = figures(statement)
    if not named:
        return _is_of_answers(statement, words)
    return all(is_response_rate(statement, each, words) for each in named)


def _is_of_answers(text: str, words: Sequence[str]) -> bool:
    found = joined(RESPONSE_RATE).search(text)
    return found is not None and not shares_word(found[0], words)


def _has_result(standard: Standard | None, statement: str) -> bool:
    """Check whether a statement has a figure that could be set against a standard, all or none."""
    named = figures(statement)
    if standard and standard.unit == Unit.SHARE:
        named = tuple(each for each in named if each.unit == Unit.SHARE)
    is_sum = any(sums(statement)) and not (standard and standard.unit == Unit.SHARE)
    return bool(named or is_sum or ALL.search(statement) or NONE.search(statement))


def _with_method(measure: Measure) -> str:
    return f"{measure.text} {measure.method or ''}"


def measure_words(text: str) -> tuple[str, ...]:
    """Return the telling words of a measure, without those that only measure."""
    words = (word for word in content_words(text) if word.casefold() not in _OF_MEASURES)
    return tuple(word for word in words if number(word) is None or word.isdigit())
