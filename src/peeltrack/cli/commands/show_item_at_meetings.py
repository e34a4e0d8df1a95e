"""The part of an item's page about meetings: questions, what was agreed, and the response."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from peeltrack.cli.commands.meeting_page import agreed_line, meeting_rows, question_lines
from peeltrack.cli.shared.terminal import section
from peeltrack.model.items import Item
from peeltrack.model.meetings import Meeting
from peeltrack.model.register import Register
from peeltrack.queries.agreed import Agreed, agreed
from peeltrack.wording import long_date


def sections_of_meetings(register: Register, item: Item, on: date) -> Iterator[RenderableType]:
    """Yield what meetings asked and agreed about an item, and its place in the response."""
    asked = [_meeting(register, meeting, item, on) for meeting in _meetings(register, item)]
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
        for meeting in _meetings(register, item)
        for row in meeting_rows(meeting)
        if row["id"] in _ids(meeting, item)
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


def _meetings(register: Register, item: Item) -> list[Meeting]:
    """List the meetings that asked about an item, newest first."""
    newest = sorted(register.meetings.values(), key=lambda each: each.date, reverse=True)
    return [meeting for meeting in newest if _ids(meeting, item)]


def _ids(meeting: Meeting, item: Item) -> set[str]:
    about = (each for each in meeting.all_questions if item.id in (each.item, *each.also_about))
    return {each.id for each in about}


def _agreed(register: Register, item: Item) -> list[Agreed]:
    return [each for each in agreed(register.meetings.values()) if each.item == item.id]


def _meeting(register: Register, meeting: Meeting, item: Item, on: date) -> Group:
    heading = Text(f"{long_date(meeting.date)}, {register.meeting_title(meeting)}", style="italic")
    questions = (each for each in meeting.all_questions if each.id in _ids(meeting, item))
    lines = (question_lines(register, each, on) for each in questions)
    return Group(heading, *(Padding(each, (0, 0, 0, 2)) for each in lines))
