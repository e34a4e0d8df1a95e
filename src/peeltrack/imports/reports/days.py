"""Days from which time limits count: the paper's, its letter's, an earlier report's. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from peeltrack.imports.readers.blocks import Block
from peeltrack.imports.reports.publication import (
    HEAD,
    LETTERHEAD,
    letter_dated,
    published_in,
    report_told,
)
from peeltrack.model.parse_date import DATE, parse_date


@dataclass(frozen=True, slots=True)
class Days:
    """The days from which the time limits of a paper may count."""

    published: date | None = None
    sent: date | None = None
    """The day of a letter that was published later."""
    first: date | None = None
    """The day on which the findings that it restates were published."""

    def counted_from(self, phrase: str, *, restated: bool) -> date | None:
        """Return the day from which a time limit counts, by its words."""
        if restated:
            return None if "this letter" in phrase else self.first  # it may be either letter's
        return (self.sent or self.published) if "letter" in phrase else self.published


def days_in(blocks: Sequence[Block], published: date | None) -> Days:
    """Return the days that a paper gives for itself, its letter and the report before it."""
    own = published_in(blocks)
    told = (day for day in report_told(blocks[: HEAD * 2]) if day != own)
    earlier = {day for day in told if published is None or day <= published}
    return Days(published, _sent_on(blocks), earlier.pop() if len(earlier) == 1 else None)


def _sent_on(blocks: Sequence[Block]) -> date | None:
    for block, below in pairwise(blocks[:LETTERHEAD]):
        found = _SENT.fullmatch(block.text[:60])
        if found and (day := parse_date(found["day"] or below.text[:40]).value):
            return day
    return letter_dated(blocks)


_SENT = re.compile(rf"(?:date )?sent(?: on)?:?(?: (?P<day>{DATE}))?", re.IGNORECASE)
