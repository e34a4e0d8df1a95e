"""Limits on what a template makes: how often it goes round, how much it writes, how long it takes.

A template may come with a register, and so from anybody who proposes a change. The limits hold
on every machine alike: they count work as it is done and need no signal and no second process.
"""

import time
from typing import Any

from markupsafe import Markup, escape

PASSES = 6_000_000
"""Passes of loops, calls, filters and entries of lists: thrice what 10,000 items need."""
CHARACTERS = 250_000_000
"""Characters made in all, those on the way to the page counted each time."""
VALUE = 1_000_000
"""Characters of one value that an expression makes, and entries of one list."""
SECONDS = 30.0
"""Processor time: a page of 10,000 items needs about eight."""
_OFTEN = 1 << 8


class TemplateLimitError(Exception):
    """A template that makes too much, or goes on for too long."""


class Allowance:
    """The passes, characters and time that a template has left."""

    def __init__(self, seconds: float | None = None) -> None:
        self._seconds = seconds or SECONDS
        self._until = time.process_time() + self._seconds
        self.renew()

    def renew(self) -> None:
        """Count passes and characters anew for another page; the time is for all of them."""
        self._passes, self._characters = PASSES, CHARACTERS
        self._next_look = PASSES - _OFTEN

    def spend(self, passes: int = 1) -> None:
        """Count passes.

        Raises:
            TemplateLimitError: if there are none left, or no time.
        """
        self._passes -= passes
        if self._passes < self._next_look:
            self._look()

    def _look(self) -> None:
        if self._passes < 0:
            raise TemplateLimitError(f"it goes round more than {PASSES:,} times")
        if time.process_time() > self._until:
            raise TemplateLimitError(f"it takes longer than {self._seconds:.0f} seconds")
        self._next_look = self._passes - _OFTEN

    def made(self, value: Any) -> Any:  # noqa: ANN401 (a template makes anything)
        """Count a value that was made, and return it.

        Raises:
            TemplateLimitError: if it is too much.
        """
        if isinstance(value, str):
            self.written(len(value) + 1)
        elif isinstance(value, LISTS):
            self._weigh(value)
        return value

    def shown(self, value: Any) -> Markup:  # noqa: ANN401
        """Count a value on its way to the page, and return its text, escaped.

        Raises:
            TemplateLimitError: if it is too much.
        """
        if type(value) is str:  # the usual case, at once
            self.written(len(value) + 1)
            return escape(value)
        if type(value) is Markup:  # counted in what it becomes part of
            self.written(1)
            return value
        text = escape(self.made(value))
        self.written(len(text) + 1)
        return text

    def written(self, characters: int) -> None:
        """Count characters.

        Raises:
            TemplateLimitError: if it is too many.
        """
        self._characters -= characters
        if self._characters < 0:
            raise TemplateLimitError(f"it makes more than {CHARACTERS:,} characters")

    def _weigh(self, value: Any) -> None:  # noqa: ANN401
        """Count every entry of a list, also of lists in it, as often as it stands there."""
        self.spend(len(value))
        for each in value.values() if isinstance(value, dict) else value:
            if isinstance(each, str):
                self.written(len(each))
            elif isinstance(each, LISTS):
                self._weigh(each)


LISTS = (list, tuple, dict, set, frozenset)
