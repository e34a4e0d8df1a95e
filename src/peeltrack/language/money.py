"""Sums of money in running text. Pure."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_SUM = re.compile(
    r"£ ?(?P<number>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)"
    r" ?(?P<times>k|m|bn|thousand|million|billion)?\b",
    re.IGNORECASE,
)
_TIMES = {"k": 1e3, "thousand": 1e3, "m": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9}


class Sum(NamedTuple):
    """A sum that a text names."""

    pounds: float
    start: int
    end: int
    as_printed: str


def sums(text: str) -> Iterator[Sum]:
    """Yield the sums of a text in order: £1.4m, £250,000."""
    for found in _SUM.finditer(text):
        times = _TIMES.get((found["times"] or "").casefold(), 1.0)
        pounds = float(found["number"].replace(",", "")) * times
        yield Sum(pounds, found.start(), found.end(), found[0].strip())
