"""The notes of a meeting from its file: who came, what was asked, answered and promised. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from peeltrack.documents.formats.text import TextBlocks, blocks
from peeltrack.documents.parts.dates import Deadline, deadline
from peeltrack.documents.parts.earlier_meetings import ActionView, action_view, commitment_outcome
from peeltrack.documents.parts.header import Frame, frame
from peeltrack.documents.parts.item_order import in_order
from peeltrack.documents.parts.names import Link, links, office_in_notes
from peeltrack.documents.parts.questions import QuestionView, question_view
from peeltrack.model.meetings import Meeting, Question, Remark
from peeltrack.model.organisation import Forum
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import Audience
from peeltrack.wording import long_date


@dataclass(frozen=True, slots=True)
class AttendeeView:
    """An office that came, or sent apologies."""

    title: str
    """The office in full."""
    short: str | None
    """As the notes write it from here on: PCC; none where they write it in full."""


@dataclass(frozen=True, slots=True)
class RemarkView:
    """What was said without a question."""

    by: str | None
    """Who said it; none where nobody was named."""
    text: TextBlocks
    """What was said; nothing where it was only said where the item is dealt with."""
    addressed_at: str | None
    """Another meeting that dealt with the item."""


@dataclass(frozen=True, slots=True)
class ItemDiscussion:
    """An item of the register that the meeting came to."""

    link: Link
    """Its reference, title, heading and anchor."""
    wording: TextBlocks
    """The finding."""
    questions: tuple[QuestionView, ...]
    """What was asked of it, in order."""
    remarks: tuple[RemarkView, ...]
    """What was said of it without a question."""
    actions: tuple[ActionView, ...]
    """The actions that arose from it."""


@dataclass(frozen=True, slots=True)
class CommitmentView:
    """A promise made to a later meeting."""

    text: TextBlocks
    """What was promised."""
    link: Link | None
    """The item; none where it is about none that the notes come to."""
    by: str | None
    """Who promised; none where nobody was named."""
    to: str | None
    """The meeting it was promised to; none where none was named."""
    promise: Deadline | None
    """By when; none where no day was named."""
    outcome: str
    """What became of it: Kept 6 June 2022; Not recorded as kept, 33 days overdue."""


@dataclass(frozen=True, slots=True)
class Notes:
    """The notes of a meeting. A template sees this as `notes`."""

    page: Frame
    """What stands around it; a template sees this as `page` too."""
    forum: str
    """The forum's name."""
    title: str | None
    """What the meeting was called, where that is recorded."""
    date: date
    """The day it was held."""
    time: str | None
    """When it began."""
    venue: str | None
    """Where."""
    chair: AttendeeView | None
    """Who chaired."""
    minutes: str | None
    """Which office took the notes."""
    source: str | None
    """The paper that the record was made from."""
    present: tuple[AttendeeView, ...]
    """Who came."""
    apologies: tuple[AttendeeView, ...]
    """Who sent apologies."""
    opening: tuple[QuestionView, ...]
    """What was asked before the items."""
    subjects: tuple[ItemDiscussion, ...]
    """The items, in the order of the meeting."""
    general: tuple[QuestionView, ...]
    """What was asked among them of no item of the register."""
    business: tuple[QuestionView, ...]
    """Any other business."""
    remarks: tuple[RemarkView, ...]
    """What was said on no item."""
    actions: tuple[ActionView, ...]
    """The actions arising."""
    commitments: tuple[CommitmentView, ...]
    """What was promised to later meetings."""
    tells_outcomes: bool
    """Whether the day is after the meeting, and something was agreed or promised there."""
    has_later: bool
    """Whether anything in it is of a day after the meeting."""


@dataclass(frozen=True, slots=True)
class _MeetingRecord:
    """A meeting with the items that it came to, found once for all parts of its notes."""

    register: Register
    meeting: Meeting
    on: date
    links: Mapping[str, Link]
    """By the item's id, in the order of the meeting."""


def meeting_notes(
    register: Register, meeting: Meeting, on: date, revision: str | None = None
) -> Notes:
    """The notes of a meeting, with what became known of it by a day.

    They are internal whatever the forum, for they hold questions and answers.

    Args:
        register: the register as at that day.
        meeting: one of its meetings.
        on: the day: a later answer has its date, an action whether it is done.
        revision: the commit that the register is of; none where its files are in none.
    """
    forum = register.organisation.fora.get(meeting.forum) or Forum(name=meeting.forum)
    record = _record(register, meeting, on)
    subjects = tuple(_subjects(record))
    called = meeting.title or forum.name
    quoted = {register.items[id_].inspection for id_ in record.links}
    return Notes(
        page=frame(
            register,
            title=f"{called}: notes of the meeting of {long_date(meeting.date)}",
            audience=Audience.INTERNAL,
            on=on,
            quoted=[each for each in register.inspections.values() if each.id in quoted],
            revision=revision,
        ),
        forum=forum.name,
        title=meeting.title,
        date=meeting.date,
        time=meeting.time,
        venue=meeting.venue,
        chair=_office(register, meeting.chair) if meeting.chair else None,
        minutes=meeting.minutes,
        source=meeting.source,
        present=tuple(_attendance(register, meeting, apologies=False)),
        apologies=tuple(_attendance(register, meeting, apologies=True)),
        opening=_question_views(record, meeting.opening),
        subjects=subjects,
        general=_question_views(
            record, tuple(q for q in meeting.questions if q.item not in record.links)
        ),
        business=_question_views(record, meeting.any_other_business),
        remarks=tuple(
            _remark_view(register, each)
            for each in meeting.remarks
            if each.item not in record.links
        ),
        actions=tuple(
            action_view(register, record.links, action, on) for action in meeting.actions
        ),
        commitments=tuple(_commitment_views(record)),
        tells_outcomes=on > meeting.date and bool(meeting.actions or meeting.commitments),
        has_later=_has_later(meeting),
    )


def _record(register: Register, meeting: Meeting, on: date) -> _MeetingRecord:
    ids = _order(register, meeting)
    ways = links(register, [register.items[id_] for id_ in ids])
    return _MeetingRecord(register, meeting, on, ways)


def _order(register: Register, meeting: Meeting) -> list[str]:
    """The items in the order in which questions came to them.

    One that no question was put on comes after the last that papers list before it.
    """
    questioned = dict.fromkeys(question.item for question in meeting.questions if question.item)
    ids = [id_ for id_ in questioned if id_ in register.items]
    named = (
        *(remark.item for remark in meeting.remarks),
        *(action.item for action in meeting.actions),
        *(commitment.item for commitment in meeting.commitments),
    )
    rank = {item.id: n for n, item in enumerate(in_order(register, list(register.items.values())))}
    for id_ in named:
        if id_ is not None and id_ in register.items and id_ not in ids:
            before = [n for n, other in enumerate(ids, 1) if rank[other] < rank[id_]]
            ids.insert(before[-1] if before else 0, id_)
    return ids


def _subjects(record: _MeetingRecord) -> Iterator[ItemDiscussion]:
    register, meeting = record.register, record.meeting
    for id_, link in record.links.items():
        yield ItemDiscussion(
            link=link,
            wording=blocks(register.items[id_].wording),
            questions=_question_views(record, tuple(q for q in meeting.questions if q.item == id_)),
            remarks=tuple(
                _remark_view(register, each) for each in meeting.remarks if each.item == id_
            ),
            actions=tuple(
                action_view(register, record.links, action, record.on)
                for action in meeting.actions
                if action.item == id_
            ),
        )


def _question_views(
    record: _MeetingRecord, questions: tuple[Question, ...]
) -> tuple[QuestionView, ...]:
    return tuple(question_view(record.register, record.meeting, question) for question in questions)


def _remark_view(register: Register, remark: Remark) -> RemarkView:
    text = blocks(remark.text or "")
    return RemarkView(office_in_notes(register, remark.by), text, remark.addressed_at)


def _attendance(register: Register, meeting: Meeting, *, apologies: bool) -> Iterator[AttendeeView]:
    for each in meeting.attendance:
        if each.apologies == apologies:
            yield (
                _office(register, each.lead)
                if each.lead
                else AttendeeView(each.capacity or "", None)
            )


def _office(register: Register, lead: str) -> AttendeeView:
    known = register.organisation.leads.get(lead)
    return AttendeeView(known.title, known.short) if known else AttendeeView(lead, None)


def _commitment_views(record: _MeetingRecord) -> Iterator[CommitmentView]:
    for each in record.meeting.commitments:
        yield CommitmentView(
            text=blocks(each.text),
            link=record.links.get(each.item or ""),
            by=office_in_notes(record.register, each.by),
            to=each.to,
            promise=deadline(each.due, None, record.on, counts=False),
            outcome=commitment_outcome(each, record.on),
        )


def _has_later(meeting: Meeting) -> bool:
    """Whether an answer, a done action or a kept promise is of a later day than the meeting."""
    answers = (answer.date for question in meeting.all_questions for answer in question.answers)
    done = (action.done for action in meeting.actions)
    kept = (promised.kept for promised in meeting.commitments)
    return any(day and day > meeting.date for day in (*answers, *done, *kept))
