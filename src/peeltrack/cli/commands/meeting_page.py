"""The page of a meeting: questions, answers, actions and commitments."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from rich.console import RenderableType
from rich.text import Text

from peeltrack.cli.shared.terminal import indented, marked, section
from peeltrack.cli.shared.workspace import Workspace
from peeltrack.errors import NoMeetingError, UnknownNameError
from peeltrack.model.meetings import Answer, Meeting, Question
from peeltrack.model.register import Register
from peeltrack.model.standing import standing
from peeltrack.model.withdrawals import is_withdrawn
from peeltrack.queries.agreed import Agreed, agreed_at
from peeltrack.wording import long_date


def meeting_shown(workspace: Workspace, reference: str) -> Meeting:
    """Find a meeting, also a withdrawn one, with what was withdrawn of it."""
    recorded = workspace.recorded
    try:
        held = workspace.meeting_held(reference)
    except (NoMeetingError, UnknownNameError):
        withdrawn = recorded.meetings.get(reference.casefold())
        if withdrawn is None:
            raise
        return withdrawn
    return recorded.meetings.get(held.id, held)


def question_rows(questions: Iterable[Question]) -> list[dict[str, Any]]:
    """Return a meeting's questions as rows of the JSON contract."""
    return [
        {
            "id": question.id,
            "item": question.item,
            "asked_by": question.asked_by,
            "text": question.text,
            "answers": [
                {"by": a.by, "text": a.text, "withdrawn": _withdrawal(a)} for a in question.answers
            ],
            "addressed_at": question.addressed_at,
            "withdrawn": _withdrawal(question),
        }
        for question in questions
    ]


def _withdrawal(entry: Question | Answer) -> dict[str, object] | None:
    """Return an entry's withdrawal as data, or None without one."""
    return entry.withdrawn.model_dump(mode="json") if entry.withdrawn else None


def meeting_page(register: Register, meeting: Meeting, on: date) -> Iterator[RenderableType]:
    """Yield a meeting as it stood on a date."""
    name = register.meeting_title(meeting)
    chair = f", chaired by {register.lead_title(meeting.chair)}" if meeting.chair else ""
    head = Text.assemble((f"{meeting.id}  {name}", "bold"), f"\n{long_date(meeting.date)}{chair}")
    yield marked(register, meeting, head, on)
    for title, questions in (
        ("Opening", meeting.opening),
        ("Questions", meeting.questions),
        ("Any other business", meeting.any_other_business),
    ):
        if questions:
            yield section(title, [question_lines(register, question, on) for question in questions])
    records = (*meeting.actions, *meeting.commitments)
    lines = [
        (each.kind, marked(register, record, agreed_line(register, each, on), on))
        for each, record in zip(agreed_at(meeting), records, strict=True)
    ]
    for kind, title in (("action", "Actions"), ("commitment", "Commitments")):
        if own := [line for each, line in lines if each == kind]:
            yield section(title, own)


def question_lines(register: Register, question: Question, on: date) -> RenderableType:
    """Return a question with its answers, a line each."""
    item_id = f" ({question.item})" if question.item else ""
    asker = register.lead_title(question.asked_by) or "Question"
    head = marked(register, question, Text.assemble((question.id, "bold"), item_id), on)
    lines: list[RenderableType] = [head]
    lines.append(marked(register, question, Text(f"{asker}: {question.text}"), on, noted=False))
    for each in question.answers:
        answer = Text(f"{register.lead_title(each.by) or 'Answer'}: {each.text}")
        lines.append(marked(register, each, answer, on))
    if question.addressed_at:
        lines.append(Text(f"Addressed at {question.addressed_at}."))
    elif not is_withdrawn(question, on) and not standing(question, on).answers:
        lines.append(Text("Not answered yet.", style="bold"))
    return indented(*lines)


def agreed_line(register: Register, each: Agreed, on: date) -> Text:
    """Return an action or a commitment in a line: who owes it, to whom, and its outcome."""
    owners = register.lead_titles(each.leads) or "no owner"
    to = f"to {each.to}" if each.to else None
    facts = "; ".join(filter(None, (owners, to, each.outcome(on))))
    return Text.assemble((each.part, "bold"), f"  {' '.join(each.text.split())} ({facts})")
