"""A point that challenge raises, as papers show it. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PointView:
    """A point that challenge raises about an item."""

    fact: str
    """The fact behind it."""
    question: str
    """The question that the chair is likely to ask."""
    is_hint: bool
    """Whether it rests on similar words rather than on a recorded fact."""

    @property
    def in_short(self) -> str:
        """Return the shorter of the two: each says what the other does."""
        return min(self.fact, self.question, key=len)
