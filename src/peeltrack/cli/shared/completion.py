"""Names for the shell's completion, read from as little of the register as they need.

Empty if there is no register: a shell has nowhere to show an error.
"""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import typer

from peeltrack.errors import PeelTrackError
from peeltrack.model.register import Register
from peeltrack.queries.find import find_item, fitting_ids
from peeltrack.storage.files import FileKind, find_register
from peeltrack.storage.partial_register import PartialRegister

Names = list[tuple[str, str]]
"""What may stand there, each with what it is."""


def item_ids(context: typer.Context, incomplete: str) -> Names:
    """The ids and short names of items, with their titles."""
    register = _register(context, lambda part: part.ids(FileKind.ITEM))
    items = register.items.values() if register else ()
    names = {item.id: item.title for item in items}
    # A shell offers only what goes on from what was typed: short names for a short one.
    names |= {item.id.partition("/")[2]: item.title for item in items if not item.has_ended}
    return _beginning(names.items(), incomplete)


def lead_ids(context: typer.Context, incomplete: str) -> Names:
    """The ids of leads who have not left, with their titles."""
    register = _register(context)
    leads = register.organisation.leads.items() if register else ()
    return _beginning([(id_, lead.title) for id_, lead in leads if not lead.left], incomplete)


def forum_ids(context: typer.Context, incomplete: str) -> Names:
    """The ids of fora, with their names."""
    register = _register(context)
    fora = register.organisation.fora.items() if register else ()
    return _beginning([(id_, forum.name) for id_, forum in fora], incomplete)


def step_ids(context: typer.Context, incomplete: str) -> Names:
    """The ids of the steps that the item named before still has open, with their texts."""
    item = str(context.params.get("item") or "")
    register = _register(context, lambda part: fitting_ids(part.items_called(item), item))
    try:
        steps = find_item(register, item).open_steps if register else ()
    except PeelTrackError:
        return []
    return _beginning([(step.id, step.text) for step in steps], incomplete)


def _register(
    context: typer.Context, choose: Callable[[PartialRegister], Iterable[str]] = lambda _: ()
) -> Register | None:
    """The records chosen, of the register that the command names, or peeltrack, or the nearest."""
    named = None
    level: Any = context  # its parents are of a type that Typer keeps to itself
    while named is None and level:
        named, level = level.params.get("register"), level.parent
    try:
        part = PartialRegister(find_register(Path(named) if named else None, Path.cwd()))
        return part.load(choose(part)).register
    except PeelTrackError:
        return None


def _beginning(names: Iterable[tuple[str, str]], incomplete: str) -> Names:
    return [(name, told) for name, told in names if name.startswith(incomplete)]
