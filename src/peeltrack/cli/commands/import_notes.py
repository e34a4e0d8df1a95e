"""The command that brings the notes of a meeting into the register: import notes."""

from pathlib import Path
from typing import Annotated

import typer

from peeltrack.cli.commands.import_notes_page import write_doubts, write_draft
from peeltrack.cli.commands.import_proposal import read_filed
from peeltrack.cli.shared.correcting import CorrectionOptions
from peeltrack.cli.shared.input_files import STANDARD_INPUT, input_name, read_input
from peeltrack.cli.shared.options import FormatOption, OnOption, option_groups
from peeltrack.cli.shared.overwrite_guard import refuse_other_file
from peeltrack.cli.shared.workspace import Workspace, option_date
from peeltrack.cli.shared.write_options import WriteOptions
from peeltrack.cli.shared.write_session import WriteSession
from peeltrack.edits.kinds import Plan
from peeltrack.edits.meetings import refuse_to_come
from peeltrack.errors import RefusedError, UsageError
from peeltrack.imports.errors import NothingReadError
from peeltrack.imports.notes.meeting_draft import MeetingDraft, draft_of
from peeltrack.imports.notes.meeting_file import (
    difference,
    edits_for,
    is_only_planned,
    planned_otherwise,
)
from peeltrack.imports.notes.notes_lines import notes_lines
from peeltrack.imports.notes.notes_proposal import (
    BEGINS,
    FiledMeeting,
    corrected_meeting,
    notes_proposal,
)
from peeltrack.imports.notes.open_notes import MeetingOptions, opened
from peeltrack.imports.readers.blocks import Block
from peeltrack.imports.readers.read_paper import Paper, read_paper
from peeltrack.model.meetings import Meeting
from peeltrack.storage.atomic_write import replace_file
from peeltrack.storage.load import load_register
from peeltrack.wording import counted, listed


@option_groups
def notes(
    context: typer.Context,
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="Text, saved page, Word or PDF; - is stdin")
    ],
    correction: CorrectionOptions,
    options: WriteOptions,
    forum: Annotated[
        str | None, typer.Option(metavar="ID", help="Which forum met", show_default=False)
    ] = None,
    inspection: Annotated[
        str | None,
        typer.Option(
            metavar="ID", help="The inspection whose item numbers the notes use", show_default=False
        ),
    ] = None,
    accept: Annotated[
        bool, typer.Option("--accept/--draft", help="Write the file, or only show it")
    ] = False,
    on: OnOption = None,
    format: FormatOption = None,
) -> None:
    """Propose the record of a meeting from its notes

    Attaches every question to its item, in order, with the answers; takes out the actions
    arising and what was promised to later meetings; says what it left out and why. With
    --accept it writes the meeting's file, without what was read from running text alone;
    correct that in a file: -o FILE writes it, --from FILE takes what it says. A meeting
    that is there already is never changed.
    """
    details = MeetingOptions(
        forum,
        option_date("--date", options.date) if options.date else None,
        inspection,
        None if file == STANDARD_INPUT else file.name,
        in_file=bool(correction.corrected or correction.output),
    )
    paper = read_paper(*read_input(file))
    if correction.lines:
        for line in notes_lines(paper.blocks):
            typer.echo(f"{line.ref:>6}  {line.text}")
        return
    if correction.corrected and correction.output:
        raise UsageError("--output writes a proposal and --from reads one; use only one of them.")
    session, draft = _draft(context, options, paper.blocks, details)
    if not accept and not correction.output:
        write_draft(draft, option_date("--on", on), format, input_name(file))
    if draft.is_empty:
        raise NothingReadError(input_name(file), len(draft.left))
    if correction.output:
        command = _command_line(file, forum, inspection, options)
        _propose(correction.output, draft, paper, command)
    elif accept:
        in_file = correction.corrected is not None
        _accept(session, draft, _meeting(draft, paper, correction.corrected), in_file=in_file)


def _draft(
    context: typer.Context,
    options: WriteOptions,
    blocks: tuple[Block, ...],
    details: MeetingOptions,
) -> tuple[WriteSession, MeetingDraft]:
    """Draft the meeting's record against the register as it stood on that date."""
    reading = opened(blocks, details)
    session = WriteSession.of(context, options)
    register = Workspace(session.root, reading.day).register
    return session, draft_of(reading, register, details)


def _propose(out: Path, draft: MeetingDraft, paper: Paper, command: str) -> None:
    """Write the proposal for a person to correct; nothing but an earlier one is replaced."""
    refuse_other_file(out, lambda data: data.startswith(BEGINS.encode()))
    replace_file(out, notes_proposal(draft, paper, command).encode())
    write_doubts(draft)
    typer.echo(f"Wrote {out}. Correct it, then {command} --from {out} --accept")


def _command_line(
    file: Path, forum: str | None, inspection: str | None, options: WriteOptions
) -> str:
    """Return the command line, with every option that affects the reading."""
    values = {"--forum": forum, "--inspection": inspection, "--date": options.date}
    words = [word for name, value in values.items() if value for word in (name, value)]
    return " ".join(["peeltrack import notes", str(file), *words])


def _meeting(draft: MeetingDraft, paper: Paper, corrected: Path | None) -> Meeting:
    """Return the meeting to be written: as corrected, else what is certain of it."""
    if corrected:
        return read_filed(
            corrected, FiledMeeting, lambda filed: corrected_meeting(filed, paper, draft)
        )
    if draft.uncertain:
        read = counted(len(draft.uncertain), "action or commitment", "actions and commitments")
        typer.echo(f"Not written: {read} from running text. Confirm with -o FILE.", err=True)
    return draft.certain


def _accept(session: WriteSession, draft: MeetingDraft, meeting: Meeting, *, in_file: bool) -> None:
    """Write the meeting's file, unless there is one.

    Raises:
        RefusedError: if the meeting is still to come, or if a question is about an item that
            is not in the register.
    """
    refuse_to_come(meeting, option_date("--date", None))
    if draft.unknown and not in_file:
        reason = f"the register has no {listed(draft.unknown, 'or')}"
        remedy = "Import the report first, or name the right one with --inspection"
        raise RefusedError(meeting.id, reason, remedy)
    loaded = load_register(session.root).register
    existing = loaded.meetings.get(meeting.id) if loaded else None
    if existing is not None and not is_only_planned(existing):
        typer.echo(f"{meeting.id}: {difference(existing, meeting)}")
        return
    questions = counted(len(meeting.all_questions), "question")
    actions = counted(len(meeting.actions), "action")
    plan = Plan(
        meeting.id,
        f"{questions} and {actions} imported",
        edits_for(existing, meeting),
        planned_otherwise(existing, meeting),
        hint=f"peeltrack meeting show {meeting.id}",
    )
    session.write(lambda: plan)
    write_doubts(draft)
