"""Questions of a meeting as documents show them. Pure."""

from collections.abc import Iterable, Iterator

from peeltrack.documents.formats.text import blocks
from peeltrack.documents.parts.item_parts import Answered, Asked
from peeltrack.documents.parts.names import reference
from peeltrack.model.meetings import Meeting, Question
from peeltrack.model.register import Register


def asked(register: Register, meeting: Meeting, question: Question) -> Asked:
    """A question with its answers."""
    return Asked(
        by=in_notes(register, question.asked_by),
        text=blocks(question.text),
        also_about=tuple(_references(register, question.also_about)),
        answers=tuple(
            Answered(
                by=in_notes(register, answer.by),
                text=blocks(answer.text),
                later=answer.date if answer.date and answer.date > meeting.date else None,
            )
            for answer in question.answers
        ),
        addressed_at=question.addressed_at,
    )


def in_notes(register: Register, lead: str | None) -> str | None:
    """An office as notes write it: short, where the register has a short form."""
    known = register.organisation.leads.get(lead or "")
    return known.short or known.title if known else lead


def _references(register: Register, ids: Iterable[str]) -> Iterator[str]:
    for id_ in ids:
        item = register.items.get(id_)
        yield reference(register, item) if item else id_
