"""Item ids for the shell, straight from the register."""

from pathlib import Path

import typer

from peeltrack.errors import PeelTrackError
from peeltrack.storage.files import find_register
from peeltrack.storage.load import load_register


def item_ids(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """The ids that hold what was typed, with their titles.

    Silent where there is no register: a shell has nowhere to show an error.
    """
    try:
        loaded = load_register(find_register(context.params.get("register"), Path.cwd()))
    except PeelTrackError:
        return []
    if loaded.register is None:
        return []
    typed = incomplete.casefold()
    return [
        (item.id, item.title)
        for item in loaded.register.items.values()
        if item.id.startswith(typed) or item.id.partition("/")[2].startswith(typed)
    ]
