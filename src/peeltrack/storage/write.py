"""Edits carried out: new bytes are prepared, then put in place in one step. Touches: files."""

import difflib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from functools import partial
from pathlib import Path

from peeltrack.edits.kinds import Edit, MoveFile, NewFile, RemoveFile
from peeltrack.errors import InvalidRegisterError, reason_of
from peeltrack.model.problems import Place, Problem
from peeltrack.storage.atomic_write import put, remove, remove_leftovers
from peeltrack.storage.canonical_layout import tidy
from peeltrack.storage.dump import dump
from peeltrack.storage.errors import (
    AlreadyThereError,
    NotOnWindowsError,
    NotTextError,
    RegisterLockedAwayError,
    RegisterMovedOnError,
)
from peeltrack.storage.files import classify, list_files, read_file, windows_can_have
from peeltrack.storage.links import place_in
from peeltrack.storage.parse import RECORDS
from peeltrack.storage.splice import KeyOrder, splice
from peeltrack.storage.validation_messages import keys_at
from peeltrack.storage.yaml import YamlError

BOM = "\ufeff"


@dataclass(frozen=True, slots=True)
class Rewrite:
    """A file's bytes as read and as they will be; None if there is no such file."""

    file: str
    before: bytes | None
    after: bytes | None
    origin: "Rewrite | None" = None
    """The removal of the file that is moved to this place."""

    def diff(self) -> str:
        """Return the change as a reviewer sees it."""
        was = self.origin or self
        old, new = ((data or b"").decode("utf-8-sig") for data in (was.before, self.after))
        lines = difflib.unified_diff(
            old.splitlines(), new.splitlines(), f"a/{was.file}", f"b/{self.file}", lineterm=""
        )
        moved = [f"rename from {was.file}", f"rename to {self.file}"] if self.origin else []
        return "\n".join([*moved, *lines])


def diff_of(rewrites: Iterable[Rewrite]) -> str:
    """Return the change of several files as a reviewer sees it; a file moved is shown once."""
    ready = tuple(rewrites)
    moved = {each.origin.file for each in ready if each.origin}
    return "\n".join(each.diff() for each in ready if each.file not in moved)


def prepare(
    root: Path, edits: Iterable[Edit], read: Callable[[str], bytes] | None = None
) -> tuple[Rewrite, ...]:
    """Return the rewrites that edits require; nothing is written.

    Args:
        root: the register's folder.
        edits: in the order in which they are to be made.
        read: a file's bytes by its path; from the disk unless given.

    Raises:
        AlreadyThereError: if a new file's name is taken.
        NotOnWindowsError: if Windows cannot have a new file's name.
        NotTextError: if a text was typed in another encoding than the terminal's.
        RefusedLinkError: if a file is reached by a link that the register may not hold.
        UnsplicableError: if a file leaves no safe place for an edit.
    """
    read = read or partial(read_file, root)
    rewrites: dict[str, Rewrite] = {}
    for edit in edits:
        _refuse_bytes(edit)
        if isinstance(edit, NewFile):
            _refuse_taken(root, edit.file, rewrites)
            rewrites[edit.file] = Rewrite(edit.file, None, dump(edit.values).encode())
            continue
        known = rewrites.get(edit.file) or _as_read(edit.file, read)
        if isinstance(edit, RemoveFile):
            rewrites[edit.file] = replace(known, after=None)
        elif isinstance(edit, MoveFile):
            _refuse_taken(root, edit.to, rewrites)
            rewrites[edit.file] = gone = replace(known, after=None)
            rewrites[edit.to] = Rewrite(edit.to, None, known.after, gone)
        else:
            text = (known.after or b"").decode()
            mark = BOM if text.startswith(BOM) else ""
            new = splice(text.removeprefix(BOM), edit, key_order(edit.file))
            rewrites[edit.file] = replace(known, after=f"{mark}{new}".encode())
    return tuple(rewrites.values())


def _as_read(file: str, read: Callable[[str], bytes]) -> Rewrite:
    data = read(file)
    return Rewrite(file, data, data)


def _refuse_taken(root: Path, file: str, rewrites: Mapping[str, Rewrite]) -> None:
    """Refuse the place of a new file that another has, or that Windows cannot have."""
    if place_in(root, file).exists() or file in rewrites:
        raise AlreadyThereError(file)
    if not all(map(windows_can_have, file.split("/"))):
        raise NotOnWindowsError(file)


def _refuse_bytes(edit: Edit) -> None:
    """Refuse what Python makes of an argument's bytes that are no text in the terminal's encoding.

    Raises:
        NotTextError: if there are any.
    """
    values = asdict(edit)
    try:
        json.dumps(values, ensure_ascii=False, default=str).encode()
    except UnicodeEncodeError as error:
        raise NotTextError(error.object, error.start) from error


def prepare_tidy(root: Path, named: Iterable[str] | None) -> tuple[Rewrite, ...]:
    """Return the rewrites that give files the canonical layout; those that have it are left out.

    Args:
        root: the register's folder.
        named: paths from it, with forward slashes; none for every file.

    Raises:
        InvalidRegisterError: if a file is not the YAML of a register, or not in its place.
    """
    rewrites = []
    for path in _all_paths(root) if named is None else named:
        data = read_file(root, path)
        try:
            after = tidy(data)
        except YamlError as error:
            line, column = error.position or (1, 1)
            problem = Problem(error.rule, error.message, path, line=line, column=column)
            raise InvalidRegisterError([str(problem)]) from error
        if after != data:
            rewrites.append(Rewrite(path, data, after))
    return tuple(rewrites)


def _all_paths(root: Path) -> list[str]:
    files, problems = list_files(root)
    if misplaced := [str(each) for each in problems if each.rule == "file-is-in-its-place"]:
        raise InvalidRegisterError(misplaced)
    return [file.path for file in files]


def carry_out(root: Path, rewrites: Iterable[Rewrite]) -> tuple[Path, ...]:
    """Put every file in place, each in one step: whatever happens, it is the old or the new.

    All of them lie ready beside their places before the first is moved there.

    Returns:
        The files written and those removed: of a link, the file that it leads to.

    Raises:
        RegisterMovedOnError: if a file is no longer as it was read; nothing is written.
        AlreadyThereError: if a new file has come to be meanwhile; nothing is written.
        RefusedLinkError: if a file is reached by a link that the register may not hold.
        RegisterLockedAwayError: if the operating system refuses; nothing is written.
        PartlyWrittenError: if it refuses when some files are in place already.
        UnconfirmedWriteError: if all is written and the disk does not confirm it.
    """
    ready = tuple(rewrites)
    places = {place_in(root, rewrite.file).resolve(): rewrite.after for rewrite in ready}
    paths = {path: after for path, after in places.items() if after is not None}
    gone = [path for path, after in places.items() if after is None]

    def look_again() -> None:
        for rewrite in ready:
            _still_as_read(root, rewrite)

    try:
        remove_leftovers({path.parent for path in paths})
        put(paths, look_again)
        remove(gone, list(paths))
    except OSError as error:
        raise RegisterLockedAwayError(root, reason_of(error)) from error
    return tuple(places)


def _still_as_read(root: Path, rewrite: Rewrite) -> None:
    path = root / rewrite.file
    if rewrite.before is None:
        if path.exists():
            raise AlreadyThereError(rewrite.file)
    elif not path.exists() or read_file(root, rewrite.file) != rewrite.before:
        raise RegisterMovedOnError(rewrite.file)


def key_order(path: str) -> KeyOrder:
    """Return the order in which a file of that path gives the keys of each of its records."""
    file = classify(path)
    model = RECORDS[file.kind] if file else None

    def order(place: Place) -> list[str]:
        return keys_at(model, place) if model else []

    return order
