"""Steps to green: whether they are done in time, and whether they cover the finding."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import partial

from peeltrack.language.admissions import admits
from peeltrack.language.claims import DONE, PENDING
from peeltrack.language.told import finds, statements
from peeltrack.model.items import Item
from peeltrack.model.progress import ProgressUpdate, StepToGreen
from peeltrack.queries.challenge.accounts import expected_day, public_accounts
from peeltrack.queries.challenge.ask_about import ask_about
from peeltrack.queries.challenge.milestones import (
    OF_THE_ITEM,
    OwnDate,
    is_hmicfrs_told,
    passed_by,
)
from peeltrack.queries.challenge.overdue_dates import overdue_dates
from peeltrack.queries.challenge.points import RuleResult
from peeltrack.queries.challenge.preparation import Preparation
from peeltrack.queries.challenge.promised import is_promised
from peeltrack.queries.challenge.quotes import quote
from peeltrack.queries.challenge.spans import A_MONTH
from peeltrack.queries.challenge.standards import NONE
from peeltrack.queries.challenge.tells_of import update_tells_of
from peeltrack.queries.challenge.word_overlap import (
    GROUPS,
    content_words,
    shared,
    shares_word,
    speaks_to,
)
from peeltrack.wording import counted, days, in_words, lateness, listed, long_date

_FIRST = 3
"""Telling words of a step that say what it is about."""
_NAMED = 2
"""Overdue dates that a question names in full; the fact names each."""
_TWO = 2
"""Telling words of a step by which a statement is of it."""
_BEGINS = re.compile(r"\b(?:starts?|begins?|is (?:booked|due|planned)|will be)\b", re.IGNORECASE)
_AHEAD = re.compile(r"\b(?:will|(?:have|has|is|are) to|before|until)\b", re.IGNORECASE)
"""How a statement speaks of what is still to come."""


def milestone_passed(meeting: Preparation) -> Iterator[RuleResult]:
    """No date of an open item or of its steps has passed with it undone.

    The item's own date is left to the question on what HMICFRS returned, and a step's to that on a
    commitment which says the same. A date that is not the one to which it was last moved is left
    to `validate`.
    """
    for item in meeting.open_items:
        passed = overdue_dates(meeting, item)
        if meeting.is_public and any(each.at[0] in OF_THE_ITEM for each in passed):
            passed = [each for each in passed if each.at[0] in OF_THE_ITEM]
        if not passed:
            continue
        told = _told_of(meeting, item, passed) if meeting.is_public else None
        if told:
            yield told
            continue
        steps = [each for each in passed if each.at[0] == "steps_to_green"]
        whole = next((each for each in passed if _is_whole(item, each)), None)
        parts = [each for each in passed if not _is_whole(item, each)]
        yield RuleResult.on_item(
            item,
            (whole or passed[0]).at,
            " ".join(_passed(meeting, passed)),
            f"{_when(meeting, item, passed, _unspoken(item, steps))}?",
            short=_in_short(meeting, passed),
            joined=_joined(meeting, whole, parts),
        )


def _joined(meeting: Preparation, whole: OwnDate | None, parts: Sequence[OwnDate]) -> str:
    """Ask the same within another question about the item, without a mark."""
    steps = _in_full(parts)
    if whole is None:
        return f"why {'are' if len(parts) > 1 else 'is'} {steps} not done"
    if whole.day >= meeting.position:
        return (
            f"will it be complete by {long_date(whole.day)}{f', and {steps} be done' * bool(parts)}"
        )
    undone = f" and {steps} not done" if parts else ""
    return f"why is it not complete, with {passed_by(whole)}{undone}"


def _told_of(meeting: Preparation, item: Item, passed: Sequence[OwnDate]) -> RuleResult | None:
    """Ask, by what a public update says of it, of a step that is overdue and that none may see."""
    for step in (item.steps_to_green[int(e.at[1])] for e in passed if e.at[0] == "steps_to_green"):
        alike = partial(_words_of, step)
        for told in reversed(public_accounts(item)):
            said = max(told.statements, key=alike, default="")
            is_ahead = _AHEAD.search(said) or finds(PENDING, said) or admits(said)
            if step.id in told.update.steps and alike(said) and is_ahead and not finds(DONE, said):
                asks = "how does that stand, and when will it be done"
                return ask_about(meeting, item, told, said, asks)
    return None


def _words_of(step: StepToGreen, statement: str) -> int:
    """Count the telling words of a step in a statement, but for groups of people."""
    own = [word for word in content_words(step.text) if not shares_word(word, GROUPS)]
    return len(shared(own, content_words(statement)))


def _passed(meeting: Preparation, passed: Sequence[OwnDate]) -> Iterator[str]:
    """Say what is overdue, and what falls due before a meeting that is still to come."""
    late = [each for each in passed if each.day < meeting.position]
    if late:
        ago = [f"by {days((meeting.on - each.day).days)}" for each in late]
        then = meeting.at_meeting
        if len(late) == 1:
            yield f"Not recorded as done, and overdue {ago[0]}{then}: {_named(late)}."
        else:
            yield f"Not recorded as done, and overdue{then}: {_named(late, ago)}."
    if ahead := passed[len(late) :]:
        yield f"Not recorded as done, and due before the meeting: {_named(ahead)}."


def _named(milestones: Sequence[OwnDate], ago: Sequence[str] = ()) -> str:
    late = ago or [""] * len(milestones)
    return listed(
        [
            f"{each.what} by {long_date(each.day)} ({', '.join(filter(None, (each.whose, how)))})"
            for each, how in zip(milestones, late, strict=True)
        ]
    )


def _when(meeting: Preparation, item: Item, passed: Sequence[OwnDate], unspoken: str) -> str:
    """Ask, without a mark, when what is overdue will be done: two dates, and how many others."""
    name = meeting.name(item)
    whole = next((each for each in passed if _is_whole(item, each)), None)
    parts = [each for each in passed if not _is_whole(item, each)]
    steps = _in_full(parts)
    if whole is None:
        verb = "are" if len(parts) > 1 else "is"
        far = "each" if len(parts) > 1 else "it"
        return (
            f"Why {verb} {steps} not done for {name}{unspoken}, how far is {far}, and when will "
            "that be"
        )
    day = long_date(whole.day)
    if whole.day >= meeting.position:
        also = f", and {steps} be done" if steps else ""
        return f"Will {name} be complete by {day}{also}{unspoken and f', and{unspoken[1:]}'}"
    undone = f" and {steps} not done" if steps else ""
    expected = expected_day(item)
    if whole.at[0] == "due" and item.target is None and expected and expected > meeting.position:
        undone = f"{undone}, and its updates expecting it by {long_date(expected)}"
    elif whole.at[0] == "due" and item.target is None:
        undone = f"{undone}, and no target of the force's own"
    elif whole.at[0] == "due" and item.target and item.target > meeting.position:
        undone = f"{undone}, and the force's own target only on {long_date(item.target)}"
    passed_then = f"with {passed_by(whole)}{undone}"
    is_untold = whole.at[0] == "due" and not is_hmicfrs_told(item)
    known = ", what has HMICFRS been told" if is_untold else ""
    return (
        f"Why is {name} not complete, {passed_then}{unspoken}, what is done meanwhile{known}, and "
        "when will it be complete"
    )


def _is_whole(item: Item, passed: OwnDate) -> bool:
    """Check whether a date is of the item as a whole, and not of a step."""
    return passed.what == f"“{item.title}”"


def _in_short(meeting: Preparation, passed: Sequence[OwnDate]) -> str:
    """Ask of the first date that is overdue, in few words, without the item's name."""
    first, *others = passed
    more = f", and {counted(len(others), 'other date')} passed" if others else ""
    late = lateness(first.day, meeting.position, meeting.on)
    if first.day < meeting.position:
        late = f"{lateness(first.day, meeting.on)}{meeting.at_meeting}"
    return f"{first.what}: {late}{more}. Why, and when?"


def _unspoken(item: Item, late: Sequence[OwnDate]) -> str:
    """Ask why no update mentions one of the overdue steps, where updates name others."""
    steps = [item.steps_to_green[int(each.at[1])] for each in late]
    silent = next((quote(step.text) for step in steps if _is_unspoken(item, step)), "")
    return f", why does no update mention {silent if len(steps) > 1 else 'it'}" if silent else ""


def _is_unspoken(item: Item, step: StepToGreen) -> bool:
    """Check whether no update names a step or its parts, though updates name others."""
    named = {each for update in item.progress for each in update.steps}
    parts = {ref for update in item.progress for ref in update.clauses}
    if not named or step.id in named or parts & set(step.clauses):
        return False
    told = [update.text for update in item.progress]
    if any(len(shared(content_words(step.text)[:_FIRST], content_words(e))) > 1 for e in told):
        return False
    own_words = _own_words(item, step)
    if any(shares_word(each, own_words) for each in told):
        return False
    is_of_parts = parts and step.clauses
    return bool(is_of_parts) or not any(speaks_to(each, step.text) for each in told)


def _own_words(item: Item, step: StepToGreen) -> list[str]:
    """Return the words of a step behind its verb that neither the finding nor another step has."""
    others = [each.text for each in item.steps_to_green if each is not step]
    common = content_words(" ".join((item.title, item.wording, *others)))
    return [each for each in content_words(step.text)[1:] if not shared([each], common)]


def _in_full(parts: Sequence[OwnDate]) -> str:
    """Name two steps with their dates, and how many others."""
    steps = [f"{each.what} (due by {long_date(each.day)})" for each in parts[:_NAMED]]
    if len(parts) > _NAMED:
        steps.append(counted(len(parts) - _NAMED, "other step"))
    return listed(steps)


def no_step(meeting: Preparation) -> Iterator[RuleResult]:
    """An open item has steps to green."""
    for item in meeting.worked_items:
        if not item.steps_to_green:
            yield RuleResult.on_item(
                item,
                ("steps_to_green",),
                f"It has no step to green{_nor_date(item)}.",
                f"What is the plan for {meeting.name(item)}?",
            )


def _nor_date(item: Item) -> str:
    wanting = [
        *([] if item.due or item.target else ["date"]),
        *([] if item.measures else ["measure of success"]),
    ]
    return f", and no {listed(wanting, 'and no')}" if wanting else ""


def step_unspoken(meeting: Preparation) -> Iterator[RuleResult]:
    """The last update speaks to every open step, where it names steps and no parts.

    The weightiest step is asked about: one with a day, then one that an investment pays for.
    One that waits for others, or that a commitment is about, is asked about with that; of one that
    is due more than a month after the meeting nothing is asked.
    """
    for item in meeting.worked_items:
        last = item.last_update
        if last is None or last.clauses or not last.steps:
            continue
        soon = meeting.on + timedelta(A_MONTH)
        unnamed = (
            step
            for step in item.open_steps
            if step.id not in last.steps and (step.due is None or step.due <= soon)
        )
        silent = [
            step
            for step in unnamed
            if not _is_asked_with_another(meeting, item, step) and not _is_told_of(last, step)
        ]
        if silent:
            named = quote(min(silent, key=lambda step: _lightness(item, step)).text)
            some = f"{in_words(len(silent))} of the {in_words(len(item.open_steps))} open steps"
            unspoken = f"{some}, above all {named}" if len(silent) > 1 else named
            yield RuleResult.on_item(
                item,
                ("progress", len(item.progress) - 1),
                f"The update of {long_date(last.date)} does not mention {unspoken}.",
                f"What has been done on {named}, which the last update of {meeting.name(item)} "
                f"does not mention?",
                short=f"{named} is not in the last update. What has been done?",
                joined=f"what has been done on {named}",
            )


def _is_told_of(last: ProgressUpdate, step: StepToGreen) -> bool:
    """Check whether a statement of an update is of a step by two of its telling words.

    Of one that says when work is to begin the first of them is enough: the audit starts in May.
    """
    if update_tells_of(last, step.text):
        return True
    begun = [
        each for each in statements(last.text) if _BEGINS.search(each) and not NONE.search(each)
    ]
    own = content_words(step.text)[:1]
    return any(shares_word(said, own) for said in begun)


def _is_asked_with_another(meeting: Preparation, item: Item, step: StepToGreen) -> bool:
    """Check whether a step waits for others, or a commitment is about it."""
    waits = any(speaks_to(awaited.what, step.text) for awaited in item.depends_on)
    return waits or is_promised(meeting, item, step.text)


def _lightness(item: Item, step: StepToGreen) -> tuple[bool, date, bool]:
    """Return the key that sorts an item's steps, the weightiest first."""
    is_funded = any(speaks_to(step.text, funded.text) for funded in item.investments)
    return step.due is None, step.due or date.max, not is_funded
