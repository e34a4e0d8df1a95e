"""Tables of meetings: attendance, questions, answers, commitments and actions."""

from collections.abc import Iterator

from peeltrack.exports.columns import (
    FlatTable,
    ForeignKey,
    computed_columns,
    record_columns,
    renamed_column,
)
from peeltrack.exports.keys import FORCE, MEETING, PLACE, of_meetings, refers, within
from peeltrack.exports.source import Export, ExportEntry
from peeltrack.model.meetings import (
    Action,
    Answer,
    Attendance,
    Commitment,
    Meeting,
    Question,
    Remark,
)
from peeltrack.queries.due import DueKind

_OF_MEETING = refers("meeting", "meetings")
_OF_ITEM, _BY = refers("item", "items"), refers("by_lead", "leads")
_OF_QUESTION = ForeignKey(("force", "meeting", "question"), "questions", ("force", "meeting", "id"))


def is_planned(entry: ExportEntry[Meeting, Meeting]) -> bool:
    """Whether it is still to come on the date of the export."""
    return entry.fact.is_to_come(entry.source.on)


MEETINGS = FlatTable[ExportEntry[Meeting, Meeting]](
    "meetings",
    "Every meeting of a forum, held or planned.",
    ("force", "id"),
    (
        FORCE,
        *record_columns(
            Meeting, "id", "forum", "date", "time", "title", "chair", "minutes", "venue"
        ),
        *record_columns(Meeting, "source"),
        *computed_columns(is_planned),
    ),
    of_meetings(lambda meeting: (meeting,)),
    (refers("forum", "forums"), refers("chair", "leads")),
)

ATTENDANCE = FlatTable[ExportEntry[Meeting, Attendance]](
    "attendance",
    "Who attended a meeting, or sent apologies.",
    ("force", "meeting", "place"),
    (FORCE, MEETING, PLACE, *record_columns(Attendance, "lead", "capacity", "apologies")),
    of_meetings(lambda meeting: meeting.attendance),
    (_OF_MEETING, refers("lead", "leads")),
)


def part(entry: ExportEntry[Meeting, Question]) -> str:
    """opening, items or any_other_business: the part of the meeting."""
    before = len(entry.whole.opening)
    if entry.place <= before:
        return "opening"
    among = entry.place <= before + len(entry.whole.questions)
    return "items" if among else "any_other_business"


QUESTIONS = FlatTable[ExportEntry[Meeting, Question]](
    "questions",
    "What was asked at a meeting, or is to be asked at a planned one.",
    ("force", "meeting", "id"),
    (
        FORCE,
        MEETING,
        *record_columns(Question, "id"),
        PLACE,
        *computed_columns(part),
        *record_columns(Question, "item", "also_about", "asked_by", "text", "addressed_at"),
    ),
    of_meetings(lambda meeting: meeting.all_questions),
    (_OF_MEETING, _OF_ITEM, refers("asked_by", "leads")),
)


def _answers(source: Export) -> Iterator[ExportEntry[Meeting, Answer]]:
    for meeting in source.register.meetings.values():
        for question in meeting.all_questions:
            for place, answer in enumerate(question.answers, 1):
                yield ExportEntry(source, meeting, answer, place, within=question.id)


ANSWERS = FlatTable[ExportEntry[Meeting, Answer]](
    "answers",
    "The answers to the questions of a meeting.",
    ("force", "meeting", "question", "place"),
    (
        FORCE,
        MEETING,
        within("question", "The question's id, within its meeting."),
        PLACE,
        renamed_column(Answer, "by", "by_lead"),
        *record_columns(Answer, "text", "date"),
    ),
    _answers,
    (_OF_MEETING, _OF_QUESTION, _BY),
)

REMARKS = FlatTable[ExportEntry[Meeting, Remark]](
    "remarks",
    "What was said about an item at a meeting without a question.",
    ("force", "meeting", "place"),
    (
        FORCE,
        MEETING,
        PLACE,
        *record_columns(Remark, "item"),
        renamed_column(Remark, "by", "by_lead"),
        *record_columns(Remark, "text", "addressed_at"),
    ),
    of_meetings(lambda meeting: meeting.remarks),
    (_OF_MEETING, _OF_ITEM, _BY),
)


def is_overdue(entry: ExportEntry[Meeting, Action | Commitment]) -> bool:
    """Whether its deadline has passed and it is not recorded as done or kept."""
    if isinstance(entry.fact, Action):
        due = f"{DueKind.ACTION}/{entry.whole.id}/{entry.fact.id}"
    else:
        due = f"{DueKind.COMMITMENT}/{entry.whole.id}/{entry.place}"
    return due in entry.source.overdue


ACTIONS = FlatTable[ExportEntry[Meeting, Action]](
    "actions",
    "The actions arising from a meeting.",
    ("force", "meeting", "id"),
    (
        FORCE,
        MEETING,
        *record_columns(Action, "id"),
        PLACE,
        *record_columns(Action, "item", "text", "owner", "also_owned_by"),
        *record_columns(Action, "due", "due_event", "done"),
        *computed_columns(is_overdue),
    ),
    of_meetings(lambda meeting: meeting.actions),
    (_OF_MEETING, _OF_ITEM, refers("owner", "leads")),
)


COMMITMENTS = FlatTable[ExportEntry[Meeting, Commitment]](
    "commitments",
    "Commitments made at a meeting to a later one.",
    ("force", "meeting", "place"),
    (
        FORCE,
        MEETING,
        PLACE,
        *record_columns(Commitment, "text"),
        renamed_column(Commitment, "by", "by_lead"),
        *record_columns(Commitment, "item"),
        renamed_column(Commitment, "to", "promised_to"),
        *record_columns(Commitment, "due", "kept"),
        *computed_columns(is_overdue),
    ),
    of_meetings(lambda meeting: meeting.commitments),
    (_OF_MEETING, _OF_ITEM, _BY),
)
