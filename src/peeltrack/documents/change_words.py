"""Words for sign-offs, kinds of change and the fields that change."""

from typing import NamedTuple

from peeltrack.changes.change import ChangeKind
from peeltrack.model.vocabulary import SignOffStage

_K = ChangeKind

SIGN_OFF_WORDS = {
    SignOffStage.SUBMITTED: "Submitted for sign-off",
    SignOffStage.RETURNED: "Returned by HMICFRS",
    SignOffStage.CLOSED: "Closed by HMICFRS",
    SignOffStage.REOPENED: "Reopened",
}


class Words(NamedTuple):
    """The words for a kind of change."""

    what: str
    one: str
    many: str


WORDS = {
    _K.ITEM_REMOVED: Words("Item removed", "item removed", "items removed"),
    _K.MEETING_REMOVED: Words("Meeting removed", "meeting removed", "meetings removed"),
    _K.INSPECTION_REMOVED: Words("Inspection removed", "inspection removed", "inspections removed"),
    _K.INSPECTION_RENAMED: Words("Inspection renamed", "inspection renamed", "inspections renamed"),
    _K.ITEM_MERGED: Words("Merged in", "record merged in", "records merged in"),
    _K.ITEM_RENAMED: Words("Item renamed", "item renamed", "items renamed"),
    _K.FACT_EDITED: Words("Recorded fact edited", "recorded fact edited", "recorded facts edited"),
    _K.FACT_REMOVED: Words(
        "Recorded fact removed", "recorded fact removed", "recorded facts removed"
    ),
    _K.FACTS_REORDERED: Words(
        "Recorded facts reordered", "list of facts reordered", "lists of facts reordered"
    ),
    _K.AMENDED: Words("Amended", "amendment", "amendments"),
    _K.WITHDRAWN: Words("Withdrawn", "withdrawal", "withdrawals"),
    _K.ITEM_CLOSED: Words(SIGN_OFF_WORDS[SignOffStage.CLOSED], "item closed", "items closed"),
    _K.ITEM_REOPENED: Words(
        SIGN_OFF_WORDS[SignOffStage.REOPENED], "item reopened", "items reopened"
    ),
    _K.ITEM_SUBMITTED: Words(
        SIGN_OFF_WORDS[SignOffStage.SUBMITTED], "item submitted", "items submitted"
    ),
    _K.ITEM_RETURNED: Words(
        SIGN_OFF_WORDS[SignOffStage.RETURNED], "item returned", "items returned"
    ),
    _K.ITEM_SUPERSEDED: Words("Superseded", "item superseded", "items superseded"),
    _K.INSPECTION_ADDED: Words("New inspection", "new inspection", "new inspections"),
    _K.ITEM_ADDED: Words("New item", "new item", "new items"),
    _K.CARRIED_FORWARD: Words("Carried forward", "item carried forward", "items carried forward"),
    _K.RAG_CHANGED: Words("RAG", "RAG change", "RAG changes"),
    _K.TARGET_MOVED: Words("Target", "target set or moved", "targets set or moved"),
    _K.DUE_CHANGED: Words("Due date", "due date changed", "due dates changed"),
    _K.LEAD_CHANGED: Words("Lead", "lead changed", "leads changed"),
    _K.STEP_ADDED: Words("New step to green", "new step", "new steps"),
    _K.STEP_DONE: Words("Step to green done", "step done", "steps done"),
    _K.STEP_MOVED: Words("Step to green moved", "step moved", "steps moved"),
    _K.STEP_REMOVED: Words("Step to green removed", "step removed", "steps removed"),
    _K.PROGRESS_RECORDED: Words("Progress update", "progress update", "progress updates"),
    _K.PROGRESS_REVIEWED: Words("Update reviewed", "update reviewed", "updates reviewed"),
    _K.PROGRESS_CLEARED: Words(
        "Imported update cleared", "imported update cleared", "imported updates cleared"
    ),
    _K.MILESTONE_DONE: Words("Milestone reached", "milestone reached", "milestones reached"),
    _K.MEETING_ADDED: Words("New meeting", "new meeting", "new meetings"),
    _K.QUESTION_ASKED: Words("Question asked", "question", "questions"),
    _K.QUESTION_ANSWERED: Words("Question answered", "answer", "answers"),
    _K.QUESTION_ADDRESSED: Words(
        "Question dealt with at another meeting",
        "question dealt with at another meeting",
        "questions dealt with at another meeting",
    ),
    _K.ACTION_ADDED: Words("New action", "new action", "new actions"),
    _K.ACTION_DONE: Words("Action done", "action done", "actions done"),
    _K.GRADE_CHANGED: Words("Grade", "grade changed", "grades changed"),
    _K.ENTRY_ADDED: Words("Added", "entry added", "entries added"),
    _K.DETAIL_ADDED: Words("Detail", "detail of a new entry", "details of new entries"),
    _K.ENTRY_REMOVED: Words("Removed", "entry removed", "entries removed"),
    _K.FIELD_CHANGED: Words("Changed", "other change", "other changes"),
}

REWRITING = frozenset(
    {
        _K.ITEM_REMOVED, _K.MEETING_REMOVED, _K.INSPECTION_REMOVED, _K.ITEM_RENAMED,
        _K.INSPECTION_RENAMED, _K.ITEM_MERGED,
        _K.FACT_EDITED, _K.FACT_REMOVED, _K.FACTS_REORDERED,
    }
)  # fmt: skip
"""The kinds that change a recorded fact; a reviewer sees them first."""

NAMES_ITS_PLACE = frozenset(
    {
        _K.FACT_EDITED, _K.FACT_REMOVED, _K.FACTS_REORDERED, _K.LEAD_CHANGED, _K.STEP_DONE,
        _K.WITHDRAWN,
        _K.STEP_MOVED, _K.QUESTION_ANSWERED, _K.QUESTION_ADDRESSED, _K.ACTION_DONE,
        _K.GRADE_CHANGED, _K.ENTRY_ADDED, _K.DETAIL_ADDED, _K.ENTRY_REMOVED, _K.FIELD_CHANGED,
    }
)  # fmt: skip
"""The kinds that are shown with their place."""

DETAILS_GIVEN = {
    "progress.proposed_rag": "RAG proposed",
    "progress.blocker": "Barrier recorded",
    "progress.next_milestone": "Next milestone recorded",
    "progress.next_milestone.due": "Due date of the next milestone recorded",
    "progress.next_milestone.done": "Milestone reached",
    "progress.completed_by": "Expected completion recorded",
    "draft.seen": "Draft seen",
    "draft.settled": "Draft settled",
    "rag.steps_open": "Set green with a step open",
}
"""The words for a detail of an update, a RAG change or a draft."""

NOUNS = {
    "steps_to_green": "step", "progress": "update", "sign_offs": "sign-off",
    "programmes": "programme", "measures": "measure", "investments": "investment",
    "depends_on": "dependency", "clauses": "part", "addressed_to": "addressee", "rag": "RAG",
    "amendments": "amendment", "due": "due date", "due_phrase": "due date in words",
    "imported": "import", "cleared": "clearance", "cleared_for_public": "public clearance",
    "done": "date done", "reviewed": "review", "proposed_rag": "proposed RAG",
    "completed_by": "expected completion", "steps_open": "open step", "restricted": "restriction",
    "ref": "reference", "id": "name", "who": "partner", "what": "subject", "steps": "step",
    "because": "reason", "replaced": "earlier value", "carried_forward_from": "earlier item",
    "superseded_by": "later item",
    "posts": "number of posts", "by": "author", "from": "previous value", "to": "new value",
}  # fmt: skip
"""The nouns for keys that are not the field's own words."""
