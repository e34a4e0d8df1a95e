"""Dates of completion, and whether they are credible."""

from collections.abc import Iterator, Sequence
from datetime import date

from peeltrack.model.items import Item
from peeltrack.model.problems import Place
from peeltrack.model.progress import DateChange
from peeltrack.queries.challenge.meeting import answering_office
from peeltrack.queries.challenge.points import Preparation, RuleResult
from peeltrack.queries.challenge.quotes import admitted_setback, quote
from peeltrack.wording import counted, days, listed, long_date, times

_NEAR = 92
"""Days: a quarter, in which most forums meet no more than three times."""
_AGAIN = 2
_WHOSE = {"due": "The inspectorate's date", "target": "The force's target"}


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
        if later or (left <= _NEAR and is_wanting):
            work = _work_left(item, len(later), len(undated))
            yield RuleResult.on_item(
                item,
                (key,),
                f"{_WHOSE[key]} is {long_date(last)}, {_how_far(meeting, left)}: {work}.",
                f"With {days(left)} left, will “{item.title}” be complete by {long_date(last)}?"
                if left
                else f"Will “{item.title}” be complete today, {long_date(last)}?",
            )


def target_moved_again(meeting: Preparation) -> Iterator[RuleResult]:
    """The target of an open item, and the day of an open step, moved later once at most."""
    for item in meeting.open_items:
        for what, moves, at in _moves(item):
            later = [move for move in moves if move.before and move.after > move.before]
            if len(later) >= _AGAIN:
                first, last = later[0].before or later[0].after, later[-1].after
                yield RuleResult.on_item(
                    item,
                    at,
                    f"{what} has been put off {times(len(later))}, from {long_date(first)} "
                    f"to {long_date(last)} ({days((last - first).days)}).",
                    f"{what} has been put off {times(len(later))}. How sure is "
                    f"{answering_office(meeting, item)} that {long_date(last)} will hold?",
                )
                break


def day_in_doubt(meeting: Preparation) -> Iterator[RuleResult]:
    """The last update admits no setback beside a day still to come of a step that it speaks to.

    A setback is known by words such as delayed or disrupted, a hint.
    """
    for item in meeting.worked_items:
        last, setback = item.last_update, admitted_setback(item.last_update)
        if last is None or setback is None:
            continue
        ahead = [
            (step.due, index)
            for index, step in enumerate(item.steps_to_green)
            if step.done is None
            and step.due
            and step.due >= meeting.position
            and step.id in last.steps
        ]
        if ahead:
            due, index = min(ahead)
            step, day = quote(item.steps_to_green[index].text), long_date(due)
            yield RuleResult.on_item(
                item,
                ("steps_to_green", index, "due"),
                f"{step} is due on {day}; the update of {long_date(last.date)} says {setback}.",
                f"The update says {setback}. How sure is {answering_office(meeting, item)} that "
                f"{step} will be done by {day}?",
                is_hint=last.blocker is None,
            )


def no_priority(meeting: Preparation) -> Iterator[RuleResult]:
    """An open item without an update has at least a date."""
    for item in meeting.worked_items:
        if not item.progress and not _has_day(item):
            yield RuleResult.on_item(
                item,
                ("target",),
                "Nothing is reported on it, and nothing still to do has a day.",
                f"What priority has “{item.title}” among the "
                f"{counted(len(meeting.agenda), 'finding')}?",
            )


def no_timetable(meeting: Preparation) -> Iterator[RuleResult]:
    """An open item has a day: the inspectorate's, the force's own, or that of an open step."""
    for item in meeting.worked_items:
        if _has_day(item):
            continue
        fact, steps = "The item has no day.", item.open_steps
        if steps:
            fact = f"Neither the item nor any of its {counted(len(steps), 'open step')} has a day."
        yield RuleResult.on_item(
            item, ("target",), fact, f"By when will “{item.title}” be complete?"
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
    steps = counted(len(item.steps_to_green), "step")
    loose = [
        *([f"{undated} without a day"] if undated else []),
        *([f"{later} with a later one"] if later else []),
    ]
    return f"{len(item.open_steps)} of {steps} still open, {listed(loose)}"


def _moves(item: Item) -> Iterator[tuple[str, Sequence[DateChange], Place]]:
    yield f"The target of “{item.title}”", item.target_changes, ("target",)
    for index, step in enumerate(item.steps_to_green):
        if step.done is None:
            yield quote(step.text), step.due_changes, ("steps_to_green", index, "due")
