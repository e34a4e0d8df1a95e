"""Parts of the view of an item that need no other part: questions, moves, parts of the wording …

Every field is described here and, from here, in docs/templates.md.
"""

from dataclasses import dataclass
from datetime import date

from peeltrack.documents.formats.text import Blocks


@dataclass(frozen=True, slots=True)
class Answered:
    """One answer to a question."""

    by: str | None
    """Who answered, as notes write the office; none where nobody was named."""
    text: Blocks
    """The answer."""
    later: date | None
    """When it was given, if that was after the meeting."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question put at a meeting."""

    by: str | None
    """Who asked, as notes write the office; none where nobody was named."""
    text: Blocks
    """The question."""
    also_about: tuple[str, ...]
    """What else it takes in: AFI 13, AFI 14."""
    answers: tuple[Answered, ...]
    """The answers, in order; may be none."""
    addressed_at: str | None
    """Another meeting that dealt with it, where this one did not."""

    @property
    def is_open(self) -> bool:
        """Whether nobody has answered it, here or at another meeting."""
        return not self.answers and self.addressed_at is None


@dataclass(frozen=True, slots=True)
class Pledged:
    """What a meeting was promised of an item, or an action that arose there from it."""

    what: str
    """What it is, and whose: Promised on 23 May 2022 to the board, Chief Constable."""
    text: str
    """What was promised or is to be done, in one line."""
    outcome: str
    """What became of it: Not recorded as kept, 33 days overdue; Done 3 June 2022."""
    is_late: bool
    """Whether its day has passed without."""


@dataclass(frozen=True, slots=True)
class DayMoved:
    """One move of a target or of a step's day."""

    on: date
    """When it was moved."""
    before: date | None
    """The day before; none for the first."""
    after: date
    """The day since."""
    gap: str
    """How far: first set, 31 days later, 5 days earlier."""
    because: Blocks
    """The reason."""
    by: str | None
    """Who moved it; none where that is not recorded."""
    is_new: bool
    """Whether it was moved since the forum's last meeting."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of an item's wording."""

    ref: str
    """As printed: i, ii, a, b."""
    text: str
    """Its words, in one line."""


@dataclass(frozen=True, slots=True)
class Measured:
    """How success will be seen."""

    text: Blocks
    """What will be looked at."""
    method: str | None
    """Dip sample, audit, survey."""
