"""Papers to a proposal: layouts divide, the grammar finds, and here it is put together. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from peeltrack.imports.errors import PaperHoldsSeveralError, UnreadablePaperError
from peeltrack.imports.proposals import LeftOut, Source
from peeltrack.imports.readers.read_paper import Paper
from peeltrack.imports.reports.duplicate_findings import without_repeats
from peeltrack.imports.reports.findings import Finding, Harvest
from peeltrack.imports.reports.harvest import Harvester
from peeltrack.imports.reports.items_from_findings import drafted
from peeltrack.imports.reports.layouts import layout_of
from peeltrack.imports.reports.proposed_items import Proposal, ProposedInspection, ProposedItem
from peeltrack.imports.reports.sections import Section, publication_told
from peeltrack.imports.reports.stated_counts import StatedCount, checked, reports_checked
from peeltrack.model.vocabulary import InspectionKind

FINDING_LIMIT = 1_000
"""The longest reports make some 50."""

SKIPPED_LIMIT = 300


@dataclass(frozen=True, slots=True)
class Told:
    """What the person says of the report."""

    inspection: str | None = None
    published: date | None = None
    kind: InspectionKind | None = None


@dataclass(slots=True)
class _Report:
    """One report and everything that the papers gave of it."""

    section: Section
    paper: Paper
    harvest: Harvest
    sources: dict[int, str] = field(default_factory=dict)
    """The file of each finding, by its identity."""


def proposal_from(papers: Sequence[Paper], told: Told) -> Proposal:
    """What papers propose for the register.

    Raises:
        PaperHoldsSeveralError: if what is told of one report meets several.
        UnreadablePaperError: if a paper holds more findings than any report does.
    """
    reports, skipped, counts, layouts = _read(papers)
    reports = _as_told(reports, told)
    earlier: list[tuple[str, Finding]] = []
    inspections: list[ProposedInspection] = []
    items: list[ProposedItem] = []
    for report in reports:
        kept, repeats = without_repeats(report.harvest.findings, earlier)
        skipped += [LeftOut(f.wording, why, _source(report, f)) for f, why in repeats]
        report.harvest.findings = kept
        counts += checked(report.harvest, report.section.id, report.paper.name)
        earlier += [(report.section.id, finding) for finding in kept]
        inspections.append(_inspection(report))
        items += drafted(kept, report.section, lambda f, r=report: _source(r, f))  # type: ignore[misc]
    return Proposal(
        tuple(inspections),
        tuple(items),
        tuple(dict.fromkeys(skipped)),
        tuple(counts),
        tuple(layouts),
    )


def _read(
    papers: Sequence[Paper],
) -> tuple[list[_Report], list[LeftOut], list[StatedCount], list[str]]:
    reports: dict[str, _Report] = {}
    skipped: list[LeftOut] = []
    counts: list[StatedCount] = []
    layouts: list[str] = []
    for paper in papers:
        layout = layout_of(paper.blocks)
        layouts.append(layout.name)
        sections = layout.sections(paper.blocks)
        if len(sections) > 1:
            counts += reports_checked(sections[0].blocks, len(sections) - 1, paper.name)
        for section in sections:
            harvest = Harvester(
                section.blocks, areas=section.areas, restates=section.restates
            ).harvest()
            _refuse_too_many(paper, harvest)
            skipped += [
                LeftOut(block.text, why, Source(paper.name, block.line, block.page))
                for block, why in harvest.skipped[:SKIPPED_LIMIT]
            ]
            if harvest.findings:
                _put(reports, _Report(section, paper, harvest))
    return list(reports.values()), skipped, counts, layouts


def _refuse_too_many(paper: Paper, harvest: Harvest) -> None:
    if len(harvest.findings) > FINDING_LIMIT:
        why = f"it seems to hold more than {FINDING_LIMIT:,} findings, and no report does"
        raise UnreadablePaperError(paper.name, why)


def _put(reports: dict[str, _Report], report: _Report) -> None:
    """Two papers of one report, as a summary page and a detailed one, are put together."""
    report.sources = {id(finding): report.paper.name for finding in report.harvest.findings}
    known = reports.setdefault(report.section.id, report)
    if known is report:
        return
    known.harvest.findings += report.harvest.findings
    known.harvest.told += report.harvest.told
    known.harvest.areas = {**report.harvest.areas, **known.harvest.areas}
    known.sources |= report.sources
    if known.section.published is None:
        known.section = replace(known.section, published=report.section.published)


def _as_told(reports: list[_Report], told: Told) -> list[_Report]:
    """The reports with what the person says of them, which goes before what the text says."""
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


def _inspection(report: _Report) -> ProposedInspection:
    section = report.section
    used = {f.area.id for f in report.harvest.findings if f.area}
    areas = tuple(
        area
        for area in report.harvest.areas.values()
        if area.grade or area.id in used or len(used) > 1
    )
    hint = None if section.published else publication_told(report.paper.blocks)
    return ProposedInspection(
        section.id, section.title, section.kind, section.published, section.cycle, section.scale,
        areas, report.paper.name, hint, section.short,
    )  # fmt: skip


def _source(report: _Report, finding: Finding) -> Source:
    file = report.sources.get(id(finding), report.paper.name)
    return Source(file, finding.block.line, finding.block.page)
