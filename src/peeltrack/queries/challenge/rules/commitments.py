"""Requests and commitments of earlier meetings that have not been met."""

import re
from collections.abc import Iterator

from peeltrack.language.admissions import admits
from peeltrack.model.items import Item
from peeltrack.model.meetings import Action
from peeltrack.queries.challenge.accounts import account
from peeltrack.queries.challenge.figures.gaps import gaps
from peeltrack.queries.challenge.figures.standards import ALL
from peeltrack.queries.challenge.points import Preparation, RuleResult
from peeltrack.queries.challenge.promised import done_since, is_of_some, is_released
from peeltrack.queries.challenge.quotes import quote
from peeltrack.queries.challenge.word_overlap import content_words, shared
from peeltrack.wording import lateness, long_date

_OF_ALL = re.compile(rf"{ALL.pattern}|\b(?:fully|complete(?:ly)?|in full|whole)\b", re.IGNORECASE)
"""How a promise is of all: a part of it does not keep it."""


def action_unanswered(meeting: Preparation) -> Iterator[RuleResult]:
    """An action that an earlier meeting of this forum asked for is done.

    So is what another forum asked for on an open item, once it is overdue.
    """
    open_ids = {item.id for item in meeting.open_items}
    for past in meeting.earlier:
        is_ours = past.forum == meeting.forum_id
        for index, action in enumerate(past.actions):
            is_late = action.item in open_ids and action.due and action.due < meeting.position
            if action.done is None and (is_ours or is_late):
                owner = meeting.register.lead_titles(action.owners) or "no owner"
                day = long_date(past.date)
                yield RuleResult(
                    action.item,
                    past.file,
                    ("actions", index),
                    f"The meeting of {day} asked for an action that is not recorded as done: "
                    f"{quote(action.text)} ({owner}; {_when(meeting, action)}).",
                    f"What is the outcome of the action of {day}, {quote(action.text)}"
                    f"{_whose_owner_left(meeting, action)}?",
                )


def promise_not_kept(meeting: Preparation) -> Iterator[RuleResult]:
    """What was promised to this forum, or at an earlier meeting of it, is kept when it is due.

    Where the last update of the item admits something about the same thing, that is quoted too,
    unless it misses a measure, which is asked about for itself. Where a step or an update since
    says that something of it was done, it is asked whether that keeps it, and nothing of a
    complete item; nor where a later meeting of the forum heard that it was dropped or replaced, or
    was promised the same again.
    """
    for past, index, promise in meeting.unkept_commitments:
        if is_released(meeting, past, promise):
            continue
        who = meeting.register.lead_title(promise.by) or "Somebody"
        due = f", due by {long_date(promise.due)}" if promise.due else ""
        day, text = long_date(past.date), quote(promise.text)
        item = meeting.register.items.get(promise.item or "")
        admitted = _admitted_about(item, promise.text) if item else ""
        if item and admitted in _missing_measures(meeting, item):
            admitted = ""
        done = "" if admitted else done_since(meeting, past, promise)
        if done and item and not item.is_open:
            continue
        says = f" The last update says “{admitted}”." if admitted else ""
        says = f" {quote(done)} is recorded as done since." if done else says
        yield RuleResult(
            promise.item,
            past.file,
            ("commitments", index),
            f"{who} gave this commitment on {day}{due}: {text}. It is not recorded as kept.{says}",
            _is_it_kept(f"commitment of {day}", text, admitted, done),
            statement=admitted,
            can_wait=bool(done),
        )


def _is_it_kept(what: str, text: str, admitted: str, done: str) -> str:
    """Ask whether a promise is kept, by what was done since; of one that is not, when."""
    if admitted:
        says = f"the last update says {quote(admitted)}"
        return f"The {what} was {text}, and {says}: when will it be kept?"
    if done:
        return f"The {what} was {text}: does {quote(done)}, now done, keep it?"
    return f"Has the {what} been kept: {text}?"


def _missing_measures(meeting: Preparation, item: Item) -> set[str]:
    """Return the statements whose figures miss a measure, which is asked about for itself."""
    return {gap.found[-1].statement for gap in meeting.once(gaps, item) if gap.is_missed}


def _admitted_about(item: Item, promised: str) -> str:
    """Return the statement of an item's last public update that admits that a promise is not kept.

    It shares two telling words with the promise; to one of all, a part of them is an admission.
    """
    last = account(item)
    things = content_words(promised)
    return next(
        (
            each
            for each in (last.statements if last else ())
            if (admits(each) or (_OF_ALL.search(promised) and is_of_some(each)))
            and len(shared(things, content_words(each))) > 1
        ),
        "",
    )


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
