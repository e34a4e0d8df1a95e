"""Updates, their review, and the RAG that follows, as plans of edits."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from peeltrack.edits.edit_guards import (
    doubts_if_recorded,
    find_only,
    insert_by_date,
    refuse_before_last,
    refuse_ended,
    refuse_unknown_clauses,
    refuse_unless_reviewer,
)
from peeltrack.edits.kinds import Plan, Put
from peeltrack.edits.milestones import note_of_update
from peeltrack.errors import AlreadySoError, RefusedError
from peeltrack.model.items import Item
from peeltrack.model.organisation import Organisation
from peeltrack.model.progress import ProgressUpdate
from peeltrack.model.vocabulary import Rag
from peeltrack.wording import NOT_RATED, counted, listed, long_date


@dataclass(frozen=True, slots=True)
class Outlook:
    """A lead's view ahead, given with an update."""

    proposed_rag: Rag | None = None
    """The RAG that they propose; whoever reviews the update sets it."""
    blocker: str | None = None
    """The barrier to progress."""
    milestone: str | None = None
    """The next milestone."""
    milestone_due: date | None = None
    """Its deadline."""
    completed_by: date | None = None
    """When they expect the whole item to be complete."""

    @property
    def values(self) -> dict[str, object]:
        """The keys of an update that say so."""
        return {
            "proposed_rag": self.proposed_rag,
            "blocker": self.blocker,
            "next_milestone": {"text": self.milestone, "due": self.milestone_due}
            if self.milestone
            else None,
            "completed_by": self.completed_by,
        }


def record_progress(
    item: Item,
    text: str,
    by: str,
    on: date,
    *,
    steps: Sequence[str] = (),
    clauses: Sequence[str] = (),
    outlook: Outlook | None = None,
    restricted: bool = False,
) -> Plan:
    """Append a lead's update, or insert an earlier one by its date.

    Raises:
        RefusedError: if the item has ended, a milestone has a day and no text, or it or the
            expected completion is before the update.
        UnknownNameError: if it has no such step or clause.
        AmbiguousError: if the beginning of a step's id may be of several.
    """
    refuse_ended(item)
    step_ids = [step.id for step in item.steps_to_green]
    meant = [step_ids[find_only(item.id, "step", name, step_ids)] for name in steps]
    refuse_unknown_clauses(item, clauses)
    ahead = outlook or Outlook()
    if ahead.milestone_due and not ahead.milestone:
        raise RefusedError(item.id, "the next milestone has a date but no text", "Describe it")
    _refuse_days_past(item, ahead, on)
    entry = {
        "date": on,
        "by": by,
        "text": text,
        "steps": tuple(dict.fromkeys(meant)),
        "clauses": tuple(clauses),
        **ahead.values,
        "restricted": restricted or None,
    }
    edit = insert_by_date(item, "progress", entry, on)
    hint = f"peeltrack review {item.id} --date {on}"
    done = f"update of {long_date(on)} by {by}"
    recorded = [each.text for each in item.progress if (each.date, each.by) == (on, by)]
    doubts = doubts_if_recorded(f"{item.id} has the same {done}", text, recorded)
    notes = () if ahead.milestone else note_of_update(item, text, on)
    return Plan(item.id, done, (edit,), notes, hint, doubts)


def _refuse_days_past(item: Item, ahead: Outlook, on: date) -> None:
    days = {"next milestone": ahead.milestone_due, "expected completion": ahead.completed_by}
    for name, expected in days.items():
        if expected and expected < on:
            raise RefusedError(
                item.id,
                f"the {name} of {long_date(expected)} is before the update of {long_date(on)}",
                "Give a date that was still to come",
            )


def review_progress(
    item: Item,
    by: str,
    on: date,
    organisation: Organisation,
    *,
    of: date | None = None,
    note: str | None = None,
    rag: Rag | None = None,
    reason: str | None = None,
) -> Plan:
    """Mark the latest update of that day or earlier that awaits review as reviewed.

    A notice lists earlier ones that await it too, as the review does not cover them. Unless it is
    restricted, public papers may then print it, and its text is quoted.

    Args:
        item: the item.
        by: the reviewer.
        on: the day of the review.
        organisation: who may review.
        of: the update's own date, if the latest is not meant.
        note: the reviewer's note.
        rag: the RAG that the review set, if any.
        reason: why the RAG stays as it is; no change of RAG keeps it, so the note does.

    Raises:
        RefusedError: if the reviewer may not review, or nothing awaits review.
    """
    refuse_unless_reviewer(item, by, organisation)
    index, update = update_to_review(item, on, organisation, of)
    words = "\n\n".join(filter(None, [note, reason]))
    review = {"date": on, "by": by, "note": words or None}
    edit = Put(item.file, ("progress", index, "reviewed"), review)
    stays = f", RAG stays {rag}" if rag and rag == item.rag else ""
    kept = ", reason recorded as the note" if reason and not note else ""
    summary = f"update of {long_date(update.date)} reviewed{stays}{kept}"
    notes = (
        *_left_proposed(item, update, rag, reason),
        *(() if update.next_milestone else note_of_update(item, update.text, update.date)),
        *_left_before(item, index, organisation),
    )
    plan = Plan(item.id, summary, (edit,), notes, f"peeltrack show {item.id}")
    if update.restricted:
        return plan
    return replace(plan, quoted=update.text, released="Public papers may {} print")


def _left_proposed(
    item: Item, update: ProgressUpdate, rag: Rag | None, reason: str | None
) -> Iterator[str]:
    """Describe what the lead proposed and the review declines, and what is left to agree to."""
    now, proposed = rag or item.rag, update.proposed_rag
    if proposed not in (None, now):
        is_decided = rag is not None or reason is not None
        instead = f"; to set it: peeltrack rag {item.id} {proposed} --because …"
        declined = f"this review declines the proposed {proposed}; RAG is {now or 'not rated'}"
        yield declined + ("" if is_decided else instead)
    day = update.completed_by
    if day and day != item.target:
        target = f"the target is {long_date(item.target)}" if item.target else "no target is set"
        yield (
            f"the lead expects to complete it by {long_date(day)}; {target}. If you agree: "
            f"peeltrack target {item.id} {day} --because …"
        )


def update_to_review(
    item: Item, on: date, organisation: Organisation, of: date | None = None
) -> tuple[int, ProgressUpdate]:
    """Return the latest update of that day or earlier that awaits review, and its place.

    Args:
        item: the item.
        on: the day of the review.
        organisation: whose leads may review.
        of: the update's own date, if the latest is not meant.

    Raises:
        RefusedError: if no update awaits review.
    """
    for index, update in reversed(tuple(enumerate(item.progress))):
        is_meant = update.date <= on and of in (None, update.date)
        if is_meant and update.awaits_review(organisation.reviewers):
            return index, update
    days = long_date(of) if of else f"{long_date(on)} or earlier"
    left = f"no update of {days} awaits review" if item.progress else "no update is recorded"
    raise AlreadySoError(
        item.id,
        left,
        "Record one with peeltrack update, or give a later --date",
    )


def _left_before(item: Item, index: int, organisation: Organisation) -> tuple[str, ...]:
    """Describe the earlier updates that await review."""
    reviewers = organisation.reviewers
    left = [update for update in item.progress[:index] if update.awaits_review(reviewers)]
    if not left:
        return ()
    still = "still awaits" if len(left) == 1 else "still await"
    days = listed([long_date(update.date) for update in left])
    return (f"{counted(len(left), 'earlier update')} {still} review ({days}); name one with --of",)


def proposed_rag(
    item: Item, on: date, organisation: Organisation, of: date | None = None
) -> tuple[Rag, str]:
    """Return the RAG that the update awaiting review proposes, and the reason to set it.

    Raises:
        RefusedError: if no update awaits review, or it proposes none.
    """
    _, update = update_to_review(item, on, organisation, of)
    if update.proposed_rag is None:
        raise RefusedError(
            item.id,
            f"the update of {long_date(update.date)} proposes no RAG",
            "Set one with --rag, or review without",
        )
    lead = organisation.leads.get(update.by or "")
    office = lead.called if lead else update.by
    by = f" by {office}" if office else ""
    return update.proposed_rag, f"As proposed{by} with the update of {long_date(update.date)}."


def change_rag(
    item: Item,
    to: Rag,
    because: str,
    by: str,
    on: date,
    organisation: Organisation,
    *,
    force: bool = False,
    or_else: str = "",
) -> Plan:
    """Set the RAG and record the change with its reason (panel paper, paragraph 13).

    Args:
        item: the item.
        to: its new RAG.
        because: the reason.
        by: who rates it.
        on: the day.
        organisation: who may review.
        force: whether it may be green with open steps.
        or_else: what else may be done about open steps, as a command's page says it.

    Raises:
        RefusedError: if the item has ended, has that RAG already, was rated after that
            day, if the officer may not review, or if it would be green with open steps
            and nobody insists.
    """
    refuse_ended(item)
    refuse_unless_reviewer(item, by, organisation)
    if to == item.rag:
        raise AlreadySoError(item.id, f"is already {to}", "Choose another RAG")
    refuse_before_last(item, "rag_changes", on)
    if to == Rag.GREEN and item.open_steps and not force:
        left = listed([step.id for step in item.open_steps])
        raise RefusedError(
            item.id,
            f"cannot be green with {counted(len(item.open_steps), 'step')} open ({left})",
            f"Finish them with peeltrack step done, {or_else}or use --force",
        )
    entry = {
        "date": on,
        "from": item.rag,
        "to": to,
        "because": because,
        "by": by,
        "steps_open": tuple(step.id for step in item.open_steps) if to == Rag.GREEN else (),
    }
    edits = (Put(item.file, ("rag",), to), insert_by_date(item, "rag_changes", entry, on))
    hint = f"peeltrack {'submit' if to == Rag.GREEN else 'show'} {item.id}"
    warnings = ("no update is recorded",) if to == Rag.GREEN and not item.progress else ()
    return Plan(item.id, f"RAG {item.rag or NOT_RATED} → {to}", edits, warnings, hint)
