"""The register at the end of many days, each distinct content parsed once. Touches: git, reading.

Only the trees of those days are compared, not those of all the commits between them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain, pairwise
from pathlib import Path

from peeltrack.history import git
from peeltrack.history.errors import ShallowCloneError
from peeltrack.history.revisions import is_shallow
from peeltrack.history.trees import Blob, check_unfiltered, is_of_register, path_from, read_tree
from peeltrack.model.inspections import Inspection
from peeltrack.model.items import Item
from peeltrack.model.organisation import Organisation
from peeltrack.model.record import Record, no_garbage_collection
from peeltrack.model.register import Register
from peeltrack.model.versions import Commit
from peeltrack.storage.files import SIZE_LIMIT, FileKind, RegisterFile, classify
from peeltrack.storage.load import record_of
from peeltrack.storage.record_cache import RecordCache
from peeltrack.wording import long_date

_COUNTED = (FileKind.ORGANISATION, FileKind.INSPECTION, FileKind.ITEM)

Changes = Mapping[RegisterFile, Blob | None]
"""The content of a file that is counted from a commit on; None if it is gone."""


@dataclass(frozen=True)
class Series:
    """The register on each day, and the files that could not be read on one."""

    registers: tuple[tuple[date, Register], ...]
    unread: tuple[str, ...]
    """Their paths; each counts as it could last be read."""


def commits_on(
    folder: Path, days: Sequence[date], line: Sequence[Commit]
) -> list[tuple[date, Commit]]:
    """Return the last commit of each day; days before the first commit are left out.

    Args:
        folder: the register's folder.
        days: the days, oldest first.
        line: the commits along first parents, newest first.

    Raises:
        ShallowCloneError: if the clone does not reach back to the first of the days.
    """
    commits = iter(line)
    commit = next(commits, None)
    found = []
    for day in reversed(days):
        while commit and commit.day > day:
            commit = next(commits, None)
        if commit:
            found.append((day, commit))
    if len(found) < len(days) and is_shallow(folder):
        raise ShallowCloneError(long_date(days[0]))
    return found[::-1]


def first_commit_day(folder: Path, line: Sequence[Commit]) -> date:
    """Return the earliest day of a commit: a computer's clock may have been wrong.

    Raises:
        ShallowCloneError: if the clone does not hold it.
    """
    if is_shallow(folder):
        raise ShallowCloneError("its first commit")
    return min(commit.day for commit in line)


def read_series(folder: Path, days: Sequence[date], line: Sequence[Commit]) -> Series:
    """Read the register of a folder at the end of each day, along first parents, newest first.

    Raises:
        ShallowCloneError: if the clone does not reach back to the first of the days.
        FilteredHistoryError: if git keeps files that cannot be read in another form.
    """
    found = commits_on(folder, days, line)
    changes = _changes(folder, list(dict.fromkeys(commit.id for _, commit in found)))
    records = _records(folder, changes)
    state = _State()
    unread: dict[str, None] = {}
    registers, at = [], ""
    for day, commit in found:
        if commit.id != at:
            at = commit.id
            unread |= dict.fromkeys(state.apply(changes[at], records))
            register = state.register()
        if register:
            registers.append((day, register))
    if unread:
        check_unfiltered(folder, unread)
    return Series(tuple(registers), tuple(unread))


def _changes(folder: Path, commits: Sequence[str]) -> Mapping[str, Changes]:
    """Return what each commit changes compared with the one before it in the list."""
    if not commits:
        return {}
    changes: dict[str, dict[RegisterFile, Blob | None]] = {commit: {} for commit in commits}
    first = ((_counted(path), blob) for path, blob in read_tree(folder, commits[0]).items())
    changes[commits[0]].update((file, blob) for file, blob in first if file)
    pairs = "".join(f"{new} {old}\n" for old, new in pairwise(commits))
    asked = ("diff-tree", "--stdin", "-r", "-z", "--raw", "--no-abbrev", "--no-renames")
    plain = ("--no-color", "--no-ext-diff", "--no-textconv", "--relative")
    parts = iter(
        git.read(folder, "compare commits", *asked, *plain, given=pairs.encode()).split(b"\0")
    )
    into: dict[RegisterFile, Blob | None] = {}
    for part in parts:
        if not part.startswith(b":"):
            into = changes.get(part.strip().decode(), {})
            continue
        if file := _counted(path_from(next(parts))):
            _, mode, _, name, _ = part.split(b" ")
            into[file] = Blob(name.decode(), mode == b"120000") if name.strip(b"0") else None
    return changes


def _counted(path: str) -> RegisterFile | None:
    file = classify(path) if is_of_register(path) else None
    return file if file and file.kind in _COUNTED else None


def _records(folder: Path, changes: Mapping[str, Changes]) -> dict[tuple[str, str], Record]:
    """Return the record of each path and content that can be read."""
    cache = RecordCache(folder, history=True)
    records: dict[tuple[str, str], Record] = {}
    wanted: dict[str, dict[RegisterFile, None]] = {}
    with no_garbage_collection():
        for file, blob in chain.from_iterable(each.items() for each in changes.values()):
            if not blob or blob.is_link:
                continue
            key = file.path, blob.name
            if known := records.get(key) or cache.find(*key):
                records[key] = known
            else:
                wanted.setdefault(blob.name, {})[file] = None
        blobs = git.read_blobs(folder, list(wanted), SIZE_LIMIT + 1)
        for (name, files), data in zip(wanted.items(), blobs, strict=True):
            for file in files:
                record, problems = record_of(file, data)
                if record:
                    records[file.path, name] = record
                if record and not problems:
                    cache.keep(file.path, name, record)
        cache.save()
    return records


@dataclass
class _State:
    """The relevant part of the register, brought from commit to commit."""

    organisation: Organisation | None = None
    inspections: dict[str, Inspection] = field(default_factory=dict)
    items: dict[str, Item] = field(default_factory=dict)

    def apply(self, changes: Changes, records: Mapping[tuple[str, str], Record]) -> Iterator[str]:
        """Apply a commit; return the paths of unreadable files, which stay as they were."""
        for file, blob in changes.items():
            if blob is None:
                self._drop(file)
            elif record := records.get((file.path, blob.name)):
                self._put(record)
            else:
                yield file.path

    def _put(self, record: Record) -> None:
        match record:
            case Item():
                self.items[record.id] = record
            case Inspection():
                self.inspections[record.id] = record
            case Organisation():
                self.organisation = record

    def _drop(self, file: RegisterFile) -> None:
        self.items.pop(file.id, None)
        self.inspections.pop(file.id, None)
        if file.kind == FileKind.ORGANISATION:
            self.organisation = None

    def register(self) -> Register | None:
        """Return the register at this commit, or None if it has no register."""
        if self.organisation is None:
            return None
        return Register(self.organisation, dict(self.inspections), dict(self.items))
