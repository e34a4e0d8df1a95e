"""Errors about a repository, git, or the name of a point in history."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from peeltrack.errors import PeelTrackError, UsageError
from peeltrack.wording import long_date


class NoRepositoryError(PeelTrackError):
    """A register in no repository, although its past was requested."""

    def __init__(self, root: Path) -> None:
        super().__init__(
            f"{root} is not in a git repository with a commit, so it has no history. Commit it, or "
            "use --on for the position according to its dated facts."
        )


class UnknownRevisionError(UsageError):
    """A revision that the repository does not have."""

    def __init__(self, revision: str) -> None:
        super().__init__(
            f"there is no revision {revision!r}. Use a date (YYYY-MM-DD), commit, tag or branch."
        )


class NoCommonAncestorError(UsageError):
    """Two commits whose histories have nothing in common."""

    def __init__(self, one: str, other: str) -> None:
        super().__init__(
            f"{one} and {other} have no common ancestor: their histories are unrelated. "
            "Name two commits of one history, or compare them directly with two dots."
        )


class UndatedCommitError(PeelTrackError):
    """A commit whose date git cannot read, with no dated one before or after it."""

    def __init__(self, commit: str) -> None:
        super().__init__(
            f"commit {commit[:10]} has no date that git can read. Name another commit, or use --on "
            "for the position according to the register's dated facts."
        )


class NoCommitByThenError(UsageError):
    """A day before the repository's first commit."""

    def __init__(self, day: date, first: date) -> None:
        super().__init__(
            f"nothing was committed by {long_date(day)}: the first commit is dated "
            f"{long_date(first)}. Use that date or a later one."
        )


class NoRegisterThenError(UsageError):
    """A commit in which the register's folder held no register."""

    def __init__(self, root: Path, commit: str, day: date) -> None:
        super().__init__(
            f"{root} had no register in commit {commit} of {long_date(day)}. Use a later date."
        )


class ShallowCloneError(PeelTrackError):
    """A clone that was made without the part of the history that is needed."""

    def __init__(self, wanted: str) -> None:
        super().__init__(
            f"this clone is shallow and does not reach back to {wanted}. Run git fetch --unshallow "
            "(in CI, check out with fetch-depth: 0), then try again."
        )


class FilteredHistoryError(PeelTrackError):
    """Files that git keeps in another form than the work tree has them."""

    def __init__(self, path: str, name: str) -> None:
        super().__init__(
            f"git keeps {path} through its filter {name!r} (as git-crypt and LFS do), and reading "
            "the history runs no filter, so it cannot be read. Keep the register without one, or "
            "use --on for the position according to its dated facts."
        )


class PartialCheckoutError(PeelTrackError):
    """Files of the register that git has and the work tree does not."""

    def __init__(self, paths: Sequence[str], why: str) -> None:
        super().__init__(
            f"{why}: {_files(paths)} not in this checkout (git sparse-checkout, or "
            "--skip-worktree). Run git sparse-checkout disable, then try again."
        )


class GitError(PeelTrackError):
    """A refusal by git."""

    def __init__(self, what: str, why: str) -> None:
        super().__init__(f"git could not {what}: {why}. Correct that, then try again.")


def left_out_note(paths: Sequence[str]) -> str:
    """Return the note beside an answer from a part of the register."""
    return (
        f"Note: {_files(paths)} not in this checkout (git sparse-checkout); this answer covers "
        "only the rest. Run git sparse-checkout disable to include the whole register."
    )


def _files(paths: Sequence[str]) -> str:
    more = f" and {len(paths) - 2} more" if len(paths) > 2 else ""
    return f"{', '.join(paths[:2])}{more} {'are' if len(paths) > 1 else 'is'}"


class NotCommittedError(PeelTrackError):
    """A change that is written and that git would not commit: to make it again would double it.

    The output of git or a hook is kept whole, as a hook may give its reason on the last line.
    """

    def __init__(self, said: str) -> None:
        lines = [line.rstrip() for line in said.strip().splitlines()] or ["git gave no reason"]
        whole = "".join(f"\n  {line}" for line in lines)
        why = f":{whole}\n" if len(lines) > 1 else f": {_sentence(lines[0])}. "
        super().__init__(
            f"the change is written but not committed{why}Correct that, then commit it with git; "
            "do not repeat the change."
        )


def _sentence(line: str) -> str:
    return line.removeprefix("fatal: ").removeprefix("error: ").rstrip(".:")
