"""Where a register is and which files make it up. Touches: the file system, reading only."""

import os
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from peeltrack.errors import RegisterNotFoundError, UnreadableError
from peeltrack.model.problems import Problem

MAIN_FILE = "register.yaml"
SIZE_LIMIT = 1 << 20
"""Bytes. A real item has 3 KB; past this a parser could be kept busy for minutes."""

_AT_ONCE = 1 << 16  # to ask for the limit at once makes room for a megabyte, file by file
_REST = SIZE_LIMIT + 1 - _AT_ONCE


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

    Either the folder itself or the register/ in it; the folder itself, if both hold one.

    Raises:
        RegisterNotFoundError: if there is none.
    """
    for folder in (start, *start.parents) if named is None else (named,):
        for holds, candidate in (
            (_holds_main_file, folder),
            (_holds_main_file, folder / "register"),
            (_holds_items, folder / "register"),
            (_holds_items, folder),
        ):
            if holds(candidate):
                return candidate
    raise RegisterNotFoundError(named or start, named=named is not None)


def _holds_main_file(folder: Path) -> bool:
    try:
        return (folder / MAIN_FILE).is_file()
    except OSError:  # a name too long, a folder that may not be entered
        return False


def _holds_items(folder: Path) -> bool:
    """Whether it is a register that lacks its main file, so that `validate` can say so."""
    try:
        return (folder / "inspections").is_dir()
    except OSError:
        return False


def list_files(root: Path) -> tuple[tuple[RegisterFile, ...], tuple[Problem, ...]]:
    """Every file of the register in the order of their paths, and what is out of place."""
    return sort_out(_yaml_paths(root, ""))


def sort_out(
    found: Iterable[tuple[str, str | None]],
) -> tuple[tuple[RegisterFile, ...], tuple[Problem, ...]]:
    """The files of a register among YAML paths, and what is out of place.

    Args:
        found: each path and what is wrong with it before it is read, or none.
    """
    files: list[RegisterFile] = []
    problems: list[Problem] = []
    paths = list(found)
    if all(path != MAIN_FILE for path, _ in paths):
        problems.append(Problem("file-is-there", _NO_MAIN_FILE, MAIN_FILE, line=1, column=1))
    for path, fault in paths:
        file = None if fault else classify(path)
        if file:
            files.append(file)
        else:
            problems.append(_out_of_place(path, fault or _WHERE_FILES_GO))
    return tuple(files), tuple(problems)


def read_file(root: Path, path: str) -> bytes:
    """The first bytes of a file, one more than the limit if it is longer than that."""
    try:
        with open(f"{root}/{path}", "rb", buffering=0) as file:  # noqa: PTH123 (twice as fast)
            data = file.read(_AT_ONCE) or b""
            return data if len(data) < _AT_ONCE else data + (file.read(_REST) or b"")
    except OSError as error:
        raise UnreadableError(Path(path), error.strerror or str(error)) from error


_WHERE_FILES_GO = (
    "is not where PeelTrack looks: items are inspections/ID/ITEM.yaml beside an inspection.yaml, "
    "meetings are meetings/DATE-FORUM.yaml. Move or rename it"
)


_NO_MAIN_FILE = "is missing; write it: it names the force, its leads, its fora and its programmes."
UNPRINTABLE = "has a name that cannot be shown; rename it"
ENDINGS = (".yaml", ".yml")


def _out_of_place(path: str, message: str) -> Problem:
    """A problem of a path, which may hold what no line of an answer may."""
    shown = path if path.isprintable() else path.encode("unicode_escape", "surrogatepass").decode()
    return Problem("file-is-in-its-place", f"{message}.", shown, line=1, column=1)


def _yaml_paths(root: Path, folder: str) -> Iterator[tuple[str, str | None]]:
    """Each YAML path below the root, sorted, and what is wrong with it before it is read."""
    try:
        with os.scandir(root / folder) as scan:
            entries = sorted(scan, key=lambda entry: entry.name)
    except OSError as error:
        raise UnreadableError(root / folder, error.strerror or str(error)) from error
    for entry in entries:
        path, is_yaml = f"{folder}{entry.name}", entry.name.lower().endswith(ENDINGS)
        if entry.name.startswith("."):
            continue
        if entry.is_symlink():
            if is_yaml or (root / path).is_dir():
                yield path, _fault_of_link(root, path)
        elif entry.is_dir(follow_symlinks=False) and not is_yaml:
            yield from _yaml_paths(root, f"{path}/")
        elif is_yaml:
            yield path, _fault_of_file(entry, path)


def _fault_of_link(root: Path, path: str) -> str | None:
    try:
        target = (root / path).resolve(strict=True)
    except (OSError, RuntimeError):  # Python 3.12 and earlier raise the latter for a circle
        return "is a link to nothing; put the file itself here"
    if not target.is_relative_to(root.resolve()):
        return "is a link that leaves the register; put the file itself here"
    if target.is_dir():
        return "is a link to a folder; put the folder itself here"
    return None if target.is_file() else _NO_FILE


def _fault_of_file(entry: "os.DirEntry[str]", path: str) -> str | None:
    if not path.isprintable():
        return UNPRINTABLE
    return None if entry.is_file(follow_symlinks=False) else _NO_FILE


_NO_FILE = "is no file that can be read; put a file here, or give it another name"


def classify(path: str) -> RegisterFile | None:
    """What a path of the register holds; none for one that has no place in it."""
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
