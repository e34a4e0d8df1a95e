"""Results: the figures of updates beside the measures that they are to meet."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from enum import IntEnum
from typing import NamedTuple

from peeltrack.language.admissions import admits, provides_for
from peeltrack.language.days_ahead import days_ahead
from peeltrack.language.figures import Figure, Unit, figures
from peeltrack.model.items import Item, Measure
from peeltrack.model.vocabulary import Rag
from peeltrack.queries.challenge.accounts import Account, account, says_when_next
from peeltrack.queries.challenge.measured import (
    NEUTRAL,
    MeasureReading,
    measure_words,
    parts_of,
    readings,
)
from peeltrack.queries.challenge.points import Preparation, RuleResult
from peeltrack.queries.challenge.quotes import quote
from peeltrack.queries.challenge.series import falls_behind, still_rated, telling_words
from peeltrack.queries.challenge.standards import ALL, NONE, Standard, standard_of
from peeltrack.queries.challenge.word_overlap import content_words, shared, speaks_to
from peeltrack.queries.updates import is_out_of_date
from peeltrack.wording import listed, long_date

_NO_FIGURE = re.compile(
    r"\b(?:no|not a) (?:figures?|data|numbers?|percentages?|results?)"
    r" (?:is|are|was|were|can|exists?|at present|at the moment|yet|for now|available|until)\b"
    r"|\bthere (?:is|are) (?:at present |currently )?no (?:figures?|data|numbers?)\b"
    r"|\b(?:figures?|data|numbers?) (?:is|are|was|were|cannot be)(?: not| no longer)?(?: yet)?"
    r" (?:unavailable|(?<=not )available|(?<=not yet )available|(?<=longer )available|produced"
    r"|counted)\b",
    re.IGNORECASE,
)
"""How an update says that the figure does not exist."""
_CLEARLY = 2
"""Words that the measure does not have, from which on a statement is about other things."""
_THREE = 3
_SHOWN = 3
"""Figures that a fact lists, the newest; more would be a table."""


class _Kind(IntEnum):
    """A way in which the figures for a measure fall short, the most serious first."""

    WORSE = 0
    MISSED = 1
    DROPPED = 2
    UNSURE = 3
    """The last update has one figure of the measure's kind, in other words."""


class Gap(NamedTuple):
    """A measure whose last figure misses it, or is no longer given."""

    place: int
    measure: Measure
    kind: _Kind
    found: Sequence[MeasureReading]
    last: Account
    other: tuple[Figure, str] | None = None
    """The figure that may be the one, with its statement."""
    none: str = ""
    """The statement of the last update that there is no figure."""
    too_slow_for: date | None = None
    """The item's date, if the figures move too slowly to reach the measure by then."""

    @property
    def is_missed(self) -> bool:
        """Whether the last update gives a figure that misses the measure."""
        return self.kind in (_Kind.WORSE, _Kind.MISSED)


def gaps(meeting: Preparation, item: Item) -> list[Gap]:
    """List the measures that an item misses by its updates, the most serious first."""
    last = account(item)
    found = [
        gap
        for index, measure in enumerate(item.measures if last else ())
        for part in parts_of(measure)
        if last and (gap := _gap(meeting, item, index, part, last))
    ]
    return sorted(found, key=lambda each: (each.kind, each.place))


def measure_missed(meeting: Preparation) -> Iterator[RuleResult]:
    """The newest figure for each measure reaches its standard, and each update gives one.

    A figure is one for a measure if its statement has half of the measure's telling words, or the
    word for what is unwanted, such as abandoned, or for how it is measured, such as audit.
    """
    for item in meeting.questioned_items:
        for gap in meeting.once(gaps, item):
            shown = [f"{e.figure.shown} on {long_date(e.update.date)}" for e in gap.found]
            fact = (
                f"Success is measured by {quote(gap.measure.text)}; updates gave "
                f"{listed(shown[-_SHOWN:])}{_last(gap)}."
            )
            statement = gap.none or (gap.other[1] if gap.other else gap.found[-1].statement)
            yield RuleResult.on_item(
                item, ("measures", gap.place), fact, _asked(meeting, item, gap), statement=statement
            )


def _gap(
    meeting: Preparation, item: Item, index: int, measure: Measure, last: Account
) -> Gap | None:
    found, standard = readings(item, measure), standard_of(measure.text)
    if not found or standard is None:
        return None
    now = found[-1]
    if now.place != last.index:
        return _without_figure(index, measure, standard, found, last)
    if not standard.is_missed_by(now.figure):
        return None
    is_worse = len(found) > 1 and standard.is_worse(now.figure, found[-2].figure)
    if is_worse:
        return Gap(index, measure, _Kind.WORSE, found, last)
    days = [day for day in (item.due, item.target) if day and day >= meeting.position]
    slow = min((day for day in days if _is_too_slow(standard, found, day)), default=None)
    is_new = not is_out_of_date(last.update, meeting.on, meeting.stale_after)
    if slow is None and len(found) > 1 and _has_remedy(item, now, last):
        return None
    if days and is_new and _is_on_pace(standard, found, min(days)):
        return None
    return Gap(index, measure, _Kind.MISSED, found, last, too_slow_for=slow)


def _is_on_pace(standard: Standard, found: Sequence[MeasureReading], deadline: date) -> bool:
    """Check whether a standard is reached by a date at the pace of three figures so far."""
    first, now = found[0], found[-1]
    if len(found) < _THREE or not standard.is_worse(first.figure, now.figure):
        return False
    gained = abs(now.figure.value - first.figure.value)
    so_far = (now.update.date - first.update.date).days
    left = abs(standard.value - now.figure.value)
    return left * so_far <= gained * (deadline - now.update.date).days


def _is_too_slow(standard: Standard, found: Sequence[MeasureReading], deadline: date) -> bool:
    """Check whether a standard is out of reach at twice the pace of the figures so far."""
    first, now = found[0], found[-1]
    gained = abs(now.figure.value - first.figure.value)
    if not standard.is_worse(first.figure, now.figure):
        return False
    so_far = (now.update.date - first.update.date).days
    return falls_behind(
        gained, abs(standard.value - now.figure.value), so_far, (deadline - now.update.date).days
    )


def _has_remedy(item: Item, now: MeasureReading, last: Account) -> bool:
    """Check whether an update says by when an improving figure will be better, before its date."""
    after = last.statements[last.statements.index(now.statement) :]
    deadline = min((day for day in (item.due, item.target) if day), default=None)
    return any(
        deadline is not None and day <= deadline
        for statement in after
        if not admits(statement) or provides_for(statement)
        for day in days_ahead(statement, last.update.date)
    )


def _without_figure(
    place: int, measure: Measure, standard: Standard, found: Sequence[MeasureReading], last: Account
) -> Gap | None:
    """Return the gap of an update without a figure for the measure, or whose only one may be it.

    An update with several figures of the measure's kind may well give it in other words.
    """
    others = [
        (figure, statement)
        for statement in last.statements
        for figure in figures(statement)
        if figure.unit == standard.unit and not figure.is_earlier and _may_be_it(measure, statement)
    ]
    if not others and standard.is_missed_by(found[-1].figure):
        if any(_tells_in_words(standard, measure, found[-1], told) for told in last.statements):
            return None
        none = next((each for each in last.statements if _NO_FIGURE.search(each)), "")
        if says_when_next(last):
            return None
        return Gap(place, measure, _Kind.DROPPED, found, last, none=none)
    if not others:
        return None
    ((figure, _), *more) = others
    is_rate = figure.unit == Unit.SHARE and figure.part is None
    if more or not is_rate or not standard.is_missed_by(figure):
        return None
    return Gap(place, measure, _Kind.UNSURE, found, last, others[0])


def _tells_in_words(standard: Standard, measure: Measure, then: MeasureReading, told: str) -> bool:
    """Check whether a statement says of the measure that all are so, or none."""
    says = NONE.search(told) if standard.at_most else ALL.search(told)
    about = (*measure_words(measure.text), *content_words(then.statement))
    known = shared(telling_words(told), about)
    return bool(says and known) and not admits(told) and len(known) * 2 >= len(telling_words(told))


def _may_be_it(measure: Measure, statement: str) -> bool:
    """Check whether a statement does not say clearly that its figure counts something else."""
    telling = telling_words(statement)
    known = shared(telling, (*measure_words(measure.text), *NEUTRAL))
    return len(telling) - len(known) < _CLEARLY


def _last(gap: Gap) -> str:
    day = long_date(gap.last.update.date)
    if gap.other:
        return f"; that of {day} says “{gap.other[1]}”"
    return f", and that of {day} gives no figure" if gap.kind == _Kind.DROPPED else ""


def _asked(meeting: Preparation, item: Item, gap: Gap) -> str:
    name, now = meeting.name(item), gap.found[-1]
    given, then = now.printed, long_date(now.update.date)
    passed = _passed(meeting, item, gap.measure)
    late = f", now that {long_date(min(passed))} has passed" if passed else ""
    is_old = is_out_of_date(gap.last.update, meeting.on, meeting.stale_after)
    today = ["what is it now"] if is_old else []
    when, green = (
        f"when will the measure be met{late}",
        [still_rated(item)] if _is_green(item) else [],
    )
    aim = f"against {quote(gap.measure.text)}"
    if gap.kind == _Kind.DROPPED:
        asks = ["what is it now", *([when] if passed else []), *green]
        one_of = f"the figure for {quote(gap.measure.text)}"
        its = one_of if len(item.measures) > 1 else "its figure"
        if gap.none:
            return (
                f"The update of {name} says {quote(gap.none)}: when will there be one again, the "
                f"last being {given} on {then}?"
            )
        return (
            f"The last update of {name} leaves out {its}, which was {given} on {then}: "
            f"{_together(asks)}?"
        )
    if gap.other:
        day, figure = long_date(gap.last.update.date), gap.other[0].as_printed
        return f"Is {figure} of {day} the figure {aim} for {name}, which was {given} on {then}?"
    if gap.too_slow_for:
        return _at_this_pace(gap, gap.too_slow_for, name, aim)
    if gap.kind == _Kind.MISSED:
        asks = [*today, *_rest(now), when, *_what_more(item), *green]
        stands = f"was {given} on {then}" if is_old else f"is {given}"
        return f"The figure for {name} {stands} {aim}: {_together(asks)}?"
    before = gap.found[-2]
    went = f"from {before.printed} on {long_date(before.update.date)} to {given}"
    what = f"({quote(now.statement)})" if admits(now.statement) else aim
    asks = ["why", *today, when, *_what_more(item), *filter(None, [still_rated(item)])]
    return f"The figure for {name} went {went} {what}: {_together(asks)}?"


def _at_this_pace(gap: Gap, deadline: date, name: str, aim: str) -> str:
    first, now = gap.found[0], gap.found[-1]
    went = (
        f"from {first.printed} on {long_date(first.update.date)} to "
        f"{now.printed} on {long_date(now.update.date)}"
    )
    return (
        f"The figure for {name} went {went} {aim}: at that pace it is not met by "
        f"{long_date(deadline)}, so what will change?"
    )


def _passed(meeting: Preparation, item: Item, measure: Measure) -> list[date]:
    """List the dates that have passed of an item, and of the steps that speak to a measure."""
    steps = [step.due for step in item.open_steps if speaks_to(measure.text, step.text)]
    return [day for day in (item.due, item.target, *steps) if day and day < meeting.position]


def _together(asks: Sequence[str]) -> str:
    """Join what is asked; a comma stands before the last of three, as they are clauses."""
    if len(asks) < _THREE:
        return listed(asks)
    return f"{', '.join(asks[:-1])}, and {asks[-1]}"


def _what_more(item: Item) -> list[str]:
    """Ask what is still to be done about a measure that is missed with every step done."""
    is_done = item.is_open and item.steps_to_green and not item.open_steps
    return ["what more will be done now that every step is complete"] if is_done else []


def _is_green(item: Item) -> bool:
    last = item.last_update
    return Rag.GREEN in (item.rag, last.proposed_rag if last else None)


def _rest(reading: MeasureReading) -> list[str]:
    part, whole = reading.figure.part, reading.figure.whole
    return [f"what about the other {whole - part:,}"] if whole and part is not None else []
