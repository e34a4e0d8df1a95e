"""Leads in a corrected file of notes, named as people name them. Pure."""

from collections.abc import Iterator

from peeltrack.imports.errors import ProposalMisfitError
from peeltrack.imports.notes.notes_proposal import Filed, FiledMeeting
from peeltrack.model.organisation import Organisation
from peeltrack.queries.find import lead_called
from peeltrack.wording import is_slug


def with_lead_ids(filed: FiledMeeting, organisation: Organisation) -> FiledMeeting:
    """Return the file with the id of each lead whom a person named by title or short name.

    Raises:
        ProposalMisfitError: if a name is no lead's.
    """
    return filed.model_copy(
        update={
            key: tuple(
                each.model_copy(update=dict(_lead_ids(each, (key, place), organisation)))
                for place, each in enumerate(getattr(filed, key))
            )
            for key in ("questions", "actions", "commitments", "remarks")
        }
    )


def _lead_ids(
    entry: Filed, place: tuple[str, int], organisation: Organisation
) -> Iterator[tuple[str, object]]:
    """Yield the fields of an entry that name leads, with their ids."""

    def id_of(field: str, name: str) -> str:
        known = lead_called(organisation, name)
        if known is None and not is_slug(name):
            why = f"{field}: {name!r} is no lead; write a lead's id, short name or title"
            raise ProposalMisfitError((*place, field), why)
        return known or name

    for field in ("asked_by", "owner", "by"):
        if name := getattr(entry, field, None):
            yield field, id_of(field, name)
    if names := getattr(entry, "also_owned_by", ()):
        yield "also_owned_by", tuple(id_of("also_owned_by", name) for name in names)
