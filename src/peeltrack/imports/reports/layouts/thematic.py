"""Thematic reports, and whatever else has findings: recommendations to several bodies. Pure."""

from collections.abc import Sequence

from peeltrack.imports.lines import Line
from peeltrack.imports.reports.sections import Section, id_of, kind_of, published_in, title_of


class ThematicLayout:
    """One report whose headings are no areas of policing."""

    name = "thematic report"

    def fits(self, blocks: Sequence[Line]) -> bool:  # noqa: ARG002 (a layout is asked so)
        """Whether it may be one; it is asked last."""
        return True

    def sections(self, blocks: Sequence[Line]) -> tuple[Section, ...]:
        """The whole report."""
        title, published = title_of(blocks), published_in(blocks)
        own = id_of(title, published)
        return (Section(tuple(blocks), title, kind_of(title, blocks[1:8]), own, published),)
