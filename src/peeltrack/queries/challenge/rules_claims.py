"""Claims: what an update takes back, what a figure rests on, and what is beyond its lead."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from peeltrack.language.admissions import admits
from peeltrack.language.claims import (
    DONE,
    HELP_SOUGHT,
    NARROW_BASIS,
    OTHER_BASIS,
    PENDING,
    PRELIMINARY,
)
from peeltrack.language.figures import Unit, figures
from peeltrack.language.polarity import is_unwanted
from peeltrack.language.told import finds, joined, statements
from peeltrack.model.items import Item
from peeltrack.model.vocabulary import Rag
from peeltrack.queries.challenge.accounts import Account, account, public_accounts
from peeltrack.queries.challenge.points import Preparation, RuleResult
from peeltrack.queries.challenge.quotes import quote
from peeltrack.queries.challenge.series import (
    earlier_of,
    is_alike,
    quantities,
    still_rated,
    telling_words,
)
from peeltrack.queries.challenge.standards import NONE
from peeltrack.queries.challenge.word_overlap import content_words, shared, shares_word
from peeltrack.wording import long_date

_ROOT = 4
"""Letters that a verb shares with its noun: signed and signature, agreed and agreement."""
_ORDINALS_TEXT = """
    first second third fourth fifth next last north south east west
"""
_ORDINALS = frozenset(_ORDINALS_TEXT.split())
_OLD = re.compile(r"\b(?:old(?:er|est)?|over (?:a|\w+) (?:year|month|week|day)s?)\b", re.IGNORECASE)
_SAMPLED = re.compile(r"\b(?:sampl|audit|dip|files?\b|records?\b|review|check)", re.IGNORECASE)
_SAMPLE = re.compile(
    r"\b(?:sample|audit|review|check)s? of (?:at least )?(?P<size>\d[\d,]*) (?P<what>[a-z]+)",
    re.IGNORECASE,
)


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
                else f"{claim.source} {name} said on {then} {quote(claim.text)}, but the update of "
                f"{now} says that it is still to come: which is true?",
                statement=statement,
            )


def basis_changed(meeting: Preparation) -> Iterator[RuleResult]:
    """The last figure counts what the measure and the earlier figures count, and all of it.

    An update says otherwise by words such as "all from the north" or "not be compared", or names a
    smaller sample than the measure.
    """
    for item in meeting.questioned_items:
        found = next(
            (each for told in _accounts_relied_on(item) for each in _other_basis(item, told)), None
        )
        if found is None:
            continue
        told, statement, is_narrow = found
        name, full = meeting.name(item), told.quoted(statement)
        still = f", and {rated}" if (rated := still_rated(item)) else ""
        yield RuleResult.on_item(
            item,
            ("progress", told.index),
            f"The update of {long_date(told.update.date)} says {full}.",
            f"The figure for {name} rests on {full}: what would the whole force show{still}?"
            if is_narrow
            else f"The update of {name} says {full}: {_which(statement)}?",
            statement=statement,
        )


def _which(statement: str) -> str:
    """Ask which of two figures is right; of fewer, what it would be on the old basis."""
    if len(figures(statement)) > 1:
        return "which of the figures is right, and what would it be on the basis used before"
    return "what would the figure be on the basis used before"


def _accounts_relied_on(item: Item) -> list[Account]:
    """Return the last update, and before it the one with which green was proposed, if any."""
    accounts = public_accounts(item)
    proposed = [told for told in accounts[:-1] if told.update.proposed_rag == Rag.GREEN]
    return [*accounts[-1:], *(proposed[-1:] if item.rag == Rag.GREEN else [])]


def _other_basis(item: Item, told: Account) -> Iterator[tuple[Account, str, bool]]:
    """Yield each statement that a figure counts other things, and whether it counts fewer."""
    shown = told.statements
    for place, statement in enumerate(shown):
        if not any(figures(near) for near in shown[max(0, place - 1) : place + 2]):
            continue
        is_narrow = (
            finds(NARROW_BASIS, statement)
            or _smaller_sample(item, statement)
            or _smaller_than_before(item, told, statement)
        )
        if is_narrow or finds(OTHER_BASIS, statement):
            yield told, statement, is_narrow


def help_sought(meeting: Preparation) -> Iterator[RuleResult]:
    """The last update asks nobody else to clear the way, and its lead can deliver alone."""
    for item in meeting.open_items:
        last = account(item)
        sought = [each for each in last.statements if finds(HELP_SOUGHT, each)] if last else []
        if last and sought:
            full = last.quoted(sought[-1])
            yield RuleResult.on_item(
                item,
                ("progress", last.index),
                f"The update of {long_date(last.update.date)} says {full}.",
                f"The update of {meeting.name(item)} says {full}: has that been done, and with "
                f"what answer?",
                statement=sought[-1],
            )


def taken_back(meeting: Preparation, item: Item) -> tuple[Claim, str] | None:
    """Return what was said to be done, and the last update's statement that it is to come."""
    last = account(item)
    for statement in last.statements if last else ():
        if none := _none_before(item, statement):
            return none, statement
        if not (finds(PENDING, statement) or finds(PRELIMINARY, statement) or admits(statement)):
            continue
        for claim in reversed(meeting.once(_claims, item)):
            if _is_taken_back(claim, statement):
                return claim, statement
    return None


def _none_before(item: Item, statement: str) -> Claim | None:
    """Return the last claim that there is none of what a statement counts: overdue visits."""
    counts = [each for each in figures(statement) if each.unit == Unit.COUNT and each.value]
    if not counts or not _is_ill(statement) or NONE.search(statement):
        return None
    for told in reversed(public_accounts(item)[:-1]):
        for earlier in told.statements:
            is_none = NONE.search(earlier) and _is_ill(earlier) and not admits(earlier)
            if is_none and is_alike(telling_words(earlier), telling_words(statement)):
                day = told.update.date
                return Claim(earlier, day, frozenset(), "The update of", is_none=True)
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
        verbs = _roots(_words(found[0])[-1] for found in joined(DONE).finditer(statement))
        if (
            verbs
            and not is_part(statement)
            and not admits(statement)
            and not finds(PENDING, statement)
        ):
            yield Claim(statement, day, verbs, whose)


def is_part(statement: str) -> bool:
    """Check whether a statement says that something is so of a part of a whole alone."""
    return any(each.part != each.whole for each in figures(statement) if each.whole)


def _is_taken_back(claim: Claim, statement: str) -> bool:
    things = [w for w in content_words(claim.text) if w.casefold()[:_ROOT] not in claim.verbs]
    common = shared(things, content_words(statement))
    if not common:
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


def _smaller_than_before(item: Item, last: Account, statement: str) -> bool:
    """Check whether a better share is one of far fewer records sampled than before."""
    earlier = [told for told in public_accounts(item) if told.index < last.index]
    for now in quantities(last) if earlier and _SAMPLED.search(statement) else ():
        before = earlier_of(now, earlier) if now.statement == statement else None
        if before and before.figure.whole and now.figure.whole:
            is_fewer = now.figure.whole * 3 < before.figure.whole * 2
            if is_fewer and now.figure.value > before.figure.value:
                return True
    return False


def _smaller_sample(item: Item, statement: str) -> bool:
    """Check whether a statement counts fewer records than the sample that a measure asks for."""
    for measure in item.measures:
        wanted = _SAMPLE.search(measure.text)
        size = int(wanted["size"].replace(",", "")) if wanted else 0
        for figure in figures(statement) if wanted else ():
            behind = statement[figure.end :][: len(wanted["what"]) + 1] if wanted else ""
            is_count = (
                figure.unit == Unit.COUNT and wanted and shares_word(behind, [wanted["what"]])
            )
            if is_count and 0 < figure.value < size:
                return True
    return False
