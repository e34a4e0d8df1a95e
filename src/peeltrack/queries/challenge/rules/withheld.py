"""Results that are withheld: of surveys and audits, and of what outsiders wrote."""

import re
from collections.abc import Iterator

from peeltrack.language.claims import PENDING
from peeltrack.language.figure import Unit
from peeltrack.language.figures import figures
from peeltrack.language.told import RESPONSE_RATE, RESULTS, SURVEYED, finds, joined
from peeltrack.model.items import Item
from peeltrack.queries.challenge.accounts import (
    Account,
    account,
    public_accounts,
)
from peeltrack.queries.challenge.ask_about import ask_about
from peeltrack.queries.challenge.figures.clauses import clause_of
from peeltrack.queries.challenge.points import Preparation, RuleResult
from peeltrack.queries.challenge.spans import HALF_A_YEAR
from peeltrack.queries.challenge.word_overlap import content_words, shares_word

_RECEIVED = re.compile(
    r"\b(?:letter|report|findings|feedback|assessment)\b[^.;]{0,30}"
    r"\b(?:was|were|has been|have been) received\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\b(?:HMICFRS|inspectors?|inspectorate|academics?|university|auditors?|consultants?|peers?"
    r"|independent)\b"
)
_THEY_SAY = re.compile(
    r"(?<!that )(?<!which )\b(?:HMICFRS|inspectors|academics?|auditors|they|it|letter|report"
    r"|findings|feedback) "
    r"(?:\w+ )?(?:says?|said|found|conclude[sd]?|asks?|wants?|confirm(?:s|ed)|recommend(?:s|ed)"
    r"|identif(?:y|ies|ied)|notes?|noted|sets? out|raises?|raised|agree[sd]?)\b",
    re.IGNORECASE,
)
"""How an update says what outsiders wrote."""


def result_withheld(meeting: Preparation) -> Iterator[RuleResult]:
    """A survey or an audit that an update says was held has its result in an update.

    So has what inspectors or other outsiders wrote, if an update of the last half-year says that
    it was received.
    """
    for item in meeting.questioned_items:
        last = account(item)
        if last is None:
            continue
        held = next((each for each in last.statements if finds(SURVEYED, each)), None)
        if held and not _has_result(last, held):
            yield ask_about(
                meeting, item, last, held, "what did it find", beside=", and gives no result"
            )
        elif received := _received(meeting, item):
            told, held = received
            untold = ", and no update says what it says"
            yield ask_about(meeting, item, told, held, "what does it say", beside=untold)


def _received(meeting: Preparation, item: Item) -> tuple[Account, str] | None:
    """Return where an update says that others' report came, if none since says what is in it."""
    for told in reversed(public_accounts(item)):
        if (meeting.on - told.update.date).days > HALF_A_YEAR:
            return None
        if any(_THEY_SAY.search(each) for each in told.statements):
            return None
        held = next((each for each in told.statements if _RECEIVED.search(each)), None)
        if held and _OTHERS.search(told.update.text):
            return told, held
    return None


def _has_result(last: Account, held: str) -> bool:
    """Check whether an update says what an inquiry found: a share beside it, or in such words."""
    others = [each for each in last.statements if each != held]
    how = joined(SURVEYED).search(held)
    if how and finds(RESULTS, held[how.end() :]) and not finds(PENDING, held):
        return True
    about_it = [each for each in others if shares_word(each, content_words(held))]
    return any(finds(RESULTS, each) for each in others) or any(
        figure.unit == Unit.SHARE
        for each in (held, *about_it)
        for figure in figures(each)
        if not finds(RESPONSE_RATE, clause_of(each, figure))
    )
