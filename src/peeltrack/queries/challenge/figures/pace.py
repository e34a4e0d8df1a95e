"""The pace at which the figures for a measure get nearer to it."""

from collections.abc import Sequence
from datetime import date

from peeltrack.queries.challenge.figures.series import falls_behind
from peeltrack.queries.challenge.figures.standards import Standard
from peeltrack.queries.challenge.figures.wanted_figure import MeasureReading

_THREE = 3


def is_on_pace(standard: Standard, found: Sequence[MeasureReading], deadline: date) -> bool:
    """Check whether a standard is reached by a date at the pace of the figures so far.

    Two figures show no pace yet, unless they are nearly there.
    """
    first, now = found[0], found[-1]
    if len(found) < 2 or not standard.is_worse(first.figure, now.figure):
        return False
    gained = abs(now.figure.value - first.figure.value)
    so_far = (now.update.date - first.update.date).days
    left = abs(standard.value - now.figure.value)
    if len(found) < _THREE and left * 2 > gained:
        return False
    return left * so_far <= gained * (deadline - now.update.date).days


def is_too_slow(standard: Standard, found: Sequence[MeasureReading], deadline: date) -> bool:
    """Check whether a standard is out of reach at twice the pace of the figures so far."""
    first, now = found[0], found[-1]
    gained = abs(now.figure.value - first.figure.value)
    if not standard.is_worse(first.figure, now.figure):
        return False
    so_far = (now.update.date - first.update.date).days
    return falls_behind(
        gained, abs(standard.value - now.figure.value), so_far, (deadline - now.update.date).days
    )
