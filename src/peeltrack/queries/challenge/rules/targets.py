"""Targets of the force's own, and whether they hold."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from peeltrack.language.told import ON_TRACK, finds
from peeltrack.model.items import Item
from peeltrack.model.problems import Place
from peeltrack.model.progress import DateChange
from peeltrack.queries.challenge.accounts import public_accounts
from peeltrack.queries.challenge.clauses import own_figures
from peeltrack.queries.challenge.meeting import answering_office
from peeltrack.queries.challenge.milestones import has_reasoned_target, is_hmicfrs_told
from peeltrack.queries.challenge.points import RuleResult
from peeltrack.queries.challenge.preparation import Preparation
from peeltrack.queries.challenge.quotes import quote, quote_said
from peeltrack.queries.challenge.spans import A_QUARTER, HALF_A_YEAR
from peeltrack.wording import days, in_words, long_date, times

_ON_TIME = re.compile(r"\bon time\b", re.IGNORECASE)
_AGAIN = 2
"""Moves from which on it is asked about."""


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
                f"{long_date(put_off.last)} will hold{_is_told(meeting, item, put_off)}?",
                "Will that hold?",
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
                f"based on{_is_told(meeting, item, put_off)}?",
                "What is the date now?",
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


def _on_put_off(item: Item, put_off: _PutOff, asks: str, asks_in_short: str) -> RuleResult:
    what, often = put_off.what, _how_often(put_off.times)
    first, last = long_date(put_off.first), long_date(put_off.last)
    return RuleResult.on_item(
        item,
        put_off.at,
        f"{what} has been put off {often}, from {first} to {last} "
        f"({days((put_off.last - put_off.first).days)}).",
        f"{what} has been put off {often}{asks}",
        short=f"{put_off.short} put off {often}, from {first} to {last}. {asks_in_short}",
    )


def _is_told(meeting: Preparation, item: Item, put_off: _PutOff) -> str:
    """Ask, at the end of a question on a target, whether HMICFRS knows that its date has passed."""
    is_late = item.due is not None and item.due < meeting.on
    return ", and has HMICFRS been told" if is_late and put_off.at == ("target",) else ""


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
        if finds(ON_TRACK, said) or (_ON_TIME.search(said) and not own_figures(said))
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
