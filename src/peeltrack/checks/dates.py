"""Rules about dates: the inspectorate's, the force's, and when things were recorded."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import Any

from peeltrack.checks.violation import Violation
from peeltrack.model.inspections import Inspection
from peeltrack.model.items import Item
from peeltrack.model.meetings import Meeting
from peeltrack.model.problems import Place
from peeltrack.model.progress import DateChange
from peeltrack.model.register import Register
from peeltrack.model.standing import led_to
from peeltrack.queries.due import undated
from peeltrack.wording import long_date, with_article

_DATED_LISTS = ("progress", "rag_changes", "target_changes", "sign_offs", "amendments")


def dated_facts_are_in_order(register: Register, on: date) -> Iterator[Violation]:
    """Updates, changes of RAG and of dates, sign-offs and amendments are listed oldest first."""
    for item in register.items.values():
        for at, facts in _dated_lists(item):
            for index, (before, after) in enumerate(pairwise(facts), start=1):
                if after.date < before.date:
                    yield Violation.in_item(
                        item,
                        (*at, index, "date"),
                        f"{long_date(after.date)} comes after a later entry; put the entries in "
                        "date order.",
                    )


def each_date_is_what_was_last_recorded(register: Register, on: date) -> Iterator[Violation]:
    """An item's target and its steps' dates are those that their last recorded changes led to."""
    for item in register.items.values():
        for at, now, changes in _moved_dates(item):
            if changes and now != (after := led_to(changes)):
                last = long_date(after) if isinstance(after, date) else "no date"
                yield Violation.in_item(
                    item, at, f"differs from the last change recorded, to {last}; correct one."
                )


def no_response_comes_before_its_report(register: Register, on: date) -> Iterator[Violation]:
    """A statutory response is sent and published on or after the day of its report."""
    for inspection in register.inspections.values():
        response, published = inspection.statutory_response, inspection.published
        if response is None or published is None:
            continue
        for key, day in (("sent", response.sent), ("published", response.published)):
            if day and day < published:
                at = ("statutory_response", key)
                yield Violation(
                    inspection.file,
                    at,
                    f"is before the report of {long_date(published)}; correct the date.",
                )


def every_open_item_has_a_target_or_a_due_date(register: Register, on: date) -> Iterator[Violation]:
    """An open item to act on has a due date or a target."""
    for item in undated(register):
        yield Violation.in_item(item, (), "has neither a due date nor a target; set a target.")


def every_due_phrase_has_its_date(register: Register, on: date) -> Iterator[Violation]:
    """If HMICFRS gave a time limit, an open item has the due date that follows from it."""
    for item in register.open_items:
        if item.due_phrase and not item.due:
            yield Violation.in_item(
                item,
                ("due_phrase",),
                f"says {item.due_phrase!r} but has no due date; work it out from the publication "
                "date.",
            )


def no_target_is_after_its_due_date(register: Register, on: date) -> Iterator[Violation]:
    """The force's target is not later than HMICFRS's due date."""
    for item in register.open_items:
        if item.due and item.target and item.target > item.due:
            yield Violation.in_item(
                item,
                ("target",),
                f"is after HMICFRS's due date, {long_date(item.due)}; bring it forward or give the "
                "reason in an update.",
            )


def no_step_is_due_after_its_item(register: Register, on: date) -> Iterator[Violation]:
    """No open step is due after its item."""
    for item in register.open_items:
        last = _latest_deadline(item)
        for index, step in enumerate(item.steps_to_green):
            if last and step.due and not step.done and step.due > last:
                at = ("steps_to_green", index, "due")
                yield Violation.in_item(
                    item,
                    at,
                    f"{step.id!r} is due after the item, {long_date(last)}; move one of them.",
                )


def nothing_is_recorded_of_the_future(register: Register, on: date) -> Iterator[Violation]:
    """No update, change of RAG or of a date, sign-off, amendment or finished step is after today.

    Nor is anything that was said, done or agreed at a meeting, a review, a piece of evidence,
    an action done, a commitment kept, or a response sent or published.
    """
    for item in register.items.values():
        yield from _to_come(item.file, _days_of_item(item), on, item.id)
    for meeting in register.meetings.values():
        if meeting.is_to_come(on):
            yield from _of_planned(meeting)
        yield from _to_come(meeting.file, _days_of_meeting(meeting), on)
    for inspection in register.inspections.values():
        yield from _to_come(inspection.file, _days_of_response(inspection), on)


_DatedPlaces = Iterable[tuple[Place, date]]
"""The dates of what is recorded as having happened, with their places in the file."""


def _to_come(
    file: str, dates: _DatedPlaces, on: date, item: str | None = None
) -> Iterator[Violation]:
    for at, day in dates:
        if day > on:
            message = f"{long_date(day)} is in the future; correct the date."
            yield Violation(file, at, message, item)


def _days_of_item(item: Item) -> _DatedPlaces:
    """Yield the last date of each list in order, and every other date of what has happened."""
    for at, facts in (*_dated_lists(item), (("evidence",), item.evidence)):
        if facts:
            yield (*at, len(facts) - 1, "date"), facts[-1].date
    for index, step in enumerate(item.steps_to_green):
        if step.done:
            yield ("steps_to_green", index, "done"), step.done
    yield from _days_of_updates(item)
    for index, awaited in enumerate(item.depends_on):
        if awaited.delivered:
            yield ("depends_on", index, "delivered"), awaited.delivered


def _days_of_updates(item: Item) -> _DatedPlaces:
    """Yield the date of each review of an update and of each milestone reached."""
    for index, update in enumerate(item.progress):
        if update.reviewed:
            yield ("progress", index, "reviewed", "date"), update.reviewed.date
        if update.next_milestone and update.next_milestone.done:
            yield ("progress", index, "next_milestone", "done"), update.next_milestone.done


def _days_of_response(inspection: Inspection) -> _DatedPlaces:
    response = inspection.statutory_response
    days = {"sent": response.sent, "published": response.published} if response else {}
    return ((("statutory_response", key), day) for key, day in days.items() if day)


def _of_planned(meeting: Meeting) -> Iterator[Violation]:
    """Yield what is recorded as said or agreed at a meeting that is still to come."""
    day = f"at a meeting on {long_date(meeting.date)}, in the future; correct its date."
    for (key, index), question in meeting.questions_by_place.items():
        if any(answer.date is None for answer in question.answers):
            at = (key, index, "answers")
            yield Violation(meeting.file, at, f"has an answer given {day}", question.item)
    for key, what in (("actions", "action"), ("commitments", "commitment"), ("remarks", "remark")):
        if getattr(meeting, key):
            yield Violation(meeting.file, (key,), f"holds {with_article(what)} {day}")


def _days_of_meeting(meeting: Meeting) -> _DatedPlaces:
    """Yield every date of an answer after it, an action done and a commitment kept."""
    for (key, index), question in meeting.questions_by_place.items():
        for place, answer in enumerate(question.answers):
            if answer.date:
                yield (key, index, "answers", place, "date"), answer.date
    for index, action in enumerate(meeting.actions):
        if action.done:
            yield ("actions", index, "done"), action.done
    for index, commitment in enumerate(meeting.commitments):
        if commitment.kept:
            yield ("commitments", index, "kept"), commitment.kept


def _latest_deadline(item: Item) -> date | None:
    days = [day for day in (item.due, item.target) if day]
    return max(days) if days else None


def _dated_lists(item: Item) -> Iterator[tuple[Place, Sequence[Any]]]:
    """Yield each list of an item whose entries are in date order, with its place in the file."""
    for key in _DATED_LISTS:
        yield (key,), getattr(item, key)
    for index, step in enumerate(item.steps_to_green):
        if step.due_changes:
            yield ("steps_to_green", index, "due_changes"), step.due_changes


def _moved_dates(item: Item) -> Iterator[tuple[Place, date | None, Sequence[DateChange]]]:
    """Yield each date of an item that may be moved, with its place in the file and its moves."""
    yield ("target",), item.target, item.target_changes
    for index, step in enumerate(item.steps_to_green):
        yield ("steps_to_green", index, "due"), step.due, step.due_changes
