"""The basis of a figure: what it counts, how much of it, and what it leaves out."""

from collections.abc import Iterator

from peeltrack.model.items import Item
from peeltrack.model.vocabulary import Rag
from peeltrack.queries.challenge.accounts import Account, public_accounts
from peeltrack.queries.challenge.ask_about import ask_about
from peeltrack.queries.challenge.figures.bases import Basis, counted_otherwise, other_basis
from peeltrack.queries.challenge.figures.gaps import gaps
from peeltrack.queries.challenge.points import Preparation, RuleResult
from peeltrack.queries.challenge.quotes import quote
from peeltrack.queries.challenge.still_rated import and_still_rated


def basis_changed(meeting: Preparation) -> Iterator[RuleResult]:
    """The last figure counts what the measure and the earlier figures count, and all of it.

    An update says otherwise by words such as "all from the north", "not be compared" or "not
    counting the city"; names a smaller sample than the measure or its method; gives an average for
    a limit that holds for each; or counts far fewer than the update before. So does one whose
    survey fewer than half as many answered, that gives the figure of one place alone, or that
    passed to others a third or more of what its backlog fell by; and an earlier one from which on
    the count begins elsewhere. Nothing is asked where the figure is given as it was counted before
    too.
    """
    for item in meeting.questioned_items:
        relied_on = (e for told in _accounts_relied_on(item) for e in other_basis(item, told))
        found = counted_otherwise(item) or next(relied_on, None)
        if found is None:
            continue
        still = and_still_rated(item) if found.is_narrow else ""
        rest = "what about the rest" if found.is_narrow else ""
        asks = f"{found.asks}{_and_when(meeting, item, found)}{still}"
        yield ask_about(meeting, item, found.told, found.statement, asks, short=rest)


def _and_when(meeting: Preparation, item: Item, found: Basis) -> str:
    """Ask when a measure is met that the same statement misses, as it is not asked for itself."""
    missed = (
        gap.measure.text
        for gap in meeting.once(gaps, item)
        if gap.is_missed and gap.found[-1].statement == found.statement
    )
    measure = next(missed, "")
    return f", and when will {quote(measure)} be met" if measure else ""


def _accounts_relied_on(item: Item) -> list[Account]:
    """Return the last update, and before it the one with which green was proposed, if any."""
    accounts = public_accounts(item)
    proposed = [told for told in accounts[:-1] if told.proposes_green]
    return [*accounts[-1:], *(proposed[-1:] if item.rag == Rag.GREEN else [])]
