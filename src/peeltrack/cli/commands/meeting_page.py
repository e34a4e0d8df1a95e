"""One meeting whole: what was asked, answered and promised."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from peeltrack.cli.shared.page import print_page, section
from peeltrack.model.meetings import Action, Meeting, Question
from peeltrack.model.register import Register
from peeltrack.wording import lateness, long_date


def print_meeting(register: Register, meeting: Meeting, on: date) -> None:
    """Print a meeting as it stood on a day."""
    print_page(_blocks(register, meeting, on))


def meeting_rows(meeting: Meeting) -> list[dict[str, Any]]:
    """Its questions as rows of the JSON contract."""
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
    about = f" ({question.item})" if question.item else ""
    asked = register.lead_title(question.asked_by) or "asked"
    lines: list[RenderableType] = [Text.assemble((question.id, "bold"), about)]
    lines.append(Text(f"{asked}: {question.text}"))
    lines += [Text(f"{register.lead_title(a.by) or 'Answer'}: {a.text}") for a in question.answers]
    if question.addressed_at:
        lines.append(Text(f"Addressed at {question.addressed_at}."))
    elif not question.answers:
        lines.append(Text("Not answered yet.", style="bold"))
    return Group(lines[0], *(Padding(line, (0, 0, 0, 2)) for line in lines[1:]))


def _action(register: Register, action: Action, on: date) -> Text:
    owner = register.lead_title(action.owner) or "no owner"
    if action.done:
        when = f"done {long_date(action.done)}"
    else:
        when = lateness(action.due, on) if action.due else action.due_event or "no time set"
    return Text.assemble((action.id, "bold"), f"  {action.text} ({owner}; {when})")
