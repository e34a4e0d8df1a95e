"""Merges as git does them: by lines, of two branches, and with a driver of our own.

Touches: git; the repository's own configuration and work tree, when it is asked to.
"""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from peeltrack.errors import PeelTrackError
from peeltrack.history import git
from peeltrack.history.trees import path_from
from peeltrack.storage.atomic_write import replace_file
from peeltrack.storage.files import SIZE_LIMIT

DRIVER = "peeltrack"
"""The name under which git knows our merge driver."""


_MOST_CONFLICTS = 127
"""The exit code of merge-file for that many conflicts or more; above it, nothing was merged."""


def merge_lines(base: bytes, ours: bytes, theirs: bytes, size: int = 7) -> tuple[bytes, bool]:
    """Merge three versions as git does, and report whether conflicts are marked in the result.

    A file that git does not take for text is marked whole.
    """
    with tempfile.TemporaryDirectory(prefix="peeltrack-") as name:
        folder = Path(name)
        for label, content in (("ours", ours), ("base", base), ("theirs", theirs)):
            (folder / label).write_bytes(content)
        labels = ("-L", "ours", "-L", "base", "-L", "theirs", f"--marker-size={size}")
        asked = ("merge-file", "-p", "-q", *labels, "--", "ours", "base", "theirs")
        code, printed = git.attempt(folder, *asked)
    if code <= _MOST_CONFLICTS:
        return printed, code > 0
    begin, middle, end = (sign * size for sign in (b"<", b"=", b">"))
    parts = (begin + b" ours", ours.rstrip(b"\n"), middle, theirs.rstrip(b"\n"), end + b" theirs")
    return b"\n".join(parts) + b"\n", True


def install_driver(folder: Path, command: str) -> None:
    """Make this clone use our merge driver for the files that .gitattributes assigns to it."""
    git.change(folder, "set", "config", f"merge.{DRIVER}.name", "PeelTrack: merge entry by entry")
    git.change(folder, "set", "config", f"merge.{DRIVER}.driver", command)


def remove_driver(folder: Path) -> None:
    """Let git merge by lines again in this clone."""
    if git.ask(folder, "config", "--get", f"merge.{DRIVER}.driver") is not None:
        git.change(folder, "unset", "config", "--remove-section", f"merge.{DRIVER}")


@contextmanager
def work_tree_of(top: Path, revision: str) -> Iterator[Path]:
    """Give a revision a work tree of its own, apart from the one that people work in."""
    with tempfile.TemporaryDirectory(prefix="peeltrack-") as name:
        folder = Path(name) / "branch"
        asked = ("worktree", "add", "--quiet", "--detach", "--", str(folder), revision)
        git.change(top, f"check out {revision}", *asked)
        try:
            yield folder
        finally:
            git.try_change(top, "worktree", "remove", "--force", "--", str(folder))


def fetch_branches(folder: Path, remote: str, branches: Sequence[str]) -> None:
    """Read what some branches of a remote are now."""
    refs = [f"+refs/heads/{each}:refs/remotes/{remote}/{each}" for each in branches]
    git.change(folder, f"fetch from {remote}", "fetch", "--quiet", "--", remote, *refs)


def push_to(folder: Path, remote: str, branch: str) -> tuple[bool, str]:
    """Write what is checked out to a remote's branch, never over what others have pushed since."""
    return git.try_change(folder, "push", "--quiet", "--", remote, f"HEAD:refs/heads/{branch}")


def add_to_merge(folder: Path, files: Sequence[Path]) -> None:
    """Make the state of files a part of the merge that is the last commit."""
    asked = ("commit", "--amend", "--no-edit", "--quiet", "--only", "--", *map(str, files))
    git.change(folder, "add them to the merge", *asked)


def is_merged(folder: Path, revision: str, into: str) -> bool:
    """Check whether a revision is part of another already."""
    asked = ("merge-base", "--is-ancestor", "--end-of-options", revision, into)
    return git.ask(folder, *asked) is not None


def merge_branch(folder: Path, revision: str, command: str, pattern: str) -> tuple[bool, str]:
    """Merge a revision into the branch, with our driver for the files of a pattern.

    No .gitattributes counts, since a branch may contain any.

    Returns:
        Whether it succeeded, and git's output.
    """
    line = f"{pattern} merge={DRIVER} !conflict-marker-size"
    with _attributes_above_all(folder, line):
        # A new item goes along with the inspection that the other side renamed.
        driver = ("-c", f"merge.{DRIVER}.driver={command}", "-c", "merge.directoryRenames=true")
        asked = ("merge", "--no-edit", "--no-ff", "--end-of-options", revision)
        return git.try_change(folder, *driver, *asked)


@contextmanager
def _attributes_above_all(folder: Path, line: str) -> Iterator[None]:
    """Add a line to the clone's own info/attributes, which git reads before any other.

    A process killed meanwhile leaves a line without effect, as no driver has that name.
    """
    named = git.read(folder, "find its attributes", "rev-parse", "--git-path", "info/attributes")
    file = folder / path_from(named).rstrip("\n")
    ours = line.encode("utf-8", "surrogateescape")
    replace_file(file, b"\n".join([*_lines_but(ours, file), ours, b""]))
    try:
        yield
    finally:
        # The merge is done and must be told; the line alone has no effect.
        with suppress(OSError, PeelTrackError):
            rest = _lines_but(ours, file)
            if rest:
                replace_file(file, b"\n".join([*rest, b""]))
            else:
                file.unlink(missing_ok=True)


def _lines_but(line: bytes, file: Path) -> list[bytes]:
    lines = file.read_bytes().split(b"\n") if file.exists() else []
    kept = [each for each in lines if each != line]
    return kept[:-1] if kept and not kept[-1] else kept


class UnmergedFile(NamedTuple):
    """A file that a merge left in conflict, in its three versions; None if it has no file."""

    path: str
    """From the top of the repository."""
    base: bytes | None
    ours: bytes | None
    theirs: bytes | None


def unmerged_versions(top: Path, prefix: str = "") -> tuple[UnmergedFile, ...]:
    """Return the three versions of each file below a folder that a merge left in conflict.

    Args:
        top: the top of the repository.
        prefix: the folder, as a path from there that ends in a slash.
    """
    listed = git.read(
        top, "list the conflicts", "ls-files", "--unmerged", "-z", "--", prefix or "."
    )
    blobs: dict[str, dict[int, str]] = {}
    for line in filter(None, listed.split(b"\0")):
        facts, _, path = line.partition(b"\t")
        _, blob, stage = facts.decode().split(" ")
        blobs.setdefault(path_from(path), {})[int(stage)] = blob
    names = [blob for stages in blobs.values() for blob in stages.values()]
    data = dict(zip(names, git.read_blobs(top, names, SIZE_LIMIT + 1), strict=True))
    return tuple(
        UnmergedFile(path, *(data[stages[n]] if n in stages else None for n in (1, 2, 3)))
        for path, stages in blobs.items()
    )


def is_rebase(top: Path) -> bool:
    """Check whether the conflicts are those of a rebase, in which git swaps the two sides."""
    return git.ask(top, "rev-parse", "--verify", "--quiet", "REBASE_HEAD") is not None


def branches_of_merge(top: Path) -> tuple[str, str]:
    """Return the names of the branch that is merged into and the one that is merged, if any."""
    refs = ("--refs=refs/heads/*", "--refs=refs/remotes/*")
    asked = ("name-rev", "--name-only", "--no-undefined", *refs, "MERGE_HEAD")
    names = (git.ask(top, "branch", "--show-current"), git.ask(top, *asked))
    ours, theirs = (path_from(name or b"").strip() for name in names)
    return ours, theirs.removeprefix("remotes/")


def mark_settled(top: Path, paths: Sequence[str]) -> None:
    """Mark files as settled for git, as they are in the work tree."""
    git.change(top, "mark the files as settled", "add", "--", *paths)


def unmerged_files(folder: Path) -> tuple[str, ...]:
    """Return the files that a merge left with conflicts, from the folder."""
    asked = ("diff", "--name-only", "--diff-filter=U", "-z", "--relative", "--no-ext-diff")
    printed = git.read(folder, "list the conflicts", *asked)
    return tuple(path_from(path) for path in printed.split(b"\0") if path)
