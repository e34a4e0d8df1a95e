"""The findings of an inspection and all that happens to each until it is closed."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from operator import attrgetter
from sys import intern
from typing import ClassVar

from peeltrack.model.amendments import Amendment
from peeltrack.model.packed_details import HoldsDetails
from peeltrack.model.progress import (
    DateChange,
    LastAhead,
    ProgressUpdate,
    RagChange,
    SignOff,
    StepToGreen,
    days_by_reviewer,
    last_ahead,
)
from peeltrack.model.record import (
    AreaId,
    Count,
    Flag,
    FormerItemId,
    FundingId,
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
    """A part of an item's wording, to which steps and updates can refer."""

    ref: Line
    """The part as printed: i, ii, a, b."""
    text: Text
    """The part's own words."""


class Dependency(Record):
    """Something outside the force's control on which an item depends."""

    who: Line
    """The partner, project or supplier."""
    what: Text
    """What they have to deliver."""
    due: IsoDate | None = None
    """The date by which they have to deliver it."""
    due_phrase: Line | None = None
    """When, in their words, if no date was given."""
    delivered: IsoDate | None = None
    """The date they delivered it."""


class Measure(Record):
    """A measure of success."""

    text: Text
    """What will be measured or checked, and the result expected."""
    method: Line | None = None
    """Dip sample, audit, indicator, survey …"""


class ProgressEvidence(Record):
    """Evidence of progress: a text with a link or a path, never a copy."""

    date: IsoDate
    """The date of the evidence."""
    text: Text
    """What it shows."""
    link: Line | None = None
    """Where it is: a link or a path."""
    restricted: Flag = False
    """Whether it is left out of every return to HMICFRS."""


class Draft(Record):
    """The draft status of a finding that the force has seen in a draft report."""

    seen: IsoDate
    """When the force saw it."""
    settled: IsoDate | None = None
    """When the published report settled it; until then it is restricted."""


class Linked(Record):
    """The recording of a link between two items."""

    date: IsoDate
    """When it was made."""
    by: LeadId | None = None
    """Who made it."""


class Investment(Record):
    """Money or posts that the commissioner has funded for an item."""

    text: Text
    """What was funded."""
    year: Line | None = None
    """The budget it came from, such as 2022/23."""
    posts: Count | None = None
    """The number of posts it pays for."""
    part_of: FundingId | None = None
    """The sum in register.yaml that includes it, so that nothing is counted twice."""


_WITHDRAWAL = attrgetter("withdrawn")

LINKS = {"carried_forward_from": "carried_forward", "superseded_by": "superseded"}
"""The key of each link to another item, and the key of its recording."""

_ACTED_ON = (Relevance.ACT, Relevance.COMPLY)
_OPEN = (State.OPEN, State.AWAITING_ALLOCATION)
_ENDED = (State.CLOSED, State.SUPERSEDED, State.NOT_APPLICABLE)


class Item(HoldsDetails, Record):
    """A cause of concern, a recommendation or an area for improvement."""

    id: ItemId
    """Its path below inspections/; never written in the file."""
    kind: ItemKind
    """The kind of finding."""
    number: Line
    """As printed: "6", "IV"."""
    title: Line
    """A short title of our own."""
    wording: Text
    """The finding, in the report's wording or in summary."""
    source: Line | None = None
    """The paper and paragraphs it was taken from."""
    area: AreaId | None = None
    """One of the inspection's areas."""
    cause_of_concern: Slug | None = None
    """The cause of concern that a recommendation addresses, if the report says so."""
    clauses: tuple[Clause, ...] = ()
    """The parts of the wording."""
    addressed_to: tuple[Line, ...] = ()
    """Who must act, if not only the force."""
    relevance: Relevance = Relevance.ACT
    """What the force has to do about it."""
    relevance_reason: Text | None = None
    """Why it is only monitored, or does not apply."""
    due_phrase: Line | None = None
    """HMICFRS's own words for the deadline: within three months, immediately."""
    due: IsoDate | None = None
    """HMICFRS's due date, inclusive: from the phrase and the publication date."""
    target: IsoDate | None = None
    """The force's own target, inclusive, after every change."""
    target_changes: tuple[DateChange, ...] = ()
    """Every move of the target, oldest first."""
    strategic_lead: LeadId | None = None
    """The chief officer accountable for it."""
    tactical_lead: LeadId | None = None
    """The officer responsible for delivering it."""
    portfolio: Line | None = None
    """The chief officer portfolio or business area."""
    board: Line | None = None
    """The governance board that oversees it."""
    programmes: tuple[ProgrammeId, ...] = ()
    """The programmes of work that deliver it."""
    depends_on: tuple[Dependency, ...] = ()
    """What it depends on outside the force's control."""
    measures: tuple[Measure, ...] = ()
    """How success will be measured."""
    investments: tuple[Investment, ...] = ()
    """What the commissioner has funded for it."""
    rag: Rag | None = None
    """The force's own rating. Green is a claim, not a closure."""
    rag_changes: tuple[RagChange, ...] = ()
    """Every change of RAG, oldest first."""
    steps_to_green: tuple[StepToGreen, ...] = ()
    """The actions that complete it."""
    progress: tuple[ProgressUpdate, ...] = ()
    """The leads' updates, oldest first."""
    evidence: tuple[ProgressEvidence, ...] = ()
    """Evidence of progress, oldest first."""
    sign_offs: tuple[SignOff, ...] = ()
    """The stages of HMICFRS's sign-off, oldest first."""
    draft: Draft | None = None
    """Its draft status; empty for a finding first seen in the published report."""
    carried_forward_from: Line | None = None
    """The earlier item that this one repeats, or its inspection if the item is not recorded."""
    carried_forward: Linked | None = None
    """When that was recorded, and by whom."""
    superseded_by: ItemId | None = None
    """The later item that supersedes it."""
    superseded: Linked | None = None
    """When that was recorded, and by whom."""
    formerly: tuple[FormerItemId, ...] = ()
    """Its former ids, and those of other records of the same finding."""
    amendments: tuple[Amendment, ...] = ()
    """Corrections of recorded facts, oldest first."""
    withdrawn: Withdrawal | None = None
    """Its withdrawal, if it was recorded in error."""

    worked_out: ClassVar = (
        "inspection", "state", "holds_withdrawn", "last_day",
        "last_update", "last_ahead", "last_proposal", "days_by_reviewer",
    )  # fmt: skip
    """The derived values that most commands ask of every item."""

    details: ClassVar = (
        "clauses", "measures", "target_changes", "rag_changes", "progress", "evidence",
        "sign_offs", "amendments",
    )  # fmt: skip
    """The lists that few commands ask of every item, for what they need of them is worked out."""

    @property
    def file(self) -> str:
        """Its path from the register's folder."""
        return f"inspections/{self.id}.yaml"

    @property
    def is_draft(self) -> bool:
        """Whether it is known only from a draft report, and so restricted."""
        return self.draft is not None and self.draft.settled is None

    @cached_property
    def inspection(self) -> str:
        """The id of the inspection that made the finding."""
        return intern(self.id.partition("/")[0])

    @cached_property
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
        return tuple([step for step in self.steps_to_green if step.done is None])

    @property
    def done_steps(self) -> tuple[StepToGreen, ...]:
        """The steps to green that are done."""
        return tuple(step for step in self.steps_to_green if step.done)

    @property
    def needs_leads(self) -> bool:
        """Whether it needs leads. Items the force only monitors do not."""
        return self.relevance in _ACTED_ON

    @cached_property
    def state(self) -> State:
        """Its state: the first that applies, in the order of `State`."""
        stage = self.sign_offs[-1].stage if self.sign_offs else None
        if self.relevance == Relevance.NOT_APPLICABLE:
            return State.NOT_APPLICABLE
        if self.superseded_by:
            return State.SUPERSEDED
        if stage == SignOffStage.CLOSED:
            return State.CLOSED
        if stage == SignOffStage.SUBMITTED:
            return State.AWAITING_SIGN_OFF
        if self.rag == Rag.GREEN and not self.is_green_though_returned:
            return State.COMPLETE
        if self.needs_leads and not (self.strategic_lead and self.tactical_lead):
            return State.AWAITING_ALLOCATION
        return State.OPEN

    @property
    def is_green_though_returned(self) -> bool:
        """Whether HMICFRS has returned or reopened it and the force's green is older than that."""
        last = self.sign_offs[-1] if self.sign_offs else None
        if last is None or last.stage not in (SignOffStage.RETURNED, SignOffStage.REOPENED):
            return False
        is_green = self.rag == Rag.GREEN
        return is_green and not any(change.date > last.date for change in self.rag_changes)

    @cached_property
    def holds_withdrawn(self) -> bool:
        """Whether it or any entry of it was withdrawn, on whatever date."""
        # By name: asked of every item of every month, and generic code takes ten times as long.
        steps = self.steps_to_green
        entries = (*self.progress, *self.rag_changes, *self.target_changes, *self.sign_offs, *steps)
        return self.withdrawn is not None or (
            any(map(_WITHDRAWAL, entries))
            or any(move.withdrawn for step in steps for move in step.due_changes)
        )

    @cached_property
    def last_day(self) -> date:
        """The last date of any fact recorded about it; the earliest date if there is none."""
        return max(self._days, default=date.min)

    @cached_property
    def last_ahead(self) -> LastAhead:
        """The places of its last updates that look ahead."""
        return last_ahead(self.progress)

    @cached_property
    def last_proposal(self) -> ProgressUpdate | None:
        """The last update that proposes a RAG."""
        return next((each for each in reversed(self.progress) if each.proposed_rag), None)

    @cached_property
    def days_by_reviewer(self) -> Mapping[str | None, Sequence[int]]:
        """The days of the updates that were not imported, as ordinals, by who reviewed them."""
        return days_by_reviewer(self.progress)

    @property
    def _days(self) -> Iterator[date]:
        for step in self.steps_to_green:
            if step.due_changes:
                yield step.due_changes[-1].date
            if step.done:
                yield step.done
        for update in self.progress:
            yield update.date
            for act in (update.reviewed, update.cleared, update.cleared_for_public):
                if act:
                    yield act.date
            if (ahead := update.next_milestone) and ahead.done:
                yield ahead.done
        yield from (each.delivered for each in self.depends_on if each.delivered)
        lists = (self.rag_changes, self.target_changes, self.sign_offs, self.evidence)
        yield from (facts[-1].date for facts in (*lists, self.amendments) if facts)
        yield from [self.draft.settled] if self.draft and self.draft.settled else ()
        yield from (made.date for _, _, made in self.links_made)

    @property
    def links_made(self) -> Iterator[tuple[str, str, Linked]]:
        """Each link with its recording: its key, the recording's key and the recording."""
        for link, key in LINKS.items():
            if made := getattr(self, key):
                yield link, key, made

    @property
    def is_open(self) -> bool:
        """Whether work remains: open, or awaiting allocation."""
        return self.state in _OPEN

    @property
    def awaits_action(self) -> bool:
        """Whether the force still has to act on it: open, and not only monitored."""
        return self.is_open and self.needs_leads

    @property
    def has_ended(self) -> bool:
        """Whether nothing more is required: closed, superseded or not applicable."""
        return self.state in _ENDED
