"""Series: figures that got worse, or are no longer given."""

from collections.abc import Iterator, Sequence

from peeltrack.language.figure import Unit
from peeltrack.language.figures import figures
from peeltrack.language.polarity import is_unwanted
from peeltrack.model.items import Item
from peeltrack.queries.challenge.accounts import Account, public_accounts, says_when_next
from peeltrack.queries.challenge.ask_about import ask_what_it_is_now
from peeltrack.queries.challenge.figures.clauses import telling_words
from peeltrack.queries.challenge.figures.measured import readings
from peeltrack.queries.challenge.figures.one_series import is_one_series
from peeltrack.queries.challenge.figures.series import (
    Quantity,
    by_period,
    compares_with,
    earlier_of,
    has_worsened,
    quantities,
)
from peeltrack.queries.challenge.figures.standards import ALL, HARDLY, NONE
from peeltrack.queries.challenge.points import Preparation, RuleResult
from peeltrack.queries.challenge.quotes import quote
from peeltrack.queries.challenge.spans import A_MONTH
from peeltrack.queries.challenge.still_rated import and_still_rated
from peeltrack.queries.challenge.word_overlap import shared
from peeltrack.queries.updates import is_out_of_date
from peeltrack.wording import long_date


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
        if has_worsened(before, now) and is_one_series(before, now) and _is_clear(before, now):
            yield before, now


def _is_clear(before: Quantity, now: Quantity) -> bool:
    """Check whether two shares are more than a point apart."""
    are_shares = before.figure.unit == now.figure.unit == Unit.SHARE
    return not are_shares or abs(now.figure.value - before.figure.value) > HARDLY


def _by_how_much(pair: tuple[Quantity, Quantity]) -> float:
    before, now = (each.figure.value for each in pair)
    return abs(now - before) / max(now, before, 1)


def figure_dropped(meeting: Preparation) -> Iterator[RuleResult]:
    """A figure that two updates in a row gave for the same thing is given in one of the last two.

    It is a time, or counts what is unwanted. What is asked about a measure is not asked again.
    """
    for item in meeting.questioned_items:
        told = public_accounts(item)
        given = None if told and says_when_next(told[-1]) else _dropped(told)
        if given and not _is_reading(item, given) and not _is_recent(meeting, given, told[-1]):
            yield _what_is_it_now(meeting, item, given, told[-1])


def _what_is_it_now(meeting: Preparation, item: Item, given: Quantity, last: Account) -> RuleResult:
    has_others = len(figures(given.statement)) > 1 and given.clause.count(" ") > 1
    clause = given.clause.strip() if has_others else ""
    day = given.told.update.date
    return ask_what_it_is_now(meeting, item, last, day, given.statement, clause=clause)


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
