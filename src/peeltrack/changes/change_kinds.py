"""What each difference means to the office: a RAG changed, a step done, a question asked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from peeltrack.changes.change import Change, ChangeKind
from peeltrack.changes.differences import Difference, Manner, Path
from peeltrack.changes.entry_identity import DATED
from peeltrack.model.amendments import Amendment
from peeltrack.model.items import (
    Clearance,
    DateChange,
    ProgressUpdate,
    RagChange,
    Review,
    SignOff,
    StepToGreen,
)
from peeltrack.model.meetings import Action, Answer, Question
from peeltrack.model.vocabulary import SignOffStage

_K = ChangeKind


class Subject(NamedTuple):
    """The record that a difference is of."""

    id: str
    file: str


@dataclass(frozen=True, slots=True)
class _Said:
    """What a change says beside its place."""

    kind: ChangeKind
    before: object = None
    after: object = None
    day: date | None = None
    by: str | None = None
    because: str | None = None


def named(subject: Subject, found: Sequence[Difference]) -> Iterator[Change]:
    """The changes that a record's differences come to; a field and its record are one change."""
    told = {_value_led_to(each) for each in found if each.manner == Manner.ADDED}
    for each in found:
        if each.manner == Manner.EDITED and (_scalar(each), each.after) in told:
            continue
        said = _said(each)
        yield Change(
            said.kind,
            subject.id,
            subject.file,
            each.field,
            said.before,
            said.after,
            said.day,
            said.by,
            said.because,
            each.at,
        )


_RECORDED_IN = {"rag": "rag_changes", "target": "target_changes", "due": "due_changes"}
"""Where the changes of a field are recorded with their reasons."""


def _scalar(each: Difference) -> Path:
    return (*each.path[:-1], _RECORDED_IN.get(each.path[-1], ""))


def _value_led_to(each: Difference) -> tuple[Path, object]:
    if isinstance(each.after, RagChange | DateChange):
        return each.path[:-1], each.after.after
    return (), None


def _said(each: Difference) -> _Said:
    if each.manner == Manner.ADDED:
        return _added(each.path, each.after)
    if each.manner == Manner.REMOVED:
        kind = _K.STEP_REMOVED if isinstance(each.before, StepToGreen) else _K.ENTRY_REMOVED
        kind = _K.FACT_REMOVED if _is_of_the_past(each.path) else kind
        return _Said(kind, _words(each.before), None, _date_of(each.before))
    if each.manner == Manner.REORDERED:
        return _Said(_K.FACTS_REORDERED if each.path[-1] in DATED else _K.FIELD_CHANGED)
    return _edited(each)


def _added(path: Path, entry: object) -> _Said:
    match entry:
        case RagChange():
            kind = _K.RAG_CHANGED
        case DateChange():
            kind = _K.TARGET_MOVED if path[0] == "target_changes" else _K.STEP_MOVED
        case ProgressUpdate():
            return _Said(_K.PROGRESS_RECORDED, None, entry.text, entry.date, entry.by)
        case SignOff():
            told = entry.evidence or entry.because
            return _Said(_STAGES[entry.stage], None, told, entry.date, entry.by, entry.because)
        case Amendment():
            return _Said(
                _K.AMENDED, entry.replaced, entry.what, entry.date, entry.by, entry.because
            )
        case _:
            return _Said(_kind_of_addition(entry), None, _words(entry), _date_of(entry))
    return _Said(kind, entry.before, entry.after, entry.date, entry.by, entry.because)


def _kind_of_addition(entry: object) -> ChangeKind:
    match entry:
        case StepToGreen():
            return _K.STEP_ADDED
        case Question():
            return _K.QUESTION_ASKED
        case Answer():
            return _K.QUESTION_ANSWERED
        case Action():
            return _K.ACTION_ADDED
    return _K.ENTRY_ADDED


_STAGES = {
    SignOffStage.SUBMITTED: _K.ITEM_SUBMITTED,
    SignOffStage.RETURNED: _K.ITEM_RETURNED,
    SignOffStage.CLOSED: _K.ITEM_CLOSED,
    SignOffStage.REOPENED: _K.ITEM_REOPENED,
}

_FIELDS: dict[Path, ChangeKind] = {
    ("rag",): _K.RAG_CHANGED,
    ("target",): _K.TARGET_MOVED,
    ("due",): _K.DUE_CHANGED,
    ("strategic_lead",): _K.LEAD_CHANGED,
    ("tactical_lead",): _K.LEAD_CHANGED,
    ("superseded_by",): _K.ITEM_SUPERSEDED,
    ("carried_forward_from",): _K.CARRIED_FORWARD,
}

_FIELDS_OF_ENTRIES: dict[Path, ChangeKind] = {
    ("steps_to_green", "due"): _K.STEP_MOVED,
    ("areas", "grade"): _K.GRADE_CHANGED,
    ("opening", "addressed_at"): _K.QUESTION_ADDRESSED,
    ("questions", "addressed_at"): _K.QUESTION_ADDRESSED,
    ("any_other_business", "addressed_at"): _K.QUESTION_ADDRESSED,
}


def _edited(each: Difference) -> _Said:
    match each.path, each.before, each.after:
        case ("steps_to_green", _, "done"), None, date() as day:
            return _Said(_K.STEP_DONE, None, day, day)
        case ("actions", _, "done"), None, date() as day:
            return _Said(_K.ACTION_DONE, None, day, day)
        case ("progress", _, "reviewed"), None, Review() as review:
            return _Said(_K.PROGRESS_REVIEWED, None, review.note, review.date, review.by)
        case ("progress", _, "cleared" | "cleared_for_public"), None, Clearance() as cleared:
            forums = "public" if each.path[-1] == "cleared_for_public" else "internal"
            said = f"for {forums} forums"
            return _Said(_K.PROGRESS_CLEARED, None, said, cleared.date, cleared.by)
    if _is_of_the_past(each.path):
        return _Said(_K.FACT_EDITED, each.before, each.after, _date_of(each.within[-1]))
    kind = _FIELDS.get(each.path) or _FIELDS_OF_ENTRIES.get((each.path[0], each.path[-1]))
    return _Said(kind or _K.FIELD_CHANGED, each.before, each.after)


def _is_of_the_past(path: Path) -> bool:
    """Whether a path leads to an entry of a dated list or into one."""
    return any(key in DATED for key in path[:-1])


def _date_of(entry: object) -> date | None:
    day = getattr(entry, "date", None)
    return day if isinstance(day, date) else None


def _words(entry: object) -> object:
    """What an entry says: its text, else its name or reason; what has none is told whole."""
    for key in ("text", "because", "name", "title", "what", "evidence"):
        if said := getattr(entry, key, None):
            return said
    return entry
