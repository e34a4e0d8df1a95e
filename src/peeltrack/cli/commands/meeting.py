"""The meeting commands: a meeting's questions, answers and actions."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Annotated, Any

import typer
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from peeltrack.cli.shared.options import (
    AnswerFileOptions,
    Format,
    complete_forums,
    lead_option,
    option_groups,
)
from peeltrack.cli.shared.output import TabularAnswer, write_answer
from peeltrack.cli.shared.prompts import line, long_text, text_kept_on_failure
from peeltrack.cli.shared.terminal import print_page, section
from peeltrack.cli.shared.workspace import Workspace
from peeltrack.cli.shared.write_options import MessageOption, SignedWriteOptions, WriteOptions
from peeltrack.cli.shared.write_session import WriteSession
from peeltrack.edits.kinds import Plan
from peeltrack.edits.meetings import (
    add_action,
    address_elsewhere,
    answer_question,
    ask_question,
    finish_action,
    new_meeting,
)
from peeltrack.errors import UnknownNameError
from peeltrack.model.meetings import Action, Meeting, Question
from peeltrack.model.register import Register
from peeltrack.queries.find import chair_of, meeting_called
from peeltrack.wording import lateness, long_date

meetings = typer.Typer(
    name="meeting", help="Keep a meeting's questions and actions", no_args_is_help=True
)

MeetingArgument = Annotated[
    str,
    typer.Argument(
        metavar="MEETING",
        help="2022-05-23-hta, or hta for the latest",
        autocompletion=complete_forums,
    ),
]

ItemOption = Annotated[
    str | None, typer.Option("--item", metavar="ITEM", help="The item", show_default=False)
]


class MeetingPart(StrEnum):
    """The part of a meeting in which a question is asked."""

    OPENING = "opening"
    QUESTIONS = "questions"
    ANY_OTHER_BUSINESS = "any_other_business"


@meetings.command()
@option_groups
def new(
    context: typer.Context,
    forum: Annotated[str, typer.Argument(help="hta, sib …", autocompletion=complete_forums)],
    options: SignedWriteOptions,
    title: Annotated[
        str | None, typer.Option(metavar="TEXT", help="What it is called", show_default=False)
    ] = None,
    chair: Annotated[str | None, lead_option("Who chairs")] = None,
) -> None:
    """Begin the file of a meeting, on --date"""
    session = WriteSession.of(context, options, may_be_future=True)
    fora = session.organisation.fora
    if forum.casefold() not in fora:
        raise UnknownNameError("forum", forum, list(fora))
    title_text = line("--title", title, "what it is called") if title is not None else None
    chair_id = session.lead(chair) if chair is not None else None
    session.write(
        lambda: new_meeting(forum.casefold(), session.on, title=title_text, chair=chair_id)
    )


@meetings.command()
@option_groups
def show(context: typer.Context, meeting: MeetingArgument, options: AnswerFileOptions) -> None:
    """Show a meeting: questions, answers, actions"""
    workspace = Workspace.of(context, options)
    current = meeting_called(workspace.register, meeting)
    if options.format in (None, Format.TABLE):
        print_meeting(workspace.register, current, workspace.on)
        return
    rows = meeting_rows(current)
    columns = ["id", "item", "asked_by", "text", "answers", "addressed_at"]
    whole = current.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    beside = {
        "meeting": current.id,
        "actions": whole.get("actions", []),
        "attendance": whole.get("attendance", []),
        "commitments": whole.get("commitments", []),
    }
    listing = TabularAnswer(
        "meeting show", workspace.on, rows, columns, beside, revision=workspace.revision
    )
    write_answer(listing, options.format)


@meetings.command()
@option_groups
def ask(
    context: typer.Context,
    meeting: MeetingArgument,
    options: WriteOptions,
    message: MessageOption = None,
    item: ItemOption = None,
    section: Annotated[
        MeetingPart, typer.Option(help="Where in the meeting")
    ] = MeetingPart.QUESTIONS,
    by: Annotated[str | None, lead_option("Who asked, else the chair")] = None,
) -> None:
    """Record a question, about an item or none

    It is the question of whoever asked it, not of who writes it down: of the meeting's
    chair, else of the forum's, if that office is a lead of the register; else of nobody
    named, unless --by says.
    """
    session = WriteSession.of(context, options)
    current = session.meeting(meeting)
    item_id = session.item(item).id if item is not None else None
    asker_id = session.lead(by) if by is not None else chair_of(session.organisation, current)
    text = long_text("--message", message, "the question", current.id)
    with text_kept_on_failure(message, text):
        session.write(
            lambda: ask_question(
                session.meeting(current.id),
                text,
                item=item_id,
                asked_by=asker_id,
                section=section.value,
            )
        )


@meetings.command()
@option_groups
def answer(
    context: typer.Context,
    meeting: MeetingArgument,
    question: Annotated[str, typer.Argument(help="Its id, or as much as is clear")],
    options: SignedWriteOptions,
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
    session = WriteSession.of(context, options)
    current = session.meeting(meeting)
    if addressed_at is not None:
        other_meeting = line("--addressed-at", addressed_at, "the other meeting")
        session.write(
            lambda: address_elsewhere(session.meeting(current.id), question, other_meeting)
        )
        return
    by, on = session.author(), session.on if options.date else current.date

    def plan(text: str) -> Plan:
        return answer_question(session.meeting(current.id), question, text, by=by, on=on)

    plan("…")  # refuse before anybody writes a text in an editor
    text = long_text("--message", message, "the answer", current.id)
    with text_kept_on_failure(message, text):
        session.write(lambda: plan(text))


@meetings.command()
@option_groups
def action(
    context: typer.Context,
    meeting: MeetingArgument,
    text: Annotated[str, typer.Argument(help="What is to be done")],
    options: SignedWriteOptions,
    item: ItemOption = None,
    owner: Annotated[list[str] | None, lead_option("Who is to do it; may be repeated")] = None,
    due: Annotated[
        str | None, typer.Option(metavar="DATE", help="Its last day", show_default=False)
    ] = None,
    upon: Annotated[
        str | None, typer.Option(metavar="EVENT", help="What it is due upon", show_default=False)
    ] = None,
) -> None:
    """Record an action arising"""
    session = WriteSession.of(context, options)
    current, action_text = session.meeting(meeting), line("TEXT", text, "what is to be done")
    item_id = session.item(item).id if item is not None else None
    owners = tuple(dict.fromkeys(map(session.lead, owner or ())))
    due_date = session.recorded_date("--due", due) if due is not None else None
    event = line("--upon", upon, "what it is due upon") if upon is not None else None
    session.write(
        lambda: add_action(
            session.meeting(current.id),
            action_text,
            item=item_id,
            owners=owners,
            due=due_date,
            due_event=event,
        )
    )


@meetings.command()
@option_groups
def done(
    context: typer.Context,
    meeting: MeetingArgument,
    action: Annotated[str, typer.Argument(help="Its id, or as much as is clear")],
    options: SignedWriteOptions,
) -> None:
    """Mark an action as done"""
    session = WriteSession.of(context, options)
    current = session.meeting(meeting)
    session.write(lambda: finish_action(session.meeting(current.id), action, session.on))


def print_meeting(register: Register, meeting: Meeting, on: date) -> None:
    """Print a meeting as it stood on a date."""
    print_page(_blocks(register, meeting, on))


def meeting_rows(meeting: Meeting) -> list[dict[str, Any]]:
    """Return its questions as rows of the JSON contract."""
    return [
        {
            "id": question.id,
            "item": question.item,
            "asked_by": question.asked_by,
            "text": question.text,
            "answers": [{"by": a.by, "text": a.text} for a in question.answers],
            "addressed_at": question.addressed_at,
        }
        for question in meeting.all_questions
    ]


def _blocks(register: Register, meeting: Meeting, on: date) -> Iterator[RenderableType]:
    forum = register.organisation.fora.get(meeting.forum)
    name = meeting.title or (forum.name if forum else meeting.forum)
    chair = f", chaired by {register.lead_title(meeting.chair)}" if meeting.chair else ""
    yield Text.assemble((f"{meeting.id}  {name}", "bold"), f"\n{long_date(meeting.date)}{chair}")
    for title, questions in (
        ("Opening", meeting.opening),
        ("Questions", meeting.questions),
        ("Any other business", meeting.any_other_business),
    ):
        if questions:
            yield section(title, [_question(register, question) for question in questions])
    if meeting.actions:
        yield section("Actions", [_action(register, action, on) for action in meeting.actions])
    if meeting.commitments:
        promises = [f"- {promise.text}" for promise in meeting.commitments]
        yield section("Promised to later meetings", promises)


def _question(register: Register, question: Question) -> RenderableType:
    item_id = f" ({question.item})" if question.item else ""
    asker = register.lead_title(question.asked_by) or "asked"
    lines: list[RenderableType] = [Text.assemble((question.id, "bold"), item_id)]
    lines.append(Text(f"{asker}: {question.text}"))
    lines += [Text(f"{register.lead_title(a.by) or 'Answer'}: {a.text}") for a in question.answers]
    if question.addressed_at:
        lines.append(Text(f"Addressed at {question.addressed_at}."))
    elif not question.answers:
        lines.append(Text("Not answered yet.", style="bold"))
    return Group(lines[0], *(Padding(line, (0, 0, 0, 2)) for line in lines[1:]))


def _action(register: Register, action: Action, on: date) -> Text:
    owner = register.lead_titles(action.owners) or "no owner"
    if action.done:
        when = f"done {long_date(action.done)}"
    else:
        when = lateness(action.due, on) if action.due else action.due_event or "no time set"
    return Text.assemble((action.id, "bold"), f"  {action.text} ({owner}; {when})")
