"""States of a measure of success by the last update."""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from peeltrack.queries.challenge.given_figure import GivenFigure
from peeltrack.wording import long_date

_LATEST = 3
"""Figures of a measure that a sentence names."""


class MeasureState(StrEnum):
    """The standing of a measure by the last update."""

    MISSED = "missed"
    PERHAPS = "perhaps missed"
    """Some of the figures in a statement that seems to be of it miss it."""
    DROPPED = "dropped"
    """An earlier update gave its figure, and the last one gives none."""
    UNTOLD = "untold"
    """No update gives its figure."""
    MET = "met"
    """So says the last update; or nothing says that it is not."""


class Measured(NamedTuple):
    """A measure, and how it stands by the last update."""

    state: MeasureState
    place: int
    """Its place among the item's measures."""
    text: str
    reading: GivenFigure | None = None
    """The newest; where no update gives a figure, the statement that speaks of it, if any."""
    before: GivenFigure | None = None
    """The one before that."""
    run: Sequence[GivenFigure] = ()
    """What updates gave for it, surely its own and each comparable with the next, oldest first."""
    is_better: bool = False
    """Whether the newest figure is better than the one before."""
    all_miss: bool = False
    """Whether each figure of the newest misses it, if they are of the measure."""
    is_close: bool = False
    """Whether the measure is nearly met, and the figure no worse than before."""
    shortfall: float = 0.0
    """How far its newest figure is from the standard: of a share in points, else of the standard.

    Both as a part of one.
    """
    is_spoken_of: bool = True
    """Whether an update says anything of what the measure counts."""

    @property
    def given(self) -> list[str]:
        """The newest of these figures with their days, if there are several: 46% on 3 May 2024."""
        named = [f"{e.figure_as_written} on {long_date(e.told.update.date)}" for e in self.run]
        return named[-_LATEST:] if named[1:] else []
