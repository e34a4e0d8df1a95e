"""The one way out to the terminal: whatever is printed there is made harmless first.

Names of authors, messages of commits, what a hook says, names of files and the words of
papers come from outside; only rich writes sequences of control characters, and those are its
own.
"""

import os
import sys
from typing import Any, TextIO

from peeltrack.wording import harmless


class HarmlessStream:
    """A stream for text that writes control and hidden characters out."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream
        """What it writes to; only rich may do so directly."""

    def write(self, text: str) -> int:
        """Write a text made harmless."""
        return self.stream.write(harmless(text))

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 (of any type)
        """Return whatever else is asked of a stream."""
        if name == "buffer" and os.name == "nt" and self.stream.isatty():
            # With it typer would go round us to the Windows console.
            raise AttributeError(name)
        return getattr(self.stream, name)


def guard_streams() -> None:
    """Let any text through, none of it as a command to the terminal.

    On a Windows code page and under LANG=C a path may be no text that could be encoded.
    """
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None or isinstance(stream, HarmlessStream):
            continue
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
        setattr(sys, name, HarmlessStream(stream))
