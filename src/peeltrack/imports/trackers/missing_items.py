"""Items of the register that came from a tracker and that it no longer has. Pure."""

import re
from collections.abc import Iterator, Sequence

from peeltrack.imports.language.likeness import words_of
from peeltrack.imports.readers.workbook import Sheet
from peeltrack.imports.trackers.cell_account import text_of
from peeltrack.imports.trackers.drafts import ItemDraft
from peeltrack.imports.trackers.find_tables import TrackerTable
from peeltrack.model.items import Item
from peeltrack.model.register import Register

_FROM_A_ROW = re.compile(r", row \d+(?::|$)")
"""A source that an import of a tracker wrote: "tracker.xlsx, Findings, row 4: AFI 1"."""
_GONE = "came from a tracker and is not in this one: check whether its row was merged or taken out"


def missing_items(
    drafts: Sequence[ItemDraft],
    sheets: Sequence[Sheet],
    tables: Sequence[TrackerTable],
    register: Register,
) -> Iterator[tuple[str, str]]:
    """Yield the items of the tracker's inspections that it no longer has, each with where it is.

    Args:
        drafts: everything read from the tracker.
        sheets: the whole workbook.
        tables: its trackers that were read.
        register: the register.
    """
    read = {table.sheet.name for table in tables}
    others = {
        words_of(text_of(cell)): sheet.name
        for sheet in sheets
        for row in sheet.rows
        for cell in row
        if isinstance(cell, str) and sheet.name not in read
    }
    held = {draft.held.id for draft in drafts if draft.held}
    inspections = {draft.held.inspection for draft in drafts if draft.held}
    for item in register.items.values():
        if item.inspection in inspections and item.id not in held and _may_return(item):
            elsewhere = others.get(words_of(item.wording))
            told = f"is on the sheet “{elsewhere}”, which was not read: give it in the mapping"
            yield item.id, told if elsewhere else _GONE


def _may_return(item: Item) -> bool:
    """Check whether an item came from a tracker and is not closed, withdrawn or superseded."""
    came = any(update.imported for update in item.progress)
    came = came or bool(_FROM_A_ROW.search(item.source or ""))
    return came and not (item.has_ended or item.withdrawn)
