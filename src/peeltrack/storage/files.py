"""Where a register is and which files make it up. Touches: the file system, reading only."""

import os
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from peeltrack.errors import RegisterNotFoundError, UnreadableError
from peeltrack.model.problems import Problem

MAIN_FILE = "register.yaml"
SIZE_LIMIT = 1 << 20
"""Bytes. A real item has 3 KB; past this a parser could be kept busy for minutes."""


class FileKind(StrEnum):
    """What a file of the register holds."""

    ORGANISATION = "organisation"
    POSITIONS = "positions"
    INSPECTION = "inspection"
    ITEM = "item"
    MEETING = "meeting"


class RegisterFile(NamedTuple):
    """One file of a register."""

    kind: FileKind
    id: str
    """The id that the path gives its record; empty for the two files that have none."""
    path: str
    """From the register's folder, with forward slashes."""


def find_register(named: Path | None, start: Path) -> Path:
    """The folder that holds register.yaml: the one named, else the nearest upwards.

    Either the folder itself or the register/ in it.

    Raises:
        RegisterNotFoundError: if there is none.
    """
    for folder in (start, *start.parents) if named is None else (named,):
        for candidate in (folder / "register", folder):
            if (candidate / MAIN_FILE).is_file():
                return candidate
    raise RegisterNotFoundError(named or start, named=named is not None)


def list_files(root: Path) -> tuple[tuple[RegisterFile, ...], tuple[Problem, ...]]:
    """Every file of the register in the order of their paths, and what is out of place."""
    files: list[RegisterFile] = []
    problems: list[Problem] = []
    for path, link in _yaml_paths(root, ""):
        if link and not _stays_inside(root, path):
            problems.append(
                _out_of_place(path, "is a link that leaves the register; put the file itself here")
            )
            continue
        file = _classify(path)
        if file is None:
            problems.append(_out_of_place(path, _WHERE_FILES_GO))
        else:
            files.append(file)
    return tuple(files), tuple(problems)


def read_file(root: Path, path: str) -> bytes:
    """The first bytes of a file, one more than the limit if it is longer than that."""
    try:
        with (root / path).open("rb", buffering=0) as file:
            return file.read(SIZE_LIMIT + 1) or b""
    except OSError as error:
        raise UnreadableError(Path(path), error.strerror or str(error)) from error


_WHERE_FILES_GO = (
    "is not where PeelTrack looks: items are inspections/ID/ITEM.yaml beside an inspection.yaml, "
    "meetings are meetings/DATE-FORUM.yaml. Move or rename it"
)


def _out_of_place(path: str, message: str) -> Problem:
    return Problem("file-is-in-its-place", f"{message}.", path)


def _yaml_paths(root: Path, folder: str) -> Iterator[tuple[str, bool]]:
    """Each YAML path below the root, sorted, and whether a link lies on the way to it."""
    try:
        with os.scandir(root / folder) as scan:
            entries = sorted(scan, key=lambda entry: entry.name)
    except OSError as error:
        raise UnreadableError(root / folder, error.strerror or str(error)) from error
    for entry in entries:
        path = f"{folder}{entry.name}"
        if entry.name.startswith("."):
            continue
        if entry.is_symlink():
            if entry.name.endswith((".yaml", ".yml")) or entry.is_dir():
                yield path, True
        elif entry.is_dir():
            yield from _yaml_paths(root, f"{path}/")
        elif entry.name.endswith((".yaml", ".yml")):
            yield path, False


def _stays_inside(root: Path, path: str) -> bool:
    target = (root / path).resolve()
    return target.is_file() and target.is_relative_to(root.resolve())


def _classify(path: str) -> RegisterFile | None:
    if not path.endswith(".yaml"):
        return None
    match path.removesuffix(".yaml").split("/"):
        case ["register"]:
            return RegisterFile(FileKind.ORGANISATION, "", path)
        case ["positions"]:
            return RegisterFile(FileKind.POSITIONS, "", path)
        case ["inspections", inspection, "inspection"]:
            return RegisterFile(FileKind.INSPECTION, inspection, path)
        case ["inspections", inspection, name]:
            return RegisterFile(FileKind.ITEM, f"{inspection}/{name}", path)
        case ["meetings", name]:
            return RegisterFile(FileKind.MEETING, name, path)
    return None
