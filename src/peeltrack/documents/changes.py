"""Changes in words: a summary, a line each, a table for a pull request. Pure."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

from peeltrack.changes.change import Change, ChangeKind
from peeltrack.changes.differences import in_plain_words
from peeltrack.documents.formats.markdown_escaping import escaped_cell
from peeltrack.wording import counted, days, listed, long_date, short_date, spoken

_K = ChangeKind
_LENGTH = 240
"""Characters of a text that a table shows."""


class Words(NamedTuple):
    """The words for a kind of change."""

    what: str
    one: str
    many: str


_WORDS = {
    _K.ITEM_REMOVED: Words("Item removed", "item removed", "items removed"),
    _K.MEETING_REMOVED: Words("Meeting removed", "meeting removed", "meetings removed"),
    _K.INSPECTION_REMOVED: Words("Inspection removed", "inspection removed", "inspections removed"),
    _K.ITEM_RENAMED: Words("Item renamed", "item renamed", "items renamed"),
    _K.FACT_EDITED: Words("Recorded fact edited", "recorded fact edited", "recorded facts edited"),
    _K.FACT_REMOVED: Words(
        "Recorded fact removed", "recorded fact removed", "recorded facts removed"
    ),
    _K.FACTS_REORDERED: Words(
        "Recorded facts reordered", "list of facts reordered", "lists of facts reordered"
    ),
    _K.AMENDED: Words("Amended", "amendment", "amendments"),
    _K.ITEM_CLOSED: Words("Closed by the inspectorate", "item closed", "items closed"),
    _K.ITEM_REOPENED: Words("Reopened", "item reopened", "items reopened"),
    _K.ITEM_SUBMITTED: Words("Submitted for sign-off", "item submitted", "items submitted"),
    _K.ITEM_RETURNED: Words("Returned", "item returned", "items returned"),
    _K.ITEM_SUPERSEDED: Words("Superseded", "item superseded", "items superseded"),
    _K.INSPECTION_ADDED: Words("New inspection", "new inspection", "new inspections"),
    _K.ITEM_ADDED: Words("New item", "new item", "new items"),
    _K.CARRIED_FORWARD: Words("Carried forward", "item carried forward", "items carried forward"),
    _K.RAG_CHANGED: Words("RAG", "RAG change", "RAG changes"),
    _K.TARGET_MOVED: Words("Target", "target moved", "targets moved"),
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
    _K.MEETING_ADDED: Words("New meeting", "new meeting", "new meetings"),
    _K.QUESTION_ASKED: Words("Question asked", "question", "questions"),
    _K.QUESTION_ANSWERED: Words("Question answered", "answer", "answers"),
    _K.QUESTION_ADDRESSED: Words(
        "Question dealt with elsewhere",
        "question dealt with elsewhere",
        "questions dealt with elsewhere",
    ),
    _K.ACTION_ADDED: Words("New action", "new action", "new actions"),
    _K.ACTION_DONE: Words("Action done", "action done", "actions done"),
    _K.GRADE_CHANGED: Words("Grade", "grade changed", "grades changed"),
    _K.ENTRY_ADDED: Words("Added", "entry added", "entries added"),
    _K.ENTRY_REMOVED: Words("Removed", "entry removed", "entries removed"),
    _K.FIELD_CHANGED: Words("Changed", "other change", "other changes"),
}

REWRITING = frozenset(
    {
        _K.ITEM_REMOVED, _K.MEETING_REMOVED, _K.INSPECTION_REMOVED, _K.ITEM_RENAMED,
        _K.FACT_EDITED, _K.FACT_REMOVED, _K.FACTS_REORDERED,
    }
)  # fmt: skip
"""The kinds that change a recorded fact; a reviewer sees them first."""

_NAMES_ITS_PLACE = frozenset(
    {
        _K.FACT_EDITED, _K.FACT_REMOVED, _K.FACTS_REORDERED, _K.LEAD_CHANGED, _K.STEP_DONE,
        _K.STEP_MOVED, _K.QUESTION_ANSWERED, _K.QUESTION_ADDRESSED, _K.ACTION_DONE,
        _K.GRADE_CHANGED, _K.ENTRY_ADDED, _K.ENTRY_REMOVED, _K.FIELD_CHANGED,
    }
)  # fmt: skip


def what_changed(change: Change) -> str:
    """Return a change in a few words: Target, 61 days later; Step to green done (dip-sample)."""
    words = _WORDS[change.kind].what
    if change.kind == _K.LEAD_CHANGED:
        return spoken(change.field).capitalize()
    if change.kind == _K.AMENDED:
        return f"{words} ({_keys(str(change.after))})"
    if change.days:
        later = "later" if change.days > 0 else "earlier"
        words = f"{words}, {days(abs(change.days))} {later}"
    if change.kind in _NAMES_ITS_PLACE and change.field:
        return f"{words} ({_place(change)})"
    return words


def _place(change: Change) -> str:
    """Return the place of a change: a step's or action's id, otherwise the keys."""
    keys = change.field.split(".")
    if change.kind in (_K.STEP_DONE, _K.STEP_MOVED, _K.ACTION_DONE, _K.GRADE_CHANGED):
        return keys[1]
    if change.kind in (_K.QUESTION_ANSWERED, _K.QUESTION_ADDRESSED):
        return keys[1]
    return _keys(change.field)


def _keys(path: str) -> str:
    return spoken(path.replace(".", " "))


def in_one_line(change: Change) -> str:
    """Return a change as one line of text, without its subject."""
    before, after = _shown(change.before), _shown(change.after)
    parts = [what_changed(change)]
    if change.kind == _K.AMENDED:  # the new value is shown with the fact edited
        parts.append(f"it was {before}" if before else "nothing stood there")
    elif before and after:
        parts.append(f"{before} → {after}")
    elif before or after:
        parts.append(after or before)
    signed = [short_date(change.day)] if change.day else []
    signed += [change.by] if change.by else []
    because = f"; {_shortened(change.because)}" if change.because and after else ""
    return ": ".join(parts) + because + (f" ({', '.join(signed)})" if signed else "")


def summary(changes: Sequence[Change]) -> str:
    """Return all changes in a sentence: 2 items changed: 1 RAG change, 1 progress update."""
    if not changes:
        return "Nothing in the register has changed."
    counts = Counter(change.kind for change in changes)
    words = [
        counted(counts[kind], _WORDS[kind].one, _WORDS[kind].many)
        for kind in ChangeKind
        if counts[kind]
    ]
    subjects = len({change.subject for change in changes})
    return f"{counted(subjects, 'record')} changed: {listed(words)}."


def as_text(changes: Sequence[Change], titles: Mapping[str, str]) -> str:
    """Return the changes for a terminal: each record's name and its changes below it."""
    lines = []
    for subject, group in groupby(changes, key=lambda change: change.subject):
        title = titles.get(subject)
        lines.append(f"{subject}  {title}" if title else subject)
        lines += [f"  {in_one_line(change)}" for change in group]
    return "\n".join([*lines, summary(changes)]) + "\n"


def as_markdown(changes: Sequence[Change], titles: Mapping[str, str]) -> str:
    """Return the changes for a pull request: a sentence, the changes to check first, a table."""
    lines = [f"**{summary(changes)}**", ""]
    rewritten = sum(change.kind in REWRITING for change in changes)
    if rewritten:
        need = "needs an amendment" if rewritten == 1 else "need amendments"
        lines += [
            f"Look first: {counted(rewritten, 'change')} to what was already recorded {need}, "
            "which `peeltrack validate --against` checks.",
            "",
        ]
    if changes:
        lines += ["| Record | What | Before | After | Why, when and by whom |", "| --- " * 5 + "|"]
    ordered = sorted(changes, key=lambda change: change.kind not in REWRITING)
    lines += [_row(change, titles) for change in ordered]
    return "\n".join(lines).rstrip("\n") + "\n"


def _row(change: Change, titles: Mapping[str, str]) -> str:
    title = titles.get(change.subject)
    signed = [long_date(change.day)] if change.day else []
    signed += [change.by] if change.by else []
    why = [_shortened(change.because)] if change.because else []
    why += [", ".join(signed)] if signed else []
    cells = (
        f"{change.subject}: {title}" if title else change.subject,
        what_changed(change),
        _shown(change.before),
        "" if change.kind == _K.AMENDED else _shown(change.after),
        "; ".join(why),
    )
    return f"| {' | '.join(escaped_cell(cell) for cell in cells)} |"


def _shown(value: object) -> str:
    if isinstance(value, date):
        return long_date(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return _shortened(in_plain_words(value))


def _shortened(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LENGTH else f"{words[: _LENGTH - 1].rstrip()}…"
