"""Gaps: the measures that an item misses by the figures of its updates, or no longer reports."""

import re
from collections.abc import Sequence
from datetime import date
from enum import IntEnum
from typing import NamedTuple

from peeltrack.language.admissions import admits, provides_for
from peeltrack.language.days_ahead import days_ahead
from peeltrack.language.figure import Unit
from peeltrack.language.figures import figures
from peeltrack.language.told import statements
from peeltrack.model.items import Item, Measure
from peeltrack.queries.challenge.accounts import Account, account, public_accounts, says_when_next
from peeltrack.queries.challenge.figures.clauses import clause_of, subject, telling_words
from peeltrack.queries.challenge.figures.measure_words import (
    NEUTRAL,
    measure_words,
    parts_of,
    short_forms,
    telling_of,
    tells,
)
from peeltrack.queries.challenge.figures.measured import readings
from peeltrack.queries.challenge.figures.pace import is_on_pace, is_too_slow
from peeltrack.queries.challenge.figures.series import (
    earlier_of,
    quantities,
)
from peeltrack.queries.challenge.figures.standards import ALL, NONE, Standard, standard_of
from peeltrack.queries.challenge.figures.wanted_figure import MeasureReading
from peeltrack.queries.challenge.points import Preparation
from peeltrack.queries.challenge.spans import A_MONTH
from peeltrack.queries.challenge.word_overlap import content_words, shared
from peeltrack.queries.updates import is_out_of_date

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
_IS_MET = re.compile(
    r"\b(?:measures?|targets?|standards?) (?:has|have|is|are)(?: now| both| all)?(?: been)?"
    r" (?:met|reached|achieved|exceeded)\b",
    re.IGNORECASE,
)
"""How an update says that a measure is met, without its figure."""
_REST = re.compile(r"\b(?:the (?:rest|others?|remainder)|remaining)\b", re.IGNORECASE)
"""How the update before said who was left: the remaining 42 are new recruits."""
_ALL, _NEARLY_ALL = 100, 90
"""Of what is to be so of every one, a share that rises and is so near is left alone in time."""


class Shortfall(IntEnum):
    """A way in which the figures for a measure fall short, the most serious first."""

    WORSE = 0
    MISSED = 1
    DROPPED = 2
    UNSURE = 3
    """The last update has figures near the measure's words, which need not be for it."""


class Gap(NamedTuple):
    """A measure whose last figure misses it, or is no longer given."""

    place: int
    measure: Measure
    kind: Shortfall
    found: Sequence[MeasureReading]
    last: Account
    near: Sequence[str] = ()
    """The statements of the last update with figures that may be for it."""
    none: str = ""
    """The statement of the last update that there is no figure."""
    too_slow_for: date | None = None
    """The item's date, if the figures move too slowly to reach the measure by then."""

    @property
    def how_far(self) -> float:
        """How far the last figure is from the standard, as a part of the larger of the two."""
        standard, now = standard_of(self.measure.text), self.found[-1].figure.value
        aim = standard.value if standard else now
        return abs(now - aim) / max(now, aim, 1)

    @property
    def gets_better(self) -> bool:
        """Whether its last figure is better than the one before, and may be in time."""
        standard, before, now = standard_of(self.measure.text), self.found[-2:][0], self.found[-1]
        is_better = standard is not None and standard.is_worse(before.figure, now.figure)
        return self.kind == Shortfall.MISSED and is_better and not self.too_slow_for

    @property
    def is_new(self) -> bool:
        """Whether the figure before the last met the measure."""
        standard = standard_of(self.measure.text)
        return bool(standard and not standard.is_missed_by(self.found[-2:][0].figure))

    @property
    def is_missed(self) -> bool:
        """Whether the last update gives a figure that misses the measure."""
        return self.kind in (Shortfall.WORSE, Shortfall.MISSED)


def gaps(meeting: Preparation, item: Item) -> list[Gap]:
    """List the measures that an item misses by its updates, the most serious first."""
    return [each for each in gaps_and_doubts(meeting, item) if not each.near]


def gaps_and_doubts(meeting: Preparation, item: Item) -> list[Gap]:
    """List the same with those for which the last update has figures that may be for another."""
    last = account(item)
    found = [
        gap
        for index, measure in enumerate(item.measures if last else ())
        for part in parts_of(measure)
        if last and (gap := _gap(meeting, item, index, part, last))
    ]
    return sorted(found, key=lambda e: (e.gets_better, e.kind, not e.is_new, -e.how_far, e.place))


def _gap(
    meeting: Preparation, item: Item, index: int, measure: Measure, last: Account
) -> Gap | None:
    found, standard = readings(item, measure), standard_of(measure.text)
    if not found or standard is None:
        return None
    now = found[-1]
    if now.place != last.index and not _is_fresh(meeting, now, last):
        return _without_figure(item, index, measure, standard, found, last)
    nearly = _is_nearly_all(standard, found)
    is_explained = any(last.explains_the_rest(each) for each in last.statements)
    if not standard.is_missed_by(now.figure) or (nearly and is_explained):
        return None
    is_worse = len(found) > 1 and standard.is_clearly_worse(now.figure, found[-2].figure)
    if is_worse or now.figure.unit != standard.unit:
        kind = Shortfall.WORSE if is_worse else Shortfall.MISSED
        return Gap(index, measure, kind, found, last)
    days = [day for day in (item.due, item.target) if day and day >= meeting.position]
    is_in_time = bool(days) and not (item.due and item.due < meeting.position)
    if nearly and is_in_time:
        return None
    slow = min((day for day in days if is_too_slow(standard, found, day)), default=None)
    is_new = not is_out_of_date(last.update, meeting.on, meeting.stale_after)
    if slow is None and len(found) > 1 and _has_remedy(item, now, last):
        return None
    if is_in_time and is_new and is_on_pace(standard, found, min(days)):
        return None
    return Gap(index, measure, Shortfall.MISSED, found, last, too_slow_for=slow)


def _is_nearly_all(standard: Standard, found: Sequence[MeasureReading]) -> bool:
    """Check whether what is to be so of every one is so of nine in ten, and was given before."""
    is_of_all = standard.unit == Unit.SHARE and standard.value == _ALL
    return is_of_all and len(found) > 1 and found[-1].figure.value >= _NEARLY_ALL


def _is_fresh(meeting: Preparation, now: MeasureReading, last: Account) -> bool:
    """Check whether a figure was given a month or less before the last update, and is not old."""
    is_old = is_out_of_date(now.update, meeting.on, meeting.stale_after)
    return not is_old and (last.update.date - now.update.date).days <= A_MONTH


def _has_remedy(item: Item, now: MeasureReading, last: Account) -> bool:
    """Check whether an update says by when an improving figure will be better, before its date."""
    if now.place != last.index:
        return False
    after = last.statements[last.statements.index(now.statement) :][:2]
    deadline = min((day for day in (item.due, item.target) if day), default=None)
    return any(
        deadline is not None and day <= deadline
        for statement in after
        if not admits(statement) or provides_for(statement)
        for day in days_ahead(statement, last.update.date)
    )


def _without_figure(
    item: Item,
    place: int,
    measure: Measure,
    standard: Standard,
    found: Sequence[MeasureReading],
    last: Account,
) -> Gap | None:
    """Return the gap of an update without a figure for the measure, or whose only one may be it.

    An update with several figures of the measure's kind may well give it in other words.
    """
    taken, apart = _taken_by_others(item, measure), _of_other_things(item, found, last)
    told = [
        each
        for each in last.statements
        if each not in apart and any((each, f.value) not in taken for f in figures(each))
    ]
    gap = _dropped(place, measure, standard, found, last)
    near = [each for each in told if _is_near(item, measure, found[-1], each)]
    if gap is None or not near or gap.none:
        return gap
    named = [e for each in near for e in figures(each) if (each, e.value) not in taken]
    if any(e.unit == standard.unit and not standard.is_missed_by(e) for e in named):
        return None
    return gap._replace(kind=Shortfall.UNSURE, near=near)


def _dropped(
    place: int, measure: Measure, standard: Standard, found: Sequence[MeasureReading], last: Account
) -> Gap | None:
    """Return the gap of a measure that was missed and that the last update leaves out."""
    is_told = (
        _IS_MET.search(told) or _tells_in_words(standard, measure, found[-1], told)
        for told in last.statements
    )
    if not standard.is_missed_by(found[-1].figure) or any(is_told) or says_when_next(last):
        return None
    none = next((each for each in last.statements if _NO_FIGURE.search(each)), "")
    return Gap(place, measure, Shortfall.DROPPED, found, last, none=none)


def _taken_by_others(item: Item, measure: Measure) -> set[tuple[str, float]]:
    """Return the figures for the other measures of an item, each with its statement."""
    return {
        (each.statement, each.figure.value)
        for other in item.measures
        if other.text != measure.text
        for part in parts_of(other)
        for each in readings(item, part)
    }


def _of_other_things(item: Item, found: Sequence[MeasureReading], last: Account) -> set[str]:
    """Return the last update's statements on what earlier ones gave beside the figure."""
    given, places = {each.statement for each in found}, {each.place for each in found}
    beside = [told for told in public_accounts(item) if told.index in places - {last.index}]
    before = ((now, earlier_of(now, beside)) for now in quantities(last))
    return {now.statement for now, then in before if then and then.statement not in given}


def _tells_in_words(standard: Standard, measure: Measure, then: MeasureReading, told: str) -> bool:
    """Check whether a statement says of the measure that all are so, or none."""
    says = NONE.search(told) if standard.at_most else ALL.search(told)
    rest = (each for each in statements(then.update.text) if _REST.search(each))
    about = (*measure_words(measure.text), *content_words(" ".join([then.statement, *rest])))
    known = shared(telling_words(told), about)
    return bool(says and known) and not admits(told) and len(known) * 2 >= len(telling_words(told))


def _is_near(item: Item, measure: Measure, then: MeasureReading, statement: str) -> bool:
    """Check whether a figure of a statement stands beside words of a measure, or names nothing.

    For one of the same kind a word of its topic is enough, or a single word of something else.
    """
    before = subject(then.statement, then.figure)
    telling = (*telling_of(item, measure), *short_forms(item, measure))
    known = (*measure_words(measure.text), *before)
    for each in figures(statement):
        beside = telling_words(clause_of(statement, each))
        about = [word for word in beside if not shared([word], NEUTRAL)]
        is_alike = each.unit == then.figure.unit and (len(about) <= 1 or shared(about, known))
        if is_alike or not about or tells(about, telling):
            return True
    return False
