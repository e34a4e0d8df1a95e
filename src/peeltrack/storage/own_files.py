"""Files that a user keeps apart from every register: whole and nobody else's. Touches: files."""

import hashlib
import os
import pickle
import stat
from pathlib import Path
from typing import Any

_DIGEST = 20


def make_folder(folder: Path) -> None:
    """Make a folder that nobody else may look into.

    Raises:
        OSError: if it cannot be made.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.chmod(0o700)


def put(file: Path, held: dict[Any, Any]) -> None:
    """Write what a file is to hold, at once or not at all.

    Raises:
        OSError: if it cannot be written.
    """
    body = pickle.dumps(held, pickle.HIGHEST_PROTOCOL)
    # One name for all: what two write into at once is torn, and so not used.
    unfinished = file.with_suffix(".new")
    unfinished.write_bytes(sha1(body) + body)
    unfinished.replace(file)


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
