"""Commitments that are asked about, and those from which a forum released their givers."""

import re
from datetime import date

from peeltrack.language.admissions import admits
from peeltrack.language.claims import DONE
from peeltrack.language.figures import figures
from peeltrack.language.told import finds
from peeltrack.model.items import Item
from peeltrack.model.meetings import Action, Commitment, Meeting
from peeltrack.queries.challenge.accounts import public_accounts
from peeltrack.queries.challenge.clauses import telling_words
from peeltrack.queries.challenge.preparation import Preparation
from peeltrack.queries.challenge.word_overlap import (
    content_words,
    share_phrase,
    shared,
    shares_word,
    speaks_to,
)

_RELEASED = re.compile(
    r"\b(?:(?:was|is|has been|have been|were) (?:now )?(?:dropped|withdrawn|replaced|superseded"
    r"|released)|accepted the (?:change|reasons?|new (?:date|plan))"
    r"|released (?:the \w+ )?from|made (?:it|this|that|them) (?:unnecessary|superfluous|redundant)"
    r"|(?:is|are|was|were) (?:no longer|not) (?:needed|necessary|required)"
    r"|(?:was|is|were|are) (?:content|satisfied) with (?:that|this|it|the (?:change|reasons?))"
    r"|(?:takes?|took|has taken) (?:its|their|the) place\b)\b",
    re.IGNORECASE,
)
"""How an answer says that something promised is not to come any more."""


def is_released(meeting: Preparation, past: Meeting, promise: Commitment) -> bool:
    """Check whether a later meeting of the forum heard that it was dropped, or had it anew."""
    for later in meeting.earlier:
        if later.date <= past.date or later.forum != past.forum or promise.item is None:
            continue
        made = (each.text for each in later.commitments if each.item == promise.item)
        if any(speaks_to(e, promise.text) and speaks_to(promise.text, e) for e in made):
            return True
        for question in later.all_questions:
            answers = [each.text for each in question.answers]
            said = f"{question.text} {' '.join(answers)}"
            is_about = question.item == promise.item and (
                speaks_to(said, promise.text) or _names_its_thing(meeting, promise, said)
            )
            if is_about and any(_RELEASED.search(each) for each in answers):
                return True
    return False


def done_since(meeting: Preparation, past: Meeting, promise: Commitment) -> str:
    """Return what the item of a promise records as done since that may keep it.

    A step that was done since has half of its telling words, or two beyond those of the item's
    title; one is enough where the item is complete. Or an update since says that what has half of
    its words was done.
    """
    item = meeting.register.items.get(promise.item or "")
    if item is None:
        return ""
    known = content_words(item.title or "")
    things = [word for word in telling_words(promise.text) if not shared([word], known)]
    least = 2 if item.is_open else 1
    for step in item.steps_to_green:
        is_near = len(shared(things, content_words(step.text))) >= least
        is_since = step.done is not None and step.done >= past.date
        if is_since and (is_near or speaks_to(step.text, promise.text)):
            return step.text
    return next(
        (
            statement
            for told in reversed(public_accounts(item))
            for statement in told.statements
            if told.update.date > past.date
            and speaks_to(statement, promise.text)
            and finds(DONE, statement)
            and not admits(statement)
            and not is_of_some(statement)
        ),
        "",
    )


def is_of_some(statement: str) -> bool:
    """Check whether a statement is of a part of a whole: seven of the twelve."""
    return any(each.whole and each.part != each.whole for each in figures(statement))


def _names_its_thing(meeting: Preparation, promise: Commitment, said: str) -> bool:
    """Check whether a text names what a promise begins with, if the item is not called by that."""
    item = meeting.register.items.get(promise.item or "")
    known = content_words(f"{item.title or ''} {item.wording}") if item else ()
    things = telling_words(promise.text)[:1]
    return bool(things) and not shared(things, known) and shares_word(said, things)


def is_promised(meeting: Preparation, item: Item, text: str, due: date | None = None) -> bool:
    """Check whether a promise or action asked about is of the same thing as a step or measure.

    Of one that is due on the day a word of it is enough.

    Args:
        meeting: the meeting that is prepared.
        item: the item.
        text: the step or measure.
        due: the day of a step that no other step of the item has.
    """
    return any(
        speaks_to(each.text, text)
        or share_phrase(each.text, text)
        or (due is not None and each.due == due and shares_word(each.text, content_words(text)))
        for each in _made_on(meeting, item)
    )


def promises_on(meeting: Preparation, item: Item) -> list[str]:
    """Return the promises and actions on an item that are asked about."""
    return [each.text for each in _made_on(meeting, item)]


def _made_on(meeting: Preparation, item: Item) -> list[Action | Commitment]:
    return [
        *(
            each
            for past, _, each in meeting.unkept_commitments
            if each.item == item.id and not is_released(meeting, past, each)
        ),
        *(
            each
            for past in meeting.earlier
            for each in past.actions
            if past.forum == meeting.forum_id and each.item == item.id and each.done is None
        ),
    ]
