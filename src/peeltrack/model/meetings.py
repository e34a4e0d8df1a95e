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

QUESTIONS = ("opening", "questions", "any_other_business")
"""The lists of a meeting's questions, in the order of the meeting."""


class Attendance(Record):
    """A person who attended, or sent apologies."""

    lead: LeadId | None = None
    """The office, if it is one of the register's leads."""
    capacity: Line | None = None
    """The office, if it is not one of the leads."""
    apologies: Flag = False
    """Whether it sent apologies."""


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
    """Its id."""
    item: ItemId | None = None
    """The item it is about; empty for an opening remark or other business."""
    also_about: tuple[ItemId, ...] = ()
    """Further items that the question covers."""
    asked_by: LeadId | None = None
    """Who asked."""
    text: Text
    """The question."""
    answers: tuple[Answer, ...] = ()
    """The answers, in order."""
    addressed_at: Line | None = None
    """The other meeting that dealt with it, if this one did not."""
    withdrawn: Withdrawal | None = None
    """Its withdrawal, if it was recorded in error."""

    @property
    def items(self) -> tuple[ItemId, ...]:
        """The items it is about, the main one first, each once."""
        return tuple(dict.fromkeys(filter(None, (self.item, *self.also_about))))


class Remark(Record):
    """A remark about an item without a question: a comment, or the meeting that dealt with it."""

    item: ItemId | None = None
    """The item."""
    by: LeadId | None = None
    """Who said it."""
    text: Text | None = None
    """The comment."""
    addressed_at: Line | None = None
    """The other meeting that dealt with the item."""
    withdrawn: Withdrawal | None = None
    """Its withdrawal, if it was recorded in error."""


class Action(Record):
    """An action arising."""

    id: Slug
    """Its id."""
    item: ItemId | None = None
    """The item it arose from."""
    text: Text
    """The action."""
    owner: LeadId | None = None
    """The owner. An action without one is kept and flagged."""
    also_owned_by: tuple[LeadId, ...] = ()
    """Any joint owners."""
    due: IsoDate | None = None
    """The deadline, inclusive."""
    due_event: Line | None = None
    """The event it depends on, if no date was given."""
    done: IsoDate | None = None
    """When it was done."""
    withdrawn: Withdrawal | None = None
    """Its withdrawal, if it was recorded in error."""

    @property
    def owners(self) -> tuple[str, ...]:
        """All its owners, the main one first."""
        return (*filter(None, (self.owner,)), *self.also_owned_by)


class Commitment(Record):
    """A commitment made to a later meeting."""

    text: Text
    """The commitment."""
    by: LeadId | None = None
    """Who made it."""
    item: ItemId | None = None
    """The item it is about."""
    to: Line | None = None
    """The meeting it was made to."""
    due: IsoDate | None = None
    """The date of that meeting, if given."""
    kept: IsoDate | None = None
    """When it was kept."""
    withdrawn: Withdrawal | None = None
    """Its withdrawal, if it was recorded in error."""

    @property
    def made_to(self) -> str | None:
        """The meeting as it follows "to", which the words of minutes may have themselves."""
        return self.to.removeprefix("to ") if self.to else None


class Meeting(Record):
    """A meeting of a forum."""

    id: MeetingId
    """Its file below meetings/; never written in the file."""
    forum: ForumId
    """The id of a forum in register.yaml."""
    date: IsoDate
    """The date it was held."""
    time: Line | None = None
    """When it began."""
    title: Line | None = None
    """Its title in the notes."""
    chair: LeadId | None = None
    """Who chaired."""
    minutes: Line | None = None
    """The office that took the notes."""
    venue: Line | None = None
    """Where."""
    source: Line | None = None
    """The paper this record was made from."""
    attendance: tuple[Attendance, ...] = ()
    """Who attended."""
    opening: tuple[Question, ...] = ()
    """The questions put before the items."""
    questions: tuple[Question, ...] = ()
    """The questions about items, in order."""
    any_other_business: tuple[Question, ...] = ()
    """The questions under any other business."""
    remarks: tuple[Remark, ...] = ()
    """The remarks about items without a question."""
    actions: tuple[Action, ...] = ()
    """The actions arising."""
    commitments: tuple[Commitment, ...] = ()
    """The commitments made to later meetings."""
    amendments: tuple[Amendment, ...] = ()
    """Corrections of recorded facts, oldest first."""
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

    def is_to_come(self, on: IsoDate) -> bool:
        """Check whether it is still to come on a date; on its own day it is held."""
        return self.date > on

    @property
    def all_questions(self) -> tuple[Question, ...]:
        """Every question, in the order of the meeting."""
        return (*self.opening, *self.questions, *self.any_other_business)

    @property
    def questions_by_place(self) -> dict[tuple[str, int], Question]:
        """The same by their places in the file."""
        return {
            (key, index): question
            for key in QUESTIONS
            for index, question in enumerate(getattr(self, key))
        }
