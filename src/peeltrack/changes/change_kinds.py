"""The meaning of each difference for the office: a RAG changed, a step done, a question asked."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from peeltrack.changes.change import SIGN_OFFS, Change, ChangeKind
from peeltrack.changes.differences import Difference, DifferenceKind, Path, value_differences
from peeltrack.changes.entry_identity import DATED
from peeltrack.model.amendments import Amendment
from peeltrack.model.items import LINKS, Linked
from peeltrack.model.meetings import QUESTIONS, Action, Answer, Commitment, Question
from peeltrack.model.progress import (
    Clearance,
    DateChange,
    ProgressUpdate,
    RagChange,
    Review,
    SignOff,
    StepToGreen,
)
from peeltrack.model.record import Record
from peeltrack.model.withdrawals import Withdrawal

_K = ChangeKind


class ChangedRecord(NamedTuple):
    """The record that a difference is in."""

    id: str
    file: str


class _ChangeDetail(NamedTuple):
    """The details of a change beside its place."""

    kind: ChangeKind
    before: object = None
    after: object = None
    day: date | None = None
    by: str | None = None
    because: str | None = None


def name_changes(subject: ChangedRecord, found: Sequence[Difference]) -> Iterator[Change]:
    """Turn a record's differences into changes; a field and its record are one change.

    A new entry is followed by its details: a step's due date, an update's review.
    """
    complete = tuple(_with_details(_without_recordings(found)))
    made = {each.path: each.after for each in found if isinstance(each.after, Linked)}
    explained = {_value_led_to(each) for each in complete if each.manner == DifferenceKind.ADDED}
    for each in complete:
        if each.manner == DifferenceKind.EDITED and (_scalar(each), each.after) in explained:
            continue
        detail = _detail(each)
        if recording := made.get((LINKS.get(each.path[0], ""),)):
            detail = detail._replace(day=recording.date, by=recording.by)
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
            _entries_of(each),
        )


def _without_recordings(found: Sequence[Difference]) -> Iterator[Difference]:
    """Leave out the recording of a link where the link itself is a difference."""
    linked = {LINKS.get(each.path[0]) for each in found}
    return (each for each in found if len(each.path) > 1 or each.path[0] not in linked)


_SHOWN: dict[type[Record], tuple[str, ...]] = {
    ProgressUpdate: ("steps", "clauses", "source"),
    Question: ("item", "also_about", "asked_by", "addressed_at"),
    Action: ("item",),
    Commitment: ("item",),
    RagChange: ("before", "after"),
    DateChange: ("before", "after"),
    SignOff: ("stage", "evidence"),
    Amendment: ("what", "replaced"),
    Review: ("note",),
}
"""The fields of a new entry that need no change of their own, besides those of every entry."""

_OF_EVERY_ENTRY = frozenset({"id", "text", "date", "by", "because"})
"""The fields that a new entry's own change shows, or that name it."""


def _with_details(found: Iterable[Difference]) -> Iterator[Difference]:
    """List the details of each new entry after it, as if they had been filled in later."""
    for each in found:
        yield each
        if each.manner == DifferenceKind.ADDED and isinstance(each.after, Record):
            yield from _with_details(map(_as_added, _details(each, each.after)))


def _details(each: Difference, entry: Record) -> Iterator[Difference]:
    if _summary_of(entry) is entry:  # it is shown whole
        return
    summary, within = _summary_of(entry), (*each.within, entry)
    for name, key, bare in _fields_of_details(type(entry)):
        value = getattr(entry, name)
        if value != bare and value is not summary:
            path, at = (*each.path, key), (*each.at, key)
            yield from value_differences(path, at, bare, value, within)


@cache
def _fields_of_details(kind: type[Record]) -> tuple[tuple[str, str, object], ...]:
    """List the fields of an entry that its own change does not show: name, key and default."""
    shown = {*_OF_EVERY_ENTRY, *_SHOWN.get(kind, ())}
    return tuple(
        (
            name,
            field.alias or name,
            None if field.is_required() else field.if_absent(),
        )
        for name, field in kind.model_fields.items()
        if name not in shown
    )


def _as_added(detail: Difference) -> Difference:
    is_act = detail.path[-1] == "done"
    return detail if is_act else detail._replace(manner=DifferenceKind.ADDED)


def _entries_of(each: Difference) -> tuple[object, ...]:
    if each.manner == DifferenceKind.ADDED:
        return (*each.within, each.after)
    if each.manner == DifferenceKind.REMOVED:
        return (*each.within, each.before)
    return each.within


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
        return _added(each)
    if each.manner == DifferenceKind.REMOVED:
        kind = _K.STEP_REMOVED if isinstance(each.before, StepToGreen) else _K.ENTRY_REMOVED
        kind = _K.FACT_REMOVED if _is_of_the_past(each.path) else kind
        return _ChangeDetail(kind, _summary_of(each.before), None, _since_when(each))
    if each.manner == DifferenceKind.REORDERED:
        return _ChangeDetail(_K.FACTS_REORDERED if each.path[-1] in DATED else _K.FIELD_CHANGED)
    return _edited(each)


def _added(each: Difference) -> _ChangeDetail:
    match entry := each.after:
        case RagChange():
            kind = _K.RAG_CHANGED
        case DateChange():
            kind = _K.TARGET_MOVED if each.path[0] == "target_changes" else _K.STEP_MOVED
        case ProgressUpdate():
            return _ChangeDetail(_K.PROGRESS_RECORDED, None, entry.text, entry.date, entry.by)
        case Review():
            return _ChangeDetail(_K.PROGRESS_REVIEWED, None, entry.note, entry.date, entry.by)
        case Clearance():
            forums = "public" if each.path[-1] == "cleared_for_public" else "internal"
            said = f"for {forums} forums"
            return _ChangeDetail(_K.PROGRESS_CLEARED, None, said, entry.date, entry.by)
        case SignOff():
            reason = entry.evidence or entry.letter or entry.because
            return _ChangeDetail(
                SIGN_OFFS[entry.stage], None, reason, entry.date, entry.by, entry.because
            )
        case Withdrawal() | Amendment():
            return _put_right(each, entry)
        case _:
            kind = _kind_of_addition(each)
            return _ChangeDetail(kind, None, _summary_of(entry), _since_when(each))
    return _ChangeDetail(kind, entry.before, entry.after, entry.date, entry.by, entry.because)


def _put_right(each: Difference, made: Withdrawal | Amendment) -> _ChangeDetail:
    act = (made.date, made.by, made.because)
    if isinstance(made, Amendment):
        return _ChangeDetail(_K.AMENDED, made.replaced, made.what, *act)
    words = _summary_of(each.within[-1]) if each.within else None
    return _ChangeDetail(_K.WITHDRAWN, words, None, *act)


def _kind_of_addition(each: Difference) -> ChangeKind:
    if each.path[0] == "formerly":
        return _K.ITEM_MERGED
    match each.after:
        case StepToGreen():
            return _K.STEP_ADDED
        case Question():
            return _K.QUESTION_ASKED
        case Answer():
            return _K.QUESTION_ANSWERED
        case Action():
            return _K.ACTION_ADDED
    is_field = isinstance(each.at[-1], str)
    return _K.DETAIL_ADDED if is_field and each.within else _K.ENTRY_ADDED


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
    **{(key, "addressed_at"): _K.QUESTION_ADDRESSED for key in QUESTIONS},
}


def _edited(each: Difference) -> _ChangeDetail:
    match each.path, each.before, each.after:
        case ("steps_to_green", _, "done"), None, date() as day:
            return _ChangeDetail(_K.STEP_DONE, None, day, day)
        case ("progress", _, "next_milestone", "done"), None, date() as day:
            return _ChangeDetail(_K.MILESTONE_DONE, None, day, day)
        case ("actions", _, "done"), None, date() as day:
            return _ChangeDetail(_K.ACTION_DONE, None, day, day)
        case (
            "progress",
            _,
            "reviewed" | "cleared" | "cleared_for_public",
        ), None, Review() | Clearance():
            return _added(each)
        case _, None, Withdrawal():
            return _added(each)
    if _is_of_the_past(each.path):
        return _ChangeDetail(_K.FACT_EDITED, each.before, each.after, _since_when(each))
    kind = _FIELDS.get(each.path) or _FIELDS_OF_ENTRIES.get((each.path[0], each.path[-1]))
    return _ChangeDetail(kind or _K.FIELD_CHANGED, each.before, each.after)


def _is_of_the_past(path: Path) -> bool:
    """Check whether a path leads to an entry of a dated list or into one."""
    return any(key in DATED for key in path[:-1])


def _since_when(each: Difference) -> date | None:
    """Return the date of what was there, or came; otherwise of the innermost entry with one."""
    entries = (each.before, each.after if each.before is None else None, *reversed(each.within))
    return next(filter(None, map(_date_of, entries)), None)


def _date_of(entry: object) -> date | None:
    day = vars(entry).get("date") if isinstance(entry, Record) else None
    return day if isinstance(day, date) else None


def _summary_of(entry: object) -> object:
    """Return an entry's text, else its name or reason, else the entry itself."""
    if isinstance(entry, Record):
        values = vars(entry)  # pydantic's way to a field that is not there takes long
        for key in ("text", "because", "name", "title", "what", "evidence"):
            if summary := values.get(key):
                return summary
    return entry
