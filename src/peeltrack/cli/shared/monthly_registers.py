"""The register at the end of each month, from git or from its dated facts."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import typer

from peeltrack.cli.shared.workspace import Workspace, day
from peeltrack.history.errors import NoRepositoryError
from peeltrack.history.register_series import first_commit_day, series
from peeltrack.history.revisions import commit_meant
from peeltrack.model.register import Register
from peeltrack.queries.as_at import as_at_each
from peeltrack.queries.trend import end_of_month, first_day, month_ends
from peeltrack.wording import listed


class HistorySource(StrEnum):
    """Where the past is taken from."""

    GIT = "git"
    FACTS = "facts"


Dated = tuple[tuple[date, Register], ...]
"""The register as it stood on each of some days."""


@dataclass(frozen=True)
class MonthRange:
    """The months that are asked about; a month left out is where the past begins, or today's."""

    since: str | None
    until: str | None

    def ends(self, beginning: date, on: date) -> tuple[date, ...]:
        """The last day of each."""
        first = day("--since", _whole(self.since)) if self.since else beginning
        last = on
        if self.until:
            last = day("--until", _whole(self.until))
            last = end_of_month(last) if len(self.until) == len("2022-05") else last
        return month_ends(first, last)


def _whole(month: str) -> str:
    return f"{month}-01" if len(month) == len("2022-05") else month


def has_history(workspace: Workspace) -> bool:
    """Whether git has one of the register; people are told where it has none."""
    try:
        commit_meant(workspace.root, workspace.as_of or "HEAD")
    except NoRepositoryError:
        typer.echo("No history in git: this is from the register's dated facts.", err=True)
        return False
    return True


def from_facts(workspace: Workspace, months: MonthRange) -> Dated:
    """The register at the end of each month, as its dated facts say that it stood."""
    return tuple(each_from_facts(workspace, months))


def each_from_facts(workspace: Workspace, months: MonthRange) -> Iterator[tuple[date, Register]]:
    """The same one after the other: together they would fill the memory with items of the past."""
    register = workspace.register
    days = months.ends(first_day(register) or workspace.on, workspace.on)
    yield from as_at_each((day, register) for day in days)


def from_git(workspace: Workspace, months: MonthRange) -> Dated:
    """The register at the end of each month, as it was committed by then."""
    root = workspace.root
    start = commit_meant(root, workspace.as_of).id if workspace.as_of else "HEAD"
    beginning = workspace.on if months.since else first_commit_day(root, start)
    found = series(root, months.ends(beginning, workspace.on), start)
    if found.unread:
        typer.echo(
            f"Note: at some month's end {listed(found.unread)} could not be read, "
            "and counts as it last could.",
            err=True,
        )
    return tuple(as_at_each(found.registers))
