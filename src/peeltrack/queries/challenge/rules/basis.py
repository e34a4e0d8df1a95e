"""The basis of a figure: what it counts, how much of it, and what it leaves out."""

import re
from collections.abc import Iterator
from itertools import pairwise

from peeltrack.language.figures import figures
from peeltrack.model.items import Item, Measure
from peeltrack.model.vocabulary import Rag
from peeltrack.queries.challenge.accounts import Account, public_accounts
from peeltrack.queries.challenge.ask_about import ask_about
from peeltrack.queries.challenge.figures.bases import Basis, counted_otherwise, other_basis
from peeltrack.queries.challenge.figures.gaps import gaps
from peeltrack.queries.challenge.figures.measured import readings
from peeltrack.queries.challenge.figures.standards import ALL, OTHERS
from peeltrack.queries.challenge.points import Preparation, RuleResult
from peeltrack.queries.challenge.quotes import quote
from peeltrack.queries.challenge.still_rated import and_still_rated
from peeltrack.queries.challenge.word_overlap import content_words, shares_word
from peeltrack.wording import long_date

_OWN = re.compile(
    r"\b(?:own|our) (?:\w+ )?(?:log|count|records?|figures?|data|checks?|reviews?|assessments?"
    r"|estimates?)\b|\bwe (?:put|estimate|judge)\b|\bself-",
    re.IGNORECASE,
)
"""How a statement says that a figure is the force's own."""


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


def unseen_by_others(meeting: Preparation) -> Iterator[RuleResult]:
    """A measure that others are to check, such as by internal audit, has a figure of theirs.

    A statement with a figure for it has a word of how it is to be checked.
    """
    for item in meeting.questioned_items:
        for index, measure in enumerate(item.measures):
            found = readings(item, measure) if OTHERS.search(measure.method or "") else []
            is_own = found and _OWN.search(found[-1].statement)
            if found and (is_own or not _is_by_others(item, measure)):
                last, how = found[-1], quote(measure.method or "")
                yield RuleResult.on_item(
                    item,
                    ("measures", index),
                    f"{quote(measure.text)} is measured by {how}; the update of "
                    f"{long_date(last.update.date)} says “{last.statement}”.",
                    f"The update of {meeting.name(item)} says {quote(last.statement)}, and it is "
                    f"to be measured by {how}: who other than the force has checked it"
                    f"{and_still_rated(item)}?",
                    short=f"{quote(last.statement)}. Who else has checked it?",
                    statement=last.statement,
                )
                break


def _is_by_others(item: Item, measure: Measure) -> bool:
    """Check whether a statement with a figure names those who are to check a measure."""
    how = content_words(measure.method or "")
    return any(
        (figures(each) or ALL.search(each)) and shares_word(f"{before} {each}", how)
        for told in public_accounts(item)
        for before, each in pairwise(("", *told.statements))
    )
