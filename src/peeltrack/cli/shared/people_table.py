"""Rows as people read them on a terminal: short names, and dates without a needless year."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from peeltrack.model.register import Register
from peeltrack.queries.short_names import short_item_names, short_lead_name
from peeltrack.wording import near_short_date

_LEADS = ("lead", "strategic_lead", "tactical_lead")
_DAYS = ("due", "target", "last_update", "promised_for")


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
