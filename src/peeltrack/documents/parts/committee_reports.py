"""A report as a committee is told of it: what it made, who owns it, what was done. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from peeltrack.documents.committee_view import (
    Account,
    EarlierReport,
    Moved,
    RegisterRow,
    Reported,
)
from peeltrack.documents.formats.text import blocks
from peeltrack.documents.parts.counts import kinds_in_words
from peeltrack.documents.parts.date_moves import since_then
from peeltrack.documents.parts.inspection_timeline import stages, still_to_come
from peeltrack.documents.parts.item import office
from peeltrack.documents.parts.item_order import in_order
from peeltrack.documents.parts.item_view import Link, Office
from peeltrack.documents.parts.panel_reports import Progress
from peeltrack.documents.parts.public_progress import (
    last_public,
    paper_of,
    public_due,
    public_target,
)
from peeltrack.documents.parts.scope import Scope
from peeltrack.model.inspections import Inspection
from peeltrack.model.items import Item
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import InspectionKind, ItemKind, Relevance
from peeltrack.queries.committee_status import standing, standings
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

Links = Mapping[str, Link]


def anchor(inspection: str) -> str:
    """The id of a report's section in HTML."""
    return f"report.{inspection}"


def new_report(
    scope: Scope, inspection: Inspection, items: Sequence[Item], links: Links
) -> Reported:
    """A report published since the last meeting, with its findings that have not ended.

    Args:
        scope: the meeting.
        inspection: the report.
        items: all its findings.
        links: the way to each, within the report.
    """
    shown = [item for item in in_order(scope.register, items) if not item.has_ended]
    return Reported(
        called=inspection.called,
        title=inspection.title,
        anchor=anchor(inspection.id),
        body=inspection.body,
        kind=_KINDS[inspection.kind],
        published=inspection.published,
        url=inspection.url,
        summary=blocks(inspection.summary or ""),
        made=made(inspection, items),
        ended=kinds_in_words(item for item in items if item.has_ended),
        timeline=stages(inspection.timeline),
        expected=still_to_come(inspection.expected, scope.on),
        response=_response(inspection, scope.on),
        rows=tuple(_row(scope, item, links[item.id]) for item in shown),
        accounts=_accounts(scope, shown, links),
    )


def earlier_report(
    scope: Scope, inspection: Inspection, items: Sequence[Item], links: Links
) -> EarlierReport:
    """A report that an earlier paper told of: counted, with what has changed since."""
    changed = [item for item in in_order(scope.register, items) if has_moved(scope, item)]
    told = [item for item in changed if _new_updates(scope, item)]
    return EarlierReport(
        called=inspection.called,
        title=inspection.title,
        anchor=anchor(inspection.id),
        published=inspection.published,
        made=made(inspection, items),
        standings=_standings(items),
        expected=still_to_come(inspection.expected, scope.on),
        response=_response(inspection, scope.on),
        moved=tuple(_moved(scope, item, links[item.id]) for item in changed),
        accounts=_accounts(scope, told, links),
    )


def offices(register: Register, item: Item, on: date) -> tuple[Office, ...]:
    """The strategic and the tactical lead of an item, those that there are."""
    leads = (item.strategic_lead, item.tactical_lead)
    told = (office(register, lead, on) for lead in leads)
    return tuple(each for each in told if each)


def has_moved(scope: Scope, item: Item) -> bool:
    """Whether anything of an item that the public is told has changed since the last meeting."""
    return bool(_changes(scope, item))


def made(inspection: Inspection, items: Sequence[Item]) -> str:
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


def _standings(items: Sequence[Item]) -> str:
    taken = {each: number for each, number in standings(items).items() if number}
    told = [f"{in_words(number)} {spoken(each)}" for each, number in taken.items()]
    return capitalised(listed(told))


def _response(inspection: Inspection, on: date) -> str | None:
    return due_sentence(inspection, on) if inspection.response_due else None


def _moved(scope: Scope, item: Item, link: Link) -> Moved:
    return Moved(link, capitalised(_changes(scope, item)))


def _changes(scope: Scope, item: Item) -> str:
    """What became of an item since the last meeting; empty for nothing."""
    updates = _new_updates(scope, item)
    told = [counted(updates, "update")] if updates else []
    return "; ".join([*told, *filter(None, [since_then(scope.before, scope.since, item)])])


def _new_updates(scope: Scope, item: Item) -> int:
    old = scope.before.items.get(item.id) if scope.before else None
    return len(item.progress) - (len(old.progress) if old else 0)


def _accounts(scope: Scope, items: Iterable[Item], links: Links) -> tuple[Account, ...]:
    """The last account of each, once where several have the same."""
    shown = list(items)
    paper = paper_of(scope.forum.name, scope.on)
    about = defaultdict[Progress, list[str]](list)
    for item in shown:
        told = last_public(item, paper)
        if told:
            about[told].append(links[item.id].reference)
    return tuple(
        Account(() if len(names) == len(shown) > 1 else tuple(names), told)
        for told, names in about.items()
    )


def _row(scope: Scope, item: Item, link: Link) -> RegisterRow:
    register, on = scope.register, scope.on
    return RegisterRow(
        link=link,
        wording=blocks(item.wording),
        relevance=spoken(item.relevance),
        reason=blocks(item.relevance_reason or ""),
        addressed_to=item.addressed_to,
        leads=offices(register, item, on),
        portfolio=item.portfolio,
        board=item.board,
        needs_leads=item.needs_leads,
        is_open=item.is_open,
        due=public_due(register, item, on),
        target=public_target(item, on),
        standing=spoken(standing(item)),
        since=item.sign_offs[-1].date if item.sign_offs else None,
    )
