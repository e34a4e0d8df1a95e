"""Names for the shell's completion, read from as little of the register as they need.

Empty if there is no register: a shell has nowhere to show an error.
"""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import typer

from peeltrack.cli.shared.chosen_register import current_folder
from peeltrack.cli.shared.ids_meant import ids_meant
from peeltrack.errors import PeelTrackError
from peeltrack.model.register import Register
from peeltrack.queries.find import find_item
from peeltrack.queries.standing import without_withdrawn
from peeltrack.storage.files import FileKind, find_register
from peeltrack.storage.partial_register import PartialRegister

Names = list[tuple[str, str]]
"""Candidates for completion, each with its description."""


def item_ids(context: typer.Context, incomplete: str) -> Names:
    """List the ids and short names of items, with their titles."""
    register = register_of(context, lambda partial: partial.ids(FileKind.ITEM))
    items = register.items.values() if register else ()
    names = {item.id: item.title for item in items}
    # A shell offers only continuations of the text: short names for a short one.
    names |= {item.id.partition("/")[2]: item.title for item in items if not item.has_ended}
    return with_prefix(names.items(), incomplete)


def lead_ids(context: typer.Context, incomplete: str) -> Names:
    """List the ids of leads who have not left, with their titles."""
    register = register_of(context)
    leads = register.organisation.leads.items() if register else ()
    return with_prefix([(id_, lead.title) for id_, lead in leads if not lead.left], incomplete)


def forum_ids(context: typer.Context, incomplete: str) -> Names:
    """List the ids of forums, with their names."""
    register = register_of(context)
    forums = register.organisation.forums.items() if register else ()
    return with_prefix([(id_, forum.name) for id_, forum in forums], incomplete)


def programme_ids(context: typer.Context, incomplete: str) -> Names:
    """List the ids of programmes, with their names."""
    register = register_of(context)
    programmes = register.organisation.programmes.items() if register else ()
    return with_prefix([(id_, each.name) for id_, each in programmes], incomplete)


def funding_ids(context: typer.Context, incomplete: str) -> Names:
    """List the ids of fundings, with their texts."""
    register = register_of(context)
    fundings = register.organisation.funding.items() if register else ()
    return with_prefix([(id_, each.text) for id_, each in fundings], incomplete)


def inspection_ids(context: typer.Context, incomplete: str) -> Names:
    """List the ids of inspections, with their titles."""
    register = register_of(context, lambda partial: partial.ids(FileKind.INSPECTION))
    inspections = register.inspections.items() if register else ()
    return with_prefix([(id_, each.title) for id_, each in inspections], incomplete)


def meeting_ids(context: typer.Context, incomplete: str) -> Names:
    """List the ids of meetings, and the forums whose latest is meant."""
    register = register_of(context, lambda partial: partial.ids(FileKind.MEETING))
    meetings = register.meetings.values() if register else ()
    names = [(each.id, each.title or each.forum) for each in meetings]
    return [*forum_ids(context, incomplete), *with_prefix(names, incomplete)]


def area_ids(context: typer.Context, incomplete: str) -> Names:
    """List the ids of the areas of every inspection, with their names."""
    register = register_of(context, lambda partial: partial.ids(FileKind.INSPECTION))
    inspections = register.inspections.values() if register else ()
    areas = {area.id: area.name for each in inspections for area in each.areas}
    return with_prefix(areas.items(), incomplete)


def item_or_step_ids(context: typer.Context, incomplete: str) -> Names:
    """List items, or after the first of them its open steps, with their texts."""
    # Click gives the only word of several items and a step to the step.
    words = [*(context.params.get("items") or ()), context.params.get("step")]
    named = next((word for word in words if word), None)
    if named is None:
        return item_ids(context, incomplete)
    steps = _open_steps(context, named, incomplete)
    return [*steps, *item_ids(context, incomplete)] if incomplete else steps


def _open_steps(context: typer.Context, item: str, incomplete: str) -> Names:
    register = register_of(context, lambda partial: ids_meant(partial, item)[0])
    try:
        steps = find_item(register, item).open_steps if register else ()
    except PeelTrackError:
        return []
    return with_prefix([(step.id, step.text) for step in steps], incomplete)


def register_of(
    context: typer.Context, choose: Callable[[PartialRegister], Iterable[str]] = lambda _: ()
) -> Register | None:
    """Load chosen records of the register that the command line names, else of the nearest."""
    folder = None
    level: Any = context  # its parents are of a type that Typer keeps to itself
    while folder is None and level:
        folder, level = level.params.get("register"), level.parent
    try:
        partial = PartialRegister(find_register(Path(folder) if folder else None, current_folder()))
        register = partial.load(choose(partial)).register
        return without_withdrawn(register) if register else None
    except PeelTrackError:
        return None


def with_prefix(names: Iterable[tuple[str, str]], incomplete: str) -> Names:
    """Return the names that continue what was typed."""
    return [(name, title) for name, title in names if name.startswith(incomplete)]
