"""The register at the end of each month, from git or from its dated facts."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import typer

from peeltrack.cli.shared.workspace import Workspace, option_date
from peeltrack.history.errors import NoRepositoryError
from peeltrack.history.register_series import first_commit_day, read_series
from peeltrack.history.revisions import commit_meant
from peeltrack.model.register import Register
from peeltrack.queries.as_at import as_at
from peeltrack.queries.trend import end_of_month, first_day, month_ends
from peeltrack.wording import listed


class HistorySource(StrEnum):
    """The sources of the past: commits, or the dated facts of the register."""

    GIT = "git"
    FACTS = "facts"


Dated = tuple[tuple[date, Register], ...]
"""The register as it was on each of several dates."""


@dataclass(frozen=True)
class MonthRange:
    """The first and last month of a range: without them, from the beginning until today."""

    since: str | None
    until: str | None

    def ends(self, beginning: date, on: date) -> tuple[date, ...]:
        """Return the last date of each month."""
        first = option_date("--since", _first_of(self.since)) if self.since else beginning
        last = on
        if self.until:
            last = option_date("--until", _first_of(self.until))
            last = end_of_month(last) if len(self.until) == len("2022-05") else last
        return month_ends(first, last)


def _first_of(month: str) -> str:
    return f"{month}-01" if len(month) == len("2022-05") else month


def has_history(workspace: Workspace) -> bool:
    """Check whether git has a history of the register, and write a note if not."""
    try:
        commit_meant(workspace.root, workspace.as_of or "HEAD")
    except NoRepositoryError:
        typer.echo("There is no git history; this comes from the register's dated facts.", err=True)
        return False
    return True


def has_earlier_month(workspace: Workspace) -> bool:
    """Check whether git has the register at the end of a month before this, with a note if not."""
    if not has_history(workspace):
        return False
    if end_of_month(first_commit_day(workspace.root, workspace.commits)) >= workspace.on:
        typer.echo("No earlier month in git: this is from the register's dated facts.", err=True)
        return False
    return True


def from_facts(workspace: Workspace, months: MonthRange) -> Dated:
    """Return the register at the end of each month, by its dated facts."""
    return tuple(iterate_from_facts(workspace, months))


def iterate_from_facts(workspace: Workspace, months: MonthRange) -> Iterator[tuple[date, Register]]:
    """Yield the same one by one: all at once they would fill the memory."""
    register = workspace.register
    days = months.ends(first_day(register) or workspace.on, workspace.on)
    yield from ((day, as_at(register, day)) for day in days)


def from_git(workspace: Workspace, months: MonthRange) -> Dated:
    """Return the register at the end of each month, as committed by then."""
    root, line = workspace.root, workspace.commits
    beginning = workspace.on if months.since else first_commit_day(root, line)
    registers = read_series(root, months.ends(beginning, workspace.on), line)
    if registers.unread:
        typer.echo(
            f"Note: {listed(registers.unread)} could not be read at every month's end; the last "
            "readable version is used.",
            err=True,
        )
    return tuple((day, as_at(register, day)) for day, register in registers.registers)
