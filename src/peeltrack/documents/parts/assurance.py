"""Assurance about findings: opened, closed and overdue by age, now and at the last paper. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import inf

from peeltrack.documents.parts.ended import CLOSED, HOW
from peeltrack.documents.parts.scope import Scope
from peeltrack.documents.parts.shortfalls import shortfalls
from peeltrack.model.items import Item
from peeltrack.model.register import Register
from peeltrack.queries.due import Due, DueKind, kinds_in_words
from peeltrack.queries.forum import agenda, forum_deadlines, forum_items
from peeltrack.wording import agreeing, counted, in_words

_AGES = {
    "Overdue by up to 30 days": (1, 30),
    "Overdue by 31 to 90 days": (31, 90),
    "Overdue by more than 90 days": (91, inf),
}
"""The rows for what is overdue, with the days of each."""
_ALWAYS = ("Findings opened to date", CLOSED, "Open")
"""The rows that are there also for a nought."""
_MINUS = "\u2212"


@dataclass(frozen=True, slots=True)
class AssuranceRow:
    """A number now, and what it was at the last paper."""

    what: str
    """Findings opened to date; Overdue by 31 to 90 days."""
    before: int | None
    """The number at the last paper; None if there was none."""
    now: int
    """The number now."""

    @property
    def change(self) -> str:
        """Return the change since the last paper with its sign, or none; empty without one."""
        if self.before is None:
            return ""
        change = self.now - self.before
        return f"{change:+,}".replace("-", _MINUS) if change else "none"


@dataclass(frozen=True, slots=True)
class Assurance:
    """The position in a few numbers, with the change since the last paper."""

    sentence: str
    """Whether anything is overdue, or was asked for at once and is not complete."""
    since: date | None
    """The date of the last paper; None if there was none."""
    rows: tuple[AssuranceRow, ...]
    """Findings opened, closed and open, then what is overdue by age."""


@dataclass(frozen=True, slots=True)
class _Position:
    """The findings within a forum's remit on a date, with what was overdue then."""

    items: Sequence[Item]
    overdue: Sequence[Due]
    at_once: int
    on: date

    @property
    def late(self) -> Sequence[Due]:
        """Return what is overdue, without statutory responses."""
        return [due for due in self.overdue if due.kind != DueKind.RESPONSE]


def assurance(scope: Scope) -> Assurance:
    """Return the numbers of a committee's paper, and what they were at the last one."""
    short = shortfalls(scope.register, scope.items, scope.watchlist.late)
    now = _Position(scope.looked_at, short.overdue, len(short.at_once), scope.on)
    before = _before(scope, scope.before, scope.since) if scope.before and scope.since else None
    return Assurance(_sentence(now), scope.since, tuple(_rows(before, now)))


def _before(scope: Scope, register: Register, on: date) -> _Position:
    entries = forum_deadlines(register, scope.forum_id, on)
    late = [due for due in entries if due.due < on]
    items = forum_items(register, scope.forum)
    short = shortfalls(register, agenda(register, scope.forum), late)
    return _Position(items, short.overdue, len(short.at_once), on)


def _sentence(now: _Position) -> str:
    """Say what is overdue; of a response only that no publication is recorded."""
    late, responses = now.late, len(now.overdue) - len(now.late)
    parts = []
    if late:
        parts.append(f"{kinds_in_words(late)} {agreeing('are overdue', len(late))}")
    elif not responses:
        parts.append("Nothing is overdue")
    if responses:
        are_not = agreeing("are not recorded as published", responses)
        parts.append(f"{counted(responses, 'statutory response')} {are_not}")
    if now.at_once == 1:
        parts.append("one finding was asked for at once and is not recorded as complete")
    elif now.at_once:
        number = in_words(now.at_once)
        parts.append(f"{number} findings were asked for at once and are not recorded as complete")
    return "; ".join(parts)


def _rows(before: _Position | None, now: _Position) -> Iterator[AssuranceRow]:
    """Yield a row for each number, but none at which nothing is or was overdue or ended."""
    then = _numbers(before) if before else {}
    for what, number in _numbers(now).items():
        if what in _ALWAYS or number or then.get(what):
            yield AssuranceRow(what, then.get(what), number)


def _numbers(position: _Position) -> Mapping[str, int]:
    every = len(position.items)
    ended = {how: sum(item.state == each for item in position.items) for each, how in HOW.items()}
    ages = [(position.on - due.due).days for due in position.late]
    return {
        "Findings opened to date": every,
        **ended,
        "Open": every - sum(ended.values()),
        **{
            what: sum(least <= age <= most for age in ages) for what, (least, most) in _AGES.items()
        },
    }
