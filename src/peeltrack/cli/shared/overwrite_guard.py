"""A guard for export files: an earlier export is replaced, nothing else is."""

from collections.abc import Callable
from pathlib import Path

from peeltrack.errors import UnreadableError, reason_of
from peeltrack.storage.errors import AlreadyThereError


def refuse_other_file(out: Path, is_own: Callable[[bytes], bool]) -> None:
    """Refuse to replace a file that is not an export.

    Raises:
        AlreadyThereError: if there is one: it may be somebody's own tracker.
    """
    _refuse_unless(out, lambda: out.is_file() and is_own(out.read_bytes()))


def refuse_other_folder(out: Path, table: str) -> None:
    """Refuse a folder that has files but no export.

    Args:
        out: the folder, which need not exist.
        table: the file that is in every export.

    Raises:
        AlreadyThereError: if it has other files.
    """
    _refuse_unless(
        out, lambda: out.is_dir() and ((out / table).is_file() or not any(out.iterdir()))
    )


def _refuse_unless(out: Path, is_export: Callable[[], bool]) -> None:
    if not out.exists():
        return
    try:
        if is_export():
            return
    except OSError as error:
        raise UnreadableError(out, reason_of(error)) from error
    raise AlreadyThereError(str(out))
