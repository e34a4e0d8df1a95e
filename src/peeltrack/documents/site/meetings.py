"""The meetings: what each asked, agreed and was promised, with what came of it. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from peeltrack.documents.notes import Notes, meeting_notes
from peeltrack.documents.parts.earlier_meetings import (
    FollowUp,
    action_follow_up,
    commitment_follow_up,
)
from peeltrack.documents.parts.names import Link
from peeltrack.documents.parts.questions import PlannedQuestion, to_be_asked
from peeltrack.documents.site.site import Site
from peeltrack.model.meetings import Meeting


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """A meeting in the list."""

    name: str
    date: date
    address: str
    questions: int
    unanswered: int
    """Its questions that have no answer."""
    actions: int
    open_actions: int
    commitments: int
    open_commitments: int
    """The commitments not recorded as kept."""


@dataclass(frozen=True, slots=True)
class OpenTask:
    """A commitment not recorded as kept, or an action not done."""

    due: date | None
    meeting: str
    """The page of the meeting."""
    link: Link | None
    """The finding that it concerns."""
    entry: FollowUp


@dataclass(frozen=True, slots=True)
class PlannedMeeting:
    """A meeting still to come."""

    name: str
    date: date
    where: str
    """Its time and venue; may be empty."""
    questions: tuple[PlannedQuestion, ...]
    """What is to be asked there; empty in public."""


@dataclass(frozen=True, slots=True)
class MeetingsView:
    """The meetings, newest first. A template sees this as `it`."""

    planned: tuple[PlannedMeeting, ...]
    """Those still to come, soonest first."""
    rows: tuple[MeetingLine, ...]
    open: tuple[OpenTask, ...]
    """The commitments not recorded as kept and the actions not done, soonest due first."""


@dataclass(frozen=True, slots=True)
class MeetingView:
    """A meeting. A template sees this as `it`."""

    name: str
    notes: Notes
    """Its notes, with later answers and outcomes up to the date of the site."""


def meetings(site: Site) -> MeetingsView:
    """Return the list of meetings."""
    every = site.newest_meetings
    tasks = sorted(_open(site), key=lambda task: (task.due is None, task.due or date.max))
    return MeetingsView(
        tuple(_planned(site, meeting) for meeting in site.planned),
        tuple(_line(site, meeting) for meeting in every),
        tuple(tasks),
    )


def _planned(site: Site, meeting: Meeting) -> PlannedMeeting:
    return PlannedMeeting(
        name=site.register.meeting_title(meeting),
        date=meeting.date,
        where=", ".join(filter(None, (meeting.time, meeting.venue))),
        questions=tuple(to_be_asked(site.scope, meeting)),
    )


def _open(site: Site) -> Iterator[OpenTask]:
    for meeting in site.newest_meetings:
        address = site.at.meeting(meeting.id)
        for promise in meeting.commitments:
            if promise.kept is None:
                entry = commitment_follow_up(site.scope, meeting, promise)
                yield OpenTask(promise.due, address, site.link(promise.item), entry)
        for action in meeting.actions:
            if action.done is None:
                entry = action_follow_up(site.scope, meeting, action)
                yield OpenTask(action.due, address, site.link(action.item), entry)


def meeting(site: Site, record: Meeting) -> MeetingView:
    """Return the page of one meeting."""
    notes = meeting_notes(
        site.register, record, site.on, site.page.revision, item_links=site.scope.links
    )
    return MeetingView(site.register.meeting_title(record), notes)


def _line(site: Site, record: Meeting) -> MeetingLine:
    asked = record.all_questions
    return MeetingLine(
        name=site.register.meeting_title(record),
        date=record.date,
        address=site.at.meeting(record.id),
        questions=len(asked),
        unanswered=sum(not q.answers and q.addressed_at is None for q in asked),
        actions=len(record.actions),
        open_actions=sum(action.done is None for action in record.actions),
        commitments=len(record.commitments),
        open_commitments=sum(each.kept is None for each in record.commitments),
    )
