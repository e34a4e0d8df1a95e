"""Answers and promises that no chosen question quotes, asked about with one. Pure."""

from collections.abc import Iterable

from peeltrack.language.told import statements
from peeltrack.model.items import Item
from peeltrack.model.meetings import Meeting
from peeltrack.queries.challenge.answered import (
    Answered,
    answered_earlier,
    assurances,
    last_answered,
)
from peeltrack.queries.challenge.asks import HOLDS
from peeltrack.queries.challenge.beside import is_told_in
from peeltrack.queries.challenge.clauses import telling_words
from peeltrack.queries.challenge.preparation import Preparation
from peeltrack.queries.challenge.quotes import is_quoted_in, quote, quote_head, quote_said
from peeltrack.queries.challenge.spans import A_QUARTER
from peeltrack.queries.challenge.supplementary.item_questions import ItemQuestions
from peeltrack.wording import long_date


def ask_of_answers(meeting: Preparation, item: Item, asked: ItemQuestions) -> None:
    """Let them ask what the forum was promised of an item, what it was answered and assured of."""
    _ask_of_promise_ahead(meeting, item, asked)
    _ask_of_answer(meeting, last_answered(meeting, item), asked)
    _ask_of_assurance(meeting, item, asked)
    _ask_of_answer(meeting, answered_earlier(meeting, item), asked)


def _ask_of_promise_ahead(meeting: Preparation, item: Item, asked: ItemQuestions) -> None:
    """Ask whether the next thing that the forum was promised of an item will be kept in time."""
    quoted = asked.quoted
    ahead = [
        (own.due, past.date, own.text)
        for past in meeting.earlier
        for own in past.commitments
        if past.forum == meeting.forum_id and own.item == item.id and not own.kept
        if own.due and 0 <= (own.due - meeting.on).days <= A_QUARTER
        if not is_quoted_in(own.text, quoted) and not asked.names_day(own.due, about=own.text)
    ]
    for due, day, text in sorted(ahead)[:1]:
        asked.ask_too(
            text,
            f"On {long_date(day)} this was promised by {long_date(due)}: {quote(text)}.",
            [f"on what was promised by {long_date(due)}, {quote_head(text)}, will it be kept"],
        )


def _ask_of_answer(
    meeting: Preparation, answered: Iterable[Answered], asked: ItemQuestions
) -> None:
    """Ask about the first of several answers on an item that no question quotes."""
    quoted = asked.quoted
    for past, statement, asks in answered:
        if not is_told_in(statement, quoted):
            elsewhere = "" if past.forum == meeting.forum_id else f" ({_forum(meeting, past)})"
            source = f"the answer of {long_date(past.date)}{elsewhere}"
            asked.ask_too(
                statement,
                f"T{source[1:]} was {quote_said(statement)}.",
                [f"on {source}, {quote_head(statement)}, {asks}"],
            )
            return


def _forum(meeting: Preparation, past: Meeting) -> str:
    """Return the name of another forum, which may have been removed since."""
    forum = meeting.register.organisation.forums.get(past.forum)
    return forum.name if forum else past.title or "another forum"


def _ask_of_assurance(meeting: Preparation, item: Item, asked: ItemQuestions) -> None:
    """Ask whether what the forum was last assured of about an item still holds."""
    quoted = asked.quoted
    for past, question, answer in assurances(meeting, item):
        said = [each for each in statements(answer) if telling_words(each)]
        if any(is_quoted_in(each, quoted) for each in said):
            continue
        day = long_date(past.date)
        asked.ask_too(
            f"{question} {answer}",
            f"On {day} the forum asked {quote_said(question)}, and was told {quote_said(answer)}.",
            [f"on the answer of {day}, {quote_head(answer)}, {HOLDS}"],
        )
        return
