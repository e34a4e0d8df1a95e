"""A figure of a text, and the kinds of figures. Pure."""

import re
from dataclasses import dataclass
from enum import StrEnum

_PER_CENT = re.compile(r"\bper ?cent$", re.IGNORECASE)


class Unit(StrEnum):
    """Kinds of figure; two of one kind can be compared."""

    SHARE = "share"
    """A percentage, or a part of a whole as one."""
    TIME = "time"
    COUNT = "count"
    RATIO = "ratio"
    """So many to one: a span of 1 to 11."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that a text gives."""

    value: float
    unit: Unit
    start: int
    end: int
    as_printed: str
    part: int | None = None
    """The part of a whole, where both are given: 41 of 60."""
    whole: int | None = None
    period: str = ""
    """The unit of a time: working day."""
    is_earlier: bool = False
    """Whether it is what another figure is set against: up from 55%."""

    @property
    def shown(self) -> str:
        """As a sentence gives it: 94% in figures, and the part of a whole without words between."""
        if _PER_CENT.search(self.as_printed):
            return f"{self.value:g}%"
        is_plain = self.as_printed[:1].isdigit() and not self.as_printed.replace(",", "").isdigit()
        if self.part is None or self.whole is None or is_plain:
            return self.as_printed
        return f"{self.part:,} of {self.whole:,}"
