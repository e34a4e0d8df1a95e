"""Which meeting a person means."""

from peeltrack.errors import UnknownNameError
from peeltrack.model.meetings import Meeting
from peeltrack.model.register import Register


def meeting_called(register: Register, reference: str) -> Meeting:
    """The meeting of that name, or the latest one of the forum of that name.

    Raises:
        UnknownNameError: if there is none.
    """
    wanted = reference.casefold()
    fits = [m for m in register.meetings.values() if wanted in (m.id, m.forum)]
    if not fits:
        raise UnknownNameError("meeting", reference, list(register.meetings))
    return fits[-1]
