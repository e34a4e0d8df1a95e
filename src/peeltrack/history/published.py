"""Branches that others have or work from, in which a change must not be undone. Touches: git."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from peeltrack.history import git
from peeltrack.history.errors import GitError
from peeltrack.history.trees import Contents, path_from, read_tree

_BASES = ("main", "master")
"""The usual names of the branch that others start from."""


def branches_with(folder: Path, commit: str) -> Iterator[str]:
    """List the branches of others and the base branches that have a commit."""
    asked = ("for-each-ref", "--format=%(refname:short)", f"--contains={commit}")
    printed = git.ask(folder, *asked, "refs/remotes") or b""
    yield from path_from(printed).split()
    current = _current(folder)
    for base in _bases(folder):
        if (
            base != current
            and git.ask(folder, "merge-base", "--is-ancestor", commit, base) is not None
        ):
            yield base


def contents_at(folder: Path, revision: str, files: Sequence[str]) -> Mapping[str, bytes]:
    """Return the contents of those of some files, given from a folder, that a revision has."""
    try:
        tree = read_tree(folder, revision)
        there = {file: tree[file] for file in files if file in tree}
        read = Contents.of(folder, there)
        return {file: read.blobs[blob.name] for file, blob in there.items()}
    except GitError:  # no such revision, or one that a partial clone has left out
        return {}


def last_commit_of(folder: Path, files: Sequence[str]) -> str | None:
    """Return the last commit that changed any of some files, given from a folder."""
    printed = git.ask(folder, "log", "--max-count=1", "--format=%H", "--", *files)
    return path_from(printed).strip() or None if printed else None


def shared_branches(folder: Path) -> Iterator[str]:
    """List the branches that a change reaches on its way to others, whatever its commit is called.

    The upstream of the branch, the base branches other than the one checked out, and theirs.
    """
    current = _current(folder)
    upstream = git.ask(folder, "rev-parse", "--abbrev-ref", "--symbolic-full-name", "@{upstream}")
    names = [path_from(upstream).strip()] if upstream else []
    names += [base for base in _bases(folder) if base != current]
    printed = git.ask(folder, "for-each-ref", "--format=%(refname:short)", "refs/remotes") or b""
    remote = path_from(printed).split()
    names += [name for name in remote if name.rpartition("/")[2] in (*_BASES, "HEAD")]
    yield from dict.fromkeys(names)


def _bases(folder: Path) -> list[str]:
    printed = git.ask(folder, "config", "--get", "init.defaultBranch") or b""
    named = [path_from(printed).strip() or "main", *_BASES]
    known = git.ask(folder, "for-each-ref", "--format=%(refname:short)", "refs/heads") or b""
    there = path_from(known).split()
    return [name for name in dict.fromkeys(named) if name in there]


def _current(folder: Path) -> str:
    return path_from(git.ask(folder, "symbolic-ref", "--quiet", "--short", "HEAD") or b"").strip()
