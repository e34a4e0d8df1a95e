"""Series: figures that got worse, or are no longer given."""

from collections.abc import Iterator, Sequence

from peeltrack.language.figures import Unit, figures
from peeltrack.language.polarity import is_unwanted, is_wanted
from peeltrack.queries.challenge.accounts import Account, public_accounts
from peeltrack.queries.challenge.points import Preparation, RuleResult
from peeltrack.queries.challenge.quotes import quote
from peeltrack.queries.challenge.rules_results import gaps
from peeltrack.queries.challenge.series import (
    Quantity,
    by_period,
    earlier_of,
    has_worsened,
    quantities,
    still_rated,
)
from peeltrack.queries.challenge.standards import ALL, NONE
from peeltrack.wording import long_date


def grew_worse(meeting: Preparation) -> Iterator[RuleResult]:
    """No figure of an update is worse than the one before for the same thing.

    More is worse of what is overdue, vacant or outstanding; less is worse of what is trained,
    filled or done. Two figures are for the same thing if their clauses share half of their words.
    """
    for item in meeting.questioned_items:
        told = public_accounts(item)
        worse = list(_worse(told[-1], told[:-1])) if told else []
        if worse:
            before, now = max(worse, key=_by_how_much)
            day = long_date(before.told.update.date)
            same = before.told.index == now.told.index
            since = "" if same else f" on {day}"
            also = "" if same else f"; that of {day} said “{before.statement}”"
            still = f", and {rated}" if (rated := still_rated(item)) else ""
            went = f"from {before.printed}{since} to {now.printed} ({quote(now.statement)})"
            yield RuleResult.on_item(
                item,
                ("progress", now.told.index),
                f"The update of {long_date(now.told.update.date)} says “{now.statement}”{also}.",
                f"The figure for {meeting.name(item)} went {went}: why{still}?",
                statement=now.statement,
            )


def _worse(last: Account, earlier: Sequence[Account]) -> Iterator[tuple[Quantity, Quantity]]:
    """Yield each figure of the last update that is worse than before, with the earlier one.

    A statement that makes its own comparison, such as "from 140 to 52", is left alone; one that
    goes through months is compared with itself.
    """
    for first, final in by_period(last):
        if has_worsened(first, final):
            yield first, final
    for now in quantities(last):
        if any(figure.is_earlier for figure in figures(now.statement)):
            continue
        before = earlier_of(now, earlier)
        if before and has_worsened(before, now):
            yield before, now


def _by_how_much(pair: tuple[Quantity, Quantity]) -> float:
    before, now = (each.figure.value for each in pair)
    return abs(now - before) / max(now, before, 1)


def figure_dropped(meeting: Preparation) -> Iterator[RuleResult]:
    """An update that gives no figure follows none that gave a telling one.

    A figure is telling if it counts what is unwanted, or is a share of what is done. What is asked
    about a measure is not asked again.
    """
    for item in meeting.questioned_items:
        told = public_accounts(item)
        if len(told) < 2 or _gives_figures(told[-1]) or meeting.once(gaps, item):
            continue
        given = next((each for each in quantities(told[-2]) if _is_telling(each)), None)
        if given:
            then, now = (long_date(each.update.date) for each in told[-2:])
            yield RuleResult.on_item(
                item,
                ("progress", told[-1].index),
                f"The update of {then} says “{given.statement}”; that of {now} gives no figure.",
                f"On {then} the update of {meeting.name(item)} said {quote(given.statement)}, and "
                f"the last gives no figure: what is it now?",
                statement=given.statement,
            )


def _gives_figures(told: Account) -> bool:
    """Check whether an update has a figure, or says all or none."""
    says = (ALL.search(each) or NONE.search(each) for each in told.statements)
    return any(quantities(told)) or any(says)


def _is_telling(quantity: Quantity) -> bool:
    if is_unwanted(quantity.clause):
        return True
    return quantity.figure.unit == Unit.SHARE and is_wanted(quantity.clause)
