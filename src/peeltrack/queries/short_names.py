"""Short names of items and leads for a terminal: AFI 3, Rec 1, ACC CV. Pure."""

from collections import Counter
from collections.abc import Mapping

from peeltrack.model.items import Item
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import ItemKind

_SHORT = {
    ItemKind.CAUSE_OF_CONCERN: "CoC",
    ItemKind.RECOMMENDATION: "Rec",
    ItemKind.AREA_FOR_IMPROVEMENT: "AFI",
}


def short_item_names(register: Register) -> Mapping[str, str]:
    """Return the short name of each item, which every command understands.

    It is the item's id if it has ended, or if another open item has the same kind and number:
    the short name would then mean another item, or either.
    """
    live = [item for item in register.items.values() if not (item.has_ended or item.withdrawn)]
    numbers = Counter(map(_short, live))
    names = {id_: id_ for id_ in register.items}
    return names | {item.id: _short(item) for item in live if numbers[_short(item)] == 1}


def _short(item: Item) -> str:
    return f"{_SHORT[item.kind]} {item.number}"


def short_lead_name(register: Register, id_: str | None) -> str | None:
    """Return the short name of a lead's office, otherwise its title; None for no lead."""
    lead = register.organisation.leads.get(id_ or "")
    return lead.called if lead else id_
