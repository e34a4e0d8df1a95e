"""Records of an item's progress: dates moved, steps, updates, RAG and HMICFRS's sign-off."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from peeltrack.model.record import Flag, IsoDate, LeadId, Line, Record, Slug, Text
from peeltrack.model.validated import Field
from peeltrack.model.vocabulary import Rag, SignOffStage
from peeltrack.model.withdrawals import Withdrawal


class DateChange(Record):
    """A move of a target or of a step's date, with its reason."""

    date: IsoDate
    """When it was moved."""
    before: IsoDate | None = Field(default=None, alias="from")
    """The earlier date; empty for the first."""
    after: IsoDate = Field(alias="to")
    """The new date."""
    because: Text
    """The reason."""
    by: LeadId | None = None
    """Who moved it."""
    withdrawn: Withdrawal | None = None
    """Its withdrawal, if it was recorded in error."""


class StepToGreen(Record):
    """A concise action on the way to completing an item (panel paper, paragraph 13)."""

    id: Slug
    """An id made from its words, so that two branches never create the same by counting."""
    text: Text
    """The action."""
    lead: LeadId | None = None
    """The lead, if not the tactical lead."""
    due: IsoDate | None = None
    """The deadline, inclusive."""
    due_changes: tuple[DateChange, ...] = ()
    """Every move of the deadline, oldest first."""
    done: IsoDate | None = None
    """The date it was done."""
    clauses: tuple[Line, ...] = ()
    """The parts of the wording that it addresses."""
    restricted: Flag = False
    """Whether it is kept out of every public document."""
    withdrawn: Withdrawal | None = None
    """Its withdrawal, if it was recorded in error."""


class Review(Record):
    """The liaison officer's review of an update."""

    date: IsoDate
    """When it was reviewed."""
    by: LeadId
    """The reviewer, a lead who may review."""
    note: Text | None = None
    """The reviewer's note."""


class Clearance(Record):
    """The release of an imported update to forums; it reviews nothing."""

    date: IsoDate
    """When it was cleared."""
    by: LeadId
    """Who cleared it, a lead who may review."""


class Milestone(Record):
    """A lead's next milestone."""

    text: Line
    """The milestone."""
    due: IsoDate | None = None
    """The deadline, inclusive."""
    done: IsoDate | None = None
    """The date it was reached."""


class ProgressUpdate(Record):
    """A lead's dated account of progress; appended, never rewritten."""

    date: IsoDate
    """The effective date."""
    by: LeadId | None = None
    """The lead who gave it; empty if the source names nobody."""
    text: Text
    """The text of the update."""
    steps: tuple[Slug, ...] = ()
    """The steps to green that it is about."""
    clauses: tuple[Line, ...] = ()
    """The parts of the wording that it is about."""
    proposed_rag: Rag | None = None
    """The RAG that the lead proposes; the liaison officer sets it."""
    blocker: Text | None = None
    """The barrier to progress."""
    next_milestone: Milestone | None = None
    """The lead's next milestone."""
    completed_by: IsoDate | None = None
    """The date by which the lead expects the whole item to be complete."""
    source: Line | None = None
    """Where it was given, if not to the liaison officer."""
    reviewed: Review | None = None
    """The liaison officer's review."""
    imported: Line | None = None
    """The record it was imported from: tracker, 3 May 2026. It does not await
    review, and does not count as reviewed."""
    cleared: Clearance | None = None
    """Its release to internal forums, where it was imported."""
    cleared_for_public: Clearance | None = None
    """Its separate release to public forums."""
    restricted: Flag = False
    """Whether it is kept out of every public document."""
    withdrawn: Withdrawal | None = None
    """Its withdrawal, if it was recorded in error."""

    @property
    def acts(self) -> Iterator[tuple[str, Review | Clearance]]:
        """The reviews and clearances of it, each with its key."""
        if self.reviewed:
            yield "reviewed", self.reviewed
        if self.cleared:
            yield "cleared", self.cleared
        if self.cleared_for_public:
            yield "cleared_for_public", self.cleared_for_public

    def is_of_paper(self, papers: tuple[str, ...]) -> bool:
        """Check whether a public paper gave it: its source begins as such papers are named."""
        return (self.source or "").startswith(papers)

    def awaits_review(self, reviewers: frozenset[str]) -> bool:
        """Check whether no lead who may review has reviewed it, unless it was imported."""
        return not self.imported and not self.is_reviewed(reviewers)

    def is_reviewed(self, reviewers: frozenset[str]) -> bool:
        """Check whether a lead who may review has reviewed it."""
        return self.reviewed is not None and self.reviewed.by in reviewers

    def is_public(self, reviewers: frozenset[str]) -> bool:
        """Check whether a lead who may review has reviewed it, or cleared it for the public."""
        cleared = self.cleared_for_public
        return self.is_reviewed(reviewers) or (cleared is not None and cleared.by in reviewers)

    def awaits_clearance(self, reviewers: frozenset[str]) -> bool:
        """Check whether it was imported, and no lead who may has cleared or reviewed it since."""
        cleared = self.cleared is not None and self.cleared.by in reviewers
        return bool(self.imported) and not (cleared or self.is_public(reviewers))


class RagChange(Record):
    """A change of an item's RAG, with its reason."""

    date: IsoDate
    """When it took effect."""
    before: Rag | None = Field(default=None, alias="from")
    """The earlier RAG; empty for the first."""
    after: Rag = Field(alias="to")
    """The new RAG."""
    because: Text
    """The reason."""
    by: LeadId | None = None
    """Who set it; empty if the source names nobody."""
    steps_open: tuple[Slug, ...] = ()
    """The steps still open when it was set green with --force."""
    withdrawn: Withdrawal | None = None
    """Its withdrawal, if it was recorded in error."""


class SignOff(Record):
    """A stage of HMICFRS's sign-off: a fact, not the force's claim."""

    date: IsoDate
    """When it happened."""
    stage: SignOffStage
    """submitted, returned, closed or reopened."""
    by: LeadId | None = None
    """The lead who sent or received it."""
    evidence: Text | None = None
    """The evidence submitted, or the letter that confirms it."""
    link: Line | None = None
    """The place of the evidence: a link or a path."""
    because: Text | None = None
    """Why it was returned or reopened."""
    letter: Text | None = None
    """The HMICFRS letter that closed an item the force never submitted."""
    withdrawn: Withdrawal | None = None
    """Its withdrawal, if it was recorded in error."""


LED_TO = {"rag_changes": "rag", "target_changes": "target", "due_changes": "due"}
"""By a list of changes, the key with the result of the last of them."""


class LastAhead(NamedTuple):
    """The places of the last updates with a next milestone and with an expected completion.

    Each stands until a later update names another: one that is silent about it, or says
    something else by somebody else, does not make a passed milestone vanish.
    """

    next_milestone: int | None
    completed_by: int | None


def last_ahead(updates: Sequence[ProgressUpdate]) -> LastAhead:
    """Return the places of the last updates that look ahead, or None if no update does."""
    milestones = [at for at, update in enumerate(updates) if update.next_milestone is not None]
    completions = [at for at, update in enumerate(updates) if update.completed_by is not None]
    return LastAhead(
        milestones[-1] if milestones else None, completions[-1] if completions else None
    )


def days_by_reviewer(updates: Iterable[ProgressUpdate]) -> dict[str | None, list[int]]:
    """Return the days of the updates that were not imported, by who has reviewed them.

    Each as `date.toordinal` counts it: numbers take a tenth of the time of dates to unpickle.
    """
    days: dict[str | None, list[int]] = {}
    for update in updates:
        if not update.imported:
            reviewer = update.reviewed.by if update.reviewed else None
            days.setdefault(reviewer, []).append(update.date.toordinal())
    return days
