"""Readings of a measure of success: the figures that updates give for it."""

from collections.abc import Iterable, Iterator
from itertools import islice

from peeltrack.model.items import Item
from peeltrack.queries.challenge.accounts import Account
from peeltrack.queries.challenge.bare_figures import (
    bare_figure,
    figures_by_own_word,
    sampled_figure,
    unsure_figures,
)
from peeltrack.queries.challenge.given_figure import GivenFigure
from peeltrack.queries.challenge.named_figures import labelled_figure, named_figure
from peeltrack.queries.challenge.standards import Standard, standard_of
from peeltrack.queries.challenge.wanted import Wanted, clauses_of_measures, is_alone, wanted_of


def readings(
    item: Item, clause: str, standard: Standard, accounts: Iterable[Account]
) -> Iterator[GivenFigure]:
    """Yield what updates give for a clause of a measure.

    It is the statement of each nearest to the clause, or one that has no word but its own, such as
    "plans 87". Else it is a bare figure, such as "14.0% in June" (`bare_figures.py`), or of an item
    with one measure in a unit the only per cent of the update. That is not sure.
    """
    wanted, may_be_bare = wanted_of(item, clause, standard), is_alone(item, standard)
    for told in accounts:
        if given := _given(item, wanted, told):
            yield given
        elif may_be_bare:
            yield from islice(unsure_figures(item, wanted, told), 1)


def statements_of_others(item: Item, clause: str, told: Account) -> frozenset[str]:
    """Return the statements of an update that give the figures of an item's other measures."""
    others = ((each, standard_of(each)) for each in clauses_of_measures(item) if each != clause)
    wanted = (wanted_of(item, each, standard) for each, standard in others if standard)
    given = (_given(item, each, told) for each in wanted)
    return frozenset(each.statement for each in given if each)


def _given(item: Item, wanted: Wanted, told: Account) -> GivenFigure | None:
    """Return the figure of an update that is a clause's by its words, bare or by one of its own."""
    named, labelled = named_figure(wanted, told), labelled_figure(wanted, told)
    if labelled and not (named and named.statement == labelled.statement):
        return labelled
    return (
        named
        or sampled_figure(wanted, told)
        or bare_figure(item, wanted, told)
        or next(figures_by_own_word(wanted, told), None)
    )
