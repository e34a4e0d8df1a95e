"""The import report command: items proposed from inspection reports and committee papers."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated

import typer

from peeltrack.cli.commands.import_proposal import read_proposal_file, write_proposal_file
from peeltrack.cli.commands.import_report_page import write_left_alone, write_proposal
from peeltrack.cli.shared.chosen_register import current_folder, named_register, register_name
from peeltrack.cli.shared.correcting import CorrectionOptions
from peeltrack.cli.shared.input_files import input_name, read_input
from peeltrack.cli.shared.options import FormatOption, OnOption, option_groups
from peeltrack.cli.shared.workspace import Workspace, option_date
from peeltrack.cli.shared.write_options import WriteOptions
from peeltrack.cli.shared.write_session import WriteSession
from peeltrack.edits.kinds import Edit, Plan
from peeltrack.errors import BadOptionError, RegisterNotFoundError, UsageError
from peeltrack.imports.errors import NothingFoundError, SeveralPapersError
from peeltrack.imports.readers.read_paper import Paper, read_paper
from peeltrack.imports.reports.accept import accepted
from peeltrack.imports.reports.match_existing import matches, under_current_ids
from peeltrack.imports.reports.proposal_file import numbered_lines
from peeltrack.imports.reports.proposed_items import Match, Proposal
from peeltrack.imports.reports.report_proposal import ReportOptions, proposal_from
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import InspectionKind
from peeltrack.storage.files import find_register
from peeltrack.storage.load import load_register
from peeltrack.wording import counted, is_slug, listed


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
    correction: CorrectionOptions,
    options: WriteOptions,
    accept: Annotated[
        bool, typer.Option("--accept/--draft", help="Write the files, or only show them")
    ] = False,
    on: OnOption = None,
    format: FormatOption = None,
) -> None:
    """Propose items from inspection reports and committee papers

    Shows what it took and where it stands, what it left out and why, and whether the
    paper's own counts agree. A "?" marks what the paper does not settle. With --accept it
    writes a new file for each new item that is certain, and changes none that is there;
    correct the rest in a file: -o FILE writes it, --from FILE takes what it says.
    """
    papers = [read_paper(*read_input(file)) for file in files]
    if correction.lines:
        _print_lines(papers)
        return
    proposal = proposal_from(papers, _report_facts(details))
    command = _command_line(files, details, register_name(context, options.register))
    if correction.output:
        _write_proposal_file(proposal, papers, correction, command)
        return
    if correction.corrected:
        proposal = read_proposal_file(correction.corrected, _only(papers, "--from"), proposal)
    if not proposal.items and (proposal.remarks or not proposal.left_out):
        names = ", ".join(input_name(file) for file in files)
        raise NothingFoundError(names, proposal.remarks)
    register = _register(named_register(context, options.register))
    proposal = under_current_ids(proposal, register) if register else proposal
    matching = matches(proposal.items, register.items.values()) if register else ()
    if accept:
        dated_options = replace(options, date=options.date or on)
        _accept(context, dated_options, proposal, matching, command)
        return
    write_proposal(proposal, matching, register, option_date("--on", on), format, command)


def _print_lines(papers: Sequence[Paper]) -> None:
    for line in numbered_lines(_only(papers, "--lines")):
        typer.echo(line)


def _only(papers: Sequence[Paper], option: str) -> Paper:
    if len(papers) > 1:
        raise SeveralPapersError(option)
    return papers[0]


def _write_proposal_file(
    proposal: Proposal, papers: Sequence[Paper], correction: CorrectionOptions, command: str
) -> None:
    """Write the file that a person corrects, and say how to give it back."""
    out, paper = correction.output, _only(papers, "--output")
    if correction.corrected or out is None:
        raise UsageError("--output writes a proposal and --from reads one; use only one of them.")
    write_proposal_file(out, proposal, paper, command)
    typer.echo(f"Wrote {out}. Correct it, then {command} --from {_quote(str(out))} --accept")


def _accept(
    context: typer.Context,
    options: WriteOptions,
    proposal: Proposal,
    matching: tuple[Match, ...],
    command: str,
) -> None:
    """Write the accepted items; `command` is the command line to repeat with more options."""
    session = WriteSession.of(context, options)
    register = Workspace(session.root, session.on).register
    acceptance = accepted(proposal, register, matching, session.on)
    write_left_alone(acceptance, proposal, command)
    edits: tuple[Edit, ...] = (*acceptance.new, *acceptance.filled, *acceptance.begun)
    if not edits:
        typer.echo("There is nothing new to write.")
        return
    ids = sorted({edit.file.split("/")[1] for edit in edits})
    items = sum(not file.file.endswith("/inspection.yaml") for file in acceptance.new)
    done = [f"{counted(items, 'finding')} imported"] if acceptance.new else []
    if acceptance.filled:
        done.append(f"{counted(len(acceptance.filled), 'date')} filled in")
    if acceptance.begun:
        done.append("the statutory response started")
    plan = Plan(
        ", ".join(ids),
        listed(done),
        edits,
        hint=f"peeltrack list --inspection {ids[0]}, then assign each its leads",
        counts_withdrawn=True,
    )
    session.write(lambda: plan)


def _command_line(files: list[Path], details: ReportDetails, register: str | None) -> str:
    """Return the command line, with every option that affects the reading or the register."""
    options = {
        "--inspection": details.inspection,
        "--published": details.published,
        "--kind": details.kind,
        "--register": register,
    }
    words = [str(file) for file in files]
    for name, value in options.items():
        words += [name, str(value)] if value is not None else []
    return " ".join(["peeltrack import report", *map(_quote, words)])


def _quote(word: str) -> str:
    """Quote a word for the shells of Windows and other systems."""
    return word if re.fullmatch(r"[\w.,:+~/\\-]+", word) else f'"{word}"'


def _report_facts(details: ReportDetails) -> ReportOptions:
    if details.inspection and not is_slug(details.inspection):
        requirement = "an id of lower-case letters, digits and hyphens that starts with a letter"
        raise BadOptionError("--inspection", details.inspection, requirement)
    published = option_date("--published", details.published) if details.published else None
    return ReportOptions(details.inspection, published, details.kind)


def _register(folder: Path | None) -> Register | None:
    """Return the register to compare with, if there is one: a draft does without."""
    try:
        root = find_register(folder, current_folder())
    except RegisterNotFoundError:
        if folder is not None:
            raise
        return None
    return load_register(root).register
