"""The items that a reference may mean, found by reading as little of the register as possible."""

from collections.abc import Sequence

from peeltrack.model.item_names import fitting_ids, named_with_inspection
from peeltrack.queries.find import formerly_called
from peeltrack.storage.partial_register import PartialRegister


def ids_meant(partial: PartialRegister, reference: str) -> tuple[Sequence[str], Sequence[str]]:
    """Return the ids of the items that a reference may mean, and those among which they were found.

    A former id is in the file of the item that had it, so every file is read if a reference
    fits no current id.
    """
    ids = partial.items_called(reference)
    name, _ = named_with_inspection(reference)
    if fits := fitting_ids(ids, name):
        return fits, ids
    known = partial.load(ids).register
    return formerly_called(known, reference) if known else (), ids
