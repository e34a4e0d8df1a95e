"""A note on standard error of the meeting that a command chose, and why."""

import typer

from peeltrack.queries.find_meeting import MeetingMeant, PreparedMeeting
from peeltrack.wording import long_date


def note_meeting(meant: MeetingMeant | None) -> None:
    """Note the meeting that a command chose, if another could be meant."""
    if meant and meant.because:
        typer.echo(f"Meeting: {meant.id}, {meant.because}.", err=True)


def note_prepared(prepared: PreparedMeeting) -> None:
    """Note the meeting that a paper is for, unless its id or a date that it has was given."""
    if prepared.meeting and prepared.because:
        typer.echo(f"Meeting: {prepared.meeting}, {prepared.because}.", err=True)
    elif prepared.because:
        typer.echo(f"For a meeting on {long_date(prepared.on)}: {prepared.because}.", err=True)
