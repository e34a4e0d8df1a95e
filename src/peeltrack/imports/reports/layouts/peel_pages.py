"""PEEL web pages of 2014 to 2018/19: questions as headings, bullets as findings. Pure."""

import re
from collections.abc import Sequence

from peeltrack.imports.lines import Line
from peeltrack.imports.reports.publication import HEAD, published_in
from peeltrack.imports.reports.sections import Section, cycle_in
from peeltrack.model.vocabulary import InspectionKind

_PILLARS = ("effectiveness", "efficiency", "legitimacy", "leadership")
_LAST_YEAR = 2019


class PeelPagesLayout:
    """A page of one pillar, or a report of all of them."""

    name = "PEEL pages, 2014 to 2018/19"

    def fits(self, blocks: Sequence[Line]) -> bool:
        """Check whether the head names a PEEL cycle of those years."""
        cycle = cycle_in(blocks)
        return bool(cycle) and int((cycle or "0")[:4]) <= _LAST_YEAR

    def sections(self, blocks: Sequence[Line]) -> tuple[Section, ...]:
        """Return the whole paper; before 2018/19 each pillar had a report of its own."""
        cycle, pillar = cycle_in(blocks) or "", _pillar(blocks)
        year = cycle[:4]
        own = f"-{pillar}" if pillar and int(year) < _LAST_YEAR - 1 else ""
        title = _title(blocks, pillar)
        published = published_in(blocks)
        kind = InspectionKind.PEEL
        return (
            Section(tuple(blocks), title, kind, f"peel-{year}{own}", published, cycle, areas=True),
        )


def _pillar(blocks: Sequence[Line]) -> str:
    for block in blocks[:HEAD]:
        words = re.split(r"[^a-z]+", block.text[:120].casefold())
        for pillar in _PILLARS:
            if pillar in words:
                return pillar
    return ""


def _title(blocks: Sequence[Line], pillar: str) -> str:
    named = next(block.text for block in blocks[:HEAD] if cycle_in([block]))
    if pillar and pillar not in named.casefold():
        return f"{named[:150]}: {pillar.capitalize()}"
    return named[:200]
