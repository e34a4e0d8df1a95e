"""Dates of completion, and whether they are credible."""

from collections.abc import Iterator, Sequence
from datetime import date

from peeltrack.model.items import Item
from peeltrack.model.progress import StepToGreen
from peeltrack.queries.challenge.accounts import (
    account,
    admitted_delay,
    called,
)
from peeltrack.queries.challenge.meeting import answering_office, is_response_of_the_chair
from peeltrack.queries.challenge.points import RuleResult
from peeltrack.queries.challenge.preparation import Preparation
from peeltrack.queries.challenge.quotes import quote
from peeltrack.queries.challenge.spans import A_QUARTER
from peeltrack.queries.challenge.word_overlap import content_words, shares_word
from peeltrack.queries.due import DueKind, overdue
from peeltrack.wording import counted, days, listed, long_date

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
