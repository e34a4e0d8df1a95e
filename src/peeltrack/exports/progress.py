"""The tables of what happened to items: updates, RAG, targets, steps and sign-offs."""

from collections.abc import Iterator

from peeltrack.exports.columns import (
    FlatTable,
    ForeignKey,
    computed_columns,
    record_columns,
    renamed_column,
)
from peeltrack.exports.keys import FORCE, ITEM, PLACE, of_items, refers, within
from peeltrack.exports.source import Export, ExportEntry
from peeltrack.model.items import Item
from peeltrack.model.progress import (
    Clearance,
    DateChange,
    Milestone,
    ProgressUpdate,
    RagChange,
    Review,
    SignOff,
    StepToGreen,
)
from peeltrack.queries.due import DueKind

_OF_ITEM, _BY = refers("item", "items"), refers("by_lead", "leads")

PROGRESS = FlatTable[ExportEntry[Item, ProgressUpdate]](
    "progress",
    "The leads' progress updates, each with the liaison officer's review.",
    ("force", "item", "place"),
    (
        FORCE,
        ITEM,
        PLACE,
        *record_columns(ProgressUpdate, "date"),
        renamed_column(ProgressUpdate, "by", "by_lead"),
        *record_columns(ProgressUpdate, "text", "steps", "clauses", "proposed_rag", "blocker"),
        *record_columns(
            Milestone, "text", "due", "done", via="next_milestone", as_="next_milestone_"
        ),
        *record_columns(ProgressUpdate, "completed_by", "source"),
        *record_columns(Review, "date", "by", "note", via="reviewed", as_="reviewed_"),
        *record_columns(ProgressUpdate, "restricted", "imported"),
        *record_columns(Clearance, "date", "by", via="cleared", as_="cleared_"),
        *record_columns(
            Clearance, "date", "by", via="cleared_for_public", as_="cleared_for_public_"
        ),
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

RAG_CHANGES = FlatTable[ExportEntry[Item, RagChange]](
    "rag_changes",
    "Every change of an item's RAG, with its reason.",
    ("force", "item", "place"),
    (
        FORCE,
        ITEM,
        PLACE,
        *record_columns(RagChange, "date", "before", "after", "because"),
        renamed_column(RagChange, "by", "by_lead"),
        *record_columns(RagChange, "steps_open"),
    ),
    of_items(lambda item: item.rag_changes),
    (_OF_ITEM, _BY),
)

_MOVE = (
    *record_columns(DateChange, "date", "before", "after", "because"),
    renamed_column(DateChange, "by", "by_lead"),
)

TARGETS = FlatTable[ExportEntry[Item, DateChange]](
    "targets",
    "Every move of an item's target, with its reason.",
    ("force", "item", "place"),
    (FORCE, ITEM, PLACE, *_MOVE),
    of_items(lambda item: item.target_changes),
    (_OF_ITEM, _BY),
)


def is_overdue(entry: ExportEntry[Item, StepToGreen]) -> bool:
    """Whether its date has passed, it is not done and its item is open for the force to act on."""
    return f"{DueKind.STEP}/{entry.whole.id}/{entry.fact.id}" in entry.source.overdue


STEPS = FlatTable[ExportEntry[Item, StepToGreen]](
    "steps",
    "The actions that complete an item.",
    ("force", "item", "id"),
    (
        FORCE,
        ITEM,
        *record_columns(StepToGreen, "id"),
        PLACE,
        *record_columns(StepToGreen, "text", "lead", "due", "done"),
        *computed_columns(is_overdue),
        *record_columns(StepToGreen, "clauses", "restricted"),
    ),
    of_items(lambda item: item.steps_to_green),
    (_OF_ITEM, refers("lead", "leads")),
)


def _moves_of_steps(source: Export) -> Iterator[ExportEntry[Item, DateChange]]:
    for item in source.register.items.values():
        for step in item.steps_to_green:
            for place, move in enumerate(step.due_changes, 1):
                yield ExportEntry(source, item, move, place, within=step.id)


STEP_MOVES = FlatTable[ExportEntry[Item, DateChange]](
    "step_moves",
    "Every move of a step's date, with its reason.",
    ("force", "item", "step", "place"),
    (
        FORCE,
        ITEM,
        within("step", "The step's id, within its item."),
        PLACE,
        *_MOVE,
    ),
    _moves_of_steps,
    (_OF_ITEM, ForeignKey(("force", "item", "step"), "steps", ("force", "item", "id")), _BY),
)

SIGN_OFFS = FlatTable[ExportEntry[Item, SignOff]](
    "sign_offs",
    "The stages of HMICFRS's sign-off: facts, not the force's claims.",
    ("force", "item", "place"),
    (
        FORCE,
        ITEM,
        PLACE,
        *record_columns(SignOff, "date", "stage"),
        renamed_column(SignOff, "by", "by_lead"),
        *record_columns(SignOff, "evidence", "link", "because", "letter"),
    ),
    of_items(lambda item: item.sign_offs),
    (_OF_ITEM, _BY),
)
