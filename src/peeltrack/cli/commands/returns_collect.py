"""What collecting returns came to: each item of each lead, what was wrong, and who is missing."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import typer

from peeltrack.cli.shared.options import Format
from peeltrack.cli.shared.output import Answer, write_answer
from peeltrack.returns.answers import Remark, Returned
from peeltrack.returns.collect import Collected, Line
from peeltrack.wording import counted

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
    answer = Answer(
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
