"""Figures that updates give for a measure of success."""

import re
from collections.abc import Sequence
from functools import lru_cache

from peeltrack.language.figure import Figure, Unit
from peeltrack.language.told import BY_INSPECTORS, finds
from peeltrack.model.items import Item, Measure
from peeltrack.queries.challenge.accounts import ItemKey, public_accounts
from peeltrack.queries.challenge.figures.clauses import subject
from peeltrack.queries.challenge.figures.measure_words import parts_of
from peeltrack.queries.challenge.figures.one_group import of_one_group
from peeltrack.queries.challenge.figures.series import compares_with
from peeltrack.queries.challenge.figures.standards import standard_of
from peeltrack.queries.challenge.figures.wanted_figure import MeasureReading, WantedFigure

_Given = tuple[str, Figure]
"""A statement, and the figure that it gives for a measure."""
_CLEARLY = 2
"""Words that narrow a measure, from which on a figure is plainly for what they narrow it to."""


def readings(item: Item, measure: Measure) -> Sequence[MeasureReading]:
    """Return the figures for a measure that public updates give, one an update at most.

    Of a measure of several parts they are those for the first; all are of one group, or of all.
    """
    part = parts_of(measure)[0]
    return _of_one_group(ItemKey(item), part.text, part.method)


def figures_given(item: Item, measure: Measure) -> Sequence[MeasureReading]:
    """Return the same, whichever group each is of."""
    part = parts_of(measure)[0]
    return _readings(ItemKey(item), part.text, part.method)


@lru_cache(maxsize=1 << 13)
def _of_one_group(key: ItemKey, text: str, method: str | None) -> tuple[MeasureReading, ...]:
    found, standard = _readings(key, text, method), standard_of(text)
    return tuple(of_one_group(key.item, text, standard, found)) if standard else ()


@lru_cache(maxsize=1 << 13)
def _readings(key: ItemKey, text: str, method: str | None) -> tuple[MeasureReading, ...]:
    """Return the figures for a measure; a dozen rules ask it of each item."""
    item, measure, standard = key.item, Measure(text=text, method=method), standard_of(text)
    if standard is None:
        return ()
    wanted = WantedFigure.of(item, measure, standard)
    found: list[MeasureReading] = []
    for account in public_accounts(item):
        given = _without_parts(list(wanted.figures_in(account.statements, found)))
        before = subject(found[-1].statement, found[-1].figure) if found else None
        given = [each for each in given if wanted.names_it(*each, before)]
        if given:
            statement, figure = max(
                given,
                key=lambda each: (
                    not finds(BY_INSPECTORS, each[0]),
                    bool(found) and compares_with(each[0], found[-1].figure),
                    not _is_in_words(each[1]),
                    wanted.closeness(each[0]) - wanted.foreign_words(*each),
                    standard.is_missed_by(each[1]),
                ),
            )
            found.append(MeasureReading(account.index, account.update, statement, figure))
    same = [each for place, each in enumerate(found) if not _is_of_another(found, place)]
    return tuple(_as_narrow(wanted, same))


def _is_in_words(figure: Figure) -> bool:
    """Check whether a share is only said to be of all, beside one that is given in figures."""
    return figure.unit == Unit.SHARE and figure.part is None and not re.search(r"\d", figure.shown)


def _without_parts(given: Sequence[_Given]) -> Sequence[_Given]:
    """Return figures without those of a part of another: "23 of the 61", where it is 61."""
    counted = {each.value for _, each in given if each.unit == Unit.COUNT}
    return [e for e in given if e[1].unit != Unit.COUNT or e[1].whole not in counted] or given


def _as_narrow(wanted: WantedFigure, found: Sequence[MeasureReading]) -> Sequence[MeasureReading]:
    """Return the figures that are as narrow as the last, for a measure that wants none.

    That six are of high risk says nothing beside the 61 that were overdue in all.
    """
    how_narrow = [wanted.narrowing_in(each.statement) for each in found]
    if not how_narrow or how_narrow[-1] < _CLEARLY or not wanted.wants_none:
        return found
    return [e for e, narrow in zip(found, how_narrow, strict=True) if narrow >= _CLEARLY]


def _is_of_another(found: Sequence[MeasureReading], place: int) -> bool:
    """Check whether a figure is another lead's, between two that one lead gave.

    An officer for languages counts the calls in Welsh, between two figures for all calls.
    """
    if not 0 < place < len(found) - 1:
        return False
    before, by, after = (each.update.by for each in found[place - 1 : place + 2])
    return before is not None and before == after != by


def meeting_measures(item: Item) -> frozenset[str]:
    """Return the statements whose figures meet a measure, so that they admit nothing."""
    return frozenset(
        each.statement
        for measure in item.measures
        for part in parts_of(measure)
        if (standard := standard_of(part.text))
        for each in readings(item, part)
        if not standard.is_missed_by(each.figure)
    )
