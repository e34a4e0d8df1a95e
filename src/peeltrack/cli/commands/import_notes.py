"""The command that brings the notes of a meeting into the register: import notes."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from peeltrack.cli.shared.input_files import STANDARD_INPUT, given, named
from peeltrack.cli.shared.options import FormatOption, OnOption, Writing, grouped

if TYPE_CHECKING:
    from peeltrack.cli.shared.write_session import Desk
    from peeltrack.imports.notes.meeting_draft import Draft
    from peeltrack.imports.readers.blocks import Block


@grouped
def notes(
    context: typer.Context,
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="Text, saved page, Word or PDF; - is stdin")
    ],
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
    arising and what was promised to later meetings. With --accept it writes the meeting's
    file; one that is there already is never changed.
    """
    from peeltrack.cli.commands.notes_page import write_draft
    from peeltrack.cli.shared.workspace import day
    from peeltrack.imports.errors import NothingReadError
    from peeltrack.imports.notes.open_notes import Told
    from peeltrack.imports.readers.read_paper import read_blocks

    told = Told(
        forum,
        day("--date", writing.date) if writing.date else None,
        inspection,
        None if file == STANDARD_INPUT else file.name,
    )
    desk, draft = _drafted(context, writing, read_blocks(*given(file)), told)
    if not accept:
        write_draft(draft, day("--on", on), format, named(file))
    if draft.is_empty:
        raise NothingReadError(named(file), len(draft.left))
    if accept:
        _accept(desk, draft)


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


def _accept(desk: "Desk", draft: "Draft") -> None:
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

    meeting = draft.meeting
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
