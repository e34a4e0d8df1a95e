"""The notes of a meeting from its file: who came, what was asked, answered and promised. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from peeltrack.documents.formats.text import blocks
from peeltrack.documents.notes_view import Attended, Committed, Notes, Remarked, Subject
from peeltrack.documents.parts.earlier_meetings import arising, kept_or_not
from peeltrack.documents.parts.header import frame
from peeltrack.documents.parts.item import promise
from peeltrack.documents.parts.item_order import in_order
from peeltrack.documents.parts.item_parts import Asked
from peeltrack.documents.parts.item_view import Link
from peeltrack.documents.parts.names import links
from peeltrack.documents.parts.questions import asked, in_notes
from peeltrack.model.meetings import Meeting, Question, Remark
from peeltrack.model.organisation import Forum
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import Audience
from peeltrack.wording import long_date


@dataclass(frozen=True, slots=True)
class _Record:
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
        opening=_asked(record, meeting.opening),
        subjects=subjects,
        general=_asked(record, tuple(q for q in meeting.questions if q.item not in record.links)),
        business=_asked(record, meeting.any_other_business),
        remarks=tuple(
            _remarked(register, each) for each in meeting.remarks if each.item not in record.links
        ),
        actions=tuple(arising(register, record.links, action, on) for action in meeting.actions),
        commitments=tuple(_committed(record)),
        tells_outcomes=on > meeting.date and bool(meeting.actions or meeting.commitments),
        has_later=_has_later(meeting),
    )


def _record(register: Register, meeting: Meeting, on: date) -> _Record:
    ids = _order(register, meeting)
    ways = links(register, [register.items[id_] for id_ in ids])
    return _Record(register, meeting, on, ways)


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


def _subjects(record: _Record) -> Iterator[Subject]:
    register, meeting = record.register, record.meeting
    for id_, link in record.links.items():
        yield Subject(
            link=link,
            wording=blocks(register.items[id_].wording),
            questions=_asked(record, tuple(q for q in meeting.questions if q.item == id_)),
            remarks=tuple(
                _remarked(register, each) for each in meeting.remarks if each.item == id_
            ),
            actions=tuple(
                arising(register, record.links, action, record.on)
                for action in meeting.actions
                if action.item == id_
            ),
        )


def _asked(record: _Record, questions: tuple[Question, ...]) -> tuple[Asked, ...]:
    return tuple(asked(record.register, record.meeting, question) for question in questions)


def _remarked(register: Register, remark: Remark) -> Remarked:
    text = blocks(remark.text or "")
    return Remarked(in_notes(register, remark.by), text, remark.addressed_at)


def _attendance(register: Register, meeting: Meeting, *, apologies: bool) -> Iterator[Attended]:
    for each in meeting.attendance:
        if each.apologies == apologies:
            yield _office(register, each.lead) if each.lead else Attended(each.capacity or "", None)


def _office(register: Register, lead: str) -> Attended:
    known = register.organisation.leads.get(lead)
    return Attended(known.title, known.short) if known else Attended(lead, None)


def _committed(record: _Record) -> Iterator[Committed]:
    for each in record.meeting.commitments:
        yield Committed(
            text=blocks(each.text),
            link=record.links.get(each.item or ""),
            by=in_notes(record.register, each.by),
            to=each.to,
            promise=promise(each.due, None, record.on, counts=False),
            outcome=kept_or_not(each, record.on),
        )


def _has_later(meeting: Meeting) -> bool:
    """Whether an answer, a done action or a kept promise is of a later day than the meeting."""
    answers = (answer.date for question in meeting.all_questions for answer in question.answers)
    done = (action.done for action in meeting.actions)
    kept = (promised.kept for promised in meeting.commitments)
    return any(day and day > meeting.date for day in (*answers, *done, *kept))
