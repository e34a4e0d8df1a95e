"""The one way to the terminal: whatever is printed there is made harmless first.

Names of authors, messages of commits, what a hook says, names of files and the words of
papers come from outside; only rich writes sequences of control characters, and those are its
own. An output that fails, as on a full disk, stops no command halfway: it is reported at the end.
"""

import errno
import os
import sys
from collections.abc import Callable
from typing import Any, TextIO, cast

from peeltrack.wording import harmless


class SteadyStream:
    """A stream that never raises: what it could not write is lost, and the reason is kept."""

    def __init__(self, stream: Any, failures: list[OSError] | None = None) -> None:  # noqa: ANN401
        self.stream = stream
        """What it writes to, texts or bytes."""
        self.failures = [] if failures is None else failures
        """Why it takes no more; empty while it does."""

    def write(self, data: str | bytes) -> int:
        """Write a text, unless an earlier write failed."""
        self._attempt(self.stream.write, data)
        return len(data)

    def flush(self) -> None:
        """Write what is in the buffer."""
        self._attempt(self.stream.flush)

    def _attempt(self, action: Callable[..., object], *given: object) -> None:
        if self.failures:
            return
        try:
            action(*given)
        except OSError as error:
            self.failures.append(error)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 (of any type)
        """Return any other attribute of the stream."""
        found = getattr(self.stream, name)
        return SteadyStream(found, self.failures) if name == "buffer" else found


class HarmlessStream:
    """A stream for text that writes control and hidden characters out."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream
        """What it writes to; only rich may do so directly."""

    def write(self, text: str) -> int:
        """Write a text made harmless."""
        return self.stream.write(harmless(text))

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 (of any type)
        """Return any other attribute of the stream."""
        if name == "buffer" and os.name == "nt" and self.stream.isatty():
            # With it typer would go round us to the Windows console.
            raise AttributeError(name)
        return getattr(self.stream, name)


def guard_streams() -> None:
    """Let any text through, but none as a command to the terminal.

    On a Windows code page and under LANG=C a path may not be text that can be encoded. A
    service, cron or pythonw may start a command without any of the three streams.
    """
    if sys.stdin is None:
        sys.stdin = _nowhere("r")
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name) or _nowhere("w")
        if isinstance(stream, HarmlessStream):
            continue
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
        setattr(sys, name, HarmlessStream(cast("TextIO", SteadyStream(stream))))


def output_failure() -> OSError | None:
    """Return why standard output could not be written to, or None if all of it was.

    Afterwards both streams discard their text, so that the interpreter's own flush stays quiet.
    """
    failures = [_failure_of(getattr(sys, name)) for name in ("stdout", "stderr")]
    return failures[0]


def is_of_reader(failure: OSError) -> bool:
    """Check whether the reader has gone, as in `peeltrack list | head`, which is no error."""
    return isinstance(failure, BrokenPipeError) or (
        os.name == "nt" and failure.errno == errno.EINVAL
    )


def _failure_of(stream: Any) -> OSError | None:  # noqa: ANN401 (guarded or not)
    if not (isinstance(stream, HarmlessStream) and isinstance(stream.stream, SteadyStream)):
        return None
    steady = stream.stream
    steady.flush()
    if not steady.failures:
        return None
    os.dup2(os.open(os.devnull, os.O_WRONLY), steady.fileno())
    return steady.failures[0]


def _nowhere(mode: str) -> TextIO:
    return cast("TextIO", open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123
