"""Ratings over time: a column for each month, the worst rating at its foot. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count, dropwhile, pairwise

from peeltrack.documents.charts.chart import NARROW, WIDE, Chart, alternative, numbers_row
from peeltrack.documents.charts.drawing import Drawing, Pen, width_of
from peeltrack.documents.charts.palette import FILLS, INK, SOFT, MarkTone
from peeltrack.wording import (
    MONTHS,
    NOT_RATED,
    agreeing,
    capitalised,
    counted,
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
_KEY = 12.0
"""The side of a box of the key."""
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
        what: what is counted: Findings that HMICFRS has not closed,
    """
    shown = [*dropwhile(lambda each: not any(each.numbers), months)][-MOST:]
    if len(shown) < _LEAST or len({each.numbers for each in shown}) < 2:
        return None
    title = _headline([name for name, _ in ratings], shown)
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


def _headline(names: Sequence[str], months: Sequence[MonthRatings]) -> str:
    """Say how most are rated and how many there were, or the rating that has moved most.

    More findings are no rise: a report was published.
    """
    totals = [sum(month.numbers) for month in months]
    now = months[-1].numbers
    if totals[0] != totals[-1]:
        most, turn = max(now), _last_turn(totals)
        name = names[now.index(most)]
        if totals[-1] > totals[turn]:
            then = f"there {agreeing('were', totals[turn])} {counted(totals[turn], 'finding')}"
            return f"{_most_of(name, most, totals[-1])}; {then} in {months[turn].month}"
        rest = f"; {_most_are(name, most, totals[-1])}" if most else ""
        return f"{_moved('Findings not closed', totals, months)}{rest}"
    series = [*zip(*(month.numbers for month in months), strict=True)]
    place = max(range(len(names)), key=lambda each: _extent(series[each]))
    name = names[place]
    rated = name if name in (NOT_RATED, MONITOR_ONLY) else f"rated {name}"
    return _moved(f"Findings {rated}", series[place], months)


def _extent(numbers: Sequence[int]) -> tuple[int, int]:
    """Return by how much a number differs from the first month, and from its last turn."""
    return abs(numbers[-1] - numbers[0]), abs(numbers[-1] - numbers[_last_turn(numbers)])


def _most_of(name: str, most: int, every: int) -> str:
    if most < every:
        return f"{capitalised(in_words(most))} of {every:,} findings {agreeing('are', most)} {name}"
    if every == 1:
        return f"The only finding is {name}"
    if name == NOT_RATED:
        return f"None of {every:,} findings is rated"
    return f"All {every:,} findings are {name}"


def _most_are(name: str, most: int, every: int) -> str:
    if most == every > 1:
        return "none is rated" if name == NOT_RATED else f"all are {name}"
    return f"{in_words(most)} {agreeing('are', most)} {name}"


def _moved(what: str, numbers: Sequence[int], months: Sequence[MonthRatings]) -> str:
    """Say where a number has gone since it last turned, and what it was before that, if it did."""
    turn = _last_turn(numbers)
    before, now = numbers[turn], numbers[-1]
    moved = "risen" if now > before else "fallen"
    then = f"there {agreeing('were', numbers[0])} {numbers[0]:,} in {months[0].month}"
    moved = f"{what} have {moved} from {before:,} to {now:,} since {months[turn].month}"
    return f"{moved} ({then})" if turn else moved


def _last_turn(numbers: Sequence[int]) -> int:
    """Return the month since which a number has only risen or only fallen.

    The first of all, if it never turned: 0 for 8, 7, 5 and for 8, 5, 5; 1 for 8, 5, 7.
    """
    steps = [later - earlier for earlier, later in pairwise(numbers)]
    moved = [place for place, step in enumerate(steps) if step]
    if not moved:
        return 0
    last = steps[moved[-1]]
    against = [place for place in moved if steps[place] * last < 0]
    return moved[moved.index(against[-1]) + 1] if against else 0


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
        return pen.drawn(self._key(bottom + _FOOT))

    def _key(self, y: float) -> float:
        """Name the ratings that only earlier columns have, and return where the drawing ends."""
        last = self._months[-1].numbers
        shown = [any(each) for each in zip(*(m.numbers for m in self._months), strict=True)]
        earlier = [
            each
            for each, now, is_shown in zip(self._ratings, last, shown, strict=True)
            if is_shown and not now
        ]
        x = self._axis
        for name, tone in earlier:
            self._pen.box(x, y, _KEY, _KEY, tone)
            if tone == MarkTone.RED:
                self._pen.hatch(x + 1, y + 1, _KEY - 2, _KEY - 2)
            self._pen.text(x + _KEY + 6, y + _KEY - 2, name, size=11, colour=SOFT)
            x += _KEY + 24 + width_of(name, 11)
        return y + _KEY + 6 if earlier else y

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
