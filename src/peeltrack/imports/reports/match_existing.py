"""Items of a register that proposed ones may be, by number and by likeness. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from peeltrack.imports.language.likeness import likeness
from peeltrack.imports.reports.proposed_items import Match, Proposal, ProposedItem
from peeltrack.language.numbers import ordinal
from peeltrack.model.item_names import with_nought
from peeltrack.model.items import Item
from peeltrack.model.moves import current_ids
from peeltrack.model.register import Register

_ALIKE = 0.6
"""The likeness below which two findings only share the words of the field."""

_COMPARISONS = 60_000


def under_current_ids(proposal: Proposal, register: Register) -> Proposal:
    """Return a proposal whose items and inspections have the ids that a register gives them now.

    Of two findings that are one record now, the first is proposed. An item that was withdrawn
    holds no number: the finding has that number under an id of its own.
    """
    now = current_ids(register)
    ids = {item.id: _standing_id(now.get(item.id, item.id), register) for item in proposal.items}
    items = {
        ids[item.id]: replace(item, id=ids[item.id], cause_of_concern=_cause(item, ids))
        for item in reversed(proposal.items)
    }
    return replace(
        proposal,
        inspections=tuple(
            replace(each, id=now.get(each.id, each.id)) for each in proposal.inspections
        ),
        items=tuple(reversed(items.values())),
    )


def _standing_id(id_: str, register: Register) -> str:
    """Return an id that no withdrawn item has, by noughts, which names ignore: afi-03."""
    while (held := register.items.get(id_)) and held.withdrawn:
        id_ = with_nought(id_)
    return id_


def _cause(item: ProposedItem, ids: Mapping[str, str]) -> str | None:
    """Return the name that the cause of concern of a proposed item has now."""
    cause = f"{item.inspection}/{item.cause_of_concern}"
    return ids[cause].partition("/")[2] if cause in ids else item.cause_of_concern


def matches(proposed: Sequence[ProposedItem], held: Iterable[Item]) -> tuple[Match, ...]:
    """Return the likeliest existing item for each proposed one; a suggestion and not a link.

    A proposed item whose id exists is that item, and is compared with no other.
    """
    items = tuple(item for item in held if not item.withdrawn)
    by_likeness = len(proposed) * len(items) <= _COMPARISONS
    known = {item.id for item in items}
    found = (_best(item, items, by_likeness) for item in proposed if item.id not in known)
    return tuple(match for match in found if match)


def same_findings(
    proposed: Iterable[ProposedItem], held: Iterable[Item]
) -> dict[str, tuple[Item, float]]:
    """Return the existing item with the wording of each proposed one, and their likeness.

    Both are of one inspection and kind. The most alike belong together, of equals those with
    the same number; a number alone joins none, since a draft is numbered anew once published.
    """
    items = tuple(held)
    pairs = [
        (likeness(each.wording, other.wording), _same_number(each, other), each.id, other)
        for each in proposed
        for other in items
        if (each.inspection, each.kind) == (other.inspection, other.kind)
    ]
    pairs.sort(key=lambda pair: pair[:2], reverse=True)
    same: dict[str, tuple[Item, float]] = {}
    taken: set[str] = set()
    for ratio, _, id_, other in pairs:
        if ratio >= _ALIKE and id_ not in same and other.id not in taken:
            same[id_] = other, ratio
            taken.add(other.id)
    return same


def _best(item: ProposedItem, held: Sequence[Item], by_likeness: bool) -> Match | None:
    same_number = next((other for other in held if _same_number(item, other)), None)
    alike, score = None, 0.0
    for other in held if by_likeness else ():
        if other.kind == item.kind and (ratio := likeness(item.wording, other.wording)) > score:
            alike, score = other, ratio
    if same_number:
        ratio = likeness(item.wording, same_number.wording)
        by = "number and likeness" if ratio >= _ALIKE else "number"
        if ratio >= _ALIKE or score < 0.9:
            return Match(item.id, same_number.id, by, round(ratio, 2))
    if alike and score >= _ALIKE:
        return Match(item.id, alike.id, "likeness", round(score, 2))
    return None


def _same_number(item: ProposedItem, other: Item) -> bool:
    if (item.inspection, item.kind) != (other.inspection, other.kind):
        return False
    place = ordinal(item.number)
    return item.number == other.number or (place is not None and place == ordinal(other.number))
