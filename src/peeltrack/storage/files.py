"""The place of a register and the files that make it up. Touches: the file system, reading only."""

import os
import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from peeltrack.errors import RegisterNotFoundError, UnreadableError, reason_of
from peeltrack.model.problems import Problem
from peeltrack.storage.links import fault_of_way, is_link, may_lead_elsewhere, place_in

MAIN_FILE = "register.yaml"
SIZE_LIMIT = 1 << 20
"""Bytes. A real item has 3 KB; past this a parser could be kept busy for minutes."""

_AT_ONCE = 1 << 16  # to ask for the limit at once makes room for a megabyte, file by file
_REST = SIZE_LIMIT + 1 - _AT_ONCE


class FileKind(StrEnum):
    """Kinds of file in the register."""

    ORGANISATION = "organisation"
    POSITIONS = "positions"
    INSPECTION = "inspection"
    ITEM = "item"
    MEETING = "meeting"


class RegisterFile(NamedTuple):
    """A file of the register."""

    kind: FileKind
    id: str
    """The id that the path gives its record; empty for the two files that have none."""
    path: str
    """From the register's folder, with forward slashes."""


def find_register(named: Path | None, start: Path) -> Path:
    """Find the folder that contains register.yaml: the one named, else the nearest upwards.

    Either the folder itself or the register/ in it; the folder itself, if both hold one.

    Raises:
        RegisterNotFoundError: if no folder contains one.
        UnreadableError: if the folder, or the register/ in it, may not be looked into.
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
    _refuse_closed_folder(named or start)
    raise RegisterNotFoundError(named or start, named=named is not None)


def _refuse_closed_folder(folder: Path) -> None:
    for each in (folder, folder / "register"):
        try:
            os.lstat(each / MAIN_FILE)
        except PermissionError as error:
            raise UnreadableError(each, reason_of(error)) from error
        except (OSError, ValueError):
            continue


def holds_register(folder: Path) -> bool:
    """Check whether a folder itself is a register's, be it without its main file."""
    return _holds_main_file(folder) or _holds_items(folder)


def _holds_main_file(folder: Path) -> bool:
    try:
        return (folder / MAIN_FILE).is_file()
    except OSError:  # a name too long, a folder that may not be entered
        return False


def _holds_items(folder: Path) -> bool:
    """Check for items without the main file, so that `validate` can report its absence."""
    try:
        return (folder / "inspections").is_dir()
    except OSError:
        return False


def list_files(root: Path) -> tuple[tuple[RegisterFile, ...], tuple[Problem, ...]]:
    """List the files of the register in the order of their paths, and those out of place."""
    return sort_out(_yaml_paths(root, ""))


def sort_out(
    candidates: Iterable[tuple[str, str | None]],
) -> tuple[tuple[RegisterFile, ...], tuple[Problem, ...]]:
    """Sort YAML paths into the files of a register and those out of place.

    Args:
        candidates: each path and what is wrong with it before it is read, or none.
    """
    files: list[RegisterFile] = []
    problems: list[Problem] = []
    paths = list(candidates)
    if all(path != MAIN_FILE for path, _ in paths):
        problems.append(Problem("file-is-there", _NO_MAIN_FILE, MAIN_FILE, line=1, column=1))
    for path, fault in paths:
        file = None if fault else classify(path)
        if file:
            files.append(file)
        else:
            problems.append(_out_of_place(path, fault or _WHERE_FILES_GO))
    return tuple(files), tuple(problems)


def read_file(root: Path, path: str, *, within: str = "", folders: set[str] | None = None) -> bytes:
    """Read the first bytes of a file of the register, one more than the limit if it is longer.

    Args:
        root: the register's folder.
        path: the file's path from there.
        within: the folder below it that a link may not leave.
        folders: the folders that this reading has found to be no links already.

    Raises:
        RefusedLinkError: if it is reached by a link that the register may not hold.
        UnreadableError: if the operating system refuses.
    """
    # the path itself where it leads nowhere else: to make a Path of it takes as long as to open it
    elsewhere = may_lead_elsewhere(root, path, folders)
    return read_start(place_in(root, path, within=within) if elsewhere else f"{root}/{path}", path)


def read_start(file: Path | str, shown: str) -> bytes:
    """Read the first bytes of a file that somebody named, wherever it is.

    Raises:
        UnreadableError: if it is not a file, or the operating system refuses.
    """
    try:
        with open(file, "rb", buffering=0) as stream:  # noqa: PTH123 (twice as fast)
            data = stream.read(_AT_ONCE) or b""
            return data if len(data) < _AT_ONCE else data + (stream.read(_REST) or b"")
    except OSError as error:
        raise UnreadableError(Path(shown), error.strerror or str(error)) from error


_WHERE_FILES_GO = (
    "is in the wrong place: items are inspections/ID/ITEM.yaml beside an inspection.yaml, meetings "
    "are meetings/DATE-FORUM.yaml. Move or rename it"
)


_NO_MAIN_FILE = "is missing; create it with the force, its leads, its forums and its programmes."
UNPRINTABLE = "has a name that cannot be displayed; rename it"
NOT_ON_WINDOWS = (
    "has a name that Windows does not allow, so it cannot be checked out there; rename it"
)
ENDINGS = (".yaml", ".yml")


def _out_of_place(path: str, message: str) -> Problem:
    """Return a problem about a path; the path may contain characters unfit for an answer."""
    shown = path if path.isprintable() else path.encode("unicode_escape", "surrogatepass").decode()
    return Problem("file-is-in-its-place", f"{message}.", shown, line=1, column=1)


def _yaml_paths(root: Path, folder: str) -> Iterator[tuple[str, str | None]]:
    """List the YAML paths below the root, sorted, with their problems before reading."""
    for entry in _listed(root / folder):
        path, is_yaml = f"{folder}{entry.name}", entry.name.lower().endswith(ENDINGS)
        if not windows_can_have(entry.name):
            yield path, NOT_ON_WINDOWS
        elif _is_link(entry):
            if is_yaml or (root / path).is_dir():
                yield path, _fault_of_link(root, path)
        elif entry.is_dir(follow_symlinks=False) and not is_yaml:
            yield from _yaml_paths(root, f"{path}/")
        elif is_yaml:
            yield path, _fault_of_file(entry, path)


def _listed(folder: Path) -> "list[os.DirEntry[str]]":
    """List the contents of a folder, sorted, except hidden files."""
    try:
        with os.scandir(folder) as scan:
            found = [entry for entry in scan if not entry.name.startswith(".")]
    except OSError as error:
        raise UnreadableError(folder, error.strerror or str(error)) from error
    return sorted(found, key=lambda entry: entry.name)


_DEVICE = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:[. ]|$)", re.IGNORECASE)
_NOT_IN_A_NAME = re.compile(r'[<>:"|?*\\]|[. ]$')


def windows_can_have(name: str) -> bool:
    """Check whether Windows can hold a file of this name; git there refuses to check others out.

    Source: "Naming Files, Paths, and Namespaces", learn.microsoft.com.
    """
    return not (_DEVICE.match(name) or _NOT_IN_A_NAME.search(name))


def _is_link(entry: "os.DirEntry[str]") -> bool:
    return entry.is_symlink() or (os.name == "nt" and is_link(entry.stat(follow_symlinks=False)))


def _fault_of_link(root: Path, path: str) -> str | None:
    return fault_of_way(root, path) or (None if (root / path).is_file() else _NO_FILE)


def _fault_of_file(entry: "os.DirEntry[str]", path: str) -> str | None:
    if not path.isprintable():
        return UNPRINTABLE
    return None if entry.is_file(follow_symlinks=False) else _NO_FILE


_NO_FILE = "is not a file that can be read; put a file here, or rename it"


def classify(path: str) -> RegisterFile | None:
    """Return the kind of file at a path of the register, or None for a path out of place."""
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
