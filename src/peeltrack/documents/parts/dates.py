"""Dates as papers show them: deadlines, targets, and how late they are. Pure."""

import re
from dataclasses import dataclass
from datetime import date

from peeltrack.model.items import Item
from peeltrack.model.parse_date import parse_date
from peeltrack.model.register import Register
from peeltrack.wording import lateness, long_date, uncapitalised

_BY = re.compile(
    r"^\W*(?:(?:by )?(?:no|not) later than|on or before|by|on|before|due)?\b:? *", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Deadline:
    """A date by which something must happen."""

    day: date | None
    """The last date for it; None if only words were given."""
    phrase: str | None
    """The deadline in words: within three months."""
    lateness: str | None
    """The deadline relative to the meeting: 8 days overdue; None if it no longer counts."""
    is_late: bool
    """Whether it has been missed."""
    original: date | None = None
    """The first target, if it has moved since."""


def deadline(day: date | None, phrase: str | None, on: date, *, counts: bool) -> Deadline | None:
    """Return a deadline, with its lateness while it counts; None if nothing was set.

    Words that only repeat the date are left out.
    """
    phrase = words_beyond(day, phrase) if phrase else phrase
    if day is None and phrase is None:
        return None
    if day is not None and phrase:
        phrase = uncapitalised(phrase)
    pending = day is not None and counts
    return Deadline(
        day=day,
        phrase=phrase,
        lateness=lateness(day, on) if day is not None and counts else None,
        is_late=pending and day is not None and day < on,
    )


def target_deadline(item: Item, on: date) -> Deadline | None:
    """Return the force's target, with the first one if it has moved; None if none is set.

    It has no lateness once the item is complete, or if others must act.
    """
    if item.target is None:
        return None
    now, first = item.target, item.original_target
    late = item.awaits_action and now < on
    return Deadline(
        day=now,
        phrase=None,
        lateness=lateness(now, on) if item.awaits_action else None,
        is_late=late,
        original=first if first != now else None,
    )


def public_due_date(register: Register, item: Item, on: date) -> Deadline | None:
    """Return HMICFRS's due date as published; None if it set none.

    It has no lateness if others must act. What HMICFRS asked for at once has the date of the
    report in words, and is overdue from the day after it.
    """
    is_asked_at_once = is_due_at_publication(register, item)
    phrase = words_beyond(item.due, item.due_phrase)
    if is_asked_at_once and item.due:
        words = f"Asked for {uncapitalised(phrase or 'at once')} (report of {long_date(item.due)})"
        return Deadline(None, words, None, is_late=item.awaits_action and item.due < on)
    return deadline(item.due, phrase, on, counts=item.awaits_action)


def is_due_at_publication(register: Register, item: Item) -> bool:
    """Check whether HMICFRS's due date is the date it published the report."""
    return item.due is not None and item.due == register.inspection_of(item).published


def words_beyond(day: date | None, phrase: str | None) -> str | None:
    """Return the words of a deadline; None if they only repeat its date."""
    if day is None or phrase is None:
        return phrase
    named = parse_date(_BY.sub("", phrase)).value
    return None if named == day else phrase
