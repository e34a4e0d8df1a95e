"""Measures of success as the last update of an item leaves them."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import permutations

from peeltrack.language.figure import Figure, Unit
from peeltrack.language.figures import figures
from peeltrack.language.told import statements
from peeltrack.model.items import Item, Measure
from peeltrack.model.parse_date import MONTH
from peeltrack.queries.challenge.accounts import (
    Account,
    ItemKey,
    account,
    account_since_rating,
    public_accounts,
)
from peeltrack.queries.challenge.clauses import (
    clause_of,
    is_said_again,
    own_figures,
    telling_words,
    tells_of_the_rest,
)
from peeltrack.queries.challenge.given_figure import GivenFigure
from peeltrack.queries.challenge.measure_states import Measured, MeasureState
from peeltrack.queries.challenge.readings import readings, statements_of_others
from peeltrack.queries.challenge.reported import is_reported, measure_words, speaks_of
from peeltrack.queries.challenge.standards import (
    ALL,
    NONE,
    Standard,
    clauses_with_standards,
    is_periodic,
    is_standard,
    standard_of,
)
from peeltrack.queries.challenge.wanted import (
    EVERY_ONE,
    NONE_OF_THEM,
    OF_IT,
    WITHOUT,
    clauses_of_measures,
    is_alone,
    is_of_its_kind,
    is_of_the_other_kind,
    may_be_of_those_beyond,
    names_another_rate,
    times,
)
from peeltrack.queries.challenge.word_overlap import content_words, shared, shares_word

_NEXT = re.compile(r"\bnext\b", re.IGNORECASE)
"""How an update says when there will be a figure again: the next survey is in May."""
_SAMPLED = re.compile(r"\b(?:sampl\w+|audit\w*|dip)\b", re.IGNORECASE)
_FEW = 2
"""Telling words of a statement that does not say what it counts: 14.0% in June."""
_NAME = re.compile(rf"(?<=[a-z,;] )(?!{MONTH}\b)[A-Z][a-z]+")
"""A name within a sentence: Kelsby."""
_SUBJECT = re.compile(
    r"(?:the |our )?(\S+(?: \S+){1,4}?) (?:is|was|are|were|stands?|stood)\b", re.IGNORECASE
)
"""What a statement is of, in two words or more: (The) average caseload (is 61)."""
_REFERS = re.compile(r"\b(?:it|them|these|they|this|those)\b", re.IGNORECASE)
"""What refers to a thing that the statement before names."""
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
            met = met._replace(reading=found.reading)
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
        if wanted and _has_parts_that_meet(spoken[1], wanted):
            return met
        return met._replace(state=MeasureState.UNTOLD, reading=GivenFigure(last, spoken[1], ()))
    if wanted and last and _may_be_unnamed(item, measure.text, wanted, last):
        return met
    known = spoken is not None or any(
        _has_loose_figure(item, each, wanted, measure.text)
        or (wanted and _may_be_unnamed(item, measure.text, wanted, each))
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
    if later := _in_other_words(newest, standard, accounts):
        newest, before = later, newest
    earlier = before
    if before and not _is_comparable(clause, before, newest):
        before = None
    whole = Measured(MeasureState.MET, 0, clause, newest, before)
    if not newest.told.is_last:
        return (
            whole._replace(state=MeasureState.DROPPED)
            if _is_dropped(item, whole, standard)
            else None
        )
    gaps = [standard.gap(each) for each in newest.figures]
    is_share = standard.unit == Unit.SHARE
    all_but = min(_ALL_BUT, standard.value * _ALL_BUT_SHARE) if is_share else 0
    if max(gaps) <= all_but:
        was_missed = earlier is not None and standard.gap(earlier.figures[-1]) > 0
        if was_missed and newest.is_sure and newest.is_of_other_words(measure_words(clause)):
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
        shortfall=gaps[-1] / (_WHOLE if is_share else standard.value or 1),
    )


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
    words = measure_words(whole.text)
    since = (each for each in public_accounts(item) if each.index > newest.told.index)
    return not any(
        _has_loose_figure(item, told, standard, whole.text)
        or any(
            _may_tell(each, words, standard)
            for each in told.statements
            if may_be_of_those_beyond(whole.text, standard, each)
            and each not in statements_of_others(item, whole.text, told)
        )
        for told in since
    )


def _is_comparable(clause: str, before: GivenFigure, newest: GivenFigure) -> bool:
    """Check whether the figure before is of the same thing as the newest.

    Of two figures nobody knows which the one before was of. That of a district is not to be set
    beside that of the force, nor footage that is there beside footage that was reviewed.
    """
    if len(newest.figures) > 1 and len(before.figures) != len(newest.figures):
        return False
    words = measure_words(clause)
    was, now = (set(shared(words, content_words(e.statement))) for e in (before, newest))
    is_of_the_same = was <= now or now <= was
    return is_of_the_same and _has_names(f"{clause} {before.statement}", newest.in_clause)


def _has_names(text: str, clause: str) -> bool:
    """Check whether a text has each name within a clause, such as that of a district."""
    return all(name in text for name in _NAME.findall(clause))


def _in_other_words(
    known: GivenFigure, standard: Standard, accounts: Sequence[Account]
) -> GivenFigure | None:
    """Return the newest later figure that is of the same thing by the words of the one known.

    The average wait was six hours; then: The wait in June was five.
    """
    for told in reversed(accounts):
        if told.index <= known.told.index:
            break
        for statement in told.statements:
            named = _figures_of_the_same(statement, known, standard)
            if len(named) == 1:
                return GivenFigure(told, statement, named, is_sure=False)
    return None


def _figures_of_the_same(
    statement: str, known: GivenFigure, standard: Standard
) -> Sequence[Figure]:
    """Return the figures of what a figure was of, if a statement names it: of a time by a word."""
    own = [each for each in own_figures(statement) if each.unit == standard.unit]
    if standard.unit == Unit.TIME:
        return own if shares_word(statement, telling_words(known.in_clause)) else ()
    subject = _SUBJECT.match(known.in_clause)
    place = statement.casefold().find(subject[1].casefold()) if subject else -1
    return [each for each in own if each.start > place >= 0][:1]


def _may_tell(statement: str, words: Sequence[str], standard: Standard) -> bool:
    """Check whether a statement may give the figure for a measure with some words, or says when."""
    alike, named = len(shared(words, content_words(statement))), figures(statement)
    if any(figure.unit == standard.unit for figure in named) or ALL.search(statement):
        return alike > 0
    return (bool(named) and alike >= OF_IT) or (alike > 0 and bool(_NEXT.search(statement)))


def _may_be_unnamed(item: Item, measure: str, standard: Standard, last: Account) -> bool:
    """Check whether an update may give the figure in words that the measure does not have.

    It does if it has a share and no other measure is one, or a share beside a word of the measure;
    if it has the size of a sample, whose parts follow; or the time within which a thing is done.
    """
    is_share, is_only = standard.unit == Unit.SHARE, is_alone(item, standard)
    is_time = standard.unit == Unit.TIME
    return any(
        not times(measure).isdisjoint(times(each))
        or (
            is_share
            and any(e.unit == Unit.SHARE for e in own_figures(each))
            and not names_another_rate(measure_words(measure), each)
            and (is_only or shares_word(each, measure_words(measure)))
        )
        or (is_share and _SAMPLED.search(each) is not None and bool(own_figures(each)))
        or (is_time and is_of_its_kind(measure, each) and bool(times(each)))
        for each in last.statements
    )


def _has_parts_that_meet(statement: str, standard: Standard) -> bool:
    """Check whether one number of a statement is, of another, the share that is wanted."""
    counted = [each.value for each in own_figures(statement) if each.unit == Unit.COUNT]
    shares = (100 * part / whole for part, whole in permutations(counted, 2) if 0 < part <= whole)
    return standard.unit == Unit.SHARE and any(standard.is_met_by(each) for each in shares)


def _has_loose_figure(item: Item, last: Account, standard: Standard | None, clause: str) -> bool:
    """Check whether an update has a figure in a unit that may be the one that is wanted.

    It may be if its own clause has hardly a word, or refers to what was named before. The average
    time is not the longest, nor the reverse; what names another of the item's measures is of that.
    """
    own = measure_words(clause)
    known = clauses_of_measures(item)
    others = [word for each in known if each != clause for word in measure_words(each)]
    others = [word for word in others if not shared([word], own)]

    def may_be_it(statement: str, figure: Figure) -> bool:
        said = clause_of(statement, figure)
        is_loose = len(telling_words(said)) <= _FEW or _REFERS.search(statement) is not None
        is_other = shares_word(said, others) and not shares_word(said, own)
        is_longest = figure.unit == Unit.TIME and is_of_the_other_kind(clause, statement, figure)
        is_again = is_said_again(figure, own_figures(statement))
        return is_loose and not (is_other or is_longest or is_again)

    taken = statements_of_others(item, clause, last)
    return standard is not None and any(
        each.unit == standard.unit and may_be_it(statement, each)
        for statement in last.statements
        if statement not in taken and may_be_of_those_beyond(clause, standard, statement)
        for each in own_figures(statement)
    )
