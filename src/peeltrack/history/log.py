"""The versions of one item, by the commits that made them. Touches: git, reading only.

Renames are followed, and every branch that was merged, taken or not.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from peeltrack.history import git
from peeltrack.history.errors import ShallowCloneError
from peeltrack.history.revisions import FIELDS, first_parents, is_shallow, known_days
from peeltrack.history.trees import check_unfiltered, path_from
from peeltrack.model.items import Item
from peeltrack.model.versions import Commit, Version
from peeltrack.storage.files import SIZE_LIMIT, FileKind, classify
from peeltrack.storage.parse import UnusableFileError, parse_record

_RAW = ("-z", "--raw", "--no-abbrev", "--relative", "--no-color", "--no-ext-diff", "--no-textconv")


class _Content(NamedTuple):
    path: str
    blob: str


class _Change(NamedTuple):
    """A commit's change of a file."""

    commit: Commit
    after: _Content | None
    before: tuple[_Content | None, ...]
    """One for each parent; empty where the file began."""
    base: _Content | None = None
    """Of a merge: what its parents last had in common."""


class _Log(NamedTuple):
    """The history of a file as git reports it, each commit before its parents."""

    commits: Mapping[str, Commit]
    parents: Mapping[str, Sequence[str]]
    """Of each commit; those that had no part in the file's history are left out."""
    contents: Mapping[str, _Content | None]
    """The content that each commit left."""

    def line(self, commit: str) -> set[str]:
        """Return a commit and all its ancestors."""
        found: set[str] = set()
        wanted = [commit]
        while wanted:
            each = wanted.pop()
            if each not in found:
                found.add(each)
                wanted += self.parents[each]
        return found

    def base(self, commits: Sequence[str]) -> _Content | None:
        """Return the file's content in the last common ancestor of the commits."""
        shared = set.intersection(*map(self.line, commits))
        return next((self.contents[each] for each in self.commits if each in shared), None)


def versions_of(folder: Path, file: str, start: str = "HEAD") -> tuple[Version, ...]:
    """Return the versions of an item, oldest first, in the whole history of a commit.

    Args:
        folder: the register's folder.
        file: the item's file, as a path from there.
        start: the commit to go back from.

    Raises:
        NoRepositoryError: if there is no history.
        ShallowCloneError: if the clone does not hold all of it.
        FilteredHistoryError: if git keeps the file in another form.
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
            items[change.base] if change.base else None,
        )
        for change in changes
    )


def _changes(folder: Path, file: str, start: str) -> Iterator[_Change]:
    """Return the changes of a file, newest first, and of the file that it was renamed from."""
    earlier = None
    for change in _changes_under(folder, file, start):
        origin = None
        if change.after and not change.before:
            origin = _renamed_from(folder, file, change.commit) or _former(folder, change)
        if origin and not earlier:
            earlier = origin.path, f"{change.commit.id}^"
        yield change._replace(before=(origin,)) if origin else change
    if earlier:
        yield from _changes(folder, *earlier)


def _changes_under(folder: Path, file: str, start: str) -> Iterator[_Change]:
    """Return the changes of a file under one name, newest first."""
    log = _logged(folder, file, start)
    for id_, commit in log.commits.items():
        parents = log.parents[id_]
        before = tuple(log.contents[parent] for parent in parents)
        base = log.base(parents) if len(parents) > 1 else None
        yield _Change(commit, log.contents[id_], before if any(before) else (), base)


def _logged(folder: Path, file: str, start: str) -> _Log:
    asked = ("log", *_RAW, "-m", "--simplify-merges", "--no-renames", f"--format={FIELDS}%x00%P")
    given = ("--end-of-options", start, "--", file)
    parts = iter(git.read(folder, "list a file's history", *asked, *given).split(b"\0"))
    logged: dict[str, tuple[str, str]] = {}
    parents: dict[str, list[str]] = {}
    contents: dict[str, _Content | None] = {}
    id_ = ""
    for part in parts:
        meta = part.strip(b"\n")
        if meta.startswith(b":"):
            contents[id_] = _content(file, meta.split(b" ")[3])
            next(parts)  # the path
        elif meta:
            id_ = meta.decode()
            logged[id_] = next(parts).decode(), next(parts).decode("utf-8", "replace")
            parents[id_] = next(parts).decode().split()
    days = known_days(folder, list(logged), [day for day, _ in logged.values()])
    commits = {
        id_: Commit(id_, day, author, len(parents[id_]) > 1)
        for day, (id_, (_, author)) in zip(days, logged.items(), strict=True)
    }
    for id_ in reversed(commits):
        if id_ not in contents:  # a merge of branches that say the same
            contents[id_] = contents[parents[id_][0]]
    return _Log(commits, parents, contents)


def _content(path: str, blob: bytes) -> _Content | None:
    return _Content(path, blob.decode()) if blob.strip(b"0") else None


def _renamed_from(folder: Path, file: str, commit: Commit) -> _Content | None:
    """Return the file's earlier name and content in the commit before, if it was renamed."""
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


def _former(folder: Path, change: _Change) -> _Content | None:
    """Return what an item was under the id that it says it had, in the commit before."""
    if change.after is None:
        return None
    (data,) = git.read_blobs(folder, [change.after.blob], SIZE_LIMIT + 1)
    item = _item(change.after.path, data)
    for id_ in reversed(item.formerly if item else ()):
        path = f"inspections/{id_}.yaml"
        named = git.ask(folder, "rev-parse", "--verify", "--quiet", f"{change.commit.id}^:./{path}")
        if named:
            return _content(path, named.strip())
    return None


def _items(folder: Path, changes: Sequence[_Change]) -> dict[_Content, Item | None]:
    """Return the item of each content, each read once; an unreadable one counts as unchanged."""
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
            if item is None:
                check_unfiltered(folder, [content.path])
    return items


def _item(path: str, data: bytes) -> Item | None:
    file = classify(path)
    try:
        record = parse_record(file, data) if file else None
    except UnusableFileError:
        return None
    return record if isinstance(record, Item) else None
