"""Commands that bring papers into the register: import report."""

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from peeltrack.cli.commands.import_notes import notes
from peeltrack.cli.commands.import_tracker import tracker
from peeltrack.cli.shared.correcting import Correcting
from peeltrack.cli.shared.input_files import given, named
from peeltrack.cli.shared.options import FormatOption, OnOption, Writing, grouped
from peeltrack.model.vocabulary import InspectionKind

if TYPE_CHECKING:
    from peeltrack.imports.readers.read_paper import Paper
    from peeltrack.imports.reports.proposed_items import Match, Proposal
    from peeltrack.imports.reports.report_proposal import Told
    from peeltrack.model.register import Register

imports = typer.Typer(
    name="import",
    help="Propose what a paper or a tracker holds; a person accepts",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@dataclass(frozen=True)
class OfReport:
    """What a person may say of the report, which goes before what the paper says."""

    inspection: Annotated[
        str | None,
        typer.Option(metavar="ID", help="The inspection's id in the register", show_default=False),
    ] = None
    published: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="When the report was published", show_default=False),
    ] = None
    kind: Annotated[
        InspectionKind | None, typer.Option(help="What sort of inspection", show_default=False)
    ] = None


@imports.command("report")
@grouped
def report(
    context: typer.Context,
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE…", help="Text, saved page, Word or PDF; - is stdin"),
    ],
    of: OfReport,
    correcting: Correcting,
    writing: Writing,
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
    from peeltrack.cli.commands.import_page import write_proposal
    from peeltrack.cli.shared.chosen_register import given_register, register_named
    from peeltrack.cli.shared.workspace import day
    from peeltrack.imports.errors import NothingFoundError
    from peeltrack.imports.readers.read_paper import read_paper
    from peeltrack.imports.reports.match_existing import matches
    from peeltrack.imports.reports.report_proposal import proposal_from

    papers = [read_paper(*given(file)) for file in files]
    if correcting.lines:
        _print_lines(papers)
        return
    proposal = proposal_from(papers, _told(of))
    again = _typed(files, of, given_register(context, writing.register))
    if correcting.corrected or correcting.output:
        proposal = _corrected(proposal, papers, correcting, again)
        if correcting.output:
            return
    if not proposal.items and not proposal.left_out:
        raise NothingFoundError(", ".join(named(file) for file in files))
    register = _register(register_named(context, writing.register))
    found = matches(proposal.items, register.items.values()) if register else ()
    if accept:
        today = replace(writing, date=writing.date or on)
        _accept(context, today, proposal, found, again)
        return
    write_proposal(proposal, found, register, day("--on", on), format, again)


def _print_lines(papers: "list[Paper]") -> None:
    from peeltrack.imports.errors import SeveralPapersError
    from peeltrack.imports.reports.proposal_file import numbered_lines

    if len(papers) > 1:
        raise SeveralPapersError("--lines")
    for line in numbered_lines(papers[0]):
        typer.echo(line)


def _corrected(
    proposal: "Proposal", papers: "list[Paper]", correcting: Correcting, again: str
) -> "Proposal":
    """Return what a corrected file says, or write the file to be corrected."""
    from peeltrack.cli.commands.import_proposal import read_proposal_file, write_proposal_file
    from peeltrack.errors import UsageError
    from peeltrack.imports.errors import SeveralPapersError

    if len(papers) > 1:
        raise SeveralPapersError("--from" if correcting.corrected else "--output")
    if correcting.corrected and correcting.output:
        raise UsageError("--output writes a proposal and --from takes one. Give one of them.")
    if correcting.corrected:
        return read_proposal_file(correcting.corrected, papers[0], proposal)
    assert correcting.output is not None  # noqa: S101 (one of the two is given)
    write_proposal_file(correcting.output, proposal, papers[0], again)
    typer.echo(
        f"{correcting.output}: written. Correct it, then {again} "
        f"--from {_quoted(str(correcting.output))} --accept"
    )
    return proposal


imports.command("notes")(notes)
imports.command("tracker")(tracker)


def _accept(
    context: typer.Context,
    writing: Writing,
    proposal: "Proposal",
    found: tuple["Match", ...],
    again: str,
) -> None:
    """Write what is accepted; `again` is the command as it was typed, to be given more."""
    from peeltrack.cli.commands.import_page import write_left_alone
    from peeltrack.cli.shared.workspace import Workspace
    from peeltrack.cli.shared.write_session import Desk
    from peeltrack.edits.kinds import Edit, Plan
    from peeltrack.imports.reports.accept import accepted
    from peeltrack.wording import counted, listed

    desk = Desk.of(context, writing)
    register = Workspace(desk.root, desk.on).register
    acceptance = accepted(proposal, register, found, desk.on)
    write_left_alone(acceptance, proposal, again)
    edits: tuple[Edit, ...] = (*acceptance.new, *acceptance.filled, *acceptance.begun)
    if not edits:
        typer.echo("Nothing new to write.")
        return
    ids = sorted({edit.file.split("/")[1] for edit in edits})
    items = sum(not file.file.endswith("/inspection.yaml") for file in acceptance.new)
    done = [f"{counted(items, 'finding')} imported"] if acceptance.new else []
    if acceptance.filled:
        done.append(f"{counted(len(acceptance.filled), 'day')} filled in")
    if acceptance.begun:
        done.append("the statutory response begun")
    plan = Plan(
        ", ".join(ids),
        listed(done),
        edits,
        hint=f"peeltrack list --inspection {ids[0]}, then assign each its leads",
    )
    desk.write(lambda: plan)


def _typed(files: list[Path], of: OfReport, register: str | None) -> str:
    """The command as it was typed, with all that bears on what is read and where it goes."""
    options = {
        "--inspection": of.inspection,
        "--published": of.published,
        "--kind": of.kind,
        "--register": register,
    }
    words = [str(file) for file in files]
    for name, value in options.items():
        words += [name, str(value)] if value is not None else []
    return " ".join(["peeltrack import report", *map(_quoted, words)])


def _quoted(word: str) -> str:
    """A word as shells of Windows and others take it."""
    return word if re.fullmatch(r"[\w.,:+~/\\-]+", word) else f'"{word}"'


def _told(of: OfReport) -> "Told":
    from peeltrack.cli.shared.workspace import day
    from peeltrack.errors import BadOptionError
    from peeltrack.imports.reports.report_proposal import Told

    if of.inspection and not re.fullmatch(
        r"(?=.{1,60}$)[a-z][a-z0-9]*(-[a-z0-9]+)*", of.inspection
    ):
        meant = "an id of small letters, digits and hyphens, a letter first"
        raise BadOptionError("--inspection", of.inspection, meant)
    published = day("--published", of.published) if of.published else None
    return Told(of.inspection, published, of.kind)


def _register(named: Path | None) -> "Register | None":
    """The register to compare with; a draft needs none."""
    from peeltrack.errors import RegisterNotFoundError
    from peeltrack.storage.files import find_register
    from peeltrack.storage.load import load_register

    try:
        root = find_register(named, Path.cwd())
    except RegisterNotFoundError:
        if named is not None:
            raise
        return None
    return load_register(root).register
