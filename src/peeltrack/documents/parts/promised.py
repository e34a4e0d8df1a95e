"""Actions and commitments of earlier meetings that are not done, for the first page. Pure."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from peeltrack.documents.parts.few_words import names_its_subject, subject_of
from peeltrack.documents.parts.scope import Scope
from peeltrack.queries.forum import unkept_commitments
from peeltrack.wording import capitalised, counted_in_words, days, lateness, listed

_SAME = 3
"""Words in which two subjects are the same."""
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
    is_action: bool = False


def promised(scope: Scope) -> Sequence[Promised]:
    """Return what was to be done by the meeting, the oldest first; else what has no date."""
    owed = list(_owed(scope))
    dated = [(each.due, n, each) for n, each in enumerate(owed) if each.due]
    by_now = [each for due, _, each in sorted(dated, key=lambda e: e[:2]) if due <= scope.meeting]
    return by_now or [each for each in owed if each.due is None]


def is_of_leads(promise: Promised) -> bool:
    """Check whether a promise is to say who leads its item, and not something that a lead does."""
    return bool(_OF_LEADS.search(promise.text))


def promised_otherwise(scope: Scope, asked: Collection[str]) -> str:
    """Count what was to be done by the meeting besides what is asked about: two other actions.

    Args:
        scope: the meeting.
        asked: the texts of what is asked about.
    """
    others = Counter(each.is_action for each in promised(scope) if each.text not in asked)
    kinds = ((others[True], "action"), (others[False], "commitment"))
    counts = [counted_in_words(number, f"other {noun}") for number, noun in kinds if number]
    return listed(counts)


def named_otherwise(scope: Scope, asked: Collection[str], room: int) -> str:
    """Name some of what was to be done by the meeting besides what is asked about, and the rest.

    Args:
        scope: the meeting.
        asked: the texts of what is asked about.
        room: how many to name; the others are counted.
    """
    others = [each for each in promised(scope) if each.text not in asked]
    names = [each for each in _apart(others) if names_its_subject(each.text)][:room]
    told = [f"{subject_of(each.text)}{_of_item(scope, each)}" for each in names]
    rest = promised_otherwise(scope, {*asked, *(each.text for each in names)})
    return "; ".join([*told, rest] if rest else told)


def _of_item(scope: Scope, promise: Promised) -> str:
    link = scope.links.get(promise.item or "")
    return f" ({link.reference})" if link else ""


def gravest(
    promises: Sequence[Promised], scope: Scope, asked: Collection[str]
) -> Sequence[Promised]:
    """Return the promises that deserve questions of their own, the gravest first.

    That is the longest overdue, before those on findings asked about already and those on
    findings that are green or submitted. What names no subject is left out, and of two on the
    same subject the one that says less.

    Args:
        promises: the promises, the oldest first.
        scope: the meeting.
        asked: the ids of the findings whose deadlines are asked about.
    """
    telling = _apart([each for each in promises if names_its_subject(each.text)])
    items = scope.register.items

    def waits(promise: Promised) -> tuple[bool, bool]:
        item = items.get(promise.item or "")
        return item is not None and not item.awaits_action, promise.item in asked

    return sorted(telling, key=waits)


def promise_in_words(promise: Promised, on: date) -> str:
    """Ask about a promise by its subject: 8 days overdue: weekly figures. When?"""
    what = subject_of(promise.text)
    ask = "Is it done?" if promise.due and promise.due >= on else "When?"
    end = "" if what.endswith("…") else "."
    return f"{capitalised(how_late([promise], on))}: {what}{end} {ask}"


def _apart(promises: Sequence[Promised]) -> Sequence[Promised]:
    """Return promises, of two that have the same words the longer: results; first results."""
    subjects = [set(subject_of(each.text).split()) for each in promises]

    def is_said_by_another(place: int) -> bool:
        own = subjects[place]
        return len(own) >= _SAME and any(
            own < other or (own == other and n < place) for n, other in enumerate(subjects)
        )

    return [each for n, each in enumerate(promises) if not is_said_by_another(n)]


def how_late(promises: Sequence[Promised], on: date) -> str:
    """Say by how much promises are overdue, the oldest of them first: up to 61 days overdue."""
    first = promises[0].due
    if first is None:
        return "promised without a date"
    if first >= on:
        return "due now" if first == on else "due by this meeting"
    dates = {each.due for each in promises if each.due}
    late = lateness(first, on) if len(dates) == 1 else f"up to {days((on - first).days)} overdue"
    return late if max(dates) < on else f"due now or {late}"


def _owed(scope: Scope) -> Iterator[Promised]:
    for meeting in scope.earlier:
        for action in meeting.actions:
            if action.done is None:
                yield Promised(
                    action.text, action.due, action.item, tuple(action.owners), is_action=True
                )
    for _, _, promise in unkept_commitments(scope.register, scope.forum_id, scope.meeting):
        if promise.due is None or promise.due <= scope.meeting:
            by = (promise.by,) if promise.by else ()
            yield Promised(promise.text, promise.due, promise.item, by)
