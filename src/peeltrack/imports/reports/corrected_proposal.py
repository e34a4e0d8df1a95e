"""Proposal that a person has corrected in its file. Pure."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from peeltrack.imports.errors import ProposalMisfitError
from peeltrack.imports.language.obligations import obligation
from peeltrack.imports.language.policing_areas import AreaHeading
from peeltrack.imports.language.short_titles import handle
from peeltrack.imports.lines import Line, Role, Span, span_from
from peeltrack.imports.proposals import LeftOut, Source
from peeltrack.imports.readers.read_paper import Paper
from peeltrack.imports.reports.addressees import addressed
from peeltrack.imports.reports.filed_proposal import FiledFinding, FiledProposal
from peeltrack.imports.reports.items_from_findings import clauses_of, file_name
from peeltrack.imports.reports.proposed_items import Proposal, ProposedInspection, ProposedItem
from peeltrack.imports.reports.recounting import accounted, recounted
from peeltrack.imports.reports.wording import FindingWording, composed
from peeltrack.model.problems import Place
from peeltrack.model.vocabulary import ItemKind, Relevance


@dataclass(frozen=True, slots=True)
class _Checked:
    """A file with its paper."""

    filed: FiledProposal
    paper: Paper
    lines: Mapping[str, Line]


def corrected(filed: FiledProposal, paper: Paper, read: Proposal) -> Proposal:
    """Return exactly what a corrected file takes of its paper.

    Raises:
        ProposalMisfitError: if it is another paper's or version's, names a missing line or one
            twice, leaves an obligation unaccounted for, or repeats a number.
    """
    checked = _Checked(filed, paper, {line.ref: line for line in paper.lines})
    filed.check(paper)
    _check_values(filed)
    spans = [
        _spans_of(checked, finding.wording, ("findings", place, "wording"))
        for place, finding in enumerate(filed.findings)
    ]
    left_out = [
        _spans_of(checked, each.wording, ("left_out", place, "wording"))
        for place, each in enumerate(filed.left_out)
    ]
    _check_used_once(checked, spans)
    _check_complete(checked, [*spans, *left_out])
    _check_numbers(checked)
    inspections = tuple(_inspection(checked, place, read) for place in range(len(filed.reports)))
    items = tuple(
        _item(checked, place, spans[place], inspections)
        for place, finding in enumerate(filed.findings)
        if finding.take
    )
    used = {item.inspection for item in items}
    kept = tuple(each for each in inspections if each.id in used)
    taken = replace(read, inspections=kept, items=items, left_out=_left_out(checked, left_out))
    own = {span.ref for item in items for span in item.spans}
    others = {span.ref for named in (*spans, *left_out) for span in named}
    entries = accounted(read.ledgers.get(paper.name, ()), own, others)
    taken = replace(taken, ledgers={**read.ledgers, paper.name: entries})
    names = {old.id: new.id for old, new in zip(read.inspections, inspections, strict=False)}
    return replace(taken, counts=recounted(taken, names))


def _left_out(checked: _Checked, spans: Sequence[Sequence[Span]]) -> tuple[LeftOut, ...]:
    """Return what the file leaves out, each with its reason: an expectation remains one."""
    return tuple(
        LeftOut(
            span.text(line),
            each.why or "",
            Source(checked.paper.name, line.line, line.page),
            span.ref,
        )
        for each, named in zip(checked.filed.left_out, spans, strict=True)
        for span in named
        for line in [checked.lines[span.ref]]
    )


def _check_values(filed: FiledProposal) -> None:
    for place, finding in enumerate(filed.findings):
        if isinstance(finding.number, float):
            raise ProposalMisfitError(("findings", place, "number"), "put a number with a point in "
                                                                     "quotes, because 7.10 is not "
                                                                     "7.1")  # fmt: skip


def _spans_of(checked: _Checked, wording: Sequence[object], place: Place) -> list[Span]:
    found = []
    for at, text in enumerate(wording):
        span = span_from(str(text))
        line = checked.lines.get(span.ref) if span else None
        if (
            span is None
            or line is None
            or span.last > len(line.sentences)
            or span.last < span.first
        ):
            raise ProposalMisfitError((*place, at), f"{str(text)!r} is not a line of "
                                      f"{checked.paper.name}: --lines prints them")  # fmt: skip
        found.append(span)
    if not found:
        raise ProposalMisfitError(place, "does not name a line of the paper")
    return found


def _check_used_once(checked: _Checked, spans: Sequence[Sequence[Span]]) -> None:
    """Check that no words are in two findings, except in a lead-in."""
    seen: set[tuple[str, int]] = set()
    for place, finding in enumerate(spans):
        if not checked.filed.findings[place].take:
            continue
        own = set(_sentences(checked, finding))
        if own & seen:
            ref = sorted(own & seen)[0][0]
            raise ProposalMisfitError(
                ("findings", place, "wording"), f"line {ref} is already in another finding"
            )
        seen |= {each for each in own if not checked.lines[each[0]].text.endswith((":", "\u2013"))}


def _sentences(checked: _Checked, spans: Sequence[Span]) -> Iterator[tuple[str, int]]:
    for span in spans:
        last = span.last or len(checked.lines[span.ref].sentences)
        for number in range(span.first or 1, last + 1):
            yield span.ref, number


def _check_complete(checked: _Checked, spans: Sequence[Sequence[Span]]) -> None:
    """Check that each sentence that obliges is in one of the two lists."""
    known = {each for group in spans for each in _sentences(checked, group)}
    for line in checked.paper.lines:
        if line.role is not Role.TEXT or line.text.endswith(":"):
            continue
        for number, sentence in enumerate(line.sentences, 1):
            if (line.ref, number) not in known and obligation(sentence):
                words = " ".join(sentence.split()[:8])
                raise ProposalMisfitError(
                    ("left_out",),
                    f"line {line.ref} obliges somebody but is in neither list: “{words} …”",
                )


def _check_numbers(checked: _Checked) -> None:
    seen: Counter[tuple[object, ...]] = Counter()
    for place, finding in enumerate(checked.filed.findings):
        if not finding.take:
            continue
        key = (finding.report, file_name(finding.kind, str(finding.number)))
        seen[key] += 1
        if seen[key] > 1:
            raise ProposalMisfitError(
                ("findings", place, "number"), f"{finding.number} is the number of another finding"
            )


def _inspection(checked: _Checked, place: int, read: Proposal) -> ProposedInspection:
    report = checked.filed.reports[place]
    known = (*read.inspections, *read.otherwise)
    base = known[place] if place < len(known) else known[-1]
    grades = {area.id: area for area in base.areas}
    areas = tuple(
        replace(grades.get(id_, AreaHeading(id_, name)), name=name)
        for id_, name in report.areas.items()
    )
    return replace(
        base, id=report.id, title=report.title, short=report.short, kind=report.kind,
        published=report.published, areas=areas,
    )  # fmt: skip


def _item(
    checked: _Checked, place: int, spans: list[Span], inspections: Sequence[ProposedInspection]
) -> ProposedItem:
    finding = checked.filed.findings[place]
    inspection = _report_of(checked, place, inspections)
    wording = composed(spans, checked.lines)
    number = str(finding.number)
    own = checked.lines[spans[-1 if wording.lead_in and not wording.parts else 0].ref]
    relevance, reason = _relevance(finding, wording)
    return ProposedItem(
        id=f"{inspection.id}/{file_name(finding.kind, number)}",
        kind=finding.kind,
        number=number,
        title=finding.title or handle(wording.text, number, led_in=bool(wording.lead_in)),
        wording=wording.whole,
        source=Source(checked.paper.name, own.line, own.page),
        area=_area(finding, inspection, place),
        cause_of_concern=_parent(checked, place),
        clauses=clauses_of(wording),
        addressed_to=finding.to,
        relevance=relevance,
        relevance_reason=reason,
        due_phrase=finding.due_phrase,
        due=finding.due,
        target=finding.target,
        restated="a person says so" if finding.restated else None,
        spans=tuple(spans),
    )


def _report_of(
    checked: _Checked, place: int, inspections: Sequence[ProposedInspection]
) -> ProposedInspection:
    wanted = checked.filed.findings[place].report
    found = [each for each in inspections if wanted in (None, each.id)]
    if not found or (wanted is None and len(inspections) > 1):
        ids = ", ".join(each.id for each in inspections)
        raise ProposalMisfitError(("findings", place, "report"), f"name one of the reports: {ids}")
    return found[0]


def _area(finding: FiledFinding, inspection: ProposedInspection, place: int) -> AreaHeading | None:
    if finding.area is None:
        return None
    found = next((area for area in inspection.areas if area.id == finding.area), None)
    if found is None:
        raise ProposalMisfitError(
            ("findings", place, "area"),
            f"{finding.area} is not an area of the report: add it to areas, with its printed name",
        )
    return found


def _parent(checked: _Checked, place: int) -> str | None:
    under = checked.filed.findings[place].under
    causes = {
        file_name(each.kind, str(each.number))
        for each in checked.filed.findings
        if each.kind is ItemKind.CAUSE_OF_CONCERN
    }
    if under and under not in causes:
        raise ProposalMisfitError(
            ("findings", place, "under"), f"{under} is not a cause of concern in this file"
        )
    return under


def _relevance(finding: FiledFinding, wording: FindingWording) -> tuple[Relevance, str | None]:
    """Return what the finding asks of the force: by the bodies typed, if any are."""
    if finding.kind is ItemKind.CAUSE_OF_CONCERN:
        return Relevance.ACT, None
    read = addressed(wording.lead_in, wording.text)
    if finding.to and finding.to != read.to:
        read = addressed("", f"{', '.join(finding.to)} should act.")
    if finding.relevance in (None, read.relevance):
        return read.relevance, read.reason
    reason = None if finding.relevance is Relevance.ACT else "A person says so."
    return finding.relevance or Relevance.ACT, reason
