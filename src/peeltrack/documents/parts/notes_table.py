"""The table of a meeting's notes: a row for each question, with what was answered. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count

from peeltrack.documents.formats.text import TextBlocks
from peeltrack.documents.parts.earlier_meetings import ActionView
from peeltrack.documents.parts.names import Link
from peeltrack.documents.parts.questions import QuestionView


@dataclass(frozen=True, slots=True)
class RemarkView:
    """A remark that was not a question."""

    by: str | None
    """The office that made it; None if not recorded."""
    names_speaker: bool
    """Whether the text itself begins with that office: The PCC welcomed …"""
    text: TextBlocks
    """The remark; empty if the notes only record where the item is dealt with."""
    addressed_at: str | None
    """Another meeting that dealt with the item."""


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A question with its answers, or what else was said about a finding."""

    heading: str
    """The finding with its title in its first row, then its reference; or a part of the meeting."""
    question: QuestionView | None
    """The question, with its number; None if nothing was asked."""
    said: tuple[RemarkView, ...]
    """Remarks by those who ask the questions."""
    replied: tuple[RemarkView, ...]
    """Remarks by the others, and where else the finding is dealt with."""
    actions: tuple[ActionView, ...]
    """The actions that arose from the finding."""


@dataclass(frozen=True, slots=True)
class ItemDiscussion:
    """An item that the meeting discussed."""

    link: Link
    """Its reference, title, heading and anchor."""
    wording: TextBlocks
    """The finding."""
    is_in_summary: bool
    """Whether that is a summary rather than the report's own words."""
    questions: tuple[QuestionView, ...]
    """The questions about it, in order."""
    remarks: tuple[RemarkView, ...]
    """The remarks about it."""
    actions: tuple[ActionView, ...]
    """The actions that arose from it."""


def notes_rows(
    opening: Sequence[QuestionView],
    discussed: Sequence[ItemDiscussion | QuestionView],
    business: Sequence[QuestionView],
    remarks: Sequence[RemarkView],
    chair: str | None,
) -> tuple[QuestionRow, ...]:
    """Return the rows of the notes, the questions numbered through the meeting.

    Args:
        opening: the questions before the findings.
        discussed: the findings, and between them the questions about none, as they were put.
        business: the questions under other business.
        remarks: the remarks about no finding.
        chair: the office in the chair, as notes write it.
    """
    subjects = [each for each in discussed if isinstance(each, ItemDiscussion)]
    general = [each for each in discussed if isinstance(each, QuestionView)]
    asked = [question.by for question in (*opening, *general, *business)]
    asked += [question.by for each in subjects for question in each.questions]
    askers = {*filter(None, asked), *filter(None, [chair])}
    rows = [
        *_part_rows("Opening", opening),
        *(row for each in discussed for row in _discussed_rows(each, askers)),
        *_part_rows(_OTHER, business),
        *_remark_rows(_OTHER, remarks, askers),
    ]
    numbers = count(1)
    return tuple(
        replace(row, question=replace(row.question, number=next(numbers))) if row.question else row
        for row in rows
    )


_OTHER = "Any other business"


def _discussed_rows(
    discussed: ItemDiscussion | QuestionView, askers: set[str]
) -> Iterator[QuestionRow]:
    if isinstance(discussed, ItemDiscussion):
        return _subject_rows(discussed, askers)
    return _part_rows("General", [discussed])


def _part_rows(name: str, questions: Iterable[QuestionView]) -> Iterator[QuestionRow]:
    for question in questions:
        yield QuestionRow(name, question, (), (), ())


def _subject_rows(subject: ItemDiscussion, askers: set[str]) -> Iterator[QuestionRow]:
    rows = [QuestionRow("", question, (), (), ()) for question in subject.questions]
    rows += _remark_rows("", subject.remarks, askers)
    if subject.actions:
        rows = rows or [QuestionRow("", None, (), (), ())]
        rows[-1] = replace(rows[-1], actions=subject.actions)
    for place, row in enumerate(rows):
        heading = subject.link.reference if place else subject.link.heading
        yield replace(row, heading=heading)


def _remark_rows(
    heading: str, remarks: Sequence[RemarkView], askers: set[str]
) -> list[QuestionRow]:
    if not remarks:
        return []
    said = tuple(each for each in remarks if each.by in askers and not each.addressed_at)
    replied = tuple(each for each in remarks if each not in said)
    return [QuestionRow(heading, None, said, replied, ())]
