"""Proposed items from findings: ids, numbers, titles, dates, addressees. Pure."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from peeltrack.imports.language.due_phrases import DuePhrase, resolved
from peeltrack.imports.language.label_details import details_behind
from peeltrack.imports.language.short_titles import handle
from peeltrack.imports.language.shortened_bodies import in_full, shortened_bodies
from peeltrack.imports.language.time_limits import AT_THE_END, Limit, limit_of
from peeltrack.imports.proposals import Doubt, Source
from peeltrack.imports.reports.addressees import Addressed, addressed
from peeltrack.imports.reports.days import Days, days_in
from peeltrack.imports.reports.finding_patterns import LEAD_ENDS
from peeltrack.imports.reports.findings import Finding
from peeltrack.imports.reports.proposed_items import ProposedItem
from peeltrack.imports.reports.sections import Section
from peeltrack.imports.reports.weigh import CERTAIN
from peeltrack.imports.reports.wording import FindingPart, FindingWording, unglued
from peeltrack.language.numbers import ordinal
from peeltrack.model.choices import KIND_IN_ID
from peeltrack.model.vocabulary import ItemKind
from peeltrack.wording import long_date, slug

_IN_DAYS = re.compile(r"\b(?:days?|weeks?)\b", re.IGNORECASE)
_UNWRITABLE = {"kind", "number", "wording"}
"""Attributes without which there is no item to write."""
_NUMBERED_BY_PLACE = "printed as {}, like another: numbered by its position"
_NUMBERED_WITHOUT = "printed as {}, in a paper that numbers only some: numbered by its position"
_UNWORDED = "the paper does not give the cause of concern's own wording: add it before accepting"
_RESTATED_DUE = "counts from publication of the report that made the finding, not of this paper"


def drafted(
    findings: Sequence[Finding], section: Section, source: Callable[[Finding], Source]
) -> list[ProposedItem]:
    """Draft the items of a report's findings, in the order of the paper."""
    numbers = _numbers(findings)
    ids = _ids(findings, numbers)
    printed = Counter(map(_list_and_number, findings))
    later = _later_series(findings)
    names = shortened_bodies(block.text for block in section.blocks)
    days = days_in(section.blocks, section.published)
    for finding in findings:
        shared = printed[_list_and_number(finding)] > 1
        finding.is_numbered_twice = bool(finding.printed) and (shared or id(finding) in later)
    return [
        _draft(finding, number, ids, section, source(finding), names, days)
        for finding, number in zip(findings, numbers, strict=True)
    ]


def _list_and_number(finding: Finding) -> tuple[object, ...]:
    """Return the list that a number belongs to, and the number: each cause may begin at 1."""
    area = finding.area.id if finding.area else None
    return finding.kind, id(finding.parent), area, finding.printed


def _draft(
    finding: Finding,
    number: str,
    ids: Mapping[int, str],
    section: Section,
    source: Source,
    names: Mapping[str, str],
    days: Days,
) -> ProposedItem:
    whom = _addressed(finding, names)
    due = _due(finding, days)
    cause = ids[id(finding.parent)] if finding.parent else None
    doubts = tuple(_doubts(finding, due, whom))
    return ProposedItem(
        id=f"{section.id}/{ids[id(finding)]}",
        kind=finding.kind,
        number=number,
        title=_title(finding, number),
        wording=finding.wording.whole,
        source=source,
        spans=finding.spans,
        area=finding.area,
        cause_of_concern=cause or ("coc-1" if finding.is_under_unworded_cause else None),
        clauses=clauses_of(finding.wording),
        addressed_to=whom.to,
        relevance=whom.relevance,
        relevance_reason=whom.reason,
        due_phrase=due.phrase if due else None,
        due=due.day if due else None,
        target=finding.target,
        flags=_flags(finding, number, due),
        restated=finding.restated,
        evidence=tuple(map(str, finding.evidence)),
        is_certain=finding.score >= CERTAIN and not _UNWRITABLE & {d.attribute for d in doubts},
        doubts=doubts,
    )


def _numbers(findings: Sequence[Finding]) -> list[str]:
    """Return each finding's printed number; its place if it has none, or shares one."""
    printed = Counter((finding.kind, finding.printed) for finding in findings if finding.printed)
    partly = {
        kind
        for kind in ItemKind
        if _is_numbered_in_part([each for each in findings if each.kind is kind])
    }
    later = _later_series(findings)
    usable = {key for key, times in printed.items() if times == 1 and key[0] not in partly}
    usable -= {(each.kind, each.printed) for each in findings if id(each) in later}
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


def _later_series(findings: Sequence[Finding]) -> set[int]:
    """Return the findings of a list after its numbers began again at 1, by identity."""
    last: dict[tuple[object, ...], int] = {}
    again: set[tuple[object, ...]] = set()
    later = set()
    for finding in findings:
        number, of = ordinal(finding.printed), _list_and_number(finding)[:-1]
        if number == 1 and last.get(of, 0) >= 1:
            again.add(of)
        if number and of in again:
            later.add(id(finding))
        last[of] = number or last.get(of, 0)
    return later


def _is_numbered_in_part(findings: Sequence[Finding]) -> bool:
    """Check whether only some lists of a kind have numbers, which are their entries' marks."""
    printed = [each for each in findings if each.printed]
    return 0 < len(printed) < len(findings) and all(each.line.bullet for each in printed)


def _ids(findings: Sequence[Finding], numbers: Sequence[str]) -> dict[int, str]:
    """Return the file name of each finding, by its identity: afi-06, rec-4 for IV."""
    ids: dict[int, str] = {}
    for finding, number in zip(findings, numbers, strict=True):
        name = file_name(finding.kind, number)
        while name in ids.values():
            name = f"{name}-again"
        ids[id(finding)] = name
    return ids


def file_name(kind: ItemKind, number: str) -> str:
    """Return the name of an item's file by its kind and number: afi-06, rec-4 for IV."""
    place = ordinal(number)
    wide = 2 if kind == ItemKind.AREA_FOR_IMPROVEMENT else 1
    own = f"{place:0{wide}d}" if place is not None else slug(f"x {number}")[2:] or "x"
    return f"{KIND_IN_ID[kind]}-{own}"


def _title(finding: Finding, number: str) -> str:
    wording = finding.wording
    stated = bool(wording.lead_in) or finding.kind == ItemKind.CAUSE_OF_CONCERN
    title = handle(wording.text, number, led_in=stated)
    if wording.parts and len(title.split()) < 3:
        lead = wording.text.rstrip(" :") if wording.text.endswith("that:") else ""
        part = wording.parts[0].text
        return handle(f"{lead} {part}" if lead else part, number, led_in=not lead)
    return title


def clauses_of(wording: FindingWording) -> tuple[FindingPart, ...]:
    """Return the parts of a wording without the "; and" that ties them together."""
    return tuple(FindingPart(part.ref, unglued(part.text)) for part in wording.parts)


def _addressed(finding: Finding, names: Mapping[str, str]) -> Addressed:
    if finding.kind == ItemKind.CAUSE_OF_CONCERN:
        return Addressed()
    wording = finding.wording
    behind = details_behind(wording.text)
    told = finding.addressees or (behind.addressees if behind else "")
    beside = () if wording.text.endswith(LEAD_ENDS) else (each.text for each in wording.parts)
    told_of = (wording.lead_in, "\n".join((wording.text, *beside)), told)
    return addressed(*(in_full(each, names) for each in told_of))


def _due(finding: Finding, days: Days) -> DuePhrase | None:
    if finding.kind == ItemKind.CAUSE_OF_CONCERN:
        return None
    text = "\n".join(filter(None, (finding.wording.text, finding.wording.after)))
    limit = limit_of(finding.wording.lead_in, text)
    if finding.timing and (limit is None or limit.doubt == AT_THE_END):
        limit = Limit(finding.timing.strip(" :"), finding.timing_doubt or None)
    if limit is None:
        return None
    due = resolved(limit.phrase, days.counted_from(limit.phrase, restated=bool(finding.restated)))
    if finding.restated and due.doubt and "publication" in due.doubt:
        return DuePhrase(due.phrase, None, _RESTATED_DUE)
    if limit.doubt:
        keeps = "which one applies" in limit.doubt or not _IN_DAYS.search(due.phrase)
        return DuePhrase(due.phrase, due.day if keeps else None, limit.doubt)
    return due


def _doubts(finding: Finding, due: DuePhrase | None, whom: Addressed) -> Iterator[Doubt]:
    """Return what the paper does not settle; none of it is written unless a person asks."""
    own = (("wording", finding.wording_doubt), ("kind", finding.kind_doubt))
    yield from (Doubt(attribute, reason) for attribute, reason in own if reason)
    if finding.is_numbered_twice:
        yield Doubt("number", _NUMBERED_BY_PLACE.format(finding.printed))
    if finding.is_under_unworded_cause:
        yield Doubt("parent", _UNWORDED)
    if finding.parent_doubt:
        yield Doubt("parent", finding.parent_doubt)
    if due and due.doubt:
        yield Doubt("due", f"“{due.phrase}” {due.doubt}")
    if finding.target and finding.target_doubt:
        yield Doubt("target", f"{long_date(finding.target)} {finding.target_doubt}")
    if whom.doubt and finding.kind is ItemKind.RECOMMENDATION:
        yield Doubt("addressee", whom.doubt)


def _flags(finding: Finding, number: str, due: DuePhrase | None) -> tuple[str, ...]:
    flags = [finding.restated] if finding.restated else []
    if finding.printed and finding.printed != number:
        why = _NUMBERED_BY_PLACE if finding.is_numbered_twice else _NUMBERED_WITHOUT
        flags.append(why.format(finding.printed))
    if finding.status:
        flags.append(f"the paper says “{finding.status}”: not applied, record a sign-off if so")
    if finding.target:
        why = finding.target_doubt or "is the force's own target"
        flags.append(f"{long_date(finding.target)} {why}")
    if due and due.doubt:
        flags.append(f"“{due.phrase}” {due.doubt}")
    return tuple(flags)
