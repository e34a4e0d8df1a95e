"""Item ids for the shell, straight from the register."""

from pathlib import Path

import typer

from peeltrack.errors import PeelTrackError
from peeltrack.storage.files import find_register
from peeltrack.storage.load import load_register


def item_ids(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """The ids and short names that begin as typed, with their titles.

    Silent where there is no register: a shell has nowhere to show an error.
    """
    above = context.parent.params if context.parent else {}
    named = context.params.get("register") or above.get("register")
    try:
        loaded = load_register(find_register(Path(named) if named else None, Path.cwd()))
    except PeelTrackError:
        return []
    if loaded.register is None:
        return []
    items = loaded.register.items.values()
    names = {item.id: item.title for item in items}
    # A shell offers only what goes on from what was typed: short names for a short one.
    names |= {item.id.partition("/")[2]: item.title for item in items if not item.has_ended}
    return [(name, title) for name, title in names.items() if name.startswith(incomplete)]
