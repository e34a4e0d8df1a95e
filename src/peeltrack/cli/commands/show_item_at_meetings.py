"""The part of an item's page about meetings: questions, what was agreed, and the response."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from rich.console import Group, RenderableType
from rich.text import Text

from peeltrack.cli.commands.meeting_page import agreed_line, question_lines, question_rows
from peeltrack.cli.shared.terminal import indented, section
from peeltrack.model.items import Item
from peeltrack.model.meetings import Meeting, Question
from peeltrack.model.register import Register
from peeltrack.queries.agreed import Agreed, agreed
from peeltrack.wording import long_date


def sections_of_meetings(register: Register, item: Item, on: date) -> Iterator[RenderableType]:
    """Yield what meetings asked and agreed about an item, and its place in the response."""
    asked = [_meeting(register, *each, on) for each in _questions(register, item)]
    if asked:
        yield section("Questions at meetings, newest first", asked)
    if tasks := _agreed(register, item):
        lines = [
            Text.assemble(
                f"{each.kind.capitalize()} of {long_date(each.meeting.date)}: ",
                agreed_line(register, each, on),
            )
            for each in tasks
        ]
        yield section("Actions and commitments", lines)
    response = register.inspection_of(item).statutory_response
    for each in response.explanations if response else ():
        if each.item == item.id:
            words = each.text or f"No action: {each.none_because or 'no reason is given'}"
            yield section("In the statutory response", [Text(words)])


def meeting_facts(register: Register, item: Item, on: date) -> dict[str, Any]:
    """Return the same as data."""
    questions = [
        {"meeting": meeting.id, **row}
        for meeting, about in _questions(register, item)
        for row in question_rows(about)
    ]
    tasks = [
        {
            "kind": each.kind,
            "meeting": each.meeting.id,
            "text": each.text,
            "leads": list(each.leads),
            "to": each.to,
            "due": each.due,
            "due_event": each.due_event,
            "met": each.met,
            "outcome": each.outcome(on),
        }
        for each in _agreed(register, item)
    ]
    return {"questions": questions, "agreed": tasks}


def _questions(register: Register, item: Item) -> Iterator[tuple[Meeting, list[Question]]]:
    """Yield the meetings that asked about an item, newest first, each with those questions."""
    for meeting in sorted(register.meetings.values(), key=lambda each: each.date, reverse=True):
        about = [question for question in meeting.all_questions if item.id in question.items]
        if about:
            yield meeting, about


def _agreed(register: Register, item: Item) -> list[Agreed]:
    return [each for each in agreed(register.meetings.values()) if each.item == item.id]


def _meeting(
    register: Register, meeting: Meeting, questions: Iterable[Question], on: date
) -> Group:
    heading = Text(f"{long_date(meeting.date)}, {register.meeting_title(meeting)}", style="italic")
    lines = (question_lines(register, each, on) for each in questions)
    return indented(heading, *lines)
