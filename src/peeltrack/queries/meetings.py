"""Which meeting a person means, and what meetings left open."""

from dataclasses import dataclass

from peeltrack.errors import UnknownNameError
from peeltrack.model.meetings import Action, Meeting
from peeltrack.model.register import Register


@dataclass(frozen=True, slots=True)
class OpenAction:
    """An action arising that is not yet done."""

    meeting: Meeting
    action: Action


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


def open_actions(register: Register) -> tuple[OpenAction, ...]:
    """Every action not yet done, oldest meeting first."""
    return tuple(
        OpenAction(meeting, action)
        for meeting in register.meetings.values()
        for action in meeting.actions
        if action.done is None
    )
