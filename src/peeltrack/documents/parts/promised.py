"""Actions and commitments of earlier meetings that are not done, for the first page. Pure."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from peeltrack.documents.parts.few_words import (
    names_its_subject,
    promised_words,
    subject_of,
)
from peeltrack.documents.parts.scope import Scope
from peeltrack.queries.forum import unkept_commitments
from peeltrack.wording import capitalised, days, lateness

_SAME = 3
"""Words in which two subjects are the same."""


@dataclass(frozen=True, slots=True)
class Promised:
    """An action or a commitment that is not done."""

    text: str
    due: date | None
    item: str | None
    by: tuple[str, ...]
    is_action: bool = False

    @property
    def key(self) -> str:
        """What tells it from any other promise or step."""
        return key_of(self.item, self.text)


def key_of(item: str | None, text: str) -> str:
    """Return what tells a promise or a step of an item from those of others in the same words."""
    return f"{item or ''}: {text}"


def promised(scope: Scope) -> Sequence[Promised]:
    """Return what was to be done by the meeting, the oldest first; else what has no date."""
    owed = list(_owed(scope))
    dated = [(each.due, n, each) for n, each in enumerate(owed) if each.due]
    by_now = [each for due, _, each in sorted(dated, key=lambda e: e[:2]) if due <= scope.meeting]
    return by_now or [each for each in owed if each.due is None]


def with_a_subject(promises: Sequence[Promised]) -> Sequence[Promised]:
    """Return those that name their subject, of two on the same one what says more."""
    return _apart([each for each in promises if names_its_subject(each.text)])


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
    items = scope.register.items

    def waits(promise: Promised) -> tuple[bool, bool]:
        item = items.get(promise.item or "")
        return item is not None and not item.awaits_action, promise.item in asked

    return sorted(with_a_subject(promises), key=waits)


def promises_in_words(promises: Sequence[Promised], on: date) -> str:
    """Ask about promises by their subjects: 8 days overdue: weekly figures. When?"""
    told = "; ".join(f"{how_late([each], on)}: {promised_words(each.text)}" for each in promises)
    them = "it" if len(promises) == 1 else "each"
    is_late = any(each.due is None or each.due < on for each in promises)
    end = "" if told.endswith("…") else "."
    return f"{capitalised(told)}{end} {'When' if is_late else f'Is {them} done'}?"


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
