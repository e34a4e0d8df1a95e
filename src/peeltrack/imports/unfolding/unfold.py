"""Conversion of a reader's blocks to separate lines. Pure.

Each step is a function from lines to lines. No step drops a line: a line that is not text
keeps its place under another role.
"""

from collections.abc import Callable, Iterable, Sequence

from peeltrack.imports.lines import Line, lines_from, referred
from peeltrack.imports.readers.blocks import Block
from peeltrack.imports.reports.bare_marks import with_bare_marks
from peeltrack.imports.unfolding.cleaning import (
    joined,
    with_contents,
    with_furniture,
    with_lost_marks,
    with_marks,
)
from peeltrack.imports.unfolding.fallen_cells import with_fallen_cells
from peeltrack.imports.unfolding.labelled_entries import with_labelled_entries
from peeltrack.imports.unfolding.lost_breaks import with_line_breaks
from peeltrack.imports.unfolding.ordinals import with_ordinals
from peeltrack.imports.unfolding.plain_words import cleaned
from peeltrack.imports.unfolding.records import with_fields_apart, with_records
from peeltrack.imports.unfolding.references import with_references
from peeltrack.imports.unfolding.register_entries import with_register_entries
from peeltrack.imports.unfolding.running_letters import with_running_letters
from peeltrack.imports.unfolding.splitting import (
    with_bullets,
    with_enumerations,
    with_inner_labels,
    with_labels,
    with_recommendations_apart,
    with_standing_sentences,
    with_tails,
)
from peeltrack.imports.unfolding.statuses import with_numbers_alone, with_signs_alone, with_statuses
from peeltrack.imports.unfolding.tables import with_bars, with_mixed_lines, with_rows
from peeltrack.imports.unfolding.told_findings import (
    with_announcements,
    with_quotations,
    with_quoted_wordings,
    with_single_announcements,
    with_told_causes,
)
from peeltrack.imports.unfolding.welsh import with_welsh
from peeltrack.imports.unfolding.whom_before import with_whom_before

Step = Callable[[Sequence[Line]], list[Line]]

STEPS: tuple[Step, ...] = (
    cleaned,
    with_line_breaks,
    with_fallen_cells,
    with_bars,
    with_mixed_lines,
    with_rows,
    with_bullets,
    with_enumerations,
    with_ordinals,
    with_marks,
    with_bare_marks,
    with_signs_alone,
    with_welsh,
    with_numbers_alone,
    with_contents,
    with_furniture,
    with_lost_marks,
    joined,
    with_fields_apart,
    with_records,
    with_references,
    with_statuses,
    with_register_entries,
    with_inner_labels,
    with_labels,
    with_quoted_wordings,
    with_recommendations_apart,
    with_labelled_entries,
    with_running_letters,
    with_told_causes,
    with_announcements,
    with_quotations,
    with_single_announcements,
    with_standing_sentences,
    with_tails,
    with_whom_before,
)
"""The steps in order: marks before page numbers, joining before labels are removed."""


def unfolded(blocks: Iterable[Block]) -> tuple[Line, ...]:
    """Return the lines of a paper, each with its reference."""
    lines: Sequence[Line] = lines_from(blocks)
    for step in STEPS:
        lines = step(lines)
    return referred(lines)
