"""The findings in an audit committee's paper: rows of its register and published accounts. Pure."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from peeltrack.documents.formats.text import TextBlocks, TextParagraph, blocks
from peeltrack.documents.parts.dates import Deadline, public_due_date, target_deadline
from peeltrack.documents.parts.names import Link, OfficeView, lead_offices
from peeltrack.documents.parts.public_progress import (
    PublicAccount,
    last_public_account,
    paper_citation,
)
from peeltrack.documents.parts.scope import Scope
from peeltrack.language.sentences import first_sentence
from peeltrack.model.items import Item
from peeltrack.queries.committee_status import committee_status
from peeltrack.wording import spoken

Links = Mapping[str, Link]
_LEAST = 60
"""The characters of a line of progress; a shorter first sentence takes in the next."""
_ABOUT_THE_FINDING = re.compile(
    r"(?:This|The) (?:finding|area for improvement|AFI|recommendation|cause of concern) "
    r"(?:(?:was|has been) (?:first |also )?(?:carried (?:over|forward)|raised|made|repeated)"
    r"|is (?:broad|wide|similar|related|linked|not new|the same|one of)"
    r"|dates (?:back|from)|repeats|relates|follows)\b",
    re.IGNORECASE,
)
"""A sentence about the finding, not the work: This finding was carried over from 2019. But not:
This recommendation has been met."""
_MORE_ABOUT_IT = re.compile(
    r"It (?:(?:has (?:always|long) been|is|was|remains) "
    r"(?:a )?(?:broad|challenging|complex|difficult|hard|long-standing|similar|the same|wide)"
    r"|dates (?:back|from)|repeats|relates)\b"
)
"""A second such sentence: It has always been difficult. But not: It has been met."""

_ONLY_WHOM = frozenset(
    (
        "act",
        "addressed",
        "and",
        "are",
        "for",
        "is",
        "it",
        "must",
        "on",
        "others",
        "the",
        "this",
        "to",
    )
)
"""The words around the names of those who must act: Addressed to others: the mayor is to act."""


@dataclass(frozen=True, slots=True)
class ProgressLine:
    """The force's last public account of a finding, in one line."""

    text: str
    """Its first sentence on the work rather than the finding."""
    date: date
    """The date of the account."""
    source: str | None
    """The paper that published it; None for this very paper, or for none."""


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
    """The reason for only monitoring it, or another note on its relevance; empty if that only
    repeats who must act."""
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
    progress: ProgressLine | None
    """The force's last public account in one line; None if there is none."""
    last_updated: str | None
    """The recommendation that the last update of a cause of concern is about, with its date;
    None if that is its own."""

    @property
    def owner_cell(self) -> tuple[object, ...]:
        """Return what the owner's cell depends on; without leads, also whether it needs any."""
        without = () if self.leads else (self.needs_leads, self.is_open)
        return (self.leads, self.portfolio, self.board, *without)


@dataclass(frozen=True, slots=True)
class SameInAll:
    """The columns of a report's register whose cells are alike in all rows, or in the only one."""

    action: bool
    """Who is to act, and the force's part in it."""
    owner: bool
    """The leads, the portfolio and the board."""
    dates: bool
    """The due date and the target."""
    status: bool
    """The status and its date."""
    progress: bool
    """The last account."""
    source: bool
    """The date and the source of every account."""


def same_in_all(rows: Sequence[RegisterRow]) -> SameInAll:
    """Return the columns that say the same in every row, to be said once above the table."""

    def alike(*names: str) -> bool:
        of = attrgetter(*names)
        return bool(rows) and all(of(row) == of(rows[0]) for row in rows)

    sources = {(row.progress.date, row.progress.source) for row in rows if row.progress}
    return SameInAll(
        action=alike("relevance", "reason", "addressed_to"),
        owner=alike("owner_cell"),
        dates=alike("due", "target"),
        status=alike("standing", "since"),
        progress=alike("progress"),
        source=len(rows) > 1 and len(sources) == 1,
    )


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
        reason=blocks(_reason_beyond_addressees(item)),
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
        progress=progress_line(scope, item),
        last_updated=scope.last_updated(item),
    )


def _reason_beyond_addressees(item: Item) -> str:
    """Return why the force only monitors a finding; empty if that only names who is to act."""
    named = _words(" ".join(item.addressed_to)) | _ONLY_WHOM if item.addressed_to else frozenset()
    reason = item.relevance_reason or ""
    return "" if _words(reason) <= named else reason


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.casefold()))


def progress_line(scope: Scope, item: Item) -> ProgressLine | None:
    """Return the last public account of a finding in one line; None if there is none."""
    paper = paper_citation(scope.forum.name, scope.meeting)
    account = last_public_account(item, paper)
    if account is None or not account.text:
        return None
    first = account.text[0]
    text = first.text if isinstance(first, TextParagraph) else first.items[0]
    return ProgressLine(line_on_work(text), account.date, account.source)


def line_on_work(text: str) -> str:
    """Return the first sentence of an update that is about the work, or simply the first."""
    rest = text
    while _ABOUT_THE_FINDING.match(rest) or (rest != text and _MORE_ABOUT_IT.match(rest)):
        _, others = first_sentence(rest)
        if not others:
            break
        rest = others
    return first_sentence(rest, _LEAST)[0]
