"""Promises in an answer: a sentence that says what will be done, and by when. Pure."""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from peeltrack.language.days_ahead import days_ahead, season_ahead
from peeltrack.language.told import statements
from peeltrack.model.parse_date import MONTH

_WILL = re.compile(
    r"\b(?:will|shall|['\u2019]ll|(?:is|are) (?:going )?to|undertake[sn]? to|commit(?:s|ted)? to"
    r"|(?:is|are) due|aims? to|expects? to|intends? to|promised? to"
    r"|should (?:be|have)|would expect|hopes? to|plans? to|planned for|goes? live|starts?|begins?"
    r"|opens?|arrives?|follows?|confident|on (?:course|track) (?:to|for)|scheduled|booked"
    r"|trajectory|due (?:in|by|on|to|at)|anticipat\w+|forecast"
    r"|projected|back (?:above|below|under|over|at|to)\b[^.;]{0,20}\bby|expected)\b"
    r"(?! (?:not|never|continue|remain|always|still|take time)\b)",
    re.IGNORECASE,
)
_NEXT_MEETING = re.compile(
    rf"\b(?:by|at|for|to|in time for|before) (?:the|this|our|your) (?:very )?(?:next|following)"
    r" (?:\w+ ){0,3}?(?:meeting|board|session)\b"
    rf"|\b(?:by|at|for|to|in time for|before) (?:the|this|our|your) {MONTH} (?:\w+ )?"
    r"(?:meeting|board|session)\b|\bnext time\b|\bwhen (?:we|you) (?:next )?meet\b"
    r"|\bbefore (?:we|you) (?:next )?meet\b",
    re.IGNORECASE,
)
_SOON = re.compile(
    r"\b(?:(?:with)?in|over) (?:the next|the coming) (?:few )?(?:days|weeks|month)\b"
    r"|\bnext (?:week|month)\b|\bwithin (?:a|the|one) (?:week|fortnight|month)\b|\bshortly\b"
    r"|\b(?:later )?this (?:month|week)\b|\bin the coming (?:days|weeks)\b"
    r"|\bby (?:the )?(?:end of )?the (?:week|month)\b",
    re.IGNORECASE,
)
_NEXT_ROUND = re.compile(
    r"\b(?:from|in|at|by|for|with) (?:the |our )?next (?:round|quarter|sample|audit|survey"
    r"|cycle)\b",
    re.IGNORECASE,
)
_TO_THE_CHAIR = re.compile(
    r"\b(?:will|shall|['\u2019]ll|undertake to) (?:also |then |gladly )?(?:write to (?:you|the)"
    r"|report back|come back (?:to|with)|let (?:you|the \w+) (?:know|have)|send (?:you|the)"
    r"|share (?:that|this|the|it|them)|circulate|provide (?:you|the|a|an)"
    r"|bring (?:you|that|this|it|the)|find out|check (?:that|this|it|and)|confirm|look into"
    r"|take (?:that|this|it) away|get back to)\b"
    r"|\bcan (?:also )?(?:provide|send|share|circulate|let you have)\b"
    r"|\b(?:can|could|will|shall) (?:also )?be (?:provided|supplied|sent|shared|circulated)\b"
    r"|\bwritten (?:answer|reply|response|note|briefing)\b",
    re.IGNORECASE,
)
"""What is offered to the chair without a date is due at the next meeting."""
_BY_THEN = re.compile(r"(?:by|before|no later than|within) ", re.IGNORECASE)
"""How an answer begins that only names the date."""
_DATED = re.compile(
    rf"\b(?:by|before|no later than|not later than|from|on|in|until|end of|for)\b[^.;]{{0,30}}?"
    rf"\b(?:{MONTH}\b|\d{{1,2}}/\d)",
    re.IGNORECASE,
)
_A_MONTH = 31
_A_QUARTER = 92


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
    for sentence in statements(text):
        said = _WILL.search(sentence) or _BY_THEN.match(sentence)
        if not said and not _TO_THE_CHAIR.search(sentence):
            continue
        due = _day_named(sentence, on)
        if due or _NEXT_MEETING.search(sentence) or _TO_THE_CHAIR.search(sentence):
            yield AnsweredPromise(sentence, due)


def is_to_the_chair(sentence: str) -> bool:
    """Check whether a sentence offers something to the chair, such as a breakdown."""
    return _TO_THE_CHAIR.search(sentence) is not None


def _day_named(sentence: str, on: date) -> date | None:
    """Return the day by which a sentence says that something will be done, if it names one."""
    if _NEXT_MEETING.search(sentence):
        return None
    if season := season_ahead(sentence, on):
        return season
    if _SOON.search(sentence):
        return date.fromordinal(on.toordinal() + _A_MONTH)
    if _NEXT_ROUND.search(sentence):
        return date.fromordinal(on.toordinal() + _A_QUARTER)
    return min(days_ahead(sentence, on), default=None) if _DATED.search(sentence) else None
