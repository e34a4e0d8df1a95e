"""Assurance about findings: opened, closed and overdue by age, now and at the last paper. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import inf

from peeltrack.documents.parts.scope import Scope
from peeltrack.documents.parts.shortfalls import shortfalls
from peeltrack.model.items import Item
from peeltrack.model.register import Register
from peeltrack.queries.due import Due, DueKind, kinds_in_words
from peeltrack.queries.forum import agenda, forum_deadlines, forum_items
from peeltrack.wording import counted, in_words

_AGES = (
    ("Overdue by up to 30 days", 1, 30),
    ("Overdue by 31 to 90 days", 31, 90),
    ("Overdue by more than 90 days", 91, inf),
)
"""The rows for what is overdue, with the days of each."""
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

    items: Mapping[str, Item]
    overdue: Sequence[Due]
    at_once: int
    on: date


def assurance(scope: Scope) -> Assurance:
    """Return the numbers of a committee's paper, and what they were at the last one."""
    items = {item.id: item for item in scope.looked_at}
    short = shortfalls(scope.register, scope.items, scope.watchlist.late)
    now = _Position(items, short.overdue, len(short.at_once), scope.on)
    before = _before(scope, scope.before, scope.since) if scope.before and scope.since else None
    return Assurance(_sentence(now), scope.since, tuple(_rows(before, now)))


def _before(scope: Scope, register: Register, on: date) -> _Position:
    entries = forum_deadlines(register, scope.forum_id, on)
    late = [due for due in entries if due.due < on]
    items = {item.id: item for item in forum_items(register, scope.forum)}
    short = shortfalls(register, agenda(register, scope.forum), late)
    return _Position(items, short.overdue, len(short.at_once), on)


def _sentence(now: _Position) -> str:
    """Say what is overdue; of a response only that no publication is recorded."""
    late = [due for due in now.overdue if due.kind != DueKind.RESPONSE]
    verb = "is" if len(late) == 1 else "are"
    parts = [f"{kinds_in_words(late)} {verb} overdue" if late else "Nothing is overdue"]
    if responses := len(now.overdue) - len(late):
        verb = "is" if responses == 1 else "are"
        parts.append(f"{counted(responses, 'statutory response')} {verb} not recorded as published")
    if now.at_once == 1:
        parts.append("one finding was asked for at once and is not recorded as complete")
    elif now.at_once:
        number = in_words(now.at_once)
        parts.append(f"{number} findings were asked for at once and are not recorded as complete")
    return "; ".join(parts)


def _rows(before: _Position | None, now: _Position) -> Iterator[AssuranceRow]:
    then_ended = sum(i.has_ended for i in before.items.values()) if before else None
    ended = sum(item.has_ended for item in now.items.values())
    then_all = len(before.items) if before else None
    then_open = len(before.items) - (then_ended or 0) if before else None
    yield AssuranceRow("Findings opened to date", then_all, len(now.items))
    yield AssuranceRow("Closed, superseded or not applicable", then_ended, ended)
    yield AssuranceRow("Open", then_open, len(now.items) - ended)
    for what, least, most in _AGES:
        number = _aged(now, least, most)
        then = _aged(before, least, most) if before else None
        if number or then:
            yield AssuranceRow(what, then, number)


def _aged(position: _Position, least: int, most: float) -> int:
    late = (due for due in position.overdue if due.kind != DueKind.RESPONSE)
    return sum(least <= (position.on - due.due).days <= most for due in late)
