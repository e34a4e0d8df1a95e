"""Returns turned into a plan of edits and a report of who answered what. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from peeltrack.edits.edited_values import edited_item
from peeltrack.edits.kinds import Plan
from peeltrack.model.progress import ProgressUpdate
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import Rag
from peeltrack.queries.as_at import as_at
from peeltrack.queries.forum import seen_by
from peeltrack.queries.leads import portfolios
from peeltrack.queries.standing import without_withdrawn
from peeltrack.returns.answers import ReturnedWorkbook, ReturnIssue
from peeltrack.returns.check import judge_return
from peeltrack.returns.judgement import ReturnJudgement
from peeltrack.returns.tracker.judge import judge_tracker
from peeltrack.returns.tracker.taken import ReturnedTracker
from peeltrack.wording import counted, listed


class Outcome(StrEnum):
    """The outcome of an item in a return."""

    RECORDED = "recorded"
    THERE = "already there"
    UNANSWERED = "not answered"
    NO_ROW = "no row"
    WITHHELD = "withheld"


@dataclass(frozen=True, slots=True)
class ItemOutcome:
    """A line of the report: one item of one return."""

    file: str
    lead: str
    item: str
    outcome: Outcome
    rag: Rag | None = None
    """The RAG proposed."""
    steps: tuple[str, ...] = ()
    """The steps reported as done."""
    changes: tuple[str, ...] = ()
    """What a tracker changes, in words."""


@dataclass(frozen=True, slots=True)
class SilentLead:
    """A lead who was asked and has not answered."""

    lead: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CollectedReturns:
    """The outcome of collecting some returns."""

    lines: tuple[ItemOutcome, ...]
    problems: tuple[tuple[str, ReturnIssue], ...]
    """Each with its file."""
    notes: tuple[tuple[str, ReturnIssue], ...]
    silent: tuple[SilentLead, ...]
    plans: tuple[Plan, ...]

    @property
    def plan(self) -> Plan | None:
        """Everything to be written, in order; None if there is nothing."""
        edits = tuple(edit for plan in self.plans for edit in plan.edits)
        if not edits:
            return None
        recorded = [line for line in self.lines if line.outcome == Outcome.RECORDED]
        answers = [line for line in recorded if not line.changes]
        parts, subject, hint = [], "tracker", f"peeltrack show {recorded[0].item}"
        if answers:
            leads = {line.lead for line in answers}
            parts = [f"{counted(len(answers), 'answer')} from {counted(len(leads), 'lead')}"]
            subject = "returns"
            hint = f"peeltrack review {answers[0].item}, and each other item answered"
        if len(answers) < len(recorded):
            items = {line.item for line in recorded if line.changes}
            parts.append(f"{counted(len(items), 'item')} changed in the tracker")
        return Plan(subject, listed(parts), edits, hint=hint)


def collect_returns(
    register: Register,
    returns: Iterable[ReturnedWorkbook | ReturnedTracker],
    on: date,
    *,
    partial: bool,
    by: str = "",
) -> CollectedReturns:
    """Collect the answers of returns, and the edits that record them.

    An item with a cell that cannot be read is withheld, and the rest of its return taken. A
    return with any other problem is withheld whole; with `partial` only the rows that have one.
    Later returns see what earlier ones add, so that none is recorded twice.

    Args:
        register: everything recorded so far, later days too, and what was withdrawn: an update
            that was is not recorded again.
        returns: in the order in which they are taken.
        on: the day of collecting.
        partial: whether the good rows of a return with problems are taken.
        by: who changes what a tracker changes.
    """
    recorded = register.items
    withdrawn = {
        id_: tuple(update for update in item.progress if update.withdrawn)
        for id_, item in register.items.items()
        if item.holds_withdrawn
    }
    register = without_withdrawn(register)
    items, known, workbooks = dict(register.items), as_at(register, on), tuple(returns)
    asked = [each for each in workbooks if isinstance(each, ReturnedWorkbook)]
    lines: list[ItemOutcome] = []
    plans: list[Plan] = []
    judgements: list[tuple[str, ReturnJudgement]] = []
    for each in workbooks:
        now = replace(register, items=items)
        if isinstance(each, ReturnedTracker):
            judgement = judge_tracker(each, now, by, on, recorded)
        else:
            judgement = judge_return(each, now, known, on, withdrawn)
        outcomes = tuple(_outcomes(each.file, judgement, partial=partial))
        lines += outcomes
        if isinstance(each, ReturnedWorkbook):
            lines += _without_row(each, judgement, known, on)
        judgements.append((each.file, judgement))
        for row, outcome in zip(judgement.rows, outcomes, strict=True):
            if outcome.outcome == Outcome.RECORDED:
                plans += row.plans
                edits = (edit for plan in row.plans for edit in plan.edits)
                items[row.item] = edited_item(items[row.item], edits)
    return CollectedReturns(
        tuple(_without_empty_copies(lines)),
        tuple((file, issue) for file, judgement in judgements for issue in judgement.problems),
        tuple((file, issue) for file, judgement in judgements for issue in judgement.notes),
        tuple(_silent(asked, replace(register, items=items), known, on, withdrawn)),
        tuple(plans),
    )


def _without_empty_copies(lines: Sequence[ItemOutcome]) -> Iterator[ItemOutcome]:
    """Leave out the empty rows of a return whose lead answered the item in another one."""
    empty = (Outcome.UNANSWERED, Outcome.NO_ROW)
    answered = {(line.lead, line.item) for line in lines if line.outcome not in empty}
    for line in lines:
        if line.outcome not in empty or (line.lead, line.item) not in answered:
            yield line


def _outcomes(file: str, judgement: ReturnJudgement, *, partial: bool) -> Iterator[ItemOutcome]:
    stops = judgement.stops_all or (judgement.is_doubtful and not partial)
    for row in judgement.rows:
        outcome = _outcome(row.is_answered, bool(row.plans))
        if row.is_answered and (stops or row.item in judgement.bad):
            yield ItemOutcome(file, judgement.lead, row.item, Outcome.WITHHELD)
            continue
        yield ItemOutcome(file, judgement.lead, row.item, outcome, row.rag, row.steps, row.changes)


def _outcome(is_answered: bool, is_new: bool) -> Outcome:
    if not is_answered:
        return Outcome.UNANSWERED
    return Outcome.RECORDED if is_new else Outcome.THERE


def _without_row(
    each: ReturnedWorkbook, judgement: ReturnJudgement, known: Register, on: date
) -> Iterator[ItemOutcome]:
    """List the items that the lead was asked about and that the return has no row for."""
    there = {row.item for row in judgement.rows}
    for answer in each.items:
        there |= set(judgement.items_meant(answer.reference))
    for lead, items in _asked_leads(known, each.forum, on):
        if lead == judgement.lead:
            for item in items:
                if item not in there:
                    yield ItemOutcome(each.file, lead, item, Outcome.NO_ROW)


def _silent(
    returns: Sequence[ReturnedWorkbook],
    register: Register,
    known: Register,
    on: date,
    withdrawn: Mapping[str, Sequence[ProgressUpdate]],
) -> Iterator[SilentLead]:
    """List the leads asked for the same meeting who neither sent a return nor updated since.

    A workbook that does not say when it was sent does not say who was asked either.
    """
    came = {each.lead for each in returns}
    said: set[str] = set()
    sent_ones = [(each.forum, each.sent) for each in returns if each.lead and each.sent]
    first = min((sent for _, sent in sent_ones), default=on)
    for forum in dict.fromkeys(forum for forum, _ in sent_ones):
        for lead, items in _asked_leads(known, forum, on):
            if lead in came | said:
                continue
            said.add(lead)
            updates = (
                update
                for id_ in items
                for update in (*register.items[id_].progress, *withdrawn.get(id_, ()))
            )
            if not any(update.by == lead and update.date >= first for update in updates):
                yield SilentLead(lead, items)


def _asked_leads(
    register: Register, forum: str | None, on: date
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """List each lead with the ids of the items that they are asked about."""
    if forum is not None and forum not in register.organisation.forums:
        return
    for mine in portfolios(seen_by(register, forum), on):
        if mine.items:
            yield mine.id, tuple(item.id for item in mine.items)
