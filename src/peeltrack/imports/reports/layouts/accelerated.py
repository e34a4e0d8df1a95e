"""Accelerated causes of concern: a page of their own, before the report that repeats them. Pure."""

import re
from collections.abc import Sequence

from peeltrack.imports.lines import Line
from peeltrack.imports.reports.sections import HEAD, Section, id_of, published_in, title_of
from peeltrack.model.vocabulary import InspectionKind

_TITLE = re.compile(r".{0,120}\b(?:accelerated )?causes? of concern\b.{0,60}", re.IGNORECASE)
_ACCELERATED = re.compile(
    r"\baccelerated causes? of concern\b|\bcauses? of concern\b[^.]{0,200}\bbefore\b", re.I
)


class AcceleratedLayout:
    """A title that names causes of concern, and no areas of policing."""

    name = "accelerated causes of concern"

    def fits(self, blocks: Sequence[Line]) -> bool:
        """Whether the title says so, or the first paragraphs do."""
        title = title_of(blocks)
        told = any(_ACCELERATED.search(block.text[:800]) for block in blocks[:HEAD])
        return bool(len(title.split()) > 4 and _TITLE.fullmatch(title)) or (
            told and "PEEL" not in title
        )

    def sections(self, blocks: Sequence[Line]) -> tuple[Section, ...]:
        """The whole page."""
        title, published = title_of(blocks), published_in(blocks)
        kind = InspectionKind.ACCELERATED
        return (
            Section(tuple(blocks), title, kind, id_of(title, published), published, areas=True),
        )
