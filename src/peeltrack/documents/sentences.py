"""Sign-offs, moves and changes in words, for every document, answer and page. Pure."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date

from peeltrack.changes.change import Change, ChangeKind
from peeltrack.changes.differences import in_plain_words
from peeltrack.documents.change_words import (
    DETAILS_GIVEN,
    NAMES_ITS_PLACE,
    NOUNS,
    SIGN_OFF_WORDS,
    WORDS,
)
from peeltrack.model.progress import DateChange, RagChange, SignOff
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import Rag, SignOffStage
from peeltrack.queries.history_events import EventKind, HistoryEvent
from peeltrack.queries.item_history import LEADS
from peeltrack.wording import (
    NOT_RATED,
    capitalised,
    counted,
    cut_short,
    days,
    listed,
    long_date,
    short_date,
    spoken,
)

_K = ChangeKind
_LENGTH = 240
"""Characters of a text that a table shows."""
_LENGTH_IN_HISTORY = 160
"""Characters of a text that a history shows; `show` has the whole."""


def length_of_move(before: date | None, after: date) -> str:
    """Return the length of a move in words: first set, 31 days later, 5 days earlier."""
    if before is None:
        return "first set"
    moved = (after - before).days
    return f"{days(abs(moved))} {'later' if moved >= 0 else 'earlier'}"


def move(before: date | None, after: date) -> str:
    """Return a move of a date in words: set to 1 May 2022; moved from 1 to 8 May, 7 days later."""
    if before is None:
        return f"set to {long_date(after)}"
    length = length_of_move(before, after)
    return f"moved from {long_date(before)} to {long_date(after)}, {length},"


def rag_change(before: Rag | None, after: Rag | None) -> str:
    """Return a change of RAG in words: amber to yellow."""
    return f"{before or NOT_RATED} to {after or NOT_RATED}"


def dated_sentence(fact: RagChange | DateChange | SignOff) -> str:
    """Return a change of RAG, a move of the target or a sign-off, with its date and reason."""
    reason: str | None = fact.because
    match fact:
        case RagChange():
            changed = f"Rating changed from {fact.before} to {fact.after}"
            words = changed if fact.before else f"Rated {fact.after}"
        case DateChange():
            was = long_date(fact.before) if fact.before else None
            to = long_date(fact.after)
            words = f"Target moved from {was} to {to}" if was else f"Target of {to} set"
        case SignOff():
            words = SIGN_OFF_WORDS[fact.stage]
            was_returned = fact.stage == SignOffStage.RETURNED
            reason = fact.because if was_returned else fact.evidence or fact.because
    words = f"{words} on {long_date(fact.date)}"
    return f"{words}: {reason}" if reason else f"{words}."


def what_changed(change: Change) -> str:
    """Return a change in a few words: Target, 61 days later; Step to green done (dip-sample)."""
    words = WORDS[change.kind].what
    if change.kind == _K.LEAD_CHANGED:
        return spoken(change.field).capitalize()
    if change.kind == _K.AMENDED:
        return f"{words} ({place_in_words(str(change.after))})"
    if change.days and isinstance(change.before, date) and isinstance(change.after, date):
        words = f"{words}, {length_of_move(change.before, change.after)}"
    if change.kind in NAMES_ITS_PLACE and change.field:
        return f"{words} ({_place(change)})"
    return words


def _place(change: Change) -> str:
    """Return the place of a change: a step's or action's id, otherwise the keys."""
    keys = change.field.split(".")
    if change.kind in (_K.STEP_DONE, _K.STEP_MOVED, _K.ACTION_DONE, _K.GRADE_CHANGED):
        return keys[1]
    if change.kind in (_K.QUESTION_ANSWERED, _K.QUESTION_ADDRESSED):
        return keys[1]
    if change.kind == _K.WITHDRAWN:
        return place_in_words(change.field.removesuffix(".withdrawn")) or "item"
    return place_in_words(change.field)


def place_in_words(path: str) -> str:
    """Return the keys of a place as words: progress 2022-05-01 text."""
    return spoken(path.replace(".", " "))


def in_one_line(change: Change) -> str:
    """Return a change as one line of text, without its subject."""
    before, after = shown(change.before), shown(change.after)
    parts = [what_changed(change)]
    if change.kind == _K.AMENDED:  # the new value is shown with the fact edited
        parts.append(f"it was {before}" if before else "it was empty")
    elif before and after:
        parts.append(f"{before} → {after}")
    elif before or after:
        parts.append(after or before)
    signed = [short_date(change.day)] if change.day else []
    signed += [change.by] if change.by else []
    gives_reason = after or change.kind == _K.WITHDRAWN
    because = f"; {shortened(change.because)}" if change.because and gives_reason else ""
    return ": ".join(parts) + because + (f" ({', '.join(signed)})" if signed else "")


def summary(changes: Sequence[Change]) -> str:
    """Return all changes in a sentence: 2 items changed: 1 RAG change, 1 progress update."""
    if not changes:
        return "Nothing in the register has changed."
    counts = Counter(change.kind for change in changes)
    words = [
        counted(counts[kind], WORDS[kind].one, WORDS[kind].many)
        for kind in ChangeKind
        if counts[kind]
    ]
    subjects = len({change.subject for change in changes})
    return f"{counted(subjects, 'record')} changed: {listed(words)}."


def shown(value: object) -> str:
    """Return a value for people, a text on one line of limited length."""
    if isinstance(value, date):
        return long_date(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return shortened(in_plain_words(value))


def shortened(text: str) -> str:
    """Return a text on one line, cut if it is long."""
    return cut_short(text, _LENGTH)


def event_sentence(register: Register, event: HistoryEvent) -> str:
    """Return an event of an item's history in a sentence, without its recording."""
    if event.is_withdrawal and event.after is None and event.change != EventKind.RECORDED:
        return f"{_thing(event)} restored: its withdrawal was undone."
    if event.is_withdrawal and event.change == EventKind.RECORDED:
        by = f" by {register.lead_title(event.by)}" if event.by else ""
        return f"{_thing(event)} withdrawn{by}: {_short(event.because)}"
    sentence = _EVENTS[event.change](register, event)
    return sentence[:-1] if sentence.endswith("..") else sentence


def recording(event: HistoryEvent, *, in_git: bool) -> str:
    """Return the date, author and commit of its recording; empty if git was not asked."""
    if event.commit is None:
        return "not committed yet" if in_git else ""
    late = f", {days(event.days_late)} after it happened" if event.days_late else ""
    commit = event.commit
    where = f"the merge {commit.short}" if commit.is_merge else commit.short
    return f"recorded {long_date(commit.day)}{late}, by {commit.author} in {where}"


def _recorded(register: Register, event: HistoryEvent) -> str:
    because = f": {_short(event.because)}" if event.because else "."
    by = f" by {register.lead_title(event.by)}" if event.by else ""
    after = _plain_value(event.after)
    match event.field:
        case "rag" | "target" | "steps_to_green.due":
            return f"{_moved(event)}{by}{because}"
        case "sign_offs":
            stage = SignOffStage(after)
            recorded = ", recorded" if by and stage in _BY_HMICFRS else ""
            return f"{SIGN_OFF_WORDS[stage]}{recorded}{by}{because}"
        case "amendments":
            was = f" (it was {_quoted(event.before)})" if event.before else ""
            return f"Amended{by}: {place_in_words(after)}{was}{because}"
        case "progress.reviewed":
            update = f"The update of {_plain_value(event.subject)}"
            return f"{update} reviewed{by}{f': {after}' if after else '.'}"
        case "progress.cleared" | "progress.cleared_for_public":
            return f"The imported update of {_plain_value(event.subject)} cleared {after}{by}."
        case "progress" | "steps_to_green.done":
            return f"{'Step done' if event.subject else f'Update{by}'}: {_short(event.after)}"
    if event.field in DETAILS_GIVEN:
        return f"{DETAILS_GIVEN[event.field]}{by}: {after}"
    return f"{_thing(event)} added: {_value(register, event, event.after)}."


def _moved(event: HistoryEvent) -> str:
    if event.field == "rag":
        return f"RAG {event.before} to {event.after}" if event.before else f"RAG {event.after}"
    before = date.fromisoformat(event.before) if event.before else None
    return f"{_thing(event)} {move(before, date.fromisoformat(event.after or ''))}"


def _changed(register: Register, event: HistoryEvent) -> str:
    before, after = (_value(register, event, each) for each in (event.before, event.after))
    if event.before is None and event.field in DETAILS_GIVEN:
        return f"{DETAILS_GIVEN[event.field]}: {after}."
    if event.before is None:
        verb = "named" if _is_lead(event) else "added"
        return f"{_thing(event)} {verb}: {after}."
    if event.after is None:
        return f"{_thing(event)} removed: it was {before}."
    return f"{_thing(event)} changed from {before} to {after}."


def _rewritten(register: Register, event: HistoryEvent) -> str:
    before, after = (_value(register, event, each) for each in (event.before, event.after))
    return f"{_thing(event)} rewritten: {before} became {after}."


def _renamed(register: Register, event: HistoryEvent) -> str:
    act = _by_and_because(register, event)
    return f"Renamed from {event.before} to {event.after}{act}"


def _by_and_because(register: Register, event: HistoryEvent) -> str:
    by = f" by {register.lead_title(event.by)}" if event.by else ""
    return f"{by}: {_short(event.because)}" if event.because else f"{by}."


def _amended(register: Register, event: HistoryEvent) -> str:
    before, after = (_value(register, event, each) for each in (event.before, event.after))
    if event.after is None:
        how = f"taken out (it was {before})"
    elif event.before is None:
        how = f"amended to {after}"
    else:
        how = f"amended from {before} to {after}"
    return f"{_thing(event)} {how}{_by_and_because(register, event)}"


def _removed(register: Register, event: HistoryEvent) -> str:
    before = f": {_value(register, event, event.before)}" if event.before else ""
    return f"{_thing(event)} removed{before}."


_EVENTS: dict[EventKind, Callable[[Register, HistoryEvent], str]] = {
    EventKind.ADDED: lambda _, event: f"Added to the register: {event.after}.",
    EventKind.MISSING: lambda _, event: f"No {spoken(event.field or '')} was recorded.",
    EventKind.RECORDED: _recorded,
    EventKind.CHANGED: _changed,
    EventKind.REWRITTEN: _rewritten,
    EventKind.AMENDED: _amended,
    EventKind.REMOVED: _removed,
    EventKind.REORDERED: lambda _, event: f"{_thing(event)}: entries reordered.",
    EventKind.RENAMED: _renamed,
    EventKind.DELETED: lambda _, event: f"Removed from the register: {event.before}.",
}

_BY_HMICFRS = (SignOffStage.RETURNED, SignOffStage.CLOSED)
"""The stages that are HMICFRS's own act, which an officer records."""
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")  # 2022-05-23
_DATED = ("rag", "target", "progress", "sign_offs", "amendments")


def _thing(event: HistoryEvent) -> str:
    """Return the place of an event: Due date of step dip-sample, Source of the update of 1 May."""
    if event.field == "withdrawn":
        return "Item"
    first, *keys = (event.field or "").removesuffix(".withdrawn").split(".")
    name = NOUNS.get(first, spoken(first))
    day = event.subject if first in _DATED else None
    if day or (first in _DATED and event.change in (EventKind.REWRITTEN, EventKind.REMOVED)):
        since = _plain_value(day) if day else long_date(event.date) if event.date else ""
        name = f"{'the ' if keys else ''}{name} of {since}"
    elif event.subject and (keys or event.subject not in (event.before, event.after)):
        known = event.subject if " " not in event.subject else _quoted(event.subject)
        name = f"{name} {known}"
    for key in keys:
        name = f"{NOUNS.get(key, spoken(key))} of {name}"
    return capitalised(name)


def _is_lead(event: HistoryEvent) -> bool:
    key = (event.field or "").rpartition(".")[2]
    return key in (*LEADS, "lead", "by")


def _value(register: Register, event: HistoryEvent, text: str | None) -> str:
    """Return a value for people: a lead by title, a date in full, a text quoted."""
    if text and _is_lead(event):
        return register.lead_title(text) or text
    plain = _plain_value(text)
    return plain if plain != _short(text) or plain.isdecimal() else _quoted(text)


def _plain_value(text: str | None) -> str:
    if text in ("true", "false"):
        return "yes" if text == "true" else "no"
    if text and _ISO_DATE.fullmatch(text):
        return long_date(date.fromisoformat(text))
    return _short(text)


def _quoted(text: str | None) -> str:
    return f"“{_short(text)}”"


def _short(text: str | None) -> str:
    return cut_short(text or "", _LENGTH_IN_HISTORY)
