"""The part of a register that one edit needs, at the same cost at ten items and at ten thousand.

Touches: files, reading only.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from peeltrack.storage.files import (
    MAIN_FILE,
    FileKind,
    RegisterFile,
    classify,
    list_files,
    read_file,
)
from peeltrack.storage.load import Loaded, load_files
from peeltrack.storage.write import Rewrite


@dataclass(frozen=True)
class PartialRegister:
    """A register that reads only what is requested, and that once.

    What an edit is planned from is then what it is made to and what it is checked with.
    """

    root: Path
    _read: dict[str, bytes] = field(default_factory=dict)

    @cached_property
    def files(self) -> tuple[RegisterFile, ...]:
        """Every file, by name alone; this alone takes longer in a larger register."""
        return list_files(self.root)[0]

    @cached_property
    def office(self) -> Loaded:
        """The organisation and the published positions alone."""
        return self.load(())

    def ids(self, kind: FileKind) -> list[str]:
        """Return the ids of every record of a kind, in the order of their paths."""
        return [file.id for file in self.files if file.kind == kind]

    def items_called(self, reference: str) -> list[str]:
        """Return the ids that a reference may mean: itself if it is whole, else all."""
        path = self.root.resolve() / f"inspections/{reference}.yaml"
        # A link is left to the listing, which tells those that may be followed.
        is_whole = reference.count("/") == 1 and path.is_file() and path.resolve() == path
        return [reference] if is_whole else self.ids(FileKind.ITEM)

    def read(self, path: str) -> bytes:
        """Return a file's bytes as they were at the first request."""
        if path not in self._read:
            self._read[path] = read_file(self.root, path)
        return self._read[path]

    def load(self, ids: Iterable[str]) -> Loaded:
        """Load the organisation, the positions, some records and the inspections of their items."""
        return load_files(self._chosen(ids), self.read)

    def load_to_check(self, ids: Iterable[str], rewrites: Sequence[Rewrite] = ()) -> Loaded:
        """Load the same with the ids of every other record, so that none counts as missing.

        Args:
            ids: items, inspections or meetings.
            rewrites: files to be taken as they are to be, not as they are.
        """
        overlay = {each.file: each.after for each in rewrites if each.after is not None}
        gone = {each.file for each in rewrites if each.after is None}
        chosen = {file: None for file in self._chosen(ids, overlay) if file.path not in gone}
        others = [
            file.id
            for file in self.files
            if file.id and file not in chosen and file.path not in gone
        ]

        def read(path: str) -> bytes:
            return overlay[path] if path in overlay else self.read(path)

        return load_files(chosen, read, unread=others)

    def _chosen(self, ids: Iterable[str], new: Iterable[str] = ()) -> dict[RegisterFile, None]:
        paths = dict.fromkeys(
            [MAIN_FILE, "positions.yaml", *(p for id_ in ids for p in _paths(id_))]
        )
        there = [path for path in paths if path in new or (self.root / path).is_file()]
        return dict.fromkeys(file for path in there if (file := classify(path)))


def _paths(id_: str) -> Iterator[str]:
    """Return the possible paths of a record by its id; for an item, also its inspection's."""
    inspection, slash, _ = id_.partition("/")
    yield f"inspections/{inspection}/inspection.yaml"
    yield f"inspections/{id_}.yaml" if slash else f"meetings/{id_}.yaml"
