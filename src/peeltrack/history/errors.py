"""Errors about a repository, git, or the name of a point in history."""

from datetime import date
from pathlib import Path

from peeltrack.errors import PeelTrackError, UsageError
from peeltrack.wording import long_date


class NoRepositoryError(PeelTrackError):
    """A register in no repository, although its past was requested."""

    def __init__(self, root: Path) -> None:
        super().__init__(
            f"{root} is not in a git repository, or in one without a commit, so it has no history. "
            "Commit it there, or ask with --on for how its dated facts say that it stood."
        )


class UnknownRevisionError(UsageError):
    """A revision that the repository does not have."""

    def __init__(self, revision: str) -> None:
        super().__init__(
            f"no revision {revision!r} here. Write a day as YYYY-MM-DD, or a commit, tag or branch."
        )


class NoCommitByThenError(UsageError):
    """A day before the repository's first commit."""

    def __init__(self, day: date, first: date) -> None:
        super().__init__(
            f"nothing was committed by {long_date(day)}: "
            f"the first commit is of {long_date(first)}. Ask for that day or a later one."
        )


class NoRegisterThenError(UsageError):
    """A commit in which the register's folder held no register."""

    def __init__(self, root: Path, commit: str, day: date) -> None:
        super().__init__(
            f"{root} held no register in commit {commit} of {long_date(day)}. Ask for a later one."
        )


class ShallowCloneError(PeelTrackError):
    """A clone that was made without the part of the history that is needed."""

    def __init__(self, wanted: str) -> None:
        super().__init__(
            f"this clone is shallow and does not reach back to {wanted}. Run git fetch --unshallow "
            "(in CI, check out with fetch-depth: 0), then try again."
        )


class GitError(PeelTrackError):
    """Git would not do what was asked."""

    def __init__(self, what: str, why: str) -> None:
        super().__init__(f"git could not {what}: {why}. Mend that, then try again.")


class NotCommittedError(PeelTrackError):
    """A change that is written and that git would not commit: to make it again would double it."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"the change is written but not committed: {why}. "
            "Mend that, then commit it with git; do not make it again."
        )
