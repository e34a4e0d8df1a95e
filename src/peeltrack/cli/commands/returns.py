"""Commands for the leads' updates by workbook: returns send, returns collect."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from peeltrack.cli.shared.options import (
    AsAt,
    Format,
    Writing,
    grouped,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from peeltrack.cli.shared.write_session import Desk
    from peeltrack.returns.answers import Returned
    from peeltrack.returns.collect import Collected

returns = typer.Typer(
    name="returns", help="Ask leads for updates by workbook; collect them", no_args_is_help=True
)


@returns.command()
@grouped
def send(
    context: typer.Context,
    folder: Annotated[
        Path, typer.Option("-o", "--output", metavar="DIR", help="Where the workbooks go")
    ],
    as_at: AsAt,
    meeting: Annotated[
        str | None,
        typer.Option(metavar="FORUM", help="Only the items of this forum", show_default=False),
    ] = None,
    lead: Annotated[
        str | None, typer.Option(metavar="ID", help="Only this lead", show_default=False)
    ] = None,
    back_by: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Ask for it back by DATE", show_default=False),
    ] = None,
    remind: Annotated[
        bool, typer.Option("--remind", help="Also write the text of each e-mail")
    ] = False,
) -> None:
    """Write a workbook for each lead, to be filled and sent back

    One for each lead with open items: what is asked is locked, what is to be filled is
    not. With --remind the text of the e-mail lies beside it, with what is overdue and
    stale. No file that is there already is written over.
    """
    from peeltrack.cli.shared.workspace import Workspace, day
    from peeltrack.queries.find import find_lead
    from peeltrack.returns.cover import covering_letter
    from peeltrack.returns.questions import asked_of_each, asked_of_nobody
    from peeltrack.returns.writer import workbook_of
    from peeltrack.wording import counted, listed

    workspace = Workspace.of(context, as_at)
    forum = meeting.casefold() if meeting is not None and workspace.forum(meeting) else None
    wanted = find_lead(workspace.register.organisation, lead) if lead else None
    deadline = day("--back-by", back_by) if back_by else None
    everybody = asked_of_each(workspace.register, forum, workspace.on, workspace.revision())
    files: dict[str, bytes] = {}
    for asked in everybody:
        if wanted in (None, asked.lead_id):
            name = f"{asked.file_stem}.xlsx"
            files[name] = workbook_of(asked, deadline)
            if remind:
                text = covering_letter(asked, deadline, name)
                files[f"{asked.file_stem}.txt"] = text.encode()
    _write_all(folder, files)
    for name in files:
        typer.echo(str(folder / name))
    workbooks = sum(name.endswith(".xlsx") for name in files)
    typer.echo(f"{counted(workbooks, 'workbook')} written to {folder}.", err=True)
    nobodys = () if wanted else asked_of_nobody(workspace.register, forum)
    if nobodys:
        have = "has" if len(nobodys) == 1 else "have"
        told = f"{counted(len(nobodys), 'item')} {have} no lead and so no workbook"
        typer.echo(f"Note: {told}: {listed(nobodys)}.", err=True)


@returns.command()
@grouped
def collect(
    context: typer.Context,
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help=".xlsx, .ods")],
    writing: Writing,
    partial: Annotated[
        bool, typer.Option("--partial", help="Take the good rows of a return with problems")
    ] = False,
    lead: Annotated[
        str | None,
        typer.Option(metavar="ID", help="Whose they are, if no cell says", show_default=False),
    ] = None,
    format: Annotated[
        Format | None,
        typer.Option(
            "--format", "-f", help="table on a terminal, tsv when piped", show_default=False
        ),
    ] = None,
) -> None:
    """Record what leads answered in their workbooks

    Each answer is recorded as that lead's update, not reviewed; a proposed RAG waits
    for `review ITEM --accept`; a step with a day is marked done. A return with a problem
    is left out whole unless --partial. Collecting it again adds nothing. Exits with 1 if
    anything was left out.
    """
    from peeltrack.cli.commands.returns_page import write_collected
    from peeltrack.cli.shared.write_session import Desk
    from peeltrack.returns.collect import collected

    desk = Desk.of(context, writing)
    came, unread = _read_all(_without_locks(files), desk.lead(lead) if lead is not None else None)

    def look() -> "Collected":
        return collected(desk.register, came, desk.on, partial=partial)

    outcome = look()
    if outcome.plan and not (writing.dry_run and format):  # a difference is no data
        outcome = _record(desk, look)
    write_collected(outcome, came, unread, desk.on, format)
    if unread or outcome.problems:
        raise typer.Exit(1)


def _record(desk: "Desk", look: "Callable[[], Collected]") -> "Collected":
    """Write what was collected, as the register is once nobody else can write to it."""
    from peeltrack.edits.kinds import Plan

    seen: list[Collected] = []

    def plan() -> Plan:
        seen.append(look())
        return seen[-1].plan or Plan("returns", "nothing new", ())

    desk.write(plan, say=lambda made: typer.echo(f"{made.subject}: {made.done}.", err=True))
    return seen[-1]


def _without_locks(files: list[Path]) -> list[Path]:
    """The files without those that Excel and LibreOffice lay beside a workbook that is open."""
    kept = [file for file in files if not file.name.startswith(("~$", ".~lock."))]
    for file in files:
        if file not in kept:
            typer.echo(f"Note: {file} is no return: its workbook is open somewhere.", err=True)
    return kept


def _read_all(files: list[Path], lead: str | None) -> "tuple[list[Returned], list[str]]":
    """The returns that can be read, and a line for each file that cannot."""
    from peeltrack.imports.errors import UnreadablePaperError
    from peeltrack.imports.readers.limits import SIZE_LIMIT
    from peeltrack.imports.readers.workbook import read_workbook
    from peeltrack.returns.reader import returned_from

    came: list[Returned] = []
    unread = []
    for file in files:
        try:
            with file.open("rb") as stream:
                data = stream.read(SIZE_LIMIT + 1)
            returned = returned_from(read_workbook(data, str(file)), str(file))
        except UnreadablePaperError as error:
            unread.append(str(error))
        except OSError as error:
            why = error.strerror or str(error)
            unread.append(str(UnreadablePaperError(str(file), why)))
        else:
            returned.lead = returned.lead or lead
            came.append(returned)
    return came, unread


_ANOTHER = "Name another folder with -o"


def _write_all(folder: Path, files: dict[str, bytes]) -> None:
    """Write new files into a folder, none of them unless all can be."""
    from peeltrack.errors import UnwritableError
    from peeltrack.storage.atomic_write import replace_file

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        why = "it is a file" if folder.is_file() else error.strerror or str(error)
        raise UnwritableError(folder, why, _ANOTHER) from error
    for name, data in files.items():
        path = folder / name
        if path.exists() and not (path.is_file() and path.read_bytes() == data):
            raise UnwritableError(path, "it is there already, and may have been filled", _ANOTHER)
    for name, data in files.items():
        replace_file(folder / name, data)
