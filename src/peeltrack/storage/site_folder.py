"""The folder of a site: its list of files, and their replacement one by one. Touches: files.

`site.json` lists every file of a site and is written last: a run that was stopped leaves each
page whole, and the next one finishes the folder.
"""

import json
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from peeltrack.errors import UnreadableError, UnwritableError, reason_of
from peeltrack.model.vocabulary import Audience
from peeltrack.storage.atomic_write import remove_leftovers, replace_derived
from peeltrack.storage.errors import AlreadyThereError
from peeltrack.storage.kept_files import why_kept

LIST = "site.json"
"""The file that makes a folder a site of ours."""
_SCHEMA = 1
_BEGUN = ".site-begun"
"""Says for whom a site is that is not finished yet, and which files that no list names it has."""

_NAME = re.compile(r"(?:[a-z0-9][a-z0-9.-]*/){0,2}[a-z0-9][a-z0-9.-]*")
"""A file of a site, from its folder."""

_ELSEWHERE = "Name another folder with -o"


@dataclass
class SiteFolder:
    """A folder that a site is written into, file by file."""

    path: Path
    audience: str
    """Who may read the site."""
    _old: frozenset[str] = frozenset()
    _new: dict[str, str] = field(default_factory=dict)
    _folders: set[Path] = field(default_factory=set)

    def begin(self) -> None:
        """Read the old list, and refuse a folder that is not a site for this audience.

        Raises:
            AlreadyThereError: if the folder holds something that is not a site.
            UnwritableError: if the site there is for another audience, or it cannot be made.
            UnreadableError: if its list cannot be read.
        """
        if why := why_kept(self.path.resolve() / LIST):
            raise UnwritableError(self.path, why, _ELSEWHERE)
        try:
            if self.path.exists() and not self.path.is_dir():
                raise UnwritableError(self.path, "it is not a folder", _ELSEWHERE)
            is_new = not self.path.exists() or not any(self.path.iterdir())
            begun = _begun(self.path / _BEGUN)
            known = [each for each in (_known(self.path / LIST), begun) if each]
            if not is_new and not known:
                raise AlreadyThereError(str(self.path))
            for each in known:
                if each.audience not in ("", self.audience):
                    why = f"it has a site for the {each.audience} audience"
                    raise UnwritableError(self.path, why, _ELSEWHERE)
            self.path.mkdir(parents=True, exist_ok=True)
            if not begun or not begun.audience:
                self._note(self.audience)
        except OSError as error:
            raise UnwritableError(self.path, reason_of(error), _ELSEWHERE) from error
        self._old = frozenset().union(*(each.files for each in known))

    def write(self, name: str, data: bytes) -> None:
        """Write a file of the site in one step; one that is the same is not touched.

        Raises:
            UnwritableError: if the operating system refuses.
        """
        self._new[name] = sha256(data).hexdigest()
        self._put(self.path / name, data, name if name not in self._old else None)

    def finish(self, about: Mapping[str, object]) -> None:
        """Remove the files that only the old list names, and write the new list.

        Args:
            about: what else the list says: the date and the revision.

        Raises:
            UnwritableError: if the operating system refuses.
        """
        try:
            folders = {(self.path / name).parent for name in self._old}
            remove_leftovers({self.path, *folders, *self._folders})
            for name in sorted(self._old - self._new.keys()):
                self._remove(name)
        except OSError as error:
            path = Path(error.filename or self.path)
            raise UnwritableError(path, reason_of(error), "Close it and try again") from error
        beside = {"schema": _SCHEMA, "audience": self.audience, **about}
        listed = json.dumps({**beside, "files": dict(sorted(self._new.items()))}, indent=1)
        self._put(self.path / LIST, f"{listed}\n".encode())
        with suppress(OSError):
            (self.path / _BEGUN).unlink(missing_ok=True)

    def _note(self, line: str) -> None:
        with (self.path / _BEGUN).open("a", encoding="utf-8", newline="\n") as file:
            file.write(f"{line}\n")

    def _put(self, path: Path, data: bytes, new: str | None = None) -> None:
        try:
            if new:
                self._note(new)
            if path.parent not in self._folders:
                path.parent.mkdir(parents=True, exist_ok=True)
                self._check_within(path.parent)
                self._folders.add(path.parent)
            if not _is_same(path, data):
                replace_derived(path, data)
        except OSError as error:
            raise UnwritableError(path, reason_of(error), "Run it again to finish") from error

    def _check_within(self, folder: Path) -> None:
        if not folder.resolve().is_relative_to(self.path.resolve()):
            raise UnwritableError(folder, "it is a link that leaves the folder", _ELSEWHERE)

    def _remove(self, name: str) -> None:
        path = self.path / name
        self._check_within(path.parent)
        path.unlink(missing_ok=True)
        for folder in path.relative_to(self.path).parents:
            with suppress(OSError):  # something else is in it
                if folder.parts:
                    (self.path / folder).rmdir()


_MARK = re.compile(rb'<meta name="generator" content="PeelTrack site, (internal|public)">')
_HEAD = 2_000
"""The bytes of a page in which its mark is."""


def refuse_other_page(path: Path, audience: str) -> None:
    """Refuse to replace a file that is not a site in one file for the same audience.

    Raises:
        AlreadyThereError: if it is something else.
        UnwritableError: if it is for another audience.
        UnreadableError: if it cannot be read.
    """
    if not path.exists():
        return
    try:
        with path.open("rb") as file:
            found = _MARK.search(file.read(_HEAD))
    except OSError as error:
        raise UnreadableError(path, reason_of(error)) from error
    if not found:
        raise AlreadyThereError(str(path))
    if found[1].decode() != audience:
        why = f"it is a site for the {found[1].decode()} audience"
        raise UnwritableError(path, why, "Name another file with -o")


class _Known(NamedTuple):
    """The facts known about a site that is there."""

    audience: str
    """Empty if a run was stopped before it could say."""
    files: frozenset[str]


def _known(path: Path) -> _Known | None:
    """Read the list of a site; return None if there is none.

    Raises:
        UnreadableError: if it is something else.
    """
    if not path.is_file():
        return None
    try:
        known = json.loads(path.read_bytes())
        names = frozenset(filter(_NAME.fullmatch, known["files"]))
        return _Known(str(known["audience"]), names)
    except (ValueError, TypeError, KeyError) as error:
        raise UnreadableError(path, "it is not the list of a site") from error


def _begun(path: Path) -> _Known | None:
    """Read what an unfinished run has noted; return None if there is none.

    Raises:
        UnreadableError: if it is something else.
    """
    if not path.is_file():
        return None
    text = path.read_text(encoding="utf-8", errors="replace")
    audience, *names = text[: text.rfind("\n") + 1].splitlines() or [""]
    if audience not in ("", *Audience):
        raise UnreadableError(path, "it is not the beginning of a site")
    return _Known(audience, frozenset(filter(_NAME.fullmatch, names)))


def _is_same(path: Path, data: bytes) -> bool:
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except FileNotFoundError:
        return False
