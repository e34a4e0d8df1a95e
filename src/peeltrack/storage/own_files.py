"""Files that a user keeps apart from every register: whole and nobody else's. Touches: files."""

import hashlib
import os
import pickle
import stat
from pathlib import Path
from typing import Any

_DIGEST = 20
_OWN = 0o700


def make_folder(folder: Path) -> None:
    """Make a folder of `user_folders.py` that nobody else may look into, nor those above it.

    Raises:
        OSError: if it cannot be made.
    """
    folder.mkdir(mode=_OWN, parents=True, exist_ok=True)
    for own in (folder, folder.parent, folder.parent.parent):  # a register's, its kind's, ours
        own.chmod(_OWN)


def write_own(file: Path, data: bytes) -> None:
    """Write a file that nobody else may read, at once or not at all.

    Raises:
        OSError: if it cannot be written.
    """
    # One name for two at once: what both write into is torn, and so not used.
    unfinished = file.with_suffix(".new")
    handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with open(handle, "wb") as opened:  # noqa: PTH123 (only the handle has the mode from its first byte)
        opened.write(data)
    unfinished.replace(file)


def put(file: Path, held: dict[Any, Any]) -> None:
    """Write what a file is to hold, at once or not at all.

    Raises:
        OSError: if it cannot be written.
    """
    body = pickle.dumps(held, pickle.HIGHEST_PROTOCOL)
    write_own(file, sha1(body) + body)


def held_in(file: Path) -> dict[Any, Any]:
    """Return what a file holds; nothing if it is not whole and this user's alone."""
    try:
        if not (_is_own(file.parent) and _is_own(file)):
            return {}
        data = memoryview(file.read_bytes())
        whole = sha1(data[_DIGEST:]) == data[:_DIGEST]
        held: dict[Any, Any] = pickle.loads(data[_DIGEST:]) if whole else {}  # noqa: S301 (ours)
    except (OSError, ValueError, EOFError, pickle.UnpicklingError, AttributeError, ImportError):
        return {}
    return held


def _is_own(place: Path) -> bool:
    """Check that a place is this user's, no link, and that nobody else may write there."""
    status, user = place.lstat(), getattr(os, "geteuid", None)
    if stat.S_ISLNK(status.st_mode):
        return False
    if user is None:  # on Windows the rights of the profile keep others out
        return True
    return status.st_uid == user() and not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def sha1(data: bytes | memoryview) -> bytes:
    """Return the SHA-1 of some bytes, which tells damage and contents apart, never enemies."""
    return hashlib.sha1(data, usedforsecurity=False).digest()
