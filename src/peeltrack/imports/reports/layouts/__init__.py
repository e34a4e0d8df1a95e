"""Layouts of papers. The next one is one module and one entry here."""

from collections.abc import Sequence

from peeltrack.imports.lines import Line
from peeltrack.imports.reports.layouts.accelerated import AcceleratedLayout
from peeltrack.imports.reports.layouts.committee import CommitteeLayout
from peeltrack.imports.reports.layouts.letter import LetterLayout
from peeltrack.imports.reports.layouts.named_reports import NamedReportsLayout
from peeltrack.imports.reports.layouts.peel_pages import PeelPagesLayout
from peeltrack.imports.reports.layouts.peel_reports import PeelReportsLayout
from peeltrack.imports.reports.layouts.thematic import ThematicLayout
from peeltrack.imports.reports.sections import Layout

LAYOUTS: tuple[Layout, ...] = (
    CommitteeLayout(),
    NamedReportsLayout(),
    LetterLayout(),
    AcceleratedLayout(),
    PeelPagesLayout(),
    PeelReportsLayout(),
    ThematicLayout(),
)
"""The layouts in the order in which they are asked; the last accepts whatever is left."""


def layout_of(blocks: Sequence[Line]) -> Layout:
    """Return the layout of a paper."""
    return next(layout for layout in LAYOUTS if layout.fits(blocks))
