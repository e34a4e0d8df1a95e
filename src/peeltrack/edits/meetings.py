"""Meetings and what follows from them, as a plan of edits."""

from collections.abc import Sequence
from datetime import date

from peeltrack.edits.edit_guards import doubts_if_recorded, find_only, new_id
from peeltrack.edits.kinds import Insert, NewFile, Plan, Put
from peeltrack.errors import RefusedError
from peeltrack.model.meetings import Meeting, Question
from peeltrack.model.problems import Place
from peeltrack.wording import counted, id_words, listed, long_date


def new_meetings(
    forum: str,
    dates: Sequence[date],
    *,
    title: str | None = None,
    chair: str | None = None,
    word: str | None = None,
) -> Plan:
    """Begin the files of a forum's meetings; the name of each is its date and forum.

    Args:
        forum: the forum's id.
        dates: the date of each.
        title: their title.
        chair: the lead who chairs, if not the usual one.
        word: a word that distinguishes them from the forum's other meeting on the same date.
    """
    end = "-".join([forum, *id_words(word or "")])
    ids = [f"{on.isoformat()}-{end}" for on in sorted(dates)]
    edits = tuple(
        NewFile(
            f"meetings/{id_}.yaml", {"forum": forum, "date": on, "title": title, "chair": chair}
        )
        for id_, on in zip(ids, sorted(dates), strict=True)
    )
    done = "meeting recorded" if len(ids) == 1 else f"{counted(len(ids), 'meeting')} recorded"
    return Plan(listed(ids), done, edits, hint=f"peeltrack meeting ask {ids[0]} --item ITEM")


def refuse_to_come(meeting: Meeting, today: date) -> None:
    """Refuse a meeting that is still to come: nothing has been said or agreed there."""
    if meeting.is_to_come(today):
        raise RefusedError(
            meeting.id,
            f"the meeting is on {long_date(meeting.date)}, still to come",
            "Record what is said there after the meeting",
        )


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
    """Append an answer; one given after the meeting has its own date.

    Raises:
        RefusedError: if it is dated before the meeting.
        UnknownNameError: if the meeting has no such question.
    """
    if on < meeting.date:
        raise RefusedError(
            meeting.id,
            f"the meeting was on {long_date(meeting.date)}",
            "Give that date or a later one",
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
        raise RefusedError(
            meeting.id, f"question {question.id} has already been dealt with", "Leave it"
        )
    edit = Put(meeting.file, (*at, "addressed_at"), where)
    hint = f"peeltrack meeting show {meeting.id}"
    return Plan(meeting.id, f"question {question.id} addressed at {where}", (edit,), hint=hint)


def add_action(
    meeting: Meeting,
    text: str,
    *,
    item: str | None = None,
    owners: Sequence[str] = (),
    due: date | None = None,
    due_event: str | None = None,
    id_from: str = "",
) -> Plan:
    """Record an action arising; without an owner or a deadline it is accepted and flagged.

    Its id is made from its text, or from `id_from`: the text without the people it names.
    """
    id_ = new_id(id_from or text, [action.id for action in meeting.actions])
    entry = {
        "id": id_,
        "item": item,
        "text": text,
        "owner": next(iter(owners), None),
        "also_owned_by": list(owners[1:]) or None,
        "due": due,
        "due_event": due_event,
    }
    warnings = []
    if not owners:
        warnings.append("the action has no owner")
    if due is None and due_event is None:
        warnings.append("the action has neither a deadline nor an event")
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
            "No action is needed",
        )
    edit = Put(meeting.file, ("actions", index, "done"), on)
    hint = f"peeltrack meeting show {meeting.id}"
    return Plan(meeting.id, f"action {action.id} done", (edit,), hint=hint)


def _question(meeting: Meeting, question_id: str) -> tuple[Place, Question]:
    """Find a question by its id or its only matching beginning, with its place."""
    places = list(meeting.questions_by_place.items())
    ids = [question.id for _, question in places]
    return places[find_only(meeting.id, "question", question_id, ids)]
