"""Findings in an audit committee's paper: the register's rows and the force's accounts. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from peeltrack.documents.formats.text import TextBlocks, blocks
from peeltrack.documents.parts.dates import Deadline, public_due_date, public_target
from peeltrack.documents.parts.names import Link, OfficeView, lead_offices
from peeltrack.documents.parts.public_progress import (
    PublicAccount,
    last_public_account,
    paper_citation,
)
from peeltrack.documents.parts.scope import Scope
from peeltrack.model.items import Item
from peeltrack.queries.committee_status import standing
from peeltrack.wording import spoken

Links = Mapping[str, Link]


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """A finding as a recommendations register shows it."""

    link: Link
    """Its reference and title; the anchor is its report's section."""
    wording: TextBlocks
    """The finding."""
    relevance: str
    """What the force has to do about it: act, comply, monitor."""
    reason: TextBlocks
    """Why it is only to be watched, or what else is to be known of that."""
    addressed_to: tuple[str, ...]
    """Who must act, where that is not simply the force."""
    leads: tuple[OfficeView, ...]
    """The strategic and the tactical lead, those that there are."""
    portfolio: str | None
    """The portfolio or business area."""
    board: str | None
    """The board that oversees it."""
    needs_leads: bool
    """Whether somebody of the force must own it: not where the force only watches."""
    is_open: bool
    """Whether there is still work to do: not where it is complete or pending sign-off."""
    due: Deadline | None
    """The inspectorate's date."""
    target: Deadline | None
    """The force's own date."""
    standing: str
    """Where it stands: in progress, awaiting allocation, pending sign off."""
    since: date | None
    """The day of the last step on the inspectorate's own track, such as submission."""


@dataclass(frozen=True, slots=True)
class FindingAccount:
    """What the force last published of one finding, or of several alike."""

    about: tuple[str, ...]
    """The findings: Recommendation I, Recommendation II; empty where it is of all in the table."""
    progress: PublicAccount
    """The account."""


def finding_accounts(
    scope: Scope, items: Iterable[Item], links: Links
) -> tuple[FindingAccount, ...]:
    """The last account of each, once where several have the same."""
    shown = list(items)
    paper = paper_citation(scope.forum.name, scope.on)
    about = defaultdict[PublicAccount, list[str]](list)
    for item in shown:
        told = last_public_account(item, paper)
        if told:
            about[told].append(links[item.id].reference)
    return tuple(
        FindingAccount(() if len(names) == len(shown) > 1 else tuple(names), told)
        for told, names in about.items()
    )


def register_row(scope: Scope, item: Item, link: Link) -> RegisterRow:
    """Return the row of a finding in the recommendations register."""
    register, on = scope.register, scope.on
    return RegisterRow(
        link=link,
        wording=blocks(item.wording),
        relevance=spoken(item.relevance),
        reason=blocks(item.relevance_reason or ""),
        addressed_to=item.addressed_to,
        leads=lead_offices(register, item, on),
        portfolio=item.portfolio,
        board=item.board,
        needs_leads=item.needs_leads,
        is_open=item.is_open,
        due=public_due_date(register, item, on),
        target=public_target(item, on),
        standing=spoken(standing(item)),
        since=item.sign_offs[-1].date if item.sign_offs else None,
    )
