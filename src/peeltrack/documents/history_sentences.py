"""The events of an item's history in words, with when each was recorded. Pure."""

import re
from collections.abc import Callable
from datetime import date

from peeltrack.documents.change_sentences import move, place_in_words
from peeltrack.documents.change_words import DETAILS_GIVEN, NOUNS, SIGN_OFF_WORDS
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import SignOffStage
from peeltrack.queries.history_events import EventKind, HistoryEvent
from peeltrack.queries.item_history import LEADS
from peeltrack.wording import capitalised, cut_short, days, long_date, spoken

_LENGTH = 160
"""Characters of a text that a history shows; `show` has the whole."""


def event_sentence(register: Register, event: HistoryEvent) -> str:
    """Return an event of an item's history in a sentence, without its recording."""
    if event.is_withdrawal and event.after is None and event.change != EventKind.RECORDED:
        return f"{_thing(event)} restored: its withdrawal was undone."
    if event.is_withdrawal and event.change == EventKind.RECORDED:
        by = f" by {register.lead_title(event.by)}" if event.by else ""
        return f"{_thing(event)} withdrawn{by}: {_short(event.because)}"
    if event.change in _FIRST_TOLD and _is_restriction(event):
        by = f" by {register.lead_title(event.by)}" if event.by else ""
        return f"{capitalised(_thing(event).removeprefix(_RESTRICTION))} restricted{by}."
    sentence = _EVENTS[event.change](register, event)
    return sentence[:-1] if sentence.endswith(("..", ".”.")) else sentence


_FIRST_TOLD = (EventKind.RECORDED, EventKind.CHANGED)
_RESTRICTION = "Restriction of "


def _is_restriction(event: HistoryEvent) -> bool:
    """Check whether an event keeps an entry out of public documents from now on."""
    field = event.field or ""
    return field.endswith(".restricted") and event.before is None and event.after == "true"


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
    EventKind.MISSING: lambda _, event: f"Added without a {spoken(event.field or '')}.",
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
    return cut_short(text or "", _LENGTH)
