"""Records that were read before, found again by the content of their files. Touches: files.

A record is known by its path and by the id that git gives the bytes of its file, so no clock and
no time of a file decides what is fresh. Whatever is odd about the cache (missing, torn, somebody
else's, not to be written) means that the files are read anew, without a word.
"""

import hashlib
import os
import pickle
import shutil
import stat
import sys
import threading
import time
from collections import defaultdict
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

import pydantic

import peeltrack
from peeltrack.model.record import Record
from peeltrack.storage.user_folders import cache_folder
from peeltrack.storage.yaml import LIBRARY

Key = tuple[str, str]
"""The path of a file and the id of its content."""

_UNUSED = 60 * 24 * 60 * 60  # seconds after which the cache of a register is deleted
_MANY = 500  # records; writing more of them takes longer than starting a process
_DIGEST = 20


def content_id(data: bytes) -> str:
    """Return the id that git gives the bytes of a file."""
    return _sha1(b"blob %d\0%b" % (len(data), data)).hex()


class RecordCache:
    """The records of one register that were read before."""

    def __init__(self, root: Path, *, history: bool = False) -> None:
        """Open the cache of a register's folder.

        Args:
            root: the folder.
            history: keep every content that was ever read, each to be loaded alone.
        """
        self._history = history
        self._place: Path | None = None
        if not os.environ.get("PEELTRACK_NO_CACHE"):
            with suppress(OSError):
                kind = f"{'history' if history else 'files'}-{_version()}"
                self._place = cache_folder(kind, root)
        self._known: dict[str, dict[Key, Any]] = {}
        self._used: defaultdict[str, dict[Key, Any]] = defaultdict(dict)
        self._new: defaultdict[str, dict[Key, Record]] = defaultdict(dict)

    @classmethod
    def of(cls, root: Path, *, history: bool = False) -> "RecordCache | None":
        """Return the same; None if it is turned off, so that no content need have its id."""
        cache = cls(root, history=history)
        return cache if cache._place else None

    def find(self, path: str, content: str) -> Record | None:
        """Return the record of a file of this content, or None if it was not read before."""
        folder = path.rpartition("/")[0]
        if folder not in self._known:
            self._known[folder] = _read(self._place / _name(folder)) if self._place else {}
        kept = self._known[folder].get((path, content))
        if kept is None:
            return None
        self._used[folder][path, content] = kept
        record: Record = pickle.loads(kept) if self._history else kept  # noqa: S301 (from _read)
        return record

    def keep(self, path: str, content: str, record: Record) -> None:
        """Keep the record of a file without a problem."""
        self._new[path.rpartition("/")[0]][path, content] = record

    def save(self) -> None:
        """Write what is new; many records by a process of their own, while this one goes on."""
        if self._place is None or not self._new:
            return
        many = sum(map(len, self._new.values())) > _MANY
        fork = getattr(os, "fork", None)  # Windows has none
        if not many or not fork or threading.active_count() > 1:
            self._write(self._place)
        elif not fork():
            try:
                os.closerange(0, 1 << 16)  # nobody waits for what it holds open: pipes, locks
                self._write(self._place)
            finally:
                os._exit(0)

    def _write(self, place: Path) -> None:
        with suppress(OSError):
            place.mkdir(mode=0o700, parents=True, exist_ok=True)
            place.chmod(0o700)
            for folder, new in self._new.items():
                kept = (self._known if self._history else self._used).get(folder, {})
                added = {k: pickle.dumps(v) for k, v in new.items()} if self._history else new
                body = pickle.dumps({**kept, **added}, pickle.HIGHEST_PROTOCOL)
                # One name for all: what two write into at once is torn, and so not used.
                unfinished = place / f"{_name(folder)}.new"
                unfinished.write_bytes(_sha1(body) + body)
                unfinished.replace(place / _name(folder))
            for each in place.parents[1].glob("*/*"):
                if time.time() - each.stat().st_mtime > _UNUSED:
                    shutil.rmtree(each, ignore_errors=True)


def _read(file: Path) -> dict[Key, Any]:
    """Return what a file of the cache holds; nothing if it is not whole and this user's alone."""
    try:
        if not (_is_own(file.parent) and _is_own(file)):
            return {}
        data = memoryview(file.read_bytes())
        whole = _sha1(data[_DIGEST:]) == data[:_DIGEST]
        kept: dict[Key, Any] = pickle.loads(data[_DIGEST:]) if whole else {}  # noqa: S301 (ours)
    except (OSError, ValueError, EOFError, pickle.UnpicklingError, AttributeError, ImportError):
        return {}
    return kept


def _is_own(place: Path) -> bool:
    """Check that a place is this user's, no link, and that nobody else may write there."""
    status, user = place.lstat(), getattr(os, "geteuid", None)
    if stat.S_ISLNK(status.st_mode):
        return False
    if user is None:  # on Windows the rights of the profile keep others out
        return True
    return status.st_uid == user() and not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


@cache
def _version() -> str:
    """Return a digest of what decides which record a file holds: the code and its libraries."""
    package = Path(peeltrack.__file__).parent
    code = [*package.glob("*.py"), *package.glob("model/*.py"), *package.glob("storage/*.py")]
    told = [(each.name, each.stat().st_size, each.stat().st_mtime_ns) for each in sorted(code)]
    library = Path(LIBRARY).stat().st_mtime_ns
    return _name(repr((peeltrack.__version__, pydantic.VERSION, library, sys.version, told)))


def _name(text: str) -> str:
    return hashlib.sha256(os.fsencode(text)).hexdigest()[:32]


def _sha1(data: bytes | memoryview) -> bytes:
    return hashlib.sha1(data, usedforsecurity=False).digest()
