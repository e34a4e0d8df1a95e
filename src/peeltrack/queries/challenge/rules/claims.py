"""Claims: what an update takes back, what a figure rests on, and what is beyond its lead."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from peeltrack.language.admissions import admits
from peeltrack.language.claims import (
    DONE,
    HELP_SOUGHT,
    PENDING,
    PRELIMINARY,
)
from peeltrack.language.days_ahead import days_ahead
from peeltrack.language.figure import Unit
from peeltrack.language.figures import figures
from peeltrack.language.polarity import is_unwanted
from peeltrack.language.told import finds, joined, statements
from peeltrack.model.items import Item
from peeltrack.queries.challenge.accounts import Account, account, public_accounts
from peeltrack.queries.challenge.ask_about import ask_about
from peeltrack.queries.challenge.figures.clauses import clause_of, telling_words
from peeltrack.queries.challenge.figures.figure_for import none_of
from peeltrack.queries.challenge.figures.series import is_alike
from peeltrack.queries.challenge.figures.standards import NONE
from peeltrack.queries.challenge.points import Preparation, RuleResult
from peeltrack.queries.challenge.quotes import quote
from peeltrack.queries.challenge.word_overlap import content_words, shared
from peeltrack.wording import LITTLE_WORDS, long_date

_ROOT = 4
"""Letters that a verb shares with its noun: signed and signature, agreed and agreement."""
_ORDINALS_TEXT = """
    first second third fourth fifth next last north south east west
"""
_ORDINALS = frozenset(_ORDINALS_TEXT.split())
_STAY = re.compile(
    r"\bwill (?:all )?(?:stay|remain|be kept)\b[^.;]{0,20}\b(?:until|as long as)\b", re.I
)
_GONE = re.compile(
    r"\b(?:return(?:ed)?|sent back|moved back|gone back|went back|left|withdrawn|released)\b", re.I
)
_OLD = re.compile(r"\b(?:old(?:er|est)?|over (?:a|\w+) (?:year|month|week|day)s?)\b", re.IGNORECASE)


class Claim(NamedTuple):
    """A statement that something was done, and its day."""

    text: str
    day: date
    verbs: frozenset[str]
    """Their first letters."""
    source: str
    is_step: bool = False
    is_none: bool = False
    """Whether it says that nothing is left, or nobody waits."""
    is_stay: bool = False
    """Whether it promises that those who were moved to the work stay."""

    def repeats(self, statement: str) -> bool:
        """Check whether a statement has one of the verbs, or its noun."""
        return any(word[:_ROOT] in self.verbs for word in _words(statement))


def said_done(meeting: Preparation) -> Iterator[RuleResult]:
    """What an update, a step or an answer says was done is not still to come in a later update.

    They speak of one thing if the later one has the verb of the earlier, such as sign in signature,
    and another telling word; or speaks of a stage that comes before, such as consultation. So is
    what was said to be none, such as old devices, and is counted now.
    """
    for item in meeting.questioned_items:
        last, found = account(item), meeting.once(taken_back, item)
        if last and found:
            claim, statement = found
            name, now = meeting.name(item), long_date(last.update.date)
            then = long_date(claim.day)
            yield RuleResult.on_item(
                item,
                ("progress", last.index),
                f"{claim.source} {name} on {then} says {quote(claim.text)}; the update of {now} "
                f"says “{statement}”.",
                f"The update of {name} says {quote(statement)}, though that of {then} said that "
                f"there were none: how did they come about, and are there others?"
                if claim.is_none
                else f"On {then} the update of {name} said {quote(claim.text)}, and that of {now} "
                f"says {quote(statement)}: why, and with what effect?"
                if claim.is_stay
                else f"{claim.source} {name} said on {then} {quote(claim.text)}, but the update of "
                f"{now} says that it is still to come: which is true?",
                short=f"{quote(claim.text)} ({then}), now {quote(statement)}. Which is true?",
                statement=statement,
            )


def help_sought(meeting: Preparation) -> Iterator[RuleResult]:
    """The last update asks nobody else to clear the way, and its lead can deliver alone."""
    for item in meeting.open_items:
        last = account(item)
        sought = [each for each in last.statements if finds(HELP_SOUGHT, each)] if last else []
        if last and sought:
            asks = "has that been done, and with what answer"
            yield ask_about(meeting, item, last, sought[-1], asks)


def taken_back(meeting: Preparation, item: Item) -> tuple[Claim, str] | None:
    """Return what was said to be done, and the last update's statement that it is to come."""
    last = account(item)
    for statement in last.statements if last else ():
        if broken := _none_before(item, statement) or _stay_before(item, statement):
            return broken, statement
        if not (finds(PENDING, statement) or finds(PRELIMINARY, statement) or admits(statement)):
            continue
        for claim in reversed(meeting.once(_claims, item)):
            if _is_taken_back(claim, statement, content_words(item.title or "")):
                return claim, statement
    return None


def _none_before(item: Item, statement: str) -> Claim | None:
    """Return the last claim that there is none of what a statement counts: overdue visits."""
    counts = [each for each in figures(statement) if each.unit == Unit.COUNT and each.value]
    if not counts or not _is_ill(statement) or NONE.search(statement):
        return None
    for told in reversed(public_accounts(item)[:-1]):
        for earlier in told.statements:
            none = none_of(earlier)
            if none is None or not _is_ill(earlier) or admits(earlier):
                continue
            clause = telling_words(clause_of(earlier, none))
            narrowing = [word for word in clause if not _is_ill(word)]
            is_of_all = len(shared(narrowing, content_words(statement))) == len(narrowing)
            if is_of_all and is_alike(telling_words(earlier), telling_words(statement)):
                day = told.update.date
                return Claim(earlier, day, frozenset(), "The update of", is_none=True)
    return None


def _stay_before(item: Item, statement: str) -> Claim | None:
    """Return the last promise that those stay, if a statement says that some have gone."""
    wholes = {each.whole for each in figures(statement) if each.whole and each.part}
    if not wholes or not _GONE.search(statement):
        return None
    for told in reversed(public_accounts(item)[:-1]):
        for earlier in told.statements:
            is_same = wholes & {each.value for each in figures(earlier)}
            about = shared(telling_words(earlier), telling_words(statement))
            if _STAY.search(earlier) and is_same and about:
                return Claim(earlier, told.update.date, frozenset(), "The update of", is_stay=True)
    return None


def _is_ill(statement: str) -> bool:
    """Check whether a statement is about what is unwanted, or old."""
    return is_unwanted(statement) or _OLD.search(statement) is not None


def _claims(meeting: Preparation, item: Item) -> list[Claim]:
    """List what was said to be done before the last update."""
    last = account(item)
    return list(_done_before(meeting, item, last)) if last else []


def _done_before(meeting: Preparation, item: Item, last: Account) -> Iterator[Claim]:
    """Yield what was said to be done before an update: by steps, answers and earlier updates."""
    for step in item.steps_to_green:
        if step.done and step.done <= last.update.date:
            yield Claim(
                step.text, step.done, _roots(_words(step.text)[:1]), "A step done of", is_step=True
            )
    for past, question in meeting.earlier_questions.get(item.id, ()):
        for answer in question.answers if past.date < last.update.date else ():
            yield from _done_in(answer.text, past.date, "An answer about")
    for told in public_accounts(item):
        if told.index != last.index:
            yield from _done_in(told.update.text, told.update.date, "The update of")


def _done_in(text: str, day: date, whose: str) -> Iterator[Claim]:
    for statement in statements(text):
        told = (_words(found[0]) for found in joined(DONE).finditer(statement))
        verbs = _roots(next((w for w in reversed(t) if w not in LITTLE_WORDS), t[-1]) for t in told)
        if (
            verbs
            and not any(days_ahead(statement, day))
            and not is_part(statement)
            and not admits(statement)
            and not finds(PENDING, statement)
        ):
            yield Claim(statement, day, verbs, whose)


def is_part(statement: str) -> bool:
    """Check whether a statement says that something is so of a part of a whole alone."""
    return any(each.part != each.whole for each in figures(statement) if each.whole)


def _is_taken_back(claim: Claim, statement: str, topic: Sequence[str]) -> bool:
    """Check whether a statement puts off what a claim says, in a word besides the item's title."""
    things = [w for w in content_words(claim.text) if w.casefold()[:_ROOT] not in claim.verbs]
    common = shared(things, content_words(statement))
    if not any(not shared([word], topic) for word in common):
        return False
    one, other = _ordinals(claim.text), _ordinals(statement)
    if one and other and one.isdisjoint(other):
        return False
    repeats = claim.repeats(statement)
    if claim.is_step:
        return repeats and len(common) == len(things) > 1
    return (repeats and len(common) * 2 >= len(things)) or finds(PRELIMINARY, statement)


def _ordinals(text: str) -> frozenset[str]:
    """Return the words that tell one of several from another: the second cohort."""
    return frozenset(_words(text)) & _ORDINALS


def _roots(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word[:_ROOT] for word in words)


def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[a-z]+", text.casefold()))
