"""Dates as papers show them: deadlines, targets, and how late they are. Pure."""

from dataclasses import dataclass, replace
from datetime import date

from peeltrack.model.items import Item
from peeltrack.model.register import Register
from peeltrack.wording import lateness, long_date, uncapitalised


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day by which something is promised."""

    day: date | None
    """The last day for it; none where only words were given."""
    phrase: str | None
    """The words given for when: within three months."""
    lateness: str | None
    """How the meeting's day lies to it: 8 days overdue; none where it no longer counts."""
    is_late: bool
    """Whether it has passed unkept."""
    original: date | None = None
    """The first target, where it has been moved since."""


def deadline(day: date | None, phrase: str | None, on: date, *, counts: bool) -> Deadline | None:
    """A day promised, with its lateness while it still counts; none where nothing was said."""
    if day is None and phrase is None:
        return None
    pending = day is not None and counts
    return Deadline(
        day=day,
        phrase=phrase,
        lateness=lateness(day, on) if day is not None and counts else None,
        is_late=pending and day is not None and day < on,
    )


def target_deadline(item: Item, on: date) -> Deadline | None:
    """The force's own date, with the first one where it has moved; none where none is set."""
    if item.target is None:
        return None
    now, first = item.target, item.original_target
    late = item.is_open and now < on
    return Deadline(
        day=now,
        phrase=None,
        lateness=lateness(now, on) if item.is_open else None,
        is_late=late,
        original=first if first != now else None,
    )


def public_due_date(register: Register, item: Item, on: date) -> Deadline | None:
    """The inspectorate's date as the public is told it; none where it named none.

    What others must do is not late of the force's, and what was asked for on the very day
    of the report is not so many days late: of both no lateness is told. Words that only
    say the day again are left out.
    """
    is_asked_at_once = is_due_at_publication(register, item)
    phrase = item.due_phrase
    if item.due and phrase and _only_repeats(phrase, item.due):
        phrase = None
    if is_asked_at_once and item.due:
        asked = f"Asked for {uncapitalised(phrase or 'at once')} (report of {long_date(item.due)})"
        return Deadline(None, _with_completion(asked, item), None, is_late=False)
    counts = item.is_open and item.needs_leads
    return deadline(item.due, phrase, on, counts=counts)


def public_target(item: Item, on: date) -> Deadline | None:
    """The force's own date as the public is told it, without lateness where others must act."""
    told = target_deadline(item, on)
    if told is None or item.needs_leads:
        return told
    return replace(told, lateness=None, is_late=False)


def is_due_at_publication(register: Register, item: Item) -> bool:
    """Whether the inspectorate's date is the day on which it published the report."""
    return item.due is not None and item.due == register.inspection_of(item).published


def _only_repeats(phrase: str, day: date) -> bool:
    left = phrase.replace(long_date(day), "").strip(" ,.").casefold()
    return left in ("", "by", "on", "before", "no later than")


def _with_completion(asked: str, item: Item) -> str:
    is_wanting = item.is_open and item.needs_leads
    return f"{asked}; not recorded as complete" if is_wanting else asked
