"""How long a paper may take. Nothing else is bounded that only takes time.

A page is easily made on which anything that compares its pieces never ends, so whatever goes
through them asks here on the way. Touches: the clock that only measures.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

SECONDS = 40.0
"""For the whole of a paper. Fifty pages of a report take two."""


class TooMuchError(Exception):
    """A paper that takes more time or room than any report's."""


_END: ContextVar[float] = ContextVar("_END", default=float("inf"))


@contextmanager
def patience(seconds: float) -> Iterator[None]:
    """Let what is done within take so many seconds and no more."""
    token = _END.set(time.monotonic() + seconds)
    try:
        yield
    finally:
        _END.reset(token)


def still_time() -> None:
    """Go on while there is time; outside of `patience` there always is.

    Raises:
        TooMuchError: if it is up.
    """
    if time.monotonic() > _END.get():
        raise TooMuchError
