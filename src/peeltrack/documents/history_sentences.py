"""The history of an item in sentences."""

from collections.abc import Callable
from datetime import date

from peeltrack.model.register import Register
from peeltrack.queries.item_history import LEADS, EventKind, HistoryEvent
from peeltrack.wording import capitalised, days, long_date

_LONGEST = 160
"""Characters of a text that are shown; `show` has the whole."""


def sentence(register: Register, entry: HistoryEvent) -> str:
    """Return an event in a sentence, without its recording."""
    return _SENTENCES[entry.change](register, entry)


def recording(entry: HistoryEvent, *, in_git: bool) -> str:
    """Return the date, author and commit of its recording; empty if git was not asked."""
    if entry.commit is None:
        return "not committed yet" if in_git else ""
    late = f", {days(entry.days_late)} after it happened" if entry.days_late else ""
    commit = entry.commit
    where = f"the merge {commit.short}" if commit.is_merge else commit.short
    return f"recorded {long_date(commit.day)}{late}, by {commit.author} in {where}"


def _recorded(register: Register, entry: HistoryEvent) -> str:
    because = f": {_short(entry.because)}" if entry.because else "."
    by = f" by {register.lead_title(entry.by)}" if entry.by else ""
    match entry.field:
        case "rag":
            move = f"RAG {entry.before} to {entry.after}" if entry.before else f"RAG {entry.after}"
            return f"{move}{by}{because}"
        case "target" | "steps_to_green.due":
            return f"{_subject(entry)} {_moved(entry)}{by}{because}"
        case "progress":
            return f"Update{by}: {_short(entry.after)}"
        case "progress.reviewed":
            of = long_date(date.fromisoformat(entry.subject or ""))
            return f"The update of {of} reviewed{by}{_after_colon(entry.after)}"
        case "progress.cleared" | "progress.cleared_for_public":
            of = long_date(date.fromisoformat(entry.subject or ""))
            forums = "public" if entry.field.endswith("public") else "internal"
            return f"The imported update of {of} cleared for {forums} forums{by}."
        case "steps_to_green.done":
            return f"Step done: {_short(entry.after)}"
        case field if field in _AHEAD:
            return f"{_AHEAD[field]}{by}: {_short(entry.after)}"
        case _:
            return f"{_SIGNED.get(entry.after or '', _subject(entry))}{by}{because}"


_SIGNED = {
    "submitted": "Submitted to the inspectorate",
    "returned": "Returned by the inspectorate",
    "closed": "Closed by the inspectorate",
    "reopened": "Reopened",
}


_AHEAD = {
    "progress.proposed_rag": "RAG proposed",
    "progress.blocker": "Blocker named",
    "progress.next_milestone": "Next milestone given",
    "progress.next_milestone.due": "Day of the next milestone given",
    "progress.completed_by": "Day of completion given",
}


def _moved(entry: HistoryEvent) -> str:
    new = date.fromisoformat(entry.after or "")
    if entry.before is None:
        return f"set to {long_date(new)}"
    old = date.fromisoformat(entry.before)
    direction = "later" if new > old else "earlier"
    by = f"{days(abs((new - old).days))} {direction}"
    return f"moved from {long_date(old)} to {long_date(new)}, {by},"


def _changed(register: Register, entry: HistoryEvent) -> str:
    title = register.lead_title if entry.field in LEADS else _quoted
    before, after = (title(each) if each else None for each in (entry.before, entry.after))
    subject = _subject(entry)
    if before is None:
        verb = "named" if entry.field in LEADS else "added"
        return f"{subject} {verb}: {after}."
    if after is None:
        return f"{subject} taken away: it was {before}."
    return f"{subject} changed from {before} to {after}."


def _of_day(entry: HistoryEvent) -> str:
    of = f" of {long_date(entry.date)}" if entry.date else ""
    return f"{_subject(entry)}{of}"


def _words(field: str) -> str:
    return _FIELDS.get(field, field.replace("_", " "))


def _quoted(text: str | None) -> str:
    return f"“{_short(text)}”"


_SENTENCES: dict[EventKind, Callable[[Register, HistoryEvent], str]] = {
    EventKind.ADDED: lambda _, entry: f"Added to the register: {entry.after}.",
    EventKind.MISSING: lambda _, entry: f"It came without a {_words(entry.field or '')}.",
    EventKind.RECORDED: _recorded,
    EventKind.CHANGED: _changed,
    EventKind.REWRITTEN: lambda _, entry: (
        f"{_of_day(entry)} rewritten: {_quoted(entry.before)} became {_quoted(entry.after)}."
    ),
    EventKind.REMOVED: lambda _, entry: (
        f"{_of_day(entry)} taken out{f': {_quoted(entry.before)}' if entry.before else ''}."
    ),
    EventKind.RENAMED: lambda _, entry: f"Renamed from {entry.before} to {entry.after}.",
    EventKind.DELETED: lambda _, entry: f"Taken out of the register: {entry.before}.",
}

_FIELDS = {
    "steps_to_green": "step",
    "steps_to_green.due": "day of step",
    "steps_to_green.lead": "lead of step",
    "steps_to_green.done": "step done",
    "progress": "update",
    "progress.reviewed": "review of the update of",
    "progress.cleared": "clearance of the imported update of",
    "progress.cleared_for_public": "public clearance of the imported update of",
    "progress.proposed_rag": "RAG proposed with the update of",
    "progress.blocker": "blocker in the update of",
    "progress.next_milestone": "next milestone in the update of",
    "progress.next_milestone.due": "day of the milestone in the update of",
    "progress.completed_by": "day of completion in the update of",
    "sign_offs": "sign-off",
    "programmes": "programme",
    "measures": "measure",
    "investments": "investment",
    "depends_on": "dependency",
    "clauses": "part",
    "addressed_to": "addressee",
    "rag": "RAG",
}


def _subject(entry: HistoryEvent) -> str:
    words = capitalised(_words(entry.field or ""))
    name = f" {entry.subject}" if entry.subject and entry.subject != entry.after else ""
    return f"{words}{name}"


def _after_colon(text: str | None) -> str:
    return f": {_short(text)}" if text else "."


def _short(text: str | None) -> str:
    """Return a text on one line, cut at a word if it is long."""
    line = " ".join((text or "").split())
    if len(line) <= _LONGEST:
        return line
    return f"{line[:_LONGEST].rsplit(' ', 1)[0]} …"
