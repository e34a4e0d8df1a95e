"""The exceptions in a committee's paper: missing leads, dates and updates, overdue dates. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from peeltrack.documents.parts.dates import (
    Deadline,
    is_due_at_publication,
    public_due_date,
    target_deadline,
)
from peeltrack.documents.parts.item_order import in_order
from peeltrack.documents.parts.names import Link, OfficeView, lead_offices
from peeltrack.documents.parts.scope import Scope
from peeltrack.model.items import Item
from peeltrack.queries.due import Due, DueKind, kinds_in_words, undated
from peeltrack.wording import capitalised, days, lateness, long_date


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
    """Other overdue entries: a statutory response, an action or commitment about no finding."""
    overdue: int
    """The number of missed dates for these findings, their steps and others."""
    overdue_are: str
    """Their number by kind: 2 steps and the PCC's statutory response."""
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
            f"overdue: {self.overdue}" + (f" ({self.overdue_are})" if self.overdue else ""),
            *([at_once] if self.at_once else []),
            f"without a strategic or tactical lead: {self.unowned}",
            f"no date: {self.undated}",
            f"without an update or out of date: {self.not_fresh}",
        ]
        return ", ".join(counts)


@dataclass(frozen=True, slots=True)
class _Shortfalls:
    """The shortfalls of findings, by the item's id."""

    late: Mapping[str, Sequence[Due]]
    """Overdue entries, without those due on the date of the report."""
    others: Sequence[Due]
    """Other overdue entries: responses, actions and commitments about no open finding."""
    at_once: frozenset[str]
    """Findings due on the date of the report and not recorded as complete."""
    undated: frozenset[str]

    @property
    def overdue(self) -> Sequence[Due]:
        """All that is overdue, without what is due on the date of the report."""
        return [*(due for each in self.late.values() for due in each), *self.others]


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
        overdue=len(shortfalls.overdue),
        overdue_are=kinds_in_words(shortfalls.overdue),
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
                target=target_deadline(item, scope.on),
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
    own_items = {item.id: item for item in scope.items if item.awaits_action}
    at_once = {
        id_ for id_, item in own_items.items() if is_due_at_publication(scope.register, item)
    }
    late = defaultdict[str, list[Due]](list)
    for due in scope.watchlist.late:
        if due.item in own_items and not (due.kind == DueKind.ITEM and due.item in at_once):
            late[due.item].append(due)
    dateless = {item.id for item in undated(scope.register)}
    others = [due for due in scope.watchlist.late if due.item not in own_items]
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
    if due.kind == DueKind.ITEM:
        return "past HMICFRS's due date"
    if due.kind == DueKind.TARGET:
        return "past the force's target"
    return f"{_called(scope, due)}, {lateness(due.due, scope.on)}: {_in_a_line(due.what)}"


def _other_overdue(scope: Scope, due: Due) -> str:
    day = long_date(due.due)
    if due.kind == DueKind.RESPONSE:
        return f"{due.what}: not recorded as published; it was due by {day}"
    return capitalised(f"{_called(scope, due)}, due {day}: {_in_a_line(due.what)}")


def _in_a_line(text: str) -> str:
    return " ".join(text.split()).removesuffix(".")


def _called(scope: Scope, due: Due) -> str:
    """Return the kind of an overdue part of an item or meeting: step to green."""
    if meeting := scope.register.meetings.get(due.source):
        return f"{due.kind} of {long_date(meeting.date)}"
    return {
        DueKind.STEP: "step to green",
        DueKind.DEPENDENCY: "dependency on a partner",
    }.get(due.kind, due.kind.value)
