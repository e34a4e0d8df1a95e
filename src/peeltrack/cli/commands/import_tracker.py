"""The import tracker command: items and updates proposed from an existing tracker."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer
from pydantic import ValidationError

from peeltrack.cli.commands.import_tracker_page import write_account, write_import
from peeltrack.cli.shared.chosen_register import named_register
from peeltrack.cli.shared.input_files import read_to_limit
from peeltrack.cli.shared.options import Format, OnOption, option_groups
from peeltrack.cli.shared.workspace import Workspace, option_date
from peeltrack.cli.shared.write_document import write_documents
from peeltrack.cli.shared.write_options import RestrictedOption, WriteOptions
from peeltrack.cli.shared.write_session import WriteSession
from peeltrack.edits.kinds import Plan
from peeltrack.errors import RegisterNotFoundError
from peeltrack.imports.errors import BadMappingError, MappingMisfitError
from peeltrack.imports.readers.workbook import Sheet, read_workbook
from peeltrack.imports.trackers.accept import accepted
from peeltrack.imports.trackers.mapping import Mapping, mapping_from, not_asked
from peeltrack.imports.trackers.tracker_import import Import, TrackerOptions, imported
from peeltrack.model.organisation import Organisation
from peeltrack.model.register import Register
from peeltrack.returns.tracker.reader import is_tracker
from peeltrack.storage.dump import dump
from peeltrack.storage.files import read_start
from peeltrack.storage.line_numbers import locate, written_at
from peeltrack.storage.validation_messages import explain
from peeltrack.storage.yaml import YamlError, decode, parse
from peeltrack.wording import counted, listed


@option_groups
def tracker(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Excel, OpenDocument or CSV")],
    options: WriteOptions,
    mapping: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="What the columns and words mean; proposed if missing",
            show_default=False,
        ),
    ] = None,
    inspection: Annotated[
        str | None,
        typer.Option(
            metavar="ID", help="The inspection, if no column names it", show_default=False
        ),
    ] = None,
    restricted: RestrictedOption = False,
    accept: Annotated[
        bool, typer.Option("--accept/--draft", help="Write the files, or only show them")
    ] = False,
    on: OnOption = None,
    format: Annotated[
        Format | None,
        typer.Option(
            "--format", "-f", help="table on a terminal, tsv when piped", show_default=False
        ),
    ] = None,
) -> None:
    """Propose items and updates from an existing tracker

    Recognises the columns by their usual names, divides updates by their dates, and says
    of every cell whether it was taken, left out or could not be placed. --date is the day
    that the tracker shows: what carries no day of its own is dated by it. With --accept
    it writes a file for each new item, and gives those that are there their new updates
    and the lead, target or RAG that they have none of. --restricted keeps its updates and
    steps out of every public document.
    """
    register = _register(context, options, needed=accept)
    facts = _tracker_facts(file, options, inspection, mapping, accept=accept)
    facts = replace(facts, is_restricted=restricted)
    import_ = _import(file, facts, mapping, register)
    if mapping and mapping.exists():
        _list_open_questions(import_, mapping)
    if accept:
        _accept(context, options, import_, register)
        return
    if mapping and not mapping.exists():
        _propose(import_, mapping, file)
    write_import(import_, option_date("--on", on), format)


def _tracker_facts(
    file: Path, options: WriteOptions, inspection: str | None, mapping: Path | None, *, accept: bool
) -> TrackerOptions:
    """Return the facts about the tracker that a person gives.

    Raises:
        BadMappingError: if the mapping cannot be followed, or is needed and missing.
    """
    if accept and mapping and not mapping.exists():
        raise BadMappingError(
            str(mapping), None, "there is no such file. Run without --accept and one is proposed."
        )
    mapping_values = _mapping(mapping) if mapping and mapping.exists() else None
    as_at = option_date("--date", options.date) if options.date else None
    imported = as_at or option_date("--date", None)
    return TrackerOptions(file.name, as_at, inspection, mapping_values, imported)


def _import(file: Path, facts: TrackerOptions, mapping: Path | None, register: Register) -> Import:
    """Read the tracker; report a mapping that does not fit by its line.

    Raises:
        BadMappingError: if the mapping does not fit.
    """
    try:
        return imported(_sheets(file), facts, register)
    except MappingMisfitError as error:
        text = mapping.read_text(encoding="utf-8-sig") if mapping else ""
        line = locate(text, error.place).line
        raise BadMappingError(str(mapping), line, str(error)) from error


def _mapping(file: Path) -> Mapping:
    """Read a mapping from its file.

    Raises:
        BadMappingError: if it is not YAML, or not a mapping of a tracker.
    """
    text = ""
    try:
        text = decode(read_start(file, str(file)))
        return mapping_from(parse(text))
    except YamlError as error:
        line = error.position.line if error.position else None
        raise BadMappingError(str(file), line, error.message) from error
    except ValidationError as error:
        details = error.errors(include_url=False)[0]
        message = explain(Mapping, details, lambda place: written_at(text, place))
        raise BadMappingError(
            str(file), locate(text, message.place).line, message.message
        ) from error


def _propose(import_: Import, file: Path, tracker: Path) -> None:
    head = _HEAD.format(tracker=tracker.name)
    data = f"{head}{dump(import_.mapping)}".encode()
    write_documents({file: data}, "Name another file with --mapping")
    typer.echo(
        f"Wrote {file} as a proposal. Correct it as needed and run the same command again.",
        err=True,
    )


def _list_open_questions(import_: Import, file: Path) -> None:
    """Print the questions that an existing mapping has yet to answer and does not list."""
    existing = parse(decode(read_start(file, str(file))))
    if questions := not_asked(import_.mapping, existing):
        typer.echo(f"{file} does not map these yet. Add and complete them there:", err=True)
        typer.echo(dump(questions), err=True, nl=False)


_HEAD = """\
# How {tracker} was read. Correct what is wrong, complete what is empty, then give this file
# to peeltrack import tracker again. docs/importing-a-tracker.md lists the fields and words.
"""


def _accept(
    context: typer.Context, options: WriteOptions, import_: Import, register: Register
) -> None:
    acceptance = accepted(import_, register)
    write_account(import_, to_stderr=True)
    if not acceptance.edits:
        typer.echo("There is nothing new to write.")
        return
    ids = sorted({draft.finding.inspection for draft in import_.drafts})
    done = [
        counted(number, noun)
        for number, noun in (
            (acceptance.items, "item"),
            (acceptance.updates, "further update"),
            (acceptance.leads, "lead"),
            (acceptance.filled, "missing value"),
        )
        if number
    ]
    plan = Plan(
        ", ".join(ids),
        f"{listed(done)} imported",
        acceptance.edits,
        hint="peeltrack validate, then peeltrack status",
        counts_withdrawn=True,
    )
    WriteSession.of(context, options).write(lambda: plan)


def _sheets(file: Path) -> tuple[Sheet, ...]:
    """Read the sheets of a workbook, up to the size limit.

    Raises:
        UnreadablePaperError: if it cannot be read.
    """
    sheets = read_workbook(read_to_limit(file), file.name)
    if is_tracker(sheets):
        hint = "peeltrack returns collect takes what was changed in it"
        typer.echo(f"Note: {file} was written by peeltrack tracker; {hint}.", err=True)
    return sheets


def _register(context: typer.Context, options: WriteOptions, *, needed: bool) -> Register:
    """Return the register to compare with, later facts too; a draft can do without one.

    Raises:
        RegisterNotFoundError: if it is needed, or named, and does not exist.
        InvalidRegisterError: if any of its files has an error.
    """
    register_path = named_register(context, options.register)
    workspace = Workspace(register_path, option_date("--date", options.date))
    try:
        register = workspace.register
    except RegisterNotFoundError:
        if needed or register_path is not None:
            raise
        return Register(Organisation(name="None yet"))
    return workspace.loaded.register or register
