"""The notes of a meeting: attendance, questions, answers and commitments. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from peeltrack.documents.formats.text import TextBlocks, blocks
from peeltrack.documents.parts.dates import Deadline, deadline
from peeltrack.documents.parts.earlier_meetings import ActionView, action_view, commitment_outcome
from peeltrack.documents.parts.header import Header, document_header
from peeltrack.documents.parts.item_order import in_order
from peeltrack.documents.parts.names import Link, links, office_in_notes
from peeltrack.documents.parts.notes_table import (
    ItemDiscussion,
    QuestionRow,
    RemarkView,
    notes_rows,
)
from peeltrack.documents.parts.questions import QuestionView, names_speaker, question_view
from peeltrack.model.meetings import Meeting, Question, Remark
from peeltrack.model.organisation import Forum
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import Audience
from peeltrack.wording import long_date


@dataclass(frozen=True, slots=True)
class AttendeeView:
    """An office that attended, or sent apologies."""

    title: str
    """The office in full."""
    short: str | None
    """The short form used in the rest of the notes: PCC; None if the notes use the full title."""
    name: str | None = None
    """The name of whoever holds it, from a file outside the register; None if not given."""


@dataclass(frozen=True, slots=True)
class CommitmentView:
    """A commitment made to a later meeting."""

    text: TextBlocks
    """The commitment."""
    link: Link | None
    """The item; None if it is about no item in the notes."""
    by: str | None
    """The office that made it; None if not recorded."""
    to: str | None
    """The meeting it was made to; None if not recorded."""
    promise: Deadline | None
    """Its due date; None if no date was set."""
    outcome: str
    """Its outcome: Kept 6 June 2022; Not recorded as kept, 33 days overdue."""


@dataclass(frozen=True, slots=True)
class Notes:
    """The notes of a meeting. A template sees this as `notes`."""

    page: Header
    """The document's header; a template also sees this as `page`."""
    forum: str
    """The forum's name."""
    title: str | None
    """The title of the meeting, if recorded."""
    date: date
    """The date of the meeting."""
    time: str | None
    """The time it began."""
    venue: str | None
    """The venue."""
    chair: AttendeeView | None
    """The chair."""
    minutes: str | None
    """The office that took the notes."""
    source: str | None
    """The paper that the record was made from."""
    present: tuple[AttendeeView, ...]
    """Those present."""
    apologies: tuple[AttendeeView, ...]
    """Those who sent apologies."""
    rows: tuple[QuestionRow, ...]
    """What was asked, said and answered, in the order of the meeting."""
    opening: tuple[QuestionView, ...]
    """Questions put before the items."""
    subjects: tuple[ItemDiscussion, ...]
    """The items, in the order of the meeting."""
    general: tuple[QuestionView, ...]
    """Questions put among the items that are about none of them."""
    business: tuple[QuestionView, ...]
    """Any other business."""
    remarks: tuple[RemarkView, ...]
    """Remarks about no item."""
    actions: tuple[ActionView, ...]
    """The actions arising."""
    commitments: tuple[CommitmentView, ...]
    """Commitments."""
    tells_outcomes: bool
    """Whether the date is after the meeting, and it agreed actions or commitments."""
    has_later: bool
    """Whether anything in the notes is dated after the meeting."""
    names_people: bool
    """Whether the notes name people, and so must not be published."""


@dataclass(frozen=True, slots=True)
class _MeetingRecord:
    """A meeting with the items it discussed."""

    register: Register
    meeting: Meeting
    on: date
    links: Mapping[str, Link]
    """The link to each item by its id, in the order of the meeting."""
    names: Mapping[str, str]
    """The names of those who attended, by the id of their lead or by their capacity."""


def meeting_notes(
    register: Register,
    meeting: Meeting,
    on: date,
    revision: str | None = None,
    *,
    item_links: Mapping[str, Link] | None = None,
    names: Mapping[str, str] | None = None,
) -> Notes:
    """Return the notes of a meeting, with later answers and outcomes up to a date.

    They are internal whatever the forum, because they contain questions and answers.

    Args:
        register: the register as at that date.
        meeting: one of its meetings.
        on: the date up to which later answers and outcomes are known.
        revision: the commit of the register; None if its files are not committed.
        item_links: the link to each item elsewhere; None for links within the notes.
        names: the names of those who attended, by the id of their lead or by their capacity; a
            register holds none, so they come from elsewhere.
    """
    forum = register.organisation.forums.get(meeting.forum) or Forum(name=meeting.forum)
    ids = _order(register, meeting)
    within = item_links or links(register, [register.items[id_] for id_ in ids])
    own_links = {id_: within[id_] for id_ in ids}
    record = _MeetingRecord(register, meeting, on, own_links, names or {})
    subjects = tuple(_subjects(record))
    opening = _question_views(record, meeting.opening)
    general = _question_views(
        record, tuple(q for q in meeting.questions if q.item not in record.links)
    )
    business = _question_views(record, meeting.any_other_business)
    remarks = tuple(
        _remark_view(register, each) for each in meeting.remarks if each.item not in record.links
    )
    called = meeting.title or forum.name
    inspection_ids = {register.items[id_].inspection for id_ in record.links}
    return Notes(
        page=document_header(
            register,
            title=f"{called}: notes of the meeting of {long_date(meeting.date)}",
            audience=Audience.INTERNAL,
            on=on,
            quoted=[each for each in register.inspections.values() if each.id in inspection_ids],
            revision=revision,
        ),
        forum=forum.name,
        title=meeting.title,
        date=meeting.date,
        time=meeting.time,
        venue=meeting.venue,
        chair=_office(record, meeting.chair) if meeting.chair else None,
        minutes=meeting.minutes,
        source=meeting.source,
        present=tuple(_attendance(record, apologies=False)),
        apologies=tuple(_attendance(record, apologies=True)),
        rows=notes_rows(
            opening,
            tuple(_in_meeting_order(record, subjects, general)),
            business,
            remarks,
            office_in_notes(register, meeting.chair),
        ),
        opening=opening,
        subjects=subjects,
        general=general,
        business=business,
        remarks=remarks,
        actions=tuple(
            action_view(register, record.links, action, on) for action in meeting.actions
        ),
        commitments=tuple(_commitment_views(record)),
        tells_outcomes=on > meeting.date and bool(meeting.actions or meeting.commitments),
        has_later=_has_later(meeting),
        names_people=bool(record.names),
    )


def _order(register: Register, meeting: Meeting) -> list[str]:
    """List the items in the order of the questions about them.

    An item without a question comes after the last that papers list before it.
    """
    questioned = dict.fromkeys(question.item for question in meeting.questions if question.item)
    ids = [id_ for id_ in questioned if id_ in register.items]
    other_ids = (
        *(remark.item for remark in meeting.remarks),
        *(action.item for action in meeting.actions),
        *(commitment.item for commitment in meeting.commitments),
    )
    rank = {item.id: n for n, item in enumerate(in_order(register, list(register.items.values())))}
    for id_ in other_ids:
        if id_ is not None and id_ in register.items and id_ not in ids:
            before = [n for n, other in enumerate(ids, 1) if rank[other] < rank[id_]]
            ids.insert(before[-1] if before else 0, id_)
    return ids


def _in_meeting_order(
    record: _MeetingRecord, subjects: Sequence[ItemDiscussion], general: Iterable[QuestionView]
) -> Iterator[ItemDiscussion | QuestionView]:
    """Yield the findings, and between them the questions about none, as they were put."""
    waiting, others = dict(zip(record.links, subjects, strict=True)), iter(general)
    about = [question.item for question in record.meeting.questions]
    last = max((at for at, item in enumerate(about, 1) if item in record.links), default=0)
    for item in about[:last]:
        if item not in record.links:
            yield next(others)
        while item in waiting:
            yield waiting.pop(next(iter(waiting)))
    yield from waiting.values()
    yield from others


def _subjects(record: _MeetingRecord) -> Iterator[ItemDiscussion]:
    register, meeting = record.register, record.meeting
    for id_, link in record.links.items():
        yield ItemDiscussion(
            link=link,
            wording=blocks(register.items[id_].wording),
            is_in_summary=register.inspection_of(register.items[id_]).is_in_summary,
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
    return RemarkView(
        by=office_in_notes(register, remark.by),
        names_speaker=names_speaker(register, remark.by, remark.text or ""),
        text=blocks(remark.text or ""),
        addressed_at=remark.addressed_at,
    )


def _attendance(record: _MeetingRecord, *, apologies: bool) -> Iterator[AttendeeView]:
    for each in record.meeting.attendance:
        capacity = each.capacity or ""
        if each.apologies == apologies:
            yield (
                _office(record, each.lead)
                if each.lead
                else AttendeeView(capacity, None, record.names.get(capacity))
            )


def _office(record: _MeetingRecord, lead: str) -> AttendeeView:
    office, name = record.register.organisation.leads.get(lead), record.names.get(lead)
    return AttendeeView(office.title, office.short, name) if office else AttendeeView(lead, None)


def _commitment_views(record: _MeetingRecord) -> Iterator[CommitmentView]:
    for each in record.meeting.commitments:
        yield CommitmentView(
            text=blocks(each.text),
            link=record.links.get(each.item or ""),
            by=office_in_notes(record.register, each.by),
            to=each.made_to,
            promise=deadline(each.due, None, record.on, counts=False),
            outcome=commitment_outcome(each, record.on),
        )


def _has_later(meeting: Meeting) -> bool:
    """Check whether an answer, an action or a kept commitment is dated after the meeting."""
    answers = (answer.date for question in meeting.all_questions for answer in question.answers)
    done = (action.done for action in meeting.actions)
    kept_dates = (commitment.kept for commitment in meeting.commitments)
    return any(day and day > meeting.date for day in (*answers, *done, *kept_dates))
