"""Assurance about findings: opened, closed and overdue by age, now and at the last paper. Pure."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import inf

from peeltrack.documents.parts.ended import CLOSED, HOW
from peeltrack.documents.parts.names import Link, named_in_runs
from peeltrack.documents.parts.scope import Scope
from peeltrack.documents.parts.shortfalls import shortfalls
from peeltrack.model.items import Item
from peeltrack.model.register import Register
from peeltrack.queries.due import Due, DueKind, kinds_in_words
from peeltrack.queries.forum import agenda, forum_deadlines, forum_items
from peeltrack.wording import agreeing, capitalised, counted, counted_in_words, in_words, long_date

_AGES = {
    "Overdue by up to 30 days": (1, 30),
    "Overdue by 31 to 90 days": (31, 90),
    "Overdue by more than 90 days": (91, inf),
}
"""The rows for what is overdue, with the days of each."""
_ALWAYS = ("Findings opened to date", CLOSED, "Open")
"""The rows that are there also for a nought."""
_DATES = {DueKind.ITEM: "HMICFRS's due date", DueKind.TARGET: "target"}
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
    """Whether anything is overdue, and how much of it was asked for at once."""
    since: date | None
    """The date of the last paper; None if there was none."""
    rows: tuple[AssuranceRow, ...]
    """Findings opened, closed and open, then what is overdue by age."""
    soon: tuple[str, ...]
    """HMICFRS's due dates and the force's targets that are near, each with its findings."""


@dataclass(frozen=True, slots=True)
class _Position:
    """The findings within a forum's remit on a date, with what was overdue then."""

    items: Sequence[Item]
    overdue: Sequence[Due]
    at_once: int
    undated: int
    """The findings still to be completed that have neither a due date nor a target."""
    to_complete: int
    on: date

    @property
    def late(self) -> Sequence[Due]:
        """Return what is overdue, without statutory responses."""
        return [due for due in self.overdue if due.kind != DueKind.RESPONSE]


def assurance(scope: Scope) -> Assurance:
    """Return the numbers of a committee's paper, and what they were at the last one."""
    now = _position(scope.register, scope.items, scope.watchlist.late, scope.looked_at, scope.on)
    before = _before(scope, scope.before, scope.since) if scope.before and scope.since else None
    rows = tuple(_rows(before, now))
    return Assurance(_sentence(now), scope.since, rows, tuple(_soon(scope)))


def _before(scope: Scope, register: Register, on: date) -> _Position:
    entries = forum_deadlines(register, scope.forum_id, on)
    late = [due for due in entries if due.due < on]
    looked_at = forum_items(register, scope.forum)
    return _position(register, agenda(register, scope.forum), late, looked_at, on)


def _position(
    register: Register,
    items: Sequence[Item],
    late: Sequence[Due],
    looked_at: Sequence[Item],
    on: date,
) -> _Position:
    short = shortfalls(register, items, late)
    to_complete = sum(item.awaits_action for item in items)
    return _Position(
        looked_at, short.overdue, len(short.at_once), len(short.undated), to_complete, on
    )


def _soon(scope: Scope) -> Iterator[str]:
    """Yield the near dates of findings: 30 September 2022, HMICFRS's due date: AFIs 2 and 3."""
    groups = defaultdict[tuple[date, DueKind], list[Link]](list)
    for due in scope.watchlist.soon:
        if due.kind in _DATES and due.source in scope.links:
            groups[due.due, due.kind].append(scope.links[due.source])
    for (day, kind), named in groups.items():
        yield f"{long_date(day)}, {_DATES[kind]}: {named_in_runs(named)}"


def _sentence(now: _Position) -> str:
    """Say what is overdue or has no date; of a response only that no publication is recorded."""
    late, responses = now.late, len(now.overdue) - len(now.late)
    parts = []
    if late:
        kinds = kinds_in_words(late, in_figures=False)
        at_once = _asked_at_once(now.at_once, len(late))
        parts.append(f"{kinds} {agreeing('are overdue', len(late))}{at_once}")
    elif not responses:
        parts.append("No HMICFRS due date or target has passed")
    if responses:
        are_not = agreeing("are not recorded as published", responses)
        parts.append(f"{counted_in_words(responses, 'statutory response')} {are_not}")
    if now.undated and now.undated == now.to_complete:
        parts.append("no finding that the force has still to complete has a due date or a target")
    elif now.undated:
        every = f"{counted(now.to_complete, 'finding')} that the force has still to complete"
        lack = f"{agreeing('have', now.undated)} neither a due date nor a target"
        parts.append(f"{now.undated} of the {every} {lack}")
    return capitalised("; ".join(parts))


def _asked_at_once(number: int, late: int) -> str:
    """Say how many of the overdue dates are of findings that HMICFRS asked for at once."""
    if not number:
        return ""
    some = f"{in_words(number)} of them" if number < late else {1: "", 2: "both"}.get(late, "all")
    return f", {f'{some} asked for at once'.strip()}"


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
