"""The drawing of steps to green: their names, a calendar, and their states in words. Pure."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from peeltrack.documents.charts.calendar import Calendar
from peeltrack.documents.charts.chart import NARROW, WIDE
from peeltrack.documents.charts.drawing import LINE_HEIGHT, Drawing, Pen, width_of, wrapped
from peeltrack.documents.charts.palette import ALERT, DEEP, GOOD, INK, SOFT
from peeltrack.wording import lateness, near_short_date

_GAP, _RADIUS, _MARK = 6.0, 6.0, 12.0
NAME = 236
"""The width of the words at the left."""
_OUTCOME = 120.0
"""The width of the words at the right."""


@dataclass(frozen=True, slots=True)
class DrawnStep:
    """A step to green as a picture shows it."""

    text: str
    due: date | None = None
    done: date | None = None
    is_overdue: bool = False
    """Whether it counts as overdue: a step of a finding that is green or submitted does not."""
    first_due: date | None = None
    """The deadline first set, if it has moved since."""

    @property
    def has_date(self) -> bool:
        """Check whether it has a place on the calendar."""
        return self.due is not None or self.done is not None


@dataclass(frozen=True, slots=True)
class FindingSteps:
    """The steps of a finding."""

    name: str
    """Its usual name: AFI 6; empty where the picture is of one finding only."""
    steps: tuple[DrawnStep, ...]
    due: date | None = None
    """HMICFRS's due date."""


def status(step: DrawnStep, on: date, written: Callable[[date], str]) -> str:
    """Describe the state of a step: 8 days overdue, due 30 Sep, done 28 Apr, no date."""
    if step.done:
        return f"done {written(step.done)}"
    if step.due is None:
        return "no date"
    if step.is_overdue:
        return lateness(step.due, on)
    return f"{'due' if step.due >= on else 'set for'} {written(step.due)}"


def has_room_for(text: str) -> bool:
    """Check whether a drawing shows all words of a step."""
    return " ".join(wrapped(text, NAME)) == text


def wide(findings: Sequence[FindingSteps], on: date) -> Drawing:
    """Draw steps side by side with their words."""
    return _Page(WIDE, NAME, on, findings).drawn()


def narrow(findings: Sequence[FindingSteps], on: date) -> Drawing:
    """Draw steps below their words."""
    return _Page(NARROW, 0, on, findings).drawn()


class _Page:
    """A drawing: names at the left or above, the calendar, and the outcomes at the right."""

    def __init__(self, width: int, names: int, on: date, findings: Sequence[FindingSteps]) -> None:
        self._pen, self._names, self._on, self._findings = Pen(width), names, on, findings
        self._words = width - _OUTCOME
        days = [day for each in findings for day in _dates(each)]
        left = names + 16.0 if names else 0.0
        self._calendar = Calendar.spanning(days, on, left, self._words - 12)

    def drawn(self) -> Drawing:
        """Return the drawing of all findings."""
        pen, today = self._pen, f"today, {self._short(self._on)}"
        half = width_of(today, 11, bold=True) / 2
        low, high = self._calendar.left + half, self._pen.width - half
        middle = min(max(self._calendar.x(self._on), low), high)
        pen.text(middle, 12, today, size=11, bold=True, anchor="middle")
        self._calendar.label(pen, 27)
        y = 32.0
        for finding in self._findings:
            y = self._finding(finding, y)
        return pen.drawn(_key(pen, self._signs(), y + 6))

    def _finding(self, finding: FindingSteps, y: float) -> float:
        """Draw the steps of a finding below its name, which leads on to a single one."""
        name = finding.name
        if finding.due and not name and len(self._findings) == 1:
            self._deadline(finding.due, 27)
        elif finding.due or (name and len(finding.steps) > 1):
            self._heading(finding, y)
            name, y = "", y + LINE_HEIGHT + 5
        for step in finding.steps:
            y = self._step(finding, step, f"{name}: {step.text}" if name else step.text, y)
        return y

    def _heading(self, finding: FindingSteps, y: float) -> None:
        if self._names:
            self._lines(finding, y, y + LINE_HEIGHT + 5)
        room = self._names or self._words - 12
        for line in wrapped(finding.name, room, bold=True, most=1):
            self._pen.text(0, y + 13, line, colour=DEEP, bold=True)
        if finding.due:
            self._deadline(finding.due, y + 13)

    def _deadline(self, day: date, y: float) -> None:
        self._pen.text(self._words, y, f"HMICFRS {self._short(day)}", size=11, colour=DEEP)

    def _lines(self, finding: FindingSteps, top: float, bottom: float) -> None:
        """Draw the lines of the months, of today and of HMICFRS's date."""
        self._calendar.rule(self._pen, top, bottom)
        if finding.due:
            x = self._calendar.x(finding.due)
            self._pen.line((x, top), (x, bottom), colour=DEEP, width=1.5, dashes="4 3")
        x = self._calendar.x(self._on)
        self._pen.line((x, top), (x, bottom), colour=INK, width=2)

    def _step(self, finding: FindingSteps, step: DrawnStep, text: str, y: float) -> float:
        """Draw a step, and return where it ends."""
        lines = wrapped(text, self._names or self._pen.width)
        outcome = wrapped(status(step, self._on, self._short), _OUTCOME, bold=step.is_overdue)
        beside = len(lines) if self._names else 0
        above = 0.0 if self._names else LINE_HEIGHT * len(lines) + 2
        bottom = y + above + LINE_HEIGHT * max(beside, len(outcome), 1) + _GAP
        self._lines(finding, y + above, bottom)
        self._pen.lines(0, y + 13, lines)
        middle = (y + above + bottom - _GAP) / 2 + 1.5
        self._mark(step, middle)
        first = middle + 4 - LINE_HEIGHT / 2 * (len(outcome) - 1)
        colour = ALERT if step.is_overdue else INK
        self._pen.lines(self._words, first, outcome, colour=colour, bold=step.is_overdue)
        return bottom

    def _short(self, day: date) -> str:
        return near_short_date(day, self._on)

    def _mark(self, step: DrawnStep, y: float) -> None:
        pen, x, today = self._pen, self._calendar.x, self._calendar.x(self._on)
        if step.first_due and step.due:
            first = x(step.first_due)
            pen.line((first, y), (x(step.due), y), colour=SOFT, width=1.5, dashes="2 3")
            pen.diamond(first, y, 3.5, colour=SOFT, filled=False)
        if step.done:
            if step.due and step.due < step.done:
                pen.line((x(step.due), y), (x(step.done), y), colour=GOOD, width=1.5)
                pen.diamond(x(step.due), y, 3.5, colour=GOOD, filled=False)
            pen.tick(x(step.done), y, _RADIUS)
        elif step.due is None:
            pen.line((today, y), (self._calendar.right, y), colour=SOFT, width=1.5, dashes="1 5")
        else:
            colour = ALERT if step.is_overdue else INK
            if step.is_overdue or step.due > self._on:
                line = ALERT if step.is_overdue else SOFT
                pen.line((x(step.due), y), (today, y), colour=line, width=3)
            pen.diamond(x(step.due), y, _RADIUS, colour=colour, filled=step.is_overdue)

    def _signs(self) -> Iterator[tuple[str, Callable[[float, float], None]]]:
        """Yield what each sign of the drawing means, and what draws it."""
        pen = self._pen
        shown = [step for each in self._findings for step in each.steps]
        open_ = [step for step in shown if not step.done]
        if any(step.is_overdue for step in open_):
            yield "overdue", lambda x, y: pen.diamond(x, y, _RADIUS, colour=ALERT, filled=True)
        if any(step.due and not step.is_overdue for step in open_):
            yield "due", lambda x, y: pen.diamond(x, y, _RADIUS, colour=INK, filled=False)
        if len(open_) < len(shown):
            yield "done", lambda x, y: pen.tick(x, y, _RADIUS)
        if any(step.first_due for step in shown):
            yield "first set for", lambda x, y: pen.diamond(x, y, 3.5, colour=SOFT, filled=False)
        if any(each.due for each in self._findings):
            yield (
                "HMICFRS's due date",
                lambda x, y: pen.line((x, y - 7), (x, y + 7), colour=DEEP, width=1.5, dashes="4 3"),
            )


def _dates(finding: FindingSteps) -> Iterator[date]:
    for step in finding.steps:
        yield from (day for day in (step.due, step.done, step.first_due) if day)
    if finding.due:
        yield finding.due


def _key(pen: Pen, signs: Iterator[tuple[str, Callable[[float, float], None]]], y: float) -> float:
    """Draw the key to the signs, and return where it ends."""
    x, middle = 0.0, y + 8
    for name, draw in signs:
        wide = _MARK + 6 + width_of(name, 11) + 18
        if x + wide - 18 > pen.width:
            x, middle = 0.0, middle + LINE_HEIGHT + 2
        draw(x + _MARK / 2 + 1, middle)
        pen.text(x + _MARK + 6, middle + 4, name, size=11, colour=SOFT)
        x += wide
    return middle + 10
