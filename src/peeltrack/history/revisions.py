"""Commits that a person names by a date or a revision. Touches: git, reading only.

A day means its end: the last commit on or before it along the first parents of HEAD, each
commit's day being that of the committer's own calendar. So two machines in two time zones
give one answer, and a branch counts from the day on which it was merged.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from peeltrack.errors import PeelTrackError
from peeltrack.history import git
from peeltrack.history.errors import (
    GitError,
    NoCommitByThenError,
    NoRepositoryError,
    ShallowCloneError,
    UnknownRevisionError,
)
from peeltrack.model.parse_date import date_written, parse_date
from peeltrack.model.versions import Commit
from peeltrack.wording import long_date

FIELDS = "%H%x00%cs%x00%aN"
"""A commit as git is asked to print it, for `commit_from`."""

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

    Raises:
        NoRepositoryError: if there is no repository.
    """
    asked = ("log", "-z", "--first-parent", "--no-color", f"--format={FIELDS}", *limits)
    printed = git.ask(folder, *asked, "--end-of-options", start, "--")
    if printed is None:
        raise _no_history(folder)
    return tuple(commits_from(printed))


def _no_history(folder: Path) -> PeelTrackError:
    try:
        git.read(folder, "read the repository", "rev-parse", "--git-dir")
    except GitError as error:
        if "not a git repository" not in str(error):
            return error
    return NoRepositoryError(folder)


def commits_from(printed: bytes) -> Iterator[Commit]:
    """Return the commits of a log in the form of `FIELDS`."""
    parts = printed.decode("utf-8", "replace").split("\0")
    for id_, day, author in zip(parts[0::3], parts[1::3], parts[2::3], strict=False):
        yield Commit(id_, date.fromisoformat(day), author)


def is_shallow(folder: Path) -> bool:
    """Check whether the clone was made without its older commits."""
    return (git.ask(folder, "rev-parse", "--is-shallow-repository") or b"").strip() == b"true"
