"""What of a committee's findings is wanting: leads, dates, updates, what is late. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from peeltrack.documents.parts.dates import (
    Deadline,
    is_due_at_publication,
    public_due_date,
    public_target,
)
from peeltrack.documents.parts.item_order import in_order
from peeltrack.documents.parts.names import Link, OfficeView, lead_offices
from peeltrack.documents.parts.scope import Scope
from peeltrack.model.items import Item
from peeltrack.queries.due import Due, DueKind, undated
from peeltrack.wording import capitalised, days, lateness, long_date

_OF_OTHERS = (DueKind.ACTION, DueKind.RESPONSE)
"""What is promised by somebody else than the force for a finding."""


@dataclass(frozen=True, slots=True)
class ExceptionRow:
    """A finding of which something is wanting, or several of a report alike in all that is told."""

    report: str
    """What people call their report."""
    links: tuple[Link, ...]
    """Their references and titles; the anchor is their report's section."""
    leads: tuple[OfficeView, ...]
    """The strategic and the tactical lead, those that there are."""
    due: Deadline | None
    """The inspectorate's date."""
    target: Deadline | None
    """The force's own date."""
    parts: tuple[str, ...]
    """What is wanting: no strategic lead, no date, no published update."""


@dataclass(frozen=True, slots=True)
class Exceptions:
    """What is wanting of all the findings that are the force's to act on."""

    rows: tuple[ExceptionRow, ...]
    """The findings of which something is wanting, in the register's order, alike ones together."""
    others: tuple[str, ...]
    """What else is late: a statutory response, an action about no finding."""
    overdue: int
    """How many days set for these findings, their steps and for others have passed."""
    at_once: int
    """How many findings were asked for on the day of their report and are not complete."""
    unowned: int
    """How many have no strategic or no tactical lead in post."""
    undated: int
    """How many have neither the inspectorate's date nor the force's own."""
    not_fresh: int
    """How many have no published update, or an old one."""

    @property
    def counts(self) -> str:
        """All these in one line; what was asked for at once only where there is any."""
        at_once = f"asked for at once and not complete: {self.at_once}"
        told = [
            f"overdue: {self.overdue}",
            *([at_once] if self.at_once else []),
            f"one or both leads wanting: {self.unowned}",
            f"no date: {self.undated}",
            f"no fresh update: {self.not_fresh}",
        ]
        return ", ".join(told)


@dataclass(frozen=True, slots=True)
class _Shortfalls:
    """What is wanting, by the item's id."""

    late: Mapping[str, Sequence[Due]]
    """Without what others have let pass, and what was asked for on the day of the report."""
    others: Sequence[Due]
    """What is late besides: responses, and actions about no finding that is open for the force."""
    at_once: frozenset[str]
    """What was asked for on the day of the report and is not recorded as complete."""
    undated: frozenset[str]


def exceptions(scope: Scope, links: Mapping[str, Link]) -> Exceptions:
    """What is wanting of each finding that is the force's to act on, and what else is late.

    Args:
        scope: the meeting.
        links: the way to each item, within its report.
    """
    found = _shortfalls(scope)
    return Exceptions(
        rows=tuple(_merged_rows(_rows(scope, found, links))),
        others=tuple(_other_overdue(scope, due) for due in found.others),
        overdue=sum(len(each) for each in found.late.values()) + len(found.others),
        at_once=len(found.at_once),
        unowned=len(scope.watchlist.unowned),
        undated=len(found.undated),
        not_fresh=len(scope.watchlist.stale),
    )


def _rows(scope: Scope, found: _Shortfalls, links: Mapping[str, Link]) -> Iterator[ExceptionRow]:
    """A row for each finding of which something is wanting."""
    for item in in_order(scope.register, scope.items):
        parts = tuple(_reasons(scope, found, item))
        if parts or item.id in found.at_once:
            yield ExceptionRow(
                report=scope.register.inspection_of(item).called,
                links=(links[item.id],),
                leads=lead_offices(scope.register, item, scope.on),
                due=public_due_date(scope.register, item, scope.on),
                target=public_target(item, scope.on),
                parts=parts,
            )


def _merged_rows(rows: Iterable[ExceptionRow]) -> Iterator[ExceptionRow]:
    """The same with those in one that differ in nothing but the finding."""
    alike = defaultdict[ExceptionRow, list[Link]](list)
    for row in rows:
        alike[replace(row, links=())].extend(row.links)
    for row, links in alike.items():
        yield replace(row, links=tuple(links))


def _shortfalls(scope: Scope) -> _Shortfalls:
    ours = {item.id: item for item in scope.items if item.is_open and item.needs_leads}
    at_once = {id_ for id_, item in ours.items() if is_due_at_publication(scope.register, item)}
    late = defaultdict[str, list[Due]](list)
    for due in scope.watchlist.late:
        if due.item in ours and not (due.kind == DueKind.ITEM and due.item in at_once):
            late[due.item].append(due)
    dateless = {item.id for item in undated(scope.register)}
    others = [d for d in scope.watchlist.late if d.item not in ours and d.kind in _OF_OTHERS]
    return _Shortfalls(late, others, frozenset(at_once), frozenset(dateless & ours.keys()))


def _reasons(scope: Scope, found: _Shortfalls, item: Item) -> Iterator[str]:
    for due in found.late.get(item.id, ()):
        yield _overdue_reason(scope, due)
    missing = scope.watchlist.unowned.get(item.id)
    if missing:
        yield missing
    if item.id in found.undated:
        yield "no date"
    aged = scope.watchlist.stale.get(item.id)
    if aged:
        yield "no published update" if aged.age is None else f"last update {days(aged.age)} old"


def _overdue_reason(scope: Scope, due: Due) -> str:
    how = lateness(due.due, scope.on)
    if due.kind == DueKind.STEP:
        return f"step to green, {how}: {_in_a_line(due.what)}"
    if due.kind == DueKind.ACTION:
        return f"{_action(scope, due)}, {how}: {_in_a_line(due.what)}"
    return "past the inspectorate's date" if due.kind == DueKind.ITEM else "past the force's target"


def _other_overdue(scope: Scope, due: Due) -> str:
    day = long_date(due.due)
    if due.kind == DueKind.ACTION:
        return capitalised(f"{_action(scope, due)}, due {day}: {_in_a_line(due.what)}")
    return f"{due.what}: not recorded as published; it was due by {day}"


def _in_a_line(text: str) -> str:
    return " ".join(text.split()).removesuffix(".")


def _action(scope: Scope, due: Due) -> str:
    return f"action of {long_date(scope.register.meetings[due.source].date)}"
