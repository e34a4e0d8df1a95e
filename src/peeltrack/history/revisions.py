"""Commits that a person names by a date or a revision. Touches: git, reading only.

A day means its end: the last commit on or before it along the first parents of HEAD, each
commit's day being that of the committer's own calendar. So two machines in two time zones
give one answer, and a branch counts from the day on which it was merged.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from peeltrack.errors import PeelTrackError
from peeltrack.history import git
from peeltrack.history.errors import (
    GitError,
    NoCommitByThenError,
    NoRepositoryError,
    ShallowCloneError,
    UndatedCommitError,
    UnknownRevisionError,
)
from peeltrack.model.parse_date import date_written, parse_date
from peeltrack.model.versions import Commit
from peeltrack.wording import long_date

FIELDS = "%H%x00%cs%x00%an"
"""A commit as git is asked to print it: its name, its day, its author as recorded in it.

A branch may hold a .mailmap, which would give the commit to somebody else."""

_LAST_ZONE = timedelta(hours=12)
"""How long a day still lasts somewhere when it is over in Greenwich."""


def day_meant(text: str) -> date | None:
    """Return the date that a text names, or None for a revision.

    A text that begins with a figure and looks like a date is never taken for a branch.

    Raises:
        BadDateError: if it looks like a date and is not in the calendar.
    """
    parsed = parse_date(text)
    if parsed.value is None and parsed.doubt and text.strip()[:1].isdigit():
        return date_written("--as-of", text)
    return parsed.value


def commit_meant(folder: Path, text: str) -> Commit:
    """Return the commit that a day or a revision stands for in the repository of a folder.

    Raises:
        NoRepositoryError: if there is no repository, or no commit in it.
        UnknownRevisionError: if it has no such revision.
        NoCommitByThenError: if it begins after that day.
        ShallowCloneError: if what is asked for may lie before the point at which it was cut.
    """
    day = day_meant(text)
    return commit_at(folder, text) if day is None else commit_by(folder, day)


def commit_at(folder: Path, revision: str) -> Commit:
    """Return the commit of that name; see `commit_meant`."""
    if "\0" in revision:
        raise UnknownRevisionError(revision)
    wanted = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    name = git.ask(folder, *wanted)
    if name is None:
        first_parents(folder)
        if is_shallow(folder):
            raise ShallowCloneError(repr(revision))
        raise UnknownRevisionError(revision)
    return first_parents(folder, name.decode().strip(), "--max-count=1")[0]


def commit_by(folder: Path, day: date) -> Commit:
    """Return the last commit on or before that day; see `commit_meant`."""
    over = datetime.combine(day, time.max, UTC) + _LAST_ZONE
    until = f"--min-age={int(over.timestamp())}"
    for found in (first_parents(folder, "HEAD", until, "--max-count=1"), first_parents(folder)):
        # The first is the answer but where the next day had begun for the committer already.
        for commit in found:
            if commit.day <= day:
                return commit
    if is_shallow(folder):
        raise ShallowCloneError(long_date(day))
    raise NoCommitByThenError(day, found[-1].day)


def first_parents(folder: Path, start: str = "HEAD", *limits: str) -> Sequence[Commit]:
    """Return the commits along the first parents, newest first.

    A commit whose date git cannot read counts as of the day of the commit before it, the
    first as of the one after it.

    Raises:
        NoRepositoryError: if there is no repository.
        GitError: if git refuses the repository.
        UndatedCommitError: if no commit has a date that git can read.
    """
    asked = ("log", "-z", "--first-parent", "--no-color", f"--format={FIELDS}")
    for some in (limits, ()):
        printed = git.ask(folder, *asked, *some, "--end-of-options", start, "--")
        if printed is None:
            raise no_history(folder)
        parts = printed.decode("utf-8", "replace").split("\0")[:-1]
        if all(map(day_or_none, parts[1::3])):
            break  # else a commit without a date takes its neighbour's: the whole line is needed
    return tuple(map(Commit, parts[0::3], _with_neighbours(parts[0::3], parts[1::3]), parts[2::3]))


def no_history(folder: Path) -> PeelTrackError:
    """Return the reason why there is no history there: no repository, no commit, or git's own."""
    try:
        git.is_repository(folder)
        if git.ask(folder, "rev-parse", "--verify", "--quiet", "HEAD") is not None:
            git.read(folder, "read the history", "log", "--format=%H", "--")
    except GitError as error:
        return error
    return NoRepositoryError(folder)


def day_or_none(text: str) -> date | None:
    """Return a commit's day as git prints it; None if git cannot read its date."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def known_days(folder: Path, commits: Sequence[str], days: Sequence[str]) -> list[date]:
    """Return the day of each commit of a log; see `first_parents` for one without a date."""
    pairs = zip(commits, days, strict=True)
    return [day_or_none(day) or first_parents(folder, commit)[0].day for commit, day in pairs]


def _with_neighbours(commits: Sequence[str], days: Sequence[str]) -> list[date]:
    """Return the days, those that cannot be read taken from before, or else from after."""
    found: list[date | None] = list(map(day_or_none, days))
    for index in range(len(found) - 2, -1, -1):
        found[index] = found[index] or found[index + 1]
    for index in range(1, len(found)):
        found[index] = found[index] or found[index - 1]
    known = [day for day in found if day]
    if len(known) < len(found):
        raise UndatedCommitError(commits[0])
    return known


def is_shallow(folder: Path) -> bool:
    """Check whether the clone was made without its older commits."""
    return (git.ask(folder, "rev-parse", "--is-shallow-repository") or b"").strip() == b"true"
