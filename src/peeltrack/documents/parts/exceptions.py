"""The exceptions in a committee's paper: missing leads, dates and updates, overdue dates. Pure."""

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
"""The kinds of entry for which others than the force are responsible."""


@dataclass(frozen=True, slots=True)
class ExceptionRow:
    """A finding with an exception, or several of a report with the same exceptions."""

    report: str
    """The usual name of their report."""
    links: tuple[Link, ...]
    """Their references and titles; the anchor is their report's section."""
    leads: tuple[OfficeView, ...]
    """The strategic and tactical leads that are set."""
    due: Deadline | None
    """HMICFRS's due date."""
    target: Deadline | None
    """The force's own target."""
    parts: tuple[str, ...]
    """The exceptions: no strategic lead, no date, no published update."""


@dataclass(frozen=True, slots=True)
class Exceptions:
    """The exceptions among the findings that the force must act on."""

    rows: tuple[ExceptionRow, ...]
    """The findings with an exception, in the register's order, similar ones together."""
    others: tuple[str, ...]
    """Other overdue entries: a statutory response, an action about no finding."""
    overdue: int
    """The number of missed dates for these findings, their steps and others."""
    at_once: int
    """The number due on the date of their report that are not complete."""
    unowned: int
    """The number that lack a strategic or tactical lead in post."""
    undated: int
    """The number with neither HMICFRS's due date nor the force's own target."""
    not_fresh: int
    """The number without a published update, or with an old one."""

    @property
    def counts(self) -> str:
        """Return all these in one line; those due at once only if there are any."""
        at_once = f"asked for at once and not complete: {self.at_once}"
        counts = [
            f"overdue: {self.overdue}",
            *([at_once] if self.at_once else []),
            f"one or both leads wanting: {self.unowned}",
            f"no date: {self.undated}",
            f"no fresh update: {self.not_fresh}",
        ]
        return ", ".join(counts)


@dataclass(frozen=True, slots=True)
class _Shortfalls:
    """The shortfalls of findings, by the item's id."""

    late: Mapping[str, Sequence[Due]]
    """Overdue entries, without those due on the date of the report."""
    others: Sequence[Due]
    """Other overdue entries: responses, and actions about no open finding of the force."""
    at_once: frozenset[str]
    """Findings due on the date of the report and not recorded as complete."""
    undated: frozenset[str]


def exceptions(scope: Scope, links: Mapping[str, Link]) -> Exceptions:
    """Return the exceptions among the findings the force must act on, and what else is overdue.

    Args:
        scope: the meeting.
        links: the link to each item, within its report.
    """
    shortfalls = _shortfalls(scope)
    return Exceptions(
        rows=tuple(_merged_rows(_rows(scope, shortfalls, links))),
        others=tuple(_other_overdue(scope, due) for due in shortfalls.others),
        overdue=sum(len(each) for each in shortfalls.late.values()) + len(shortfalls.others),
        at_once=len(shortfalls.at_once),
        unowned=len(scope.watchlist.unowned),
        undated=len(shortfalls.undated),
        not_fresh=len(scope.watchlist.stale),
    )


def _rows(
    scope: Scope, shortfalls: _Shortfalls, links: Mapping[str, Link]
) -> Iterator[ExceptionRow]:
    """Yield a row for each finding with an exception."""
    for item in in_order(scope.register, scope.items):
        parts = tuple(_reasons(scope, shortfalls, item))
        if parts or item.id in shortfalls.at_once:
            yield ExceptionRow(
                report=scope.register.inspection_of(item).called,
                links=(links[item.id],),
                leads=lead_offices(scope.register, item, scope.on),
                due=public_due_date(scope.register, item, scope.on),
                target=public_target(item, scope.on),
                parts=parts,
            )


def _merged_rows(rows: Iterable[ExceptionRow]) -> Iterator[ExceptionRow]:
    """Merge the rows that differ only in the finding."""
    alike = defaultdict[ExceptionRow, list[Link]](list)
    for row in rows:
        alike[replace(row, links=())].extend(row.links)
    for row, links in alike.items():
        yield replace(row, links=tuple(links))


def _shortfalls(scope: Scope) -> _Shortfalls:
    own_items = {item.id: item for item in scope.items if item.is_open and item.needs_leads}
    at_once = {
        id_ for id_, item in own_items.items() if is_due_at_publication(scope.register, item)
    }
    late = defaultdict[str, list[Due]](list)
    for due in scope.watchlist.late:
        if due.item in own_items and not (due.kind == DueKind.ITEM and due.item in at_once):
            late[due.item].append(due)
    dateless = {item.id for item in undated(scope.register)}
    others = [d for d in scope.watchlist.late if d.item not in own_items and d.kind in _OF_OTHERS]
    return _Shortfalls(late, others, frozenset(at_once), frozenset(dateless & own_items.keys()))


def _reasons(scope: Scope, shortfalls: _Shortfalls, item: Item) -> Iterator[str]:
    for due in shortfalls.late.get(item.id, ()):
        yield _overdue_reason(scope, due)
    missing = scope.watchlist.unowned.get(item.id)
    if missing:
        yield missing
    if item.id in shortfalls.undated:
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
