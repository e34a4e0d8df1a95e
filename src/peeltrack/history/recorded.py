"""The register at the time when something was first recorded in it. Touches: git, reading only."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from peeltrack.history import git
from peeltrack.history.errors import ShallowCloneError
from peeltrack.history.revisions import commit_at, is_shallow
from peeltrack.history.trees import path_from
from peeltrack.model.record import Record
from peeltrack.storage.files import SIZE_LIMIT, classify
from peeltrack.storage.parse import UnusableFileError, parse_record


class Recording(NamedTuple):
    """The point of a history at which something was first recorded in a register."""

    commit: str
    """The last commit available to whoever recorded it."""
    is_committed: bool
    """Whether a commit holds the record yet."""
    is_alone: bool
    """Whether that commit changed nothing else, so that nothing else is in doubt."""


def recording_of(
    folder: Path, file: str, holds: Callable[[Record], bool], start: str
) -> Recording | None:
    """Return when something was first recorded in a file.

    Nothing shows which change in a commit came first: if the one that recorded it changed other
    files too, the register is taken as the parent commit had it. None if that commit has no
    parent.

    Args:
        folder: the register's folder.
        file: the file that records it, as a path from there.
        holds: whether a version of the file records it.
        start: the commit to go back from.

    Raises:
        NoRepositoryError: if there is no history.
        ShallowCloneError: if it may have been recorded before the clone was cut.
    """
    newest = commit_at(folder, start).id
    asked = (
        "log",
        "-z",
        "--format=%H",
        "--diff-filter=AMT",
        "--end-of-options",
        newest,
        "--",
        file,
    )
    names = git.read(folder, "list a file's history", *asked).decode().split("\0")
    recorded = _oldest_that_holds(folder, file, holds, list(filter(None, names)))
    if recorded is None:
        return Recording(newest, is_committed=False, is_alone=False)
    if _files_changed(folder, recorded) == [file]:
        return Recording(recorded, is_committed=True, is_alone=True)
    parent = git.ask(folder, "rev-parse", "--verify", "--quiet", f"{recorded}^")
    if parent:
        return Recording(parent.decode().strip(), is_committed=True, is_alone=False)
    if is_shallow(folder):
        raise ShallowCloneError("the commit that recorded it")
    return None


def _oldest_that_holds(
    folder: Path, file: str, holds: Callable[[Record], bool], commits: list[str]
) -> str | None:
    """Return the oldest of the newest commits, without a gap, whose version holds it."""
    known = classify(file)
    if known is None:
        raise AssertionError(f"{file} is a file of the register")
    oldest = None
    versions = git.read_blobs(folder, [f"{each}:./{file}" for each in commits], SIZE_LIMIT + 1)
    for commit, data in zip(commits, versions, strict=True):
        try:
            record = parse_record(known, data)
        except UnusableFileError:
            continue  # it says nothing; an older version may
        if not holds(record):
            break
        oldest = commit
    return oldest


def _files_changed(folder: Path, commit: str) -> list[str]:
    """List the files of the register's folder that a commit changed."""
    asked = ("diff-tree", "-r", "-z", "-m", "--root", "--no-commit-id", "--name-only")
    given = ("--relative", "--end-of-options", commit, "--", ".")
    printed = git.read(folder, "list the files", *asked, *given)
    return [path_from(name) for name in printed.split(b"\0")[:-1]]
