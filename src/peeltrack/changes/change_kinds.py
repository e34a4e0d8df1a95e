"""Meanings of differences to the office: a RAG changed, a step done, a question asked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from peeltrack.changes.change import Change, ChangeKind
from peeltrack.changes.differences import Difference, DifferenceKind, Path
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


class ChangedRecord(NamedTuple):
    """The record that a difference is of."""

    id: str
    file: str


@dataclass(frozen=True, slots=True)
class _ChangeDetail:
    """The details of a change beside its place."""

    kind: ChangeKind
    before: object = None
    after: object = None
    day: date | None = None
    by: str | None = None
    because: str | None = None


def name_changes(subject: ChangedRecord, differences: Sequence[Difference]) -> Iterator[Change]:
    """Turn a record's differences into changes; a field and its record are one change."""
    explained = {_value_led_to(each) for each in differences if each.manner == DifferenceKind.ADDED}
    for each in differences:
        if each.manner == DifferenceKind.EDITED and (_scalar(each), each.after) in explained:
            continue
        detail = _detail(each)
        yield Change(
            detail.kind,
            subject.id,
            subject.file,
            each.field,
            detail.before,
            detail.after,
            detail.day,
            detail.by,
            detail.because,
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


def _detail(each: Difference) -> _ChangeDetail:
    if each.manner == DifferenceKind.ADDED:
        return _added(each.path, each.after)
    if each.manner == DifferenceKind.REMOVED:
        kind = _K.STEP_REMOVED if isinstance(each.before, StepToGreen) else _K.ENTRY_REMOVED
        kind = _K.FACT_REMOVED if _is_of_the_past(each.path) else kind
        return _ChangeDetail(kind, _summary_of(each.before), None, _date_of(each.before))
    if each.manner == DifferenceKind.REORDERED:
        return _ChangeDetail(_K.FACTS_REORDERED if each.path[-1] in DATED else _K.FIELD_CHANGED)
    return _edited(each)


def _added(path: Path, entry: object) -> _ChangeDetail:
    match entry:
        case RagChange():
            kind = _K.RAG_CHANGED
        case DateChange():
            kind = _K.TARGET_MOVED if path[0] == "target_changes" else _K.STEP_MOVED
        case ProgressUpdate():
            return _ChangeDetail(_K.PROGRESS_RECORDED, None, entry.text, entry.date, entry.by)
        case SignOff():
            reason = entry.evidence or entry.because
            return _ChangeDetail(
                _STAGES[entry.stage], None, reason, entry.date, entry.by, entry.because
            )
        case Amendment():
            return _ChangeDetail(
                _K.AMENDED, entry.replaced, entry.what, entry.date, entry.by, entry.because
            )
        case _:
            return _ChangeDetail(
                _kind_of_addition(entry), None, _summary_of(entry), _date_of(entry)
            )
    return _ChangeDetail(kind, entry.before, entry.after, entry.date, entry.by, entry.because)


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


def _edited(each: Difference) -> _ChangeDetail:
    match each.path, each.before, each.after:
        case ("steps_to_green", _, "done"), None, date() as day:
            return _ChangeDetail(_K.STEP_DONE, None, day, day)
        case ("actions", _, "done"), None, date() as day:
            return _ChangeDetail(_K.ACTION_DONE, None, day, day)
        case ("progress", _, "reviewed"), None, Review() as review:
            return _ChangeDetail(_K.PROGRESS_REVIEWED, None, review.note, review.date, review.by)
        case ("progress", _, "cleared" | "cleared_for_public"), None, Clearance() as cleared:
            forums = "public" if each.path[-1] == "cleared_for_public" else "internal"
            said = f"for {forums} forums"
            return _ChangeDetail(_K.PROGRESS_CLEARED, None, said, cleared.date, cleared.by)
    if _is_of_the_past(each.path):
        return _ChangeDetail(_K.FACT_EDITED, each.before, each.after, _date_of(each.within[-1]))
    kind = _FIELDS.get(each.path) or _FIELDS_OF_ENTRIES.get((each.path[0], each.path[-1]))
    return _ChangeDetail(kind or _K.FIELD_CHANGED, each.before, each.after)


def _is_of_the_past(path: Path) -> bool:
    """Check whether a path leads to an entry of a dated list or into one."""
    return any(key in DATED for key in path[:-1])


def _date_of(entry: object) -> date | None:
    day = getattr(entry, "date", None)
    return day if isinstance(day, date) else None


def _summary_of(entry: object) -> object:
    """Return an entry's text, else its name or reason, else the entry itself."""
    for key in ("text", "because", "name", "title", "what", "evidence"):
        if summary := getattr(entry, key, None):
            return summary
    return entry
