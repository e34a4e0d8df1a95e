"""Findings to proposed items: ids, numbers, titles, dates, addressees. Pure."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from peeltrack.imports.language.due_phrases import Due, Limit, limit_of, resolved
from peeltrack.imports.language.numbers import ordinal
from peeltrack.imports.language.policing_areas import slug
from peeltrack.imports.language.short_titles import handle
from peeltrack.imports.proposals import Source
from peeltrack.imports.reports.addressees import Addressed, addressed
from peeltrack.imports.reports.findings import Finding, Part
from peeltrack.imports.reports.list_items import unglued
from peeltrack.imports.reports.proposed_items import ProposedItem
from peeltrack.imports.reports.sections import Section
from peeltrack.model.vocabulary import ItemKind

_PREFIXES = {
    ItemKind.CAUSE_OF_CONCERN: "coc",
    ItemKind.RECOMMENDATION: "rec",
    ItemKind.AREA_FOR_IMPROVEMENT: "afi",
}
_RESTATED_DUE = "counts from the publication of the report that made the finding, not of this paper"


def drafted(
    findings: Sequence[Finding], section: Section, source: Callable[[Finding], Source]
) -> list[ProposedItem]:
    """The items that a report's findings would be, in the order of the paper."""
    numbers = _numbers(findings)
    ids = _ids(findings, numbers)
    return [
        _draft(finding, number, ids, section, source(finding))
        for finding, number in zip(findings, numbers, strict=True)
    ]


def _draft(
    finding: Finding, number: str, ids: Mapping[int, str], section: Section, source: Source
) -> ProposedItem:
    whom = _addressed(finding)
    due = _due(finding, None if finding.restated else section.published)
    return ProposedItem(
        id=f"{section.id}/{ids[id(finding)]}",
        kind=finding.kind,
        number=number,
        title=_title(finding, number),
        wording=finding.wording,
        source=source,
        area=finding.area,
        cause_of_concern=ids[id(finding.parent)] if finding.parent else None,
        clauses=_clauses(finding),
        addressed_to=whom.to,
        relevance=whom.relevance,
        relevance_reason=whom.reason,
        due_phrase=due.phrase if due else None,
        due=due.day if due else None,
        flags=_flags(finding, number, due),
        restated=finding.restated,
    )


def _numbers(findings: Sequence[Finding]) -> list[str]:
    """Each finding's number as printed; where none is, or two are the same, its place."""
    printed = Counter((finding.kind, finding.printed) for finding in findings if finding.printed)
    usable = {key for key, times in printed.items() if times == 1}
    taken = {(kind, ordinal(number)) for kind, number in usable}
    places: Counter[ItemKind] = Counter()
    numbers = []
    for finding in findings:
        if (finding.kind, finding.printed) in usable:
            numbers.append(finding.printed)
            continue
        places[finding.kind] += 1
        while (finding.kind, places[finding.kind]) in taken:
            places[finding.kind] += 1
        numbers.append(str(places[finding.kind]))
    return numbers


def _ids(findings: Sequence[Finding], numbers: Sequence[str]) -> dict[int, str]:
    """The file name of each finding, by its identity: afi-06, rec-4 for IV."""
    ids: dict[int, str] = {}
    for finding, number in zip(findings, numbers, strict=True):
        name = file_name(finding.kind, number)
        while name in ids.values():
            name = f"{name}-again"
        ids[id(finding)] = name
    return ids


def file_name(kind: ItemKind, number: str) -> str:
    """The name of an item's file by its kind and number: afi-06, rec-4 for IV."""
    place = ordinal(number)
    wide = 2 if kind == ItemKind.AREA_FOR_IMPROVEMENT else 1
    own = f"{place:0{wide}d}" if place is not None else slug(f"x {number}")[2:] or "x"
    return f"{_PREFIXES[kind]}-{own}"


def _title(finding: Finding, number: str) -> str:
    stated = bool(finding.lead_in) or finding.kind == ItemKind.CAUSE_OF_CONCERN
    title = handle(finding.text, number, led_in=stated)
    if finding.parts and len(title.split()) < 3:
        return handle(finding.parts[0].text, number, led_in=True)
    return title


def _clauses(finding: Finding) -> tuple[Part, ...]:
    """The parts without the "; and" that ties them together."""
    return tuple(Part(part.ref, unglued(part.text)) for part in finding.parts)


def _addressed(finding: Finding) -> Addressed:
    if finding.kind == ItemKind.CAUSE_OF_CONCERN:
        return Addressed()
    return addressed(finding.lead_in, finding.text)


def _due(finding: Finding, published: date | None) -> Due | None:
    if finding.kind == ItemKind.CAUSE_OF_CONCERN:
        return None
    limit = limit_of(finding.lead_in, finding.text)
    if limit is None and finding.timing:
        limit = Limit(finding.timing.strip(" :"))
    if limit is None:
        return None
    due = resolved(limit.phrase, published)
    if limit.doubt:
        return Due(due.phrase, due.day if "second date" in limit.doubt else None, limit.doubt)
    if finding.restated and due.doubt and "publication" in due.doubt:
        return Due(due.phrase, None, _RESTATED_DUE)
    return due


def _flags(finding: Finding, number: str, due: Due | None) -> tuple[str, ...]:
    flags = []
    if finding.restated:
        flags.append(finding.restated)
    if due and due.doubt:
        flags.append(f"“{due.phrase}” {due.doubt}")
    if finding.printed and finding.printed != number:
        flags.append(f"printed as {finding.printed}, like another: numbered by its place")
    return tuple(flags)
