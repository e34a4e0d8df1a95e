"""The workbooks given to returns collect: those of a folder too, each read or named."""

from datetime import date
from pathlib import Path

import typer

from peeltrack.cli.shared.input_files import read_to_limit
from peeltrack.imports.errors import NoWorkbookError, UnreadablePaperError
from peeltrack.imports.readers.workbook import read_workbook
from peeltrack.imports.readers.workbook_saved import saved_on
from peeltrack.returns.answers import ReturnedWorkbook
from peeltrack.returns.reader import read_return
from peeltrack.returns.tracker.reader import is_tracker, read_tracker
from peeltrack.returns.tracker.taken import ReturnedTracker

_WORKBOOKS = (".xlsx", ".ods")
_BESIDE = (*_WORKBOOKS, ".eml")
"""The endings of what `returns send` writes: its e-mails are no returns."""
_NO_WORKBOOK = (
    "record what the lead says with peeltrack update ITEM --by LEAD -m …, or ask for the workbook"
)


def read_returns(
    files: list[Path], lead: str | None, on: date, *, is_dated: bool
) -> tuple[list[ReturnedWorkbook | ReturnedTracker], list[str]]:
    """Read the returns, and report each file that cannot be read in a line."""
    returns: list[ReturnedWorkbook | ReturnedTracker] = []
    unreadable = []
    for file in _without_locks(_in_folders(files)):
        try:
            data = read_to_limit(file)
            workbook, saved = read_workbook(data, str(file)), saved_on(data, str(file))
        except NoWorkbookError as error:
            unreadable.append(f"cannot read {file}: it is a {error.kind}: {_NO_WORKBOOK}.")
            continue
        except UnreadablePaperError as error:
            unreadable.append(str(error))
            continue
        if is_tracker(workbook):
            returns.append(read_tracker(workbook, str(file), on))
        else:
            returned = read_return(workbook, str(file), on, saved)
            returned.lead = returned.lead or lead
            if is_dated and not returned.sent:
                returned.on = returned.on or on
            returns.append(returned)
    return returns, unreadable


def _in_folders(files: list[Path]) -> list[Path]:
    """Return the files given, and the workbooks of each folder given; note its other files."""
    workbooks: list[Path] = []
    for file in files:
        if not file.is_dir():
            workbooks.append(file)
            continue
        for each in sorted(each for each in file.iterdir() if each.is_file()):
            if each.suffix.lower() in _WORKBOOKS:
                workbooks.append(each)
            elif each.suffix.lower() not in _BESIDE and not each.name.startswith((".", "~$")):
                typer.echo(f"Note: {each} is not read: {_NO_WORKBOOK}.", err=True)
    return workbooks


def _without_locks(files: list[Path]) -> list[Path]:
    """Leave out the lock files that Excel and LibreOffice put beside an open workbook."""
    returns = [file for file in files if not file.name.startswith(("~$", ".~lock."))]
    for file in files:
        if file not in returns:
            typer.echo(
                f"Note: {file} is a lock file, not a return: its workbook is open in "
                "another program.",
                err=True,
            )
    return returns
