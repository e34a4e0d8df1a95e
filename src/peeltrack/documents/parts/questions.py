"""The questions and answers of a meeting, and those put down for one to come. Pure."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from peeltrack.documents.formats.text import TextBlocks, TextList, TextParagraph, blocks
from peeltrack.documents.parts.few_words import beginning
from peeltrack.documents.parts.names import Link, office_in_notes
from peeltrack.documents.parts.scope import Scope
from peeltrack.model.meetings import Meeting, Question
from peeltrack.model.register import Register
from peeltrack.queries.item_names import reference

_FEW, _ANSWER = 2, 12
"""Answers about a finding that leave room to quote each, and the words of each."""


@dataclass(frozen=True, slots=True)
class AnswerView:
    """An answer to a question."""

    by: str | None
    """The office that answered, as notes write it; None if not recorded."""
    names_speaker: bool
    """Whether the text itself begins with that office: The DCC confirmed …"""
    text: TextBlocks
    """The answer."""
    later: date | None
    """The date of the answer, if after the meeting."""

    def in_short(self, room: int) -> str:
        """Return it in so many words, with the office: CC: “It will be done by May …”."""
        words = " ".join(part for block in self.text for part in _words(block))
        said = f"“{beginning(words, room)}”"
        return f"{self.by}: {said}" if self.by and not self.names_speaker else said


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question put at a meeting."""

    by: str | None
    """The office that asked, as notes write it; None if not recorded."""
    names_speaker: bool
    """Whether the text itself begins with that office: The PCC asked …"""
    text: TextBlocks
    """The question."""
    also_about: tuple[str, ...]
    """The other items it concerns: AFI 13, AFI 14."""
    answers: tuple[AnswerView, ...]
    """The answers, in order; may be empty."""
    addressed_at: str | None
    """Another meeting that dealt with it, if this one did not."""
    number: int | None = None
    """Its number in the notes of its meeting; None elsewhere."""

    @property
    def is_question(self) -> bool:
        """Check whether it asks something; otherwise it is a statement."""
        parts = (part for block in self.text for part in _words(block))
        return any("?" in part for part in parts)

    @property
    def is_open(self) -> bool:
        """Check whether it has no answer, here or at another meeting."""
        return not self.answers and self.addressed_at is None

    @property
    def is_settled(self) -> bool:
        """Check whether it was answered at the meeting itself, and no more was said since."""
        return bool(self.answers) and not any(answer.later for answer in self.answers)


def _words(block: TextParagraph | TextList) -> tuple[str, ...]:
    return (block.text,) if isinstance(block, TextParagraph) else block.items


def answers_in_short(questions: Iterable[QuestionView]) -> tuple[str, ...]:
    """Return the answers given at a meeting itself in a line; none of more than two."""
    given = [question.answers[0] for question in questions if question.is_settled]
    return tuple(answer.in_short(_ANSWER) for answer in given) if len(given) <= _FEW else ()


def question_view(
    register: Register, meeting: Meeting, question: Question, about: str | None = None
) -> QuestionView:
    """Return a question with its answers.

    Args:
        register: the register.
        meeting: the meeting at which it was asked.
        question: the question.
        about: the item under which it is shown; None for the one that it names first.
    """
    about = about or question.item
    return QuestionView(
        by=office_in_notes(register, question.asked_by),
        names_speaker=names_speaker(register, question.asked_by, question.text),
        text=blocks(question.text),
        also_about=tuple(_references(register, (id_ for id_ in question.items if id_ != about))),
        answers=tuple(
            AnswerView(
                by=office_in_notes(register, answer.by),
                names_speaker=names_speaker(register, answer.by, answer.text),
                text=blocks(answer.text),
                later=answer.date if answer.date and answer.date > meeting.date else None,
            )
            for answer in question.answers
        ),
        addressed_at=question.addressed_at,
    )


_SPEAKS = (
    r"(?:\w+ed|said|told|sought|undertook|felt|gave|made|spoke|drew attention|was (?:\w+ly )?\w+ed)"
)
"""Verbs with which minutes report what somebody says."""


def names_speaker(register: Register, lead: str | None, text: str) -> bool:
    """Check whether a text begins with who says it: The ACC explained that …"""
    office = register.organisation.leads.get(lead or "")
    if office is None:
        return False
    names = "|".join(re.escape(name) for name in (office.title, office.short) if name)
    return bool(re.match(rf"(?:The )?(?:{names}) (?:(?:also|then|\w+ly) )?{_SPEAKS}\b", text))


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


def _references(register: Register, ids: Iterable[str]) -> Iterator[str]:
    for id_ in ids:
        item = register.items.get(id_)
        yield reference(register, item) if item else id_
