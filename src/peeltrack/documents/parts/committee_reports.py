"""A report as a committee is told of it: what it made, who owns it, what was done. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from peeltrack.documents.formats.text import TextBlocks, blocks
from peeltrack.documents.parts.committee_findings import (
    FindingAccount,
    Links,
    RegisterRow,
    finding_accounts,
    register_row,
)
from peeltrack.documents.parts.counts import kinds_in_words
from peeltrack.documents.parts.date_moves import changes_since
from peeltrack.documents.parts.inspection_timeline import Stage, stages, still_to_come
from peeltrack.documents.parts.item_order import in_order
from peeltrack.documents.parts.names import Link
from peeltrack.documents.parts.scope import Scope
from peeltrack.model.inspections import Inspection
from peeltrack.model.items import Item
from peeltrack.model.vocabulary import InspectionKind, ItemKind, Relevance
from peeltrack.queries.committee_status import standings
from peeltrack.queries.response import due_sentence
from peeltrack.wording import capitalised, counted, in_words, listed, spoken

_KINDS = {
    InspectionKind.PEEL: "a PEEL inspection",
    InspectionKind.THEMATIC: "a thematic inspection",
    InspectionKind.JOINT: "a joint inspection",
    InspectionKind.SUPER_COMPLAINT: "an investigation of a super-complaint",
    InspectionKind.REVISIT: "a revisit",
    InspectionKind.ACCELERATED: "an accelerated inspection",
    InspectionKind.CHILD_PROTECTION: "a child protection inspection",
    InspectionKind.NATIONAL_AGENCY: "an inspection of a national agency",
    InspectionKind.OTHER: "an inspection",
}


def anchor(inspection: str) -> str:
    """The id of a report's section in HTML."""
    return f"report.{inspection}"


def findings_made(inspection: Inspection, items: Sequence[Item]) -> str:
    """How many findings a report makes and how many are the force's, without a full stop.

    Where the report says how many recommendations it makes to everybody, and the force is
    tracking no finding of another kind, it is told of these; else the findings are counted.
    """
    stated = inspection.stated_counts
    total = stated.total if stated else None
    if total is None or any(item.kind != ItemKind.RECOMMENDATION for item in items):
        return f"{capitalised(kinds_in_words(items) or 'no finding')} for the force"
    told = counted(total, "recommendation")
    applying = sum(item.relevance != Relevance.NOT_APPLICABLE for item in items)
    relevant = stated.relevant if stated and stated.relevant is not None else applying
    if not items and not (stated and stated.relevant is not None):
        return told
    if relevant == total:
        return f"{told}, all relevant to the force"
    verb = "is" if relevant < 2 else "are"
    return f"{told}, of which {relevant or 'none'} {verb} relevant to the force"


@dataclass(frozen=True, slots=True)
class NewReport:
    """A report published since the last meeting, with its findings."""

    called: str
    """What people call it."""
    title: str
    """Its title."""
    anchor: str
    """The id of its section in HTML."""
    body: str
    """Who inspected."""
    kind: str
    """What it was, with its article: a thematic inspection."""
    published: date | None
    """When it was published; none where that is not recorded."""
    url: str | None
    """Where it is."""
    summary: TextBlocks
    """What it found."""
    made: str
    """How many findings it makes, and how many are the force's: 13 recommendations, of which …"""
    ended: str
    """How many of them have ended and are not listed, in words; may be empty."""
    timeline: tuple[Stage, ...]
    """How the inspection ran."""
    expected: tuple[Stage, ...]
    """Further reports that it announces."""
    response: str | None
    """How the statutory response stands to its last day; none where none is owed."""
    rows: tuple[RegisterRow, ...]
    """Its findings that have not ended."""
    accounts: tuple[FindingAccount, ...]
    """What the force last published of them."""


@dataclass(frozen=True, slots=True)
class ChangedFinding:
    """A finding of an earlier report of which something has changed."""

    link: Link
    """Its reference and title; the anchor is its report's section."""
    what: str
    """What became of it since the last meeting: 1 update; amber to yellow; closed."""


@dataclass(frozen=True, slots=True)
class EarlierReport:
    """A report that an earlier paper told of: counted, with what has changed since."""

    called: str
    """What people call it."""
    title: str
    """Its title."""
    anchor: str
    """The id of its section in HTML."""
    published: date | None
    """When it was published; none where that is not recorded."""
    made: str
    """How many findings it makes, and how many are the force's."""
    standings: str
    """How many stand where, in words: five in progress and two closed."""
    expected: tuple[Stage, ...]
    """Further reports that it announces."""
    response: str | None
    """How the statutory response stands to its last day; none where none is owed."""
    moved: tuple[ChangedFinding, ...]
    """Its findings of which something has changed since the last meeting."""
    accounts: tuple[FindingAccount, ...]
    """What the force has published of them since."""


def new_report(
    scope: Scope, inspection: Inspection, items: Sequence[Item], links: Links
) -> NewReport:
    """A report published since the last meeting, with its findings that have not ended.

    Args:
        scope: the meeting.
        inspection: the report.
        items: all its findings.
        links: the way to each, within the report.
    """
    shown = [item for item in in_order(scope.register, items) if not item.has_ended]
    return NewReport(
        called=inspection.called,
        title=inspection.title,
        anchor=anchor(inspection.id),
        body=inspection.body,
        kind=_KINDS[inspection.kind],
        published=inspection.published,
        url=inspection.url,
        summary=blocks(inspection.summary or ""),
        made=findings_made(inspection, items),
        ended=kinds_in_words(item for item in items if item.has_ended),
        timeline=stages(inspection.timeline),
        expected=still_to_come(inspection.expected, scope.on),
        response=_response(inspection, scope.on),
        rows=tuple(register_row(scope, item, links[item.id]) for item in shown),
        accounts=finding_accounts(scope, shown, links),
    )


def earlier_report(
    scope: Scope, inspection: Inspection, items: Sequence[Item], links: Links
) -> EarlierReport:
    """A report that an earlier paper told of: counted, with what has changed since."""
    changed = [item for item in in_order(scope.register, items) if has_changed(scope, item)]
    told = [item for item in changed if _new_updates(scope, item)]
    return EarlierReport(
        called=inspection.called,
        title=inspection.title,
        anchor=anchor(inspection.id),
        published=inspection.published,
        made=findings_made(inspection, items),
        standings=_standings(items),
        expected=still_to_come(inspection.expected, scope.on),
        response=_response(inspection, scope.on),
        moved=tuple(_changed_finding(scope, item, links[item.id]) for item in changed),
        accounts=finding_accounts(scope, told, links),
    )


def has_changed(scope: Scope, item: Item) -> bool:
    """Whether anything of an item that the public is told has changed since the last meeting."""
    return bool(_changes(scope, item))


def _standings(items: Sequence[Item]) -> str:
    taken = {each: number for each, number in standings(items).items() if number}
    told = [f"{in_words(number)} {spoken(each)}" for each, number in taken.items()]
    return capitalised(listed(told))


def _response(inspection: Inspection, on: date) -> str | None:
    return due_sentence(inspection, on) if inspection.response_due else None


def _changed_finding(scope: Scope, item: Item, link: Link) -> ChangedFinding:
    return ChangedFinding(link, capitalised(_changes(scope, item)))


def _changes(scope: Scope, item: Item) -> str:
    """What became of an item since the last meeting; empty for nothing."""
    updates = _new_updates(scope, item)
    told = [counted(updates, "update")] if updates else []
    return "; ".join([*told, *filter(None, [changes_since(scope.before, scope.since, item)])])


def _new_updates(scope: Scope, item: Item) -> int:
    old = scope.before.items.get(item.id) if scope.before else None
    return len(item.progress) - (len(old.progress) if old else 0)
