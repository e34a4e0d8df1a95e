"""Actions and commitments of earlier meetings that are not done, for the first page. Pure."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from peeltrack.documents.parts.few_words import names_its_subject, subject_of
from peeltrack.documents.parts.scope import Scope
from peeltrack.queries.forum import unkept_commitments
from peeltrack.wording import capitalised, counted_in_words, days, lateness

_SAME = 3
"""Words in which two subjects are the same."""
_WORDS = 32
"""Words in which a question names promises; it counts the others."""
_LEADS = (
    r"(?:(?:an?|the|its|their|both|each|every|new|interim|permanent|strategic|tactical|and|or)\s)*"
    r"(?:leads?|owners?|successors?)\b"
)
_SETTLED = r"(?:agreed|allocated|appointed|assigned|chosen|confirmed|found|identified|named)"
_OF_LEADS = re.compile(
    r"\b(?:agree|allocate|appoint|assign|choose|confirm|find|identify|name|nominate|recruit"
    rf"|update\s(?:on|about))\s{_LEADS}"
    rf"|{_LEADS}\s(?:(?:will|is|are|has|have|must|should|to)\s)+(?:be|been)\s{_SETTLED}\b"
    r"|\bwho\s(?:will|is\sto|should)\s(?:lead|own)\b",
    re.IGNORECASE,
)
"""The naming of a lead: (Give) an update on both leads; An owner will be identified."""


@dataclass(frozen=True, slots=True)
class Promised:
    """An action or a commitment that is not done."""

    text: str
    due: date | None
    item: str | None
    by: tuple[str, ...]


def promised(scope: Scope) -> Sequence[Promised]:
    """Return what was to be done by the meeting, the oldest first; else what has no date."""
    owed = list(_owed(scope))
    dated = [(each.due, n, each) for n, each in enumerate(owed) if each.due]
    by_now = [each for due, _, each in sorted(dated, key=lambda e: e[:2]) if due <= scope.meeting]
    return by_now or [each for each in owed if each.due is None]


def is_of_leads(promise: Promised) -> bool:
    """Check whether a promise is to say who leads its item, and not something that a lead does."""
    return bool(_OF_LEADS.search(promise.text))


def promised_in_words(promises: Sequence[Promised], on: date) -> str:
    """Ask about promises by their subjects: 8 days overdue: weekly figures; survey. When?"""
    telling = [each for each in promises if names_its_subject(each.text)] or promises
    subjects = _apart(subject_of(each.text) for each in telling)
    words = accumulate(len(each.split()) for each in subjects)
    named = [each for each, sum_ in zip(subjects, words, strict=True) if sum_ <= _WORDS]
    others = len(promises) - len(telling) + len(subjects) - len(named)
    also = [counted_in_words(others, "other")] if others else []
    first = promises[0].due
    done = "Are they done?" if len(promises) > 1 else "Is it done?"
    asks = done if first and first >= on else "When?"
    what = "; ".join([*named, *also])
    end = "" if what.endswith("…") else "."
    return f"{capitalised(how_late(promises, on))}: {what}{end} {asks}"


def _apart(subjects: Iterable[str]) -> Sequence[str]:
    """Return subjects, of two that have the same words the longer: results; first results."""
    named: list[str] = []
    for each in subjects:
        alike = [other for other in named if _is_within(each, other) or _is_within(other, each)]
        named = [other for other in named if other not in alike]
        named.append(max([*alike, each], key=len))
    return named


def _is_within(short: str, long: str) -> bool:
    words = set(short.split())
    return len(words) >= _SAME and words <= set(long.split())


def how_late(promises: Sequence[Promised], on: date) -> str:
    """Say by how much promises are overdue, the oldest of them first: up to 61 days overdue."""
    first = promises[0].due
    if first is None:
        return "promised without a date"
    if first >= on:
        return "due by this meeting"
    dates = {each.due for each in promises if each.due}
    late = lateness(first, on) if len(dates) == 1 else f"up to {days((on - first).days)} overdue"
    return late if max(dates) < on else f"due now or {late}"


def _owed(scope: Scope) -> Iterator[Promised]:
    for meeting in scope.earlier:
        for action in meeting.actions:
            if action.done is None:
                yield Promised(action.text, action.due, action.item, tuple(action.owners))
    for _, _, promise in unkept_commitments(scope.register, scope.forum_id, scope.meeting):
        if promise.due is None or promise.due <= scope.meeting:
            by = (promise.by,) if promise.by else ()
            yield Promised(promise.text, promise.due, promise.item, by)
