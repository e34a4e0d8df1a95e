"""A paper that is named on the command line: its name and its bytes. Touches: files, stdin."""

import sys
from pathlib import Path

STANDARD_INPUT = Path("-")


def named(file: Path) -> str:
    """What a paper is called: its file's name, or standard input."""
    return "standard input" if file == STANDARD_INPUT else file.name


def given(file: Path) -> tuple[str, bytes]:
    """A paper's name and bytes, never more of it being read than is allowed.

    Raises:
        UnreadablePaperError: if it cannot be read.
    """
    from peeltrack.imports.errors import UnreadablePaperError
    from peeltrack.imports.readers.limits import SIZE_LIMIT

    if file == STANDARD_INPUT:
        return named(file), sys.stdin.buffer.read(SIZE_LIMIT + 1)
    try:
        with file.open("rb") as stream:
            return named(file), stream.read(SIZE_LIMIT + 1)
    except OSError as error:
        raise UnreadablePaperError(str(file), error.strerror or str(error)) from error
