"""References of a tracker's rows: from their columns, their source or their table. Pure."""

import re

from peeltrack.imports.trackers.cell_account import text_of
from peeltrack.imports.trackers.find_tables import TrackerRow
from peeltrack.imports.trackers.heading_names import Field
from peeltrack.imports.trackers.references import (
    Reference,
    behind_source,
    kind_before,
    kind_named,
    leading_reference,
    reference_in,
)
from peeltrack.model.vocabulary import ItemKind


def written(row: TrackerRow) -> str:
    """Return the reference of a row, from its column or before its wording."""
    return row.text(Field.REFERENCE) or leading_reference(row.text(Field.WORDING))


def reference_of(row: TrackerRow) -> Reference:
    """Return the kind and number of a row's finding, as far as the row and its table give them."""
    named = row.first(Field.KIND)
    kind = kind_named(text_of(named[1])) if named else None
    kind = kind or (ItemKind(row.table.kind) if row.table.kind else None)
    found = reference_in(written(row), kind)
    if found.kind is None and (before := kind_before(row.text(Field.WORDING))):
        found = reference_in(written(row), before)
    behind = behind_source(row.text(Field.INSPECTION))[1] if found.kind is None else ""
    if behind:
        beside = reference_in(behind, kind_named(behind))
        number = beside.number if re.search(r"\d", behind) else found.number
        found = Reference(beside.kind, number)
    if found.kind is None and (headed := row.table.kind_headed):
        found = reference_in(row.text(Field.REFERENCE), kind_named(headed))
    parent = row.text(Field.CAUSE_OF_CONCERN)
    if parent and found.kind == ItemKind.RECOMMENDATION:
        number = reference_in(parent, ItemKind.CAUSE_OF_CONCERN).number
        return Reference(found.kind, found.number, number)
    return found
