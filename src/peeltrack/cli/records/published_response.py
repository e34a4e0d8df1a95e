"""The statutory response when its report, or it itself, is recorded as published."""

from collections.abc import Mapping, MutableMapping
from datetime import date

from peeltrack.edits.kinds import Plan, Put, Value
from peeltrack.model.inspections import Inspection, StatutoryResponse
from peeltrack.model.register import Register
from peeltrack.queries.response import begun_response, missing_words, response_owed_by
from peeltrack.wording import listed, long_date


def response_from_publication(
    inspection: Inspection, values: Mapping[str, Value], on: date
) -> Plan:
    """Plan the start of the response that a report requires from the day of its publication.

    A date that only corrects a recorded one starts nothing.

    Args:
        inspection: the inspection before the change.
        values: its new values, its publication date among them.
        on: the date of the change.
    """
    changed = inspection.model_copy(update=values)
    last = response_owed_by(changed.kind, changed.published)
    if last is None or inspection.published or inspection.statutory_response is not None:
        return Plan(inspection.id, "", ())
    if begun := begun_response(changed.kind, changed.published, on):
        started = f"statutory response started, due by {long_date(last)}"
        return Plan(inspection.id, started, (Put(inspection.file, ("statutory_response",), begun),))
    note = (
        f"its statutory response was due by {long_date(last)} and is not recorded: peeltrack "
        f"inspection response change {inspection.id} --published DATE"
    )
    return Plan(inspection.id, "", (), (note,))


def response_of_new(id_: str, values: MutableMapping[str, Value], on: date) -> tuple[str, ...]:
    """Add the response that a new inspection requires, as an import of its report would.

    Args:
        id_: the inspection's id.
        values: the values of the inspection.
        on: the date of the change.

    Returns:
        That it is started, or that it was due before.
    """
    unpublished = Inspection.model_validate({**values, "id": id_, "published": None})
    started = response_from_publication(unpublished, values, on)
    for edit in started.edits:
        if isinstance(edit, Put):
            values["statutory_response"] = edit.value
    return (started.done,) if started.edits else started.warnings


def published_without(
    register: Register, inspection: Inspection, values: Mapping[str, Value]
) -> tuple[str, ...]:
    """Note what section 55 requires of a response that is not there when it is published.

    Args:
        register: the register before the change.
        inspection: the inspection.
        values: the new values of its response.
    """
    if not values.get("published"):
        return ()
    response = (inspection.statutory_response or StatutoryResponse()).model_copy(update=values)
    changed = inspection.model_copy(update={"statutory_response": response})
    if not (missing := missing_words(register, changed)):
        return ()
    return (
        f"the response is recorded as published without {listed(missing)}; section 55 of the "
        "Police Act 1996 requires them, and what is added from now on is an amendment",
    )
