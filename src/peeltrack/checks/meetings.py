"""Rules about meetings and the actions that arise from them."""

from collections.abc import Iterator
from datetime import date

from peeltrack.checks.violation import Violation
from peeltrack.model.register import Register


def a_meeting_is_named_for_its_date_and_forum(register: Register, on: date) -> Iterator[Violation]:
    """A meeting's file is named after its date and forum: 2022-05-23-hta.yaml, or longer."""
    for meeting in register.meetings.values():
        name = f"{meeting.date.isoformat()}-{meeting.forum}"
        if meeting.id != name and not meeting.id.startswith(f"{name}-"):
            yield Violation(
                meeting.file,
                ("date",),
                f"the file should be named {name}.yaml; rename it, or correct the date or forum.",
            )


def every_action_has_an_owner(register: Register, on: date) -> Iterator[Violation]:
    """Every action not yet done has an owner."""
    for meeting in register.meetings.values():
        for index, action in enumerate(meeting.actions):
            if not action.owners and action.done is None:
                yield Violation(
                    meeting.file,
                    ("actions", index),
                    f"action {action.id!r} has no owner; name one.",
                    action.item,
                )


def every_action_has_its_time(register: Register, on: date) -> Iterator[Violation]:
    """Every action not yet done has a deadline or an event."""
    for meeting in register.meetings.values():
        for index, action in enumerate(meeting.actions):
            if not (action.due or action.due_event or action.done):
                yield Violation(
                    meeting.file,
                    ("actions", index),
                    f"action {action.id!r} has neither a deadline nor an event; give due or "
                    "due_event.",
                    action.item,
                )
