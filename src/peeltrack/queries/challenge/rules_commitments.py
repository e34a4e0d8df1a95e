"""Requests and commitments of earlier meetings that have not been met."""

from collections.abc import Iterator
from datetime import date

from peeltrack.model.meetings import Action
from peeltrack.queries.challenge.points import Preparation, RuleResult
from peeltrack.queries.challenge.quotes import quote
from peeltrack.queries.forum import unkept_commitments
from peeltrack.wording import lateness, long_date


def action_unanswered(meeting: Preparation) -> Iterator[RuleResult]:
    """An action that an earlier meeting of this forum asked for is done."""
    for past in meeting.earlier:
        if past.forum != meeting.forum_id:
            continue
        for index, action in enumerate(past.actions):
            if action.done is None:
                owner = meeting.register.lead_titles(action.owners) or "nobody named"
                day = long_date(past.date)
                yield RuleResult(
                    action.item,
                    past.file,
                    ("actions", index),
                    f"The meeting of {day} asked for an action that is not on record as done: "
                    f"{quote(action.text)} ({owner}; {_when(action, meeting.position)}).",
                    f"What came of the action of {day}, {quote(action.text)}?",
                )


def promise_not_kept(meeting: Preparation) -> Iterator[RuleResult]:
    """What was promised to this forum, or at an earlier meeting of it, is kept when it is due."""
    unkept = unkept_commitments(meeting.register, meeting.forum_id, meeting.on)
    for past, index, promise in unkept:
        if promise.due is None or promise.due <= meeting.on:
            who = meeting.register.lead_title(promise.by) or "Somebody"
            due = f" by {long_date(promise.due)}" if promise.due else ""
            yield RuleResult(
                promise.item,
                past.file,
                ("commitments", index),
                f"{who} promised on {long_date(past.date)}{due}: {quote(promise.text)}; "
                f"it is not on record as kept.",
                f"On {long_date(past.date)} we were told {quote(promise.text)}. Has it come about?",
            )


def _when(action: Action, on: date) -> str:
    if action.due:
        late = f", {lateness(action.due, on)}" if action.due < on else ""
        return f"due {long_date(action.due)}{late}"
    return f"due {action.due_event}" if action.due_event else "no time set"
