"""Files that differ between two points of a register's history. Touches: git, reading only."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from peeltrack.history import git
from peeltrack.history.errors import NoCommonAncestorError, ShallowCloneError, UnknownRevisionError
from peeltrack.history.revisions import is_shallow, known_days, no_history
from peeltrack.history.trees import path_from
from peeltrack.storage.files import SIZE_LIMIT


class ChangedFile(NamedTuple):
    """A file that is not the same at two points."""

    path: str
    """From the register's folder, with forward slashes."""
    before: str | None
    """Its earlier blob; None if it was not there."""
    after: str | None
    """Its later blob; None if it is gone, or if git has not seen it yet."""


class FileCommit(NamedTuple):
    """The last commit that changed a file."""

    commit: str
    day: date
    author: str


def commit_named(folder: Path, revision: str) -> str:
    """Return the full name of the commit that a revision names.

    Raises:
        NoRepositoryError: if there is no repository, or no commit in it.
        ShallowCloneError: if it is not there and the clone does not hold everything.
        UnknownRevisionError: if it does not exist.
    """
    wanted = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    found = None if "\0" in revision else git.ask(folder, *wanted)
    if found is not None:
        return found.decode().strip()
    if git.ask(folder, "rev-parse", "--verify", "--quiet", "HEAD") is None:
        raise no_history(folder)
    if is_shallow(folder):
        raise ShallowCloneError(repr(revision))
    raise UnknownRevisionError(revision)


def merge_base(folder: Path, one: str, other: str) -> str:
    """Return the last commit that two commits have in common.

    Raises:
        ShallowCloneError: if it may lie beyond what the clone holds.
        NoCommonAncestorError: if they have none.
        GitError: if git cannot tell.
    """
    code, found = git.attempt(folder, "merge-base", one, other)
    if code == 0:
        return found.decode().strip()
    if code > 1:
        git.read(folder, "find the common ancestor", "merge-base", one, other)
    if is_shallow(folder):
        raise ShallowCloneError(f"what {one[:10]} and {other[:10]} have in common")
    raise NoCommonAncestorError(one[:10], other[:10])


def changed_between(folder: Path, base: str, head: str) -> tuple[ChangedFile, ...]:
    """Return the YAML files below a folder that differ between two commits."""
    asked = ("diff-tree", "-r", "--raw", "-z", "--no-renames", "--relative", "--full-index")
    return tuple(_changed(git.read(folder, "compare the commits", *asked, base, head, "--")))


def changed_since(folder: Path, base: str) -> tuple[ChangedFile, ...]:
    """Return the YAML files below a folder that may differ from those of a commit."""
    asked = ("diff-index", "--raw", "-z", "--no-renames", "--relative", "--full-index")
    found = {
        each.path: each
        for each in _changed(git.read(folder, "compare the files", *asked, base, "--"))
    }
    others = git.read(folder, "list the files", "ls-files", "-z", "--others")
    for path in map(path_from, others.split(b"\0")):
        if path.endswith(".yaml"):
            known = found.get(path)
            found[path] = ChangedFile(path, known.before if known else None, None)
    return tuple(found[path] for path in sorted(found))


def blobs(folder: Path, names: Iterable[str]) -> Mapping[str, bytes]:
    """Return the content of some blobs by their names, from one process."""
    wanted = list(dict.fromkeys(names))
    return dict(zip(wanted, git.read_blobs(folder, wanted, SIZE_LIMIT + 1), strict=True))


def blob_at(folder: Path, commit: str, path: str) -> str | None:
    """Return a file's blob in a commit, or None if it was not there."""
    asked = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{commit}:./{path}")
    found = git.ask(folder, *asked)
    return found.decode().strip() if found is not None else None


def places_of(folder: Path, commit: str, name: str) -> tuple[str, ...]:
    """List the paths of the files of a name in the whole tree of a commit."""
    asked = ("ls-tree", "-r", "-z", "--name-only", "--full-tree", commit)
    paths = map(path_from, git.read(folder, "list the files", *asked).split(b"\0"))
    return tuple(path for path in paths if path.rpartition("/")[2] == name)


def last_recorded(folder: Path, base: str, head: str) -> Mapping[str, FileCommit]:
    """Return the newest commit in a range that changed each file below a folder."""
    form = "--format=%x01%H%x00%cs%x00%an"
    asked = ("log", "-z", "--name-only", "--no-renames", "--relative", "--no-color", form)
    printed = git.read(folder, "tell the history", *asked, f"{base}..{head}", "--")
    entries = [entry.split(b"\0") for entry in printed.split(b"\x01")[1:]]
    commits = [entry[0].decode() for entry in entries]
    days = known_days(folder, commits, [entry[1].decode() for entry in entries])
    found: dict[str, FileCommit] = {}
    for commit, day, (_, _, author, *paths) in zip(commits, days, entries, strict=True):
        known = FileCommit(commit, day, author.decode("utf-8", "replace").strip("\n"))
        for path in paths:
            if name := path_from(path).strip("\n"):
                found.setdefault(name, known)
    return found


def prefix(folder: Path) -> str | None:
    """Return the folder's own path from the top of the repository, with a final slash.

    None outside a repository.

    Raises:
        GitError: if git refuses the repository.
    """
    found = git.ask(folder, "rev-parse", "--show-prefix")
    if found is None:
        git.is_repository(folder)
        return None
    return path_from(found).rstrip("\n")


def top_of(folder: Path, prefix: str) -> Path:
    """Return the top of the repository of a folder, given the folder's own path from there."""
    return folder.resolve().parents[len(prefix.split("/")) - 2] if prefix else folder


def _changed(printed: bytes) -> Iterator[ChangedFile]:
    parts = path_from(printed).split("\0")
    for told, path in zip(parts[0::2], parts[1::2], strict=False):
        _, _, before, after, _ = told.split(" ")
        if path.endswith(".yaml"):
            yield ChangedFile(path, _blob(before), _blob(after))


def _blob(name: str) -> str | None:
    return name if name.strip("0") else None
