"""A register loaded from its folder, with every problem found. Touches: files, reading only."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

from peeltrack.errors import InvalidRegisterError, UnreadableError
from peeltrack.model.inspections import Inspection
from peeltrack.model.items import Item
from peeltrack.model.problems import Place, Problem
from peeltrack.model.record import Record, no_garbage_collection
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import ItemKind
from peeltrack.on_demand import on_demand
from peeltrack.storage.errors import RefusedLinkError
from peeltrack.storage.files import MAIN_FILE, FileKind, RegisterFile, list_files, read_file
from peeltrack.storage.positions import TextPosition
from peeltrack.storage.record_cache import RecordCache

with on_demand():  # a register whose records are all in the cache needs no reader
    from peeltrack.storage import canonical_layout, line_numbers, parse, yaml


class Loaded(NamedTuple):
    """A loaded register, or None if register.yaml is unusable, and the problems."""

    register: Register | None
    problems: tuple[Problem, ...]

    def sound(self) -> Register:
        """Return the register, if no file that was read has an error.

        Raises:
            InvalidRegisterError: if one has: an answer from part of a register would look
                like an answer from all of it.
        """
        errors = [str(p) for p in self.problems if p.is_error]
        if errors or self.register is None:
            raise InvalidRegisterError(errors or [f"{MAIN_FILE} cannot be used."])
        return self.register

    def whole(self) -> Register:
        """Return the register, if it is sound and every item has its inspection.

        Raises:
            InvalidRegisterError: if a file has an error, or an inspection is missing.
        """
        register = self.sound()
        named = {item.inspection for item in register.items.values()}
        if lost := sorted(named - register.inspections.keys()):
            raise InvalidRegisterError(
                [
                    f"inspections/{id_}/inspection.yaml is missing; write or restore it."
                    for id_ in lost
                ]
            )
        return register


Read = Callable[[str], bytes]
"""A file's bytes by its path from the register's folder; raises UnreadableError."""


def load_register(root: Path) -> Loaded:
    """Read every file below a register's folder.

    Raises:
        UnreadableError: if a folder cannot be listed.
    """
    files, misplaced = list_files(root)
    read = partial(read_file, root, folders=set())
    return load_files(files, read, problems=misplaced, cache=RecordCache.of(root))


def load_files(
    files: Iterable[RegisterFile],
    read: Read,
    *,
    problems: Iterable[Problem] = (),
    unread: Iterable[str] = (),
    cache: RecordCache | None = None,
) -> Loaded:
    """Read some of a register's files, those of known content from a cache.

    A file with problems is left out of the register and its id noted as unread, as are
    those that were not to be read, so that checks do not blame others for their absence.
    """
    problems = list(problems)
    missing = list(unread)
    records: dict[FileKind, list[Any]] = {kind: [] for kind in FileKind}
    with no_garbage_collection():
        for file in files:
            record, faults = _record(file, read, cache)
            problems += faults
            if record is None:
                missing.append(file.id)
            else:
                records[file.kind].append(record)
        if cache:
            cache.save()
        register = _assembled(records, frozenset(missing))
    return Loaded(register, tuple(problems))


def _record(
    file: RegisterFile, read: Read, cache: RecordCache | None
) -> tuple[Record | None, tuple[Problem, ...]]:
    """Return a file's record, or None, and the problems of the file."""
    unchanged = cache.content_of(file.path) if cache else None
    if cache and unchanged and (known := cache.find(file.path, unchanged)):
        return known, ()
    try:
        data = read(file.path)
    except RefusedLinkError as error:
        message = f"{error.why}."
        return None, (Problem("file-is-in-its-place", message, file.path, line=1, column=1),)
    except UnreadableError as error:
        return None, (Problem("file-is-readable", str(error), file.path, line=1, column=1),)
    content = cache.content_read(file.path, data) if cache else ""
    if cache and (known := cache.find(file.path, content)):
        return known, ()
    record, problems = record_of(file, data)
    if cache and record and not problems:
        cache.keep(file.path, content, record)
    return record, problems


def record_of(file: RegisterFile, data: bytes) -> tuple[Record | None, tuple[Problem, ...]]:
    """Return the record that the bytes of a file hold, or None, and the problems of the file."""
    try:
        record = parse.parse_record(file, data)
    except parse.UnusableFileError as error:
        return None, error.problems
    problem = canonical_layout.layout_problem(file.path, data)
    return record, (problem,) if problem else ()


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


def _item_order(item: Item) -> tuple[int, list[str | int]]:
    """Sort causes of concern first, then by the file's name with its digits as numbers."""
    natural: list[str | int] = [*_DIGITS.split(item.id)]
    natural[1::2] = map(int, natural[1::2])
    return _KIND_ORDER[item.kind], natural


_DIGITS = re.compile(r"(\d+)")


def place_problems(read: Read, problems: Iterable[Problem]) -> Iterator[Problem]:
    """Give the problems their lines, reading each file once."""
    for path, mine in groupby(sorted(problems, key=lambda p: p.file), key=lambda p: p.file):
        text = _text(read, path)
        for problem in mine:
            line, column = _position(text, problem.at)
            yield problem._replace(line=line, column=column)


def _text(read: Read, path: str) -> str:
    try:
        return yaml.decode(read(path))
    except (UnreadableError, yaml.YamlError):
        return ""


def _position(text: str, place: Place) -> TextPosition:
    """Find a position by eye if the layout allows; only the rest is worth ruamel's 5 ms."""
    if not place:
        return TextPosition(1, 1)
    return line_numbers.locate(text, place)
