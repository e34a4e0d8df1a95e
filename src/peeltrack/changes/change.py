"""A change: what `diff` reports of two registers, as a value."""

import dataclasses
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from peeltrack.model.problems import Place
from peeltrack.model.vocabulary import SignOffStage


class ChangeKind(StrEnum):
    """Kinds of change, in the order in which a reviewer should see them."""

    ITEM_REMOVED = "item_removed"
    MEETING_REMOVED = "meeting_removed"
    INSPECTION_REMOVED = "inspection_removed"
    INSPECTION_RENAMED = "inspection_renamed"
    ITEM_RENAMED = "item_renamed"
    ITEM_MERGED = "item_merged"
    FACT_EDITED = "fact_edited"
    FACT_REMOVED = "fact_removed"
    FACTS_REORDERED = "facts_reordered"
    AMENDED = "amended"
    WITHDRAWN = "withdrawn"
    ITEM_CLOSED = "item_closed"
    ITEM_REOPENED = "item_reopened"
    ITEM_SUBMITTED = "item_submitted"
    ITEM_RETURNED = "item_returned"
    ITEM_SUPERSEDED = "item_superseded"
    INSPECTION_ADDED = "inspection_added"
    ITEM_ADDED = "item_added"
    CARRIED_FORWARD = "carried_forward"
    RAG_CHANGED = "rag_changed"
    TARGET_MOVED = "target_moved"
    DUE_CHANGED = "due_changed"
    LEAD_CHANGED = "lead_changed"
    STEP_ADDED = "step_added"
    STEP_DONE = "step_done"
    STEP_MOVED = "step_moved"
    STEP_REMOVED = "step_removed"
    PROGRESS_RECORDED = "progress_recorded"
    PROGRESS_REVIEWED = "progress_reviewed"
    PROGRESS_CLEARED = "progress_cleared"
    MILESTONE_DONE = "milestone_done"
    MEETING_ADDED = "meeting_added"
    QUESTION_ASKED = "question_asked"
    QUESTION_ANSWERED = "question_answered"
    QUESTION_ADDRESSED = "question_addressed"
    ACTION_ADDED = "action_added"
    ACTION_DONE = "action_done"
    GRADE_CHANGED = "grade_changed"
    ENTRY_ADDED = "entry_added"
    DETAIL_ADDED = "detail_added"
    ENTRY_REMOVED = "entry_removed"
    FIELD_CHANGED = "field_changed"


SIGN_OFFS: dict[SignOffStage, ChangeKind] = {
    SignOffStage.SUBMITTED: ChangeKind.ITEM_SUBMITTED,
    SignOffStage.RETURNED: ChangeKind.ITEM_RETURNED,
    SignOffStage.CLOSED: ChangeKind.ITEM_CLOSED,
    SignOffStage.REOPENED: ChangeKind.ITEM_REOPENED,
}
"""The change that each stage of sign-off makes."""


@dataclass(frozen=True, slots=True)
class Change:
    """A difference in an item or another record, with the date since when."""

    kind: ChangeKind
    subject: str
    """The id of the item, meeting or inspection; register or positions for those files."""
    file: str
    """The file, as a path from the register's folder."""
    field: str = ""
    """The keys that lead to the place, an entry by its id or date; empty for a whole record."""
    before: object = None
    after: object = None
    day: date | None = None
    """The day of the fact itself, where it has one."""
    by: str | None = None
    """The lead who did it."""
    because: str | None = None
    """The reason recorded with it."""
    at: Place = ()
    """Where in the new file."""
    entries: tuple[object, ...] = dataclasses.field(default=(), compare=False, repr=False)
    """The entries that contain the place, outermost first; one added or removed comes last."""

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys that lead to the place, without the names of entries."""
        return tuple(key for key in self.at if isinstance(key, str))

    @property
    def entry(self) -> object:
        """The innermost entry that it concerns; None if it concerns the record itself."""
        return self.entries[-1] if self.entries else None

    @property
    def days(self) -> int | None:
        """The number of days by which a date moved; positive if it is later."""
        match self.before, self.after:
            case date() as before, date() as after:
                return (after - before).days
        return None
