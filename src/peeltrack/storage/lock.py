"""A lock for one writer at a time. Touches: a lock file in the register's folder."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from peeltrack.storage.errors import LockedError, RegisterLockedAwayError

NAME = ".peeltrack.lock"
PATIENCE = 30.0
"""Seconds to wait for another writer; an edit takes a fraction of one."""


@contextmanager
def locked(root: Path) -> Iterator[None]:
    """Lock the register for writing, and leave no lock file behind.

    Raises:
        LockedError: if another writer does not let go in time.
        RegisterLockedAwayError: if the folder may not be written to.
    """
    path = root / NAME
    lock = FileLock(path, timeout=PATIENCE, poll_interval=0.01)
    try:
        lock.acquire()
    except Timeout as error:
        raise LockedError(PATIENCE) from error
    except OSError as error:
        raise RegisterLockedAwayError(root, error.strerror or str(error)) from error
    try:
        yield
    finally:
        if os.name == "posix":
            # While it is still held: whoever waits on this file sees that it is gone and
            # makes a new one. Windows removes it on release, and could not before.
            with suppress(OSError):  # the work is done; a file left behind locks nobody out
                path.unlink(missing_ok=True)
        with suppress(OSError):  # it ends with this process
            lock.release()
