"""The tables of what happened to items: updates, RAG, targets, steps and sign-offs."""

from collections.abc import Iterator

from peeltrack.exports.columns import Reference, Table, renamed, told, worked_out
from peeltrack.exports.keys import FORCE, ITEM, PLACE, of_items, refers, within
from peeltrack.exports.source import Entry, Source
from peeltrack.model.items import (
    Clearance,
    DateChange,
    Item,
    Milestone,
    ProgressUpdate,
    RagChange,
    Review,
    SignOff,
    StepToGreen,
)

_OF_ITEM, _BY = refers("item", "items"), refers("by_lead", "leads")

PROGRESS = Table[Entry[Item, ProgressUpdate]](
    "progress",
    "The leads' dated accounts of progress, each with the liaison officer's review.",
    ("force", "item", "place"),
    (
        FORCE,
        ITEM,
        PLACE,
        *told(ProgressUpdate, "date"),
        renamed(ProgressUpdate, "by", "by_lead"),
        *told(ProgressUpdate, "text", "steps", "clauses", "proposed_rag", "blocker"),
        *told(Milestone, "text", "due", via="next_milestone", as_="next_milestone_"),
        *told(ProgressUpdate, "completed_by", "source"),
        *told(Review, "date", "by", "note", via="reviewed", as_="reviewed_"),
        *told(ProgressUpdate, "restricted", "imported"),
        *told(Clearance, "date", "by", via="cleared", as_="cleared_"),
        *told(Clearance, "date", "by", via="cleared_for_public", as_="cleared_for_public_"),
    ),
    of_items(lambda item: item.progress),
    (
        _OF_ITEM,
        _BY,
        refers("reviewed_by", "leads"),
        refers("cleared_by", "leads"),
        refers("cleared_for_public_by", "leads"),
    ),
)

RAG_CHANGES = Table[Entry[Item, RagChange]](
    "rag_changes",
    "Every change of an item's RAG, with its reason.",
    ("force", "item", "place"),
    (
        FORCE,
        ITEM,
        PLACE,
        *told(RagChange, "date", "before", "after", "because"),
        renamed(RagChange, "by", "by_lead"),
        *told(RagChange, "steps_open"),
    ),
    of_items(lambda item: item.rag_changes),
    (_OF_ITEM, _BY),
)

_MOVE = (
    *told(DateChange, "date", "before", "after", "because"),
    renamed(DateChange, "by", "by_lead"),
)

TARGETS = Table[Entry[Item, DateChange]](
    "targets",
    "Every move of an item's target, with its reason.",
    ("force", "item", "place"),
    (FORCE, ITEM, PLACE, *_MOVE),
    of_items(lambda item: item.target_changes),
    (_OF_ITEM, _BY),
)


def is_overdue(entry: Entry[Item, StepToGreen]) -> bool:
    """Whether its day has passed, it is not done and its item is open."""
    step = entry.fact
    late = step.done is None and step.due is not None and step.due < entry.source.on
    return late and entry.whole.is_open


STEPS = Table[Entry[Item, StepToGreen]](
    "steps",
    "The actions that complete an item.",
    ("force", "item", "id"),
    (
        FORCE,
        ITEM,
        *told(StepToGreen, "id"),
        PLACE,
        *told(StepToGreen, "text", "lead", "due", "done"),
        *worked_out(is_overdue),
        *told(StepToGreen, "clauses", "restricted"),
    ),
    of_items(lambda item: item.steps_to_green),
    (_OF_ITEM, refers("lead", "leads")),
)


def _moves_of_steps(source: Source) -> Iterator[Entry[Item, DateChange]]:
    for item in source.register.items.values():
        for step in item.steps_to_green:
            for place, move in enumerate(step.due_changes, 1):
                yield Entry(source, item, move, place, within=step.id)


STEP_MOVES = Table[Entry[Item, DateChange]](
    "step_moves",
    "Every move of a step's day, with its reason.",
    ("force", "item", "step", "place"),
    (
        FORCE,
        ITEM,
        within("step", "The step's id, within its item."),
        PLACE,
        *_MOVE,
    ),
    _moves_of_steps,
    (_OF_ITEM, Reference(("force", "item", "step"), "steps", ("force", "item", "id")), _BY),
)

SIGN_OFFS = Table[Entry[Item, SignOff]](
    "sign_offs",
    "The steps on the inspectorate's own track: its acts, not the force's claims.",
    ("force", "item", "place"),
    (
        FORCE,
        ITEM,
        PLACE,
        *told(SignOff, "date", "stage"),
        renamed(SignOff, "by", "by_lead"),
        *told(SignOff, "evidence", "because"),
    ),
    of_items(lambda item: item.sign_offs),
    (_OF_ITEM, _BY),
)
