"""The notes command: a meeting's notes as a document."""

from typing import Annotated

import typer

from peeltrack.cli.shared.document_output import DocumentOutput
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
            help="2022-05-23-hta, or hta for the latest held",
            show_default=False,
            autocompletion=complete_forums,
        ),
    ] = None,
    meeting: MeetingOption = None,
) -> None:
    """Write the notes of a meeting from its file

    Who came, what was asked about each finding and who answered, what arose and what was
    promised. An answer given after the meeting has its day; an action says whether it
    was done by the day asked about. The protective marking is that of the forum's
    audience.
    """
    workspace = Workspace.of(context, options)
    record = workspace.meeting_held(meeting_name(meeting_argument, meeting))
    if record.date > workspace.on:
        held = f"is planned for {long_date(record.date)} and has no notes yet"
        raise RefusedError(record.id, held, f"For its paper: peeltrack brief {record.id}")
    view = meeting_notes(workspace.register, record, workspace.on, workspace.revision())
    questions, actions = len(record.all_questions), len(record.actions)
    in_short = f"{counted(questions, 'question')}, {counted(actions, 'action')}"
    destination.write(workspace, "notes", view.page, {"notes": view}, in_short)
