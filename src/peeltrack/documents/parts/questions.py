"""Questions of a meeting as documents show them. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from peeltrack.documents.formats.text import TextBlocks, blocks
from peeltrack.documents.parts.names import office_in_notes, reference
from peeltrack.model.meetings import Meeting, Question
from peeltrack.model.register import Register


@dataclass(frozen=True, slots=True)
class AnswerView:
    """One answer to a question."""

    by: str | None
    """Who answered, as notes write the office; none where nobody was named."""
    text: TextBlocks
    """The answer."""
    later: date | None
    """When it was given, if that was after the meeting."""


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question put at a meeting."""

    by: str | None
    """Who asked, as notes write the office; none where nobody was named."""
    text: TextBlocks
    """The question."""
    also_about: tuple[str, ...]
    """What else it takes in: AFI 13, AFI 14."""
    answers: tuple[AnswerView, ...]
    """The answers, in order; may be none."""
    addressed_at: str | None
    """Another meeting that dealt with it, where this one did not."""

    @property
    def is_open(self) -> bool:
        """Whether nobody has answered it, here or at another meeting."""
        return not self.answers and self.addressed_at is None


def question_view(register: Register, meeting: Meeting, question: Question) -> QuestionView:
    """A question with its answers."""
    return QuestionView(
        by=office_in_notes(register, question.asked_by),
        text=blocks(question.text),
        also_about=tuple(_references(register, question.also_about)),
        answers=tuple(
            AnswerView(
                by=office_in_notes(register, answer.by),
                text=blocks(answer.text),
                later=answer.date if answer.date and answer.date > meeting.date else None,
            )
            for answer in question.answers
        ),
        addressed_at=question.addressed_at,
    )


def _references(register: Register, ids: Iterable[str]) -> Iterator[str]:
    for id_ in ids:
        item = register.items.get(id_)
        yield reference(register, item) if item else id_
