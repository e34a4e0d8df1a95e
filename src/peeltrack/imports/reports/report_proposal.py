"""Proposal from papers: layouts divide them, patterns find, and this combines. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from peeltrack.imports.errors import PaperHoldsSeveralError, UnreadablePaperError
from peeltrack.imports.ledger import Ledger, LedgerEntry, LineState
from peeltrack.imports.lines import Line, Role
from peeltrack.imports.proposals import LeftOut, Source
from peeltrack.imports.readers.read_paper import Paper
from peeltrack.imports.reports.area_grades import StatedGrade, settled
from peeltrack.imports.reports.duplicate_findings import EarlierFindings, without_repeats
from peeltrack.imports.reports.find_findings import find_findings
from peeltrack.imports.reports.findings import Finding, Harvest
from peeltrack.imports.reports.items_from_findings import drafted
from peeltrack.imports.reports.layouts import layout_of
from peeltrack.imports.reports.proposed_items import (
    Proposal,
    ProposedInspection,
    ProposedItem,
    ProposedPractice,
)
from peeltrack.imports.reports.publication import publication_told
from peeltrack.imports.reports.reckoning import (
    MIXED,
    is_mixed,
    lost_in_reading,
    misread_in_columns,
    remarks_on,
)
from peeltrack.imports.reports.sections import Section, short_name
from peeltrack.imports.reports.stated_counts import StatedCount, checked, reports_checked
from peeltrack.model.vocabulary import InspectionKind

FINDING_LIMIT = 1_000
"""The most findings of a report; the longest make some 50."""

LEFT_OUT_LIMIT = 300


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """A person's details of the report."""

    inspection: str | None = None
    published: date | None = None
    kind: InspectionKind | None = None


@dataclass(slots=True)
class _Report:
    """A report and everything that the papers gave for it."""

    section: Section
    paper: Paper
    harvest: Harvest
    sources: dict[int, str] = field(default_factory=dict)
    """The file of each finding, by its identity."""
    grades: tuple[StatedGrade, ...] = ()


@dataclass(slots=True)
class _Read:
    """Everything that was read of all papers."""

    reports: dict[str, _Report] = field(default_factory=dict)
    left_out: list[LeftOut] = field(default_factory=list)
    counts: list[StatedCount] = field(default_factory=list)
    layouts: list[str] = field(default_factory=list)
    ledgers: dict[str, tuple[LedgerEntry, ...]] = field(default_factory=dict)


def proposal_from(papers: Sequence[Paper], told: ReportOptions) -> Proposal:
    """Return what papers propose for the register.

    Raises:
        PaperHoldsSeveralError: if details of one report are given for several.
        UnreadablePaperError: if a paper has more findings than any report does.
    """
    read = _Read()
    for paper in papers:
        _read_into(read, paper)
    earlier = EarlierFindings()
    inspections: list[ProposedInspection] = []
    items: list[ProposedItem] = []
    left_out = read.left_out
    for report in _as_told(list(read.reports.values()), told):
        kept, repeats = without_repeats(report.harvest.findings, earlier)
        left_out += [
            LeftOut(f.wording.whole, why, _source(report, f), f.line.ref) for f, why in repeats
        ]
        report.harvest.findings = kept
        read.counts += checked(report.harvest, report.section.id, report.paper.name)
        earlier.add(report.section.id, kept)
        inspection, doubtful = _inspection(report)
        inspections.append(inspection)
        left_out += doubtful
        items += drafted(kept, report.section, lambda f, r=report: _source(r, f))  # type: ignore[misc]
    return Proposal(
        tuple(inspections), tuple(items), tuple(dict.fromkeys(left_out)), tuple(read.counts),
        tuple(read.layouts), () if inspections else _as_headed(papers, told),
        tuple(remark for paper in papers for remark in remarks_on(paper)), read.ledgers,
    )  # fmt: skip


def _as_headed(papers: Sequence[Paper], told: ReportOptions) -> tuple[ProposedInspection, ...]:
    """Return the report that the head of the first paper names, though no finding was taken."""
    text = [line for line in papers[0].lines if line.role is Role.TEXT] if papers else []
    if not text:
        return ()
    section = layout_of(text).sections(text)[0]
    reports = _as_told([_Report(section, papers[0], Harvest())], told)
    return (_inspection(reports[0])[0],)


def _read_into(read: _Read, paper: Paper) -> None:
    """Read one paper: divide it into reports, find the findings of each, account for each line."""
    text = [line for line in paper.lines if line.role is Role.TEXT]
    layout = layout_of(text)
    read.layouts.append(layout.name)
    sections = layout.sections(text)
    if len(sections) > 1:
        read.counts += reports_checked(sections[0].blocks, len(sections) - 1, paper.name)
    ledger = Ledger()
    texts: list[str] = []
    findings: list[Finding] = []
    places = {line.ref: place for place, line in enumerate(paper.lines)}
    for section in sections:
        harvest = find_findings(
            _with_others(section.blocks, paper.lines, places), paper.name,
            areas=section.areas, restates=section.restates,
        )  # fmt: skip
        _refuse_too_many(paper, harvest)
        ledger.add(harvest.ledger)
        read.left_out += harvest.left_out[:LEFT_OUT_LIMIT]
        findings += harvest.findings
        texts += [finding.wording.whole for finding in harvest.findings]
        texts += [each.text for each in harvest.left_out]
        texts += harvest.announcements
        if harvest.findings:
            _put(read.reports, _Report(section, paper, harvest, grades=_grades(paper, harvest)))
    ledger.enter(paper.lines, LineState.CONTEXT, "a title or head")
    lost = lost_in_reading(paper, texts)
    misread = misread_in_columns(paper, [*texts, *(each.text for each in lost)])
    for finding in findings:
        if is_mixed(finding, misread):
            finding.wording_doubt = MIXED
    read.left_out += [*lost, *(each for each, _ in misread)][:LEFT_OUT_LIMIT]
    read.ledgers[paper.name] = ledger.closed(paper.lines)


def _with_others(
    section: Sequence[Line], lines: Sequence[Line], places: Mapping[str, int]
) -> Sequence[Line]:
    """Return a report's lines with the lines between them that are not text."""
    if not section:
        return ()
    end = places[section[-1].ref] + 1
    while end < len(lines) and lines[end].role is not Role.TEXT:
        end += 1
    return lines[places[section[0].ref] : end]


def _grades(paper: Paper, harvest: Harvest) -> tuple[StatedGrade, ...]:
    return tuple(
        StatedGrade(area, grade, Source(paper.name, line.line, line.page))
        for area, grade, line in harvest.grades
    )


def _refuse_too_many(paper: Paper, harvest: Harvest) -> None:
    if len(harvest.findings) > FINDING_LIMIT:
        why = f"it seems to have more than {FINDING_LIMIT:,} findings, which no report has"
        raise UnreadablePaperError(paper.name, why)


def _put(reports: dict[str, _Report], report: _Report) -> None:
    """Combine two papers of one report, as a summary page and a detailed one."""
    report.sources = {id(finding): report.paper.name for finding in report.harvest.findings}
    known = reports.setdefault(report.section.id, report)
    if known is report:
        return
    known.harvest.findings += report.harvest.findings
    known.harvest.told += report.harvest.told
    known.harvest.practice += report.harvest.practice
    known.grades += report.grades
    known.harvest.areas = {**report.harvest.areas, **known.harvest.areas}
    known.sources |= report.sources
    if known.section.published is None:
        known.section = replace(known.section, published=report.section.published)


def _as_told(reports: list[_Report], told: ReportOptions) -> list[_Report]:
    """Return the reports with a person's details, which override the text's."""
    ids = [report.section.id for report in reports]
    if told.inspection and len(reports) > 1:
        reports = [report for report in reports if report.section.id == told.inspection]
        if not reports:
            raise PaperHoldsSeveralError("--inspection", ids)
    if told.kind and len(reports) > 1:
        raise PaperHoldsSeveralError("--kind", ids)
    for report in reports:
        section = report.section
        published = told.published if len(reports) == 1 and told.published else section.published
        report.section = replace(
            section,
            id=told.inspection or section.id,
            kind=told.kind or section.kind,
            short=section.short if told.kind in (None, section.kind) else None,
            published=published or told.published,
        )
    return reports


def _inspection(report: _Report) -> tuple[ProposedInspection, tuple[LeftOut, ...]]:
    """Return the inspection, and the statements that leave a grade in doubt."""
    section = report.section
    used = {f.area.id for f in report.harvest.findings if f.area}
    used |= {each.area.id for each in report.harvest.practice if each.area}
    graded, doubtful = settled(report.harvest.areas, report.grades, section.scale)
    areas = tuple(area for area in graded if area.grade or area.id in used or len(used) > 1)
    paper = report.paper
    hint = None if section.published else publication_told(paper.lines, paper.recorded)
    inspection = ProposedInspection(
        section.id, section.title, section.kind, section.published, section.cycle, section.scale,
        areas, report.paper.name, hint, section.short or short_name(section.title),
        _practice(report),
    )  # fmt: skip
    return inspection, doubtful


def _practice(report: _Report) -> tuple[ProposedPractice, ...]:
    return tuple(
        ProposedPractice(each.kind, each.line.text, each.area, each.line.ref)
        for each in report.harvest.practice
    )


def _source(report: _Report, finding: Finding) -> Source:
    file = report.sources.get(id(finding), report.paper.name)
    return Source(file, finding.line.line, finding.line.page)
