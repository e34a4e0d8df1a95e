"""Updates, their review, and the RAG that follows, as plans of edits."""

from collections.abc import Sequence
from datetime import date

from peeltrack.edits.kinds import Plan, Put
from peeltrack.edits.rules import dated, may_review, not_before_last, part_of, still_going
from peeltrack.errors import RefusedError
from peeltrack.model.items import Item
from peeltrack.model.organisation import Organisation
from peeltrack.model.vocabulary import Rag
from peeltrack.wording import counted, listed, long_date


def record_progress(
    item: Item,
    text: str,
    by: str,
    on: date,
    *,
    steps: Sequence[str] = (),
    clauses: Sequence[str] = (),
    restricted: bool = False,
) -> Plan:
    """Append a lead's update; one of an earlier day goes to its place by date.

    Raises:
        RefusedError: if the item has ended.
        UnknownNameError: if it has no such step or clause.
    """
    still_going(item)
    part_of(item, "step", steps, [step.id for step in item.steps_to_green])
    part_of(item, "clause", clauses, [clause.ref for clause in item.clauses])
    entry = {
        "date": on,
        "by": by,
        "text": text,
        "steps": tuple(steps),
        "clauses": tuple(clauses),
        "restricted": restricted or None,
    }
    edit = dated(item, "progress", entry, on)
    hint = f"peeltrack review {item.id} --date {on}"
    return Plan(item.id, f"update of {long_date(on)} by {by}", (edit,), hint=hint)


def review_progress(
    item: Item,
    by: str,
    on: date,
    organisation: Organisation,
    *,
    note: str | None = None,
    stays: Rag | None = None,
) -> Plan:
    """Mark the latest update of that day or earlier that awaits review as reviewed.

    Args:
        item: the item.
        by: the reviewer.
        on: the day of the review.
        organisation: who may review.
        note: what was found.
        stays: the RAG, if the review came to it and the item has it already.

    Raises:
        RefusedError: if the reviewer may not review, or nothing awaits review.
    """
    may_review(item, by, organisation)
    waiting = [
        index
        for index, update in enumerate(item.progress)
        if update.reviewed is None and update.date <= on
    ]
    if not waiting:
        raise RefusedError(
            item.id,
            f"no update of {long_date(on)} or earlier awaits review",
            "Record one with peeltrack update, or give a later --date",
        )
    index = waiting[-1]
    update = item.progress[index]
    review = {"date": on, "by": by, "note": note}
    edit = Put(item.file, ("progress", index, "reviewed"), review)
    said = f"update of {long_date(update.date)} reviewed{f', RAG stays {stays}' if stays else ''}"
    return Plan(item.id, said, (edit,), hint=f"peeltrack show {item.id}")


def change_rag(
    item: Item,
    to: Rag,
    because: str,
    by: str,
    on: date,
    organisation: Organisation,
    *,
    force: bool = False,
) -> Plan:
    """Set the RAG and record the change with its reason (panel paper, paragraph 13).

    Raises:
        RefusedError: if the item has ended, has that RAG already, was rated after that
            day, if the officer may not review, or if it would be green with open steps
            and nobody insists.
    """
    still_going(item)
    may_review(item, by, organisation)
    if to == item.rag:
        raise RefusedError(item.id, f"is {to} already", "Choose another RAG")
    not_before_last(item, "rag_changes", on)
    if to == Rag.GREEN and item.open_steps and not force:
        left = listed([step.id for step in item.open_steps])
        raise RefusedError(
            item.id,
            f"cannot be green with {counted(len(item.open_steps), 'step')} open ({left})",
            "Finish them with peeltrack step done, or insist with --force",
        )
    entry = {
        "date": on,
        "from": item.rag,
        "to": to,
        "because": because,
        "by": by,
        "steps_open": tuple(step.id for step in item.open_steps) if to == Rag.GREEN else (),
    }
    edits = (Put(item.file, ("rag",), to), dated(item, "rag_changes", entry, on))
    hint = f"peeltrack {'submit' if to == Rag.GREEN else 'show'} {item.id}"
    return Plan(item.id, f"RAG {item.rag or 'unrated'} → {to}", edits, hint=hint)
