"""Requests and commitments of earlier meetings that have not been met."""

from collections.abc import Iterator

from peeltrack.model.meetings import Action
from peeltrack.queries.challenge.meeting import is_of_the_chair
from peeltrack.queries.challenge.points import RuleResult
from peeltrack.queries.challenge.preparation import Preparation
from peeltrack.queries.challenge.promised import done_since, is_released
from peeltrack.queries.challenge.quotes import quote
from peeltrack.wording import lateness, long_date


def action_unanswered(meeting: Preparation) -> Iterator[RuleResult]:
    """An action that an earlier meeting of this forum asked for is done.

    So is what another forum asked for on an open item, once it is overdue. The chair asks nobody
    about its own.
    """
    open_ids = {item.id for item in meeting.open_items}
    for past in meeting.earlier:
        is_ours = past.forum == meeting.forum_id
        for index, action in enumerate(past.actions):
            is_late = action.item in open_ids and action.due and action.due < meeting.position
            owner = meeting.register.lead_titles(action.owners) or "no owner"
            is_due = action.done is None and (is_ours or is_late)
            if is_due and not _is_the_chairs_alone(meeting, action):
                day = long_date(past.date)
                yield RuleResult(
                    action.item,
                    past.file,
                    ("actions", index),
                    f"The meeting of {day} asked for an action that is not recorded as done: "
                    f"{quote(action.text)} ({owner}; {_when(meeting, action)}).",
                    f"What is the outcome of the action of {day}, {quote(action.text)}"
                    f"{_whose_owner_left(meeting, action)}?",
                    joined=f"what is the outcome of the action, {quote(action.text)}",
                )


def _is_the_chairs_alone(meeting: Preparation, action: Action) -> bool:
    titles = [meeting.register.lead_title(owner) or owner for owner in action.owners]
    return bool(titles) and all(is_of_the_chair(meeting, title) for title in titles)


def promise_not_kept(meeting: Preparation) -> Iterator[RuleResult]:
    """What was promised to this forum, or at an earlier meeting of it, is kept when it is due.

    Where a step or an update since says that something of it was done, it is asked whether that
    keeps it, and nothing of a complete item; nor where a later meeting of the forum heard that it
    was dropped or replaced, or was promised the same again.
    """
    for past, index, promise in meeting.unkept_commitments:
        if is_released(meeting, past, promise):
            continue
        who = meeting.register.lead_title(promise.by)
        gave = f"{who} gave this commitment" if who else "This commitment was given"
        due = f", due by {long_date(promise.due)}" if promise.due else ""
        day, text = long_date(past.date), quote(promise.text)
        item = meeting.register.items.get(promise.item or "")
        done = done_since(meeting, past, promise)
        if done and item and not item.is_open:
            continue
        says = f" {quote(done)} is recorded as done since." if done else ""
        yield RuleResult(
            promise.item,
            past.file,
            ("commitments", index),
            f"{gave} on {day}{due}: {text}. It is not recorded as kept.{says}",
            _is_it_kept(f"commitment of {day}", text, done, is_dated=promise.due is not None),
            is_hint=bool(done),
            joined=f"has the commitment, {text}, been kept",
        )


def _is_it_kept(what: str, text: str, done: str, *, is_dated: bool) -> str:
    """Ask whether a promise is kept, by what was done since, or what has come of it."""
    if done:
        return f"The {what} was {text}: does {quote(done)}, now done, keep it?"
    if not is_dated:
        return f"What has come of the {what}, {text}?"
    return f"Has the {what} been kept, {text}, and if not, why, and when will it be?"


def _whose_owner_left(meeting: Preparation, action: Action) -> str:
    leads = meeting.register.organisation.leads
    owners = [leads[id_] for id_ in action.owners if id_ in leads]
    gone = owners and not any(owner.is_in_post(meeting.position) for owner in owners)
    return ", and who has it now that its owner has left" if gone else ""


def _when(meeting: Preparation, action: Action) -> str:
    if action.due:
        is_late = action.due < meeting.position
        late = f", {lateness(action.due, meeting.on)}{meeting.at_meeting}" if is_late else ""
        return f"due {long_date(action.due)}{late}"
    return f"due {action.due_event}" if action.due_event else "no date set"
