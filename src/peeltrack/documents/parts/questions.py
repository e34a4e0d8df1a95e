"""The questions and answers of a meeting. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from peeltrack.documents.formats.text import TextBlocks, TextList, TextParagraph, blocks
from peeltrack.documents.parts.names import office_in_notes
from peeltrack.model.meetings import Meeting, Question
from peeltrack.model.register import Register
from peeltrack.queries.item_names import reference


@dataclass(frozen=True, slots=True)
class AnswerView:
    """An answer to a question."""

    by: str | None
    """The office that answered, as notes write it; None if not recorded."""
    text: TextBlocks
    """The answer."""
    later: date | None
    """The date of the answer, if after the meeting."""


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question put at a meeting."""

    by: str | None
    """The office that asked, as notes write it; None if not recorded."""
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
    named = dict.fromkeys(filter(None, (question.item, *question.also_about)))
    return QuestionView(
        by=office_in_notes(register, question.asked_by),
        text=blocks(question.text),
        also_about=tuple(_references(register, (id_ for id_ in named if id_ != about))),
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
