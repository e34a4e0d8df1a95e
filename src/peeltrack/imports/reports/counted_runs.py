"""Runs of numbers that count on, such as those of paragraphs or list entries. Pure."""

from heapq import heappop, heappush
from typing import Literal

Run = list[tuple[int, int]]
"""Numbers that count on, each with its place in the text."""


class CountedRuns:
    """The runs of a text, whose numbers are added in its order.

    A number continues a run that ends before it; of several the first or the latest begun.
    """

    def __init__(self, continued: Literal["first", "latest"]) -> None:
        """Begin without runs."""
        self.runs: list[Run] = []
        self._sign = 1 if continued == "first" else -1
        self._ending_at: dict[int, list[int]] = {}
        """The runs by their last number, so that a text of many numbers is read quickly."""

    def add(self, number: int, place: int, *, may_begin: bool = True) -> None:
        """Add a number to the run that it continues, or begin one."""
        if waiting := self._ending_at.get(number - 1):
            at = heappop(waiting) * self._sign
        elif may_begin:
            at = len(self.runs)
            self.runs.append([])
        else:
            return
        self.runs[at].append((number, place))
        heappush(self._ending_at.setdefault(number, []), at * self._sign)
