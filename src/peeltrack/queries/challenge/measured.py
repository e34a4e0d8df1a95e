"""Measures of success as the last update of an item leaves them."""

from collections.abc import Sequence
from functools import lru_cache

from peeltrack.language.figure import Unit
from peeltrack.language.figures import figures
from peeltrack.language.told import statements
from peeltrack.model.items import Item, Measure
from peeltrack.queries.challenge.accounts import (
    ItemKey,
    account,
    account_since_rating,
    public_accounts,
)
from peeltrack.queries.challenge.clauses import tells_of_the_rest
from peeltrack.queries.challenge.figures_apart import in_other_words, is_comparable
from peeltrack.queries.challenge.given_figure import GivenFigure
from peeltrack.queries.challenge.measure_states import Measured, MeasureState
from peeltrack.queries.challenge.readings import readings
from peeltrack.queries.challenge.reported import is_reported, measure_words, speaks_of
from peeltrack.queries.challenge.standards import (
    NONE,
    Standard,
    clauses_with_standards,
    is_periodic,
    is_standard,
    standard_of,
)
from peeltrack.queries.challenge.unnamed_figures import (
    free_statements,
    has_loose_figure,
    has_parts_that_meet,
    may_be_unnamed,
    may_tell,
)
from peeltrack.queries.challenge.wanted import (
    EVERY_ONE,
    NONE_OF_THEM,
    OF_IT,
    WITHOUT,
    is_of_its_kind,
    wanted_of,
)
from peeltrack.queries.challenge.word_overlap import content_words, shared

_WHOLE = 100
"""A share of all, in per cent."""
_CLOSE, _ALL_BUT = 2, 1
"""Points of a share by which a measure is nearly met, and all but met."""
_ALL_BUT_SHARE = 0.02
"""The share of a standard by which it is all but met: of 10% that is not one point."""
_OLD = 60
"""Days after which a figure that is to come each quarter, or oftener, is missed."""
_FEW_LEFT = 5
"""Points by which all but a few are done, so that they can be told of one by one."""
_CLOSE_SHARE = 0.1
"""The share of a number by which it is nearly met."""


def measures_shown(item: Item) -> list[Measured]:
    """Return how an item's measures stand by its last public update, those furthest off first.

    Of a green item only updates since the rating are read.
    """
    return _measures_shown(ItemKey(item))


@lru_cache(maxsize=1 << 12)
def _measures_shown(key: ItemKey) -> list[Measured]:
    item = key.item
    if not item.progress or (account(item) and account_since_rating(item) is None):
        return []
    found = (_measured(item, place, each) for place, each in enumerate(item.measures))
    states = list(MeasureState)
    return sorted(found, key=lambda e: (states.index(e.state), e.is_close, -e.shortfall))


def open_measures(item: Item) -> list[Measured]:
    """Return those of them that are not met, or not shown to be."""
    return [each for each in measures_shown(item) if each.state != MeasureState.MET]


def is_overtaken(item: Item, measured: Measured) -> bool:
    """Check whether a newer restricted update has a figure of the same thing, which may differ.

    What that update says is asked about for itself.
    """
    if measured.reading is None:
        return False
    known, words = measured.reading.told.update.date, measure_words(measured.text)
    return any(
        figures(statement) and len(shared(words, content_words(statement))) >= OF_IT
        for update in item.progress
        if update.restricted and update.date > known
        for statement in statements(update.text)
    )


def _measured(item: Item, place: int, measure: Measure) -> Measured:
    """Return how a measure stands, by the first of its clauses that is missed or has no figure."""
    met = Measured(MeasureState.MET, place, measure.text)
    for clause in clauses_with_standards(measure.text):
        known = list(filter(None, (_of_clause(item, clause, e) for e in _standards(clause))))
        found = next((each for each in known if _is_told(each)), next(iter(known), None))
        if found and found.state != MeasureState.MET:
            return found._replace(place=place, text=measure.text)
        if found:
            met = met._replace(reading=found.reading, run=found.run, shortfall=found.shortfall)
    if met.reading or not is_standard(measure.text) or is_reported(item, measure):
        return met
    return _untold(item, measure, met)


def _is_told(found: Measured) -> bool:
    """Check whether the last update has a figure, and not one that only may be of the measure."""
    reading = found.reading
    is_known = found.state != MeasureState.MET or (
        reading is not None and is_of_its_kind(found.text, reading.statement)
    )
    return reading is not None and reading.told.is_last and is_known


def _untold(item: Item, measure: Measure, met: Measured) -> Measured:
    """Return how a measure stands for which no update seems to give a figure."""
    spoken, last = speaks_of(item, measure), account(item)
    wanted = standard_of(measure.text)
    if spoken and last and spoken[0] is last.update:
        if wanted and has_parts_that_meet(spoken[1], wanted):
            return met
        return met._replace(state=MeasureState.UNTOLD, reading=GivenFigure(last, spoken[1], ()))
    if wanted and last and may_be_unnamed(item, measure.text, wanted, last):
        return met
    known = spoken is not None or any(
        has_loose_figure(item, each, wanted, measure.text)
        or (wanted and may_be_unnamed(item, measure.text, wanted, each))
        for each in public_accounts(item)
    )
    return met._replace(state=MeasureState.UNTOLD, is_spoken_of=known)


def _standards(clause: str) -> list[Standard]:
    """Return the standard of a clause; of a time that nobody waits longer than, first the number.

    Nobody without something may be beyond it with that.
    """
    standard = standard_of(clause)
    if standard is None:
        return []
    is_of_none = standard.unit == Unit.TIME and NONE.search(clause)
    if not is_of_none:
        return [standard]
    return [NONE_OF_THEM] if WITHOUT.search(clause) else [NONE_OF_THEM, standard]


def _of_clause(item: Item, clause: str, standard: Standard) -> Measured | None:
    """Return how a clause of a measure stands; None if no update seems to give a figure."""
    accounts = public_accounts(item)
    given = list(readings(item, clause, standard, accounts))
    if not given:
        return None
    newest, before = given[-1], given[-2] if len(given) > 1 else None
    if later := in_other_words(newest, standard, accounts):
        newest, before = later, newest
    earlier = before
    if before and not is_comparable(clause, before, newest):
        before = None
    whole = Measured(MeasureState.MET, 0, clause, newest, before, _run(clause, given))
    if not newest.told.is_last:
        whole = whole._replace(shortfall=_shortfall(standard.gap(newest.figures[-1]), standard))
        is_dropped = _is_dropped(item, whole, standard)
        return whole._replace(state=MeasureState.DROPPED) if is_dropped else whole
    gaps = [standard.gap(each) for each in newest.figures]
    is_share = standard.unit == Unit.SHARE
    all_but = min(_ALL_BUT, standard.value * _ALL_BUT_SHARE) if is_share else 0
    if max(gaps) <= all_but:
        was_missed = earlier is not None and standard.gap(earlier.figures[-1]) > 0
        words = measure_words(clause)
        is_other = was_missed and newest.is_of_other_words(words)
        if newest.is_sure and (is_other or newest.is_of_a_part(words)):
            return whole._replace(state=MeasureState.PERHAPS, before=earlier)
        return whole
    are_few = standard == EVERY_ONE and max(gaps) <= _FEW_LEFT
    if are_few and tells_of_the_rest(newest.told.in_sentence(newest.statement)):
        return whole
    was = standard.gap(before.figures[-1]) if before else gaps[-1]
    close = _CLOSE if is_share else standard.value * _CLOSE_SHARE
    all_miss, is_sure = min(gaps) > 0, newest.is_sure and not standard.is_rate
    return whole._replace(
        state=MeasureState.MISSED if all_miss and is_sure else MeasureState.PERHAPS,
        all_miss=all_miss,
        is_better=gaps[-1] < was,
        is_close=gaps[-1] <= min(was, close),
        shortfall=_shortfall(gaps[-1], standard),
    )


def _run(clause: str, given: Sequence[GivenFigure]) -> list[GivenFigure]:
    """Return the newest figures that are surely a clause's, each comparable with the next.

    Of two figures of a statement in the unit the second may be another's.
    """
    run: list[GivenFigure] = []
    for each in reversed(given):
        own, *others = each.figures
        first = next((e for e in figures(each.statement) if e.unit == own.unit), own)
        if others or first.start < own.start or not each.is_sure:
            break
        if run and not is_comparable(clause, each, run[0]):
            break
        run.insert(0, each)
    return run


def _shortfall(gap: float, standard: Standard) -> float:
    return gap / (_WHOLE if standard.unit == Unit.SHARE else standard.value or 1)


def _is_dropped(item: Item, whole: Measured, standard: Standard) -> bool:
    """Check whether no update since the newest figure of a clause may give it.

    One that met the standard is missed only if it is to come each quarter or the like, and is old.
    """
    newest, last = whole.reading, account(item)
    if newest is None or last is None:
        return False
    age = (last.update.date - newest.told.update.date).days
    if standard.gap(newest.figures[-1]) <= 0 and not (is_periodic(whole.text) and age >= _OLD):
        return False
    wanted = wanted_of(item, whole.text, standard)
    words = wanted.own_words or wanted.words
    since = (each for each in public_accounts(item) if each.index > newest.told.index)
    return not any(
        has_loose_figure(item, told, standard, whole.text)
        or any(
            may_tell(each, words, standard)
            for each in free_statements(item, told, standard, whole.text)
        )
        for told in since
    )
