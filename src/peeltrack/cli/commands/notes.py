"""The notes command: a meeting's notes as a document."""

from pathlib import Path
from typing import Annotated

import typer

from peeltrack.cli.shared.document_output import DocumentOutput
from peeltrack.cli.shared.names_file import read_names
from peeltrack.cli.shared.options import (
    MeetingOption,
    ReadOptions,
    complete_forums,
    meeting_name,
    option_groups,
)
from peeltrack.cli.shared.workspace import Workspace
from peeltrack.documents.notes import meeting_notes
from peeltrack.errors import RefusedError
from peeltrack.wording import counted, long_date


@option_groups
def notes(
    context: typer.Context,
    destination: DocumentOutput,
    options: ReadOptions,
    meeting_argument: Annotated[
        str | None,
        typer.Argument(
            metavar="MEETING",
            help="2022-05-23-hta, or hta for its latest meeting",
            show_default=False,
            autocompletion=complete_forums,
        ),
    ] = None,
    meeting: MeetingOption = None,
    names: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="YAML with the names of those who attended, outside version control",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Write the notes of a meeting from its file

    Attendance, a table of numbered questions with their answers, and actions and commitments.
    An answer given after the meeting is dated; an action says whether it was done by the date
    of the notes. They are internal whatever the forum. A register names offices; --names adds
    people from a file, one "office: name" a line, and the notes then say so.
    """
    workspace = Workspace.of(context, options)
    record = workspace.meeting_held(meeting_name(meeting_argument, meeting))
    if record.date > workspace.on:
        reason = f"is planned for {long_date(record.date)} and has no notes yet"
        raise RefusedError(record.id, reason, f"For its paper: peeltrack brief {record.id}")
    register = workspace.register
    named = read_names(names, register.organisation, record) if names else {}
    view = meeting_notes(register, record, workspace.on, workspace.revision(), names=named)
    questions, actions = len(record.all_questions), len(record.actions)
    in_short = f"{counted(questions, 'question')}, {counted(actions, 'action')}"
    destination.write(workspace, "notes", view.page, {"notes": view}, in_short)
