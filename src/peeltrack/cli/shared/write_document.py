"""A document written to its file in one step."""

from pathlib import Path

from peeltrack.errors import UnwritableError
from peeltrack.storage.atomic_write import replace_file


def write_document(path: Path, data: bytes) -> None:
    """Write a document in one step: a reader sees the old one or the new, never half."""
    target = path.resolve()
    if target.exists() and not target.is_file():
        raise UnwritableError(path, "it is a folder" if target.is_dir() else "it is not a file")
    if not target.parent.is_dir():
        raise UnwritableError(path, "its folder is not there")
    replace_file(target, data)
