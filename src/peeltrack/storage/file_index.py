"""The content that each file had when it was last read, told by its status. Touches: files.

As in git's index: the bytes of a file are those of the last reading while its device, inode, size
and times are. A status is only trusted if every later change gives the file another.
"""

import os
import stat
import time
from contextlib import suppress
from pathlib import Path

from peeltrack.storage.own_files import held_in, make_folder, put

Status = tuple[int, ...]

_GRAIN = 3_000_000_000  # nanoseconds; the coarsest clock of a file system counts two seconds
_SECOND = 1_000_000_000


class FileIndex:
    """The contents of a register's files as they were read before."""

    def __init__(self, root: Path, place: Path) -> None:
        """Open the index of a register.

        Args:
            root: the register's folder.
            place: the file that keeps the index; it need not exist.
        """
        self._root = root
        self._place = place
        self._opened = time.time_ns()
        self._known: dict[str, tuple[Status, str]] = held_in(place)
        self._now: dict[str, tuple[Status, str]] = {}
        self._unknown: dict[str, Status] = {}

    def content_of(self, path: str) -> str | None:
        """Return the id of a file's content if its status tells it; ask before it is read."""
        status, known = self._status(path), self._known.get(path)
        if known and known[0] == status:
            self._now[path] = known
            return known[1]
        if status:
            self._unknown[path] = status
        return None

    def note(self, path: str, content: str) -> None:
        """Note the content that was read of a file, if its status may be trusted from now on."""
        if status := self._unknown.get(path):
            self._now[path] = status, content

    def save(self) -> None:
        """Write the index if it is not as it was; without a word if that cannot be."""
        if self._now != self._known:
            with suppress(OSError):
                make_folder(self._place.parent)
                put(self._place, self._now)

    def _status(self, path: str) -> Status | None:
        """Return a file's status; None if another change could leave it as it is.

        That is one that changed within the clock's grain of this reading; and every file on
        Windows and on a file system that counts in seconds, where nothing tells exactly when the
        inode changed.
        """
        try:
            told = os.lstat(f"{self._root}/{path}")
        except OSError:
            return None
        changed = told.st_ctime_ns
        just_now = max(changed, told.st_mtime_ns) >= self._opened - _GRAIN
        if just_now or os.name == "nt" or not changed % _SECOND or not stat.S_ISREG(told.st_mode):
            return None
        return told.st_dev, told.st_ino, told.st_size, told.st_mtime_ns, changed
