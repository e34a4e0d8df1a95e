"""Accelerated causes of concern: a page of their own, before the report that repeats them. Pure."""

import re
from collections.abc import Sequence

from peeltrack.imports.lines import Line
from peeltrack.imports.reports.publication import HEAD, published_in
from peeltrack.imports.reports.sections import Section, id_of, title_of
from peeltrack.model.vocabulary import InspectionKind

_TITLE = re.compile(
    r".{0,120}\b(?:accelerated )?causes? of concern\b(?!,? (?:and )?recommend).{0,60}",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"accelerated causes? of concern\b.{3,120}(?<!\.)$", re.IGNORECASE)
"""The subject of a letter, below HMICFRS's name and the addressees."""
_ACCELERATED = re.compile(
    r"\baccelerated causes? of concern\b|\bcauses? of concern\b[^.]{0,200}\bbefore\b", re.I
)


class AcceleratedLayout:
    """A title that names causes of concern, and no areas of policing."""

    name = "accelerated causes of concern"

    def fits(self, blocks: Sequence[Line]) -> bool:
        """Check whether the title or the first paragraphs name an accelerated cause of concern."""
        title = title_of(blocks)
        told = any(_ACCELERATED.search(block.text[:800]) for block in blocks[:HEAD])
        return bool(len(title.split()) > 4 and _TITLE.fullmatch(title)) or (
            told and "PEEL" not in title
        )

    def sections(self, blocks: Sequence[Line]) -> tuple[Section, ...]:
        """Return the whole page."""
        subjects = (block.text for block in blocks[:HEAD] if _SUBJECT.match(block.text))
        title, published = next(subjects, title_of(blocks))[:200], published_in(blocks)
        kind = InspectionKind.ACCELERATED
        return (
            Section(tuple(blocks), title, kind, id_of(title, published), published, areas=True),
        )
