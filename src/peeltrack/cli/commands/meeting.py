"""Commands about meetings: what was asked, answered and promised."""

from enum import StrEnum
from typing import Annotated

import typer

from peeltrack.cli.commands.update import MessageOption
from peeltrack.cli.shared.options import (
    Asked,
    Format,
    SignedWriting,
    Writing,
    complete_fora,
    grouped,
    lead_option,
)

meetings = typer.Typer(
    name="meeting", help="Keep a meeting's questions and actions", no_args_is_help=True
)

MeetingArgument = Annotated[
    str,
    typer.Argument(
        metavar="MEETING",
        help="2022-05-23-hta, or hta for the latest",
        autocompletion=complete_fora,
    ),
]
ItemOption = Annotated[
    str | None, typer.Option("--item", metavar="ITEM", help="The item", show_default=False)
]


class Section(StrEnum):
    """The part of a meeting in which a question is asked."""

    OPENING = "opening"
    QUESTIONS = "questions"
    ANY_OTHER_BUSINESS = "any_other_business"


@meetings.command()
@grouped
def new(
    context: typer.Context,
    forum: Annotated[str, typer.Argument(help="hta, sib …", autocompletion=complete_fora)],
    writing: SignedWriting,
    title: Annotated[
        str | None, typer.Option(metavar="TEXT", help="What it is called", show_default=False)
    ] = None,
    chair: Annotated[str | None, lead_option("Who chairs")] = None,
) -> None:
    """Begin the file of a meeting, on --date"""
    from peeltrack.cli.shared.prompts import line
    from peeltrack.cli.shared.write_session import Desk
    from peeltrack.edits.meetings import new_meeting
    from peeltrack.errors import UnknownNameError

    desk = Desk.of(context, writing, may_be_to_come=True)
    known = desk.organisation.fora
    if forum.casefold() not in known:
        raise UnknownNameError("forum", forum, list(known))
    called = line("--title", title, "what it is called") if title is not None else None
    head = desk.lead(chair) if chair is not None else None
    desk.write(lambda: new_meeting(forum.casefold(), desk.on, title=called, chair=head))


@meetings.command()
@grouped
def show(context: typer.Context, meeting: MeetingArgument, asked: Asked) -> None:
    """Show a meeting: questions, answers, actions"""
    from peeltrack.cli.commands.meeting_page import meeting_rows, print_meeting
    from peeltrack.cli.shared.output import Answer, write_answer
    from peeltrack.cli.shared.workspace import Workspace
    from peeltrack.queries.meetings import meeting_called

    workspace = Workspace.of(context, asked)
    found = meeting_called(workspace.register, meeting)
    if asked.format in (None, Format.TABLE):
        print_meeting(workspace.register, found, workspace.on)
        return
    rows = meeting_rows(found)
    columns = ["id", "item", "asked_by", "text", "answers", "addressed_at"]
    whole = found.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    beside = {
        "meeting": found.id,
        "actions": whole.get("actions", []),
        "attendance": whole.get("attendance", []),
        "commitments": whole.get("commitments", []),
    }
    told = Answer("meeting show", workspace.on, rows, columns, beside, revision=workspace.revision)
    write_answer(told, asked.format)


@meetings.command()
@grouped
def ask(
    context: typer.Context,
    meeting: MeetingArgument,
    writing: Writing,
    message: MessageOption = None,
    item: ItemOption = None,
    section: Annotated[Section, typer.Option(help="Where in the meeting")] = Section.QUESTIONS,
    by: Annotated[str | None, lead_option("Who asked, else the chair")] = None,
) -> None:
    """Record a question, about an item or none

    It is the question of whoever asked it, not of who writes it down: of the meeting's
    chair, else of the forum's, if that office is a lead of the register; else of nobody
    named, unless --by says.
    """
    from peeltrack.cli.shared.prompts import long_text, shown_again
    from peeltrack.cli.shared.write_session import Desk
    from peeltrack.edits.meetings import ask_question
    from peeltrack.queries.meetings import chair_of

    desk = Desk.of(context, writing)
    found = desk.meeting(meeting)
    about = desk.item(item).id if item is not None else None
    asker = desk.lead(by) if by is not None else chair_of(desk.organisation, found)
    text = long_text("--message", message, "the question", found.id)
    with shown_again(message, text):
        desk.write(
            lambda: ask_question(
                desk.meeting(found.id), text, item=about, asked_by=asker, section=section.value
            )
        )


@meetings.command()
@grouped
def answer(
    context: typer.Context,
    meeting: MeetingArgument,
    question: Annotated[str, typer.Argument(help="Its id, or as much as is clear")],
    writing: SignedWriting,
    message: MessageOption = None,
    addressed_at: Annotated[
        str | None,
        typer.Option(metavar="MEETING", help="Dealt with at another", show_default=False),
    ] = None,
) -> None:
    """Record an answer, at the meeting or later

    It was given at the meeting unless there is a --date. With --addressed-at, another
    meeting dealt with the question.
    """
    from peeltrack.cli.shared.prompts import line, long_text, shown_again
    from peeltrack.cli.shared.write_session import Desk
    from peeltrack.edits.kinds import Plan
    from peeltrack.edits.meetings import address_elsewhere, answer_question

    desk = Desk.of(context, writing)
    found = desk.meeting(meeting)
    if addressed_at is not None:
        where = line("--addressed-at", addressed_at, "the other meeting")
        desk.write(lambda: address_elsewhere(desk.meeting(found.id), question, where))
        return
    by, on = desk.who(), desk.on if writing.date else found.date

    def plan(text: str) -> Plan:
        return answer_question(desk.meeting(found.id), question, text, by=by, on=on)

    plan("…")  # what will be refused is refused before anybody has written it in an editor
    text = long_text("--message", message, "the answer", found.id)
    with shown_again(message, text):
        desk.write(lambda: plan(text))


@meetings.command()
@grouped
def action(
    context: typer.Context,
    meeting: MeetingArgument,
    text: Annotated[str, typer.Argument(help="What is to be done")],
    writing: SignedWriting,
    item: ItemOption = None,
    owner: Annotated[str | None, lead_option("Who is to do it")] = None,
    due: Annotated[
        str | None, typer.Option(metavar="DATE", help="Its last day", show_default=False)
    ] = None,
    upon: Annotated[
        str | None, typer.Option(metavar="EVENT", help="What it is due upon", show_default=False)
    ] = None,
) -> None:
    """Record an action arising"""
    from peeltrack.cli.shared.prompts import line
    from peeltrack.cli.shared.workspace import day
    from peeltrack.cli.shared.write_session import Desk
    from peeltrack.edits.meetings import add_action

    desk = Desk.of(context, writing)
    found, said = desk.meeting(meeting), line("TEXT", text, "what is to be done")
    about = desk.item(item).id if item is not None else None
    taker = desk.lead(owner) if owner is not None else None
    last = day("--due", due) if due is not None else None
    event = line("--upon", upon, "what it is due upon") if upon is not None else None
    desk.write(
        lambda: add_action(
            desk.meeting(found.id), said, item=about, owner=taker, due=last, due_event=event
        )
    )


@meetings.command()
@grouped
def done(
    context: typer.Context,
    meeting: MeetingArgument,
    action: Annotated[str, typer.Argument(help="Its id, or as much as is clear")],
    writing: SignedWriting,
) -> None:
    """Mark an action as done"""
    from peeltrack.cli.shared.write_session import Desk
    from peeltrack.edits.meetings import finish_action

    desk = Desk.of(context, writing)
    found = desk.meeting(meeting)
    desk.write(lambda: finish_action(desk.meeting(found.id), action, desk.on))
