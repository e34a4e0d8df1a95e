"""A note of what a statutory response lacks when it is recorded as published."""

from collections.abc import Mapping

from peeltrack.edits.kinds import Value
from peeltrack.model.inspections import Inspection, StatutoryResponse
from peeltrack.model.register import Register
from peeltrack.queries.response import missing_words
from peeltrack.wording import listed


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
