"""The questions put down for a meeting that is still to come. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from peeltrack.documents.parts.names import Link
from peeltrack.documents.parts.questions import QuestionView, question_view
from peeltrack.documents.parts.scope import Scope
from peeltrack.model.meetings import Meeting


@dataclass(frozen=True, slots=True)
class PlannedQuestion:
    """A question put down for the meeting of a brief."""

    link: Link | None
    """The item, if it is in this brief; None for a question about none."""
    question: QuestionView
    """The question, with whoever asks it."""


def planned_questions(scope: Scope) -> Iterator[PlannedQuestion]:
    """Yield what is to be asked at the meeting, in its order; nothing in public, or once held."""
    if scope.is_public or not scope.is_to_come:
        return
    for meeting in scope.register.meetings.values():
        if (meeting.forum, meeting.date) == (scope.forum_id, scope.meeting):
            yield from to_be_asked(scope, meeting)


def to_be_asked(scope: Scope, meeting: Meeting) -> Iterator[PlannedQuestion]:
    """Yield the questions of a meeting that have no answer, in its order."""
    for question in meeting.all_questions:
        view = question_view(scope.register, meeting, question)
        if view.is_open:
            yield PlannedQuestion(scope.links.get(question.item or ""), view)
