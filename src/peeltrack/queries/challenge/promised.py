"""Commitments that are asked about, and those from which a forum released their givers."""

import re

from peeltrack.model.items import Item
from peeltrack.model.meetings import Commitment, Meeting
from peeltrack.queries.challenge.points import Preparation
from peeltrack.queries.challenge.word_overlap import share_phrase, speaks_to

_RELEASED = re.compile(
    r"\b(?:(?:was|is|has been|have been|were) (?:now )?(?:dropped|withdrawn|replaced|superseded"
    r"|released)|accepted the (?:change|reasons?|new (?:date|plan))"
    r"|released (?:the \w+ )?from)\b",
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
            is_about = question.item == promise.item and speaks_to(
                f"{question.text} {' '.join(answers)}", promise.text
            )
            if is_about and any(_RELEASED.search(each) for each in answers):
                return True
    return False


def is_promised(meeting: Preparation, item: Item, text: str) -> bool:
    """Check whether a commitment that is asked about is of the same thing as a step or measure."""
    made = (
        each.text
        for past, _, each in meeting.unkept_commitments
        if each.item == item.id and not is_released(meeting, past, each)
    )
    return any(speaks_to(each, text) or share_phrase(each, text) for each in made)
