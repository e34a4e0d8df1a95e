"""Ratings over time: a column for each month, the worst rating at its foot. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count, dropwhile

from peeltrack.documents.charts.chart import NARROW, WIDE, Chart, alternative, numbers_row
from peeltrack.documents.charts.drawing import Drawing, Pen, width_of
from peeltrack.documents.charts.palette import FILLS, INK, SOFT, MarkTone
from peeltrack.wording import (
    MONTHS,
    NOT_RATED,
    agreeing,
    capitalised,
    in_words,
    listed,
    long_date,
)

MOST = 13
"""Months of a picture: a year, and the month that it began with."""
MONITOR_ONLY = "monitor only"
"""The findings that others act on, and so need no rating."""
_MOST_NARROW = 6
_LEAST = 3
"""Months, below which a sentence says as much."""
_TOP, _HEIGHT, _FOOT = 8.0, 150.0, 36.0
_A_LABEL = 13.0
"""The height of a label in a column; of one that has no room the table has the number."""


@dataclass(frozen=True, slots=True)
class MonthRatings:
    """The open findings of each rating on a date."""

    day: date
    numbers: tuple[int, ...]
    """The number of each rating, worst first."""

    @property
    def month(self) -> str:
        """Return its month in words: April 2022."""
        return f"{MONTHS[self.day.month - 1]} {self.day.year}"


def over_time(
    ratings: Sequence[tuple[str, MarkTone]], months: Sequence[MonthRatings], what: str
) -> Chart | None:
    """Return the picture of ratings by month; None for fewer than three, or without a change.

    Args:
        ratings: the name of each rating in small letters, and its tone, worst first.
        months: the months, oldest first, each as at its last date.
        what: what is counted: Open findings of all reports.
    """
    shown = [*dropwhile(lambda each: not any(each.numbers), months)][-MOST:]
    if len(shown) < _LEAST or len({each.numbers for each in shown}) < 2:
        return None
    title = _headline([name for name, _ in ratings], shown[0], shown[-1])
    last = shown[-1]
    return Chart(
        title=title,
        subtitle=f"{what} by RAG at the end of each month, to {long_date(last.day)}",
        alt_text=alternative([f"{title}.", *(_said(ratings, each) for each in reversed(shown))]),
        wide=_Columns(WIDE, ratings, shown).drawn(),
        narrow=_Columns(NARROW, ratings, shown[-_MOST_NARROW:]).drawn(),
        columns=("Month", *(capitalised(name) for name, _ in ratings), "All"),
        rows=tuple(numbers_row(each.month, each.numbers) for each in shown),
    )


def _headline(names: Sequence[str], first: MonthRatings, last: MonthRatings) -> str:
    """Say how the findings have grown, or the rating that has moved most."""
    before, now = sum(first.numbers), sum(last.numbers)
    pairs = [*zip(names, first.numbers, last.numbers, strict=True)]
    if before != now:
        name, _, most = max(pairs, key=lambda pair: pair[2])
        rest = f"; {_most_are(name, most, now)}" if most else ""
        return f"{_moved('Open findings', before, now)} since {first.month}{rest}"
    name, earlier, later = max(pairs, key=lambda pair: abs(pair[2] - pair[1]))
    if earlier == later:
        return f"{now:,} findings are open, rated as in {first.month}"
    rated = name if name in (NOT_RATED, MONITOR_ONLY) else f"rated {name}"
    return f"{_moved(f'Findings {rated}', earlier, later)} since {first.month}"


def _most_are(name: str, most: int, every: int) -> str:
    if most == every > 1:
        return "none is rated" if name == NOT_RATED else f"all are {name}"
    return f"{in_words(most)} {agreeing('are', most)} {name}"


def _moved(what: str, before: int, now: int) -> str:
    return f"{what} have {'risen' if now > before else 'fallen'} from {before:,} to {now:,}"


def _said(ratings: Sequence[tuple[str, MarkTone]], month: MonthRatings) -> str:
    parts = [f"{n:,} {name}" for (name, _), n in zip(ratings, month.numbers, strict=True) if n]
    return f"{month.month}: {listed(parts) or 'no finding'}."


class _Columns:
    """A drawing: an axis, a column for each month, and the last one's parts in words."""

    def __init__(
        self, width: int, ratings: Sequence[tuple[str, MarkTone]], months: Sequence[MonthRatings]
    ) -> None:
        self._pen, self._ratings, self._months = Pen(width), ratings, months
        most = max(1, *(sum(each.numbers) for each in months))
        self._step = _tick(most)
        self._most = -(-most // self._step) * self._step
        self._axis = width_of(f"{self._most:,}", 11) + 10
        parts = [f"{number:,} {name}" for name, _, number, *_ in self._parts(months[-1])]
        words = max((width_of(each, 11, bold=True) for each in parts), default=0)
        self._room = (width - words - 8 - self._axis) / len(months)

    def drawn(self) -> Drawing:
        """Return the drawing of all months."""
        pen, bottom = self._pen, _TOP + _HEIGHT
        right = self._axis + self._room * len(self._months)
        for number in range(0, self._most + 1, self._step):
            y = self._y(number)
            pen.line((self._axis, y), (right, y))
            pen.text(self._axis - 6, y + 4, f"{number:,}", size=11, colour=SOFT, anchor="end")
        for place, month in enumerate(self._months):
            self._column(place, month)
        pen.line((self._axis, bottom), (right, bottom), colour=INK)
        self._words(right + 8)
        return pen.drawn(bottom + _FOOT)

    def _y(self, number: float) -> float:
        return _TOP + _HEIGHT * (1 - number / self._most)

    def _parts(self, month: MonthRatings) -> Iterator[tuple[str, MarkTone, int, float, float]]:
        """Yield each part of a column that has findings, with its top and bottom."""
        below = 0
        for (name, tone), number in zip(self._ratings, month.numbers, strict=True):
            if number:
                yield name, tone, number, self._y(below + number), self._y(below)
            below += number

    def _column(self, place: int, month: MonthRatings) -> None:
        pen, left = self._pen, self._axis + self._room * place
        width = self._room * 0.76
        x, middle = left + self._room * 0.12, left + self._room / 2
        for _, tone, number, top, bottom in self._parts(month):
            label, height = f"{number:,}", max(2.0, bottom - top)
            room = width_of(label, 11, bold=True)
            pen.box(x, top, width, height, tone)
            if tone == MarkTone.RED:
                pen.hatch(x + 1, top + 1, width - 2, height - 2)
            if height >= _A_LABEL and room + 4 <= width:
                self._clear(tone, middle, top + height / 2, room)
                pen.label(x, top, width, height, tone, label)
        foot = _TOP + _HEIGHT
        name = MONTHS[month.day.month - 1][:3]
        pen.text(middle, foot + 15, name, size=11, colour=SOFT, anchor="middle")
        if month.day.month == 1 or (place == 0 and self._months[1].day.month != 1):
            year = str(month.day.year)
            pen.text(middle, foot + 29, year, size=11, colour=SOFT, anchor="middle")

    def _clear(self, tone: MarkTone, x: float, y: float, width: float) -> None:
        """Clear the place of a number from the lines of a red column."""
        if tone == MarkTone.RED:
            self._pen.area(x - width / 2 - 2, y - 6, width + 4, 12, fill=FILLS[tone][0])

    def _words(self, x: float) -> None:
        """Name the parts of the last column; names that would touch are moved apart."""
        parts = [*self._parts(self._months[-1])]
        free = _TOP + _HEIGHT + 4
        places = []
        for name, _, number, top, bottom in parts:
            y = min((top + bottom) / 2 + 4, free)
            places.append((f"{number:,} {name}", y))
            free = y - _A_LABEL - 1
        lift = max(0.0, 9.0 - places[-1][1]) if places else 0.0
        for words, y in places:
            self._pen.text(x, y + lift, words, size=11, bold=True)


def _tick(most: int) -> int:
    """Return the distance of the lines of an axis: two to five of them, of round numbers."""
    steps: Iterator[int] = (factor * 10**power for power in count() for factor in (1, 2, 5))
    return next(step for step in steps if most <= step * 4)
