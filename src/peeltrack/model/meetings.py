"""A meeting that holds the force to account: attendance, questions, commitments."""

from peeltrack.model.amendments import Amendment
from peeltrack.model.record import (
    Flag,
    ForumId,
    IsoDate,
    ItemId,
    LeadId,
    Line,
    MeetingId,
    Record,
    Slug,
    Text,
)
from peeltrack.model.withdrawals import Withdrawal, withdrawn_entries


class Attendance(Record):
    """A person who attended, or sent apologies."""

    lead: LeadId | None = None
    """The office, where it is one of the register's leads."""
    capacity: Line | None = None
    """The office, where it is not."""
    apologies: Flag = False
    """Whether it was absent and said so."""


class Answer(Record):
    """An answer to a question."""

    by: LeadId | None = None
    """Who answered."""
    text: Text
    """The answer."""
    date: IsoDate | None = None
    """When, if it came after the meeting."""
    withdrawn: Withdrawal | None = None
    """Its withdrawal, if it was recorded in error."""


class Question(Record):
    """A question put at a meeting."""

    id: Slug
    """A slug of its own words."""
    item: ItemId | None = None
    """The item it is about; none for an opening remark or other business."""
    also_about: tuple[ItemId, ...] = ()
    """Further items that the same question takes in."""
    asked_by: LeadId | None = None
    """Who asked."""
    text: Text
    """The question."""
    answers: tuple[Answer, ...] = ()
    """The answers, in order."""
    addressed_at: Line | None = None
    """Another meeting that dealt with it, where this one did not."""
    withdrawn: Withdrawal | None = None
    """Its withdrawal, if it was recorded in error."""


class Remark(Record):
    """A remark about an item without a question: a comment, or where it was dealt with."""

    item: ItemId | None = None
    """The item."""
    by: LeadId | None = None
    """Who said it."""
    text: Text | None = None
    """The comment."""
    addressed_at: Line | None = None
    """Another meeting that dealt with the item."""
    withdrawn: Withdrawal | None = None
    """Its withdrawal, if it was recorded in error."""


class Action(Record):
    """An action arising."""

    id: Slug
    """A slug of its own words."""
    item: ItemId | None = None
    """The item it arose from."""
    text: Text
    """What is to be done."""
    owner: LeadId | None = None
    """Who is to do it; an action without an owner is kept, and flagged."""
    also_owned_by: tuple[LeadId, ...] = ()
    """Others who are to do it together with the owner."""
    due: IsoDate | None = None
    """The last day for it, inclusive."""
    due_event: Line | None = None
    """What it is due upon, where no day was named."""
    done: IsoDate | None = None
    """When it was done."""
    withdrawn: Withdrawal | None = None
    """Its withdrawal, if it was recorded in error."""

    @property
    def owners(self) -> tuple[str, ...]:
        """Everybody who is to do it, the owner first."""
        return (*filter(None, (self.owner,)), *self.also_owned_by)


class Commitment(Record):
    """A commitment made to a later meeting."""

    text: Text
    """What was promised."""
    by: LeadId | None = None
    """Who promised."""
    item: ItemId | None = None
    """The item it is about."""
    to: Line | None = None
    """The meeting it was promised to."""
    due: IsoDate | None = None
    """That meeting's day, where it was named."""
    kept: IsoDate | None = None
    """When it was kept."""
    withdrawn: Withdrawal | None = None
    """Its withdrawal, if it was recorded in error."""


class Meeting(Record):
    """A meeting of a forum."""

    id: MeetingId
    """Its file below meetings/; never written in the file."""
    forum: ForumId
    """The id of a forum in register.yaml."""
    date: IsoDate
    """The day it was held."""
    time: Line | None = None
    """When it began."""
    title: Line | None = None
    """What the notes call it."""
    chair: LeadId | None = None
    """Who chaired."""
    minutes: Line | None = None
    """Which office took the notes."""
    venue: Line | None = None
    """Where."""
    source: Line | None = None
    """The paper that this record was made from."""
    attendance: tuple[Attendance, ...] = ()
    """Who came."""
    opening: tuple[Question, ...] = ()
    """What was asked before the items."""
    questions: tuple[Question, ...] = ()
    """What was asked of items, in order."""
    any_other_business: tuple[Question, ...] = ()
    """What was asked at the end."""
    remarks: tuple[Remark, ...] = ()
    """What was said of an item without a question."""
    actions: tuple[Action, ...] = ()
    """The actions arising."""
    commitments: tuple[Commitment, ...] = ()
    """What was promised to later meetings."""
    amendments: tuple[Amendment, ...] = ()
    """Corrections of what had been recorded, oldest first."""
    withdrawn: Withdrawal | None = None
    """Its withdrawal, if it was recorded in error."""

    @property
    def file(self) -> str:
        """Its path from the register's folder."""
        return f"meetings/{self.id}.yaml"

    @property
    def holds_withdrawn(self) -> bool:
        """Whether it or any entry of it was withdrawn, on whatever date."""
        return any(withdrawn_entries(self))

    @property
    def all_questions(self) -> tuple[Question, ...]:
        """Every question, in the order of the meeting."""
        return (*self.opening, *self.questions, *self.any_other_business)
