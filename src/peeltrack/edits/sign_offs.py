"""The end of an item: HMICFRS's sign-off, or a later item in its place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from peeltrack.edits.edit_guards import insert_by_date, refuse_before_last, refuse_ended
from peeltrack.edits.kinds import Edit, Plan, Put
from peeltrack.errors import RefusedError
from peeltrack.model.items import LINKS, Item
from peeltrack.model.vocabulary import Rag, SignOffStage, State
from peeltrack.wording import counted


@dataclass(frozen=True, slots=True)
class _Stage:
    """A stage of HMICFRS's sign-off: the stages it may follow, and its wording."""

    after: tuple[SignOffStage | None, ...]
    needs: str
    wording: str
    then: str
    """The command that usually comes next."""


_STAGES = {
    SignOffStage.SUBMITTED: _Stage(
        (None, SignOffStage.RETURNED, SignOffStage.REOPENED),
        "cannot be submitted",
        "submitted for sign-off",
        "close {} --evidence …",
    ),
    SignOffStage.RETURNED: _Stage(
        (SignOffStage.SUBMITTED,), "was not submitted", "returned", "update {}"
    ),
    SignOffStage.CLOSED: _Stage(
        (SignOffStage.SUBMITTED,), "was not submitted", "closed", "show {}"
    ),
    SignOffStage.REOPENED: _Stage((SignOffStage.CLOSED,), "is not closed", "reopened", "update {}"),
}


def sign_off(
    item: Item,
    stage: SignOffStage,
    by: str,
    on: date,
    *,
    evidence: str | None = None,
    link: str | None = None,
    because: str | None = None,
    letter: str | None = None,
) -> Plan:
    """Record a stage of HMICFRS's sign-off: submitted, returned, closed, reopened.

    HMICFRS may close by letter what the force never submitted.

    Raises:
        RefusedError: if it does not follow from the step before, if a closure has neither
            evidence nor letter, or if a later step is recorded already.
    """
    rule = _STAGES[stage]
    last = item.sign_offs[-1].stage if item.sign_offs else None
    if item.state in (State.SUPERSEDED, State.NOT_APPLICABLE):
        refuse_ended(item)
    is_by_letter = stage == SignOffStage.CLOSED and letter and last != SignOffStage.CLOSED
    if last not in rule.after and not is_by_letter:
        now = f" (it is {last})" if last else ""
        raise RefusedError(item.id, f"{rule.needs}{now}", _instead(item.id, stage, last))
    if stage == SignOffStage.CLOSED and not (evidence or letter):
        raise RefusedError(item.id, "cannot be closed without evidence", "Name it with --evidence")
    refuse_before_last(item, "sign_offs", on)
    reasons = {"evidence": evidence, "link": link, "because": because, "letter": letter}
    entry = {"date": on, "stage": stage, "by": by, **reasons}
    is_submitted = stage == SignOffStage.SUBMITTED
    warnings = tuple(_gaps(item, has_evidence=bool(evidence or link))) if is_submitted else ()
    edit = insert_by_date(item, "sign_offs", entry, on)
    hint = f"peeltrack {rule.then.format(item.id)}"
    return Plan(item.id, rule.wording, (edit,), warnings, hint)


def _gaps(item: Item, *, has_evidence: bool) -> Iterator[str]:
    """List what HMICFRS will miss in a submission: green is the force's claim, and needs proof."""
    if item.rag != Rag.GREEN:
        yield (
            f"the force rates it {item.rag}, not green"
            if item.rag
            else "the force has not rated it"
        )
    elif item.is_open:
        yield "the force has not rated it since it was reopened"
    if item.open_steps:
        yield (
            f"{counted(len(item.open_steps), 'step')} to green "
            f"{'is' if len(item.open_steps) == 1 else 'are'} still open"
        )
    if not item.progress:
        yield "no update is recorded"
    if not (has_evidence or item.evidence):
        yield "no evidence is named; --evidence names it"


def _instead(id_: str, stage: SignOffStage, last: SignOffStage | None) -> str:
    """Return what to do about a step that does not follow from the last."""
    if stage == SignOffStage.CLOSED and last != SignOffStage.CLOSED:
        return "If HMICFRS has closed it, give its letter with --letter"
    if stage == SignOffStage.RETURNED and last != SignOffStage.CLOSED:
        return f"Record the submission first: peeltrack submit {id_}"
    if stage == last == SignOffStage.SUBMITTED:
        return f"Add evidence with peeltrack item evidence add {id_} --text TEXT"
    if stage == SignOffStage.SUBMITTED:
        return f"If HMICFRS reopened it: peeltrack reopen {id_}"
    return f"peeltrack show {id_} shows its position"


def supersede(item: Item, line: Sequence[Item], by: str, on: date) -> Plan:
    """Record that a later item supersedes this one, when and by whom.

    Args:
        item: the earlier one.
        line: the later one, and those that supersede it in turn.
        by: who records it.
        on: the date.

    Raises:
        RefusedError: if the item has ended already, or the chain would be circular.
    """
    refuse_ended(item)
    later = line[0]
    if item.id in [each.id for each in line]:
        raise RefusedError(item.id, f"{later.id} cannot supersede it", "Name a later item")
    edits = _linked(item, "superseded_by", later, by, on)
    return Plan(item.id, f"superseded by {later.id}", edits, hint=f"peeltrack show {later.id}")


def _linked(item: Item, link: str, other: Item, by: str, on: date) -> tuple[Edit, ...]:
    recording = {"date": on, "by": by}
    return Put(item.file, (link,), other.id), Put(item.file, (LINKS[link],), recording)


def carry_forward(item: Item, line: Sequence[Item], by: str, on: date) -> Plan:
    """Record that a later item repeats this one; an open item is superseded by it.

    Args:
        item: the earlier one.
        line: the later one, and those that supersede it in turn.
        by: who records it.
        on: the date.

    Raises:
        RefusedError: if the later one repeats something already, or the chain would be circular.
    """
    to = line[0]
    if item.id in [later.id for later in line] or item.carried_forward_from == to.id:
        raise RefusedError(item.id, f"cannot be carried forward to {to.id}", "Name a later item")
    if to.carried_forward_from not in (None, item.inspection):
        raise RefusedError(
            to.id, f"already repeats {to.carried_forward_from}", "Leave it, or correct the file"
        )
    edits = _linked(to, "carried_forward_from", item, by, on)
    if not item.has_ended:
        edits = (*edits, *supersede(item, line, by, on).edits)
    return Plan(item.id, f"carried forward to {to.id}", edits, hint=f"peeltrack show {to.id}")
