"""The rows of a tracker that came back, each with what was changed in it. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from peeltrack.returns.answers import ReturnIssue
from peeltrack.returns.tracker.written import WrittenRow


@dataclass(frozen=True, slots=True)
class TakenRow:
    """A row of a tracker, whether of a finding or of a step."""

    key: str
    """What it is about: the id of an item, for a step followed by a blank and the step's."""
    written: WrittenRow
    place: str
    values: Mapping[str, str | None]
    """By column, the new value of each changed cell; None if it was emptied."""
    answers: Mapping[str, str]
    """By column, what was filled in."""
    places: Mapping[str, str]
    """The cell of each column."""
    words_changed: bool = False
    """Whether a step's own words are others: the row may be a copy made for a new step."""

    @property
    def filled(self) -> str | None:
        """The first cell that was changed or filled in."""
        return next((self.places[name] for name in (*self.values, *self.answers)), None)


@dataclass(frozen=True, slots=True)
class NewStep:
    """A row with a step that the tracker was not written with."""

    reference: str
    text: str
    place: str
    answers: Mapping[str, str]
    places: Mapping[str, str]


@dataclass(slots=True)
class ReturnedTracker:
    """A tracker that came back, read."""

    file: str
    on: date | None = None
    """The date that it shows."""
    revision: str | None = None
    is_public: bool = False
    """Whether it is for the public, so that no change is taken from it."""
    items: list[TakenRow] = field(default_factory=list)
    steps: list[TakenRow] = field(default_factory=list)
    new_steps: list[NewStep] = field(default_factory=list)
    references: dict[str, str] = field(default_factory=dict)
    """The key of each finding by the name that its row shows."""
    problems: list[ReturnIssue] = field(default_factory=list)
    notes: list[ReturnIssue] = field(default_factory=list)
