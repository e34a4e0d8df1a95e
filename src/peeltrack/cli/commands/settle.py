"""The settle command: draft findings that the published report holds."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Annotated

import typer

from peeltrack.cli.errors import BadOptionError, GivenTwiceError
from peeltrack.cli.shared.input_files import read_input
from peeltrack.cli.shared.options import Filters, ItemsArgument, option_groups
from peeltrack.cli.shared.prompts import long_text
from peeltrack.cli.shared.write_options import MessageOption, SignedWriteOptions
from peeltrack.cli.shared.write_session import WriteSession
from peeltrack.edits.drafts import settle_draft
from peeltrack.edits.kinds import Plan
from peeltrack.errors import AlreadySoError
from peeltrack.imports.readers.read_paper import read_paper
from peeltrack.imports.reports.filled_facts import facts_of_inspection
from peeltrack.imports.reports.match_existing import same_findings
from peeltrack.imports.reports.proposed_items import ProposedInspection, ProposedItem
from peeltrack.imports.reports.report_proposal import ReportOptions, proposal_from
from peeltrack.model.items import Item
from peeltrack.queries.standing import without_withdrawn
from peeltrack.wording import listed


@option_groups
def settle(
    context: typer.Context,
    options: SignedWriteOptions,
    filters: Filters,
    items: ItemsArgument = None,
    message: MessageOption = None,
    report: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Take the wording from this report", show_default=False),
    ] = None,
) -> None:
    """Record that draft findings are in the published report

    Without -m or --report the draft's wording stays. Either replaces it with the report's
    wording and keeps the draft's in the amendments; --report finds each draft by its wording,
    never by its number alone, and fills in missing areas and grades. Drafts that are not in the
    report are listed and left unchanged: withdraw those that it dropped. For those who may
    review.
    """
    session = WriteSession.of(context, options)
    chosen, by = session.items(items, filters), session.author()
    if message is not None and len(chosen.ids) > 1:
        raise BadOptionError("--message", listed(chosen.ids), "one item: each has its own wording")
    if message is not None and report is not None:
        raise GivenTwiceError("the wording", "--message", "--report")
    typed, published = None, _Published()
    if message is not None:
        typed = long_text("--message", message, "the report's wording", chosen.ids[0])
    elif report is not None:
        published = _read(report, _drafts_beside(session, chosen.ids))
        chosen = replace(chosen, are_filtered=len(chosen.ids) > 1)

    def plan(item: Item) -> Plan:
        inspection = session.inspection(item.inspection)
        wording = typed or published.wording_of(item)
        return settle_draft(item, inspection, by, session.on, session.organisation, wording=wording)

    session.write(
        lambda: _with_grades(
            session.plan_each(chosen, plan).with_warnings(
                published.other_numbers(map(session.item, chosen.ids))
            ),
            [facts_of_inspection(each, session.inspection(each.id)) for each in published.reports],
        )
    )


@dataclass(frozen=True, slots=True)
class _Published:
    """A report beside the drafts of its inspections; without a report, empty."""

    report: str = ""
    findings: Mapping[str, ProposedItem] = field(default_factory=dict)
    """The report's finding of each draft that it has, by the draft's id."""
    reports: Sequence[ProposedInspection] = ()
    """The report itself, with its areas and grades, as each of the inspections."""

    def wording_of(self, item: Item) -> str | None:
        """Return the report's wording of a draft; None without a report.

        Raises:
            AlreadySoError: if no finding of the report has such a wording.
        """
        if not self.report or not item.is_draft:
            return None
        if item.id in self.findings:
            return self.findings[item.id].wording
        why = f"is not in {self.report} in like words; withdraw it if the report dropped it"
        remedy = f"Use peeltrack withdraw {item.id} --because …, or give its wording with -m"
        raise AlreadySoError(item.id, why, remedy)

    def other_numbers(self, items: Iterable[Item]) -> Iterator[str]:
        """Say which drafts have another number in the report, and how to follow it."""
        for item in items:
            finding = self.findings.get(item.id) if item.is_draft else None
            if finding and finding.number.lstrip("0") != item.number.lstrip("0"):
                to = finding.id.partition("/")[2]
                yield (
                    f"{item.id}: the report has it as {finding.number}, the register as "
                    f"{item.number}: peeltrack item move {item.id} --to {to}"
                )


def _with_grades(settled: Plan, graded: Sequence[Plan]) -> Plan:
    """Combine the plan of the drafts with the grades of their inspections."""
    plans = [each for each in graded if each.edits]
    parts = (*settled.parts, *plans) if settled.parts else ()
    notes = [] if parts else [f"{each.subject}: {each.done}" for each in plans]
    edits = (*settled.edits, *(edit for each in plans for edit in each.edits))
    silent = (each for each in graded if each not in parts)
    notes += [note for each in silent for note in each.warnings]
    return replace(settled, edits=edits, parts=parts).with_warnings(notes)


def _drafts_beside(session: WriteSession, ids: Sequence[str]) -> list[Item]:
    """Return all drafts of the items' inspections, settled or not: each may be a finding's own."""
    standing = without_withdrawn(session.register).items.values()
    inspections = {session.item(id_).inspection for id_ in ids}
    return [item for item in standing if item.inspection in inspections and item.draft]


def _read(report: Path, drafts: Sequence[Item]) -> _Published:
    """Read a report's finding of each draft, by their wordings, and its areas with their grades."""
    paper = read_paper(*read_input(report))
    findings: dict[str, ProposedItem] = {}
    reports: list[ProposedInspection] = []
    for inspection in {item.inspection for item in drafts}:
        proposal = proposal_from([paper], ReportOptions(inspection))
        proposed = {each.id: each for each in proposal.items}
        same = same_findings(proposal.items, drafts)
        findings |= {item.id: proposed[id_] for id_, (item, _) in same.items()}
        reports += [each for each in proposal.inspections if each.id == inspection]
    return _Published(report.name, findings, reports)
