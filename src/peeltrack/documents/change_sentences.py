"""Sign-offs, moves and changes in words, for every document, answer and page. Pure."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from peeltrack.changes.change import Change, ChangeKind
from peeltrack.changes.differences import in_plain_words
from peeltrack.documents.change_words import NAMES_ITS_PLACE, SIGN_OFF_WORDS, WORDS
from peeltrack.model.progress import DateChange, RagChange, SignOff
from peeltrack.model.vocabulary import Rag, SignOffStage
from peeltrack.wording import (
    NOT_RATED,
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


def length_of_move(before: date | None, after: date) -> str:
    """Return the length of a move in words: first set, 31 days later, 5 days earlier."""
    if before is None:
        return "first set"
    moved = (after - before).days
    return f"{days(abs(moved))} {'later' if moved >= 0 else 'earlier'}"


def moved_in_words(what: str, before: date | None, after: date) -> str:
    """Return a move of a date in few words: target set, target moved 31 days later."""
    return f"{what} moved {length_of_move(before, after)}" if before else f"{what} set"


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
