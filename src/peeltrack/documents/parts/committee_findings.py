"""The findings in an audit committee's paper: rows of its register and published accounts. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from peeltrack.documents.formats.text import TextBlocks, blocks
from peeltrack.documents.parts.dates import Deadline, public_due_date, target_deadline
from peeltrack.documents.parts.names import Link, OfficeView, lead_offices
from peeltrack.documents.parts.public_progress import (
    PublicAccount,
    last_public_account,
    paper_citation,
)
from peeltrack.documents.parts.scope import Scope
from peeltrack.model.items import Item
from peeltrack.queries.committee_status import committee_status
from peeltrack.wording import spoken

Links = Mapping[str, Link]


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """A finding in the recommendations register."""

    link: Link
    """Its reference and title; the anchor is its report's section."""
    wording: TextBlocks
    """The finding."""
    relevance: str
    """The force's part in it: act, comply, monitor."""
    reason: TextBlocks
    """The reason for only monitoring it, or another note on its relevance."""
    addressed_to: tuple[str, ...]
    """Those who must act, unless that is simply the force."""
    leads: tuple[OfficeView, ...]
    """The strategic and tactical leads that are set."""
    portfolio: str | None
    """The portfolio or business area."""
    board: str | None
    """The board that oversees it."""
    needs_leads: bool
    """Whether it needs leads; findings the force only monitors do not."""
    is_open: bool
    """Whether work remains; not if it is complete or pending sign-off."""
    due: Deadline | None
    """HMICFRS's due date."""
    target: Deadline | None
    """The force's own target."""
    standing: str
    """Its status: in progress, awaiting allocation, pending sign off."""
    since: date | None
    """The date of its last sign-off step with HMICFRS, such as submission."""


@dataclass(frozen=True, slots=True)
class FindingAccount:
    """The force's last published account of one finding, or of several alike."""

    about: tuple[str, ...]
    """The findings: Recommendation I, Recommendation II; empty for all in the table."""
    progress: PublicAccount
    """The account."""


def finding_accounts(
    scope: Scope, items: Iterable[Item], links: Links
) -> tuple[FindingAccount, ...]:
    """Return the last account of each finding, once if several share it."""
    findings = list(items)
    paper = paper_citation(scope.forum.name, scope.meeting)
    about = defaultdict[PublicAccount, list[str]](list)
    for item in findings:
        account = last_public_account(item, paper)
        if account:
            about[account].append(links[item.id].reference)
    return tuple(
        FindingAccount(() if len(names) == len(findings) > 1 else tuple(names), account)
        for account, names in about.items()
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
        target=target_deadline(item, on),
        standing=spoken(committee_status(item)),
        since=item.sign_offs[-1].date if item.sign_offs else None,
    )
