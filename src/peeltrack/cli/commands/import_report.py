"""The import report command: items proposed from inspection reports and committee papers."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from peeltrack.cli.commands.import_report_page import ComparedReports, notes_on, write_left_alone
from peeltrack.cli.commands.import_report_rows import answer_of
from peeltrack.cli.errors import BadOptionError
from peeltrack.cli.shared.importing import (
    ImportOptions,
    LinesOption,
    PaperImport,
    read_filed,
    read_papers,
)
from peeltrack.cli.shared.input_files import input_name
from peeltrack.cli.shared.options import Format, option_groups
from peeltrack.cli.shared.output import TabularAnswer
from peeltrack.cli.shared.workspace import option_date
from peeltrack.edits.kinds import Edit, Plan, Put
from peeltrack.imports.errors import NothingReadError, SeveralPapersError
from peeltrack.imports.readers.read_paper import Paper
from peeltrack.imports.reports.accept import accepted
from peeltrack.imports.reports.corrected_proposal import corrected
from peeltrack.imports.reports.filed_proposal import FiledProposal
from peeltrack.imports.reports.match_existing import matches, under_current_ids
from peeltrack.imports.reports.proposal_file import numbered_lines, proposal_file
from peeltrack.imports.reports.report_proposal import ReportOptions, proposal_from
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import InspectionKind
from peeltrack.wording import as_typed, counted, is_slug, listed


@dataclass(frozen=True)
class ReportDetails:
    """Facts about the report that a person gives; they override those in the paper."""

    inspection: Annotated[
        str | None,
        typer.Option(metavar="ID", help="The inspection's id in the register", show_default=False),
    ] = None
    published: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="When the report was published", show_default=False),
    ] = None
    kind: Annotated[
        InspectionKind | None, typer.Option(help="The kind of inspection", show_default=False)
    ] = None


@option_groups
def report(
    context: typer.Context,
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE…", help="Text, saved page, Word or PDF; - is stdin"),
    ],
    details: ReportDetails,
    options: ImportOptions,
    lines: LinesOption = False,
) -> None:
    """Propose items from inspection reports and committee papers

    Shows what it found and where, what it left out and why, and whether the paper's own counts
    agree. A "?" marks what is uncertain. With --accept it writes a file for each new item that
    is certain, and ends with 1 if others wait; to existing ones it adds only what they lack. To
    correct the rest, write the proposal with -o FILE, edit it and use it with --from FILE.
    """
    reports = _ReportImport(context, options, files, details)
    if lines:
        typer.echo("\n".join(numbered_lines(reports.only_paper("--lines"))))
    else:
        reports.carry_out()


class _ReportImport(PaperImport[ComparedReports]):
    """An import of inspection reports and committee papers."""

    name = "report"

    def __init__(
        self,
        context: typer.Context,
        options: ImportOptions,
        files: list[Path],
        details: ReportDetails,
    ) -> None:
        given = {f"--{each.name}": getattr(details, each.name) for each in fields(details)}
        super().__init__(context, options, files, given)
        if details.inspection and not is_slug(details.inspection):
            requirement = (
                "an id of lower-case letters, digits and hyphens that starts with a letter"
            )
            raise BadOptionError("--inspection", details.inspection, requirement)
        self.names = ", ".join(map(input_name, files))
        self.papers = read_papers(files)
        published = option_date("--published", details.published) if details.published else None
        self.facts = ReportOptions(details.inspection, published, details.kind)
        self.typed_dates = {"--published": published} if published else {}

    def only_paper(self, option: str) -> Paper:
        """Return the paper, as such an option takes only one."""
        if len(self.papers) > 1:
            raise SeveralPapersError(option)
        return self.papers[0]

    def propose(self, register: Register) -> ComparedReports:
        proposal = proposal_from(self.papers, self.facts)
        if file := self.options.corrected:
            paper, read = self.only_paper("--from"), proposal
            proposal = read_filed(file, FiledProposal, lambda filed: corrected(filed, paper, read))
        proposal = under_current_ids(proposal, register)
        matching = matches(proposal.items, register.items.values())
        acceptance = accepted(proposal, register, matching, self.on)
        return ComparedReports(proposal, matching, acceptance, register)

    def nothing_read(self, proposed: ComparedReports) -> NothingReadError | None:
        if proposed.proposal.items:
            return None
        advice = next(iter(proposed.proposal.remarks), _LOOK)
        return NothingReadError(self.names, "finding", advice, len(proposed.proposal.left_out))

    def file(self, proposed: ComparedReports) -> str:
        return proposal_file(proposed.proposal, self.only_paper("--output"), self.command)

    def answer(self, proposed: ComparedReports, on: date, format: Format) -> TabularAnswer:
        return answer_of(proposed.proposal, proposed.matches, on, format)

    def notes(self, proposed: ComparedReports) -> Iterator[str]:
        return notes_on(proposed, as_typed(*self.files))

    def announce(self, proposed: ComparedReports) -> None:
        write_left_alone(proposed, as_typed(*self.files), self.command)

    def waits(self, proposed: ComparedReports) -> bool:
        return bool(proposed.acceptance.waiting)

    def plan(self, proposed: ComparedReports) -> Plan | None:
        acceptance = proposed.acceptance
        edits: tuple[Edit, ...] = (*acceptance.new, *acceptance.filled, *acceptance.begun)
        if not edits:
            return None
        ids = sorted({edit.file.split("/")[1] for edit in edits})
        items = sum(not file.file.endswith("/inspection.yaml") for file in acceptance.new)
        uncertain = len(acceptance.waiting)
        waiting = f" and {uncertain} left out as uncertain" if uncertain else ""
        done = [f"{counted(items, 'finding')} imported{waiting}"] if acceptance.new else []
        if acceptance.filled:
            done.append(f"{_filled(acceptance.filled)} filled in")
        if acceptance.begun:
            done.append("the statutory response started")
        return Plan(
            ", ".join(ids),
            listed(done),
            edits,
            hint=f"{self.command} -o proposal.yaml, and confirm there what is uncertain"
            if uncertain
            else f"peeltrack list --inspection {ids[0]}, then assign each its leads",
            counts_withdrawn=True,
        )


_FACTS = {
    "areas": ("list of areas", "lists of areas"),
    "area": ("area", "areas"),
    "grade": ("grade", "grades"),
    "cause_of_concern": ("link to its cause of concern", "links to causes of concern"),
    "due_phrase": ("time limit", "time limits"),
}
"""What an edit fills in, by its key; anything else is a date."""


def _filled(edits: Iterable[Edit]) -> str:
    """Count what is filled in, by kind: 2 dates and 1 area."""
    counts = Counter(
        _FACTS.get(str(edit.at[-1]), ("date", "dates")) for edit in edits if isinstance(edit, Put)
    )
    return listed([counted(number, *names) for names, number in counts.items()])


_LOOK = (
    "Check that it is the report itself; docs/importing.md describes what is recognised, and how "
    "to take any paper by hand (-o FILE)."
)
