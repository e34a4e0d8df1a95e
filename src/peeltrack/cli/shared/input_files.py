"""Papers named on the command line: their names and their bytes. Touches: files, stdin."""

import sys
from pathlib import Path

from peeltrack.errors import reason_of
from peeltrack.imports.errors import UnreadablePaperError
from peeltrack.imports.readers.limits import SIZE_LIMIT

STANDARD_INPUT = Path("-")


def input_name(file: Path) -> str:
    """Return a paper's name: that of its file, or standard input."""
    return "standard input" if file == STANDARD_INPUT else file.name


def read_input(file: Path) -> tuple[str, bytes]:
    """Read a paper up to the size limit, and return its name and bytes.

    Raises:
        UnreadablePaperError: if it cannot be read.
    """
    if file != STANDARD_INPUT:
        return input_name(file), read_to_limit(file)
    try:
        return input_name(file), sys.stdin.buffer.read(SIZE_LIMIT + 1)
    except OSError as error:
        raise UnreadablePaperError(input_name(file), reason_of(error)) from error


def read_to_limit(file: Path) -> bytes:
    """Read a file, but no more than a byte beyond the size limit, so that a reader refuses it.

    Raises:
        UnreadablePaperError: if it cannot be read.
    """
    try:
        with file.open("rb") as stream:
            return stream.read(SIZE_LIMIT + 1)
    except OSError as error:
        raise UnreadablePaperError(str(file), reason_of(error)) from error
