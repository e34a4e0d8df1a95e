"""Thematic reports, and any other paper with findings: recommendations to several bodies. Pure."""

from collections.abc import Sequence

from peeltrack.imports.lines import Line
from peeltrack.imports.reports.publication import published_in
from peeltrack.imports.reports.sections import Section, id_of, kind_of, title_of


class ThematicLayout:
    """A report whose headings are not areas of policing."""

    name = "thematic report"

    def fits(self, blocks: Sequence[Line]) -> bool:  # noqa: ARG002 (a layout is asked so)
        """Check whether it may be one; this layout is asked last."""
        return True

    def sections(self, blocks: Sequence[Line]) -> tuple[Section, ...]:
        """Return the whole report."""
        title, published = title_of(blocks), published_in(blocks)
        own = id_of(title, published)
        return (Section(tuple(blocks), title, kind_of(title, blocks[1:8]), own, published),)
