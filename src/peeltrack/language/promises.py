"""Promises in an answer: a sentence that says what will be done, and by when. Pure."""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from peeltrack.language.dates import days_ahead
from peeltrack.language.sentences import sentences
from peeltrack.model.parse_date import MONTH

_WILL = re.compile(
    r"\b(?:will|shall|['\u2019]ll|(?:is|are) (?:going )?to|undertake[sn]? to|commit(?:s|ted)? to"
    r"|(?:is|are) due|aims? to|expects? to|intends? to|promised? to)\b"
    r"(?! (?:not|never|continue|remain|always|still|take time)\b)",
    re.IGNORECASE,
)
_NEXT_MEETING = re.compile(
    rf"\b(?:by|at|for|to|in time for|before) (?:the|this|our|your) (?:very )?(?:next|following)"
    r" (?:\w+ ){0,3}?(?:meeting|board|session)\b"
    rf"|\b(?:by|at|for|to|in time for|before) (?:the|this|our|your) {MONTH} (?:\w+ )?"
    r"(?:meeting|board|session)\b|\bnext time\b|\bwhen (?:we|you) (?:next )?meet\b",
    re.IGNORECASE,
)
_SOON = re.compile(
    r"\b(?:(?:with)?in|over) (?:the next|the coming) (?:few )?(?:days|weeks|month)\b"
    r"|\bnext (?:week|month)\b|\bwithin (?:a|the|one) (?:week|fortnight|month)\b|\bshortly\b"
    r"|\bin the coming (?:days|weeks)\b|\bby (?:the )?(?:end of )?the (?:week|month)\b",
    re.IGNORECASE,
)
_DATED = re.compile(
    rf"\b(?:by|before|no later than|not later than|from|on|in|until|end of|for)\b[^.;]{{0,30}}?"
    rf"\b(?:{MONTH}\b|\d{{1,2}}/\d)",
    re.IGNORECASE,
)
_A_MONTH = 31


class AnsweredPromise(NamedTuple):
    """A sentence of an answer that says what will be done by when."""

    text: str
    due: date | None
    """The date that it names; None if it is due at the next meeting."""


def promises(text: str, on: date) -> Iterator[AnsweredPromise]:
    """Yield each sentence that promises something by a date, a month or a later meeting.

    Args:
        text: an answer.
        on: the day on which it was given.
    """
    for sentence in sentences(" ".join(text.split())):
        if not _WILL.search(sentence):
            continue
        if _NEXT_MEETING.search(sentence):
            yield AnsweredPromise(sentence, None)
        elif _SOON.search(sentence):
            yield AnsweredPromise(sentence, date.fromordinal(on.toordinal() + _A_MONTH))
        elif _DATED.search(sentence):
            due = min(days_ahead(sentence, on), default=None)
            if due:
                yield AnsweredPromise(sentence, due)
