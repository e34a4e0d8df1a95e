"""Series: figures that got worse, or are no longer given."""

import re
from collections.abc import Iterator, Sequence

from peeltrack.language.admissions import admits
from peeltrack.language.figure import Unit
from peeltrack.language.figures import figures
from peeltrack.language.polarity import is_unwanted, is_wanted
from peeltrack.model.items import Item, Measure
from peeltrack.queries.challenge.accounts import Account, public_accounts, says_when_next
from peeltrack.queries.challenge.ask_about import ask_what_it_is_now
from peeltrack.queries.challenge.gaps import gaps
from peeltrack.queries.challenge.measure_words import parts_of
from peeltrack.queries.challenge.measured import readings
from peeltrack.queries.challenge.one_series import is_one_series
from peeltrack.queries.challenge.points import Preparation, RuleResult
from peeltrack.queries.challenge.quotes import quote
from peeltrack.queries.challenge.series import (
    Quantity,
    by_period,
    compares_with,
    earlier_of,
    has_worsened,
    quantities,
    telling_words,
)
from peeltrack.queries.challenge.spans import A_MONTH, A_YEAR
from peeltrack.queries.challenge.standards import ALL, NONE, standard_of
from peeltrack.queries.challenge.still_rated import and_still_rated
from peeltrack.queries.challenge.wanted_figure import MeasureReading
from peeltrack.queries.challenge.word_overlap import shared
from peeltrack.queries.updates import is_out_of_date
from peeltrack.wording import long_date

_FINISHED = re.compile(r"\b(?:finished|complete(?:d)?|done|ended|concluded)\b", re.IGNORECASE)
_YEAR_BEFORE = re.compile(
    r"\b(?:year|quarter|month) (?:before|earlier|ago)\b"
    r"|\b(?:last|previous) (?:year|quarter|month)\b",
    re.IGNORECASE,
)
_THREE = 3
_LEAP = 5
"""How many times its pace before a figure may gain without a question."""
_LARGE = 0.3


def grew_worse(meeting: Preparation) -> Iterator[RuleResult]:
    """No figure of an update is worse than the one before for the same thing.

    More is worse of what is overdue, vacant or outstanding; less is worse of what is trained,
    filled or done. A share that rises is left alone where its words may name either, and above a
    half. Two figures are for the same thing if their clauses share half of the words of the longer
    one, and neither is of the longest, the average or a named part where the other is not.
    """
    for item in meeting.questioned_items:
        told = _up_to_figures(public_accounts(item))
        worse = list(_worse(told[-1], told[:-1])) if told else []
        if worse:
            before, now = max(worse, key=_by_how_much)
            day = long_date(before.told.update.date)
            same = before.told.index == now.told.index
            since = "" if same else f" on {day}"
            also = "" if same else f"; that of {day} said “{before.statement}”"
            said = quote(now.statement)
            said = said if now.figure.as_printed in said else f"“{now.statement}”"
            went = f"from {before.printed}{since} to {now.printed} ({said})"
            yield RuleResult.on_item(
                item,
                ("progress", now.told.index),
                f"The update of {long_date(now.told.update.date)} says “{now.statement}”{also}.",
                f"The figure for {meeting.name(item)} went {went}: why{and_still_rated(item)}?",
                short=f"{before.printed}{since}, now {said}. Why?",
                statement=now.statement,
            )


def _up_to_figures(told: Sequence[Account]) -> Sequence[Account]:
    """Return updates without a last one that has no figure, if one is not a month older."""
    if len(told) < 2 or any(quantities(told[-1])):
        return told
    is_recent = (told[-1].update.date - told[-2].update.date).days <= A_MONTH
    return told[:-1] if is_recent else told


def _worse(last: Account, earlier: Sequence[Account]) -> Iterator[tuple[Quantity, Quantity]]:
    """Yield each figure of the last update that is worse than before, with the earlier one.

    A statement that makes its own comparison, such as "from 140 to 52", is left alone, and so is
    the earlier figure it compares with; one that goes through months is compared with itself.
    """
    for first, final in by_period(last):
        if has_worsened(first, final):
            yield first, final
    for now in quantities(last):
        if any(figure.is_earlier for figure in figures(now.statement)):
            continue
        before = earlier_of(now, earlier)
        if before is None or any(compares_with(s, before.figure) for s in last.statements):
            continue
        if has_worsened(before, now) and is_one_series(before, now):
            yield before, now


def _by_how_much(pair: tuple[Quantity, Quantity]) -> float:
    before, now = (each.figure.value for each in pair)
    return abs(now - before) / max(now, before, 1)


def moved_suddenly(meeting: Preparation) -> Iterator[RuleResult]:
    """A figure for a measure gets better in one update by no more than five times its pace before.

    It is asked about where it was given three times before, and gained three in ten.
    """
    for item in meeting.questioned_items:
        for index, measure in enumerate(item.measures):
            found = _leap(meeting, item, measure)
            if found:
                before, now = found
                then, day = long_date(before.update.date), long_date(now.update.date)
                yield RuleResult.on_item(
                    item,
                    ("measures", index),
                    f"The figure for {quote(measure.text)} went from {before.printed} on {then} to "
                    f"{now.printed} on {day}, five times as fast as before.",
                    f"The figure for {meeting.name(item)} went from {before.printed} on {then} to "
                    f"{now.printed} on {day}, far faster than before: what was done, and is "
                    f"everything still counted that was counted then?",
                    short=f"{before.printed} on {then}, then {now.printed} on {day}. Is everything "
                    f"still counted?",
                )
                break


def _leap(
    meeting: Preparation, item: Item, measure: Measure
) -> tuple[MeasureReading, MeasureReading] | None:
    """Return the two figures of the last year between which a measure got better by a leap."""
    for part in parts_of(measure):
        standard, found = standard_of(part.text), readings(item, part)
        for place in range(_THREE, len(found)):
            first, before, now = found[0], found[place - 1], found[place]
            is_recent = (meeting.position - now.update.date).days <= A_YEAR
            so_far = abs(before.figure.value - first.figure.value)
            gained = abs(now.figure.value - before.figure.value)
            days_then = (before.update.date - first.update.date).days
            days_now = (now.update.date - before.update.date).days
            is_leap = gained * days_then > _LEAP * so_far * days_now > 0
            is_large = gained >= _LARGE * max(before.figure.value, now.figure.value)
            if (
                standard
                and is_recent
                and is_leap
                and is_large
                and standard.is_worse(before.figure, now.figure)
            ):
                return before, now
    return None


def figure_dropped(meeting: Preparation) -> Iterator[RuleResult]:
    """A telling figure of one update, or of two in a row, is given in those that follow.

    A figure is telling if it counts what is unwanted, or is a share of what is done. It is asked
    after where the last update gives no figure, where the last two that gave one for the same
    thing are followed by others that give none for it, or where it is for a part of the wording and
    was compared with an earlier one. What is asked about a measure is not asked again.
    """
    for item in meeting.questioned_items:
        told = public_accounts(item)
        if len(told) < 2 or says_when_next(told[-1]):
            continue
        given = _no_longer_given(item, told, is_asked=bool(meeting.once(gaps, item)))
        if given and not _is_recent(meeting, given, told[-1]):
            yield _what_is_it_now(meeting, item, given, told[-1])


def _what_is_it_now(meeting: Preparation, item: Item, given: Quantity, last: Account) -> RuleResult:
    has_others = len(figures(given.statement)) > 1 and given.clause.count(" ") > 1
    clause = given.clause.strip() if has_others else ""
    day = given.told.update.date
    return ask_what_it_is_now(meeting, item, last, day, given.statement, clause=clause)


def _no_longer_given(item: Item, told: Sequence[Account], *, is_asked: bool) -> Quantity | None:
    """Return the figure that the last update should have given, if it is for no measure."""
    given = (
        _dropped(told)
        if _gives_figures(told[-1]) or is_asked
        else _last_telling(told[-2], told[-1])
    )
    if given and not (is_asked and _is_reading(item, given)):
        return given
    return _of_a_part(item, told)


def _of_a_part(item: Item, told: Sequence[Account]) -> Quantity | None:
    """Return a figure that was compared with an earlier one, for a part that has none now."""
    parts = [telling_words(each.text) for each in item.clauses] or [telling_words(item.wording)]
    for place in range(len(told) - 2, -1, -1):
        for each in quantities(told[place]):
            is_ill = is_unwanted(each.clause)
            enough = 1 if is_ill else 2
            if (
                any(len(shared(each.subject, part)) >= enough for part in parts)
                and _is_compared(each, told[:place])
                and not any(_may_go_on(each, later) for later in told[place + 1 :])
                and not _is_reading(item, each)
            ):
                return each
    return None


def _is_compared(quantity: Quantity, before: Sequence[Account]) -> bool:
    """Check whether an earlier figure for the same thing was given, or stands beside it."""
    beside = quantity.told.in_sentence(quantity.statement)
    times = [each for each in figures(beside) if each.unit == quantity.figure.unit]
    return earlier_of(quantity, before) is not None or (
        len(times) > 1 and _YEAR_BEFORE.search(beside) is not None
    )


def _is_recent(meeting: Preparation, given: Quantity, last: Account) -> bool:
    """Check whether a figure was given a month or less before the last update, and is not old."""
    then = given.told.update
    is_old = is_out_of_date(then, meeting.on, meeting.stale_after)
    return not is_old and (last.update.date - then.date).days <= A_MONTH


def _is_reading(item: Item, given: Quantity) -> bool:
    """Check whether a figure is one for a measure, which is asked about for itself."""
    of_measures = (each for measure in item.measures for each in readings(item, measure))
    return any(
        (each.statement, each.figure.value) == (given.statement, given.figure.value)
        for each in of_measures
    )


def _last_telling(told: Account, last: Account) -> Quantity | None:
    """Return the first telling figure of an update whose thing the next does not say is done."""
    return next(
        (
            each
            for each in quantities(told)
            if _is_telling(each) and not any(_is_done_with(each, said) for said in last.statements)
        ),
        None,
    )


def _is_done_with(quantity: Quantity, statement: str) -> bool:
    """Check whether a statement says that what a figure counted has been finished."""
    is_finished = _FINISHED.search(statement) and not admits(statement)
    return bool(is_finished and shared(quantity.subject, telling_words(statement)))


def _dropped(told: Sequence[Account]) -> Quantity | None:
    """Return a figure of a time or of what is unwanted that was given twice before the last two."""
    for place in range(len(told) - 3, 0, -1):
        for each in quantities(told[place]):
            is_ill = each.figure.unit == Unit.TIME or is_unwanted(each.clause)
            if not is_ill or not each.subject or ALL.search(each.clause):
                continue
            since = told[place + 1 :]
            again = any(_may_go_on(each, later) for later in since)
            if not again and earlier_of(each, told[place - 1 : place]):
                return each
    return None


def _may_go_on(before: Quantity, told: Account) -> bool:
    """Check whether an update may give a figure again: one that does not say what it counts.

    Or one that says all or none of the same thing.
    """
    things = [word for word in before.subject if not is_unwanted(word)] or before.subject
    if any(not each.subject or shared(each.subject, things) for each in quantities(told)):
        return True
    says = (each for each in told.statements if ALL.search(each) or NONE.search(each))
    return any(shared(telling_words(each), things) for each in says)


def _gives_figures(told: Account) -> bool:
    """Check whether an update has a figure, or says all or none."""
    says = (ALL.search(each) or NONE.search(each) for each in told.statements)
    return any(quantities(told)) or any(says)


def _is_telling(quantity: Quantity) -> bool:
    if is_unwanted(quantity.clause):
        return True
    return quantity.figure.unit == Unit.SHARE and is_wanted(quantity.clause)
