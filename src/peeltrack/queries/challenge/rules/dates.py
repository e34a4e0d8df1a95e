"""Dates of completion, and whether they are credible."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from peeltrack.language.told import ON_TRACK, finds
from peeltrack.model.items import Item
from peeltrack.model.problems import Place
from peeltrack.model.progress import DateChange, StepToGreen
from peeltrack.queries.challenge.accounts import (
    account,
    admitted_delay,
    called,
    public_accounts,
)
from peeltrack.queries.challenge.meeting import answering_office, is_response_of_the_chair
from peeltrack.queries.challenge.milestones import has_reasoned_target, is_hmicfrs_told
from peeltrack.queries.challenge.points import RuleResult
from peeltrack.queries.challenge.preparation import Preparation
from peeltrack.queries.challenge.quotes import quote, quote_said
from peeltrack.queries.challenge.spans import A_QUARTER, HALF_A_YEAR
from peeltrack.queries.challenge.word_overlap import content_words, shares_word
from peeltrack.queries.due import DueKind, overdue
from peeltrack.wording import counted, days, in_words, listed, long_date, times

_ON_TIME = re.compile(r"\bon time\b", re.IGNORECASE)
_AGAIN = 2
_THREE_WEEKS = 21
_WHOSE = {"due": "HMICFRS's due date", "target": "The force's target"}


def deadline_near(meeting: Preparation) -> Iterator[RuleResult]:
    """No date of HMICFRS is within three weeks while steps to green are open."""
    for item in meeting.worked_items:
        left = (item.due - meeting.on).days if item.due else -1
        if item.due is None or not 0 <= left <= _THREE_WEEKS or not item.open_steps:
            continue
        work, when = _still_open(item), long_date(item.due)
        yield RuleResult.on_item(
            item,
            ("due",),
            f"HMICFRS's due date is {when}, {_how_far(meeting, left)}: {work}.",
            f"HMICFRS's date for {meeting.name(item)} is {when}, with {work}: will it be met, and "
            f"has HMICFRS been told if not?",
            short=f"Due to HMICFRS by {when}, {work}. Will it be met?",
        )


def response_overdue(meeting: Preparation) -> Iterator[RuleResult]:
    """The statutory response to a report on the agenda is published when it is due.

    The commissioner, who publishes it, asks nobody else about it.
    """
    if is_response_of_the_chair(meeting):
        return
    reports = {item.inspection for item in meeting.agenda}
    for due in overdue(meeting.register, meeting.position):
        if due.kind == DueKind.RESPONSE and due.source in reports:
            report, when = meeting.register.inspections[due.source], long_date(due.due)
            yield RuleResult(
                None,
                report.file,
                ("statutory_response",),
                f"The statutory response to {report.called} was due by {when}.",
                f"When will the statutory response to {report.called}, due by {when}, be "
                f"published?",
            )


def due_before_work_ends(meeting: Preparation) -> Iterator[RuleResult]:
    """An item due within a quarter has steps, each with a day; no step is due after its item."""
    for item in meeting.worked_items:
        ahead = _days_ahead(item, meeting.on)
        if not ahead:
            continue
        last, key = ahead[0]
        left = (last - meeting.on).days
        later = [step for step in item.open_steps if step.due and step.due > last]
        undated = [step for step in item.open_steps if step.due is None]
        is_wanting = undated or not item.steps_to_green
        if later or (left <= A_QUARTER and is_wanting):
            work = _work_left(item, len(later), len(undated))
            loose = _loose(undated, later)
            yield RuleResult.on_item(
                item,
                (key,),
                f"{_WHOSE[key]} is {long_date(last)}, {_how_far(meeting, left)}: {work}.",
                f"With {days(left)} left{loose}, will {meeting.name(item)} be complete by "
                f"{long_date(last)}?"
                if left
                else f"Will {meeting.name(item)} be complete today, {long_date(last)}{loose}?",
            )


def _loose(undated: Sequence[StepToGreen], later: Sequence[StepToGreen]) -> str:
    """Name the first step that has no date, or a later one than its item."""
    if undated:
        return f" and {quote(undated[0].text)} without a date"
    due = later[0].due if later else None
    return f" and {quote(later[0].text)} due only on {long_date(due)}" if due else ""


def target_after_due(meeting: Preparation) -> Iterator[RuleResult]:
    """The force's own target for an open item is no later than HMICFRS's due date.

    Once the due date has passed, that is asked about as overdue. Nothing is asked of a target that
    was moved to its day with a reason.
    """
    for item in meeting.open_items:
        if has_reasoned_target(item, meeting.position):
            continue
        if item.due and item.target and item.target > item.due >= meeting.position:
            late = days((item.target - item.due).days)
            known = "" if is_hmicfrs_told(item) else ", and has HMICFRS been told"
            yield RuleResult.on_item(
                item,
                ("target",),
                f"HMICFRS's due date is {long_date(item.due)}; the force's target is "
                f"{long_date(item.target)}, {late} later.",
                f"Why is the target for {meeting.name(item)}, {long_date(item.target)}, {late} "
                f"after HMICFRS's due date{known}?",
            )


def target_moved_again(meeting: Preparation) -> Iterator[RuleResult]:
    """The target of an open item, and the day of an open step, moved later once at most.

    So did the date by which its updates expect it to be complete. One move of a quarter or more
    is asked about where an update of the half-year before said that all was on time.
    """
    for item in meeting.open_items:
        put_off = _put_off(meeting, item)
        if put_off is None:
            yield from _moved_far(meeting, item)
        elif put_off.last >= meeting.position:
            yield _on_put_off(
                item,
                put_off,
                f": why, and how sure is {answering_office(meeting, item)} that "
                f"{long_date(put_off.last)} will hold{_has_hmicfrs_been_told(meeting, item)}?",
            )


def target_passed_again(meeting: Preparation) -> Iterator[RuleResult]:
    """A target, or the day of a step, that was put off twice has not passed.

    Where HMICFRS's own date has passed too, it is asked about with that.
    """
    for item in meeting.open_items:
        put_off = _put_off(meeting, item)
        if put_off and put_off.last < meeting.position:
            yield _on_put_off(
                item,
                put_off,
                f", and {long_date(put_off.last)} has passed: what is the date now, and what is it "
                f"based on{_has_hmicfrs_been_told(meeting, item)}?",
            )


class _PutOff(NamedTuple):
    """A date that was put off at least twice."""

    what: str
    short: str
    times: int
    first: date
    last: date
    """What it was at first, and after the last move."""
    at: Place


def _put_off(meeting: Preparation, item: Item) -> _PutOff | None:
    """Return the first date of an item that was put off at least twice, if any."""
    for what, short, moves, at in _moves(meeting, item):
        later = [(before, after) for before, after in moves if after > before]
        if len(later) >= _AGAIN:
            return _PutOff(what, short, len(later), later[0][0], later[-1][1], at)
    return None


def _on_put_off(item: Item, put_off: _PutOff, asks: str) -> RuleResult:
    what, often = put_off.what, _how_often(put_off.times)
    first, last = long_date(put_off.first), long_date(put_off.last)
    return RuleResult.on_item(
        item,
        put_off.at,
        f"{what} has been put off {often}, from {first} to {last} "
        f"({days((put_off.last - put_off.first).days)}).",
        f"{what} has been put off {often}{asks}",
        short=f"{put_off.short} put off {often}, from {first} to {last}. Will that hold?",
    )


def _has_hmicfrs_been_told(meeting: Preparation, item: Item) -> str:
    """Ask, at the end of a question, whether HMICFRS knows that its own date has passed."""
    return ", and has HMICFRS been told" if item.due and item.due < meeting.on else ""


def _moved_far(meeting: Preparation, item: Item) -> Iterator[RuleResult]:
    """Ask about a target put off once by a quarter or more, soon after all was said to be well."""
    moves = [each for each in item.target_changes if each.before and each.after > each.before]
    last = moves[-1] if len(moves) == 1 and moves[-1].after >= meeting.position else None
    if last is None or last.before is None or (last.after - last.before).days < A_QUARTER:
        return
    recent = (
        (told, said)
        for told in reversed(public_accounts(item))
        if 0 <= (last.date - told.update.date).days <= HALF_A_YEAR
        for said in told.statements
        if finds(ON_TRACK, said) or _ON_TIME.search(said)
    )
    for told, said in recent:
        was, after, then = (long_date(e) for e in (last.before, last.after, told.update.date))
        name, quoted = meeting.name(item), quote_said(said)
        yield RuleResult.on_item(
            item,
            ("target",),
            f"The target of {name} was put off from {was} to {after} on {long_date(last.date)}; "
            f"the update of {then} said {quoted}.",
            f"On {then} the update of {name} said {quoted}, and the target was then put off from "
            f"{was} to {after}: what went wrong, and will {after} hold?",
            short=f"{quoted} ({then}), then put off to {after}. What went wrong?",
        )
        return


def day_in_doubt(meeting: Preparation) -> Iterator[RuleResult]:
    """The last update admits no setback beside a day still to come of a step that it speaks to.

    A setback is the barrier that its lead names, or words such as delayed or disrupted, quoted, in
    a sentence that has a word of the step. A barrier that has none is a hint.
    """
    for item in meeting.worked_items:
        told = account(item)
        if told is None:
            continue
        last = told.update
        ahead = [
            (step.due, index)
            for index, step in enumerate(item.steps_to_green)
            if step.done is None
            and step.due
            and step.due >= meeting.position
            and step.id in last.steps
        ]
        for due, index in sorted(ahead):
            admitted = admitted_delay(item, item.steps_to_green[index].text)
            if not admitted:
                continue
            setback = told.quoted(admitted)
            step, day = quote(item.steps_to_green[index].text), long_date(due)
            yield RuleResult.on_item(
                item,
                ("steps_to_green", index, "due"),
                f"{step} is due on {day}; the update of {long_date(last.date)} says {setback}.",
                f"How sure is {answering_office(meeting, item)} that {step} will be done by {day} "
                f"({meeting.name(item)}), when {called(item, told)} says {setback}?",
                is_hint=not shares_word(setback, content_words(item.steps_to_green[index].text)),
                short=f"{step} by {day}, although {setback}. How sure is that?",
                statement=admitted,
            )
            break


def no_priority(meeting: Preparation) -> Iterator[RuleResult]:
    """An open item without an update has at least a date."""
    for item in meeting.worked_items:
        if not item.progress and not _has_day(item):
            yield RuleResult.on_item(
                item,
                ("target",),
                "It has no update, and nothing still to do has a date.",
                f"What priority does {meeting.name(item)} have among the "
                f"{counted(len(meeting.agenda), 'finding')}?",
            )


def no_timetable(meeting: Preparation) -> Iterator[RuleResult]:
    """An open item has a date: HMICFRS's, the force's own, or that of an open step.

    One without steps is asked for its plan instead. A forum that meets in public sees no step, and
    asks where the item itself has none.
    """
    for item in meeting.worked_items:
        if _has_day(meeting.as_seen(item)) or not item.steps_to_green:
            continue
        fact, steps = "The item has no date.", item.open_steps
        if steps and not meeting.is_public:
            fact = f"Neither the item nor any of its {counted(len(steps), 'open step')} has a date."
        yield RuleResult.on_item(
            item,
            ("target",),
            fact,
            f"When will {meeting.name(item)} be completed?",
            of_many="have no date of their own" if meeting.is_public else "",
        )


def _has_day(item: Item) -> bool:
    return bool(item.due or item.target or any(step.due for step in item.open_steps))


def _days_ahead(item: Item, on: date) -> list[tuple[date, str]]:
    """Return the days of an item that are still to come, the nearer first, each with its key."""
    days_of = ((item.due, "due"), (item.target, "target"))
    return sorted((day, key) for day, key in days_of if day and day >= on)


def _how_far(meeting: Preparation, left: int) -> str:
    if not left:
        return "the day of the meeting"
    return (
        f"{days(left)} after the meeting" if meeting.position < meeting.on else f"in {days(left)}"
    )


def _work_left(item: Item, later: int, undated: int) -> str:
    if not item.steps_to_green:
        return "no step to green is written"
    loose = [
        *([f"{undated} without a date"] if undated else []),
        *([f"{later} with a later one"] if later else []),
    ]
    return f"{_still_open(item)}, {listed(loose)}"


def _still_open(item: Item) -> str:
    return f"{len(item.open_steps)} of {counted(len(item.steps_to_green), 'step')} still open"


def _moves(
    meeting: Preparation, item: Item
) -> Iterator[tuple[str, str, Sequence[tuple[date, date]], Place]]:
    """Yield the moves of each date still to be met, with its name, a short one and its place."""
    pairs = _pairs(item.target_changes)
    yield f"The target of {meeting.name(item)}", "Target", pairs, ("target",)
    for index, step in enumerate(item.steps_to_green):
        if step.done is None:
            at: Place = ("steps_to_green", index, "due")
            yield quote(step.text), quote(step.text), _pairs(step.due_changes), at
    named = [(each.index, each.update.next_milestone) for each in public_accounts(item)]
    last = next((each for each in reversed(named) if each[1] and each[1].due), None)
    if last and last[1]:
        days_named = [m.due for _, m in named if m and m.due and m.text == last[1].text]
        at = ("progress", last[0], "next_milestone")
        yield quote(last[1].text), quote(last[1].text), list(pairwise(days_named)), at
    expected = [(each.index, each.update.completed_by) for each in public_accounts(item)]
    dates = [(index, day) for index, day in expected if day]
    if dates:
        moves = list(pairwise(day for _, day in dates))
        at = ("progress", dates[-1][0], "completed_by")
        yield f"The date by which {meeting.name(item)} is to be complete", "Date", moves, at


def _how_often(number: int) -> str:
    return times(number) if number <= _AGAIN else f"{in_words(number)} times"


def _pairs(changes: Sequence[DateChange]) -> list[tuple[date, date]]:
    return [(each.before, each.after) for each in changes if each.before]
