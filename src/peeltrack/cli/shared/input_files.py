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
    try:
        if file == STANDARD_INPUT:
            return input_name(file), sys.stdin.buffer.read(SIZE_LIMIT + 1)
        with file.open("rb") as stream:
            return input_name(file), stream.read(SIZE_LIMIT + 1)
    except OSError as error:
        name = input_name(file) if file == STANDARD_INPUT else str(file)
        raise UnreadablePaperError(name, reason_of(error)) from error
