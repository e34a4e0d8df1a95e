"""The tables of meetings: who came, what was asked, answered, promised and put down to be done."""

from collections.abc import Iterator

from peeltrack.exports.columns import (
    Reference,
    Table,
    renamed,
    told,
    worked_out,
)
from peeltrack.exports.keys import FORCE, MEETING, PLACE, of_meetings, refers, within
from peeltrack.exports.source import Entry, Source
from peeltrack.model.meetings import (
    Action,
    Answer,
    Attendance,
    Commitment,
    Meeting,
    Question,
    Remark,
)

_OF_MEETING = refers("meeting", "meetings")
_OF_ITEM, _BY = refers("item", "items"), refers("by_lead", "leads")
_OF_QUESTION = Reference(("force", "meeting", "question"), "questions", ("force", "meeting", "id"))

MEETINGS = Table[Entry[Meeting, Meeting]](
    "meetings",
    "Every meeting of a forum.",
    ("force", "id"),
    (
        FORCE,
        *told(Meeting, "id", "forum", "date", "time", "title", "chair", "minutes", "venue"),
        *told(Meeting, "source"),
    ),
    of_meetings(lambda meeting: (meeting,)),
    (refers("forum", "fora"), refers("chair", "leads")),
)

ATTENDANCE = Table[Entry[Meeting, Attendance]](
    "attendance",
    "Who attended a meeting, or sent apologies.",
    ("force", "meeting", "place"),
    (FORCE, MEETING, PLACE, *told(Attendance, "lead", "capacity", "apologies")),
    of_meetings(lambda meeting: meeting.attendance),
    (_OF_MEETING, refers("lead", "leads")),
)


def part(entry: Entry[Meeting, Question]) -> str:
    """opening, items or any_other_business: where in the meeting it was put."""
    before = len(entry.whole.opening)
    if entry.place <= before:
        return "opening"
    among = entry.place <= before + len(entry.whole.questions)
    return "items" if among else "any_other_business"


QUESTIONS = Table[Entry[Meeting, Question]](
    "questions",
    "What was asked at a meeting.",
    ("force", "meeting", "id"),
    (
        FORCE,
        MEETING,
        *told(Question, "id"),
        PLACE,
        *worked_out(part),
        *told(Question, "item", "also_about", "asked_by", "text", "addressed_at"),
    ),
    of_meetings(lambda meeting: meeting.all_questions),
    (_OF_MEETING, _OF_ITEM, refers("asked_by", "leads")),
)


def _answers(source: Source) -> Iterator[Entry[Meeting, Answer]]:
    for meeting in source.register.meetings.values():
        for question in meeting.all_questions:
            for place, answer in enumerate(question.answers, 1):
                yield Entry(source, meeting, answer, place, within=question.id)


ANSWERS = Table[Entry[Meeting, Answer]](
    "answers",
    "The answers to the questions of a meeting.",
    ("force", "meeting", "question", "place"),
    (
        FORCE,
        MEETING,
        within("question", "The question's id, within its meeting."),
        PLACE,
        renamed(Answer, "by", "by_lead"),
        *told(Answer, "text", "date"),
    ),
    _answers,
    (_OF_MEETING, _OF_QUESTION, _BY),
)

REMARKS = Table[Entry[Meeting, Remark]](
    "remarks",
    "What was said of an item at a meeting without a question.",
    ("force", "meeting", "place"),
    (
        FORCE,
        MEETING,
        PLACE,
        *told(Remark, "item"),
        renamed(Remark, "by", "by_lead"),
        *told(Remark, "text", "addressed_at"),
    ),
    of_meetings(lambda meeting: meeting.remarks),
    (_OF_MEETING, _OF_ITEM, _BY),
)


def is_overdue(entry: Entry[Meeting, Action]) -> bool:
    """Whether its last day has passed and it is not done."""
    action = entry.fact
    return action.done is None and action.due is not None and action.due < entry.source.on


ACTIONS = Table[Entry[Meeting, Action]](
    "actions",
    "The actions arising from a meeting.",
    ("force", "meeting", "id"),
    (
        FORCE,
        MEETING,
        *told(Action, "id"),
        PLACE,
        *told(Action, "item", "text", "owner", "due", "due_event", "done"),
        *worked_out(is_overdue),
    ),
    of_meetings(lambda meeting: meeting.actions),
    (_OF_MEETING, _OF_ITEM, refers("owner", "leads")),
)

COMMITMENTS = Table[Entry[Meeting, Commitment]](
    "commitments",
    "What was promised at a meeting to a later one.",
    ("force", "meeting", "place"),
    (
        FORCE,
        MEETING,
        PLACE,
        *told(Commitment, "text"),
        renamed(Commitment, "by", "by_lead"),
        *told(Commitment, "item"),
        renamed(Commitment, "to", "promised_to"),
        *told(Commitment, "due", "kept"),
    ),
    of_meetings(lambda meeting: meeting.commitments),
    (_OF_MEETING, _OF_ITEM, _BY),
)
