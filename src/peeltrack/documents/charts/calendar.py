"""A calendar along a picture: the place of a date, and the months that are named. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from peeltrack.documents.charts.drawing import Pen, width_of
from peeltrack.documents.charts.palette import SOFT
from peeltrack.wording import MONTHS

_PAD = 8.0
"""The room between an edge and the first date, half of a mark."""
_LEAST_DAYS = 28
_AHEAD = 6
"""The share of the days before today that follow it at least, so that a line can leave it."""
_A_LABEL = 38.0
"""The room for the name of a month."""
_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000)
"""The months from one name to the next."""


@dataclass(frozen=True)
class Calendar:
    """A calendar from its left to its right edge."""

    left: float
    right: float
    first: int
    """The number of the first date, as `date.toordinal` counts."""
    last: int

    @classmethod
    def spanning(cls, days: Sequence[date], on: date, left: float, right: float) -> "Calendar":
        """Return a calendar that has room for dates, for today and for some time after it."""
        numbers = [on.toordinal(), *(day.toordinal() for day in days)]
        first, last, today = min(numbers), max(numbers), on.toordinal()
        last = max(last, today + max(_LEAST_DAYS, last - first) // _AHEAD)
        return cls(left, right, first, max(last, first + _LEAST_DAYS))

    def x(self, day: date) -> float:
        """Return the place of a date."""
        share = (day.toordinal() - self.first) / (self.last - self.first)
        return self.left + _PAD + share * (self.right - self.left - 2 * _PAD)

    def label(self, pen: Pen, y: float) -> None:
        """Write the names of months; one that does not fit is left out."""
        free, is_first = self.left, True
        for day, step in self._months():
            month = MONTHS[day.month - 1][:3]
            if step >= 12 or (day.month == 1 and not is_first):
                name = str(day.year)
            else:
                name = f"{month} {day.year}" if is_first else month
            x = self.x(day)
            if free <= x and x + width_of(name, 11) <= self.right + _PAD:
                pen.text(x, y, name, size=11, colour=SOFT)
                free, is_first = x + width_of(name, 11) + 6, False

    def rule(self, pen: Pen, top: float, bottom: float) -> None:
        """Draw a line at the beginning of each of these months."""
        for x in self._rules:
            pen.line((x, top), (x, bottom))

    @cached_property
    def _rules(self) -> tuple[float, ...]:
        return tuple(self.x(day) for day, _ in self._months())

    def _months(self) -> Iterator[tuple[date, int]]:
        """Yield the beginnings of months, no more than there is room for, and their distance."""
        first, last = (
            date.fromordinal(min(n, date.max.toordinal())) for n in (self.first, self.last)
        )
        start = first.year * 12 + first.month - (first.day == 1)
        end = last.year * 12 + last.month - 1
        most = (self.right - self.left) / _A_LABEL
        step = next((each for each in _STEPS if (end - start) / each <= most), _STEPS[-1])
        for month in range(start + -start % step, end + 1, step):
            yield date(month // 12, month % 12 + 1, 1), step
