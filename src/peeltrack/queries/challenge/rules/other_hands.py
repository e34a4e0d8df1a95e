"""Findings of somebody other than the leads of an item, such as an auditor or an analyst."""

import re
from collections import Counter
from collections.abc import Iterator

from peeltrack.language.admissions import admits
from peeltrack.language.figure import Unit
from peeltrack.language.figures import figures
from peeltrack.language.good_news import is_good_news
from peeltrack.language.polarity import is_unwanted
from peeltrack.model.items import Item
from peeltrack.queries.challenge.accounts import Account, public_accounts
from peeltrack.queries.challenge.figures.measured import meeting_measures
from peeltrack.queries.challenge.figures.series import compares_itself
from peeltrack.queries.challenge.points import Preparation, RuleResult
from peeltrack.queries.challenge.quotes import quote
from peeltrack.queries.challenge.spans import HALF_A_YEAR
from peeltrack.queries.challenge.still_rated import and_still_rated
from peeltrack.queries.challenge.word_overlap import speaks_to
from peeltrack.wording import long_date

_LIMITING = re.compile(
    r"\b(?:nothing|no|not|never|nobody|only|without|same|weaker|worse|blank|default|empty|cannot"
    r"|could not|fewer|slower|other (?:\d+|[a-z]+) (?:took|were|was|had|have|are|is))\b",
    re.IGNORECASE,
)
"""Words with which a reader of records says what is missing in them."""
_BETTER = re.compile(
    r"\b(?:lowest|fewest|best|better|down|fell|fallen|improv\w+|reduc\w+|praise\w*)\b",
    re.IGNORECASE,
)


def other_hand(meeting: Preparation) -> Iterator[RuleResult]:
    """The leads of an item have answered what somebody else found missing.

    It is the newest update of the last half-year that neither lead gave, if it counts what is
    unwanted or says with a figure what is missing, and no update of a lead since speaks to that.
    Whoever gives more of the updates than the leads speaks for them.
    """
    for item in meeting.questioned_items:
        told = _newest_of_others(meeting, item)
        said = _fault_found(item, told) if told else ""
        if told is None or not said or _is_answered(item, told, said):
            continue
        lead = meeting.register.organisation.leads.get(told.update.by or "")
        day, name = long_date(told.update.date), meeting.name(item)
        office = f"the {lead.title}" if lead else "somebody else"
        yield RuleResult.on_item(
            item,
            ("progress", told.index),
            f"On {day} {office}, who does not lead {name}, reported {quote(said)}.",
            f"On {day} {office} reported on {name} {quote(said)}: what follows from "
            f"that{and_still_rated(item)}?",
            short=f"{quote(said)} ({office}, {day}). What follows from that?",
            statement=said,
        )


def _newest_of_others(meeting: Preparation, item: Item) -> Account | None:
    """Return the newest update of the last half-year that neither lead of an item gave."""
    leads = {item.strategic_lead, item.tactical_lead, None}
    accounts = public_accounts(item)
    of_others = (each for each in reversed(accounts) if each.update.by not in leads)
    told = next(of_others, None)
    is_new = told and (meeting.on - told.update.date).days <= HALF_A_YEAR
    if told is None or not is_new:
        return None
    givers = Counter(each.update.by for each in accounts)
    by_leads = sum(givers[lead] for lead in leads - {None})
    return told if givers[told.update.by] <= by_leads else None


def _fault_found(item: Item, told: Account) -> str:
    """Return the first statement of an update that finds fault, and meets no measure."""
    well = meeting_measures(item)
    return next((e for e in told.statements if e not in well and _finds_fault(e)), "")


def _finds_fault(statement: str) -> bool:
    """Check whether a statement counts what is unwanted, or what something is missing in."""
    counted = [
        each
        for each in figures(statement)
        if each.unit in (Unit.SHARE, Unit.COUNT) and not each.is_earlier and each.value
    ]
    if not counted or _BETTER.search(statement) or compares_itself(statement):
        return False
    limiting = _LIMITING.search(statement)
    is_missing = limiting is not None and not is_good_news(statement, limiting)
    return is_missing or admits(statement) or is_unwanted(statement)


def _is_answered(item: Item, told: Account, said: str) -> bool:
    """Check whether an update of a lead since speaks to a statement."""
    leads = {item.strategic_lead, item.tactical_lead} - {None}
    since = (e for e in public_accounts(item) if e.index > told.index and e.update.by in leads)
    return any(speaks_to(each.update.text, said) for each in since)
