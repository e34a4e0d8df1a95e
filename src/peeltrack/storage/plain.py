"""What an edit means, done on plain values: the measure that a splice is held to. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from datetime import date
from typing import Any

from peeltrack.edits.kinds import Drop, Insert, Put


def with_edits(values: dict[Any, Any], edits: Iterable[Put | Insert | Drop]) -> dict[Any, Any]:
    """The values with edits made at once; those given are left as they are.

    An entry is inserted where it was to go before those inserted ahead of it.

    Raises:
        LookupError: if a place is not there.
    """
    new = deepcopy(values)
    for number, edit in enumerate(edits):
        _make(new, edit, number)
    return new


def _make(new: dict[Any, Any], edit: Put | Insert | Drop, before: int) -> None:
    *way, last = edit.at
    parent: Any = new
    for step in way:
        parent = parent[step]
    if isinstance(edit, Drop):
        del parent[last]
    elif isinstance(edit, Put):
        parent[last] = plain(edit.value)
    elif isinstance(parent, dict) and not parent.get(last):
        parent[last] = [plain(edit.entry)]
    else:
        parent[last].insert(edit.index + before, plain(edit.entry))


def plain(value: object) -> Any:
    """A value as a file's reader gives it: dates as text, no key with nothing in it."""
    if isinstance(value, Mapping):
        return {key: plain(each) for key, each in value.items() if not _is_nothing(each)}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [plain(each) for each in value]
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, str) else value


def _is_nothing(value: object) -> bool:
    return value is None or (isinstance(value, Sequence | Mapping) and not value)
