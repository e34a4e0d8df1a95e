"""The meeting commands: a meeting's questions, answers and actions."""

from enum import StrEnum
from typing import Annotated

import typer

from peeltrack.cli.commands.meeting_page import meeting_page, meeting_shown, question_rows
from peeltrack.cli.shared.options import (
    AnswerFileOptions,
    Format,
    RegisterOption,
    complete_forums,
    lead_option,
    option_groups,
)
from peeltrack.cli.shared.output import TabularAnswer, write_answer
from peeltrack.cli.shared.prompts import line, long_text, optional_line, text_kept_on_failure
from peeltrack.cli.shared.terminal import print_page
from peeltrack.cli.shared.workspace import Workspace
from peeltrack.cli.shared.write_options import (
    ByOption,
    CommitOption,
    DryRunOption,
    MessageOption,
    SignedWriteOptions,
    WriteOptions,
    YesOption,
)
from peeltrack.cli.shared.write_session import WriteSession
from peeltrack.edits.kinds import Plan
from peeltrack.edits.meetings import (
    add_action,
    address_elsewhere,
    answer_question,
    ask_question,
    finish_action,
    new_meetings,
)
from peeltrack.on_demand import on_demand
from peeltrack.queries.find_meeting import chair_of, find_forum
from peeltrack.queries.personal_data import notes_on_entries

with on_demand():  # the grammar of names, which no other command here needs
    from peeltrack.language import people

meetings = typer.Typer(
    name="meeting", help="Record a meeting's questions, answers and actions", no_args_is_help=True
)

MeetingArgument = Annotated[
    str,
    typer.Argument(
        metavar="MEETING",
        help="2022-05-23-hta, or hta for its latest meeting",
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
def new(
    context: typer.Context,
    forum: Annotated[str, typer.Argument(help="hta, sib …", autocompletion=complete_forums)],
    register: RegisterOption = None,
    dates: Annotated[
        list[str] | None,
        typer.Option(
            "--date", metavar="DATE", help="Its date; repeat for several", show_default="today"
        ),
    ] = None,
    dry_run: DryRunOption = False,
    commit: CommitOption = None,
    yes: YesOption = False,
    by: ByOption = None,
    title: Annotated[
        str | None, typer.Option(metavar="TEXT", help="Its title", show_default=False)
    ] = None,
    chair: Annotated[str | None, lead_option("The chair, if not the usual one")] = None,
    word: Annotated[
        str | None,
        typer.Option(
            metavar="WORD",
            help="A word for the id of a second meeting that day",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Create the file of a meeting, or of one on each --date

    A forum's second meeting on the same date needs a --word in its id: 2022-05-23-hta-evening.
    """
    given = dates or []
    options = SignedWriteOptions(register, next(iter(given), None), dry_run, commit, yes, by)
    session = WriteSession.of(context, options, may_be_future=True)
    forum_id = find_forum(session.organisation, forum)
    days = [session.on, *(session.recorded_date("--date", each) for each in given[1:])]
    title_text = optional_line("--title", title, "its title")
    chair_id = session.lead(chair) if chair is not None else None
    word_text = optional_line("--word", word, "a word for its id")
    session.write(
        lambda: new_meetings(forum_id, days, title=title_text, chair=chair_id, word=word_text)
    )


@meetings.command()
@option_groups
def show(context: typer.Context, meeting: MeetingArgument, options: AnswerFileOptions) -> None:
    """Show a meeting: questions, answers, actions"""
    workspace = Workspace.of(context, options)
    current = meeting_shown(workspace, meeting)
    if options.format in (None, Format.TABLE):
        print_page(meeting_page(workspace.register, current, workspace.on))
        return
    rows = question_rows(current.all_questions)
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
        MeetingPart, typer.Option(help="Part of the meeting")
    ] = MeetingPart.QUESTIONS,
    by: Annotated[str | None, lead_option("Who asked; the chair by default")] = None,
) -> None:
    """Record a question, about an item or none

    Without --by, the question is the meeting's chair's; if no chair is recorded, that of the
    forum's chair if the register has that office as a lead. Otherwise no asker is recorded.
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
    question: Annotated[str, typer.Argument(help="Its id, or enough of it to be unique")],
    options: SignedWriteOptions,
    message: MessageOption = None,
    addressed_at: Annotated[
        str | None,
        typer.Option(
            metavar="MEETING", help="The other meeting that dealt with it", show_default=False
        ),
    ] = None,
) -> None:
    """Record an answer, at the meeting or later

    Without --date it was given at the meeting. With --addressed-at, another
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
    session.held_meeting(current.id)
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
    text: Annotated[str, typer.Argument(help="The action")],
    options: SignedWriteOptions,
    item: ItemOption = None,
    owner: Annotated[list[str] | None, lead_option("The owner; repeat for several")] = None,
    due: Annotated[
        str | None, typer.Option(metavar="DATE", help="The deadline", show_default=False)
    ] = None,
    upon: Annotated[
        str | None, typer.Option(metavar="EVENT", help="Event it depends on", show_default=False)
    ] = None,
) -> None:
    """Record an action arising"""
    session = WriteSession.of(context, options)
    current, action_text = session.held_meeting(meeting), line("TEXT", text, "the action")
    item_id = session.item(item).id if item is not None else None
    owners = tuple(dict.fromkeys(map(session.lead, owner or ())))
    due_date = session.date_ahead("--due", due, current.date) if due is not None else None
    event = optional_line("--upon", upon, "the event it depends on")
    session.write(
        lambda: add_action(
            session.meeting(current.id),
            action_text,
            item=item_id,
            owners=owners,
            due=due_date,
            due_event=event,
            id_from=people.without_people(action_text),
        ).with_warnings(notes_on_entries(session.organisation, current.forum, [action_text]))
    )


@meetings.command()
@option_groups
def done(
    context: typer.Context,
    meeting: MeetingArgument,
    action: Annotated[str, typer.Argument(help="Its id, or enough of it to be unique")],
    options: SignedWriteOptions,
) -> None:
    """Mark an action as done"""
    session = WriteSession.of(context, options)
    current = session.held_meeting(meeting)
    session.write(lambda: finish_action(session.meeting(current.id), action, session.on))
