"""The end of an item: HMICFRS's sign-off, or a later item in its place."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from peeltrack.edits.edit_guards import insert_by_date, refuse_before_last, refuse_ended
from peeltrack.edits.kinds import Edit, Plan, Put
from peeltrack.errors import RefusedError
from peeltrack.model.items import Item
from peeltrack.model.vocabulary import SignOffStage, State
from peeltrack.wording import counted


@dataclass(frozen=True, slots=True)
class _Stage:
    """A step on HMICFRS's track: the steps it may follow, and its wording."""

    stage: SignOffStage
    after: tuple[SignOffStage | None, ...]
    needs: str
    wording: str
    then: str
    """The command that usually comes next."""


_STAGES = {
    SignOffStage.SUBMITTED: _Stage(
        SignOffStage.SUBMITTED,
        (None, SignOffStage.RETURNED, SignOffStage.REOPENED),
        "cannot be submitted",
        "submitted for sign-off",
        "close {} --evidence …",
    ),
    SignOffStage.RETURNED: _Stage(
        SignOffStage.RETURNED,
        (SignOffStage.SUBMITTED,),
        "was not submitted",
        "returned",
        "update {}",
    ),
    SignOffStage.CLOSED: _Stage(
        SignOffStage.CLOSED, (SignOffStage.SUBMITTED,), "was not submitted", "closed", "show {}"
    ),
    SignOffStage.REOPENED: _Stage(
        SignOffStage.REOPENED, (SignOffStage.CLOSED,), "is not closed", "reopened", "update {}"
    ),
}


def sign_off(
    item: Item,
    stage: SignOffStage,
    by: str,
    on: date,
    *,
    evidence: str | None = None,
    because: str | None = None,
) -> Plan:
    """Record a step on HMICFRS's track: submitted, returned, closed, reopened.

    Raises:
        RefusedError: if it does not follow from the step before, if a closure has no
            evidence, or if a later step is recorded already.
    """
    rule = _STAGES[stage]
    last = item.sign_offs[-1].stage if item.sign_offs else None
    if item.state in (State.SUPERSEDED, State.NOT_APPLICABLE):
        refuse_ended(item)
    if last not in rule.after:
        now = f" (it is {last})" if last else ""
        raise RefusedError(item.id, f"{rule.needs}{now}", "peeltrack show tells where it stands")
    if stage == SignOffStage.CLOSED and not evidence:
        raise RefusedError(item.id, "cannot be closed without evidence", "Name it with --evidence")
    refuse_before_last(item, "sign_offs", on)
    entry = {"date": on, "stage": stage, "by": by, "evidence": evidence, "because": because}
    warnings: tuple[str, ...] = ()
    if stage == SignOffStage.SUBMITTED and item.open_steps:
        warnings = (f"{counted(len(item.open_steps), 'step')} to green still open",)
    edit = insert_by_date(item, "sign_offs", entry, on)
    hint = f"peeltrack {rule.then.format(item.id)}"
    return Plan(item.id, rule.wording, (edit,), warnings, hint)


def supersede(item: Item, line: Sequence[Item]) -> Plan:
    """Record that a later item supersedes this one.

    Args:
        item: the earlier one.
        line: the later one, and those that took its own place, one after another.

    Raises:
        RefusedError: if the item has ended already, or they would go in a circle.
    """
    refuse_ended(item)
    by = line[0]
    if item.id in [later.id for later in line]:
        raise RefusedError(item.id, f"{by.id} cannot take its place", "Name a later item")
    edit = Put(item.file, ("superseded_by",), by.id)
    return Plan(item.id, f"superseded by {by.id}", (edit,), hint=f"peeltrack show {by.id}")


def carry_forward(item: Item, line: Sequence[Item]) -> Plan:
    """Record that a later item repeats this one; an open item is superseded by it.

    Args:
        item: the earlier one.
        line: the later one, and those that took its own place, one after another.

    Raises:
        RefusedError: if the later one repeats something already, or they would go in a circle.
    """
    to = line[0]
    if item.id in [later.id for later in line] or item.carried_forward_from == to.id:
        raise RefusedError(item.id, f"cannot be carried forward to {to.id}", "Name a later item")
    if to.carried_forward_from not in (None, item.inspection):
        raise RefusedError(
            to.id, f"repeats {to.carried_forward_from} already", "Leave it, or mend the file"
        )
    edits: tuple[Edit, ...] = (Put(to.file, ("carried_forward_from",), item.id),)
    if not item.has_ended:
        edits = (*edits, *supersede(item, line).edits)
    return Plan(item.id, f"carried forward to {to.id}", edits, hint=f"peeltrack show {to.id}")
