"""The versions of one item, by the commits that made them. Touches: git, reading only.

Renames are followed. A merge is a version only where it is like none of its parents.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from peeltrack.history import git
from peeltrack.history.errors import ShallowCloneError
from peeltrack.history.revisions import FIELDS, first_parents, is_shallow
from peeltrack.history.trees import path_from
from peeltrack.model.items import Item
from peeltrack.model.versions import Commit, Version
from peeltrack.storage.files import SIZE_LIMIT, FileKind, classify
from peeltrack.storage.parse import UnusableFileError, parse_record

_RAW = ("-z", "--raw", "--no-abbrev", "--relative", "--no-color", "--no-ext-diff", "--no-textconv")


class _Content(NamedTuple):
    path: str
    blob: str


class _Change(NamedTuple):
    """What a commit made of a file."""

    commit: Commit
    after: _Content | None
    before: tuple[_Content | None, ...]
    """One for each parent; empty where the file began."""


def versions_of(folder: Path, file: str, start: str = "HEAD") -> tuple[Version, ...]:
    """The versions of an item, oldest first, along all that led to a commit.

    Args:
        folder: the register's folder.
        file: the item's file, as a path from there.
        start: the commit to go back from.

    Raises:
        NoRepositoryError: if there is no history.
        ShallowCloneError: if the clone does not hold all of it.
    """
    first_parents(folder, start, "--max-count=1")
    if is_shallow(folder):
        raise ShallowCloneError("its first commit")
    changes = [*_changes(folder, file, start)][::-1]
    items = _items(folder, changes)
    return tuple(
        Version(
            change.commit,
            items[change.after] if change.after else None,
            tuple(items[content] if content else None for content in change.before),
        )
        for change in changes
    )


def _changes(folder: Path, file: str, start: str) -> Iterator[_Change]:
    """The changes of a file, newest first, and of the file that it was renamed from."""
    change = None
    for change in _logged(folder, file, start):
        if change.before or change.after is None:
            yield change
            continue
        origin = _renamed_from(folder, file, change.commit)
        yield change._replace(before=(origin,)) if origin else change
        if origin:
            yield from _changes(folder, origin.path, f"{change.commit.id}^")
            return


def _logged(folder: Path, file: str, start: str) -> Iterator[_Change]:
    asked = ("log", *_RAW, "-c", "--no-renames", f"--format={FIELDS}", "--end-of-options", start)
    parts = iter(git.read(folder, "tell a file's history", *asked, "--", file).split(b"\0"))
    commit = None
    for part in parts:
        meta = part.strip(b"\n")
        if meta.startswith(b":") and commit:
            next(parts)  # the path, which a merge tells from the top whatever --relative says
            yield _change(commit, file, meta)
        elif meta:
            day, author = next(parts).decode(), next(parts).decode("utf-8", "replace")
            commit = Commit(meta.decode(), date.fromisoformat(day), author)


def _change(commit: Commit, path: str, meta: bytes) -> _Change:
    """A raw line: a colon and a mode and a blob for each parent, then those of the result."""
    parents = len(meta) - len(meta.lstrip(b":"))
    blobs = meta.split(b" ")[parents + 1 : 2 * parents + 2]
    *before, after = (_content(path, blob) for blob in blobs)
    return _Change(commit, after, tuple(before) if any(before) else ())


def _content(path: str, blob: bytes) -> _Content | None:
    return _Content(path, blob.decode()) if blob.strip(b"0") else None


def _renamed_from(folder: Path, file: str, commit: Commit) -> _Content | None:
    """What the file was in the commit before, if it had another name there."""
    asked = ("diff-tree", *_RAW, "-r", "--find-renames", "--no-commit-id", commit.id)
    parts = iter(git.read(folder, "look for a rename", *asked).split(b"\0"))
    for meta in parts:
        facts = meta.split(b" ")
        if len(facts) < len((":mode", "mode", "blob", "blob", "status")):
            break
        path = path_from(next(parts))
        if facts[4].startswith(b"R") and path_from(next(parts)) == file:
            known = classify(path)
            return _content(path, facts[2]) if known and known.kind == FileKind.ITEM else None
    return None


def _items(folder: Path, changes: Sequence[_Change]) -> dict[_Content, Item | None]:
    """The item of each content, each read once; what cannot be read counts as what was before."""
    contents = [
        (content, change.before[0] if content == change.after and change.before else None)
        for change in changes
        for content in (*change.before, change.after)
        if content
    ]
    names = list(dict.fromkeys(content.blob for content, _ in contents))
    data = dict(zip(names, git.read_blobs(folder, names, SIZE_LIMIT + 1), strict=True))
    items: dict[_Content, Item | None] = {}
    for content, before in contents:
        if content not in items:
            item = _item(content.path, data[content.blob])
            items[content] = item or (items.get(before) if before else None)
    return items


def _item(path: str, data: bytes) -> Item | None:
    file = classify(path)
    try:
        record = parse_record(file, data) if file else None
    except UnusableFileError:
        return None
    return record if isinstance(record, Item) else None
