"""The table of every finding: its rating, leads, steps, next date and last update. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from peeltrack.documents.parts.dates import Deadline
from peeltrack.documents.parts.header import RagView, rag_view
from peeltrack.documents.parts.names import Link, office_in_notes
from peeltrack.documents.parts.scope import Scope
from peeltrack.model.items import Item
from peeltrack.model.vocabulary import Rag, State
from peeltrack.queries.due import Due, DueKind
from peeltrack.queries.item_names import reference
from peeltrack.queries.updates import newest_updates
from peeltrack.wording import days, lateness, long_date

_WHOSE = {
    DueKind.ITEM: "HMICFRS",
    DueKind.TARGET: "target",
    DueKind.STEP: "step",
    DueKind.MILESTONE: "milestone",
    DueKind.DEPENDENCY: "partner",
    DueKind.ACTION: "action",
    DueKind.COMMITMENT: "commitment",
}


_WITHOUT_DATE = {
    State.COMPLETE: "Rated green",
    State.AWAITING_SIGN_OFF: "With HMICFRS",
}
"""Why a finding has no next date, by its state: nobody waits for the dates it has."""


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A finding in the table."""

    link: Link
    """The finding."""
    rating: RagView | None
    """Its RAG; None if not rated."""
    is_monitored: bool
    """Whether the force only monitors it, so that it needs no lead or update."""
    direction: str | None
    """The change of its RAG since the last meeting: better, was amber; None if unchanged."""
    leads: str
    """Its strategic and its tactical lead, in short; empty if it has neither."""
    missing: str | None
    """The lead it lacks: no tactical lead; None if it lacks none."""
    steps_done: int
    """The number of its steps that are done."""
    steps: int
    """The number of its steps."""
    next_date: Deadline | None
    """The earliest date that is not met, with what it is for; None if nothing is awaited."""
    no_date: str
    """What stands in place of a date: No date, or that the finding is green or with HMICFRS."""
    hmicfrs: Deadline | None
    """HMICFRS's due date that is not met, which may be the same; None without one."""
    last_update: date | None
    """The date of its last update; None without one."""
    age: int | None
    """Days from then to the meeting."""
    update_about: str | None
    """The recommendation that the last update of a cause of concern is about; None if its own."""
    is_old: bool
    """Whether that is out of date at this forum, or an update is missing."""


@dataclass(frozen=True, slots=True)
class Overview:
    """Every finding in one table. A template sees this as `brief.overview`."""

    rows: tuple[FindingRow, ...]
    """The findings, those only monitored last."""
    note: str
    """What is true of all of them, said once; may be empty."""
    has_ages: bool
    """Whether their last updates are of different dates."""


def overview(scope: Scope, items: Sequence[Item], note_on_papers: str | None) -> Overview:
    """Return the table of a meeting's findings.

    Args:
        scope: the meeting.
        items: its items, in the order of the brief.
        note_on_papers: where the latest updates came from, if not from the force.
    """
    newest = scope.register.once(newest_updates)
    ordered = sorted(items, key=lambda item: not item.needs_leads)
    rows = []
    for item in ordered:
        last, about = newest[item.id], scope.updated_by.get(item.id)
        entry = scope.watchlist.stale.get(item.id)
        before = scope.before.items.get(item.id) if scope.before else None
        rows.append(
            FindingRow(
                link=scope.links[item.id],
                rating=rag_view(scope.register, item.rag) if item.rag else None,
                is_monitored=not item.needs_leads,
                direction=_direction(before.rag, item.rag) if before else None,
                leads=_leads(scope, item),
                missing=scope.watchlist.unowned.get(item.id),
                steps_done=len(item.steps_to_green) - len(item.open_steps),
                steps=len(item.steps_to_green),
                next_date=_next_date(scope, item),
                no_date=_WITHOUT_DATE.get(item.state, "No date"),
                hmicfrs=_hmicfrs(scope, item),
                last_update=last.date if last else None,
                age=(scope.on - last.date).days if last else None,
                update_about=reference(scope.register, about) if about else None,
                is_old=entry is not None,
            )
        )
    acted_on = [row for row in rows if not row.is_monitored]
    has_ages = len({row.last_update for row in acted_on}) != 1 or len(acted_on) == 1
    return Overview(tuple(rows), _note(scope, acted_on, note_on_papers, has_ages), has_ages)


def _note(
    scope: Scope, rows: Sequence[FindingRow], note_on_papers: str | None, has_ages: bool
) -> str:
    parts = []
    if rows and not has_ages and rows[0].last_update and rows[0].age is not None:
        last, age = long_date(rows[0].last_update), days(rows[0].age)
        some = "Apart from what is only monitored, all" if len(rows) < len(scope.items) else "All"
        parts.append(
            f"{some} {len(rows):,} were last updated on {last}, {age} before this meeting."
        )
    elif rows and not has_ages:
        parts.append(f"None of the {len(rows):,} has an update.")
    if note_on_papers:
        parts.append(f"{note_on_papers}.")
    if scope.before and not any(row.direction for row in rows):
        parts.append("No rating has changed since the last meeting.")
    return " ".join(parts)


def next_date(due: Due | None, on: date) -> Deadline | None:
    """Return a deadline with what it is for; None without one."""
    return _deadline(due.kind, due.due, on) if due else None


def _deadline(kind: DueKind, day: date, on: date) -> Deadline:
    return Deadline(day, _WHOSE[kind], lateness(day, on), is_late=day < on)


def _next_date(scope: Scope, item: Item) -> Deadline | None:
    """Return the earliest date that is not met; HMICFRS's of what is only monitored is not late."""
    if item.due and item.is_open and not item.needs_leads:
        return Deadline(item.due, _WHOSE[DueKind.ITEM], None, is_late=False)
    return next_date(scope.watchlist.next_dates.get(item.id), scope.on)


def _hmicfrs(scope: Scope, item: Item) -> Deadline | None:
    """Return HMICFRS's due date of an item that the force has still to act on."""
    if item.due is None or not item.awaits_action:
        return None
    return _deadline(DueKind.ITEM, item.due, scope.on)


def _leads(scope: Scope, item: Item) -> str:
    offices = (
        office_in_notes(scope.register, lead) for lead in (item.strategic_lead, item.tactical_lead)
    )
    return " / ".join(dict.fromkeys(each for each in offices if each))


def _direction(before: Rag | None, now: Rag | None) -> str | None:
    """Describe a change of RAG: better, was amber."""
    if before == now:
        return None
    if before is None or now is None:
        return "newly rated" if now else f"was {before}"
    return f"{'worse' if now.is_worse_than(before) else 'better'}, was {before}"
