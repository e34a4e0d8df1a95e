"""Rows as people read them on a terminal: short names, and dates without a needless year."""

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from peeltrack.model.items import Item
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import ItemKind
from peeltrack.wording import near_short_date

_LEADS = ("lead", "strategic_lead", "tactical_lead")
_DAYS = ("due", "target", "last_update", "promised_for")
_SHORT = {
    ItemKind.CAUSE_OF_CONCERN: "CoC",
    ItemKind.RECOMMENDATION: "Rec",
    ItemKind.AREA_FOR_IMPROVEMENT: "AFI",
}


def for_people(register: Register, on: date) -> Callable[[Mapping[str, Any]], dict[str, Any]]:
    """Return a function that writes a row for people.

    Args:
        register: the register, whose items and leads the row names by their ids.
        on: the date of the answer, whose year is left out.
    """
    names = short_item_names(register)

    def written(row: Mapping[str, Any]) -> dict[str, Any]:
        people = dict(row)
        people["item"] = names.get(row.get("id") or "")
        if "items" in row:
            people["items"] = [names.get(id_, id_) for id_ in row["items"]]
        people.update((key, short_lead_name(register, row[key])) for key in _LEADS if key in row)
        people.update((key, near_short_date(row[key], on)) for key in _DAYS if row.get(key))
        return people

    return written


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
