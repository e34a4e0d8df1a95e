"""The meeting that a name means: to record, the latest held; to prepare, the next planned."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import date
from typing import NamedTuple

from peeltrack.errors import AmbiguousError, NoMeetingError, RefusedError, UnknownNameError
from peeltrack.model.meetings import Meeting
from peeltrack.model.organisation import Organisation
from peeltrack.queries.find import lead_called
from peeltrack.wording import long_date

_DATE_LENGTH = len("2022-05-23")


class MeetingMeant(NamedTuple):
    """The meeting that a name means."""

    id: str
    because: str = ""
    """Why it is this one, in words; empty if no other can be meant."""


class PreparedMeeting(NamedTuple):
    """The meeting that a paper is made for, in the register or not."""

    forum: str
    on: date
    meeting: str | None
    """Its id; None if the register has no file of it."""
    because: str = ""
    """Why it is this one, in words; empty if it was named by its id or date."""
    today: date | None = None
    """The date that the register is read as at, if it is before the meeting."""


def find_forum(organisation: Organisation, name: str) -> str:
    """Find the id of a forum by id or name, ignoring case.

    Raises:
        UnknownNameError: if register.yaml has no such forum.
    """
    if (forum := forum_called(organisation, name)) is None:
        raise UnknownNameError("forum", name, list(organisation.forums))
    return forum


def forum_called(organisation: Organisation, name: str) -> str | None:
    """Find a forum as `find_forum` does; None if there is none."""
    wanted = name.strip().casefold()
    forums = organisation.forums.items()
    return next((id_ for id_, forum in forums if wanted in (id_, forum.name.casefold())), None)


def meeting_held(
    ids: Iterable[str], organisation: Organisation, reference: str, on: date
) -> MeetingMeant:
    """Find the meeting to read or record: for a forum's name the latest held, else the next.

    Args:
        ids: the ids of the register's meetings, planned ones too.
        organisation: the organisation whose forums they are of.
        reference: as people say it: 2022-05-23-hta, 2022-05-23, hta or Holding to Account.
        on: the date up to which the latest was held.

    Raises:
        UnknownNameError: if no meeting or forum has that name.
        NoMeetingError: if the forum has none in the register.
        AmbiguousError: if two meetings fit equally well.
    """
    known = _dated(ids)
    forum = forum_called(organisation, reference)
    if forum is None:
        return _named(known, organisation, reference)
    of_forum = [id_ for id_ in known if forum_of(id_, organisation.forums) == forum]
    held = [id_ for id_ in of_forum if date_of(id_) <= on]
    if not of_forum:
        raise NoMeetingError(forum)
    planned = of_forum[len(held) :]
    if not held:
        return MeetingMeant(_only(reference, _of_one_date(planned, planned[0])), "the next planned")
    meant = _only(reference, _of_one_date(held, held[-1]))
    # Where no other is planned, nobody can have meant another.
    return MeetingMeant(
        meant, f"the latest meeting held; {planned[0]} is planned" if planned else ""
    )


def meeting_prepared(
    ids: Iterable[str], organisation: Organisation, reference: str, today: date, day: date | None
) -> PreparedMeeting:
    """Find the meeting to prepare: for a forum's name that of the day, else the next planned.

    A meeting of a day that the register does not have is prepared, too, and that is said.

    Args:
        ids: the ids of the register's meetings, planned ones too.
        organisation: the organisation whose forums they are of.
        reference: as people say it: hta, Holding to Account, 2022-06-27-hta.
        today: the date from which the next is planned.
        day: the date of the meeting, if somebody named it.

    Raises:
        UnknownNameError: if no meeting or forum has that name.
        RefusedError: if the meeting named is of another date than the one named.
        AmbiguousError: if two meetings fit equally well.
    """
    known = _dated(ids)
    forum = forum_called(organisation, reference)
    if forum is None:
        meeting, because = _named(known, organisation, reference)
        if day and day != date_of(meeting):
            raise RefusedError(meeting, f"is of {long_date(date_of(meeting))}", "Leave --date out")
        forum = find_forum(organisation, forum_of(meeting, organisation.forums))
        return PreparedMeeting(forum, date_of(meeting), meeting, because)
    of_forum = [id_ for id_ in known if forum_of(id_, organisation.forums) == forum]
    if day:
        fits = [id_ for id_ in of_forum if date_of(id_) == day]
        if fits:
            return PreparedMeeting(forum, day, _only(reference, fits))
        next_one = next((id_ for id_ in of_forum if date_of(id_) > max(today, day)), None)
        of_day = f"the register has no meeting of {forum} on that date"
        return PreparedMeeting(
            forum, day, None, f"{of_day}; the next planned is {next_one}" if next_one else of_day
        )
    planned = [id_ for id_ in of_forum if date_of(id_) >= today]
    if not planned:
        return PreparedMeeting(forum, today, None, f"no meeting of {forum} is planned")
    meeting = _only(reference, _of_one_date(planned, planned[0]))
    because = "the next planned" if date_of(meeting) > today else ""
    return PreparedMeeting(forum, date_of(meeting), meeting, because)


def date_of(meeting_id: str) -> date:
    """Return the date that a meeting's id begins with."""
    return date.fromisoformat(meeting_id[:_DATE_LENGTH])


def forum_of(meeting_id: str, forums: Iterable[str]) -> str:
    """Return the forum that a meeting's id names; another word may follow it there."""
    name = meeting_id[_DATE_LENGTH + 1 :]
    matching = [id_ for id_ in forums if f"{name}-".startswith(f"{id_}-")]
    return max(matching, key=len, default=name)


def chair_of(organisation: Organisation, meeting: Meeting) -> str | None:
    """Return the lead who chairs a meeting, else its forum; None if that office is not a lead."""
    forum = organisation.forums.get(meeting.forum)
    usual = lead_called(organisation, forum.chair) if forum and forum.chair else None
    return meeting.chair or usual


def _dated(ids: Iterable[str]) -> list[str]:
    """Sort the ids that begin with a date; `validate` reports the others."""
    known = []
    for id_ in ids:
        with suppress(ValueError):
            date_of(id_)
            known.append(id_)
    return sorted(known)


def _named(known: Sequence[str], organisation: Organisation, reference: str) -> MeetingMeant:
    """Find the meeting of that id, or the only one whose id begins so."""
    wanted = "-".join(reference.casefold().split())
    if wanted in known:
        return MeetingMeant(wanted)
    fits = [id_ for id_ in known if f"{id_}-".startswith(f"{wanted}-")] if wanted else []
    if not fits:
        if wanted[:1].isdigit():
            raise UnknownNameError("meeting", reference, known)
        raise UnknownNameError("forum", reference, list(organisation.forums))
    return MeetingMeant(_only(reference, fits), "the only one of that date")


def _of_one_date(ids: Sequence[str], chosen: str) -> list[str]:
    return [id_ for id_ in ids if id_[:_DATE_LENGTH] == chosen[:_DATE_LENGTH]]


def _only(reference: str, ids: Sequence[str]) -> str:
    if len(ids) > 1:
        raise AmbiguousError(repr(reference), ids, "Give the whole id")
    return ids[0]
