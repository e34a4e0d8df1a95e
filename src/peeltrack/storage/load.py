"""A folder to a register, collecting every problem on the way. Touches: files, reading only."""

import gc
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from peeltrack.errors import UnreadableError
from peeltrack.model.inspections import Inspection
from peeltrack.model.items import Item
from peeltrack.model.problems import Problem
from peeltrack.model.record import Record
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import ItemKind
from peeltrack.storage.canonical_layout import layout_problem
from peeltrack.storage.errors import RefusedLinkError
from peeltrack.storage.files import FileKind, RegisterFile, list_files, read_file
from peeltrack.storage.parse import UnusableFileError, parse_record


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a folder gave: a register, unless register.yaml itself is unusable, and the problems."""

    register: Register | None
    problems: tuple[Problem, ...]


Read = Callable[[str], bytes]
"""A file's bytes by its path from the register's folder; raises UnreadableError."""


def load_register(root: Path) -> Loaded:
    """Read every file below a register's folder.

    Raises:
        UnreadableError: if a folder cannot be listed.
    """
    files, misplaced = list_files(root)
    return load_files(files, partial(read_file, root), problems=misplaced)


def load_files(
    files: Iterable[RegisterFile],
    read: Read,
    *,
    problems: Iterable[Problem] = (),
    unread: Iterable[str] = (),
) -> Loaded:
    """Read some of a register's files.

    A file with problems is left out of the register and its id noted as unread, as are
    those that were not to be read, so that checks do not blame others for their absence.
    """
    found = list(problems)
    missing = list(unread)
    records: dict[FileKind, list[Any]] = {kind: [] for kind in FileKind}
    with no_garbage_collection():
        for file in files:
            record = _record(file, read, found)
            if record is None:
                missing.append(file.id)
            else:
                records[file.kind].append(record)
        register = _assembled(records, frozenset(missing))
    return Loaded(register, tuple(found))


def _record(file: RegisterFile, read: Read, problems: list[Problem]) -> Record | None:
    """A file's record, or none and its problems added to the list."""
    try:
        data = read(file.path)
    except RefusedLinkError as error:
        told = f"{error.why}."
        problems.append(Problem("file-is-in-its-place", told, file.path, line=1, column=1))
        return None
    except UnreadableError as error:
        problems.append(Problem("file-is-readable", str(error), file.path, line=1, column=1))
        return None
    try:
        record = parse_record(file, data)
    except UnusableFileError as error:
        problems.extend(error.problems)
        return None
    if problem := layout_problem(file.path, data):
        problems.append(problem)
    return record


def _assembled(records: dict[FileKind, list[Any]], unread: frozenset[str]) -> Register | None:
    if not records[FileKind.ORGANISATION]:
        return None
    inspections = sorted(records[FileKind.INSPECTION], key=_inspection_order)
    place = {inspection.id: index for index, inspection in enumerate(inspections)}
    items = sorted(
        records[FileKind.ITEM], key=lambda item: (place.get(item.inspection, -1), _item_order(item))
    )
    return Register(
        organisation=records[FileKind.ORGANISATION][0],
        inspections={inspection.id: inspection for inspection in inspections},
        items={item.id: item for item in items},
        meetings={meeting.id: meeting for meeting in records[FileKind.MEETING]},
        positions=records[FileKind.POSITIONS][0].positions if records[FileKind.POSITIONS] else (),
        unread=unread,
    )


_KIND_ORDER = {kind: index for index, kind in enumerate(ItemKind)}


def _inspection_order(inspection: Inspection) -> tuple[str, str]:
    published = inspection.published
    return (published.isoformat() if published else "", inspection.id)


def _item_order(item: Item) -> tuple[int, tuple[tuple[int, str], ...]]:
    """Causes of concern first, then by the file's name with its digits as numbers."""
    parts = re.findall(r"\d+|\D+", item.id)
    natural = tuple((int(part), "") if part.isdigit() else (-1, part) for part in parts)
    return _KIND_ORDER[item.kind], natural


@contextmanager
def no_garbage_collection() -> Iterator[None]:
    """Do not look for garbage while nothing but records is made: it is six times as slow."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.freeze()  # the records are there to stay: never go through them again
            gc.enable()
