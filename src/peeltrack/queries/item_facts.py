"""Facts of an item, each with its subject: the terms in which versions are compared."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from peeltrack.model.items import Item, ProgressUpdate, StepToGreen

Day = date
"""The type, within a class that has a field of that name."""


class ItemFact(NamedTuple):
    """A fact in an item's file."""

    field: str
    """The key that says it; of a step with the step's own key: steps_to_green.done."""
    subject: str | None
    """The part of the field, such as a step's id; None if there is only one."""
    date: Day | None
    """When it came to be so; None if the file does not say."""
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


def facts_of(item: Item) -> tuple[ItemFact, ...]:
    """List the facts in an item's file."""
    return (*_plain(item), *_lists(item), *_steps(item), *_dated(item))


def _plain(item: Item) -> Iterator[ItemFact]:
    for name in _PLAIN:
        value = getattr(item, name)
        if value is not None:
            yield ItemFact(name, None, None, None, str(value))


def _lists(item: Item) -> Iterator[ItemFact]:
    for clause in item.clauses:
        yield ItemFact("clauses", clause.ref, None, None, clause.text)
    for who in item.addressed_to:
        yield ItemFact("addressed_to", who, None, None, who)
    for programme in item.programmes:
        yield ItemFact("programmes", programme, None, None, programme)
    for awaited in item.depends_on:
        yield ItemFact("depends_on", awaited.who, None, None, awaited.what)
    for measure in item.measures:
        yield ItemFact("measures", None, None, None, measure.text)
    for investment in item.investments:
        yield ItemFact("investments", None, None, None, investment.text)


def _steps(item: Item) -> Iterator[ItemFact]:
    for step in item.steps_to_green:
        yield ItemFact("steps_to_green", step.id, None, None, step.text)
        yield from _of_step(step)


def _of_step(step: StepToGreen) -> Iterator[ItemFact]:
    if step.lead:
        yield ItemFact("steps_to_green.lead", step.id, None, None, step.lead)
    if step.due:
        yield ItemFact("steps_to_green.due", step.id, None, None, str(step.due))
    for move in step.due_changes:
        before, after = _text(move.before), str(move.after)
        yield ItemFact(
            "steps_to_green.due", step.id, move.date, before, after, move.because, move.by
        )
    if step.done:
        yield ItemFact("steps_to_green.done", step.id, step.done, None, step.text)


def _dated(item: Item) -> Iterator[ItemFact]:
    for change in item.rag_changes:
        yield ItemFact(
            "rag", None, change.date, change.before, change.after, change.because, change.by
        )
    for move in item.target_changes:
        before, after = _text(move.before), str(move.after)
        yield ItemFact("target", None, move.date, before, after, move.because, move.by)
    for update in item.progress:
        yield ItemFact("progress", None, update.date, None, update.text, None, update.by)
        of = str(update.date)
        for name, value in _ahead(update):
            yield ItemFact(f"progress.{name}", of, update.date, None, value, None, update.by)
        yield from _about(update, of)
    for act in item.sign_offs:
        because = act.because or act.evidence
        yield ItemFact("sign_offs", None, act.date, None, act.stage, because, act.by)


def _about(update: ProgressUpdate, of: str) -> Iterator[ItemFact]:
    """Yield an update's review and its clearances for forums."""
    if review := update.reviewed:
        yield ItemFact("progress.reviewed", of, review.date, None, review.note, None, review.by)
    for name in ("cleared", "cleared_for_public"):
        if cleared := getattr(update, name):
            yield ItemFact(f"progress.{name}", of, cleared.date, None, None, None, cleared.by)


def _ahead(update: ProgressUpdate) -> Iterator[tuple[str, str]]:
    """Return an update's outlook, by its keys."""
    milestone = update.next_milestone
    for name, value in (
        ("proposed_rag", update.proposed_rag),
        ("blocker", update.blocker),
        ("next_milestone", milestone and milestone.text),
        ("next_milestone.due", milestone and _text(milestone.due)),
        ("completed_by", _text(update.completed_by)),
    ):
        if value:
            yield name, value


def _text(day: date | None) -> str | None:
    return str(day) if day else None
