"""Meetings and what follows from them, as a plan of edits."""

from datetime import date

from peeltrack.edits.edit_guards import doubts_if_recorded, find_only, new_id
from peeltrack.edits.kinds import Insert, NewFile, Plan, Put
from peeltrack.errors import RefusedError
from peeltrack.model.meetings import Meeting, Question
from peeltrack.model.problems import Place
from peeltrack.wording import long_date

_SECTIONS = ("opening", "questions", "any_other_business")


def new_meeting(forum: str, on: date, *, title: str | None, chair: str | None) -> Plan:
    """Begin the file of a meeting; its name is its date and forum."""
    id_ = f"{on.isoformat()}-{forum}"
    values = {"forum": forum, "date": on, "title": title, "chair": chair}
    edit = NewFile(f"meetings/{id_}.yaml", values)
    return Plan(id_, "meeting begun", (edit,), hint=f"peeltrack meeting ask {id_} --item ITEM")


def ask_question(
    meeting: Meeting,
    text: str,
    *,
    item: str | None = None,
    asked_by: str | None = None,
    section: str = "questions",
) -> Plan:
    """Record a question, about an item or none; it may be answered later."""
    ids = [question.id for question in meeting.all_questions]
    id_ = new_id(text, ids)
    entry = {"id": id_, "item": item, "asked_by": asked_by, "text": text}
    edit = Insert(meeting.file, (section,), len(getattr(meeting, section)), entry)
    hint = f"peeltrack meeting answer {meeting.id} {id_}"
    recorded = [question.text for question in meeting.all_questions if question.item == item]
    doubts = doubts_if_recorded(f"{meeting.id} has the same question", text, recorded)
    return Plan(meeting.id, f"question {id_}", (edit,), hint=hint, doubts=doubts)


def answer_question(meeting: Meeting, question_id: str, text: str, *, by: str, on: date) -> Plan:
    """Append an answer; one given after the meeting carries its day.

    Raises:
        RefusedError: if it is of a day before the meeting.
        UnknownNameError: if the meeting has no such question.
    """
    if on < meeting.date:
        raise RefusedError(
            meeting.id,
            f"the meeting was on {long_date(meeting.date)}",
            "Give that day or a later one",
        )
    at, question = _question(meeting, question_id)
    entry = {"by": by, "text": text, "date": on if on > meeting.date else None}
    edit = Insert(meeting.file, (*at, "answers"), len(question.answers), entry)
    hint = f"peeltrack meeting show {meeting.id}"
    recorded = [answer.text for answer in question.answers if answer.by == by]
    doubts = doubts_if_recorded(f"question {question.id} has the same answer", text, recorded)
    done = f"question {question.id} answered"
    return Plan(meeting.id, done, (edit,), hint=hint, doubts=doubts)


def address_elsewhere(meeting: Meeting, question_id: str, where: str) -> Plan:
    """Record that another meeting dealt with a question.

    Raises:
        RefusedError: if it was answered here, or addressed elsewhere already.
    """
    at, question = _question(meeting, question_id)
    if question.answers or question.addressed_at:
        raise RefusedError(meeting.id, f"question {question.id} is dealt with already", "Leave it")
    edit = Put(meeting.file, (*at, "addressed_at"), where)
    hint = f"peeltrack meeting show {meeting.id}"
    return Plan(meeting.id, f"question {question.id} addressed at {where}", (edit,), hint=hint)


def add_action(
    meeting: Meeting,
    text: str,
    *,
    item: str | None = None,
    owner: str | None = None,
    due: date | None = None,
    due_event: str | None = None,
) -> Plan:
    """Record an action arising; without an owner, or a time, it is accepted and flagged."""
    id_ = new_id(text, [action.id for action in meeting.actions])
    entry = {
        "id": id_,
        "item": item,
        "text": text,
        "owner": owner,
        "due": due,
        "due_event": due_event,
    }
    warnings = []
    if owner is None:
        warnings.append("the action has no owner")
    if due is None and due_event is None:
        warnings.append("the action is due neither on a day nor upon an event")
    edit = Insert(meeting.file, ("actions",), len(meeting.actions), entry)
    hint = f"peeltrack meeting done {meeting.id} {id_}"
    recorded = [action.text for action in meeting.actions if action.item == item]
    doubts = doubts_if_recorded(f"{meeting.id} has the same action", text, recorded)
    return Plan(meeting.id, f"action {id_}", (edit,), tuple(warnings), hint, doubts)


def finish_action(meeting: Meeting, action_id: str, on: date) -> Plan:
    """Mark an action as done on a day.

    Raises:
        RefusedError: if it is done already.
        UnknownNameError: if the meeting has no such action.
    """
    ids = [action.id for action in meeting.actions]
    index = find_only(meeting.id, "action", action_id, ids)
    action = meeting.actions[index]
    if action.done:
        raise RefusedError(
            meeting.id,
            f"action {action.id} was done on {long_date(action.done)}",
            "Nothing is left to do",
        )
    edit = Put(meeting.file, ("actions", index, "done"), on)
    hint = f"peeltrack meeting show {meeting.id}"
    return Plan(meeting.id, f"action {action.id} done", (edit,), hint=hint)


def _question(meeting: Meeting, question_id: str) -> tuple[Place, Question]:
    """Find a question by its id or its only matching beginning, with its place."""
    places: list[tuple[Place, Question]] = [
        ((section, index), question)
        for section in _SECTIONS
        for index, question in enumerate(getattr(meeting, section))
    ]
    ids = [question.id for _, question in places]
    return places[find_only(meeting.id, "question", question_id, ids)]
