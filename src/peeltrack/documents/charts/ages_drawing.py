"""The drawing of ages: dots along an axis of days, or bars where dots would be too many. Pure."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from peeltrack.documents.charts.drawing import Drawing, Pen, width_of
from peeltrack.documents.charts.palette import ALERT, DEEP, INK, PAPER, SOFT, WASH
from peeltrack.wording import days

_HIGHEST = 8
"""Dots of a stack; a higher one becomes bars with numbers."""
_COLUMNS = 2
"""Stacks of findings without an update."""
_DOT, _GAP, _TOP, _AXIS = 20.0, 2.0, 24.0, 36.0
_A_TICK = 30.0
"""The room for the number of a tick."""
_BAR_HEIGHT = 110.0


@dataclass(frozen=True, slots=True)
class AgedFinding:
    """A finding with the age of its last update."""

    reference: str
    """Its usual name: AFI 6."""
    label: str
    """The same in a dot: 6, R1, C."""
    age: int | None
    """Days since its last update; None if it has none."""


Span = tuple[int, int]
"""The first and the last age of a bar."""


def age_of(finding: AgedFinding) -> int:
    """Return the age of a finding's last update; 0 if it has none."""
    return finding.age or 0


def number_in(ages: Mapping[int | None, int], span: Span) -> int:
    """Count the findings whose last update is of a span of ages.

    Args:
        ages: how many findings have an update of each age, or none.
        span: the ages.
    """
    return sum(n for age, n in ages.items() if age is not None and span[0] <= age <= span[1])


def dot_for(findings: Sequence[AgedFinding]) -> float:
    """Return the width of a dot in which each finding's label fits."""
    return max([_DOT, *(width_of(each.label, 11, bold=True) + 9 for each in findings)])


class AgePlot:
    """A drawing: ages along an axis of days, and those without an update at its right."""

    def __init__(self, width: int, findings: Sequence[AgedFinding], limit: int, dot: float) -> None:
        self._pen, self._limit, self._dot = Pen(width), limit, dot
        self._known = sorted((each for each in findings if each.age is not None), key=age_of)
        self._never = [each for each in findings if each.age is None]
        stacks = min(_COLUMNS, -(-len(self._never) // _HIGHEST))
        self._beside = max(44.0, stacks * (self._dot + _GAP)) if self._never else 0.0
        self._right = width - self._beside - (12 if self._never else 0)
        self._last = max([limit + limit // 3 + 1, *map(age_of, self._known)])
        self._levels = list(self._stacked())

    @property
    def has_room(self) -> bool:
        """Check whether no stack of dots is too high."""
        high = max((level for _, level in self._levels), default=0)
        return high < _HIGHEST and len(self._never) <= _HIGHEST * _COLUMNS

    def _x(self, age: float) -> float:
        edge = self._dot / 2 + 1
        return edge + age / self._last * (self._right - 2 * edge)

    def _stacked(self) -> Iterator[tuple[AgedFinding, int]]:
        """Yield each finding with the lowest level at which it touches no other."""
        ends: list[float] = []
        for each in self._known:
            left = self._x(age_of(each)) - self._dot / 2
            level = next((n for n, end in enumerate(ends) if end + _GAP <= left), len(ends))
            ends[level : level + 1] = [left + self._dot]
            yield each, level
            if level == _HIGHEST:
                return  # it is too high: there will be bars

    def dots(self) -> Drawing:
        """Return the drawing with a dot for each finding."""
        columns = 1 if len(self._never) <= _HIGHEST else _COLUMNS
        high = max([1, *(level + 1 for _, level in self._levels), -(-len(self._never) // columns)])
        bottom = _TOP + high * (_DOT + _GAP) + 4
        self._ground(bottom)
        for each, level in self._levels:
            y = bottom - (level + 0.5) * (_DOT + _GAP)
            is_old = age_of(each) > self._limit
            self._disc(self._x(age_of(each)), y, each.label, DEEP if is_old else PAPER, INK)
        middle = self._pen.width - self._beside / 2
        for number, each in enumerate(self._never):
            level, column = divmod(number, columns)
            x = middle + (column - (columns - 1) / 2) * (self._dot + _GAP)
            self._disc(x, bottom - (level + 0.5) * (_DOT + _GAP), each.label, PAPER, ALERT)
        return self._pen.drawn(bottom + _AXIS)

    def _disc(self, x: float, y: float, label: str, fill: str, edge: str) -> None:
        self._pen.area(
            x - self._dot / 2,
            y - _DOT / 2,
            self._dot,
            _DOT,
            fill=fill,
            edge=edge,
            corner=_DOT / 2 - 0.5,
            is_dashed=edge == ALERT,
        )
        colour = PAPER if fill == DEEP else edge
        self._pen.text(x, y + 4, label, size=11, colour=colour, bold=True, anchor="middle")

    def bars(self, spans: Sequence[Span]) -> Drawing:
        """Return the drawing with a bar for each span of ages."""
        self._last = max(self._last, spans[-1][1])
        ages = Counter(each.age for each in self._known)
        numbers = [number_in(ages, span) for span in spans]
        most = max([len(self._never), *numbers])
        bottom = _TOP + 16 + _BAR_HEIGHT
        self._ground(bottom)
        for span, number in zip(spans, numbers, strict=True):
            left, right = self._x(max(0, span[0] - 1)), self._x(span[1])
            is_old = span[0] > self._limit
            self._bar((left, right), bottom, number, most, DEEP if is_old else PAPER, INK)
        edges = (self._pen.width - self._beside + 6, self._pen.width - 6.0)
        self._bar(edges, bottom, len(self._never), most, PAPER, ALERT)
        return self._pen.drawn(bottom + _AXIS)

    def _bar(
        self, ends: tuple[float, float], bottom: float, number: int, most: int, fill: str, edge: str
    ) -> None:
        if not number:
            return
        left, right = ends
        height = max(2.0, _BAR_HEIGHT * number / most)
        self._pen.area(
            left + 1,
            bottom - height,
            right - left - 2,
            height,
            fill=fill,
            edge=edge,
            is_dashed=edge == ALERT,
        )
        label = f"{number:,}"
        if width_of(label, 11, bold=True) <= right - left + 6:
            middle = (left + right) / 2
            place = (middle, bottom - height - 4)
            self._pen.text(*place, label, size=11, colour=edge, bold=True, anchor="middle")

    def _ground(self, bottom: float) -> None:
        """Draw the axis, the limit, and the range beyond it."""
        pen, limit, right = self._pen, self._x(self._limit + 0.5), self._right
        pen.area(limit, _TOP - 6, right - limit, bottom - _TOP + 6, fill=WASH)
        pen.line((limit, _TOP - 8), (limit, bottom), colour=ALERT, width=2)
        words = f"limit: {days(self._limit)}"
        if limit + width_of(words, 11, bold=True) > pen.width:
            pen.text(limit + 2, 11, words, size=11, colour=ALERT, bold=True, anchor="end")
        else:
            pen.text(limit - 2, 11, words, size=11, colour=ALERT, bold=True)
        pen.line((0, bottom), (right, bottom), colour=INK)
        self._ticks(bottom)
        if self._never:
            pen.line((pen.width - self._beside, bottom), (pen.width, bottom), colour=INK)
            middle = pen.width - self._beside / 2
            for word, y in (("no", bottom + 15), ("update", bottom + 29)):
                pen.text(middle, y, word, size=11, colour=ALERT, bold=True, anchor="middle")
        pen.text(0, bottom + 31, "days since the last update", size=11, colour=SOFT)

    def _ticks(self, bottom: float) -> None:
        step = 7
        while self._x(step) - self._x(0) < _A_TICK:
            step *= 2
        free = -1.0
        for age in range(0, self._last + 1, step):
            x, half = self._x(age), width_of(f"{age:,}", 11) / 2
            self._pen.line((x, bottom), (x, bottom + 4), colour=INK)
            if x - half >= free and x + half <= self._right:
                number = f"{age:,}"
                self._pen.text(x, bottom + 16, number, size=11, colour=SOFT, anchor="middle")
                free = x + half + 4
