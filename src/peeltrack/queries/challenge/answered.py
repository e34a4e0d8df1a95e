"""Answers that a forum was last given about an item, which its chair remembers."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from peeltrack.language.admissions import admits
from peeltrack.language.promises import promises
from peeltrack.language.told import statements
from peeltrack.model.items import Item
from peeltrack.model.meetings import Action, Commitment, Meeting
from peeltrack.queries.challenge.clauses import own_figures, telling_words
from peeltrack.queries.challenge.preparation import Preparation
from peeltrack.queries.challenge.spans import A_YEAR
from peeltrack.queries.challenge.tells_of import any_tells_of, update_tells_of
from peeltrack.queries.challenge.word_overlap import shares_word, speaks_to

_ON_A_CONDITION = re.compile(
    r"\b(?:if(?! (?:anything|asked|need be|needed|necessary|possible|pressed|so)\b)|unless|until"
    r"|as long as|provided)\b",
    re.IGNORECASE,
)
_FORETELLS = re.compile(
    r"\b(?:will|would(?! (?:add|say|think)\b)|shall|should|expects?|hopes?|intends?|aims?)\b"
    r"|['\u2019]ll\b",
    re.IGNORECASE,
)
_IS_NOT = re.compile(r"\b(?:no|not|none|nobody|never|cannot)\b|n['\u2019]t\b", re.IGNORECASE)
_BINDING = (
    (_ON_A_CONDITION, "has that come about"),
    (_FORETELLS, "what has come of that"),
    (_IS_NOT, "is that still so"),
)
"""What binds in an answer, and what is asked about it; the first that it has counts."""
_NOW = "how does that stand now"
"""What is asked about a figure that was given."""
_REFERS = re.compile(
    r"^(?:it|this|that|they|these|those)\b|\b(?:in|of|to|with|about|for) (?:that|this|it|them)\b"
    r"(?=[,;.]|$| and\b)",
    re.IGNORECASE,
)
"""How an answer speaks of what only its question names."""
_FEW = 3
"""Telling words; an answer of fewer does not say of what it is."""
_ASSURES = re.compile(
    r"^(?:yes|no|absolutely|certainly|none|nobody|never)\b(?! yet\b)"
    r"|\b(?:ring-?fenced|guarantee[ds]?|protected|exempt|stand by (?:it|that)|am satisfied"
    r"|am confident|assures? (?:us|me|you)|no (?:[\w-]+ ){1,3}has been (?:\w+ed)"
    r"|nobody (?:[\w-]+ ){0,4}(?:is|has))\b",
    re.IGNORECASE,
)
"""How an answer assures a chair: yes, no, they are ring-fenced, nobody at high risk is waiting."""
_NO_ASSURANCE = re.compile(
    r"^(?:no|none|nobody)\b[^.;]*(?:\b(?:not|cannot|idea|date|decision|knows?)\b|n['\u2019]t\b)"
    r"|(?:\b(?:not|cannot|never)\b|n['\u2019]t\b) (?:[\w-]+ ){0,3}"
    r"(?:ring-?fenced|guarantee|protected|exempt|stand by|satisfied|confident|assure)",
    re.IGNORECASE,
)
"""What only sounds like that: nobody knows, I cannot guarantee it."""


class AssuredOf(NamedTuple):
    """An answer that assured a meeting of something."""

    past: Meeting
    question: str
    answer: str


class Answered(NamedTuple):
    """A statement of an answer at an earlier meeting."""

    past: Meeting
    statement: str
    asks: str
    """What a chair asks about it now, without a mark."""


def last_answered(meeting: Preparation, item: Item | None) -> Iterator[Answered]:
    """Yield what the newest earlier meeting of the forum was answered of an item, if it binds.

    Of no item it is what was answered of all of them.

    What would follow on a condition comes first, then what was to come, then what was denied. What
    that meeting recorded as a commitment or an action is asked about for itself.
    """
    if meeting.last_meeting:
        yield from _bound_by(meeting.last_meeting, item)


def answered_earlier(meeting: Preparation, item: Item) -> Iterator[Answered]:
    """Yield what earlier meetings within a year were answered of an item, the newest first.

    It is what binds and what has a figure, if no update or answer since tells of it; for a forum
    that meets in private, of other forums too that do.
    """
    for past in reversed(meeting.earlier):
        is_recent = (meeting.on - past.date).days <= A_YEAR
        is_own = past.forum == meeting.forum_id
        is_known = is_own or (not meeting.is_public and meeting.is_with_force(past))
        if past is meeting.last_meeting or not (is_recent and is_known):
            continue
        yield from (
            each
            for each in _bound_by(past, item, with_figures=True)
            if not _is_spoken_of_since(meeting, item, past, each.statement)
        )


def _is_spoken_of_since(meeting: Preparation, item: Item, past: Meeting, statement: str) -> bool:
    """Check whether an update, or an answer at another meeting, since then tells of a statement."""
    answers = [
        answer.text
        for later in meeting.earlier
        if later.date > past.date and later.forum == meeting.forum_id
        for question in later.all_questions
        for answer in (question.answers if question.item == item.id else ())
    ]
    told = any(update_tells_of(e, statement) for e in item.progress if e.date >= past.date)
    return told or any_tells_of(statements(" ".join(answers)), statement)


def _bound_by(
    past: Meeting, item: Item | None, *, with_figures: bool = False
) -> Iterator[Answered]:
    """Yield what binds in the answers of a meeting on an item, and what has a figure if asked."""
    made: list[Action | Commitment] = [*past.commitments, *past.actions]
    recorded = [each.text for each in made]
    on_item = [each.text for each in made if item and each.item == item.id]
    said = [
        statement
        for question in past.all_questions
        if question.item == (item.id if item else None)
        for answer in question.answers
        for statement in statements(answer.text)
        if len(telling_words(statement)) >= _FEW
        and not _REFERS.search(statement)
        and not any(speaks_to(e, statement) or speaks_to(statement, e) for e in recorded)
        and not (_is_promised(statement, past) and _shares_word_of(statement, on_item))
    ]
    for pattern, asks in _BINDING:
        bound = [statement for statement in said if pattern.search(statement)]
        yield from (Answered(past, statement, asks) for statement in bound)
        said = [statement for statement in said if statement not in bound]
    if with_figures:
        yield from (Answered(past, each, _NOW) for each in said if own_figures(each))


def assurances(meeting: Preparation, item: Item) -> Iterator[AssuredOf]:
    """Yield what assured the forum of something about an item within a year, the newest first."""
    for past in reversed(meeting.earlier):
        if past.forum != meeting.forum_id or (meeting.on - past.date).days > A_YEAR:
            continue
        for question in past.all_questions:
            for answer in question.answers if question.item == item.id else ():
                if _assures(answer.text):
                    yield AssuredOf(past, question.text, answer.text)


def _assures(answer: str) -> bool:
    """Check whether a statement of an answer assures of something, and does not refuse it.

    A bare yes or no does not, if something is admitted beside it.
    """
    said = [
        each
        for each in statements(answer)
        if _ASSURES.search(each) and not _NO_ASSURANCE.search(each) and not admits(each)
    ]
    return any(each.split()[1:] for each in said) or (bool(said) and not admits(answer))


def _is_promised(statement: str, past: Meeting) -> bool:
    return any(promises(statement, past.date))


def _shares_word_of(statement: str, texts: Sequence[str]) -> bool:
    return any(shares_word(text, telling_words(statement)) for text in texts)
