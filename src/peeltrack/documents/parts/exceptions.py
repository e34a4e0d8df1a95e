"""The exceptions in a committee's paper: missing leads, dates and updates, overdue dates. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from peeltrack.documents.parts.dates import Deadline, public_due_date, target_deadline
from peeltrack.documents.parts.exception_groups import MissingGroup, Reason, exception_groups
from peeltrack.documents.parts.item_order import in_order
from peeltrack.documents.parts.names import Link, OfficeView, lead_offices
from peeltrack.documents.parts.scope import Scope
from peeltrack.documents.parts.shortfalls import Shortfalls, shortfalls
from peeltrack.model.items import Item
from peeltrack.queries.committee_status import CommitteeStatus, committee_status
from peeltrack.queries.due import WHOSE_DATE, Due, DueKind, kinds_in_words
from peeltrack.wording import agreeing, capitalised, in_words, lateness, long_date


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

    groups: tuple[MissingGroup, ...]
    """The exceptions by what is missing, the gravest first."""
    explanation: str
    """The reason why more findings lack a lead than await allocation; empty if none is needed."""
    rows: tuple[ExceptionRow, ...]
    """The findings with an exception, in the register's order, similar ones together."""
    others: tuple[str, ...]
    """Other overdue entries: a statutory response, an action or commitment about no finding."""
    overdue: int
    """The number of missed dates for these findings, their steps and others."""
    overdue_are: str
    """Their number by kind: 2 steps and the PCC's statutory response."""
    at_once: int
    """The number of those that HMICFRS asked for on the date of its report."""
    unowned: int
    """The number that lack a strategic or tactical lead in post."""
    undated: int
    """The number with neither HMICFRS's due date nor the force's own target."""
    not_fresh: int
    """The number without a published update, or with an old one."""

    @property
    def counts(self) -> str:
        """Return all these in one line; those asked for at once only if there are any."""
        at_once = f"; {self.at_once} asked for at once" if self.at_once else ""
        kinds = f" ({self.overdue_are}{at_once})" if self.overdue else ""
        counts = [
            f"overdue: {self.overdue}{kinds}",
            f"without a strategic or tactical lead: {self.unowned}",
            f"no date: {self.undated}",
            f"without a published update, or with an old one: {self.not_fresh}",
        ]
        return ", ".join(counts)


def exceptions(scope: Scope, links: Mapping[str, Link]) -> Exceptions:
    """Return the exceptions among the findings the force must act on, and what else is overdue.

    Args:
        scope: the meeting.
        links: the link to each item, within its report.
    """
    short = shortfalls(scope.register, scope.items, scope.watchlist.late)
    found = [
        (item, tuple(_reasons(scope, short, item)))
        for item in in_order(scope.register, scope.items)
    ]
    return Exceptions(
        groups=exception_groups(scope.register, found, links),
        explanation=_explanation(scope),
        rows=tuple(_merged_rows(_rows(scope, found, links))),
        others=tuple(_other_overdue(scope, due) for due in short.others),
        overdue=len(short.overdue),
        overdue_are=kinds_in_words(short.overdue),
        at_once=len(short.at_once),
        unowned=len(scope.watchlist.unowned),
        undated=len(short.undated),
        not_fresh=len(scope.watchlist.stale),
    )


def _rows(
    scope: Scope, found: Iterable[tuple[Item, Sequence[Reason]]], links: Mapping[str, Link]
) -> Iterator[ExceptionRow]:
    """Yield a row for each finding with an exception."""
    for item, reasons in found:
        if reasons:
            yield ExceptionRow(
                report=scope.register.inspection_of(item).called,
                links=(links[item.id],),
                leads=lead_offices(scope.register, item, scope.on),
                due=public_due_date(scope.register, item, scope.on),
                target=target_deadline(item, scope.on),
                parts=tuple(each.part for each in reasons if each.part),
            )


def _merged_rows(rows: Iterable[ExceptionRow]) -> Iterator[ExceptionRow]:
    """Merge the rows that differ only in the finding."""
    alike = defaultdict[ExceptionRow, list[Link]](list)
    for row in rows:
        alike[replace(row, links=())].extend(row.links)
    for row, links in alike.items():
        yield replace(row, links=tuple(links))


def _explanation(scope: Scope) -> str:
    """Explain two numbers that look alike: no lead in post, and awaiting allocation."""
    unowned = len(scope.watchlist.unowned)
    statuses = (committee_status(item) for item in scope.items)
    awaiting = sum(each == CommitteeStatus.AWAITING_ALLOCATION for each in statuses)
    if not awaiting or awaiting == unowned:
        return ""
    others = unowned - awaiting
    include = f"include the {in_words(awaiting)} awaiting allocation"
    if awaiting == 1:
        include = "include the one awaiting allocation"
    rest = f"the other {in_words(others)} {agreeing('have', others)}"
    return (
        f"The {in_words(unowned)} findings that lack a lead {include}, with neither a lead nor "
        f"an update; {rest} one lead or an update, and so count as in progress"
    )


def _reasons(scope: Scope, short: Shortfalls, item: Item) -> Iterator[Reason]:
    for due in short.late.get(item.id, ()):
        if due.kind == DueKind.ITEM and item.id in short.at_once:
            asked = public_due_date(scope.register, item, scope.on)
            yield Reason("Overdue", "", asked.phrase or "" if asked else "")
        else:
            yield Reason("Overdue", _overdue_part(scope, due), _overdue_detail(scope, due))
    missing = scope.watchlist.unowned.get(item.id)
    if missing:
        yield Reason("Without a strategic or tactical lead in post", missing, capitalised(missing))
    if item.id in short.undated:
        yield Reason("Without a due date or target", "no date", "")
    aged = scope.watchlist.stale.get(item.id)
    if aged and aged.last_update is None:
        yield Reason(
            "Without a recent published update", "no published update", "No published update"
        )
    elif aged and aged.last_update:
        day = long_date(aged.last_update)
        yield Reason(
            "Without a recent published update",
            f"last published update {day}",
            f"Last published update {day}",
        )


def _overdue_part(scope: Scope, due: Due) -> str:
    if due.kind in WHOSE_DATE:
        return f"past {WHOSE_DATE[due.kind]}"
    return f"{_called(scope, due)}, {lateness(due.due, scope.on)}: {_in_a_line(due.what)}"


def _overdue_detail(scope: Scope, due: Due) -> str:
    day = long_date(due.due)
    if due.kind in WHOSE_DATE:
        return f"{capitalised(WHOSE_DATE[due.kind])}, {day}"
    return capitalised(f"{_called(scope, due)}, due {day}: {_in_a_line(due.what)}")


def _other_overdue(scope: Scope, due: Due) -> str:
    day = long_date(due.due)
    if due.kind == DueKind.RESPONSE:
        return f"{due.what}: not recorded as published; it was due by {day}"
    if due.kind == DueKind.COMMENTS:
        return f"{due.what}: not received; due by {day}"
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
