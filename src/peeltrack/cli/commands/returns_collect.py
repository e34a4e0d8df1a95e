"""The returns collect command: the leads' workbooks read and recorded."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from peeltrack.cli.shared.options import Format, grouped
from peeltrack.cli.shared.output import TabularAnswer, write_answer
from peeltrack.cli.shared.write_options import WriteOptions
from peeltrack.cli.shared.write_session import WriteSession
from peeltrack.edits.kinds import Plan
from peeltrack.imports.errors import UnreadablePaperError
from peeltrack.imports.readers.workbook import SIZE_LIMIT, read_workbook
from peeltrack.returns.answers import Remark, Returned
from peeltrack.returns.collect import Collected, Line, collected
from peeltrack.returns.reader import returned_from
from peeltrack.wording import counted


@grouped
def collect(
    context: typer.Context,
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help=".xlsx, .ods")],
    writing: WriteOptions,
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
    session = WriteSession.of(context, writing)
    came, unread = _read_all(
        _without_locks(files), session.lead(lead) if lead is not None else None
    )

    def look() -> Collected:
        return collected(session.register, came, session.on, partial=partial)

    outcome = look()
    if outcome.plan and not (writing.dry_run and format):  # a difference is no data
        outcome = _record(session, look)
    write_collected(outcome, came, unread, session.on, format)
    if unread or outcome.problems:
        raise typer.Exit(1)


def _record(session: WriteSession, look: Callable[[], Collected]) -> Collected:
    """Write what was collected, as the register is once nobody else can write to it."""
    seen: list[Collected] = []

    def plan() -> Plan:
        seen.append(look())
        return seen[-1].plan or Plan("returns", "nothing new", ())

    session.write(plan, say=lambda made: typer.echo(f"{made.subject}: {made.done}.", err=True))
    return seen[-1]


def _without_locks(files: list[Path]) -> list[Path]:
    """The files without those that Excel and LibreOffice lay beside a workbook that is open."""
    kept = [file for file in files if not file.name.startswith(("~$", ".~lock."))]
    for file in files:
        if file not in kept:
            typer.echo(f"Note: {file} is no return: its workbook is open somewhere.", err=True)
    return kept


def _read_all(files: list[Path], lead: str | None) -> tuple[list[Returned], list[str]]:
    """The returns that can be read, and a line for each file that cannot."""
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


_COLUMNS = ("lead", "item", "outcome", "proposed_rag", "steps_done", "problems")


def write_collected(
    found: Collected,
    came: Sequence[Returned],
    unread: Sequence[str],
    on: date,
    format: Format | None,
) -> None:
    """Write the outcome: its rows to stdout, problems and notes to stderr but with JSON."""
    rows = [_row(found, line) for line in found.lines]
    rows += [{**dict.fromkeys(rows_keys()), **_silent_row(each.lead)} for each in found.silent]
    beside: dict[str, object] = {
        "returns": [_return(each) for each in came],
        "problems": [_told(*each) for each in found.problems],
        "notes": [_told(*each) for each in found.notes],
        "unread": list(unread),
        "silent": [{"lead": each.lead, "items": list(each.items)} for each in found.silent],
    }
    answer = TabularAnswer(
        "returns collect",
        on,
        rows,
        _COLUMNS,
        beside,
        nothing="No return could be read.",
        keys=rows_keys(),
        flexible="steps_done",
        spare=("steps_done", "problems"),
    )
    write_answer(answer, format)
    if format != Format.JSON:
        _tell(found, unread)


def rows_keys() -> tuple[str, ...]:
    """The keys of a row (docs/json.md)."""
    return ("file", *_COLUMNS)


def _row(found: Collected, line: Line) -> dict[str, Any]:
    mine = [
        remark
        for file, remark in found.problems
        if file == line.file and remark.reference == line.item
    ]
    values = (line.file, line.lead, line.item, line.outcome, line.rag, line.steps, len(mine))
    return dict(zip(rows_keys(), values, strict=True))


def _silent_row(lead: str) -> dict[str, Any]:
    return {"lead": lead, "outcome": "no return"}


def _return(came: Returned) -> dict[str, object]:
    """What a workbook says it is."""
    return {
        "file": came.file,
        "lead": came.lead,
        "forum": came.forum,
        "sent": came.sent,
        "revision": came.revision,
        "date": came.on or came.sent,
    }


def _told(file: str, remark: Remark) -> dict[str, str | None]:
    return {
        "file": file,
        "place": remark.place or None,
        "item": remark.reference,
        "text": remark.text,
    }


def _tell(found: Collected, unread: Sequence[str]) -> None:
    for line in unread:
        typer.echo(line, err=True)
    for file, remark in found.problems:
        typer.echo(f"{file}: {remark}.", err=True)
    for file, remark in found.notes:
        typer.echo(f"Note: {file}: {remark}.", err=True)
    if found.silent:
        typer.echo(f"No return yet of {counted(len(found.silent), 'lead')}.", err=True)
