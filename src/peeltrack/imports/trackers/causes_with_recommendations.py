"""Causes of concern with the recommendations that address them, as a register needs them. Pure."""

from collections.abc import Iterable

from peeltrack.imports.trackers.drafts import ItemDraft
from peeltrack.imports.trackers.heading_names import Field
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import ItemKind


def holdable(drafts: Iterable[ItemDraft], register: Register) -> list[ItemDraft]:
    """Return the drafts that a register accepts; report the rows of the others, with the reason.

    A cause of concern needs a recommendation that addresses it, and a recommendation the
    cause that it names. If an inspection has one cause, its recommendations address it, unless
    the tracker itself says of some that they do.
    """
    whole = [draft for draft in drafts if not _refused(draft, _own_reason(draft))]
    _tie_to_the_only_cause(whole)
    answered = {_answers(draft) for draft in whole}
    answered |= {f"{i.inspection}/{i.cause_of_concern}" for i in register.items.values()}
    kept = [draft for draft in whole if not _refused(draft, _unanswered(draft, answered))]
    there = {draft.id for draft in kept} | register.items.keys()
    for draft in kept:
        if draft.values["cause_of_concern"] and _answers(draft) not in there:
            draft.facts.flags.append(
                f"addresses {_answers(draft)}, which is not in the register: not linked"
            )
            draft.values["cause_of_concern"] = None
        _account_for_cause(draft)
    return kept


def _own_reason(draft: ItemDraft) -> str:
    if not draft.held and not draft.values["wording"]:
        return "its row has no wording and the register has no such item"
    return ""


def _unanswered(draft: ItemDraft, answered: set[str]) -> str:
    if draft.finding.kind != ItemKind.CAUSE_OF_CONCERN or draft.held or draft.id in answered:
        return ""
    return "no recommendation addressing this cause of concern was found"


def _refused(draft: ItemDraft, why: str) -> bool:
    if why:
        for row in draft.facts.rows:
            draft.facts.context.ledger.cannot_place(why, *row.filled)
    return bool(why)


def _tie_to_the_only_cause(drafts: Iterable[ItemDraft]) -> None:
    known = list(drafts)
    causes: dict[str, list[ItemDraft]] = {}
    for draft in known:
        if draft.finding.kind == ItemKind.CAUSE_OF_CONCERN:
            causes.setdefault(draft.finding.inspection, []).append(draft)
    linked = {each.finding.inspection for each in known if each.finding.cause_of_concern}
    for draft in known:
        own = causes.get(draft.finding.inspection, [])
        if draft.finding.inspection in linked:
            continue
        tied = draft.values["cause_of_concern"] or draft.held
        if draft.finding.kind == ItemKind.RECOMMENDATION and not tied and len(own) == 1:
            draft.values["cause_of_concern"] = own[0].id.partition("/")[2]
            draft.facts.flags.append(f"assumed to address {own[0].id}, the only cause of concern")


def _answers(draft: ItemDraft) -> str:
    return f"{draft.finding.inspection}/{draft.values['cause_of_concern']}"


def _account_for_cause(draft: ItemDraft) -> None:
    """Account for the cells that name a cause of concern."""
    for row in draft.facts.rows:
        for at, _ in row.cells(Field.CAUSE_OF_CONCERN):
            if draft.values["cause_of_concern"]:
                draft.facts.cells.setdefault("cause_of_concern", []).append(at)
            else:
                why = "names no cause of concern that this finding could address"
                draft.facts.context.ledger.cannot_place(why, at)
