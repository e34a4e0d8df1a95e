"""The findings of an inspection and all that happens to each until it is closed."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import Any, Self

from pydantic import Field

from peeltrack.model.amendments import Amendment
from peeltrack.model.record import (
    AreaId,
    Flag,
    IsoDate,
    ItemId,
    LeadId,
    Line,
    ProgrammeId,
    Record,
    Slug,
    Text,
)
from peeltrack.model.vocabulary import ItemKind, Rag, Relevance, SignOffStage, State
from peeltrack.model.withdrawals import Withdrawal


class Clause(Record):
    """A part of an item's wording that steps and progress can name."""

    ref: Line
    """The part as printed: i, ii, a, b."""
    text: Text
    """The part's own words."""


class Dependency(Record):
    """Something that an item waits for and that the force does not control."""

    who: Line
    """The partner, project or supplier."""
    what: Text
    """What is awaited of them."""
    due: IsoDate | None = None
    """When they are to deliver it."""
    due_phrase: Line | None = None
    """When, in their words, where no day was named."""


class Measure(Record):
    """A measure of success."""

    text: Text
    """What will be looked at and what it should show."""
    method: Line | None = None
    """Dip sample, audit, indicator, survey …"""


class DateChange(Record):
    """A move of a target or of a step's date, with its reason."""

    date: IsoDate
    """When it was moved."""
    before: IsoDate | None = Field(default=None, alias="from")
    """The day before; none for the first."""
    after: IsoDate = Field(alias="to")
    """The day since."""
    because: Text
    """The reason."""
    by: LeadId | None = None
    """Who moved it."""
    withdrawn: Withdrawal | None = None
    """Its withdrawal, if it was recorded in error."""


class StepToGreen(Record):
    """A concise action on the way to completing an item (panel paper, paragraph 13)."""

    id: Slug
    """A slug of the step's own words, so that two branches never mint the same by counting."""
    text: Text
    """The action."""
    lead: LeadId | None = None
    """Who takes it, where that is not the tactical lead."""
    due: IsoDate | None = None
    """The day by which it is to be done, inclusive."""
    due_changes: tuple[DateChange, ...] = ()
    """Every move of that day, oldest first."""
    done: IsoDate | None = None
    """The day on which it was done."""
    clauses: tuple[Line, ...] = ()
    """The parts of the wording that it answers."""
    restricted: Flag = False
    """Never to appear in a public document."""
    withdrawn: Withdrawal | None = None
    """Its withdrawal, if it was recorded in error."""


class Review(Record):
    """The liaison officer's review of an update."""

    date: IsoDate
    """When it was reviewed."""
    by: LeadId
    """The reviewer, a lead who may review."""
    note: Text | None = None
    """What the reviewer found."""


class Clearance(Record):
    """The release of an imported update to forums; it reviews nothing."""

    date: IsoDate
    """When it was cleared."""
    by: LeadId
    """Who cleared it, a lead who may review."""


class Milestone(Record):
    """A lead's next milestone."""

    text: Line
    """What will have been reached."""
    due: IsoDate | None = None
    """The day by which, inclusive."""


class ProgressUpdate(Record):
    """A lead's dated account of progress; appended, never rewritten."""

    date: IsoDate
    """The day on which it was true."""
    by: LeadId | None = None
    """The lead who gave it; empty if the source names nobody."""
    text: Text
    """The account."""
    steps: tuple[Slug, ...] = ()
    """The steps to green that it speaks to."""
    clauses: tuple[Line, ...] = ()
    """The parts of the wording that it speaks to."""
    proposed_rag: Rag | None = None
    """The RAG that the lead thinks right; it is the liaison officer who sets it."""
    blocker: Text | None = None
    """What stands in the way."""
    next_milestone: Milestone | None = None
    """What the lead means to reach next."""
    completed_by: IsoDate | None = None
    """The day by which the lead expects the whole item to be complete."""
    source: Line | None = None
    """Where it was given, when that was not to the liaison officer."""
    reviewed: Review | None = None
    """The liaison officer's review."""
    imported: Line | None = None
    """Which record of the force's past it was imported from: tracker, 3 May 2026. It awaits no
    review, and counts as reviewed by nobody."""
    cleared: Clearance | None = None
    """Its release to internal forums, where it was imported."""
    cleared_for_public: Clearance | None = None
    """Its release to public forums, which somebody must give by itself."""
    restricted: Flag = False
    """Never to appear in a public document."""
    withdrawn: Withdrawal | None = None
    """Its withdrawal, if it was recorded in error."""

    @property
    def acts(self) -> Iterator[tuple[str, Review | Clearance]]:
        """The acts by which somebody vouches for it, each with its key."""
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
    """The RAG before; none for the first."""
    after: Rag = Field(alias="to")
    """The RAG since."""
    because: Text
    """The reason."""
    by: LeadId | None = None
    """Who set it; empty if the source names nobody."""
    steps_open: tuple[Slug, ...] = ()
    """Set green although these steps were open: who set it insisted, and gave the reason."""
    withdrawn: Withdrawal | None = None
    """Its withdrawal, if it was recorded in error."""


class SignOff(Record):
    """A step on the inspectorate's own track: its act, not the force's claim."""

    date: IsoDate
    """When it happened."""
    stage: SignOffStage
    """submitted, returned, closed or reopened."""
    by: LeadId | None = None
    """The lead who did or received it."""
    evidence: Text | None = None
    """What was put forward, or the letter that says so."""
    because: Text | None = None
    """Why it was returned or reopened."""
    letter: Text | None = None
    """The inspectorate's letter that closed what the force never submitted."""
    withdrawn: Withdrawal | None = None
    """Its withdrawal, if it was recorded in error."""


LED_TO = {"rag_changes": "rag", "target_changes": "target", "due_changes": "due"}
"""By a list of changes: the key that holds what the last of them led to."""


class Linked(Record):
    """The recording of a link between two items."""

    date: IsoDate
    """When it was made."""
    by: LeadId | None = None
    """Who made it."""


class Investment(Record):
    """Money or posts that the commissioner put behind an item."""

    text: Text
    """What was funded."""
    year: Line | None = None
    """The budget it came from, such as 2022/23."""
    posts: int | None = Field(default=None, ge=0, strict=True)
    """How many posts it pays for."""


LINKS = {"carried_forward_from": "carried_forward", "superseded_by": "superseded"}
"""The key of each link to another item, and the key of its recording."""


class Item(Record):
    """A cause of concern, a recommendation or an area for improvement."""

    id: ItemId
    """Its path below inspections/; never written in the file."""
    kind: ItemKind
    """What the inspectorate calls it."""
    number: Line
    """As printed: "6", "IV"."""
    title: Line
    """A short handle of our own."""
    wording: Text
    """The finding as the report words it."""
    source: Line | None = None
    """The paper and paragraphs that it was taken from."""
    area: AreaId | None = None
    """One of the inspection's areas."""
    cause_of_concern: Slug | None = None
    """The cause of concern that a recommendation answers, where the report ties them."""
    clauses: tuple[Clause, ...] = ()
    """The parts of the wording."""
    addressed_to: tuple[Line, ...] = ()
    """Who must act, where that is not simply the force."""
    relevance: Relevance = Relevance.ACT
    """What the force has to do about it."""
    relevance_reason: Text | None = None
    """Why it is only to be watched, or does not apply."""
    due_phrase: Line | None = None
    """The inspectorate's own words for when: within three months, immediately."""
    due: IsoDate | None = None
    """The inspectorate's date, inclusive: from the phrase and the report's publication."""
    target: IsoDate | None = None
    """The force's own date, inclusive, as it stands after every change."""
    target_changes: tuple[DateChange, ...] = ()
    """Every move of the target, oldest first."""
    strategic_lead: LeadId | None = None
    """The chief officer who answers for it."""
    tactical_lead: LeadId | None = None
    """The officer who does it."""
    portfolio: Line | None = None
    """The chief officer portfolio or business area."""
    board: Line | None = None
    """The governance board that oversees it."""
    programmes: tuple[ProgrammeId, ...] = ()
    """The programmes of work that carry it."""
    depends_on: tuple[Dependency, ...] = ()
    """What it waits for that the force does not command."""
    measures: tuple[Measure, ...] = ()
    """How success will be seen."""
    investments: tuple[Investment, ...] = ()
    """What the commissioner put behind it."""
    rag: Rag | None = None
    """The force's rating; green is a claim and not a closure."""
    rag_changes: tuple[RagChange, ...] = ()
    """Every change of RAG, oldest first."""
    steps_to_green: tuple[StepToGreen, ...] = ()
    """The actions that complete it."""
    progress: tuple[ProgressUpdate, ...] = ()
    """The leads' updates, oldest first."""
    sign_offs: tuple[SignOff, ...] = ()
    """The inspectorate's track, oldest first."""
    carried_forward_from: Line | None = None
    """The earlier item that this one repeats; or its inspection, where that item is not held."""
    carried_forward: Linked | None = None
    """When that was recorded, and by whom."""
    superseded_by: ItemId | None = None
    """The later item that took its place."""
    superseded: Linked | None = None
    """When that was recorded, and by whom."""
    amendments: tuple[Amendment, ...] = ()
    """Corrections of what had been recorded, oldest first."""
    withdrawn: Withdrawal | None = None
    """Its withdrawal, if it was recorded in error."""

    @property
    def file(self) -> str:
        """Its path from the register's folder."""
        return f"inspections/{self.id}.yaml"

    @property
    def inspection(self) -> str:
        """The id of the inspection that made the finding."""
        return self.id.partition("/")[0]

    @property
    def last_update(self) -> ProgressUpdate | None:
        """The newest progress update."""
        return self.progress[-1] if self.progress else None

    @property
    def original_target(self) -> date | None:
        """The first target ever set, however often it moved since."""
        for change in self.target_changes:
            return change.before or change.after
        return self.target

    @property
    def open_steps(self) -> tuple[StepToGreen, ...]:
        """The steps to green not yet done."""
        return tuple(step for step in self.steps_to_green if step.done is None)

    @property
    def needs_leads(self) -> bool:
        """Whether it needs leads. Items the force only monitors do not."""
        return self.relevance in (Relevance.ACT, Relevance.COMPLY)

    @cached_property
    def state(self) -> State:
        """Where it stands; the first of the states that applies, in the order of `State`."""
        stage = self.sign_offs[-1].stage if self.sign_offs else None
        if self.relevance == Relevance.NOT_APPLICABLE:
            return State.NOT_APPLICABLE
        if self.superseded_by:
            return State.SUPERSEDED
        if stage == SignOffStage.CLOSED:
            return State.CLOSED
        if stage == SignOffStage.SUBMITTED:
            return State.AWAITING_SIGN_OFF
        if self.rag == Rag.GREEN and not self._was_green_when_reopened:
            return State.COMPLETE
        if self.needs_leads and not (self.strategic_lead and self.tactical_lead):
            return State.AWAITING_ALLOCATION
        return State.OPEN

    @property
    def _was_green_when_reopened(self) -> bool:
        """Whether HMICFRS has reopened it and the force has not rated it since."""
        last = self.sign_offs[-1] if self.sign_offs else None
        if last is None or last.stage != SignOffStage.REOPENED:
            return False
        return not any(change.date > last.date for change in self.rag_changes)

    @cached_property
    def holds_withdrawn(self) -> bool:
        """Whether it or any entry of it was withdrawn, on whatever date."""
        # By name: asked of every item of every month, and generic code takes ten times as long.
        steps = self.steps_to_green
        return self.withdrawn is not None or (
            any(update.withdrawn for update in self.progress)
            or any(change.withdrawn for change in self.rag_changes)
            or any(move.withdrawn for move in self.target_changes)
            or any(act.withdrawn for act in self.sign_offs)
            or any(step.withdrawn for step in steps)
            or any(move.withdrawn for step in steps for move in step.due_changes)
        )

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """Copy as every record does; what is worked out of it is worked out anew."""
        copied = super().model_copy(update=update, deep=deep)
        for name in ("state", "holds_withdrawn"):
            copied.__dict__.pop(name, None)
        return copied

    @property
    def links_made(self) -> Iterator[tuple[str, str, Linked]]:
        """Each link with its recording: its key, the recording's key and the recording."""
        for link, key in LINKS.items():
            if made := getattr(self, key):
                yield link, key, made

    @property
    def is_open(self) -> bool:
        """Whether there is still work to do: open, or awaiting allocation."""
        return self.state in (State.OPEN, State.AWAITING_ALLOCATION)

    @property
    def awaits_action(self) -> bool:
        """Whether the force has still to act on it: open, and not only monitored."""
        return self.is_open and self.needs_leads

    @property
    def has_ended(self) -> bool:
        """Whether nothing more is asked: closed, superseded or not applicable."""
        return self.state in (State.CLOSED, State.SUPERSEDED, State.NOT_APPLICABLE)
