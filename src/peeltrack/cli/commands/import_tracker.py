"""The command that brings an existing tracker into the register: import tracker."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from peeltrack.cli.shared.options import Format, OnOption, Writing, grouped

if TYPE_CHECKING:
    from peeltrack.imports.readers.workbook import Sheet
    from peeltrack.imports.trackers.mapping import Mapping
    from peeltrack.imports.trackers.tracker_import import Import, Told
    from peeltrack.model.register import Register


@grouped
def tracker(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Excel, OpenDocument or CSV")],
    writing: Writing,
    mapping: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="What the columns and words mean; proposed if it is not there",
            show_default=False,
        ),
    ] = None,
    inspection: Annotated[
        str | None,
        typer.Option(
            metavar="ID", help="Whose findings they are, if no column says", show_default=False
        ),
    ] = None,
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
    and the lead, target or RAG that they have none of.
    """
    from peeltrack.cli.commands.tracker_page import write_import
    from peeltrack.cli.shared.workspace import day

    register = _register(context, writing, needed=accept)
    told = _told(file, writing, inspection, mapping, accept=accept)
    import_ = _imported(file, told, mapping, register)
    if mapping and mapping.exists():
        _ask_further(import_, mapping)
    if accept:
        _accept(context, writing, import_, register)
        return
    if mapping and not mapping.exists():
        _propose(import_, mapping, file)
    write_import(import_, day("--on", on), format)


def _told(
    file: Path, writing: Writing, inspection: str | None, mapping: Path | None, *, accept: bool
) -> "Told":
    """What a person says of the tracker.

    Raises:
        BadMappingError: if the mapping cannot be followed, or is to be followed and not there.
    """
    from peeltrack.cli.shared.workspace import day
    from peeltrack.imports.errors import BadMappingError
    from peeltrack.imports.trackers.tracker_import import Told

    if accept and mapping and not mapping.exists():
        raise BadMappingError(
            str(mapping), None, "there is no such file. Leave out --accept and it is proposed."
        )
    settled = _mapping(mapping) if mapping and mapping.exists() else None
    as_at = day("--date", writing.date) if writing.date else None
    return Told(file.name, as_at, inspection, settled, as_at or day("--date", None))


def _imported(file: Path, told: "Told", mapping: Path | None, register: "Register") -> "Import":
    """The import; a mapping that does not fit the tracker is told by its line.

    Raises:
        BadMappingError: if it does not.
    """
    from peeltrack.imports.errors import BadMappingError, MappingMisfitError
    from peeltrack.imports.trackers.tracker_import import imported
    from peeltrack.storage.line_numbers import locate

    try:
        return imported(_sheets(file), told, register)
    except MappingMisfitError as error:
        text = mapping.read_text(encoding="utf-8-sig") if mapping else ""
        line = locate(text, error.place).line
        raise BadMappingError(str(mapping), line, str(error)) from error


def _mapping(file: Path) -> "Mapping":
    """The mapping that a file holds.

    Raises:
        BadMappingError: if it is not YAML, or says what no mapping says.
    """
    from pydantic import ValidationError

    from peeltrack.imports.errors import BadMappingError
    from peeltrack.imports.trackers.mapping import Mapping, mapping_from
    from peeltrack.storage.files import read_file
    from peeltrack.storage.line_numbers import locate, written_at
    from peeltrack.storage.validation_messages import explain
    from peeltrack.storage.yaml import YamlError, decode, parse

    text = ""
    try:
        text = decode(read_file(file.parent, file.name))
        return mapping_from(parse(text))
    except YamlError as error:
        line = error.position.line if error.position else None
        raise BadMappingError(str(file), line, error.message) from error
    except ValidationError as error:
        details = error.errors(include_url=False)[0]
        told = explain(Mapping, details, lambda place: written_at(text, place))
        raise BadMappingError(str(file), locate(text, told.place).line, told.message) from error


def _propose(import_: "Import", file: Path, tracker: Path) -> None:
    from peeltrack.storage.atomic_write import replace_file
    from peeltrack.storage.dump import dump, quoted_keys

    head = _HEAD.format(tracker=tracker.name)
    replace_file(file, f"{head}{dump(quoted_keys(import_.mapping))}".encode())
    typer.echo(f"{file}: proposed. Change what is wrong in it and run the same again.", err=True)


def _ask_further(import_: "Import", file: Path) -> None:
    """Print what a mapping that is there has to settle yet and does not ask for."""
    from peeltrack.imports.trackers.mapping import not_asked
    from peeltrack.storage.dump import dump, quoted_keys
    from peeltrack.storage.files import read_file
    from peeltrack.storage.yaml import decode, parse

    there = parse(decode(read_file(file.parent, file.name)))
    if missing := not_asked(import_.mapping, there):
        typer.echo(f"{file} does not say these yet. Add them there and fill them in:", err=True)
        typer.echo(dump(quoted_keys(missing)), err=True, nl=False)


_HEAD = """\
# How {tracker} was read. Change what is wrong, fill in what is empty, then give this file
# to peeltrack import tracker again. docs/importing-a-tracker.md tells the fields and words.
"""


def _accept(
    context: typer.Context, writing: Writing, import_: "Import", register: "Register"
) -> None:
    from peeltrack.cli.commands.tracker_page import write_account
    from peeltrack.cli.shared.write_session import Desk
    from peeltrack.edits.kinds import Plan
    from peeltrack.imports.trackers.accept import accepted
    from peeltrack.wording import counted, listed

    acceptance = accepted(import_, register)
    write_account(import_, to_stderr=True)
    if not acceptance.edits:
        typer.echo("Nothing new to write.")
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
    )
    Desk.of(context, writing).write(lambda: plan)


def _sheets(file: Path) -> "tuple[Sheet, ...]":
    """The sheets of a workbook, never more of it being read than is allowed.

    Raises:
        UnreadablePaperError: if it cannot be read.
    """
    from peeltrack.imports.errors import UnreadablePaperError
    from peeltrack.imports.readers.workbook import SIZE_LIMIT, read_workbook

    try:
        with file.open("rb") as stream:
            data = stream.read(SIZE_LIMIT + 1)
    except OSError as error:
        raise UnreadablePaperError(str(file), error.strerror or str(error)) from error
    return read_workbook(data, file.name)


def _register(context: typer.Context, writing: Writing, *, needed: bool) -> "Register":
    """The register to compare with, later facts too; a draft can do without one.

    Raises:
        RegisterNotFoundError: if it is needed, or named, and not there.
        InvalidRegisterError: if any of its files has an error.
    """
    from peeltrack.cli.shared.chosen_register import register_named
    from peeltrack.cli.shared.workspace import Workspace, day
    from peeltrack.errors import RegisterNotFoundError
    from peeltrack.model.organisation import Organisation
    from peeltrack.model.register import Register

    named = register_named(context, writing.register)
    workspace = Workspace(named, day("--date", writing.date))
    try:
        sound = workspace.register
    except RegisterNotFoundError:
        if needed or named is not None:
            raise
        return Register(Organisation(name="None yet"))
    return workspace.loaded.register or sound
