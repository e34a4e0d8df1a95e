"""Replacement of files in one step, so that each is the old one or the new. Touches: files."""

import errno
import os
import shutil
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from peeltrack.errors import (
    PartlyWrittenError,
    UnconfirmedWriteError,
    UnwritableError,
    is_held_open,
    reason_of,
)

_UNFINISHED = ".peeltrack-tmp"

_MAY_WRITE = "Check that it can be written to"

PATIENCE = 2.0
"""Seconds to wait for a program that has the file open: a virus scanner lets go in a moment."""

_CANNOT_SYNC_FOLDERS = {errno.EINVAL, errno.ENOTSUP, errno.ENOSYS}
"""The answers of a file system that has no such thing, as some network drives."""


def replace_file(path: Path, data: bytes) -> None:
    """Write a file beside its place and move it there, keeping the mode of the one before.

    Raises:
        UnwritableError: if the operating system refuses; nothing is written.
        UnconfirmedWriteError: if it is written and the disk does not confirm it.
    """
    replace_files({path: data})


def replace_files(files: Mapping[Path, bytes], instead: str = _MAY_WRITE) -> None:
    """Do the same for several: all are ready beside their places before the first is moved.

    Args:
        files: the bytes of each file.
        instead: what to do if one cannot be written.

    Raises:
        UnwritableError: if the operating system refuses; nothing is written.
        PartlyWrittenError: if it refuses when some are in place already.
        UnconfirmedWriteError: if they are written and the disk does not confirm it.
    """
    try:
        # through a link: the file changes, not the link
        places = {path.resolve(): data for path, data in files.items()}
        put(places)
    except (OSError, RuntimeError) as error:  # Python 3.12 and earlier: the latter for a circle
        path = getattr(error, "filename", None) or next(iter(files))
        raise UnwritableError(Path(path), reason_of(error), instead) from error


def replace_derived(path: Path, data: bytes) -> None:
    """Replace a file in one step without waiting for the disk, as it can be made again.

    Raises:
        OSError: if the operating system refuses; the file is as it was.
    """
    try:
        _beside(path).write_bytes(data)
        _move(path)
    except OSError:
        with suppress(OSError):
            _beside(path).unlink(missing_ok=True)
        raise


def put(files: Mapping[Path, bytes], look_again: Callable[[], None] = lambda: None) -> None:
    """Move files into their places once every one of them is safe on the disk beside its own.

    Args:
        files: the bytes of each file.
        look_again: refuses by raising, if what is there is no longer what was read. It is asked
            at the last moment, as a slow disk takes seconds to make the files ready.

    Raises:
        OSError: if the operating system refuses; what lay ready is taken away again.
        PartlyWrittenError: if it refuses when some are in place already.
        UnconfirmedWriteError: if all are in place and the disk does not confirm it.
    """
    folders = dict.fromkeys(path.parent for path in files)
    try:
        for folder in folders:
            folder.mkdir(parents=True, exist_ok=True)
        for path, data in files.items():
            _write_beside(path, data)
        look_again()
        _move_all(list(files))
    finally:
        for path in files:
            with suppress(OSError):  # it would hide why it is there
                _beside(path).unlink(missing_ok=True)
    try:
        for folder in folders:
            _sync_folder(folder)
    except OSError as error:
        raise UnconfirmedWriteError(list(files), reason_of(error)) from error


def remove(paths: Sequence[Path], written: Sequence[Path]) -> None:
    """Remove files whose records have another place by now, and the folders that this empties.

    Args:
        paths: the files.
        written: the files that are in place already.

    Raises:
        PartlyWrittenError: if the operating system refuses.
        UnconfirmedWriteError: if they are removed and the disk does not confirm it.
    """
    for number, path in enumerate(paths):
        try:
            _patiently(path.unlink)
        except OSError as error:
            done = [*written, *paths[:number]]
            raise PartlyWrittenError(done, paths[number:], reason_of(error)) from error
    try:
        for folder in dict.fromkeys(path.parent for path in paths):
            _sync_folder(folder.parent if _is_removed(folder) else folder)
    except OSError as error:
        raise UnconfirmedWriteError([*written, *paths], reason_of(error)) from error


def _is_removed(folder: Path) -> bool:
    """Remove a folder, unless something else is in it."""
    try:
        folder.rmdir()
    except OSError:
        return False
    return True


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


def _move_all(paths: Sequence[Path]) -> None:
    for number, path in enumerate(paths):
        try:
            _move(path)
        except OSError as error:
            if number == 0:
                raise
            why = reason_of(error)
            raise PartlyWrittenError(paths[:number], paths[number:], why) from error


def _move(path: Path) -> None:
    """Move a file into its place."""
    _patiently(lambda: _beside(path).replace(path))


def _patiently(act: Callable[[], object]) -> None:
    """Move or remove a file; on Windows once whoever has it open lets go of it."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            act()
        except PermissionError as error:
            if not is_held_open(error) or time.monotonic() > end:
                raise
            time.sleep(0.05)
        else:
            return


def _sync_folder(folder: Path) -> None:
    """Make the move itself survive a power cut, where a folder can be opened (not on Windows)."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _CANNOT_SYNC_FOLDERS:
            raise
    finally:
        os.close(handle)
