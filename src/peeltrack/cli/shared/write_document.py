"""A document written to its file in one step."""

from pathlib import Path

import typer

from peeltrack.errors import UnwritableError
from peeltrack.storage.atomic_write import replace_file

STANDARD_OUTPUT = Path("-")
"""What -o and a paper's name mean by a hyphen."""


def write_document(path: Path, data: bytes) -> None:
    """Write a document in one step: a reader sees the old one or the new, never half."""
    if path == STANDARD_OUTPUT:
        typer.echo(data, nl=False)
        return
    target = path.resolve()
    if target.exists() and not target.is_file():
        raise UnwritableError(path, "it is a folder" if target.is_dir() else "it is not a file")
    if not target.parent.is_dir():
        raise UnwritableError(path, "its folder is not there")
    replace_file(target, data)
