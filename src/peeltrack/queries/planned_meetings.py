"""The meetings that are still to come on a date."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from peeltrack.model.meetings import QUESTIONS, Meeting
from peeltrack.model.register import Register

_SAID_THERE = ("attendance", "actions", "commitments", "remarks")


def planned_meetings(register: Register, on: date) -> Mapping[str, Meeting]:
    """Return the meetings after a date by their ids, as they are planned.

    One that was held since says when and where it was to be: what it asked and agreed was not
    known on the date.

    Args:
        register: the whole register, later dates too, without what was withdrawn.
        on: the date.
    """
    meetings = register.meetings.items()
    return {id_: _as_planned(meeting) for id_, meeting in meetings if meeting.is_to_come(on)}


def with_planned_meetings(register: Register, whole: Register, on: date) -> Register:
    """Return a register as at a date with the meetings that were to come."""
    return replace(register, meetings={**register.meetings, **planned_meetings(whole, on)})


def _as_planned(meeting: Meeting) -> Meeting:
    answered = any(question.answers for question in meeting.all_questions)
    if not answered and not any(getattr(meeting, key) for key in _SAID_THERE):
        return meeting
    return meeting.model_copy(update=dict.fromkeys((*_SAID_THERE, *QUESTIONS), ()))
