"""The register's folder in a commit: files by path, contents by blob.

Touches: git, reading only; nothing is checked out and nothing is written.
"""

import os
import posixpath
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from peeltrack.errors import UnreadableError
from peeltrack.history import git
from peeltrack.history.errors import FilteredHistoryError
from peeltrack.storage.files import ENDINGS, SIZE_LIMIT, UNPRINTABLE

_LINK = b"120000"
_HOPS = 5
"""The most links that may follow one another."""


class Blob(NamedTuple):
    """A file of a tree."""

    name: str
    """The full name of its content."""
    is_link: bool


Tree = Mapping[str, Blob]
"""Every YAML file below the register's folder, by its path from there."""


def read_tree(folder: Path, commit: str) -> dict[str, Blob]:
    """Return the register's files at a commit; empty where the folder was not there."""
    listed = git.read(folder, "list the files", "ls-tree", "-r", "-z", commit)
    tree = {}
    for line in listed.split(b"\0")[:-1]:
        facts, _, name = line.partition(b"\t")
        path = path_from(name)
        if is_of_register(path):
            mode, _, blob = facts.split(b" ")
            tree[path] = Blob(blob.decode(), mode == _LINK)
    return tree


def path_from(name: bytes) -> str:
    """Return a path as Python names files whose names are not UTF-8."""
    return name.decode("utf-8", "surrogateescape")


def is_of_register(path: str) -> bool:
    """Check whether a register would read a file of that path: YAML, nothing hidden on the way."""
    return path.lower().endswith(ENDINGS) and not path.startswith(".") and "/." not in path


def check_unfiltered(folder: Path, paths: Iterable[str]) -> None:
    """Make certain that files which cannot be read are not just kept in another form by git.

    No filter is run: its name comes from a branch, and it is a program.

    Raises:
        FilteredHistoryError: if one passes through a filter on its way into the work tree.
    """
    given = b"\0".join(os.fsencode(path) for path in paths)
    told = git.read(
        folder, "look for filters", "check-attr", "-z", "--stdin", "filter", given=given
    )
    parts = path_from(told).split("\0")
    for path, name in zip(parts[0::3], parts[2::3], strict=False):
        if any(git.ask(folder, "config", f"filter.{name}.{how}") for how in ("smudge", "process")):
            raise FilteredHistoryError(path, name)


@dataclass(frozen=True)
class Contents:
    """The files of a tree with what is in them, all read at once."""

    tree: Tree
    blobs: Mapping[str, bytes]

    @classmethod
    def of(cls, folder: Path, tree: Tree) -> "Contents":
        """Read every file of a tree, each distinct blob once."""
        names = list(dict.fromkeys(blob.name for blob in tree.values()))
        read = git.read_blobs(folder, names, SIZE_LIMIT + 1)
        return cls(tree, dict(zip(names, read, strict=True)))

    def read(self, path: str) -> bytes:
        """Return a file's bytes; a link is followed within the register.

        Raises:
            UnreadableError: if there is no such file.
        """
        for _ in range(_HOPS):
            blob = self.tree.get(path)
            if blob is None:
                break
            content = self.blobs[blob.name]
            if not blob.is_link:
                return content
            aim = path_from(content)
            path = posixpath.normpath(posixpath.join(posixpath.dirname(path), aim))
        raise UnreadableError(Path(path), "it is not there, or a link that leaves the register")

    def found(self) -> Iterator[tuple[str, str | None]]:
        """Return each path and what is wrong with it, as `sort_out` expects them."""
        for path in self.tree:
            yield path, None if path.isprintable() else UNPRINTABLE
