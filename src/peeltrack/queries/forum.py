"""A forum's agenda, deadlines and commitments, and its own limit for an update's age."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from peeltrack.model.items import Item
from peeltrack.model.meetings import Commitment, Meeting
from peeltrack.model.organisation import Forum, Organisation
from peeltrack.model.register import Register
from peeltrack.queries.due import Due, DueKind, every_deadline
from peeltrack.queries.find import lead_called


def forum_on(register: Register, forum_id: str, on: date) -> Forum:
    """Return a forum with the office that chairs it on a date, by its title.

    Args:
        register: the register as at that date.
        forum_id: the forum's key in register.yaml.
        on: the date of a meeting, which may have another chair than usual.
    """
    forum = register.organisation.forums[forum_id]
    chairs = [
        meeting.chair
        for meeting in register.meetings.values()
        if (meeting.forum, meeting.date) == (forum_id, on) and meeting.chair
    ]
    chair = chairs[0] if chairs else forum.chair
    lead = lead_called(register.organisation, chair) if chair else None
    return forum.model_copy(update={"chair": register.lead_title(lead) or chair})


def forum_items(register: Register, forum: Forum) -> tuple[Item, ...]:
    """List every item of the inspections that a forum looks at, those that have ended too."""
    wanted = forum.inspections
    items = register.items.values()
    return tuple(item for item in items if not wanted or item.inspection in wanted)


def agenda(register: Register, forum: Forum) -> tuple[Item, ...]:
    """Return the items of a forum's meeting: those of its inspections that have not ended."""
    return tuple(item for item in forum_items(register, forum) if not item.has_ended)


def stale_after(register: Register, forum: Forum | None) -> int:
    """Return the greatest age of an update in days: the forum's limit, or else the force's own."""
    limit = forum.stale_after_days if forum else None
    return register.organisation.rules.stale_after_days if limit is None else limit


def forum_deadlines(register: Register, forum_id: str, on: date) -> list[Due]:
    """List the deadlines not yet met that concern a forum's meeting, soonest first.

    They are those of the items on its agenda, with actions about them; the actions of its
    own meetings, the commitments made there or to it, and the responses to its reports.
    What is agreed at a meeting on the day itself is not known when its paper is made.

    Args:
        register: the register as at the date, as its audience may see it.
        forum_id: the forum's id.
        on: the date of the meeting.
    """
    items = {item.id for item in agenda(register, register.organisation.forums[forum_id])}
    today = {id_ for id_, meeting in register.meetings.items() if meeting.date == on}
    return [
        due
        for due in every_deadline(register)
        if due.source not in today and _concerns(register, forum_id, items, due)
    ]


def _concerns(register: Register, forum_id: str, items: Collection[str], due: Due) -> bool:
    if due.kind in (DueKind.RESPONSE, DueKind.COMMENTS):
        return due.source in {id_.partition("/")[0] for id_ in items}
    meeting = register.meetings.get(due.source)
    if meeting and meeting.forum == forum_id:
        return True
    if due.kind == DueKind.COMMITMENT:
        return forum_id in forums_addressed(register.organisation, due.to)
    return due.item in items


def meetings_about(register: Register, on: date) -> Mapping[str, Sequence[Meeting]]:
    """Return the meetings of any forum that discussed each item before a date, oldest first.

    A question or a remark that only says where an item was dealt with is no discussion of it.

    Args:
        register: the register as at the date, as its audience may see it.
        on: the date.
    """
    meetings_by_item = defaultdict[str, list[Meeting]](list)
    for meeting in sorted(register.meetings.values(), key=lambda each: each.date):
        if meeting.date < on:
            for id_ in dict.fromkeys(discussed(meeting)):
                meetings_by_item[id_].append(meeting)
    return meetings_by_item


def discussed(meeting: Meeting) -> Iterator[str]:
    """Yield the items that a meeting asked or remarked on, unless only to say that another did."""
    for question in meeting.all_questions:
        if question.addressed_at is None:
            yield from question.items
    for remark in meeting.remarks:
        if remark.item and remark.addressed_at is None:
            yield remark.item


def unkept_commitments(
    register: Register, forum_id: str, on: date
) -> Iterator[tuple[Meeting, int, Commitment]]:
    """Yield the unkept commitments made to a forum at other meetings, or at its own, to any.

    Each comes with its meeting, held before the date, and its place in the list there, from 0.

    Args:
        register: the register as at the date.
        forum_id: the forum's id.
        on: the date.
    """
    for meeting in register.meetings.values():
        for place, commitment in enumerate(meeting.commitments):
            if meeting.date < on and commitment.kept is None:
                addressed = forums_addressed(register.organisation, commitment.to)
                if meeting.forum == forum_id or forum_id in addressed:
                    yield meeting, place, commitment


def forums_addressed(organisation: Organisation, to: str | None) -> frozenset[str]:
    """Return the ids of the forums that a commitment's recipient names.

    A forum is named by its id alone, by its id in capitals or by its name, in any case, within
    other words: sib, the SIB of 25 May, the next Service Improvement Board. A name that is
    part of a longer one, such as the same board with a theme, is not meant by that.
    """
    words = to or ""
    if words.casefold() in organisation.forums:
        return frozenset({words.casefold()})
    forums = defaultdict[str, set[str]](set)
    for id_, forum in organisation.forums.items():
        forums[forum.name.casefold()].add(id_)
    found: set[str] = set()
    for name in sorted(forums, key=len, reverse=True):
        words, times = re.subn(rf"(?<!\w){re.escape(name)}(?!\w)", "…", words, flags=re.IGNORECASE)
        if times:
            found |= forums[name]
    return frozenset(
        found
        | {
            id_
            for id_ in organisation.forums
            if re.search(rf"(?<![\w-]){id_.upper()}(?![\w-])", words)
        }
    )


def seen_by(register: Register, forum_id: str | None) -> Register:
    """Return the part of the register that a forum sees, with its limit; all of it without a forum.

    Args:
        register: the register as at a day.
        forum_id: the id of a forum.
    """
    if forum_id is None:
        return register
    organisation = register.organisation
    forum = organisation.forums[forum_id]
    limit = {"stale_after_days": stale_after(register, forum)}
    rules = organisation.rules.model_copy(update=limit)
    return replace(
        register,
        items={item.id: item for item in forum_items(register, forum)},
        organisation=organisation.model_copy(update={"rules": rules}),
    )
