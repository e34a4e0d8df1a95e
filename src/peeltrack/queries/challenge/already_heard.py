"""Items that an earlier meeting has gone through already."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from peeltrack.model.meetings import Meeting
from peeltrack.queries.challenge.points import RuleResult
from peeltrack.queries.challenge.preparation import Preparation
from peeltrack.queries.forum import discussed
from peeltrack.queries.updates import is_out_of_date
from peeltrack.wording import counted, listed, long_date

_FORGOTTEN = 45
"""Days: six weeks, after which an item is gone through anew."""


def heard_before(meeting: Preparation) -> Mapping[str, Meeting]:
    """The open items that an earlier meeting went through, by their ids.

    It went through them with the force, and asked or remarked on them within six weeks; they have
    had no update since, and their last is older than this forum accepts. Where that is so of half
    of them, it is the run of things and sets no item apart: then none.
    """
    meetings: dict[str, Meeting] = {}
    for past in meeting.earlier:
        if (meeting.on - past.date).days <= _FORGOTTEN and meeting.is_with_force(past):
            meetings.update((id_, past) for id_ in discussed(past))
    unchanged = {
        item.id: meetings[item.id]
        for item in meeting.open_items
        if item.id in meetings and not _told_since(meeting, item.id, meetings[item.id])
    }
    if len(unchanged) * 2 >= len(meeting.open_items):
        return {}
    return {id_: past for id_, past in unchanged.items() if _is_out_of_date(meeting, id_)}


def nothing_since(meeting: Preparation) -> Iterator[RuleResult]:
    """What an earlier meeting went through, within six weeks, has had an update since.

    It is asked once of them all, where they are fewer than half of the items; what else could
    be asked of them is left out, unless something gave way: a promise, a lead, a day.
    """
    items = meeting.register.items
    by_meeting: dict[str, list[str]] = defaultdict(list)
    for id_, past in heard_before(meeting).items():
        by_meeting[past.id].append(id_)
    for name, ids in by_meeting.items():
        past = meeting.register.meetings[name]
        where = f"the meeting of {long_date(past.date)} ({meeting.register.meeting_title(past)})"
        items_open = counted(len(meeting.open_items), "open item")
        titles = listed([f"{meeting.name(items[id_])} ({items[id_].title})" for id_ in ids])
        yield RuleResult(
            None,
            items[ids[0]].file,
            ("progress",),
            f"{len(ids)} of the {items_open} had been gone through at {where}, "
            f"and have had no update since.",
            f"Is there anything to add on {titles} since {where}?",
        )


def _told_since(meeting: Preparation, id_: str, past: Meeting) -> bool:
    last = meeting.newest_updates[id_]
    return last is not None and last.date > past.date


def _is_out_of_date(meeting: Preparation, id_: str) -> bool:
    last = meeting.newest_updates[id_]
    return last is None or is_out_of_date(last, meeting.on, meeting.stale_after)
