"""Completion of names in the commands of records."""

from collections.abc import Callable

import typer

from peeltrack.cli.records.entries import entry_labels, find_spot, layout_of, owner_in
from peeltrack.cli.records.places import Placement
from peeltrack.cli.shared.completion import (
    Names,
    area_ids,
    forum_ids,
    funding_ids,
    inspection_ids,
    item_ids,
    lead_ids,
    meeting_ids,
    programme_ids,
    register_of,
    with_prefix,
)
from peeltrack.errors import PeelTrackError
from peeltrack.storage.files import FileKind

Complete = Callable[[typer.Context, str], Names]
"""Lists what a text may become, each with its description."""

OF_KIND: dict[str, Complete] = {
    "area": area_ids,
    "forum": forum_ids,
    "inspection": inspection_ids,
    "item": item_ids,
    "lead": lead_ids,
    "meeting": meeting_ids,
    "programme": programme_ids,
    "funding": funding_ids,
}
"""By the kind of record that a field or an argument names."""


def entries_of(place: Placement) -> Complete:
    """Return the completion of an entry of a place, in the record that is named before it."""

    def complete(context: typer.Context, incomplete: str) -> Names:
        register = register_of(
            context, lambda partial: [id_ for kind in FileKind for id_ in partial.ids(kind)]
        )
        if register is None:
            return []
        above = layout_of(place).levels
        typed = [str(context.params.get(f"{name}_named") or "") for name in above]
        try:
            owner = owner_in(register, place, str(context.params.get(f"{place.file}_named") or ""))
            spot = find_spot(owner, place, typed)
        except PeelTrackError:
            return []
        return with_prefix(entry_labels(spot.value), incomplete)

    return complete
