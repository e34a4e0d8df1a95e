"""An item taken apart into facts, each with what it is about: what versions are compared by."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from peeltrack.model.items import Item, ProgressUpdate, StepToGreen

Day = date
"""The type, within a class that has a field of that name."""


class Fact(NamedTuple):
    """One thing that an item's file says."""

    field: str
    """The key that says it; of a step with the step's own key: steps_to_green.done."""
    subject: str | None
    """What of the field, such as a step's id; none where there is but one."""
    date: Day | None
    """When it came to be so; none where the file does not say."""
    before: str | None
    after: str | None
    because: str | None = None
    by: str | None = None

    @property
    def about(self) -> tuple[str, str | None, Day | None]:
        """What it has in common with the fact that it replaces."""
        return self.field, self.subject, self.date

    @property
    def place(self) -> tuple[str, str | None]:
        """The key whose value it is or moves."""
        return self.field, self.subject


_PLAIN = (
    "kind", "number", "title", "wording", "source", "area", "cause_of_concern", "relevance",
    "relevance_reason", "due_phrase", "due", "strategic_lead", "tactical_lead", "portfolio",
    "board", "carried_forward_from", "superseded_by", "rag", "target",
)  # fmt: skip


def facts_of(item: Item) -> tuple[Fact, ...]:
    """Everything that an item's file says, as facts."""
    return (*_plain(item), *_lists(item), *_steps(item), *_dated(item))


def _plain(item: Item) -> Iterator[Fact]:
    for name in _PLAIN:
        value = getattr(item, name)
        if value is not None:
            yield Fact(name, None, None, None, str(value))


def _lists(item: Item) -> Iterator[Fact]:
    for clause in item.clauses:
        yield Fact("clauses", clause.ref, None, None, clause.text)
    for who in item.addressed_to:
        yield Fact("addressed_to", who, None, None, who)
    for programme in item.programmes:
        yield Fact("programmes", programme, None, None, programme)
    for awaited in item.depends_on:
        yield Fact("depends_on", awaited.who, None, None, awaited.what)
    for measure in item.measures:
        yield Fact("measures", None, None, None, measure.text)
    for investment in item.investments:
        yield Fact("investments", None, None, None, investment.text)


def _steps(item: Item) -> Iterator[Fact]:
    for step in item.steps_to_green:
        yield Fact("steps_to_green", step.id, None, None, step.text)
        yield from _of_step(step)


def _of_step(step: StepToGreen) -> Iterator[Fact]:
    if step.lead:
        yield Fact("steps_to_green.lead", step.id, None, None, step.lead)
    if step.due:
        yield Fact("steps_to_green.due", step.id, None, None, str(step.due))
    for move in step.due_changes:
        before, after = _text(move.before), str(move.after)
        yield Fact("steps_to_green.due", step.id, move.date, before, after, move.because, move.by)
    if step.done:
        yield Fact("steps_to_green.done", step.id, step.done, None, step.text)


def _dated(item: Item) -> Iterator[Fact]:
    for change in item.rag_changes:
        yield Fact("rag", None, change.date, change.before, change.after, change.because, change.by)
    for move in item.target_changes:
        before, after = _text(move.before), str(move.after)
        yield Fact("target", None, move.date, before, after, move.because, move.by)
    for update in item.progress:
        yield Fact("progress", None, update.date, None, update.text, None, update.by)
        of = str(update.date)
        for name, said in _ahead(update):
            yield Fact(f"progress.{name}", of, update.date, None, said, None, update.by)
        yield from _about(update, of)
    for act in item.sign_offs:
        because = act.because or act.evidence
        yield Fact("sign_offs", None, act.date, None, act.stage, because, act.by)


def _about(update: ProgressUpdate, of: str) -> Iterator[Fact]:
    """What was done about an update: its review, and its release to forums."""
    if review := update.reviewed:
        yield Fact("progress.reviewed", of, review.date, None, review.note, None, review.by)
    for name in ("cleared", "cleared_for_public"):
        if cleared := getattr(update, name):
            yield Fact(f"progress.{name}", of, cleared.date, None, None, None, cleared.by)


def _ahead(update: ProgressUpdate) -> Iterator[tuple[str, str]]:
    """What an update says of what lies ahead, by its keys."""
    milestone = update.next_milestone
    for name, said in (
        ("proposed_rag", update.proposed_rag),
        ("blocker", update.blocker),
        ("next_milestone", milestone and milestone.text),
        ("next_milestone.due", milestone and _text(milestone.due)),
        ("completed_by", _text(update.completed_by)),
    ):
        if said:
            yield name, said


def _text(day: date | None) -> str | None:
    return str(day) if day else None
