"""The register on a date, by its own dated facts.

Facts of a later date are left out: updates, RAG and target changes, sign-offs, steps done,
meetings. Whatever has no date (leads, wording, programmes) is as it is now; git has its past.
Whatever was withdrawn by then no longer counts (`standing.py`).
"""

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from peeltrack.model.amendments import Amendment
from peeltrack.model.inspections import Inspection
from peeltrack.model.items import Dependency, Item, ProgressEvidence
from peeltrack.model.meetings import Meeting, Question
from peeltrack.model.organisation import Organisation
from peeltrack.model.progress import (
    LED_TO,
    DateChange,
    ProgressUpdate,
    RagChange,
    SignOff,
    StepToGreen,
)
from peeltrack.model.record import Record
from peeltrack.model.register import Register
from peeltrack.model.standing import led_to
from peeltrack.queries.standing import without_withdrawn

_Fact = TypeVar(
    "_Fact", Amendment, DateChange, ProgressEvidence, ProgressUpdate, RagChange, SignOff
)
_Record = TypeVar("_Record", bound=Record)


def as_at(register: Register, on: date) -> Register:
    """Return the register as it was at the end of that date, without what was withdrawn."""
    return known_at(without_withdrawn(register, on), on)


def known_at(register: Register, on: date) -> Register:
    """Return what was recorded by the end of that date, also what was withdrawn.

    An inspection published later is left out with its items, except for the findings of its
    draft that the force had seen; a supersession by one of them has not happened. A draft is
    known from the day it was seen.
    """
    later = {
        id_
        for id_, inspection in register.inspections.items()
        if inspection.published is not None and inspection.published > on
    }
    items = register.items
    of_drafts = register.once(_items_of_drafts)
    drafts = {item.id for item in of_drafts if item.draft and item.draft.seen <= on}
    seen = {id_.partition("/")[0] for id_ in drafts}
    unseen = {item.id for item in of_drafts if _is_unseen_draft(register, item, on)}
    if later or unseen or register.once(_last_change) > on:
        items = {
            id_: _item_as_at(item, on, later - seen) if _may_have_later(item, on) else item
            for id_, item in items.items()
            if id_ not in unseen and (item.inspection not in later or id_ in drafts)
        }
    return replace(
        register,
        inspections={
            id_: _inspection_as_at(inspection, on, is_later=id_ in later)
            for id_, inspection in register.inspections.items()
            if id_ not in later or id_ in seen
        },
        items=items,
        meetings={
            id_: _meeting_as_at(meeting, on)
            for id_, meeting in register.meetings.items()
            if not meeting.is_to_come(on)
        },
        organisation=_organisation_as_at(register.organisation, on),
    )


def last_day(register: Register) -> date | None:
    """Return the last date among the register's dated facts, or None if it has none."""
    return max(
        (
            *(day for item in register.items.values() if (day := item.last_day) > date.min),
            *(each.published for each in register.inspections.values() if each.published),
            *(meeting.date for meeting in register.meetings.values()),
        ),
        default=None,
    )


# A brief asks for the register on many dates: what does not depend on the date is worked out once.


def _items_of_drafts(register: Register) -> tuple[Item, ...]:
    return tuple(item for item in register.items.values() if item.draft)


def _last_change(register: Register) -> date:
    """Return the date from which no item differs; there is none if something was withdrawn."""
    if register.holding_withdrawn:
        return date.max
    return max((item.last_day for item in register.items.values()), default=date.min)


def _may_have_later(item: Item, on: date) -> bool:
    return item.last_day > on or item.holds_withdrawn or item.superseded_by is not None


def _item_as_at(item: Item, on: date, later: AbstractSet[str]) -> Item:
    """Return the item without later facts; the very same item if it has none."""
    changes: dict[str, Any] = {}
    for name in _DATED:
        facts = getattr(item, name)
        if facts and (facts[-1].date > on or item.holds_withdrawn):
            changes[name] = _until(facts, on)
            if name in LED_TO:
                changes[LED_TO[name]] = _known_result(facts, on)
    changes |= _later_links(item, on, later)
    if steps := _if_changed(item.steps_to_green, _step_as_at, on):
        changes["steps_to_green"] = steps
    if progress := _if_changed(changes.get("progress", item.progress), _update_as_at, on):
        changes["progress"] = progress
    if awaited := _if_changed(item.depends_on, _dependency_as_at, on):
        changes["depends_on"] = awaited
    if item.draft and (then := _without_later(item.draft, on, "settled")) is not item.draft:
        changes["draft"] = then
    return item.model_copy(update=changes) if changes else item


_DATED = ("progress", "rag_changes", "target_changes", "sign_offs", "evidence", "amendments")
"""The lists of an item that are in order of their entries' dates."""


def _is_unseen_draft(register: Register, item: Item, on: date) -> bool:
    """Check whether an item was first seen, in a draft report, after that date."""
    if item.draft is None or item.draft.seen <= on:
        return False
    inspection = register.inspections.get(item.inspection)
    return inspection is None or inspection.published is None or inspection.published > on


def _later_links(item: Item, on: date, later: AbstractSet[str]) -> dict[str, None]:
    """Return the keys of the links that were made later, or to an item of a later inspection."""
    keys = [key for *both, made in item.links_made if made.date > on for key in both]
    if later and item.superseded_by and item.superseded_by.partition("/")[0] in later:
        keys += ["superseded_by", "superseded"]
    return dict.fromkeys(keys)


def _until(facts: tuple[_Fact, ...], on: date) -> tuple[_Fact, ...]:
    return tuple(fact for fact in facts if fact.date <= on)


def _known_result(changes: Sequence[RagChange | DateChange], on: date) -> object:
    """Return what the last change known and not withdrawn by a date led to."""
    known = [change for change in changes if change.date <= on]
    return led_to(known, on) if known else changes[0].before


def _if_changed(
    entries: tuple[_Record, ...], as_at_date: Callable[[_Record, date], _Record], on: date
) -> tuple[_Record, ...]:
    """Return entries without later facts; none if they have none."""
    then = tuple(as_at_date(entry, on) for entry in entries)
    return then if any(old is not new for old, new in zip(then, entries, strict=True)) else ()


def _step_as_at(step: StepToGreen, on: date) -> StepToGreen:
    moves = step.due_changes
    if moves and (moves[-1].date > on or any(move.withdrawn for move in moves)):
        due, known = _known_result(moves, on), _until(moves, on)
        step = step.model_copy(update={"due": due, "due_changes": known})
    return _without_later(step, on, "done")


def _update_as_at(update: ProgressUpdate, on: date) -> ProgressUpdate:
    """Return the update without later reviews and clearances, its milestone not yet reached."""
    later: dict[str, Any] = {name: None for name, act in update.acts if act.date > on}
    ahead = update.next_milestone
    if ahead and (then := _without_later(ahead, on, "done")) is not ahead:
        later["next_milestone"] = then
    return update.model_copy(update=later) if later else update


def _dependency_as_at(awaited: Dependency, on: date) -> Dependency:
    return _without_later(awaited, on, "delivered")


def _without_later(record: _Record, on: date, *names: str) -> _Record:
    """Return the record without those of its dates that are after the day."""
    changes = {name: None for name in names if (day := getattr(record, name)) and day > on}
    return record.model_copy(update=changes) if changes else record


def _organisation_as_at(organisation: Organisation, on: date) -> Organisation:
    """Return the organisation without later reports and phases; itself if it has none."""
    changes: dict[str, Any] = {}
    if any(each.date > on for each in organisation.portal_reports):
        changes["portal_reports"] = tuple(e for e in organisation.portal_reports if e.date <= on)
    if any(each.starts > on or (each.ends and each.ends > on) for each in organisation.monitoring):
        changes["monitoring"] = tuple(
            _without_later(each, on, "ends")
            for each in organisation.monitoring
            if each.starts <= on
        )
    programmes = {
        id_: each.model_copy(update={"reports": tuple(r for r in each.reports if r.date <= on)})
        for id_, each in organisation.programmes.items()
        if any(report.date > on for report in each.reports)
    }
    if programmes:
        changes["programmes"] = {**organisation.programmes, **programmes}
    return organisation.model_copy(update=changes) if changes else organisation


def _inspection_as_at(inspection: Inspection, on: date, *, is_later: bool) -> Inspection:
    """Return the inspection without later facts; before its publication, without that day."""
    changes: dict[str, Any] = {}
    if is_later:
        changes["published"] = None
    response = inspection.statutory_response
    if response and (then := _without_later(response, on, "sent", "published")) is not response:
        changes["statutory_response"] = then
    debrief = inspection.hot_debrief
    if debrief and any(action.done and action.done > on for action in debrief.actions):
        actions = tuple(_without_later(action, on, "done") for action in debrief.actions)
        changes["hot_debrief"] = debrief.model_copy(update={"actions": actions})
    return inspection.model_copy(update=changes) if changes else inspection


def _meeting_as_at(meeting: Meeting, on: date) -> Meeting:
    changes = {
        "opening": tuple(_question_as_at(question, on) for question in meeting.opening),
        "questions": tuple(_question_as_at(question, on) for question in meeting.questions),
        "any_other_business": tuple(_question_as_at(q, on) for q in meeting.any_other_business),
        "actions": tuple(_without_later(action, on, "done") for action in meeting.actions),
        "commitments": tuple(
            _without_later(promise, on, "kept") for promise in meeting.commitments
        ),
    }
    return meeting.model_copy(update=changes)


def _question_as_at(question: Question, on: date) -> Question:
    answers = tuple(
        answer for answer in question.answers if answer.date is None or answer.date <= on
    )
    return question.model_copy(update={"answers": answers})
