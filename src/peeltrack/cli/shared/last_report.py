"""The register as it was at the last report for the monitoring portal."""

from dataclasses import replace
from datetime import date, timedelta

import typer

from peeltrack.cli.shared.workspace import Workspace
from peeltrack.history.errors import NoCommitByThenError, NoRegisterThenError, NoRepositoryError
from peeltrack.history.recorded import Recording, recording_of
from peeltrack.history.revisions import day_meant
from peeltrack.model.organisation import Organisation, PortalReport
from peeltrack.model.record import Record
from peeltrack.model.register import Register
from peeltrack.queries.as_at import as_at
from peeltrack.storage.files import MAIN_FILE
from peeltrack.wording import long_date


def register_before(workspace: Workspace, since: str | None) -> tuple[Register, date | None]:
    """Return the register at the last report, and the date of that.

    This is the register at the moment when the report was recorded, not at the end of that day:
    whatever was recorded even an hour later is new to the next report.

    Args:
        workspace: the register now.
        since: the date of a report, another date or a revision; None for the last report.
    """
    report = _report(workspace.register, since)
    if report:
        return _at_report(workspace, report), report.date
    if since:
        return _at(workspace, since)
    return replace(workspace.register, items={}), None


def _report(register: Register, since: str | None) -> PortalReport | None:
    """Return the last report recorded, or the one of the date given; None without one."""
    made = register.organisation.portal_reports
    if since is None:
        return made[-1] if made else None
    day = day_meant(since)
    return next((each for each in made if each.date == day), None)


def _at_report(workspace: Workspace, report: PortalReport) -> Register:
    """Return the register as a report had it: by date, and as git held it when recorded."""
    day = long_date(report.date)

    def holds(record: Record) -> bool:
        return isinstance(record, Organisation) and any(
            each.date == report.date for each in record.portal_reports
        )

    try:
        recording = recording_of(workspace.root, MAIN_FILE, holds, workspace.tip)
        if recording:
            if doubt := _doubt(recording):
                typer.echo(f"The report of {day} {doubt}", err=True)
            return replace(workspace, on=report.date, as_of=recording.commit).register
    except (NoRegisterThenError, NoRepositoryError):
        pass
    typer.echo(
        f"Git does not show when the report of {day} was recorded: everything dated on that "
        "day or later is included.",
        err=True,
    )
    return as_at(workspace.register, report.date - timedelta(days=1))


def _doubt(recording: Recording) -> str | None:
    """Return why older changes are included with the news; None if git shows where it begins."""
    if not recording.is_committed:
        return "is not committed: whatever was recorded since the last commit is included."
    if not recording.is_alone:
        return "was committed together with other changes: they are included again."
    return None


def _at(workspace: Workspace, since: str) -> tuple[Register, date | None]:
    """Return the register at a date or revision, from git or else from its dated facts."""
    day = day_meant(since)
    try:
        return replace(workspace, on=day or workspace.on, as_of=since).register, day
    except (NoCommitByThenError, NoRegisterThenError, NoRepositoryError):
        if day is None:
            raise
        typer.echo(
            "Git history does not reach back that far; the recorded dates decide what is new.",
            err=True,
        )
        return as_at(workspace.register, day), day
