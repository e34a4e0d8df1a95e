"""Assurances: what was answered at a meeting beside what updates have said since."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from peeltrack.language.admissions import admits
from peeltrack.language.claims import ASSURED
from peeltrack.language.days_ahead import days_ahead
from peeltrack.language.figures import figures
from peeltrack.language.promises import promises
from peeltrack.language.told import finds, joined, statements
from peeltrack.model.items import Item
from peeltrack.model.meetings import Meeting, Question
from peeltrack.queries.challenge.accounts import Account, account
from peeltrack.queries.challenge.figures.clauses import telling_words
from peeltrack.queries.challenge.figures.gaps import gaps
from peeltrack.queries.challenge.figures.standards import ALL, NONE
from peeltrack.queries.challenge.points import Preparation, RuleResult
from peeltrack.queries.challenge.quotes import quote
from peeltrack.queries.challenge.word_overlap import share_phrase, shared, speaks_to
from peeltrack.wording import capitalised, long_date

_IS_SO = re.compile(r"\b(?:is|are|has|have|now|\w+s)\b", re.IGNORECASE)
_OF_ALL = re.compile(rf"{ALL.pattern}|{NONE.pattern}|\bevery(?:body|one)\b", re.IGNORECASE)


_YES = re.compile(
    r"^(?:yes|certainly|absolutely|of course|indeed|(?:it|he|she|they|we|I|that) (?:will|is|are|am)"
    r"(?: be)?$)\b",
    re.IGNORECASE,
)
"""How an answer begins that says what the question asks: will it be met? It will."""
_OF_THOSE = re.compile(r"\b(?:each|all|every one) of (?:those|these|them)\b", re.IGNORECASE)
"""How an answer speaks of those alone that it has just named."""
_OF_NONE = re.compile(r"(?:no|none|nobody|no one)\b[^.;]*\b(?:will|shall|is to|are to)\b", re.I)
"""How an answer rules something out for all."""
_STILL = re.compile(
    r"\b(?:still|continues? to|will (?:do so|go on|continue|remain|stay|keep))\b", re.IGNORECASE
)
"""How an answer says that something goes on."""
_ENDED = re.compile(
    r"\b(?:was|were|is|are|has been|have been) (?:now )?(?:stood down|disbanded|dissolved|wound up"
    r"|closed down|discontinued|ended|stopped|scrapped|abolished)\b"
    r"|\b(?:has|have) (?:now )?(?:ended|stopped|ceased)\b",
    re.IGNORECASE,
)
"""How an update says that something does not go on."""
_CLEARLY = 3
"""Telling words that an update of an item shares with an answer on none, if it is about it."""
_AIM = re.compile(r"\b(?:standard|target|threshold|deadline|measure)s?\b", re.IGNORECASE)


class _Assurance(NamedTuple):
    """A statement of an answer that all is well, so of all, or will be by a day."""

    text: str
    past: Meeting
    question: Question
    is_yes: bool = False
    """Whether it only says yes, so that the question says to what."""

    @property
    def told(self) -> str:
        """How a question quotes it."""
        to_what = f" to {quote(self.question.text)}" if self.is_yes else ""
        return f"{to_what} was {quote(self.text)}"

    @property
    def subject(self) -> tuple[str, ...]:
        """What it is about, by its own words; by those of the question if it has none."""
        own = telling_words(joined(ASSURED[:1]).sub(" ", self.text))
        return telling_words(self.question.text) if self.is_yes or not own else own

    @property
    def days(self) -> list[date]:
        """The days by which it is to be so."""
        asked = self.question.text if self.is_yes else ""
        return list(days_ahead(f"{asked} {self.text}".strip(), self.past.date))


def assured(meeting: Preparation) -> Iterator[RuleResult]:
    """What an answer at this forum assured is borne out by the updates since.

    An answer assures by words such as "I can assure you", by a yes to what is asked, by a day, or
    by saying that it is so of all or of nobody. It is not borne out where the last update since
    names a later day for the same thing, or says that what was to go on was ended; nor, once its
    day has passed, where that misses the measure or admits a setback about it, or the item was due
    by the day and is still open; nor, if it says all or nobody of an open item, where no update
    since speaks of it. No update tells of what an answer on no item ruled out for all.
    """
    for item in meeting.questioned_items:
        last = account(item)
        for given in reversed(_assurances(meeting, item)):
            if last is None or last.update.date <= given.past.date:
                continue
            against = _against(meeting, item, given, last)
            passed = "" if against else _passed(meeting, item, given)
            if against or passed or _is_bare(item, given):
                yield _does_it_hold(meeting, item, given, last, against, passed)
                break
        else:
            yield from _ended(meeting, item, last)
            yield from _ruled_out(meeting, item, last)


def _does_it_hold(
    meeting: Preparation, item: Item, given: _Assurance, last: Account, against: str, passed: str
) -> RuleResult:
    then, now = long_date(given.past.date), long_date(last.update.date)
    says = passed or "no update since shows it"
    says = f"the update of {now} says {quote(against)}" if against else says
    asks = "what happened" if given.days else "does the assurance hold" if against else "what does"
    name = meeting.name(item)
    return RuleResult.on_item(
        item,
        ("progress", last.index),
        f"The answer of {then}{given.told}; {says}.",
        f"On {then} the answer on {name}{given.told}, and {says}: {asks}?",
        short=f"The answer of {then}{given.told}; {says}. {capitalised(asks)}?",
        statement=against,
    )


def _ended(meeting: Preparation, item: Item, last: Account | None) -> Iterator[RuleResult]:
    """Ask of what an answer said goes on, and a later update says was ended."""
    for past, question in meeting.earlier_questions.get(item.id, ()):
        if past.forum != meeting.forum_id or last is None or last.update.date <= past.date:
            continue
        for said in (e for each in question.answers for e in statements(each.text)):
            ends = (e for e in last.statements if _STILL.search(said) and _ENDED.search(e))
            found = next((e for e in ends if share_phrase(said, e)), None)
            if found:
                then, now = long_date(past.date), long_date(last.update.date)
                says = f"{quote(said)}, and the update of {now} says {quote(found)}"
                yield RuleResult.on_item(
                    item,
                    ("progress", last.index),
                    f"The answer of {then} was {says}.",
                    f"On {then} the answer on {meeting.name(item)} was {says}: which is right?",
                    short=f"Said on {then}: {says}. Which is right?",
                    statement=found,
                )
                return


def _ruled_out(meeting: Preparation, item: Item, last: Account | None) -> Iterator[RuleResult]:
    """Ask of what an answer on no item said that there would be none of, and an update tells."""
    for past, question in meeting.earlier_questions.get(None, ()):
        is_ours = past.forum == meeting.forum_id and last and last.update.date > past.date
        for said in (e for each in question.answers for e in statements(each.text)):
            if not is_ours or last is None or not _OF_NONE.match(said):
                continue
            about = telling_words(said)
            for each in last.statements:
                alike = shared(telling_words(each), about)
                if len(alike) >= _CLEARLY and not NONE.search(each) and admits(each):
                    then, now = long_date(past.date), long_date(last.update.date)
                    yield RuleResult.on_item(
                        item,
                        ("progress", last.index),
                        f"An answer of {then} was {quote(said)}; the update of {now} says "
                        f"{quote(each)}.",
                        f"On {then} the answer was {quote(said)}, and the update of "
                        f"{meeting.name(item)} says {quote(each)}: does the assurance hold?",
                        short=f"Said on {then}: {quote(said)}. Now {quote(each)}. Does it hold?",
                        statement=each,
                    )
                    return


def _assurances(meeting: Preparation, item: Item) -> list[_Assurance]:
    """List what answers at earlier meetings of the forum assured of an item, the oldest first."""
    return [
        _Assurance(each, past, question, is_yes)
        for past, question in meeting.earlier_questions.get(item.id, ())
        if past.forum == meeting.forum_id
        for answer in question.answers
        for place, each in enumerate(statements(answer.text))
        if not admits(each)
        for is_yes in [not place and _YES.search(each) is not None]
        if is_yes or _assures(each, past.date)
        if not _is_recorded(past, f"{question.text} {each}" if is_yes else each)
    ]


def _is_recorded(past: Meeting, statement: str) -> bool:
    """Check whether a meeting recorded a statement as a commitment or an action."""
    recorded = [*(each.text for each in past.commitments), *(each.text for each in past.actions)]
    return any(speaks_to(statement, each) for each in recorded)


def _assures(statement: str, then: date) -> bool:
    """Check whether a statement assures something, or promises it by a day."""
    promised = list(promises(statement, then))
    return all(each.due for each in promised) if promised else finds(ASSURED, statement)


def _against(meeting: Preparation, item: Item, given: _Assurance, last: Account) -> str:
    """Return the statement of the last update that speaks against an assurance."""
    if later := _later(given, last):
        return later
    if given.days and max(given.days) >= meeting.position:
        return ""
    about = [gap for gap in meeting.once(gaps, item) if gap.is_missed]
    missed = [gap.found[-1].statement for gap in about]
    said = (each for each in last.statements if admits(each) or _counts_some(each))
    alike = [e for e in (*missed, *said) if shared(telling_words(e), given.subject)]
    return max(
        alike,
        key=lambda each: len(shared(telling_words(each), given.subject)),
        default=missed[0] if missed and _AIM.search(given.text) else "",
    )


def _passed(meeting: Preparation, item: Item, given: _Assurance) -> str:
    """Say that the day that was said yes to has passed, if the item was due and is still open."""
    if not given.is_yes:
        return ""
    own = {item.due, item.target, *(step.due for step in item.open_steps)}
    passed = [day for day in given.days if day < meeting.position and day in own]
    return f"{long_date(passed[0])} has passed" if passed and item.is_open else ""


def _later(given: _Assurance, last: Account) -> str:
    """Return the statement of the last update that names a later day than was answered."""
    return next(
        (
            each
            for each in (last.statements if given.days else ())
            if shared(telling_words(each), given.subject)
            and min(days_ahead(each, last.update.date), default=date.min) > max(given.days)
        ),
        "",
    )


def _counts_some(statement: str) -> bool:
    """Check whether a statement says of a part of a whole alone that it is so."""
    return any(each.whole and each.part != each.whole for each in figures(statement))


def _is_bare(item: Item, given: _Assurance) -> bool:
    """Check whether an answer says that it is so of all, and no update since says how many."""
    if _OF_THOSE.search(given.text):
        return False
    if not item.is_open or not _OF_ALL.search(given.text) or not _IS_SO.search(given.text):
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
