"""Documents written to their files, never over the register's own."""

from collections.abc import Mapping
from pathlib import Path

import typer

from peeltrack.cli.errors import UnwritableOutputError
from peeltrack.errors import UnwritableError
from peeltrack.storage.atomic_write import replace_files
from peeltrack.storage.kept_files import why_kept

STANDARD_OUTPUT = Path("-")
"""The meaning of a hyphen for -o or a paper's name."""


def refuse_standard_output(folder: Path) -> None:
    """Refuse a hyphen for the folder of several files.

    Raises:
        UnwritableOutputError: if it is one.
    """
    if folder == STANDARD_OUTPUT:
        raise UnwritableOutputError("-", "the name of a folder, as there are several files")


def write_document(path: Path, data: bytes) -> None:
    """Write a document in one step: a reader sees the old one or the new, never half.

    Raises:
        UnwritableError: if it is a file of the register, or cannot be written.
    """
    if path == STANDARD_OUTPUT:
        typer.echo(data, nl=False)
        return
    if not _resolved(path).parent.is_dir():
        raise UnwritableError(path, "its folder is not there")
    write_documents({path: data})


def write_documents(
    files: Mapping[Path, bytes], instead: str = "Name another file with -o"
) -> None:
    """Write documents, and the folders for them: all are ready before the first is in place.

    Args:
        files: the bytes of each.
        instead: what to do if one cannot be written there.

    Raises:
        UnwritableError: if one is a file of the register, or cannot be written.
    """
    for path in files:
        target = _resolved(path)
        if why := why_kept(target):
            raise UnwritableError(path, why, instead)
        if target.exists() and not target.is_file():
            raise UnwritableError(path, "it is a folder" if target.is_dir() else "it is not a file")
    replace_files(files, instead)


def _resolved(path: Path) -> Path:
    try:
        return path.resolve()
    except RuntimeError as error:  # Python 3.12 and earlier
        raise UnwritableError(path, "it is a link that points to itself") from error
