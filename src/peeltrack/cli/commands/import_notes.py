"""The command that brings the notes of a meeting into the register: import notes."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from peeltrack.cli.shared.correcting import Correcting
from peeltrack.cli.shared.input_files import STANDARD_INPUT, given, named
from peeltrack.cli.shared.options import FormatOption, OnOption, Writing, grouped

if TYPE_CHECKING:
    from peeltrack.cli.shared.write_session import Desk
    from peeltrack.imports.notes.meeting_draft import Draft
    from peeltrack.imports.readers.blocks import Block
    from peeltrack.imports.readers.read_paper import Paper
    from peeltrack.model.meetings import Meeting


@grouped
def notes(
    context: typer.Context,
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="Text, saved page, Word or PDF; - is stdin")
    ],
    correcting: Correcting,
    writing: Writing,
    forum: Annotated[
        str | None, typer.Option(metavar="ID", help="Which forum met", show_default=False)
    ] = None,
    inspection: Annotated[
        str | None,
        typer.Option(
            metavar="ID", help="Whose items are meant by their numbers", show_default=False
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
    from peeltrack.cli.commands.notes_page import write_draft
    from peeltrack.cli.shared.workspace import day
    from peeltrack.imports.errors import NothingReadError
    from peeltrack.imports.notes.notes_lines import notes_lines
    from peeltrack.imports.notes.open_notes import Told
    from peeltrack.imports.readers.read_paper import read_paper

    told = Told(
        forum,
        day("--date", writing.date) if writing.date else None,
        inspection,
        None if file == STANDARD_INPUT else file.name,
    )
    paper = read_paper(*given(file))
    if correcting.lines:
        for line in notes_lines(paper.blocks):
            typer.echo(f"{line.ref:>6}  {line.text}")
        return
    desk, draft = _drafted(context, writing, paper.blocks, told)
    if not accept and not correcting.output:
        write_draft(draft, day("--on", on), format, named(file))
    if draft.is_empty:
        raise NothingReadError(named(file), len(draft.left))
    if correcting.output:
        _propose(correcting.output, draft, paper, _typed(file, forum, inspection, writing))
    elif accept:
        _accept(desk, draft, _meeting(draft, paper, correcting.corrected))


def _propose(out: Path, draft: "Draft", paper: "Paper", again: str) -> None:
    """Write the proposal for a person to correct; nothing but an earlier one is replaced."""
    from peeltrack.cli.shared.overwrite_guard import refuse_other_file
    from peeltrack.imports.notes.notes_proposal import BEGINS, notes_proposal
    from peeltrack.storage.atomic_write import replace_file

    refuse_other_file(out, lambda data: data.startswith(BEGINS.encode()))
    replace_file(out, notes_proposal(draft, paper, again).encode())
    typer.echo(f"{out}: proposed. Correct it, then run {again} --from {out} --accept")


def _typed(file: Path, forum: str | None, inspection: str | None, writing: Writing) -> str:
    """Return the command as it was typed, with all that bears on what is read."""
    options = {"--forum": forum, "--inspection": inspection, "--date": writing.date}
    given_ = [word for name, value in options.items() if value for word in (name, value)]
    return " ".join(["peeltrack import notes", str(file), *given_])


def _meeting(draft: "Draft", paper: "Paper", corrected: Path | None) -> "Meeting":
    """Return the meeting to be written: as corrected, else what is certain of it."""
    if corrected is None:
        if withheld := len(draft.uncertain):
            typer.echo(
                f"{withheld} not written, read from running text alone: take them with -o FILE.",
                err=True,
            )
        return draft.certain
    from peeltrack.cli.commands.import_proposal import read_filed
    from peeltrack.imports.notes.notes_proposal import FiledMeeting, corrected_meeting

    return read_filed(corrected, FiledMeeting, lambda filed: corrected_meeting(filed, paper, draft))


def _drafted(
    context: typer.Context, writing: Writing, blocks: "tuple[Block, ...]", told: object
) -> "tuple[Desk, Draft]":
    """The draft, its items being those of the register as it stood on the day of the meeting."""
    from peeltrack.cli.shared.workspace import Workspace
    from peeltrack.cli.shared.write_session import Desk
    from peeltrack.imports.notes.meeting_draft import draft_of
    from peeltrack.imports.notes.open_notes import Told, opened

    assert isinstance(told, Told)  # noqa: S101 (loaded late, and so not named above)
    taken = opened(blocks, told)
    desk = Desk.of(context, writing)
    register = Workspace(desk.root, taken.day).register
    return desk, draft_of(taken, register, told)


def _accept(desk: "Desk", draft: "Draft", meeting: "Meeting") -> None:
    """Write the meeting's file, unless there is one.

    Raises:
        RefusedError: if a question is about an item that the register does not have.
    """
    from peeltrack.cli.commands.notes_page import write_doubts
    from peeltrack.edits.kinds import NewFile, Plan
    from peeltrack.errors import RefusedError
    from peeltrack.imports.notes.meeting_file import difference, values_of
    from peeltrack.storage.load import load_register
    from peeltrack.wording import counted, listed

    if draft.unknown:
        missing = f"the register has no {listed(draft.unknown, 'or')}"
        instead = "Import the report first, or name the right one with --inspection"
        raise RefusedError(meeting.id, missing, instead)
    loaded = load_register(desk.root).register
    known = loaded.meetings.get(meeting.id) if loaded else None
    if known is not None:
        typer.echo(f"{meeting.id}: {difference(known, meeting)}")
        return
    questions = counted(len(meeting.all_questions), "question")
    actions = counted(len(meeting.actions), "action")
    plan = Plan(
        meeting.id,
        f"{questions} and {actions} imported",
        (NewFile(meeting.file, values_of(meeting)),),
        hint=f"peeltrack meeting show {meeting.id}",
    )
    desk.write(lambda: plan)
    write_doubts(draft)
