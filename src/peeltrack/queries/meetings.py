"""Which meeting a person means, and who chairs it."""

from peeltrack.errors import UnknownNameError
from peeltrack.model.meetings import Meeting
from peeltrack.model.organisation import Organisation
from peeltrack.model.register import Register
from peeltrack.queries.find import lead_called


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


def chair_of(organisation: Organisation, meeting: Meeting) -> str | None:
    """The lead who chairs a meeting, else its forum; none where that office is no lead."""
    forum = organisation.fora.get(meeting.forum)
    usual = lead_called(organisation, forum.chair) if forum and forum.chair else None
    return meeting.chair or usual
