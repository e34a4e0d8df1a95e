"""Answers at other forums beside what the register says of the same thing."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from peeltrack.language.admissions import admits
from peeltrack.language.told import statements
from peeltrack.model.items import Item
from peeltrack.model.meetings import Meeting
from peeltrack.model.progress import ProgressUpdate
from peeltrack.queries.challenge.figures.gaps import gaps
from peeltrack.queries.challenge.figures.standards import ALL, NONE
from peeltrack.queries.challenge.points import Preparation, RuleResult
from peeltrack.queries.challenge.quotes import quote
from peeltrack.queries.challenge.rules.between_items import contrary_to_full, recent_statements
from peeltrack.queries.challenge.spans import A_MONTH, A_QUARTER
from peeltrack.queries.challenge.word_overlap import content_words, shared
from peeltrack.wording import capitalised, long_date

_OVER = re.compile(
    r"\b(?:backlogs?|arrears|queues?|delays?|shortfalls?|problems?|issues?|matters?|it|that|all of"
    r" them)\b[^.;]{0,30}\b(?:has|have|is|are|was|were) (?:now |all |since )*(?:been )?"
    r"(?:dealt with|cleared|resolved|eliminated|removed|fixed|solved|behind us|completed?"
    r"|gone|addressed|up to date)\b"
    r"|\b(?:have|has) (?:now |since )?(?:cleared|eliminated|dealt with|got on top of|resolved)"
    r" (?:the|our|all|that|it)\b|\ba thing of the past\b"
    r"|\b(?:no|not an?y?) (?:longer (?:an? )?)?(?:backlogs?|arrears|queues?|delays?|shortfalls?)\b"
    r"|\b(?:target|standard|measure)s? (?:is|are|has been|have been|was|were) (?:now )?(?:met"
    r"|achieved|exceeded)\b",
    re.IGNORECASE,
)
"""How an answer says that a problem is over."""


_AHEAD = re.compile(
    r"\b(?:will|would|shall|should|expect\w*|hop(?:e|es|ing)|aim\w*|plan\w*|intend\w*|want\w*"
    r"|going to|working to\w*|confident)\b",
    re.IGNORECASE,
)
"""How an answer speaks of what is still to come, which no figure of today disputes."""
_BODY = re.compile(r"(?:panel|committee|board|group|council|assembly|conference)$", re.IGNORECASE)
_NAMED = 2
"""Answers that a question quotes; more would be a list."""


class _Disputed(NamedTuple):
    """An answer at another forum, and the update that does not agree with it."""

    answer: str
    item: Item
    update: ProgressUpdate
    statement: str


def said_elsewhere(meeting: Preparation) -> Iterator[RuleResult]:
    """What another forum was told about an item in the last quarter agrees with the register.

    An answer there said that a problem is over, or that something is so of all or of nobody, while
    the newest figure misses the measure; or that a team is fully staffed, while an update counts
    its people as lent or its posts as vacant.
    """
    for past in meeting.earlier:
        is_recent = (meeting.on - past.date).days <= A_QUARTER
        is_other = past.forum != meeting.forum_id and is_recent
        disputed = list(_disputed(meeting, past)) if is_other else []
        if disputed:
            yield _put_right(meeting, past, disputed[:_NAMED])


def _disputed(meeting: Preparation, past: Meeting) -> Iterator[_Disputed]:
    items = {item.id: item for item in meeting.questioned_items}
    for question in past.all_questions:
        item = items.get(question.item or "")
        said = (each for answer in question.answers for each in statements(answer.text))
        found = (_against(meeting, item, each, past) for each in said if item and _claims(each))
        yield from [each for each in found if each][:1]


def _claims(said: str) -> bool:
    """Check whether an answer says how things are, and nothing that is amiss or still ahead."""
    return not admits(said) and not _AHEAD.search(said)


def _against(meeting: Preparation, item: Item, said: str, past: Meeting) -> _Disputed | None:
    """Return an answer with the update that it does not agree with, if there is one."""
    for gap in meeting.once(gaps, item):
        now = gap.found[-1]
        about = shared(content_words(said), content_words(f"{gap.measure.text} {item.title or ''}"))
        is_claimed = _OVER.search(said) or (about and (ALL.search(said) or NONE.search(said)))
        if gap.is_missed and is_claimed and (past.date - now.update.date).days <= A_MONTH:
            return _Disputed(said, item, now.update, now.statement)
    short = (each for each in recent_statements(meeting) if contrary_to_full(said, each))
    other = next(short, None)
    return _Disputed(said, other.item, other.told.update, other.text) if other else None


def _put_right(meeting: Preparation, past: Meeting, disputed: list[_Disputed]) -> RuleResult:
    forum = meeting.register.organisation.forums.get(past.forum)
    name = forum.name if forum else "another meeting"
    heard = f"the {name}" if _BODY.search(name) else name
    then = long_date(past.date)
    against = [
        f"{quote(each.answer)}, and the update of {meeting.name(each.item)} of "
        f"{long_date(each.update.date)} says {quote(each.statement)}"
        for each in disputed
    ]
    told = f"On {then} {heard} was told {'; it was told '.join(against)}"
    return RuleResult(
        None,
        past.file,
        ("questions",),
        f"{told}.",
        f"{told}: how will the record be put right?",
        short=f"{capitalised(heard)} was told {quote(disputed[0].answer)} on {then}. How will the "
        f"record be put right?",
    )
