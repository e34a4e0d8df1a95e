"""A broken file and the one line that `validate` says of it."""

from typing import NamedTuple

import pytest

from tests.storage.small_register import with_lines


class Broken(NamedTuple):
    """One file of the small register made bad."""

    file: str
    holds: str | bytes
    line: str
    """What stdout must be, whole."""


def lines(name: str, file: str, added: str, at: str, message: str) -> object:
    """A file of the small register with lines added or, where it has their key, put in."""
    return whole(name, file, with_lines(file, added), at, message)


def whole(name: str, file: str, holds: str | bytes, at: str, message: str) -> object:
    """A file that holds something else altogether.

    Args:
        name: what is wrong with it, in words.
        file: where it lies in the register.
        holds: its content.
        at: line:column and the rule that is broken.
        message: the rest of the line.
    """
    place, rule = at.split(" ")
    line = f"{file}:{place}: error [{rule}] {message}"
    return pytest.param(Broken(file, holds, line), id=name)
