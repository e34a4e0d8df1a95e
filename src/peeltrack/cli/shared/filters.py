"""The filters of `list`, as a person gives them and as the queries need them."""

from collections.abc import Iterable, Sequence
from dataclasses import fields

from peeltrack.cli.shared.options import Filters
from peeltrack.errors import MissingOptionError, RefusedError
from peeltrack.model.items import Item
from peeltrack.model.register import Register
from peeltrack.queries.find import find_area, find_inspection, find_lead, find_programme
from peeltrack.queries.selection import Selection
from peeltrack.wording import listed


def refuse_outside(named: Iterable[Item], passing: set[str]) -> None:
    """Check that named items pass the filters given with them.

    Raises:
        RefusedError: if one does not.
    """
    if outside := [item.id for item in named if item.id not in passing]:
        raise RefusedError(
            listed(outside),
            "not among the items that match the filters",
            "Leave out the item or the filters",
        )


def selection_of(register: Register, filters: Filters) -> Selection:
    """Return the filters as the queries need them.

    Raises:
        UnknownNameError: if a filter names what the register does not have: an
            empty answer would hide the slip.
    """
    organisation = register.organisation
    inspection = find_inspection(register, filters.inspection) if filters.inspection else None
    lead = find_lead(organisation, filters.lead) if filters.lead else None
    programme = filters.programme and find_programme(organisation, filters.programme)
    areas = [area for each in register.inspections.values() for area in each.areas]
    area = filters.area
    if area and not any(each.is_called(area) for each in areas):
        area = find_area(areas, area)
    return Selection(
        rag=filters.rag,
        kind=filters.kind,
        inspection=inspection,
        area=area,
        lead=lead,
        programme=programme,
        portfolio=filters.portfolio,
        state=filters.state,
        text=filters.text,
    )


def check_named_or_filtered(names: Sequence[str], filters: Filters) -> None:
    """Check that items are named or filters given.

    Raises:
        MissingOptionError: if there are neither.
    """
    if not names and filters == Filters():
        options = listed([f"--{field.name}" for field in fields(Filters)], "or")
        raise MissingOptionError("ITEM", f"name one or more, or choose them with {options}")
