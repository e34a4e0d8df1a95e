"""Assurances: what was answered at a meeting beside what updates have said since."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from peeltrack.language.admissions import admits
from peeltrack.language.claims import ASSURED
from peeltrack.language.figures import figures
from peeltrack.language.promises import promises
from peeltrack.language.told import finds, joined, statements
from peeltrack.model.items import Item
from peeltrack.model.meetings import Meeting, Question
from peeltrack.queries.challenge.accounts import Account, account
from peeltrack.queries.challenge.gaps import gaps
from peeltrack.queries.challenge.points import Preparation, RuleResult
from peeltrack.queries.challenge.quotes import quote
from peeltrack.queries.challenge.series import telling_words
from peeltrack.queries.challenge.standards import ALL, NONE
from peeltrack.queries.challenge.word_overlap import shared
from peeltrack.wording import capitalised, long_date

_IS_SO = re.compile(r"\b(?:is|are|has|have|now|\w+s)\b", re.IGNORECASE)
_OF_ALL = re.compile(rf"{ALL.pattern}|{NONE.pattern}|\bevery(?:body|one)\b", re.IGNORECASE)


class _Assurance(NamedTuple):
    """A statement of an answer that all is well, or so of all."""

    text: str
    past: Meeting
    question: Question

    @property
    def subject(self) -> tuple[str, ...]:
        """What it is about, by its own words; by those of the question if it has none."""
        own = telling_words(joined(ASSURED[:1]).sub(" ", self.text))
        return own or telling_words(self.question.text)


def assured(meeting: Preparation) -> Iterator[RuleResult]:
    """What an answer at this forum assured is borne out by the updates since.

    An answer assures by words such as "I can assure you", or says that it is so of all or of
    nobody. It is not borne out where the last update since misses the measure or admits a setback
    about the same thing; nor, if it says all or nobody, where no update since speaks of it.
    """
    for item in meeting.questioned_items:
        last = account(item)
        for given in reversed(_assurances(meeting, item)):
            if last is None or last.update.date <= given.past.date:
                continue
            against = _against(meeting, item, given, last)
            if against or _is_bare(item, given):
                yield _does_it_hold(meeting, item, given, last, against)
                break


def _does_it_hold(
    meeting: Preparation, item: Item, given: _Assurance, last: Account, against: str
) -> RuleResult:
    then, now = long_date(given.past.date), long_date(last.update.date)
    says = f"the update of {now} says {quote(against)}" if against else "no update since shows it"
    asks = "does the assurance hold" if against else "what does"
    return RuleResult.on_item(
        item,
        ("progress", last.index),
        f"The answer of {then} was {quote(given.text)}; {says}.",
        f"On {then} the answer on {meeting.name(item)} was {quote(given.text)}, and {says}: "
        f"{asks}?",
        short=f"Said on {then}: {quote(given.text)}; {says}. {capitalised(asks)}?",
    )


def _assurances(meeting: Preparation, item: Item) -> list[_Assurance]:
    """List what answers at earlier meetings of the forum assured of an item, the oldest first."""
    return [
        _Assurance(each, past, question)
        for past, question in meeting.earlier_questions.get(item.id, ())
        if past.forum == meeting.forum_id
        for answer in question.answers
        for each in statements(answer.text)
        if finds(ASSURED, each) and not admits(each) and not any(promises(each, past.date))
    ]


def _against(meeting: Preparation, item: Item, given: _Assurance, last: Account) -> str:
    """Return the statement of the last update that speaks against an assurance."""
    missed = [gap.found[-1].statement for gap in meeting.once(gaps, item) if gap.is_missed]
    said = (each for each in last.statements if admits(each) or _counts_some(each))
    about = (e for e in (*missed, *said) if shared(telling_words(e), given.subject))
    return next(about, "")


def _counts_some(statement: str) -> bool:
    """Check whether a statement says of a part of a whole alone that it is so."""
    return any(each.whole and each.part != each.whole for each in figures(statement))


def _is_bare(item: Item, given: _Assurance) -> bool:
    """Check whether an answer says that it is so of all, and no update since says how many."""
    if not _OF_ALL.search(given.text) or not _IS_SO.search(given.text):
        return False
    return not any(
        _tells(statement, given.subject)
        for update in item.progress
        if update.date > given.past.date
        for statement in statements(update.text)
    )


def _tells(statement: str, subject: Sequence[str]) -> bool:
    """Check whether a statement has a figure, all or none for a thing."""
    common = len(shared(telling_words(statement), subject))
    is_of_all = ALL.search(statement) or NONE.search(statement)
    return bool(figures(statement) and common) or bool(is_of_all and common > 1)
