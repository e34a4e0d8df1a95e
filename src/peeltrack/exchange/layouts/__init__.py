"""The layouts that papers come in. The next one is one module and one entry here."""

from collections.abc import Sequence

from peeltrack.exchange.blocks import Block
from peeltrack.exchange.layouts.accelerated import AcceleratedLayout
from peeltrack.exchange.layouts.committee import CommitteeLayout
from peeltrack.exchange.layouts.letter import LetterLayout
from peeltrack.exchange.layouts.peel_pages import PeelPagesLayout
from peeltrack.exchange.layouts.peel_reports import PeelReportsLayout
from peeltrack.exchange.layouts.thematic import ThematicLayout
from peeltrack.exchange.sections import Layout

LAYOUTS: tuple[Layout, ...] = (
    CommitteeLayout(),
    LetterLayout(),
    AcceleratedLayout(),
    PeelPagesLayout(),
    PeelReportsLayout(),
    ThematicLayout(),
)
"""Asked in this order; the last takes whatever is left."""


def layout_of(blocks: Sequence[Block]) -> Layout:
    """The layout of a paper."""
    return next(layout for layout in LAYOUTS if layout.fits(blocks))
