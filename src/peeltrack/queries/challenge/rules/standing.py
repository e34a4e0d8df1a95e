"""Standing: what was sent back, comes again, does not move, or is known in confidence."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from peeltrack.language.figures import figures
from peeltrack.language.telling import telling
from peeltrack.language.told import statements
from peeltrack.model.items import Item
from peeltrack.model.progress import SignOff
from peeltrack.model.vocabulary import Rag, SignOffStage
from peeltrack.queries.challenge.accounts import Account, account, public_accounts
from peeltrack.queries.challenge.points import RuleResult
from peeltrack.queries.challenge.preparation import Preparation
from peeltrack.queries.challenge.quotes import quote
from peeltrack.queries.challenge.spans import A_QUARTER, A_YEAR
from peeltrack.queries.challenge.word_overlap import content_words, likeness, speaks_to
from peeltrack.wording import capitalised, days, long_date

_ASKS = re.compile(
    r"\b(?:asks?|wants?|needs?|requires?|requests?|seeks?|should|must|expects?|not that"
    r"|no evidence)\b",
    re.IGNORECASE,
)
"""How a return says what is still wanted."""
_AGAIN = re.compile(
    r"\b(?:again|a second time|twice|(?:found|raised|said|told us) (?:this |it |so )?before"
    r"|last (?:time|inspection)|repeat(?:ed)?|carried forward|different(?:ly)?"
    r"|20\d\d(?:/\d\d|[\u2013-]\d\d))\b",
    re.IGNORECASE,
)
"""How a question asks why a finding has come again."""
_SAME_WORDS = 0.7
_COPIED = 0.85
_FEWEST_WORDS = 3
_THREE = 3
_LONG = 6
"""Telling words of a statement that is not repeated by chance."""
_SAME_STATEMENT = 0.8


def returned(meeting: Preparation) -> Iterator[RuleResult]:
    """What HMICFRS returned or reopened has been rated since, and an update since answers it.

    Updates answer it if they have half of the telling words of each statement of it, or of the
    one that says what is wanted; the most telling one left is quoted. Where a meeting since asked
    for an action on the item, that is asked about instead.
    """
    for item in meeting.questioned_items:
        last = item.sign_offs[-1] if item.sign_offs else None
        if last is None or last.stage not in (SignOffStage.RETURNED, SignOffStage.REOPENED):
            continue
        told = account(item)
        is_told = told is not None and told.update.date > last.date
        is_answered = (is_told and _is_answered(item, last)) or _is_acted_on(meeting, item, last)
        if not item.is_green_though_returned and is_answered:
            continue
        reason = f": {quote(_what_is_asked(item, last))}" if meeting.reason(last) else ""
        green = " It is still rated green." if item.is_green_though_returned else ""
        name, then = meeting.name(item), "" if reason else f" on {long_date(last.date)}"
        done = "why is it still green" if green else "what has been done since"
        yield RuleResult.on_item(
            item,
            ("rag",) if green else ("progress",),
            f"HMICFRS {last.stage} it on {long_date(last.date)}{reason}.{green}",
            f"HMICFRS {last.stage} {name} on {long_date(last.date)}{reason}"
            f"{';' if reason else ':'} {done}?",
            short=f"HMICFRS {last.stage} it{then}{reason}. {capitalised(done)}?",
        )


def _is_acted_on(meeting: Preparation, item: Item, returned: SignOff) -> bool:
    """Check whether an open action that a meeting asked for since a return is about the item."""
    return any(
        action.item == item.id and action.done is None
        for past in meeting.earlier
        if past.forum == meeting.forum_id and past.date >= returned.date
        for action in past.actions
    )


def _is_answered(item: Item, returned: SignOff) -> bool:
    """Check whether public updates since a return speak of all that HMICFRS asked for."""
    return all(_speaks_of(item, returned, each) for each in _wanted(returned))


def _speaks_of(item: Item, returned: SignOff, wanted: str) -> bool:
    since = [told.update.text for told in public_accounts(item) if told.update.date > returned.date]
    return any(speaks_to(text, wanted) for text in since)


def _what_is_asked(item: Item, returned: SignOff) -> str:
    """Return the most telling statement of a return that no update answers, or of all."""
    wanted = _wanted(returned)
    beside = zip(wanted, ("", *wanted), (*wanted[1:], ""), strict=False)
    weights = {each: telling(each, before, after) for each, before, after in beside}
    unanswered = [each for each in wanted if not _speaks_of(item, returned, each)]
    return max(unanswered or wanted, key=weights.__getitem__, default="")


def _wanted(returned: SignOff) -> list[str]:
    """Return the last statement of a return that says what is wanted, or all of them."""
    said = list(statements(returned.because or ""))
    return [each for each in said if _ASKS.search(each)][-1:] or said


def rated_down(meeting: Preparation) -> Iterator[RuleResult]:
    """No open item was rated lower within a quarter, and none is red.

    One that was red from its first rating is asked about after a quarter.
    """
    for item in meeting.open_items:
        change = item.rag_changes[-1] if item.rag_changes else None
        if change is None or item.rag is None:
            continue
        fell = change.before is not None and change.after.is_worse_than(change.before)
        is_new = (meeting.on - change.date).days <= A_QUARTER
        is_red = item.rag == Rag.RED and (change.before is not None or not is_new)
        if not (fell and is_new) and not is_red:
            continue
        day, name, reason = long_date(change.date), meeting.name(item), meeting.reason(change)
        was = f"from {change.before} to {change.after}" if fell else str(item.rag)
        yield RuleResult.on_item(
            item,
            ("rag",),
            f"It was rated {was} on {day}{f': {quote(reason)}' * bool(reason)}.",
            f"{name} went {was} on {day}: what will it take to recover?"
            if fell
            else f"{name} has been {was} since {day}: what will it take to recover?",
        )


def raised_before(meeting: Preparation) -> Iterator[RuleResult]:
    """An open item repeats no finding of an earlier inspection.

    What this forum has asked of one before is not asked again.
    """
    for item in meeting.open_items:
        if item.carried_forward_from and not _was_asked_why_again(meeting, item):
            earlier = _earlier(meeting, item.carried_forward_from)
            yield RuleResult.on_item(
                item,
                ("carried_forward_from",),
                f"It was carried forward from {earlier}.",
                f"{meeting.name(item)} was raised before, in {earlier}: why has it come again, and "
                f"what is different this time?",
            )


def _was_asked_why_again(meeting: Preparation, item: Item) -> bool:
    return any(
        question.item == item.id and _AGAIN.search(question.text)
        for past in meeting.earlier
        if past.forum == meeting.forum_id
        for question in past.all_questions
    )


def said_again(meeting: Preparation) -> Iterator[RuleResult]:
    """No statement of some length stands in three updates, or makes up half of two in a row."""
    for item in meeting.open_items:
        told = public_accounts(item)
        again = _said_again(told) if len(told) > 1 else None
        if again and not _say_the_same(told[-2].update.text, told[-1].update.text):
            yield RuleResult.on_item(
                item,
                ("progress", told[-1].index),
                f"{again.how_many} updates up to that of {long_date(told[-1].update.date)} say "
                f"{quote(again.statement)} in the same words.",
                f"{again.how_many} updates of {meeting.name(item)} say {quote(again.statement)} in "
                f"the same words: what has changed?",
                statement=again.statement,
            )


def unmoved(meeting: Preparation) -> Iterator[RuleResult]:
    """An update says more than the one before, and an item is not amber for a year without a step.

    Two updates say the same if they share seven in ten of their words, a hint, or nearly all.
    """
    for item in meeting.open_items:
        told = public_accounts(item)
        if len(told) > 1 and _say_the_same(told[-2].update.text, told[-1].update.text):
            then, now = long_date(told[-2].update.date), long_date(told[-1].update.date)
            yield RuleResult.on_item(
                item,
                ("progress", told[-1].index),
                f"The updates of {then} and {now} say nearly the same: "
                f"{quote(told[-1].update.text)}.",
                f"What has changed on {meeting.name(item)} between {then} and {now}, when both "
                f"updates say the same?",
                is_hint=likeness(told[-2].update.text, told[-1].update.text) < _COPIED,
            )
        elif result := _amber_for_a_year(meeting, item):
            yield result


class _Again(NamedTuple):
    """A statement that several updates, one after another, have in the same words."""

    statement: str
    how_many: str


def _said_again(told: Sequence[Account]) -> _Again | None:
    """Return the statement that three updates repeat, or two that repeat half of what they say."""
    last, before = told[-1], told[-2]
    repeated = [each for each in last.statements if _stands_in(each, before)]
    if not repeated:
        return None
    for each in repeated:
        if len(told) >= _THREE and _stands_in(each, told[-_THREE]):
            return _Again(each, "Three")
    same = (each for each in last.statements if _stands_in(each, before, least=1))
    letters = sum(len(each) for each in same)
    is_half = letters * 2 >= sum(len(each) for each in last.statements)
    return _Again(repeated[0], "Two") if is_half else None


def _stands_in(statement: str, told: Account, least: int = _LONG) -> bool:
    """Check whether an update has a statement of so many telling words, or nearly the same."""
    if len(content_words(statement)) < least:
        return False
    given = [each.value for each in figures(statement)]
    return any(
        likeness(statement, each) >= _SAME_STATEMENT
        and [figure.value for figure in figures(each)] == given
        for each in told.statements
    )


def _amber_for_a_year(meeting: Preparation, item: Item) -> RuleResult | None:
    change = item.rag_changes[-1] if item.rag_changes else None
    if change is None or item.rag not in (Rag.AMBER, Rag.RED):
        return None
    age = (meeting.position - change.date).days
    done = any(step.done and step.done >= change.date for step in item.steps_to_green)
    if age < A_YEAR or done:
        return None
    since = long_date(change.date)
    return RuleResult.on_item(
        item,
        ("rag",),
        f"It has been {item.rag} since {since}, {days(age)}, and no step has been completed since.",
        f"{meeting.name(item)} has been {item.rag} since {since} with no step completed: what has "
        f"moved?",
    )


def _earlier(meeting: Preparation, named: str) -> str:
    """Return an earlier item's report, or the inspection that is named instead of an item."""
    inspection = meeting.register.inspections.get(named.partition("/")[0])
    return inspection.called if inspection else named


def _say_the_same(one: str, other: str) -> bool:
    return (
        min(len(content_words(one)), len(content_words(other))) >= _FEWEST_WORDS
        and likeness(one, other) >= _SAME_WORDS
        and [each.value for each in figures(one)] == [each.value for each in figures(other)]
    )
