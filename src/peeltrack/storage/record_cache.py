"""Records that were read before, found again by the content of their files. Touches: files.

A record is known by its path and by the id that git gives the bytes of its file. What id a file
has `file_index.py` tells, or its bytes. Whatever is odd about the cache (missing, torn, somebody
else's, not to be written) means that the files are read anew, without a word.
"""

import hashlib
import os
import shutil
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Sequence
from contextlib import suppress
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import peeltrack
from peeltrack.model.packed_details import Packet, packet_of
from peeltrack.model.record import Record
from peeltrack.storage.file_index import FileIndex
from peeltrack.storage.own_files import held_in, make_folder, put, sha1
from peeltrack.storage.user_folders import cache_folder

Key = tuple[str, str]
"""The path of a file and the id of its content."""

_UNUSED = 60 * 24 * 60 * 60  # seconds after which the cache of a register is deleted
_MANY = 500  # records; writing more of them takes longer than starting a process


def content_id(data: bytes) -> str:
    """Return the id that git gives the bytes of a file."""
    return sha1(b"blob %d\0%b" % (len(data), data)).hex()


class RecordCache:
    """The records of one register that were read before."""

    def __init__(self, root: Path, *, history: bool = False) -> None:
        """Open the cache of a register's folder.

        Args:
            root: the folder.
            history: keep every content that was ever read, what was read together in one packet.
        """
        self._history = history
        self._place: Path | None = None
        if not os.environ.get("PEELTRACK_NO_CACHE"):
            with suppress(OSError):
                kind = f"{'history' if history else 'files'}-{_version()}"
                self._place = cache_folder(kind, root)
        self._known: dict[str, dict[Key, tuple[Packet, int]]] = {}
        self._used: defaultdict[str, dict[Key, Record]] = defaultdict(dict)
        self._new: defaultdict[str, dict[Key, Record]] = defaultdict(dict)

        self._index = (
            FileIndex(root, self._place / "index") if self._place and not history else None
        )

    @classmethod
    def of(cls, root: Path, *, history: bool = False) -> "RecordCache | None":
        """Return the same; None if it is turned off, so that no content need have its id."""
        cache = cls(root, history=history)
        return cache if cache._place else None

    def content_of(self, path: str) -> str | None:
        """Return the id of a file's content if its status tells it; ask before it is read."""
        return self._index.content_of(path) if self._index else None

    def content_read(self, path: str, data: bytes) -> str:
        """Return the id of the bytes that were read of a file."""
        content = content_id(data)
        if self._index:
            self._index.note(path, content)
        return content

    def find(self, path: str, content: str) -> Record | None:
        """Return the record of a file of this content, or None if it was not read before."""
        folder = path.rpartition("/")[0]
        if folder not in self._known:
            self._known[folder] = held_in(self._place / _name(folder)) if self._place else {}
        kept = self._known[folder].get((path, content))
        if kept is None:
            return None
        packet, place = kept
        record: Record = packet[place]
        self._used[folder][path, content] = record
        return record

    def keep(self, path: str, content: str, record: Record) -> None:
        """Keep the record of a file without a problem."""
        self._new[path.rpartition("/")[0]][path, content] = record

    def save(self) -> None:
        """Write what is new; many records by a process of their own, while this one goes on."""
        if self._index:
            self._index.save()
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
            make_folder(place)
            for folder, new in self._new.items():
                kept = self._known.get(folder, {}) if self._history else {}
                records = new if self._history else {**self._used.get(folder, {}), **new}
                packet = packet_of(records.values())
                found = {key: (packet, at) for at, key in enumerate(records)}
                put(place / _name(folder), {**kept, **found})
            for each in place.parents[1].glob("*/*"):
                if time.time() - each.stat().st_mtime > _UNUSED:
                    shutil.rmtree(each, ignore_errors=True)


@cache
def _version() -> str:
    """Return a digest of what decides which record a file holds: the code and its libraries."""
    package = Path(peeltrack.__file__).parent
    code = [*package.glob("*.py"), *package.glob("model/*.py"), *package.glob("storage/*.py")]
    found = [(each.name, each.stat()) for each in sorted(code)]
    told = [(name, status.st_size, status.st_mtime_ns) for name, status in found]
    libraries = [_installed(name) for name in ("ryaml", "pydantic", "pydantic_core")]
    return _name(repr((peeltrack.__version__, sys.version, told, libraries)))


def _installed(library: str) -> Sequence[str]:
    """Return the name of the folder that says which version is installed: an import takes long."""
    spec = find_spec(library)
    place = Path(str(spec and spec.origin)).parent.parent  # never an error, whatever is missing
    return sorted(each.name for each in place.glob(f"{library}-*info"))


def _name(text: str) -> str:
    return hashlib.sha256(os.fsencode(text)).hexdigest()[:32]
