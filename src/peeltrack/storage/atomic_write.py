"""Replacement of files in one step, so that each is the old one or the new. Touches: files."""

import os
import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from peeltrack.errors import UnwritableError

_UNFINISHED = ".peeltrack-tmp"


def replace_file(path: Path, data: bytes) -> None:
    """Write a file beside its place and move it there, keeping the mode of the one before.

    Raises:
        UnwritableError: if the operating system refuses.
    """
    replace_files({path: data})


def replace_files(files: Mapping[Path, bytes]) -> None:
    """Do the same for several: all are ready beside their places before the first is moved.

    Raises:
        UnwritableError: if the operating system refuses.
    """
    # through a link: the file changes, not the link
    places = {path.resolve(): data for path, data in files.items()}
    try:
        put(places)
    except OSError as error:
        path = error.filename or next(iter(places))
        raise UnwritableError(Path(path), error.strerror or str(error)) from error


def put(files: Mapping[Path, bytes]) -> None:
    """Move files into their places once every one of them is safe on the disk beside its own.

    Raises:
        OSError: if the operating system refuses; what lay ready is taken away again.
    """
    folders = dict.fromkeys(path.parent for path in files)
    try:
        for folder in folders:
            folder.mkdir(parents=True, exist_ok=True)
        for path, data in files.items():
            _write_beside(path, data)
        for path in files:
            _beside(path).replace(path)
    finally:
        for path in files:
            _beside(path).unlink(missing_ok=True)
    for folder in folders:
        _sync_folder(folder)


def remove_leftovers(folders: Iterable[Path]) -> None:
    """Remove what a killed writer left; whoever has the lock is the only writer."""
    for folder in folders:
        for left in folder.glob(f".*{_UNFINISHED}"):
            left.unlink(missing_ok=True)


def _beside(path: Path) -> Path:
    return path.with_name(f".{path.name}{_UNFINISHED}")


def _write_beside(path: Path, data: bytes) -> None:
    _beside(path).unlink(missing_ok=True)
    with _beside(path).open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    with suppress(FileNotFoundError):
        shutil.copymode(path, _beside(path))


def _sync_folder(folder: Path) -> None:
    """Make the move itself survive a power cut, where a folder can be opened (not on Windows)."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
