"""Returns to a plan of edits and a report: who answered what, and what is wrong where. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from peeltrack.edits.kinds import Edit, Insert, Plan, Put
from peeltrack.model.items import Item, ProgressUpdate
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import Rag
from peeltrack.queries.as_at import as_at
from peeltrack.queries.forum import seen_by
from peeltrack.queries.leads import portfolios
from peeltrack.returns.answers import Remark, Returned
from peeltrack.returns.check import judged
from peeltrack.returns.judgement import Judged
from peeltrack.wording import counted


class Outcome(StrEnum):
    """What became of an item in a return."""

    RECORDED = "recorded"
    THERE = "already there"
    UNANSWERED = "not answered"
    NO_ROW = "no row"
    WITHHELD = "withheld"


@dataclass(frozen=True, slots=True)
class Line:
    """One item of one return, for the report."""

    file: str
    lead: str
    item: str
    outcome: Outcome
    rag: Rag | None = None
    """The RAG proposed."""
    steps: tuple[str, ...] = ()
    """The steps said to be done."""


@dataclass(frozen=True, slots=True)
class Silent:
    """A lead who was asked and of whom nothing has come."""

    lead: str
    items: tuple[str, ...]


@dataclass(slots=True)
class Collected:
    """What collecting some returns comes to."""

    lines: list[Line] = field(default_factory=list)
    problems: list[tuple[str, Remark]] = field(default_factory=list)
    """Each with its file."""
    notes: list[tuple[str, Remark]] = field(default_factory=list)
    silent: tuple[Silent, ...] = ()
    plans: list[Plan] = field(default_factory=list)

    @property
    def plan(self) -> Plan | None:
        """Everything that is to be written, in order; none where there is nothing."""
        edits = tuple(edit for plan in self.plans for edit in plan.edits)
        if not edits:
            return None
        recorded = [line for line in self.lines if line.outcome == Outcome.RECORDED]
        leads = {line.lead for line in recorded}
        done = f"{counted(len(recorded), 'answer')} of {counted(len(leads), 'lead')}"
        hint = f"peeltrack review {recorded[0].item}, and each other item answered"
        return Plan("returns", done, edits, hint=hint)


def collected(
    register: Register, returns: Iterable[Returned], on: date, *, partial: bool
) -> Collected:
    """What returns answer, and the edits that record it.

    A return with a problem is withheld whole; with `partial` only the rows that have one.
    Later returns see what earlier ones add, so that none is recorded twice.

    Args:
        register: everything recorded so far, later days too.
        returns: in the order in which they are taken.
        on: the day of collecting.
        partial: whether the good rows of a return with problems are taken.
    """
    found = Collected()
    items = dict(register.items)
    known = as_at(register, on)
    taken = list(returns)
    for each in taken:
        judgement = judged(each, replace(register, items=items), known, on)
        _take(found, items, each, judgement, partial=partial)
        found.lines += _without_row(each, judgement, known, on)
    found.silent = tuple(_silent(taken, replace(register, items=items), known, on))
    return found


def _take(
    found: Collected,
    items: dict[str, Item],
    each: Returned,
    judgement: Judged,
    *,
    partial: bool,
) -> None:
    found.problems += [(each.file, remark) for remark in judgement.problems]
    found.notes += [(each.file, remark) for remark in judgement.notes]
    stops = judgement.stops_all or (bool(judgement.problems) and not partial)
    for row in judgement.rows:
        outcome = _outcome(row.is_answered, bool(row.plans))
        if row.is_answered and (stops or row.item in judgement.bad):
            outcome = Outcome.WITHHELD
        if outcome == Outcome.RECORDED:
            found.plans += row.plans
            edits = (edit for plan in row.plans for edit in plan.edits)
            items[row.item] = with_edits(items[row.item], edits)
        found.lines.append(Line(each.file, judgement.lead, row.item, outcome, row.rag, row.steps))


def _outcome(is_answered: bool, is_new: bool) -> Outcome:
    if not is_answered:
        return Outcome.UNANSWERED
    return Outcome.RECORDED if is_new else Outcome.THERE


def with_edits(item: Item, edits: Iterable[Edit]) -> Item:
    """The item with updates added and steps done, for whatever is planned next."""
    for edit in edits:
        if isinstance(edit, Insert) and isinstance(edit.entry, Mapping):
            entry = {key: value for key, value in edit.entry.items() if value is not None}
            progress = list(item.progress)
            progress.insert(edit.index, ProgressUpdate.model_validate(entry))
            item = item.model_copy(update={"progress": tuple(progress)})
        elif isinstance(edit, Put):
            steps = tuple(
                step.model_copy(update={"done": edit.value}) if at == edit.at[1] else step
                for at, step in enumerate(item.steps_to_green)
            )
            item = item.model_copy(update={"steps_to_green": steps})
    return item


def _without_row(each: Returned, judgement: Judged, known: Register, on: date) -> Iterator[Line]:
    """Items that the lead is asked about and that the return has no row of."""
    there = {row.item for row in judgement.rows}
    for lead, items in _asked(known, each.forum, on):
        if lead == judgement.lead:
            for item in items:
                if item not in there:
                    yield Line(each.file, lead, item, Outcome.NO_ROW)


def _silent(
    returns: Sequence[Returned], register: Register, known: Register, on: date
) -> Iterator[Silent]:
    """Leads asked for the same meeting who have neither sent a return nor given an update since."""
    came = {each.lead for each in returns}
    sent = [each.sent for each in returns if each.sent]
    said: set[str] = set()
    for forum in dict.fromkeys(each.forum for each in returns if each.lead):
        for lead, items in _asked(known, forum, on):
            if lead in came | said:
                continue
            said.add(lead)
            updates = (update for id_ in items for update in register.items[id_].progress)
            if not any(u.by == lead and sent and u.date >= min(sent) for u in updates):
                yield Silent(lead, items)


def _asked(
    register: Register, forum: str | None, on: date
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each lead and the ids of the items that they are asked about."""
    if forum is not None and forum not in register.organisation.fora:
        return
    for mine in portfolios(seen_by(register, forum), on):
        if mine.items:
            yield mine.id, tuple(item.id for item in mine.items)
